// Command uncoil leads a person through spinal-decompression exercises: in a
// window, or in a terminal. This package parses flags, opens what is needed and
// wires it together. All decisions about a session are made in engine.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"uncoil/engine"
	"uncoil/ui/terminal"
	"uncoil/ui/translations"
)

// The exit codes.
const (
	exitFine   = 0
	exitFailed = 1
	exitUsage  = 2
)

// commandLine is the whole command line; kong parses it by the tags.
type commandLine struct {
	Data     string           `help:"Folder for preferences and history, in place of the usual one." placeholder:"DIR"`
	Guidance engine.Guidance  `help:"How much is said aloud: learn (less as you learn), full, brief or tones." placeholder:"G"`
	Level    engine.Level     `help:"How demanding it may be: beginner, intermediate or advanced." placeholder:"L"`
	Rest     *time.Duration   `help:"The rest where no other is set, such as 20s." placeholder:"TIME"`
	Voice    string           `help:"Who speaks; 'uncoil doctor' names the voices." placeholder:"NAME"`
	Pace     engine.Pace      `help:"How fast the voice speaks: normal or slow." placeholder:"P"`
	Ambience string           `help:"What sounds under it: off, ocean, rain, drone or room." placeholder:"A"`
	Careful  []string         `help:"Be careful with these conditions or movements in this run; 'uncoil conditions' lists them." placeholder:"ID,…"`
	Speed    float64          `help:"Let the session's clock run faster, for tests (1 to 1000)." default:"1" placeholder:"N"`
	Version  kong.VersionFlag `help:"Print the version."`
	Licences licencesFlag     `help:"Print the licences of everything in the program." aliases:"licenses"`

	Window     windowCommand     `cmd:"" default:"withargs" help:"Open the window (the same as no command), and show what files would bring in."`
	Play       playCommand       `cmd:"" help:"Lead a session in the terminal; needs no display."`
	List       listCommand       `cmd:"" help:"List routines and exercises."`
	Timeline   timelineCommand   `cmd:"" help:"Print the compiled timeline of a routine: steps and cues with times."`
	Script     scriptCommand     `cmd:"" help:"Print what will be said, with times, as a lesson to read."`
	Export     exportCommand     `cmd:"" help:"Write a whole session as an MP3 or WAV file, to take along."`
	Figure     figureCommand     `cmd:"" help:"Draw the illustration of one exercise as a PNG file."`
	Print      printCommand      `cmd:"" help:"Write a routine on one sheet of paper, as a PDF or PNG file."`
	Report     reportCommand     `cmd:"" help:"Write what you did and how it felt on a page or two for your therapist, as a PDF or PNG file."`
	Sheet      sheetCommand      `cmd:"" help:"Draw every exercise's keyframes on one sheet."`
	Check      checkCommand      `cmd:"" help:"Check routine, exercise, illustration, phrase and .uncoil files."`
	Import     importCommand     `cmd:"" help:"Take in .uncoil files, single routine and exercise files, or a therapist's sheet as text."`
	Pack       packCommand       `cmd:"" help:"Write routines and own exercises into one .uncoil file, to give away."`
	Reminders  remindersCommand  `cmd:"" help:"List the reminders, or write them into a file for a calendar."`
	Conditions conditionsCommand `cmd:"" help:"List what you can be careful with, and what each leaves out."`
	Safety     safetyCommand     `cmd:"" help:"Print the safety page."`
	Today      todayCommand      `cmd:"" help:"Suggest what to do today, and say why."`
	Log        logCommand        `cmd:"" help:"Note what you did without Uncoil: a walk, a swim, a ride, strength training."`
	Advice     adviceCommand     `cmd:"" aliases:"about-back" help:"Print what the sources advise about your back, whole or one topic."`
	Doctor     doctorCommand     `cmd:"" help:"Tell what works here: sound, database, screen, voice."`
	Manual     manualCommand     `cmd:"" hidden:"" help:"Print the manual page, or what a shell completes by."`
}

