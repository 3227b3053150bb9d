// Package ui is the window: it navigates between the screens, starts sessions
// and hands preferences on. Its end waits for every file that is being written. What
// it needs from outside is injected: it opens no database and no sound device.
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
	"uncoil/ui/flow"
	"uncoil/ui/history"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
	"uncoil/ui/settings"
)

// Deps is what the window needs from outside. All fields are needed, but for those
// that say what nil means.
type Deps struct {
	App fyne.App
	// Book and Routines are what can be done, Pictures finds what is to be seen of an
	// exercise.
	Book     *engine.Book
	Routines []engine.Routine
	Pictures picture.Source
	// Catalog is where the three come from, and tells what is the user's own.
	Catalog *catalog.Catalog
	// Own keeps what the user makes, and Exercises the exercises among it; nil where
	// nothing can be kept.
	Own       flow.Own
	Exercises flow.OwnExercises
	// PictureFolder is where pictures for exercises are looked for at first.
	PictureFolder string
	// Speaks tells that the computer can read aloud what nobody has recorded.
	// Prepare has it say sentences ahead of a session: it calls ready, on any
	// goroutine, as soon as their lengths are known, or it has taken too long.
	Speaks  bool
	Prepare func(s engine.Sound, sentences []string, ready func())
	// VoiceOf gives the lengths of what is said, by the voice and at the pace of
	// a setting. Voices are those that one can choose from.
	VoiceOf func(engine.Sound) engine.Voice
	Voices  []settings.Voice

	Preferences engine.Preferences
	// Save keeps changed preferences; an error is shown as a notice.
	Save func(engine.Preferences) error

	// Begin makes the player of a session, with sound and record attached, and
	// runs it. Every event goes to listen as well.
	Begin func(b practice.Beginning, listen func(session.Event)) *session.Player
	// Diary is the history.
	Diary Diary
	// SetSound changes the voice, its pace and how loud everything is, at once.
	SetSound func(engine.Sound)
	// SoundDelay is how long after it is due a cue is heard, so that picture
	// and sound go together.
	SoundDelay func() time.Duration
	// TrySound makes one cue heard, for the settings.
	TrySound func(engine.Cue)
	// SoundStatus calls listen at once and whenever sound comes or goes, from
	// any goroutine; reason says why there is none.
	SoundStatus func(listen func(ok bool, reason string))

	// Export writes a session to a sound file and tells how much is done, 0 to 1.
	// It runs on a goroutine of its own, ends soon once ctx is done, and leaves
	// nothing behind if it fails.
	Export func(ctx context.Context, e *flow.Export, progress func(done float64)) error
	// ExportFolder is where a file is proposed to be put.
	ExportFolder string
	// DocumentFolder is where any other file is proposed to be put, and where
	// files from others are looked for.
	DocumentFolder string

	// Print writes the sheet of paper of a routine to a .pdf or .png file, on a
	// goroutine of its own.
	Print func(job *printing.Job, path string, size printsheet.Paper) error

	// History is all that was done.
	History history.Records
	// WriteFile writes a whole file or none.
	WriteFile func(path string, write func(io.Writer) error) error
	// Notify shows a notification of the desktop.
	Notify func(title, text string)
	// Tray tells that the desktop has a tray that Uncoil can stay in.
	Tray bool
	// Week is the day on which a week begins.
	Week time.Weekday

	// Notices are shown, one line each, when the window opens.
	Notices []string
	Now     func() time.Time
	Version string
}

// Diary is what the window needs of the history. Its methods wait for the disk, so
// they are called on goroutines of their own; *store.Store is one.
type Diary interface {
	practice.History
	flow.Diary
}
