// Package ui is the window: it navigates between the screens, starts sessions and
// passes preferences on. Before it ends, it waits for every file that is being
// written. Its dependencies are injected: it must not open a database or a sound
// device.
package ui

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/engine/printsheet"
	"uncoil/engine/session"
	"uncoil/ui/awake"
	"uncoil/ui/desktopsettings"
	"uncoil/ui/exerciseeditor"
	"uncoil/ui/filedialog"
	"uncoil/ui/flow"
	"uncoil/ui/history"
	"uncoil/ui/notify"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
	"uncoil/ui/settings"
)

// Deps are the dependencies of the window. All fields are required, except those
// that say what nil means.
type Deps struct {
	App fyne.App
	// Book and Routines are the exercises and routines, Pictures finds the
	// pictures of an exercise.
	Book     *engine.Book
	Routines []engine.Routine
	Pictures picture.Source
	// Catalog is the source of these three, and tells what is the user's own.
	Catalog *catalog.Catalog
	// Own stores the user's own routines, and Exercises the user's own exercises;
	// nil where nothing can be stored.
	Own       flow.Own
	Exercises flow.OwnExercises
	// PictureFolder is the first folder in which pictures for exercises are
	// looked for.
	PictureFolder string
	// Reader is who reads the user's own words aloud.
	// Prepare synthesizes sentences ahead of a session: it calls ready, on any
	// goroutine, as soon as their lengths are known or it has taken too long.
	Reader  exerciseeditor.Reader
	Prepare func(s engine.Sound, sentences []string, ready func())
	// VoiceOf gives the lengths of sentences, by the voice and pace of a setting.
	// Voices are those that the user can choose from.
	VoiceOf func(engine.Sound) engine.Voice
	Voices  []settings.Voice

	// Start begins the session that is suggested for today, unless the safety page has to
	// be read first.
	Start Start

	Preferences engine.Preferences
	// Save saves changed preferences; an error is shown as a notice.
	Save func(engine.Preferences) error

	// Begin starts a session with sound and record attached, and returns its
	// player. Every event is also passed to listen.
	Begin func(b practice.Beginning, listen func(session.Event)) *session.Player
	// Diary is the history.
	Diary Diary
	// Hush ends what TrySound plays.
	Hush func()
	// SetSound changes voice, pace and volumes at once.
	SetSound func(engine.Sound)
	// SoundDelay is the time from when a cue is due to when it is heard, so that
	// picture and sound are synchronous.
	SoundDelay func() time.Duration
	// TrySound plays one cue, for the settings.
	TrySound func(engine.Cue)
	// TryAround lets the ambience be heard for a while, for the settings.
	TryAround func()
	// SoundStatus calls listen at once and whenever sound becomes available or
	// unavailable, from any goroutine; reason says why there is none.
	SoundStatus func(listen func(ok bool, reason string))

	// Export writes a session to a sound file and reports progress, 0 to 1. It
	// runs on a goroutine of its own, ends soon after ctx is done, and leaves no
	// file if it fails.
	Export func(ctx context.Context, e *flow.Export, progress func(done float64)) error
	// ExportFolder is the default folder for sound files.
	ExportFolder string
	// DataFolder is where everything is kept, "" where nothing is.
	DataFolder string
	// DocumentFolder is the default folder for all other files, and for opening
	// files.
	DocumentFolder string

	// FileDialogs are the desktop's; nil where there are none.
	FileDialogs filedialog.Dialogs

	// Print writes a routine's sheet to a .pdf or .png file, on a goroutine of
	// its own.
	Print func(job *printing.Job, path string, size printsheet.Paper) error

	// History reads and edits the recorded sessions.
	History history.Records
	// WriteFile writes a file whole or not at all.
	WriteFile func(path string, write func(io.Writer) error) error
	// Notify shows a desktop notification; withdraw takes it away.
	Notify func(notify.Notification) (withdraw func())
	// KeepAwake keeps the computer from sleeping and the display on. It returns at
	// once.
	KeepAwake func(awake.Wish)
	// Tray tells that the desktop has a system tray.
	Tray bool
	// WorkArea returns the part of the screen that windows may fill, in pixels; zero
	// where that is not known. It is called once the window is open.
	WorkArea func() fyne.Size
	// Watch watches the system's window: changed is called on the UI goroutine when it
	// has been minimised or shown again, and shown reports whether it can be seen.
	// pixel must stand in the window. nil watches nothing: the window is always seen.
	Watch func(changed func()) (shown func() bool, pixel fyne.CanvasObject)
	// Week is the first day of the week.
	Week time.Weekday

	// Desktop follows what the desktop asks of the look of programs.
	Desktop *desktopsettings.Watch
	// Autostart starts Uncoil, hidden, when the person logs in; nil where that cannot
	// be done.
	Autostart settings.Autostart
	// Hidden begins without showing the window, in the tray if there is one.
	Hidden bool
	// Open are files that are to be imported, by their whole paths.
	Open []string

	// Notices are shown, one line each, when the window opens.
	Notices []string
	Now     func() time.Time
	Version string
}

// Diary is what the window needs of the history. Its methods wait for the disk,
// so they are called on goroutines of their own; *store.Store implements it.
type Diary interface {
	practice.History
	flow.Diary
}
