package ui

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/files"
	"uncoil/ui/picture"
)

// settingsOf implements practice.Settings with the window's preferences.
type settingsOf struct{ *Window }

// Preferences returns the current preferences.
func (s settingsOf) Preferences() engine.Preferences { return s.prefs }

// Change edits and saves the preferences.
func (s settingsOf) Change(edit func(*engine.Preferences)) {
	next := s.prefs
	edit(&next)
	s.changePreferences(next)
}

// changePreferences applies and saves changed preferences.
func (w *Window) changePreferences(next engine.Preferences) {
	before := w.prefs
	w.prefs = next
	w.album.SetPerson(picture.PersonOf(next.Display))
	if a, b := &next.Display, &before.Display; a.Theme != b.Theme || a.HighContrast != b.HighContrast || a.TextSize != b.TextSize {
		w.applyLook()
	}
	if next.Sound != before.Sound {
		w.deps.SetSound(next.Sound)
	}
	if w.settings != nil && next.Display.Animations != before.Display.Animations {
		w.settings.Close()
		w.settings.Open()
	}
	if err := w.deps.Save(next); err != nil {
		w.frame.Notice(lang.X("notice.unsaved", "Your settings could not be kept: {{.Why}}", map[string]any{"Why": files.Reason(err)}))
	}
}

// changedOnPage applies changes of a page that edits neither the progress nor the look:
// those may have changed since the page was opened.
func (w *Window) changedOnPage(next engine.Preferences) {
	next.Progress, next.Display = w.prefs.Progress, w.prefs.Display
	w.changePreferences(next)
}
