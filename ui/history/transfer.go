package history

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/history"
	"uncoil/engine/userfile"
	"uncoil/ui/savefile"
	"uncoil/ui/waiting"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// The extensions of the two file formats of a history.
const (
	endingCSV  = ".csv"
	endingJSON = ".json"
)

// shownProblems is the most unreadable rows that are listed.
const shownProblems = 12

// Export opens the sheet for writing the history to a file.
func (s *Screen) Export() {
	savefile.Open(savefile.Options{
		Title:  lang.X("history.export-title", "Export your history"),
		Text:   lang.X("history.export-text", "A table is for a spreadsheet; the complete form also holds every set, and is the one to bring in elsewhere."),
		Folder: s.options.Folder(),
		Name:   lang.X("history.file-name", "Uncoil history {{.Day}}", map[string]any{"Day": s.today()}),
		Kinds:  []savefile.Kind{{Ending: endingCSV, Name: lang.X("history.csv", "Table (CSV)")}, {Ending: endingJSON, Name: lang.X("history.json", "Complete (JSON)")}},
		Write:  s.writeFile,
		OnSaved: func(path string) {
			s.undo.Say(lang.X("history.exported", "Your history is in {{.File}}.", map[string]any{"File": path}), nil)
		},
		Go: s.options.Go, Post: s.options.Post, Host: s.options.Host,
	})
}

// writeFile writes the whole history in the format of the file's extension.
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

// found is the content of a file to import.
type found struct {
	archive      engine.Archive
	added, known int
	problems     []history.Problem
}

// choose lets the user choose a file to import.
func (s *Screen) choose() {
	s.options.Host.PickFile([]string{endingCSV, endingJSON}, s.Preview)
}

// wait runs a task with a progress sheet; if late, the sheet opens only if the
// task takes long. then is called after success. One task runs at a time.
func (s *Screen) wait(title string, late bool, do func(ctx context.Context, progress func(done float64)) error, then func()) {
	if s.waiting != nil {
		return
	}
	s.waiting = waiting.Begin(waiting.Options{
		Title: title, Width: sheetWidth, Late: late, Do: do,
		Then: func(err error) {
			s.waiting = nil
			switch {
			case errors.Is(err, context.Canceled):
				s.undo.Say(lang.X("history.called-off", "Nothing has been added."), nil)
			case err != nil:
				s.complain(err)
			default:
				then()
			}
		},
		Go: s.options.Go, Post: s.options.Post, Now: s.options.Now, Host: s.options.Host,
	})
}

// callOff cancels reading or importing; nothing is added.
func (s *Screen) callOff() {
	if s.waiting != nil {
		s.waiting.Cancel()
	}
}

// Stop cancels an import after the window has closed.
func (s *Screen) Stop() {
	if s.waiting != nil {
		s.waiting.Stop()
	}
}

// Preview reads a file and shows what importing it would add.
func (s *Screen) Preview(path string) {
	var f found
	name := filepath.Base(path)
	s.wait(lang.X("history.reading", "Reading “{{.File}}”", map[string]any{"File": name}), true,
		func(ctx context.Context, progress func(done float64)) (err error) {
			f, err = s.read(ctx, path, progress)
			return err
		},
		func() { s.showFound(name, f) })
}

// readShare is the share of the progress for reading a file; the rest is for
// comparing it with the history.
const readShare = 0.9

func (s *Screen) read(ctx context.Context, path string, progress func(done float64)) (f found, err error) {
	file, err := userfile.Open(path)
	if err != nil {
		return found{}, engine.Errorf(engine.CodeUnavailable, "%s cannot be read: %w", userfile.Name(path), userfile.Cause(err))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return found{}, engine.Errorf(engine.CodeUnavailable, "%s cannot be read: %w", userfile.Name(path), userfile.Cause(err))
	}
	read := history.ReadCSV
	if strings.EqualFold(filepath.Ext(path), endingJSON) {
		read = history.ReadJSON
	}
	said := func(done float64) {
		if info.Size() >= largeFile {
			progress(readShare * done)
		}
	}
	if f.archive, f.problems, err = read(history.Watch(ctx, file, info.Size(), said)); err != nil {
		return found{}, err
	}
	f.added, f.known, err = s.options.Records.Preview(ctx, f.archive)
	return f, err
}

// largeFile is the size, in bytes, from which reading takes noticeable time.
const largeFile = 1 << 20

// showFound shows what is new in a file, what is known and what is wrong with it.
func (s *Screen) showFound(name string, f found) {
	buttons := []*widget.FocusButton{widget.NewFocusButton(lang.X("history.close", "Close"), widget.Primary, s.options.Host.CloseSheet)}
	if f.added > 0 {
		buttons = []*widget.FocusButton{
			widget.NewFocusButton(lang.XN("history.add", "Add {{.N}} entries", f.added, map[string]any{"N": words.Number(f.added)}), widget.Primary, func() {
				s.options.Host.CloseSheet()
				s.bringIn(f.archive, f.added)
			}),
			widget.NewFocusButton(lang.X("history.cancel", "Cancel"), widget.Secondary, s.options.Host.CloseSheet),
		}
	}
	sheet := widget.NewSheet(lang.X("history.found", "In “{{.File}}”", map[string]any{"File": name}), f.allKnown(), buttons...)
	sheet.Width = sheetWidth
	sheet.SetContent(widget.NewRows(foundRows(f)...))
	s.options.Host.OpenSheet(sheet)
}

// allKnown says that a file contains nothing new, "" if it does.
func (f found) allKnown() string {
	n := map[string]any{"N": words.Number(f.known)}
	switch {
	case f.added > 0 || f.known == 0:
		return ""
	case len(f.archive.Activities) > 0:
		return lang.XN("history.all-known-entries", "{{.N}} entries, all known already. There is nothing to add.", f.known, n)
	default:
		return lang.XN("history.all-known", "{{.N}} sessions, all known already. There is nothing to add.", f.known, n)
	}
}

func foundRows(f found) []widget.Row {
	count := func(n int) string {
		return lang.XN("history.entries", "{{.N}} entries", n, map[string]any{"N": words.Number(n)})
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
			rows = append(rows, widget.Row{Label: lang.XN("history.more-wrong", "and {{.N}} more", n, map[string]any{"N": words.Number(n)}), Text: " "})
			break
		}
		rows = append(rows, widget.Row{
			Label: p.Reason, Text: lang.X("history.line", "line {{.N}}", map[string]any{"N": p.Line}),
		})
	}
	return rows
}

// manyEntries is the number of entries from which adding them takes noticeable
// time.
const manyEntries = 1000

// bringIn imports an archive with entries new entries.
func (s *Screen) bringIn(a engine.Archive, entries int) {
	added := 0
	s.wait(lang.XN("history.adding", "Adding {{.N}} entries", entries, map[string]any{"N": words.Number(entries)}), entries < manyEntries,
		func(ctx context.Context, progress func(done float64)) (err error) {
			added, _, err = s.options.Records.BringIn(ctx, a, progress)
			return err
		},
		func() {
			s.undo.Forget() // what was deleted may be back
			s.undo.Say(lang.XN("history.added", "{{.N}} entries have been added.", added, map[string]any{"N": words.Number(added)}), nil)
			s.load(s.wantedYear())
		})
}
