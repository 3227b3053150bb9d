package ui

import (
	"cmp"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/exercise"
	"uncoil/ui/frame"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/settings"
	"uncoil/ui/widget"
)

// portrait is the exercise whose picture shows the person in the settings.
const portrait = "cat-cow"

func (w *Window) showHome() {
	if w.home == nil {
		w.home = home.New(home.Options{
			Book: w.deps.Book, Routines: w.deps.Routines, Album: w.album,
			Length: w.practice.Length, OnStart: w.start, OnRests: w.showRests, Menu: w.menuOfRoutines(), Own: w.isOwn, OnChanged: w.changedOnPage, Now: w.deps.Now, Host: w,
			OnNew: w.ifOwn(w.newRoutine), OnImport: w.ifOwn(w.pickImports),
			OnActivity: func() { w.LogActivity(nil) },
		}, w.prefs)
	} else {
		w.home.Update(w.prefs)
	}
	w.suggest()
	w.show(w.home, frame.AtHome)
}

// menuOfRoutines is the menu on the routines' cards, nil where there would be
// nothing on it.
func (w *Window) menuOfRoutines() func(*engine.Routine) []home.Entry {
	if w.deps.Export == nil && w.deps.Print == nil && w.deps.Own == nil {
		return nil
	}
	return w.routineMenu
}

// ifOwn returns act where something of the user's own can be kept, else nil.
func (w *Window) ifOwn(act func()) func() {
	if w.deps.Own == nil {
		return nil
	}
	return act
}

// showRoutine shows a routine among the others.
func (w *Window) showRoutine(r *engine.Routine) {
	w.showHome()
	w.home.FocusOn(r.ID)
}

func (w *Window) showLibrary() {
	if w.library == nil {
		w.library = library.New(library.Options{
			Book: w.deps.Book, Routines: w.deps.Routines, Album: w.album, Host: w,
			OnOpen: w.showExercise, OnChanged: w.changedOnPage, Own: w.isOwnExercise, OnNew: w.ifExercises(w.writeExercise),
		}, w.prefs)
	} else {
		w.library.Update(w.prefs)
	}
	w.show(w.library, frame.AtLibrary)
}

// showExercise shows the page of an exercise, always a new one: what has been
// changed since holds on it.
func (w *Window) showExercise(id string) {
	ex, ok := w.deps.Book.Exercises[id]
	if !ok {
		return
	}
	var change, remove func()
	if w.isOwnExercise(id) {
		change, remove = func() { w.changeExercise(id) }, func() { w.deleteExercise(id) }
	}
	page := exercise.New(exercise.Options{
		Book:     w.deps.Book,
		OnChange: change, OnDelete: remove,
		Exercise: ex, Preferences: w.prefs, UsedIn: library.UsedIn(id, w.deps.Routines), Album: w.album,
		OnTry: func() { w.try(id) }, OnBack: w.leave, OnRoutine: w.showRoutine, OnExercise: w.showExercise,
		OnProgress: func(v float64) engine.Preferences { return w.setProgress(id, v) },
		OnSkip:     func(out bool) engine.Preferences { return w.setSkip(id, out) },
	})
	w.show(page, frame.AtLibrary)
}

// leave goes back from where the user is: from an exercise to the library, from
// anywhere else home.
func (w *Window) leave() {
	page, ok := w.screen.(*exercise.Page)
	if !ok {
		w.showHome()
		return
	}
	w.showLibrary()
	w.library.FocusOn(page.ID())
}

// try plays one exercise alone, and leads back to its page.
func (w *Window) try(id string) {
	ex := w.deps.Book.Exercises[id]
	w.proceed(&departure{Start: w.practice.Try(ex.Alone(), practice.AsTheyAre), back: func() { w.showExercise(id) }, again: func() { w.try(id) }})
}

func (w *Window) showSettings() {
	s := settings.New(settings.Options{
		Book:        w.deps.Book,
		Preferences: w.prefs, OnChanged: w.changePreferences,
		OnSound: w.deps.SetSound, OnTry: w.deps.TrySound, Voices: w.deps.Voices,
		Album: w.album, Portrait: w.portrait(),
		NameOf: func(id string) string { return cmp.Or(w.deps.Book.Exercises[id].Name, id) },
		Sample: w.sample(), OnReminders: w.remindersOfSettings, OnSafety: w.showSafety, OnLicences: w.showLicences, Version: w.deps.Version,
	})
	w.settings = s
	w.show(s, frame.AtSettings)
	s.Open()
}

// portrait is the picture that shows the person.
func (w *Window) portrait() picture.Picture {
	if ex, ok := w.deps.Book.Exercises[portrait]; ok {
		return picture.Of(&ex, engine.OnFloor)
	}
	if len(w.deps.Routines) > 0 {
		return w.farewell(&w.deps.Routines[0])
	}
	return picture.Picture{}
}

// OpenSheet shows a sheet in front of the window until CloseSheet or Escape. What
// a page has to say that late that a session runs already waits until it is over:
// the session's keys are not to be taken from it.
func (w *Window) OpenSheet(sheet *widget.Sheet) {
	if w.running != nil {
		w.late = append(w.late, sheet)
		return
	}
	w.putUp(sheet)
}

func (w *Window) putUp(sheet *widget.Sheet) {
	w.openSheet(&openSheet{
		sheet: sheet,
		key: func(key fyne.KeyName) bool {
			switch {
			case key == fyne.KeyEscape && sheet.OnEscape != nil:
				sheet.OnEscape()
			case key == fyne.KeyEscape:
				w.closeSheet()
			default:
				sheet.Press(key)
			}
			return true
		},
	})
}

// CloseSheet takes away the sheet in front.
func (w *Window) CloseSheet() { w.closeSheet() }
