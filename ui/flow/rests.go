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
	d := draft.Open(r, true, f.draftContext())
	f.openRests(d, func() { f.change(d.ApplyTo(f.prefs())) }, back)
}

// openRests shows the rests of a draft. changed is called after every change,
// back to leave the page.
func (f *Routine) openRests(d *draft.Draft, changed, back func()) {
	f.Pages.Show(rests.New(rests.Options{
		Draft: d, Preferences: f.prefs(), Book: f.Practice.Book, Voice: f.Practice.VoiceOf(f.prefs().Sound), Album: f.Album, Host: f.Desk,
		OnChanged: changed, OnBack: back,
		OnExercise: func(id string, kind engine.RestKind, pause *engine.Pause) engine.Preferences {
			next := f.prefs()
			next.Rests.SetForExercise(id, kind, pause)
			f.change(next)
			return f.prefs()
		},
	}), frame.AtHome)
}
