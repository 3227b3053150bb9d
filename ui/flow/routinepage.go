package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/frame"
	"uncoil/ui/routine"
)

// Open shows the page of a routine; home where there is none with that id.
func (f *Routine) Open(id string) { f.openAt(id, "") }

// openAt is Open with the keyboard on an exercise; "" for the button that starts.
func (f *Routine) openAt(id, exercise string) {
	r := f.Practice.Routine(id)
	if r == nil {
		f.Pages.ShowHome()
		return
	}
	page := routine.New(routine.Options{
		Routine: r, Book: f.Practice.Book, Routines: f.Practice.Routines, Album: f.Album, Own: f.IsOwn(id),
		LaidOut: f.Practice.LaidOut, Now: f.Practice.Now, Host: f.Desk,
		OnStart:    func(audioOnly bool) { f.Sessions.Start(r, audioOnly) },
		OnBack:     func() { f.Pages.ShowHomeAt(id) },
		OnExercise: func(ex string) { f.Pages.ShowExerciseFrom(ex, frame.AtHome, func() { f.openAt(id, ex) }) },
		OnRoutine:  f.Open,
		OnChanged:  f.change, Commands: f.Commands(r),
	}, f.prefs())
	f.Pages.Show(page, frame.AtHome)
	page.FocusOn(exercise)
}

// Commands lists what can be done with a routine besides playing it.
func (f *Routine) Commands(r *engine.Routine) []routine.Command {
	var all []routine.Command
	add := func(label string, act func(), keys ...fyne.KeyName) {
		c := routine.Command{Label: label, Act: act}
		if len(keys) > 0 {
			c.Key = keys[0]
		}
		all = append(all, c)
	}
	add(lang.X("home.rests", "Rests"), func() { f.ShowRests(r, func() { f.Open(r.ID) }) }, fyne.KeyR)
	add(lang.X("home.take-along", "Take along"), func() { f.takeAlong(r) }, fyne.KeyT)
	add(lang.X("menu.print", "Print"), func() { f.print(r) }, fyne.KeyP)
	if f.Own == nil {
		return all
	}
	if f.IsOwn(r.ID) {
		add(lang.X("menu.edit", "Change it"), func() { f.Change(r) }, fyne.KeyC)
	}
	add(lang.X("menu.copy", "Make a copy"), func() { f.Copy(r) })
	add(lang.X("menu.give", "Save as a file"), func() { f.give(r) })
	if f.IsOwn(r.ID) {
		add(lang.X("menu.delete", "Delete"), func() { f.Delete(r) })
	}
	return all
}
