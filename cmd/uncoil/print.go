package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/printsheet"
	"uncoil/engine/userfile"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
)

// printCommand writes a routine on one sheet of paper.
type printCommand struct {
	Routine string           `arg:"" help:"Routine to print; 'uncoil list' names them."`
	Output  string           `short:"o" required:"" placeholder:"FILE.pdf" help:"File to write; .pdf or .png."`
	Paper   printsheet.Paper `help:"Size of the paper: a4 or letter." default:"a4" placeholder:"SIZE"`
	lengthFlag
}

// Run carries out the command.
func (c *printCommand) Run(p *program) error {
	if err := endsIn(c.Output, ".pdf", ".png"); err != nil {
		return err
	}
	if !slices.Contains(printsheet.Papers(), c.Paper) {
		return engine.Errorf(engine.CodeInvalid, "--paper is %q: choose a4 or letter", c.Paper)
	}
	plan, err := p.planToShow(p.plan(c.Routine, c.adjust))
	if err != nil {
		return err
	}
	return writeHandout(c.Output, c.Paper, &printing.Job{
		Routine: plan.Routine, Timeline: plan.Timeline, Book: plan.Book, Prefs: &plan.Prefs,
		Subject: picture.FromCatalog(p.books), Person: picture.PersonOf(plan.Prefs.Display), Now: time.Now(),
		Missing: func(letters string) { p.say(printing.Unprintable(letters)) },
	})
}

// writeHandout writes the sheet of a routine in the format of the path's
// extension.
func writeHandout(path string, size printsheet.Paper, job *printing.Job) error {
	write := printsheet.WritePDF
	switch strings.ToLower(filepath.Ext(path)) {
	case ".pdf":
	case ".png":
		write = printsheet.WritePNG
	default:
		return engine.Errorf(engine.CodeInvalid, "%s: a sheet is a .pdf or a .png file: give it one of the two endings", userfile.Name(path))
	}
	return writeBeside(path, func(w io.Writer) error { return write(w, printing.Sheet(job), size, printing.Fonts(job.Missing)) })
}
