package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"uncoil/engine"
)

// usageWords says in the user's language what the parser of the command line says, with
// the parts in brackets.
var usageWords = []struct {
	said *regexp.Regexp
	say  func(part []string) string
}{
	{regexp.MustCompile(`^unknown flag (-.*)$`), func(p []string) string { return engine.Text("unknown flag %s", p[1]) }},
	{regexp.MustCompile(`^unexpected argument (.*)$`), func(p []string) string { return engine.Text("unexpected argument %s", p[1]) }},
	{regexp.MustCompile(`^missing flags: (.*)$`), func(p []string) string { return engine.Text("missing flags: %s", p[1]) }},
	{regexp.MustCompile(`^expected "(<.*)"$`), func(p []string) string { return engine.Text("name %s", p[1]) }},
	{regexp.MustCompile(`^expected one of (.*)$`), func(p []string) string { return engine.Text("expected one of %s", p[1]) }},
	{regexp.MustCompile(`^(--\S+|<.*>) must be one of (.*) but got (".*")$`), func(p []string) string {
		return engine.Text("%s must be one of %s but got %s", p[1], p[2], p[3])
	}},
	{regexp.MustCompile(`^(--\S+): expected duration but got ("[^"]*").*`), func(p []string) string {
		return engine.Text("%s is %s: write a time with its unit, such as 20s or 1m30s", p[1], p[2])
	}},
	{regexp.MustCompile(`^(--\S+): expected a float but got ("[^"]*").*`), func(p []string) string { return engine.Text("%s is %s: write a number", p[1], p[2]) }},
	{regexp.MustCompile(`^(--\S+): expected an? .*int but got ("[^"]*").*`), func(p []string) string {
		return engine.Text("%s is %s: write a whole number", p[1], p[2])
	}},
	{regexp.MustCompile(`^(--\S+): bool value must be .* but got (".*")$`), func(p []string) string {
		return engine.Text("%s is %s: write yes or no, or leave the value out", p[1], p[2])
	}},
	{regexp.MustCompile(`^(--\S+): expected \S+ value but got "EOL".*`), func(p []string) string { return engine.Text("%s has no value", p[1]) }},
	{regexp.MustCompile(`^(--minutes): (.*)`), func(p []string) string { return engine.Text("%s is %s", p[1], p[2]) }},
}

// meant is what the parser adds where it knows a word that is nearly the same.
var meant = regexp.MustCompile(`^(.*), did you mean (?:one of )?(.*)\?$`)

// usageError says what is wrong, and what to do.
func usageError(err error) error {
	text, near := strings.TrimSuffix(err.Error(), "."), ""
	if part := meant.FindStringSubmatch(text); part != nil {
		text, near = part[1], engine.Text(", did you mean %s?", part[2])
	}
	for _, w := range usageWords {
		if part := w.said.FindStringSubmatch(text); part != nil {
			text = w.say(part)
			break
		}
	}
	return errors.New(engine.Text("%s; 'uncoil --help' shows what there is", text+near))
}

// printHelp prints the help that the parser writes, with its headings in the user's
// language.
func printHelp(options kong.HelpOptions, ctx *kong.Context) error {
	out := ctx.Stdout
	if width := widthOf(out); os.Getenv(columnsVariable) == "" && width > 0 {
		_ = os.Setenv(columnsVariable, strconv.Itoa(width)) // the parser looks there too
		defer os.Unsetenv(columnsVariable)
	}
	var written bytes.Buffer
	ctx.Stdout = &written
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = out
	if err != nil {
		return err
	}
	text := written.String()
	for _, heading := range []struct{ english, own string }{
		{"Usage:", engine.Text("Usage:")},
		{"Arguments:", engine.Text("Arguments:")},
		{"Flags:", engine.Text("Flags:")},
		{"Commands:", engine.Text("Commands:")},
		{`Run "uncoil <command> --help" for more information on a command.`, engine.Text("Run 'uncoil <command> --help' for more about a command.")},
	} {
		text = regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(heading.english)).ReplaceAllLiteralString(text, heading.own)
	}
	_, err = io.WriteString(out, text)
	return err
}

// columnsVariable is the variable that says how wide the terminal is.
const columnsVariable = "COLUMNS"

// widthOf returns how wide a terminal is, in characters; 0 for what is none.
func widthOf(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
