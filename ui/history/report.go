package history

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/printsheet"
	"uncoil/engine/report"
	"uncoil/ui/printing"
	"uncoil/ui/savefile"
	"uncoil/ui/widget"
)

// The extensions of the two formats of a report.
const (
	endingPDF = ".pdf"
	endingPNG = ".png"
)

// Report opens the sheet for writing what was done for a therapist.
func (s *Screen) Report() {
	notes, size, missing, prefs := false, printsheet.A4, "", s.prefs
	choice := func(label string, names []string, chosen func(i int)) widget.Row {
		return widget.Row{Label: label, Control: widget.NewChoice(names, 0, chosen)}
	}
	savefile.Open(savefile.Options{
		Title:  lang.X("report.save-title", "A page for your therapist"),
		Text:   lang.X("report.save-text", "The last twelve weeks on a page or two: how often and how long, how it felt, what you did, what hurt, and what you are careful with."),
		Folder: s.options.Folder(),
		Name:   lang.X("report.file-name", "Uncoil report {{.Day}}", map[string]any{"Day": s.today()}),
		Kinds:  []savefile.Kind{{Ending: endingPDF, Name: lang.X("report.pdf", "PDF")}, {Ending: endingPNG, Name: lang.X("report.png", "Picture (PNG)")}},
		Rows: []widget.Row{
			choice(lang.X("report.with-notes", "Your notes"), []string{lang.X("report.without", "Keep them private"), lang.X("report.with", "Print them")}, func(i int) { notes = i == 1 }),
			choice(lang.X("report.paper", "Paper"), []string{lang.X("paper.a4", "A4"), lang.X("paper.letter", "Letter")}, func(i int) { size = printsheet.Papers()[i] }),
		},
		Write: func(path string) error { return s.writeReport(path, prefs, notes, size, &missing) },
		OnSaved: func(path string) {
			line := lang.X("report.saved", "The page is in {{.File}}.", map[string]any{"File": path})
			if missing != "" {
				line += " " + printing.Unprintable(missing)
			}
			s.undo.Say(line, nil)
		},
		Go: s.options.Go, Post: s.options.Post, Host: s.options.Host,
	})
}

// writeReport writes the report in the format of the file's extension; missing gets the
// letters that cannot be printed.
func (s *Screen) writeReport(path string, prefs engine.Preferences, notes bool, size printsheet.Paper, missing *string) error {
	archive, err := s.options.Records.Archive(context.Background())
	if err != nil {
		return err
	}
	today := s.today()
	r := report.Of(report.Input{Archive: archive, From: report.Since(&archive, today), To: today, First: s.options.Week, Goal: plan.Goal(plan.PastOf(&archive), &prefs, today)})
	page := printing.Report(r, &printing.Patient{Book: s.options.Book, Routines: s.options.Routines, Prefs: &prefs}, notes, s.options.Now())
	write := printsheet.WriteReportPDF
	if strings.EqualFold(filepath.Ext(path), endingPNG) {
		write = printsheet.WriteReportPNG
	}
	return s.options.WriteFile(path, func(w io.Writer) error {
		return write(w, page, size, printing.Fonts(func(letters string) { *missing = letters }))
	})
}
