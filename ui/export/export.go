// Package export is the sheet on which a session is written to a file, to take
// along: where, how far it is, how it ended. The writing is done by whoever opened
// the sheet; cancelled, it leaves nothing.
package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/files"
	"uncoil/ui/waiting"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Host is the window in front of which the sheet stands.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	// PickFolder lets the user choose a folder, and begins to look in one.
	PickFolder(from string, picked func(folder string))
	// OpenFolder shows a folder in the desktop's own way.
	OpenFolder(folder string) error
}

// Options is what the sheet is made of.
type Options struct {
	Routine  *engine.Routine
	Length   time.Duration
	Guidance engine.Guidance
	// Folder is where the file is proposed to be put.
	Folder string
	// Write writes the session to a file and tells how much is done, 0 to 1. It
	// runs by Go, ends soon once ctx is done, and leaves
	// nothing behind if it fails.
	Write func(ctx context.Context, path string, progress func(done float64)) error
	// OnIdle is called when a writing that was begun has ended, however.
	OnIdle func()
	// Go runs Write on a goroutine of its own, Post brings a call back to the UI
	// goroutine.
	Go, Post func(func())
	Now      func() time.Time
	Host     Host
}

// Export is the sheet and what it is busy with.
type Export struct {
	options Options
	form    *form
	// writing is the file that is being written; nil while none is.
	writing *waiting.Waiting
}

// New returns an export; Open shows its sheet.
func New(o Options) *Export {
	e := &Export{options: o}
	e.form = newForm(filepath.Join(o.Folder, files.Name(o.Routine.Name)+endings[0]))
	e.form.onPick = func() {
		o.Host.PickFolder(filepath.Dir(e.path()), func(folder string) {
			e.form.setPath(filepath.Join(folder, filepath.Base(e.path())))
		})
	}
	e.form.onEnter = e.save
	return e
}

// Open shows the sheet on which the file is chosen.
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

// next puts another sheet in the place of the one that is shown.
func (e *Export) next(sheet *widget.Sheet) {
	e.options.Host.CloseSheet()
	e.show(sheet)
}

// again goes back to the choice of the file.
func (e *Export) again() {
	e.options.Host.CloseSheet()
	e.Open()
}

// path is the file that is chosen, whole.
func (e *Export) path() string {
	home, _ := os.UserHomeDir()
	return files.Complete(e.form.path(), e.options.Folder, home, files.Name(e.options.Routine.Name)+e.form.ending(), endings[:]...)
}

// save begins to write, after asking where there is such a file already.
func (e *Export) save() {
	path := e.path()
	there := existing(path, withEnding(path, ".cue"))
	if there == "" {
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

// existing returns the first of some files that is there already, "" for none.
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

// Cancel ends the writing; OnIdle tells when it has.
func (e *Export) Cancel() {
	if e.writing != nil {
		e.writing.Cancel()
	}
}

// Stop ends the writing when the window has gone already; it draws nothing.
func (e *Export) Stop() {
	if e.writing != nil {
		e.writing.Stop()
	}
}

// write writes the file and shows how far it has come.
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

// ended says what has become of the file.
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