func main() {
	stderr, end := openConsole()
	e := newEnding(context.Background())
	e.watch(os.Stderr)
	code := runUntil(e, os.Args[1:], os.Stdin, os.Stdout, stderr)
	e.hold() // a command that has ended is not ended by force
	end(code)
	os.Exit(code)
}

// run runs one command line and returns the exit code.
func run(ctx context.Context, args []string, stdin *os.File, stdout, stderr io.Writer) (code int) {
	return runUntil(newEnding(ctx), args, stdin, stdout, stderr)
}

// runUntil is run with a given ending.
func runUntil(e *ending, args []string, stdin *os.File, stdout, stderr io.Writer) (code int) {
	translations.Speak()
	p := &program{ctx: e.ctx, stop: e.stop, ending: e, flags: &commandLine{}, stdin: stdin, out: stdout, err: stderr}
	return p.run(args)
}

// run runs a command line and returns the exit code.
func (p *program) run(args []string) (code int) {
	defer p.stop()
	cli, stdout, stderr := p.flags, p.out, p.err
	if !terminal.IsTerminal(stdout) {
		p.out = &output{Writer: stdout}
	}
	exited := -1
	parser, err := newParser(cli, p.out, stderr, func(c int) { exited = c; panic(exitRequest{}) })
	if err != nil {
		return complain(stderr, err, exitFailed)
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exitRequest: // --help and --version
			code = p.ended(exited, nil)
		default:
			code = p.crashed(r)
		}
	}()
	chosen, err := parser.Parse(args)
	if err != nil {
		return p.ended(exitUsage, usageError(err))
	}
	if err := cli.validate(); err != nil {
		return complain(stderr, err, exitUsage)
	}
	code = p.carryOut(chosen)
	if p.report != nil {
		p.report.Close() // there was no panic
	}
	return code
}

// newParser returns the parser of command lines; exit is called after --help and
// --version.
func newParser(cli *commandLine, stdout, stderr io.Writer, exit func(code int)) (*kong.Kong, error) {
	parser, err := kong.New(cli,
		kong.Name("uncoil"),
		kong.Description(engine.Text("Leads you through spinal-decompression exercises, by picture and by ear.")+"\n\n"+
			engine.Text("Hanging upside down is not among them: it raises the pressure in your eyes and head, and needs somebody beside you who knows how.")),
		kong.Writers(stdout, stderr),
		kong.Help(printHelp),
		kong.Exit(exit),
		kong.Vars{"version": "uncoil " + version()},
	)
	if err == nil {
		translateHelp(parser.Model.Node)
		parser.Model.HelpFlag.Help = engine.Text("Print this help.")
	}
	return parser, err
}

// translateHelp puts what the tags say about commands, flags and arguments into the user's
// language.
func translateHelp(n *kong.Node) {
	if n.Type == kong.CommandNode {
		n.Help = engine.Translated(n.Help)
	}
	for _, flag := range n.Flags {
		flag.Help = engine.Translated(flag.Help)
	}
	for _, argument := range n.Positional {
		argument.Help = engine.Translated(argument.Help)
	}
	for _, child := range n.Children {
		translateHelp(child)
	}
}

// carryOut runs the chosen command. What could not be saved is printed last.
func (p *program) carryOut(chosen *kong.Context) (code int) {
	p.command = strings.Fields(chosen.Command())[0]
	if p.command == "window" {
		// While the program ends, a slow display or sound device must not trigger
		// a forced exit.
		defer p.ending.hold()()
	}
	defer func() {
		if err := p.close(); err != nil {
			code = complain(p.err, err, exitFailed)
		}
	}()
	if err := p.checkCareful(); err != nil {
		return p.ended(exitUsage, err)
	}
	if err := chosen.Run(p); err != nil {
		return p.ended(exitFailed, err)
	}
	return p.ended(exitFine, nil)
}

