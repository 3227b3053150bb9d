// Package export is the sheet for writing a session to a sound file: choosing the
// file, progress, and the result. The caller does the writing; a cancelled export
// leaves no file.
package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/filedialog"
	"uncoil/ui/files"
	"uncoil/ui/waiting"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Host is the window behind the sheet.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	// PickPlace lets the user choose where the file goes; agreed tells that a file
	// of that path may be replaced.
	PickPlace(what filedialog.Wish, picked func(path string, agreed bool))
	// OpenFolder shows a folder in the desktop's file manager.
	OpenFolder(folder string) error
}

// Options configure the sheet.
type Options struct {
	Routine  *engine.Routine
	Length   time.Duration
	Guidance engine.Guidance
	// Folder is the proposed folder.
	Folder string
	// Write writes the session to a file and reports progress, 0 to 1. It runs by
	// Go, ends soon after ctx is done, and leaves no file if it fails.
	Write func(ctx context.Context, path string, progress func(done float64)) error
	// OnIdle is called when writing has ended, in any way.
	OnIdle func()
	// Go runs Write on a goroutine of its own, Post runs a call on the UI
	// goroutine.
	Go, Post func(func())
	Now      func() time.Time
	Host     Host
}

// Export is the sheet and its state.
type Export struct {
	options Options
	form    *form
	// writing is the file that is being written, nil for none.
	writing *waiting.Waiting
}

// New returns an export; Open shows its sheet.
func New(o Options) *Export {
	e := &Export{options: o}
	e.form = newForm(filepath.Join(o.Folder, files.Name(o.Routine.Name)+endings[0]))
	e.form.onPick, e.form.onEnter = e.pick, e.save
	return e
}

// Open shows the sheet for choosing the file.
func (e *Export) Open() {
	minutes := int(e.options.Length.Round(time.Minute) / time.Minute)
	sheet := widget.NewSheet(
		lang.X("export.title", "Take “{{.Name}}” along", map[string]any{"Name": e.options.Routine.Name}),
		lang.XN("export.text", "{{.N}} minutes of sound with your rests. Guidance: {{.Guidance}}.", minutes,
			map[string]any{"N": minutes, "Guidance": words.Guidance(e.options.Guidance)}),
		widget.NewFocusButton(lang.X("export.save", "Save"), widget.Primary, e.save),
		widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Secondary, e.options.Host.CloseSheet),
	)
	sheet.Width = sheetWidth
	sheet.SetContent(e.form)
	e.options.Host.OpenSheet(sheet)
}

func (e *Export) show(sheet *widget.Sheet) {
	sheet.Width = sheetWidth
	e.options.Host.OpenSheet(sheet)
}

// next replaces the sheet that is shown.
func (e *Export) next(sheet *widget.Sheet) {
	e.options.Host.CloseSheet()
	e.show(sheet)
}

// again goes back to choosing the file.
func (e *Export) again() {
	e.options.Host.CloseSheet()
	e.Open()
}

// path is the complete path of the chosen file.
func (e *Export) path() string {
	home, _ := os.UserHomeDir()
	return files.Complete(e.form.path(), e.options.Folder, home, files.Name(e.options.Routine.Name)+e.form.ending(), endings[:]...)
}

// pick lets the user choose where the file goes.
func (e *Export) pick() {
	path := e.path()
	what := filedialog.Wish{Folder: filepath.Dir(path), Name: filepath.Base(path), Endings: []string{e.form.ending()}}
	e.options.Host.PickPlace(what, func(path string, agreed bool) {
		e.form.setPath(path)
		if agreed {
			e.saveOver(path)
		}
	})
}

// save starts writing, after a question if the file exists.
func (e *Export) save() { e.saveOver("") }

// saveOver is save without a question about a file that may be replaced.
func (e *Export) saveOver(agreed string) {
	path := e.path()
	there := existing(path, withEnding(path, ".cue"))
	if there == "" || there == agreed {
		e.write(path)
		return
	}
	sheet := widget.NewSheet(
		lang.X("export.exists", "Replace the file?"),
		lang.X("export.exists-text", "There is a “{{.File}}” in that folder already.", map[string]any{"File": filepath.Base(there)}),
		widget.NewFocusButton(lang.X("export.keep", "Keep it"), widget.Primary, e.again),
		widget.NewFocusButton(lang.X("export.replace", "Replace it"), widget.Secondary, func() { e.write(path) }),
	)
	sheet.OnEscape = e.again
	e.next(sheet)
}

// existing returns the first of some files that exists, "" for none.
func existing(paths ...string) string {
	for _, path := range paths {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

// Running reports whether a file is being written.
func (e *Export) Running() bool { return e.writing != nil }

// Cancel cancels the writing; OnIdle follows.
func (e *Export) Cancel() {
	if e.writing != nil {
		e.writing.Cancel()
	}
}

// Stop cancels the writing after the window has closed; it draws nothing.
func (e *Export) Stop() {
	if e.writing != nil {
		e.writing.Stop()
	}
}

// write writes the file and shows the progress.
func (e *Export) write(path string) {
	e.options.Host.CloseSheet()
	e.writing = waiting.Begin(waiting.Options{
		Title: lang.X("export.writing", "Saving “{{.Name}}”", map[string]any{"Name": e.options.Routine.Name}),
		Width: sheetWidth,
		Do: func(ctx context.Context, progress func(done float64)) error {
			return e.options.Write(ctx, path, progress)
		},
		Then: func(err error) { e.ended(path, err) },
		Go:   e.options.Go, Post: e.options.Post, Now: e.options.Now, Host: e.options.Host,
	})
}

// ended shows the result.
func (e *Export) ended(path string, err error) {
	e.writing = nil
	switch {
	case err == nil:
		e.show(e.saved(path))
	case errors.Is(err, context.Canceled):
		e.Open()
	default:
		e.show(e.failed(err))
	}
	if e.options.OnIdle != nil {
		e.options.OnIdle()
	}
}

func (e *Export) saved(path string) *widget.Sheet {
	host, folder := e.options.Host, filepath.Dir(path)
	return widget.NewSheet(
		lang.X("export.saved", "Saved"),
		lang.X("export.saved-text", "“{{.File}}” is in {{.Folder}}. The small file beside it tells a player where each exercise begins.",
			map[string]any{"File": filepath.Base(path), "Folder": files.Short(folder)}),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, host.CloseSheet),
		widget.NewFocusButton(lang.X("export.folder", "Open the folder"), widget.Secondary, func() {
			if err := host.OpenFolder(folder); err != nil {
				e.next(e.failed(engine.Errorf(engine.CodeUnavailable, "the desktop cannot show the folder; the file is in %s", folder)))
				return
			}
			host.CloseSheet()
		}),
	)
}

func (e *Export) failed(err error) *widget.Sheet {
	return widget.NewSheet(
		lang.X("export.failed", "That did not work"), files.Sentence(err.Error()),
		widget.NewFocusButton(lang.X("export.again", "Try again"), widget.Primary, e.again),
		widget.NewFocusButton(lang.X("export.close", "Close"), widget.Secondary, e.options.Host.CloseSheet),
	)
}
