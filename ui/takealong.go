package ui

import (
	"context"
	"log/slog"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"uncoil/engine"
	"uncoil/ui/export"
)

// takeAlong opens the sheet on which a routine is written to a sound file, as it
// would be heard now.
func (w *Window) takeAlong(r *engine.Routine) { w.afterAsking(func() { w.openExport(r) }) }

func (w *Window) openExport(r *engine.Routine) {
	prefs := w.prefs
	prefs.Unattended, prefs.TakenAlong = true, true
	plan, err := w.practice.Plan(r, &prefs)
	if err != nil {
		slog.Error("a routine cannot be taken along", "routine", r.ID, "err", err)
		w.notice(lang.X("notice.unstarted", "This routine cannot be started: {{.Why}}", map[string]any{"Why": err.Error()}))
		return
	}
	t := plan.Timeline
	w.export = export.New(export.Options{
		Routine: r, Length: t.Length, Guidance: t.Guidance, Folder: w.deps.ExportFolder,
		Write: func(ctx context.Context, path string, progress func(done float64)) error {
			return w.deps.Export(ctx, &Export{Routine: r, Timeline: t, Sound: prefs.Sound, Path: path}, progress)
		},
		OnIdle: func() {
			if w.closing {
				w.close()
			}
		},
		Go: w.tasks.Go, Post: w.bridge.post, Now: w.deps.Now, Host: w,
	})
	w.export.Open()
}

// PickFolder lets the user choose a folder. The desktop's dialog for saving a
// file is of no use here: it makes the file at once, and empties one that is
// there.
func (w *Window) PickFolder(from string, picked func(folder string)) {
	if w.picking != nil {
		return
	}
	w.picking = dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		w.picking = nil
		if err == nil && folder != nil {
			picked(filepath.FromSlash(folder.Path()))
		}
	}, w.window)
	if place, err := storage.ListerForURI(storage.NewFileURI(from)); err == nil {
		w.picking.SetLocation(place)
	}
	w.picking.SetTitleText(lang.X("export.pick-title", "Where shall it go?"))
	w.picking.SetConfirmText(lang.X("export.pick-here", "Put it here"))
	w.showPicking()
}

// showPicking shows the choice of a file or a folder, large enough to look
// around in.
func (w *Window) showPicking() {
	w.picking.SetView(dialog.ListView) // names are read whole, down to the day in them
	w.picking.Show()
	size := w.window.Canvas().Size()
	w.picking.Resize(fyne.NewSize(size.Width*0.8, size.Height*0.85))
	if top := w.window.Canvas().Overlays().Top(); top != nil {
		top.Refresh() // the dialog is not in the middle any more
	}
}

// OpenFolder shows a folder in the desktop's file manager.
func (w *Window) OpenFolder(folder string) error {
	where, err := url.Parse(storage.NewFileURI(folder).String())
	if err != nil {
		return err
	}
	return w.deps.App.OpenURL(where)
}