// ended prints the error, if any, and returns the exit code. A failure to print
// takes precedence over the errors that follow from it.
func (p *program) ended(code int, err error) int {
	if failed := p.printed(); failed != nil {
		return complain(p.err, failed, exitFailed)
	}
	if err == nil {
		return code
	}
	return complain(p.err, err, code)
}

// exitRequest unwinds the stack after --help and --version.
type exitRequest struct{}

// complain prints an error as one line, unless it has been printed already, and
// returns the exit code.
func complain(w io.Writer, err error, code int) int {
	if !errors.Is(err, errSaid) {
		fmt.Fprintf(w, "uncoil: %s\n", strings.ReplaceAll(harmless(strings.TrimSpace(err.Error())), "\n", "\nuncoil: "))
	}
	return code
}

// harmless returns a text without control characters: file names may contain any
// character, and some move the cursor or reverse the text.
func harmless(text string) string {
	return engine.MapHidden(text, func(r rune) string {
		if r == '\n' {
			return "\n"
		}
		return strings.Trim(strconv.QuoteRuneToASCII(r), "'")
	})
}

// errSaid ends a command that has printed its error.
var errSaid = errors.New("already said")

// validate checks the shared flags.
func (c *commandLine) validate() error {
	if !(c.Speed >= 1 && c.Speed <= 1000) {
		return engine.Errorf(engine.CodeInvalid, "--speed is %v: it must lie between 1 and 1000", c.Speed)
	}
	if names := voiceNames(); c.Voice != "" && !slices.Contains(names, c.Voice) {
		return engine.Errorf(engine.CodeNotFound, "--voice is %q: it must be one of %v", c.Voice, names)
	}
	if c.Rest != nil && !(*c.Rest >= 0 && *c.Rest <= engine.MaxRest) {
		return engine.Errorf(engine.CodeInvalid, "--rest is %v: it must lie between 0s and %v", *c.Rest, engine.MaxRest)
	}
	prefs := engine.DefaultPreferences()
	c.override(&prefs)
	if err := prefs.Validate(); err != nil {
		return fmt.Errorf("--%w", err)
	}
	return nil
}

// override applies the flags to the stored preferences.
func (c *commandLine) override(p *engine.Preferences) {
	if c.Guidance != "" {
		p.Guidance = c.Guidance
	}
	if c.Level != "" {
		p.Level = c.Level
	}
	if c.Rest != nil {
		p.Rests.Default = engine.PauseOf(*c.Rest)
	}
	if c.Voice != "" {
		p.Sound.Speaker = c.Voice
	}
	if c.Pace != "" {
		p.Sound.Pace = c.Pace
	}
	if c.Ambience != "" {
		p.Sound.Ambience = c.ambience()
	}
	c.careful(p)
}

// ambience is that of the flag.
func (c *commandLine) ambience() engine.Ambience {
	if c.Ambience == "off" {
		return engine.AmbienceOff
	}
	return engine.Ambience(c.Ambience)
}

// withdraw restores the stored values of preferences that a flag has overridden
// and that have not changed since, so that a flag for one run is not saved.
func (c *commandLine) withdraw(p *engine.Preferences, stored *engine.Preferences) {
	if c.Guidance != "" && p.Guidance == c.Guidance {
		p.Guidance = stored.Guidance
	}
	if c.Level != "" && p.Level == c.Level {
		p.Level = stored.Level
	}
	if c.Rest != nil && p.Rests.Default == engine.PauseOf(*c.Rest) {
		p.Rests.Default = stored.Rests.Default
	}
	if c.Voice != "" && p.Sound.Speaker == c.Voice {
		p.Sound.Speaker = stored.Sound.Speaker
	}
	if c.Ambience != "" && p.Sound.Ambience == c.ambience() {
		p.Sound.Ambience = stored.Sound.Ambience
	}
	if c.Pace != "" && p.Sound.Pace == c.Pace {
		p.Sound.Pace = stored.Sound.Pace
	}
	if len(c.Careful) > 0 {
		p.Conditions, p.Careful = stored.Conditions, stored.Careful
	}
}
