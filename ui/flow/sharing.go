package flow

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/sheet"
	"uncoil/ui/share"
	"uncoil/ui/widget"
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
		Things: things, Chosen: r.ID, Folder: f.saveFolder(),
		Write: f.Own.Pack, Go: f.Go, Post: f.Post, Host: f.Desk,
	}).Open()
}

// Import asks for a file to import.
func (f *Routine) Import() { f.take().Ask() }

// Begin asks in which way to make a new routine.
func (f *Routine) Begin() {
	way := func(label string, p widget.Prominence, act func()) *widget.FocusButton {
		return widget.NewFocusButton(label, p, func() {
			f.CloseSheet()
			act()
		})
	}
	s := widget.NewSheet(
		lang.X("begin.title", "A new routine"),
		lang.X("begin.text", "Put it together yourself, or paste the exercises that your therapist has written down."),
		way(lang.X("begin.empty", "Start empty"), widget.Primary, f.New),
		way(lang.X("begin.paste", "Paste a therapist's sheet"), widget.Secondary, func() { f.paste().Ask() }),
		widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Quiet, f.CloseSheet),
	)
	s.Width = 760
	f.OpenSheet(s)
}

// paste returns a new sheet for the exercises that a therapist has written down.
func (f *Routine) paste() *share.Paste {
	f.pasting = share.NewPaste(share.PasteOptions{Collection: f.Own.Collection, OnImport: f.bring, Go: f.Go, Post: f.Post, Host: f.Desk})
	return f.pasting
}

// bring saves a collection into which something has been imported.
func (f *Routine) bring(collection *bundle.Collection, added []bundle.Entry) {
	f.Changes.Make(func() (*catalog.Catalog, error) { return f.Own.Import(collection) }, func() { f.imported(added) })
}

// take returns a new sheet for importing files.
func (f *Routine) take() *share.Take {
	f.taking = share.NewTake(share.TakeOptions{
		Collection: f.Own.Collection,
		OnImport:   f.bring,
		OnSheet:    func(path string) { f.paste().ReadFile(path) },
		Folder:     f.openFolder(), Go: f.Go, Post: f.Post, Host: f.Desk,
		PickFile: func(picked func(path string)) {
			f.PickFile([]string{bundle.Ending, ".yaml", ".yml", sheet.Ending}, picked)
		},
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

// TakeIn shows what files would bring in, with those that are shown already.
func (f *Routine) TakeIn(paths []string) {
	if f.taking != nil && f.taking.IsOpen() {
		f.taking.Add(paths...)
		return
	}
	f.take().Add(paths...)
}

// Dropped offers to import files that were dropped onto the window.
func (f *Routine) Dropped(paths []string) {
	switch {
	case f.Picking(), f.pasting != nil && f.pasting.IsOpen():
	case f.taking != nil && f.taking.IsOpen():
		f.taking.Add(paths...)
	case f.Empty():
		f.take().Add(paths...)
	}
}
