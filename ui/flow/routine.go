package flow

import (
	"context"
	"io"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/engine/printsheet"
	"uncoil/ui/export"
	"uncoil/ui/frame"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
	"uncoil/ui/share"
)

// Own stores what the user makes, in the data folder. Its methods may wait for a
// disk: they are called outside of the UI goroutine, except Taken, KeepDraft and
// OpenPicture. Those that change something return the new catalogue.
type Own interface {
	// Taken reports whether an id is in use by a routine, an exercise or a file.
	Taken(id string) bool
	// SaveRoutine writes a routine, replacing the one with its id.
	SaveRoutine(r engine.Routine) (*catalog.Catalog, error)
	// DeleteRoutine deletes a routine; undo restores its file.
	DeleteRoutine(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error)
	// Pack writes routines and own exercises to a .uncoil file, by their ids.
	Pack(path, title string, ids []string) error
	// Collection returns what the user has, for importing files.
	Collection() *bundle.Collection
	// Import saves a collection into which files have been imported.
	Import(collection *bundle.Collection) (*catalog.Catalog, error)
	// KeepDraft stores unfinished work under a name such as "routine-ID" and
	// returns at once; nil removes it.
	KeepDraft(name string, data []byte)
	// Drafts returns the stored unfinished work, by name.
	Drafts() map[string][]byte
}

// OwnExercises stores the user's own exercises and their pictures.
type OwnExercises interface {
	// SaveExercise writes an exercise, replacing the one with its id.
	SaveExercise(e engine.Exercise) (*catalog.Catalog, error)
	// DeleteExercise deletes an exercise; undo restores its file.
	DeleteExercise(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error)
	// KeepPicture stores a picture file and returns its new name; OpenPicture
	// opens it.
	KeepPicture(path string) (name string, err error)
	OpenPicture(name string) (io.ReadCloser, error)
}

// Export is a session to be written to a file.
type Export struct {
	Routine  *engine.Routine
	Timeline *engine.Timeline
	// Sound is the voice, its pace and the volumes.
	Sound engine.Sound
	// Display is who is pictured on the cover.
	Display engine.Display
	// Path is the file, .mp3 or .wav.
	Path string
}

// RoutinePages navigates to the pages around editing a routine.
type RoutinePages interface {
	Pages
	// ShowHomeAt shows home with the keyboard on a routine.
	ShowHomeAt(id string)
	// ShowExerciseFrom shows an exercise; back leaves it.
	ShowExerciseFrom(id string, at frame.Tab, back func())
}

// Player plays sessions.
type Player interface {
	Running() bool
	// Start starts a routine, with pictures or by ear.
	Start(r *engine.Routine, audioOnly bool)
	// Try plays a routine of one exercise; back is called afterwards.
	Try(r *engine.Routine, adjust func(*engine.Preferences), back func())
	// AfterAsking continues once a doctor has been asked, if that is needed.
	AfterAsking(then func())
}

// Routine controls what can be done with a routine: show its page, play it, edit it
// and its rests, print it, export it as sound, share it, import others. All
// fields are required except Own, which is nil where nothing can be stored.
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
	// Export writes a session to a sound file and reports progress, 0 to 1. It
	// runs on a goroutine of its own, ends soon after ctx is done, and leaves no
	// file if it fails. OnIdle is called when it has ended.
	Export       func(ctx context.Context, e *Export, progress func(done float64)) error
	ExportFolder string
	OnIdle       func()
	// Print writes a routine's sheet to a .pdf or .png file, on a goroutine of
	// its own.
	Print func(job *printing.Job, path string, size printsheet.Paper) error

	// editing is the routine in the editor, nil for none; unsaved are those that
	// were left with unsaved changes, by id.
	editing *editing
	unsaved map[string]*editing
	// export is the sheet for a sound file, once it has been opened, and taking
	// the sheet for importing files, pasting that for a therapist's sheet.
	export  *export.Export
	taking  *share.Take
	pasting *share.Paste
}

func (f *Routine) prefs() engine.Preferences { return f.Practice.Settings.Preferences() }

// change applies changed preferences.
func (f *Routine) change(next engine.Preferences) {
	f.Practice.Settings.Change(func(p *engine.Preferences) { *p = next })
}
