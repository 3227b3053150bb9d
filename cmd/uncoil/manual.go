package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// manualCommand prints what packages install beside the program: its manual page and
// its shell completions, made from the command line itself so that they cannot differ
// from it. Completions also ask it for the names of routines and exercises.
type manualCommand struct {
	What string `arg:"" enum:"man,bash,zsh,fish,routines,exercises" help:"man, bash, zsh, fish, routines or exercises."`
}

// Run carries out the command.
func (c *manualCommand) Run(p *program, chosen *kong.Context) error {
	switch c.What {
	case "man":
		writeManual(p.out, chosen.Model)
	case "routines", "exercises":
		return p.printNames(c.What)
	default:
		io.WriteString(p.out, completion(c.What, chosen.Model))
	}
	return nil
}

// printNames prints the id of every routine or exercise, one a line.
func (p *program) printNames(what string) error {
	books, err := p.catalog()
	if err != nil {
		return err
	}
	if what == "routines" {
		for _, r := range books.Routines() {
			fmt.Fprintln(p.out, r.ID)
		}
		return nil
	}
	for _, e := range p.spared(books) {
		fmt.Fprintln(p.out, e.ID)
	}
	return nil
}

// commandsOf returns the commands that are not hidden.
func commandsOf(app *kong.Application) []*kong.Node {
	var all []*kong.Node
	for _, c := range app.Children {
		if !c.Hidden {
			all = append(all, c)
		}
	}
	return all
}

// writeManual writes the manual page, for man.
func writeManual(w io.Writer, app *kong.Application) {
	about, more, _ := strings.Cut(app.Help, "\n\n")
	fmt.Fprintf(w, ".TH UNCOIL 1 \"%s\" \"Uncoil %s\" \"User Commands\"\n", made(), roff(release))
	fmt.Fprintf(w, ".SH NAME\nuncoil \\- %s\n", roff(lowerFirst(strings.TrimSuffix(about, "."))))
	fmt.Fprintf(w, ".SH SYNOPSIS\n.B uncoil\n[\\fIcommand\\fR] [\\fIflags\\fR]\n")
	fmt.Fprintf(w, ".SH DESCRIPTION\n%s\n.PP\n%s\n", roff(about), roff(more))
	fmt.Fprintln(w, ".SH COMMANDS")
	for _, c := range commandsOf(app) {
		fmt.Fprintf(w, ".SS %s\n%s\n", roff(c.Summary()), roff(c.Help))
		for _, arg := range c.Positional {
			fmt.Fprintf(w, ".TP\n\\fI%s\\fR\n%s\n", roff(arg.Name), roff(arg.Help))
		}
		writeFlags(w, c.Flags)
	}
	fmt.Fprintln(w, ".SH FLAGS OF ALL COMMANDS")
	writeFlags(w, app.Flags)
	fmt.Fprint(w, `.SH FILES
.TP
.I ~/.local/share/uncoil
Preferences, history, and routines, exercises and pictures of your own.
The variable XDG_DATA_HOME or
.B \-\-data
names another folder.
.SH EXIT STATUS
0 fine, 1 it did not work, 2 wrong usage.
`)
}

func writeFlags(w io.Writer, flags []*kong.Flag) {
	for _, f := range flags {
		if !f.Hidden {
			fmt.Fprintf(w, ".TP\n\\fB%s\\fR\n%s\n", roff(flagSummary(f)), roff(f.Help))
		}
	}
}

// flagSummary writes a flag as the help does: "-o, --output=FILE", "--[no-]audio-only".
func flagSummary(f *kong.Flag) string {
	if f.Tag.Negatable != "" {
		return strings.Replace(f.String(), "--", "--[no-]", 1)
	}
	return f.String()
}

// made returns the day that the build is for, from SOURCE_DATE_EPOCH: builds of the
// same source are the same.
func made() string {
	s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return ""
	}
	return time.Unix(s, 0).UTC().Format(time.DateOnly)
}

// roff escapes a text for man.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", `\[u2026]`, "–", `\[en]`).Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}

func lowerFirst(text string) string {
	if text == "" {
		return text
	}
	return strings.ToLower(text[:1]) + text[1:]
}
