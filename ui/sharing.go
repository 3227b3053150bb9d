package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/ui/share"
)

// giveRoutine opens the sheet on which a routine is saved as a file.
func (w *Window) giveRoutine(r *engine.Routine) {
	var things []share.Thing
	for i := range w.deps.Routines {
		if other := &w.deps.Routines[i]; other.ID == r.ID || w.isOwn(other.ID) {
			things = append(things, share.Thing{ID: other.ID, Name: other.Name})
		}
	}
	share.NewGive(share.GiveOptions{
		Things: things, Chosen: r.ID, Folder: w.deps.DocumentFolder,
		Write: w.deps.Own.Pack, Go: w.tasks.Go, Post: w.bridge.post, Host: w,
	}).Open()
}

// pickImports asks for a file to take in.
func (w *Window) pickImports() { w.take().Ask() }

// take is a new sheet for files from others.
func (w *Window) take() *share.Take {
	w.taking = share.NewTake(share.TakeOptions{
		Shelf: w.deps.Own.Shelf,
		OnImport: func(shelf *bundle.Shelf, added []bundle.Entry) {
			w.change(func() (*catalog.Catalog, error) { return w.deps.Own.Import(shelf) }, func() { w.imported(added) })
		},
		Folder: w.deps.DocumentFolder, PickFile: w.pickFile, Go: w.tasks.Go, Post: w.bridge.post, Host: w,
	})
	return w.taking
}

// imported shows what has come in.
func (w *Window) imported(added []bundle.Entry) {
	if w.running != nil {
		return
	}
	w.showHome()
	w.home.FocusOn(share.Routine(added))
	if len(added) > 0 {
		w.tellDone(lang.X("share.added", "Added: {{.Names}}.", map[string]any{"Names": share.Names(added)}))
	}
}

// pickFile lets the user choose a file to take in.
func (w *Window) pickFile(picked func(path string)) {
	w.PickFile([]string{bundle.Ending, ".yaml", ".yml"}, picked)
}

// dropped takes files that are dropped onto the window: the screen first, which
// may have a use for them, else they are looked at as files from others.
func (w *Window) dropped(_ fyne.Position, what []fyne.URI) {
	var paths []string
	for _, uri := range what {
		if uri.Scheme() == "file" {
			paths = append(paths, filepath.FromSlash(uri.Path()))
		}
	}
	if len(paths) == 0 || w.running != nil || w.deps.Own == nil || w.prefs.SafetyAccepted.IsZero() {
		return
	}
	if s, ok := w.screen.(interface{ Dropped(paths []string) bool }); ok && s.Dropped(paths) {
		return
	}
	switch {
	case w.picking != nil:
	case w.taking != nil && w.taking.IsOpen():
		w.taking.Add(paths...)
	case len(w.sheets) == 0:
		w.take().Add(paths...)
	}
}
