// Package ui is the window: it navigates between the screens, starts sessions
// and hands preferences on. What it needs from outside is injected.
package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/session"
)

// Deps is what the window needs from outside.
type Deps struct {
	App fyne.App
	// Book and Routines are what can be done, Scene finds an exercise's
	// illustration. Voice gives the lengths of what is said.
	Book     *engine.Book
	Routines []engine.Routine
	Scene    func(exerciseID string) (*figure.Scene, error)
	Voice    engine.Voice

	Preferences engine.Preferences
	// Save keeps changed preferences; an error is shown as a notice.
	Save func(engine.Preferences) error

	// Begin makes the player of a session, with sound and record attached, and
	// runs it. Every event goes to listen as well.
	Begin func(t *engine.Timeline, listen func(session.Event)) *session.Player
	// SetVolumes changes how loud the sound is, at once.
	SetVolumes func(engine.Sound)
	// SoundDelay is how long after it is due a cue is heard, so that picture
	// and sound go together; nil means at once.
	SoundDelay func() time.Duration
	// TrySound makes one cue heard, for the settings.
	TrySound func(engine.Cue)
	// SoundStatus calls listen at once and whenever sound comes or goes, from
	// any goroutine; reason says why there is none.
	SoundStatus func(listen func(ok bool, reason string))

	// Notices are shown, one line each, when the window opens.
	Notices []string
	Now     func() time.Time
	Version string
}
