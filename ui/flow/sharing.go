package flow

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/ui/share"
)

// give opens the sheet for sharing a routine as a file.
func (f *Routine) give(r *engine.Routine) {
	var things []share.Thing
	for i := range f.Practice.Routines {
		if other := &f.Practice.Routines[i]; other.ID == r.ID || f.IsOwn(other.ID) {
			things = append(things, share.Thing{ID: other.ID, Name: other.Name})
		}
	}
	share.NewGive(share.GiveOptions{
		Things: things, Chosen: r.ID, Folder: f.Documents,
		Write: f.Own.Pack, Go: f.Go, Post: f.Post, Host: f.Desk,
	}).Open()
}

// Import asks for a file to import.
func (f *Routine) Import() { f.take().Ask() }

// take returns a new sheet for importing files.
func (f *Routine) take() *share.Take {
	f.taking = share.NewTake(share.TakeOptions{
		Collection: f.Own.Collection,
		OnImport: func(collection *bundle.Collection, added []bundle.Entry) {
			f.Changes.Make(func() (*catalog.Catalog, error) { return f.Own.Import(collection) }, func() { f.imported(added) })
		},
		Folder: f.Documents, Go: f.Go, Post: f.Post, Host: f.Desk,
		PickFile: func(picked func(path string)) { f.PickFile([]string{bundle.Ending, ".yaml", ".yml"}, picked) },
	})
	return f.taking
}

// imported shows what has been imported.
func (f *Routine) imported(added []bundle.Entry) {
	if f.Sessions.Running() {
		return
	}
	f.Open(share.Routine(added))
	if len(added) > 0 {
		f.Done(lang.X("share.added", "Added: {{.Names}}.", map[string]any{"Names": share.Names(added)}))
	}
}

// Dropped offers to import files that were dropped onto the window.
func (f *Routine) Dropped(paths []string) {
	switch {
	case f.Picking():
	case f.taking != nil && f.taking.IsOpen():
		f.taking.Add(paths...)
	case f.Empty():
		f.take().Add(paths...)
	}
}
