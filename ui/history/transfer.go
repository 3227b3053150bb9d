package history

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/history"
	"uncoil/ui/saving"
	"uncoil/ui/widget"
)

// The endings of the two forms that a history is written in.
const (
	endingCSV  = ".csv"
	endingJSON = ".json"
)

// shownProblems is how many rows that cannot be read are listed.
const shownProblems = 12

// Export opens the sheet on which the history is written to a file.
func (s *Screen) Export() {
	saving.Open(saving.Options{
		Title:  lang.X("history.export-title", "Export your history"),
		Text:   lang.X("history.export-text", "A table is for a spreadsheet; the complete form also holds every set, and is the one to bring in elsewhere."),
		Folder: s.options.Folder,
		Name:   lang.X("history.file-name", "Uncoil history {{.Day}}", map[string]any{"Day": s.today()}),
		Kinds:  []saving.Kind{{Ending: endingCSV, Name: lang.X("history.csv", "Table (CSV)")}, {Ending: endingJSON, Name: lang.X("history.json", "Complete (JSON)")}},
		Write:  s.writeFile,
		OnSaved: func(path string) {
			s.undo.Say(lang.X("history.exported", "Your history is in {{.File}}.", map[string]any{"File": path}), nil)
		},
		Go: s.options.Go, Post: s.options.Post, Host: s.options.Host,
	})
}

// writeFile writes the whole history in the form that the file's ending names.
func (s *Screen) writeFile(path string) error {
	archive, err := s.options.Records.Archive(context.Background())
	if err != nil {
		return err
	}
	return s.options.WriteFile(path, func(w io.Writer) error {
		if strings.EqualFold(filepath.Ext(path), endingJSON) {
			return history.WriteJSON(w, archive)
		}
		return history.WriteCSV(w, archive)
	})
}

// found is what a file to be brought in comes to.
type found struct {
	archive      engine.Archive
	added, known int
	problems     []history.Problem
}

// choose lets the user choose a file to bring in.
func (s *Screen) choose() {
	s.options.Host.PickFile([]string{endingCSV, endingJSON}, s.Preview)
}

// Preview reads a file and shows what bringing it in would do.
func (s *Screen) Preview(path string) {
	s.options.Go(func() {
		f, err := s.read(path)
		s.options.Post(func() {
			if err != nil {
				s.complain(err)
				return
			}
			s.showFound(filepath.Base(path), f)
		})
	})
}

func (s *Screen) read(path string) (f found, err error) {
	file, err := os.Open(path)
	if err != nil {
		return found{}, engine.Errorf(engine.CodeUnavailable, "%s cannot be read: %w", path, err)
	}
	defer file.Close()
	read := history.ReadCSV
	if strings.EqualFold(filepath.Ext(path), endingJSON) {
		read = history.ReadJSON
	}
	if f.archive, f.problems, err = read(file); err != nil {
		return found{}, err
	}
	f.added, f.known, err = s.options.Records.Preview(context.Background(), f.archive)
	return f, err
}

// showFound says what is new in a file, what is known and what is wrong with it.
func (s *Screen) showFound(name string, f found) {
	buttons := []*widget.FocusButton{widget.NewFocusButton(lang.X("history.close", "Close"), widget.Primary, s.options.Host.CloseSheet)}
	if f.added > 0 {
		buttons = []*widget.FocusButton{
			widget.NewFocusButton(lang.XN("history.add", "Add {{.N}} entries", f.added, map[string]any{"N": f.added}), widget.Primary, func() {
				s.options.Host.CloseSheet()
				s.bringIn(f.archive)
			}),
			widget.NewFocusButton(lang.X("history.cancel", "Cancel"), widget.Secondary, s.options.Host.CloseSheet),
		}
	}
	sheet := widget.NewSheet(lang.X("history.found", "In “{{.File}}”", map[string]any{"File": name}), "", buttons...)
	sheet.Width = sheetWidth
	sheet.SetContent(widget.NewRows(foundRows(f)...))
	s.options.Host.OpenSheet(sheet)
}

func foundRows(f found) []widget.Row {
	count := func(n int) string {
		return lang.XN("history.entries", "{{.N}} entries", n, map[string]any{"N": n})
	}
	rows := []widget.Row{
		{Label: lang.X("history.new", "New, will be added"), Text: count(f.added)},
		{Label: lang.X("history.known", "Known already, stays as it is"), Text: count(f.known)},
	}
	if len(f.problems) == 0 {
		return rows
	}
	rows = append(rows, widget.Row{Label: lang.X("history.wrong", "Cannot be read, will be left out"), Text: count(len(f.problems))})
	for i, p := range f.problems {
		if i == shownProblems {
			n := len(f.problems) - i
			rows = append(rows, widget.Row{Label: lang.XN("history.more-wrong", "and {{.N}} more", n, map[string]any{"N": n}), Text: " "})
			break
		}
		rows = append(rows, widget.Row{
			Label: p.Reason, Text: lang.X("history.line", "line {{.N}}", map[string]any{"N": p.Line}),
		})
	}
	return rows
}

func (s *Screen) bringIn(a engine.Archive) {
	added := 0
	s.do(func(ctx context.Context) (err error) {
		added, _, err = s.options.Records.BringIn(ctx, a, func(float64) {})
		return err
	}, func() {
		s.undo.Say(lang.XN("history.added", "{{.N}} entries have been added.", added, map[string]any{"N": added}), nil)
	})
}
