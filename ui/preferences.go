package ui

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/picture"
)

// settingsOf are the preferences that a window holds.
type settingsOf struct{ *Window }

// Preferences implements practice.Settings.
func (s settingsOf) Preferences() engine.Preferences { return s.prefs }

// Change implements practice.Settings.
func (s settingsOf) Change(edit func(*engine.Preferences)) {
	next := s.prefs
	edit(&next)
	s.changePreferences(next)
}

// changePreferences takes over and keeps what has been changed.
func (w *Window) changePreferences(next engine.Preferences) {
	before := w.prefs
	w.prefs = next
	w.album.SetPerson(picture.PersonOf(next.Display))
	if next.Display.Theme != before.Display.Theme {
		w.look = w.look.With(next.Display.Theme)
		w.deps.App.Settings().SetTheme(w.look)
	}
	if next.Sound != before.Sound {
		w.deps.SetSound(next.Sound)
	}
	if w.settings != nil && next.Display.Animations != before.Display.Animations {
		w.settings.Close()
		w.settings.Open()
	}
	if err := w.deps.Save(next); err != nil {
		w.frame.Notice(lang.X("notice.unsaved", "Your settings could not be kept: {{.Why}}", map[string]any{"Why": err.Error()}))
	}
}

// changedOnPage takes over what has been changed on a page that does not show how
// far the user is: that may have grown or fallen since the page was shown.
func (w *Window) changedOnPage(next engine.Preferences) {
	next.Progress = w.prefs.Progress
	w.changePreferences(next)
}
