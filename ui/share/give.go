// Package share exchanges routines between people: a sheet for saving them as a
// file, and one that shows what a file from others would change before it is
// imported. Nothing changes without the user's consent; engine/bundle reads and
// writes the files.
package share

import (
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine/bundle"
	"uncoil/ui/filedialog"
	"uncoil/ui/files"
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

const sheetWidth = 760

// Thing is a routine or an exercise that can be shared.
type Thing struct{ ID, Name string }

// GiveOptions configure the sheet for saving a file.
type GiveOptions struct {
	// Things are the possible content of the file; Chosen is the id of the one
	// chosen at first.
	Things []Thing
	Chosen string
	// Folder is the proposed folder.
	Folder string
	// Write writes the file. It is run by Go.
	Write func(path, title string, ids []string) error
	// Go runs a function on a goroutine of its own, Post runs a call on the UI
	// goroutine.
	Go, Post func(func())
	Host     Host
}

// Give is the sheet for saving routines as a file.
type Give struct {
	options GiveOptions
	chosen  []string
	form    *form
	save    *widget.FocusButton
}

// NewGive returns the sheet; Open shows it.
func NewGive(o GiveOptions) *Give { return &Give{options: o, chosen: []string{o.Chosen}} }

// Open shows the sheet.
func (g *Give) Open() {
	path := filepath.Join(g.options.Folder, files.Name(g.title())+bundle.Ending)
	if g.form != nil {
		path = g.form.field.Text()
	}
	g.save = widget.NewFocusButton(lang.X("export.save", "Save"), widget.Primary, g.ask)
	g.form = newForm(g.choices(), lang.X("export.place", "Where it goes"), path, lang.X("export.pick", "Somewhere else"), g.pick, g.ask)
	g.show(lang.X("share.give-title", "Save as a file"),
		lang.X("share.give-text", "For somebody else, or for another computer. Your own exercises and pictures go with it."),
		g.form, g.save, g.closing(lang.X("export.cancel", "Cancel")))
}

// choices is a toggle for each possible content of the file.
func (g *Give) choices() *widget.Groups {
	var items []fyne.CanvasObject
	for _, thing := range g.options.Things {
		items = append(items, widget.NewToggle(thing.Name, slices.Contains(g.chosen, thing.ID), func(on bool) {
			g.chosen = slices.DeleteFunc(g.chosen, func(id string) bool { return id == thing.ID })
			if on {
				g.chosen = append(g.chosen, thing.ID)
			}
			g.save.SetDisabled(len(g.chosen) == 0)
		}))
	}
	return widget.NewGroups(widget.Group{Title: lang.X("share.what", "What goes into it"), Items: items})
}

// title is the title stored in the file: the name of the first entry.
func (g *Give) title() string {
	for _, thing := range g.options.Things {
		if len(g.chosen) > 0 && thing.ID == g.chosen[0] {
			return thing.Name
		}
	}
	return ""
}

func (g *Give) path() string {
	home, _ := os.UserHomeDir()
	return files.Complete(g.form.field.Text(), g.options.Folder, home, files.Name(g.title())+bundle.Ending)
}

// pick lets the user choose where the file goes.
func (g *Give) pick() {
	path := g.path()
	what := filedialog.Wish{Folder: filepath.Dir(path), Name: filepath.Base(path), Endings: []string{bundle.Ending}}
	g.options.Host.PickPlace(what, func(path string, agreed bool) {
		g.form.field.SetText(path)
		switch {
		case agreed && g.path() == path && len(g.chosen) > 0:
			g.write(path)
		case agreed: // but for another name, without the ending
			g.ask()
		}
	})
}

// ask writes the file, after a question if it exists.
func (g *Give) ask() {
	if len(g.chosen) == 0 {
		return
	}
	path := g.path()
	if _, err := os.Stat(path); err != nil {
		g.write(path)
		return
	}
	again := func() { g.options.Host.CloseSheet(); g.Open() }
	g.options.Host.CloseSheet()
	sheet := g.show(lang.X("export.exists", "Replace the file?"),
		lang.X("export.exists-text", "There is a “{{.File}}” in that folder already.", map[string]any{"File": filepath.Base(path)}), nil,
		widget.NewFocusButton(lang.X("export.keep", "Keep it"), widget.Primary, again),
		widget.NewFocusButton(lang.X("export.replace", "Replace it"), widget.Secondary, func() { g.write(path) }))
	sheet.OnEscape = again
}

func (g *Give) write(path string) {
	title, ids := g.title(), slices.Clone(g.chosen)
	g.options.Host.CloseSheet()
	g.options.Go(func() {
		err := g.options.Write(path, title, ids)
		g.options.Post(func() { g.written(path, err) })
	})
}

// written shows the result.
func (g *Give) written(path string, err error) {
	if err != nil {
		g.show(lang.X("export.failed", "That did not work"), files.Sentence(err.Error()), nil,
			widget.NewFocusButton(lang.X("export.again", "Try again"), widget.Primary, func() { g.options.Host.CloseSheet(); g.Open() }),
			g.closing(lang.X("export.close", "Close")))
		return
	}
	g.show(lang.X("export.saved", "Saved"),
		lang.X("share.saved", "“{{.File}}” is in {{.Folder}}. To use it, drop it onto the window of Uncoil.",
			map[string]any{"File": filepath.Base(path), "Folder": files.Short(filepath.Dir(path))}), nil,
		g.closing(lang.X("sheet.done", "Done")))
}

func (g *Give) closing(label string) *widget.FocusButton {
	prominence := widget.Secondary
	if label == lang.X("sheet.done", "Done") {
		prominence = widget.Primary
	}
	return widget.NewFocusButton(label, prominence, g.options.Host.CloseSheet)
}

func (g *Give) show(title, text string, content *form, buttons ...*widget.FocusButton) *widget.Sheet {
	sheet := widget.NewSheet(title, text, buttons...)
	sheet.Width = sheetWidth
	if content != nil {
		sheet.SetContent(content)
	}
	g.options.Host.OpenSheet(sheet)
	return sheet
}
