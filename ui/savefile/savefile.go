// Package savefile is the sheet for choosing a file to write. It asks before
// replacing an existing file. The caller does the writing.
package savefile

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/ui/filedialog"
	"uncoil/ui/widget"
)

// Host is the window behind the sheets.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	// PickPlace lets the user choose where the file goes; agreed tells that a file
	// of that path may be replaced.
	PickPlace(what filedialog.Wish, picked func(path string, agreed bool))
}

// Kind is a file format: its extension with the dot, and its name.
type Kind struct{ Ending, Name string }

// Options configure the sheet.
type Options struct {
	Title, Text string
	// Folder and Name are proposed, the name without extension.
	Folder, Name string
	Kinds        []Kind
	// Rows are further choices, which the caller keeps.
	Rows []widget.Row
	// Write writes the file. It is run by Go.
	Write func(path string) error
	// OnSaved is called after success.
	OnSaved func(path string)
	// Go runs what waits for the disk on a goroutine of its own, Post runs a call
	// on the UI goroutine.
	Go, Post func(func())
	Host     Host
}

// Saving is the sheet.
type Saving struct {
	options Options
	kind    int
	field   *widget.Field
}

// sheetWidth is the width of the sheet in units of the design.
const sheetWidth = 720

// Open shows the sheet.
func Open(o Options) *Saving {
	s := &Saving{options: o}
	s.field = widget.NewField(lang.X("saving.hint", "Folder and name"), nil)
	s.field.SetOnEnter(s.save)
	s.field.SetText(filepath.Join(o.Folder, o.Name+o.Kinds[0].Ending))
	s.choose()
	return s
}

// choose shows the sheet for choosing the file.
func (s *Saving) choose() {
	var rows []widget.Row
	if len(s.options.Kinds) > 1 {
		names := make([]string, len(s.options.Kinds))
		for i, k := range s.options.Kinds {
			names[i] = k.Name
		}
		rows = append(rows, widget.Row{
			Label: lang.X("saving.kind", "Kind of file"), Control: widget.NewChoice(names, s.kind, s.setKind),
		})
	}
	rows = append(rows, s.options.Rows...)
	pick := widget.NewFocusButton(lang.X("saving.pick", "Somewhere else"), widget.Secondary, s.pick)
	rows = append(rows,
		widget.Row{Label: lang.X("saving.place", "Where it goes"), Control: s.field, Wide: true},
		widget.Row{Control: pick})
	sheet := widget.NewSheet(s.options.Title, s.options.Text,
		widget.NewFocusButton(lang.X("saving.save", "Save"), widget.Primary, s.save),
		widget.NewFocusButton(lang.X("saving.cancel", "Cancel"), widget.Secondary, s.options.Host.CloseSheet))
	sheet.Width = sheetWidth
	sheet.SetContent(widget.NewRows(rows...))
	s.options.Host.OpenSheet(sheet)
}

func (s *Saving) setKind(i int) {
	s.kind = i
	path := s.field.Text()
	for _, k := range s.options.Kinds {
		if strings.EqualFold(filepath.Ext(path), k.Ending) {
			path = path[:len(path)-len(k.Ending)]
			break
		}
	}
	s.field.SetText(path + s.options.Kinds[i].Ending)
}

func (s *Saving) pick() {
	path := s.path()
	what := filedialog.Wish{Folder: filepath.Dir(path), Name: filepath.Base(path), Endings: []string{s.options.Kinds[s.kind].Ending}}
	s.options.Host.PickPlace(what, func(path string, agreed bool) {
		s.field.SetText(path)
		switch {
		case agreed && s.path() == path:
			s.write(path)
		case agreed: // but for another name, without the ending
			s.save()
		}
	})
}

// path is the complete path of the chosen file.
func (s *Saving) path() string {
	o := &s.options
	path := strings.TrimSpace(s.field.Text())
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil && (rest == "" || os.IsPathSeparator(rest[0])) {
			path = home + rest
		}
	}
	if path == "" || os.IsPathSeparator(path[len(path)-1]) {
		path = filepath.Join(path, o.Name)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(o.Folder, path)
	}
	if ending := o.Kinds[s.kind].Ending; !strings.EqualFold(filepath.Ext(path), ending) {
		path += ending
	}
	return filepath.Clean(path)
}

// save writes the file, after a question if it exists.
func (s *Saving) save() {
	path := s.path()
	if _, err := os.Stat(path); err != nil {
		s.write(path)
		return
	}
	s.options.Host.CloseSheet()
	sheet := widget.NewSheet(
		lang.X("saving.exists", "Replace the file?"),
		lang.X("saving.exists-text", "There is a “{{.File}}” in that folder already.", map[string]any{"File": filepath.Base(path)}),
		widget.NewFocusButton(lang.X("saving.keep", "Keep it"), widget.Primary, s.again),
		widget.NewFocusButton(lang.X("saving.replace", "Replace it"), widget.Secondary, func() { s.write(path) }))
	sheet.OnEscape = s.again
	s.options.Host.OpenSheet(sheet)
}

// again returns to choosing the file.
func (s *Saving) again() {
	s.options.Host.CloseSheet()
	s.choose()
}

// write closes the sheet and writes; an error is shown on another sheet.
func (s *Saving) write(path string) {
	s.options.Host.CloseSheet()
	s.options.Go(func() {
		err := s.options.Write(path)
		s.options.Post(func() {
			if err != nil {
				s.failed(err)
				return
			}
			if s.options.OnSaved != nil {
				s.options.OnSaved(path)
			}
		})
	})
}

func (s *Saving) failed(err error) {
	s.options.Host.OpenSheet(widget.NewSheet(
		lang.X("saving.failed", "That did not work"), err.Error(),
		widget.NewFocusButton(lang.X("saving.again", "Try again"), widget.Primary, s.again),
		widget.NewFocusButton(lang.X("saving.close", "Close"), widget.Secondary, s.options.Host.CloseSheet)))
}
