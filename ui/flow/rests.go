package flow

import (
	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/frame"
	"uncoil/ui/rests"
)

// ShowRests shows the rests of a routine; back leaves the page. They are stored in the
// settings, also those of an own routine, which adopts them when it is next edited.
func (f *Routine) ShowRests(r *engine.Routine, back func()) {
	d, prefs := draft.Open(r, true, f.draftContext()), f.prefs()
	f.openRests(d, prefs.MinutesFor(r.ID), func() { f.change(d.ApplyTo(f.prefs())) }, back)
}

// openRests shows the rests of a draft, in a length in minutes or, with 0, in its own.
// changed is called after every change, back to leave the page.
func (f *Routine) openRests(d *draft.Draft, minutes int, changed, back func()) {
	f.Pages.Show(rests.New(rests.Options{
		Draft: d, Minutes: minutes, Preferences: f.draftContext().Prefs, Book: f.Practice.Book, Voice: f.Practice.VoiceOf(f.prefs().Sound), Album: f.Album, Host: f.Desk,
		OnChanged: changed, OnBack: back,
		OnExercise: func(id string, kind engine.RestKind, pause *engine.Pause) engine.Preferences {
			next := f.prefs()
			next.Rests.SetForExercise(id, kind, pause)
			f.change(next)
			return f.draftContext().Prefs
		},
		OnGuidance: func(g engine.Guidance) engine.Preferences {
			next := f.prefs()
			next.Guidance = g
			f.change(next)
			return f.draftContext().Prefs
		},
	}), frame.AtHome)
}
