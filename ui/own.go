package ui

import (
	"log/slog"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/ui/picture"
)

// Own keeps what the user makes, in the data folder. Its methods may wait for a
// disk: the window calls them off the UI goroutine, but for Taken and KeepDraft.
// Those that change something return the catalogue as it is afterwards.
type Own interface {
	// Taken reports whether an id is in use, by a routine, an exercise or a file.
	Taken(id string) bool
	// SaveRoutine writes a routine, in place of the one with its id.
	SaveRoutine(r engine.Routine) (*catalog.Catalog, error)
	// DeleteRoutine deletes a routine; undo brings its file back as it was.
	DeleteRoutine(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error)
	// Pack writes routines and own exercises to a .uncoil file, by their ids.
	Pack(path, title string, ids []string) error
	// Shelf returns what the user has, for files from others to be put onto.
	Shelf() *bundle.Shelf
	// Import saves a shelf onto which files have been put.
	Import(shelf *bundle.Shelf) (*catalog.Catalog, error)
	// KeepDraft keeps unfinished work under a name such as "routine-ID" and
	// returns at once; nil forgets it.
	KeepDraft(name string, data []byte)
	// Drafts returns the unfinished work that is kept, by name.
	Drafts() map[string][]byte
}

// useCatalog takes over a catalogue in which something of the user's own has
// changed. The screens that list it are made anew when they are shown.
func (w *Window) useCatalog(c *catalog.Catalog) {
	w.deps.Catalog, w.deps.Book, w.deps.Routines, w.deps.Scene = c, c.Book(), c.Routines(), c.Scene
	w.practice.Book, w.practice.Routines = w.deps.Book, w.deps.Routines
	w.album.SetSource(picture.FromCatalog(c))
	w.home, w.library, w.history = nil, nil, nil
}

// isOwn reports whether a routine is the user's own.
func (w *Window) isOwn(routineID string) bool {
	if w.deps.Catalog == nil {
		return false
	}
	_, _, own := w.deps.Catalog.OwnRoutine(routineID)
	return own
}

// change changes what is the user's own on a goroutine of its own; then follows
// on the UI goroutine with the new catalogue in force. What goes wrong is told
// in one line, and then does not follow.
func (w *Window) change(act func() (*catalog.Catalog, error), then func()) {
	w.changing.Add(1)
	go func() {
		c, err := act()
		w.changing.Done()
		w.bridge.post(func() {
			if err != nil {
				slog.Error("what is the user's own cannot be changed", "err", err)
				w.notice(lang.X("notice.own", "That did not work: {{.Why}}", map[string]any{"Why": err.Error()}))
				return
			}
			w.useCatalog(c)
			then()
		})
	}()
}
