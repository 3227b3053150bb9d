package ui

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/files"
)

// settingsOf implements practice.Settings with the window's preferences.
type settingsOf struct{ *Window }

// Preferences returns the current preferences, with what the desktop asks for.
func (s settingsOf) Preferences() engine.Preferences { return shown(s.Window) }

// Change edits and saves the preferences.
func (s settingsOf) Change(edit func(*engine.Preferences)) {
	next := s.prefs
	edit(&next)
	s.changePreferences(next)
}

// changePreferences applies and saves changed preferences.
func (w *Window) changePreferences(next engine.Preferences) {
	before, looked := w.prefs, shown(w).Display
	w.prefs = next
	showDisplay(w, &looked)
	if next.Sound != before.Sound {
		w.deps.SetSound(next.Sound)
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
