package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/locale"
	"uncoil/engine/plan"
	"uncoil/engine/printsheet"
	"uncoil/engine/report"
	"uncoil/engine/userfile"
	"uncoil/ui/printing"
	"uncoil/ui/translations"
)

// reportCommand writes what was done for a therapist.
type reportCommand struct {
	Output string           `short:"o" required:"" placeholder:"FILE.pdf" help:"File to write; .pdf or .png."`
	Since  string           `help:"First day of the report; the last twelve weeks if it is left out." placeholder:"2026-11-20"`
	Notes  bool             `help:"Print the notes on the sessions too."`
	Paper  printsheet.Paper `help:"Size of the paper: a4 or letter." default:"a4" enum:"a4,letter" placeholder:"SIZE"`
}

// Run carries out the command.
func (c *reportCommand) Run(p *program) error {
	if err := endsIn(c.Output, ".pdf", ".png"); err != nil {
		return err
	}
	now := time.Now()
	today := engine.DayOf(now)
	since := engine.Day(0)
	if c.Since != "" {
		day, err := engine.ParseDay(c.Since)
		if err != nil {
			return fmt.Errorf("--since: %w", err)
		}
		if day > today {
			return engine.Errorf(engine.CodeInvalid, "--since is %s, which is still to come: give a day that is over", day)
		}
		since = day
	}
	books, err := p.catalog()
	if err != nil {
		return err
	}
	kept, err := p.store()
	if err != nil {
		return err
	}
	archive, err := kept.Archive(p.ctx)
	if err != nil {
		return err
	}
	if c.Since == "" {
		since = report.Since(&archive, today)
	}
	prefs, err := p.preferences()
	if err != nil {
		return err
	}
	r := report.Of(report.Input{Archive: archive, From: since, To: today, First: locale.System().FirstWeekday(), Goal: plan.Goal(plan.PastOf(&archive), &prefs, today)})
	translations.Add()
	page := printing.Report(r, &printing.Patient{Book: books.Book(), Routines: books.Routines(), Prefs: &prefs}, c.Notes, now)
	if err := writeReport(p, c.Output, page, c.Paper); err != nil {
		return err
	}
	fmt.Fprint(p.out, engine.Text("%s: %s since %s\n", userfile.Name(c.Output), printing.Sessions(r.Sessions), since))
	return nil
}

// writeReport writes a report in the format of the path's extension.
func writeReport(p *program, path string, page *printsheet.Report, size printsheet.Paper) error {
	write := printsheet.WriteReportPDF
	if strings.EqualFold(filepath.Ext(path), ".png") {
		write = printsheet.WriteReportPNG
	}
	fonts := printing.Fonts(func(letters string) { p.say(printing.Unprintable(letters)) })
	return writeBeside(path, func(w io.Writer) error { return write(w, page, size, fonts) })
}
