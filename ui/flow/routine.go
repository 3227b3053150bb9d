package flow

import (
	"context"
	"io"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/engine/printsheet"
	"uncoil/ui/export"
	"uncoil/ui/home"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
	"uncoil/ui/share"
)

// Own keeps what the user makes, in the data folder. Its methods may wait for a
// disk: they are called off the UI goroutine, but for Taken, KeepDraft and
// OpenPicture. Those that change something return the catalogue as it is afterwards.
type Own interface {
	// Taken reports whether an id is in use, by a routine, an exercise or a file.
	Taken(id string) bool
	// SaveRoutine writes a routine, in place of the one with its id.
	SaveRoutine(r engine.Routine) (*catalog.Catalog, error)
	// DeleteRoutine deletes a routine; undo brings its file back as it was.
	DeleteRoutine(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error)
	// Pack writes routines and own exercises to a .uncoil file, by their ids.
	Pack(path, title string, ids []string) error
	// Collection returns what the user has, for files from others to be put into.
	Collection() *bundle.Collection
	// Import saves a collection into which files have been put.
	Import(collection *bundle.Collection) (*catalog.Catalog, error)
	// KeepDraft keeps unfinished work under a name such as "routine-ID" and
	// returns at once; nil forgets it.
	KeepDraft(name string, data []byte)
	// Drafts returns the unfinished work that is kept, by name.
	Drafts() map[string][]byte
}

// OwnExercises keeps the exercises that the user writes down, and their pictures.
type OwnExercises interface {
	// SaveExercise writes an exercise, in place of the one with its id.
	SaveExercise(e engine.Exercise) (*catalog.Catalog, error)
	// DeleteExercise deletes an exercise; undo brings its file back as it was.
	DeleteExercise(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error)
	// KeepPicture takes a picture file in and returns the name under which it is
	// kept; OpenPicture opens one of these.
	KeepPicture(path string) (name string, err error)
	OpenPicture(name string) (io.ReadCloser, error)
}

// Export is a session to be written to a file.
type Export struct {
	Routine  *engine.Routine
	Timeline *engine.Timeline
	// Sound is how it sounds: the voice, its pace and the volumes.
	Sound engine.Sound
	// Path is the file, .mp3 or .wav.
	Path string
}

// RoutinePages leads to the pages on which a routine is made and changed.
type RoutinePages interface {
	Pages
	// ShowRoutine shows a routine among the others; "" shows them all.
	ShowRoutine(id string)
}

// Player plays sessions.
type Player interface {
	Running() bool
	// Try plays a routine of one exercise, and leads back.
	Try(r *engine.Routine, adjust func(*engine.Preferences), back func())
	// AfterAsking goes on once a doctor has been asked, where that is needed.
	AfterAsking(then func())
}

// Routine leads through what can be done with a routine besides playing it: change
// it and its rests, print it, take it along, give it away, take others in. All
// fields are needed but Own, which is nil where the user can keep nothing.
type Routine struct {
	*Desk
	Practice *practice.Practice
	Album    *picture.Album
	Pages    RoutinePages
	Sessions Player
	Changes  *Changes
	Own      Own
	// IsOwn reports whether a routine is the user's own.
	IsOwn func(id string) bool
	// Export writes a session to a sound file and tells how much is done, 0 to 1. It
	// runs on a goroutine of its own, ends soon once ctx is done, and leaves nothing
	// behind if it fails. OnIdle is called when it has ended.
	Export       func(ctx context.Context, e *Export, progress func(done float64)) error
	ExportFolder string
	OnIdle       func()
	// Print writes the sheet of paper of a routine to a .pdf or .png file, on a
	// goroutine of its own.
	Print func(job *printing.Job, path string, size printsheet.Paper) error

	// editing is the routine in the editor, nil for none; unsaved are those
	// that were left with changes that are not saved, by id.
	editing *editing
	unsaved map[string]*editing
	// export is the sheet on which a session is taken along, once it was opened, and
	// taking the sheet of files from others.
	export *export.Export
	taking *share.Take
}

func (f *Routine) prefs() engine.Preferences { return f.Practice.Settings.Preferences() }

// change edits the preferences.
func (f *Routine) change(next engine.Preferences) {
	f.Practice.Settings.Change(func(p *engine.Preferences) { *p = next })
}

// Menu lists what can be done with a routine besides playing it.
func (f *Routine) Menu(r *engine.Routine) []home.Entry {
	var entries []home.Entry
	add := func(label string, act func()) { entries = append(entries, home.Entry{Label: label, Act: act}) }
	add(lang.X("home.take-along", "Take along"), func() { f.takeAlong(r) })
	add(lang.X("menu.print", "Print"), func() { f.print(r) })
	if f.Own == nil {
		return entries
	}
	if f.IsOwn(r.ID) {
		add(lang.X("menu.edit", "Change it"), func() { f.Change(r) })
	}
	add(lang.X("menu.copy", "Make a copy"), func() { f.Copy(r) })
	add(lang.X("menu.give", "Save as a file"), func() { f.give(r) })
	if f.IsOwn(r.ID) {
		add(lang.X("menu.delete", "Delete"), func() { f.Delete(r) })
	}
	return entries
}
