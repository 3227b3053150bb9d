package ui

import (
	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/frame"
	"uncoil/ui/rests"
)

// showRests shows the rests of a routine. They are kept in the settings, also
// those of an own routine, which takes them over when it is changed next.
func (w *Window) showRests(r *engine.Routine) {
	d := draft.Open(r, true, draft.Context{Book: w.deps.Book, Prefs: w.prefs, Voice: w.deps.VoiceOf(w.prefs.Sound)})
	w.openRests(d, func() { w.changePreferences(d.Keep(w.prefs)) }, func() { w.showRoutine(r) })
}

// openRests shows the rests of a draft. changed is called after every change,
// back to leave the page.
func (w *Window) openRests(d *draft.Draft, changed, back func()) {
	w.show(rests.New(rests.Options{
		Draft: d, Preferences: w.prefs, Book: w.deps.Book, Voice: w.deps.VoiceOf(w.prefs.Sound), Album: w.album, Host: w,
		OnChanged: changed, OnBack: back,
		OnExercise: func(id string, kind engine.RestKind, pause *engine.Pause) engine.Preferences {
			next := w.prefs
			next.Rests.KeepForExercise(id, kind, pause)
			w.changePreferences(next)
			return w.prefs
		},
	}), frame.AtHome)
}
