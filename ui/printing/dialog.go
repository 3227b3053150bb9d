package printing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine/printsheet"
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
	// OpenFile opens a file in the desktop's default program.
	OpenFile(path string) error
}

// Options is what the sheet of the window is made of.
type Options struct {
	// Name is the routine's.
	Name string
	// Folder is the proposed folder.
	Folder string
	// Write writes the file. It is run by Go.
	Write func(path string, size printsheet.Paper) error
	// Go runs a function on a goroutine of its own, Post runs a call on the UI
	// goroutine.
	Go, Post func(func())
	Host     Host
}

// Dialog is the sheet for printing a routine.
type Dialog struct {
	options Options
	folder  string
	ending  string
	size    printsheet.Paper
}

// NewDialog returns the sheet; Open shows it.
func NewDialog(o Options) *Dialog {
	return &Dialog{options: o, folder: o.Folder, ending: ".pdf", size: printsheet.A4}
}

// Open shows the sheet.
func (d *Dialog) Open() {
	host := d.options.Host
	d.show(
		lang.X("paper.title", "Print “{{.Name}}”", map[string]any{"Name": d.options.Name}),
		lang.X("paper.text", "One page to hang on the wall, with your doses and rests. It goes into {{.Folder}}.",
			map[string]any{"Folder": files.Short(d.folder)}),
		widget.NewGroups(
			widget.Group{Title: lang.X("paper.kind", "Kind of file"), Items: d.ways(
				way{lang.X("paper.pdf", "PDF, to print"), d.ending == ".pdf", func() { d.ending = ".pdf" }},
				way{lang.X("paper.png", "PNG, a picture"), d.ending == ".png", func() { d.ending = ".png" }},
			)},
			widget.Group{Title: lang.X("paper.size", "Paper"), Items: d.ways(
				way{lang.X("paper.a4", "A4"), d.size == printsheet.A4, func() { d.size = printsheet.A4 }},
				way{lang.X("paper.letter", "Letter"), d.size == printsheet.Letter, func() { d.size = printsheet.Letter }},
			)},
		),
		widget.NewFocusButton(lang.X("paper.make", "Make the page"), widget.Primary, func() { d.write(d.path()) }),
		widget.NewFocusButton(lang.X("export.pick", "Somewhere else"), widget.Secondary, d.pick),
		widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Quiet, host.CloseSheet),
	)
}

// pick lets the user choose where the file goes.
func (d *Dialog) pick() {
	what := filedialog.Wish{Folder: d.folder, Name: files.Name(d.options.Name) + d.ending, Endings: []string{d.ending}}
	d.options.Host.PickPlace(what, func(path string, agreed bool) {
		d.folder = filepath.Dir(path)
		switch {
		case agreed && strings.EqualFold(filepath.Ext(path), d.ending):
			d.write(path)
		default:
			d.again()
		}
	})
}

func (d *Dialog) again() {
	d.options.Host.CloseSheet()
	d.Open()
}

// way is one of several exclusive choices.
type way struct {
	name   string
	chosen bool
	choose func()
}

func (d *Dialog) ways(ways ...way) []fyne.CanvasObject {
	toggles := make([]*widget.Toggle, len(ways))
	items := make([]fyne.CanvasObject, len(ways))
	for i, one := range ways {
		toggles[i] = widget.NewToggle(one.name, one.chosen, func(bool) {
			one.choose()
			for k, t := range toggles {
				t.SetOn(k == i)
			}
		})
		toggles[i].Round = true
		items[i] = toggles[i]
	}
	return items
}

// path is the path of a new file.
func (d *Dialog) path() string {
	name := files.Name(d.options.Name)
	path := filepath.Join(d.folder, name+d.ending)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = filepath.Join(d.folder, fmt.Sprintf("%s %d%s", name, n, d.ending))
	}
}

// write writes a file, and shows the result.
func (d *Dialog) write(path string) {
	size := d.size
	d.options.Host.CloseSheet()
	d.options.Go(func() {
		err := d.options.Write(path, size)
		d.options.Post(func() { d.written(path, err) })
	})
}

func (d *Dialog) written(path string, err error) {
	host := d.options.Host
	if err != nil {
		d.show(
			lang.X("export.failed", "That did not work"), files.Sentence(err.Error()), nil,
			widget.NewFocusButton(lang.X("export.again", "Try again"), widget.Primary, d.again),
			widget.NewFocusButton(lang.X("export.close", "Close"), widget.Secondary, host.CloseSheet),
		)
		return
	}
	d.show(
		lang.X("paper.done", "Your page is ready"),
		lang.X("paper.done-text", "“{{.File}}” is in {{.Folder}}.", map[string]any{"File": filepath.Base(path), "Folder": files.Short(filepath.Dir(path))}),
		nil,
		widget.NewFocusButton(lang.X("paper.open", "Open it"), widget.Primary, func() {
			host.CloseSheet()
			if err := host.OpenFile(path); err != nil {
				d.written(path, fmt.Errorf("%s", lang.X("paper.unopened", "the desktop cannot show the file; it is in {{.Folder}}", map[string]any{"Folder": filepath.Dir(path)})))
			}
		}),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Secondary, host.CloseSheet),
	)
}

func (d *Dialog) show(title, text string, content *widget.Groups, buttons ...*widget.FocusButton) {
	sheet := widget.NewSheet(title, text, buttons...)
	sheet.Width = 720
	if content != nil {
		sheet.SetContent(content)
	}
	d.options.Host.OpenSheet(sheet)
}
