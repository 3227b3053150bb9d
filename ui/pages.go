package ui

import (
	"cmp"
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/advice"
	"uncoil/ui/exercise"
	"uncoil/ui/flow"
	"uncoil/ui/frame"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/licences"
	"uncoil/ui/picture"
	"uncoil/ui/safety"
	"uncoil/ui/settings"
	"uncoil/ui/words"
)

// Show shows a screen and moves the keyboard focus to its first widget.
func (w *Window) Show(s flow.Screen, at frame.Tab) {
	w.window.Canvas().Unfocus()
	if moving, ok := w.screen.(interface{ Close() }); ok && w.screen != s {
		moving.Close()
	}
	if s != flow.Screen(w.settings) {
		w.settings = nil
	}
	w.screen = s
	w.session.Left(at)
	if at != frame.Nowhere {
		w.routine.Left(s)
		w.exercise.Left(s)
	}
	w.frame.Put(s, at)
	if first, ok := s.(interface{ First() fyne.Focusable }); ok && first.First() != nil {
		w.window.Canvas().Focus(first.First())
	}
	w.sight.check()
}

// ShowHome shows the routines.
func (w *Window) ShowHome() {
	if w.home == nil {
		o := home.Options{
			Book: w.practice.Book, Routines: w.practice.Routines, Album: w.album, LaidOut: w.practice.LaidOut, Own: w.isOwn,
			OnStart: w.session.Start, OnOpen: func(r *engine.Routine) { w.routine.Open(r.ID) },
			OnRests:   func(r *engine.Routine) { w.routine.ShowRests(r, func() { w.ShowHomeAt(r.ID) }) },
			OnChanged: func(p engine.Preferences) { w.changedOnPage(p); w.suggest() }, OnActivity: func() { w.history.LogActivity(w.today.Read) },
		}
		if w.deps.Own != nil {
			o.OnNew, o.OnImport = w.routine.Begin, w.routine.Import
		}
		w.home = home.New(o, shown(w))
	} else {
		w.home.Update(shown(w))
	}
	w.suggest()
	w.today.Read()
	w.Show(w.home, frame.AtHome)
	w.incoming.take(nil)
}

// suggest shows on home what to do today, or whether another level may be right.
func (w *Window) suggest() {
	if w.home != nil {
		w.home.SetToday(w.today.Proposal(), w.today.LastDone())
	}
}

// showAdvice shows the page about backs at a topic; "" shows it from its top.
func (w *Window) showAdvice(topic string, at frame.Tab, back func()) {
	page := advice.New(&w.practice.Book.Advice, len(w.prefs.Conditions)+len(w.prefs.Careful) > 0, back)
	w.Show(page, at)
	page.GoTo(topic)
}

// ShowHomeAt shows home with the keyboard on a routine.
func (w *Window) ShowHomeAt(id string) {
	w.ShowHome()
	w.home.FocusOn(id)
}

// ShowLibrary shows the exercises. What was searched for on an earlier visit is gone.
func (w *Window) ShowLibrary() {
	if w.library != nil {
		w.library.LookFor("")
	}
	libraryAsLeft(w)
}

// libraryAsLeft shows the exercises as they were left.
func libraryAsLeft(w *Window) {
	if w.library == nil {
		o := library.Options{
			Book: w.practice.Book, Routines: w.practice.Routines, Album: w.album, Host: w.overlays, OnOpen: w.ShowExercise, OnChanged: w.changedOnPage,
			Own: func(id string) bool { _, own := w.ownExercise(id); return own },
		}
		if w.deps.Own != nil && w.deps.Exercises != nil {
			o.OnNew = w.exercise.Write
		}
		w.library = library.New(o, shown(w))
	} else {
		w.library.Update(shown(w))
	}
	w.Show(w.library, frame.AtLibrary)
}

// ShowExercise shows the page of an exercise, which leads back to the library.
func (w *Window) ShowExercise(id string) {
	w.ShowExerciseFrom(id, frame.AtLibrary, func() {
		libraryAsLeft(w)
		w.library.FocusOn(id)
	})
}

// ShowExerciseFrom shows the page of an exercise; back leaves it. The page is always
// built again, so that it shows the current preferences.
func (w *Window) ShowExerciseFrom(id string, at frame.Tab, back func()) {
	ex, ok := w.practice.Book.Exercises[id]
	if !ok {
		return
	}
	change := func(edit func(p *engine.Preferences)) engine.Preferences {
		settingsOf{w}.Change(edit)
		return shown(w)
	}
	o := exercise.Options{
		Book: w.practice.Book, Exercise: ex, Preferences: shown(w), UsedIn: library.UsedIn(id, w.practice.Routines), Album: w.album,
		OnTry:  func() { w.session.Try(ex.Alone(), practice.AsTheyAre, func() { w.ShowExerciseFrom(id, at, back) }) },
		OnBack: back, OnRoutine: func(r *engine.Routine) { w.routine.Open(r.ID) },
		OnExercise: func(other string) { w.ShowExerciseFrom(other, at, back) },
		OnProgress: func(v float64) engine.Preferences {
			return change(func(p *engine.Preferences) {
				p.Progress = maps.Clone(p.Progress)
				if p.Progress == nil {
					p.Progress = map[string]float64{}
				}
				p.Progress[id] = v
			})
		},
		OnSkip: func(out bool) engine.Preferences {
			return change(func(p *engine.Preferences) { p.SetSkip(id, out, w.deps.Now()) })
		},
		OnFavourite: func(on bool) engine.Preferences {
			return change(func(p *engine.Preferences) { p.SetFavouriteExercise(id, on) })
		},
	}
	if day, ok := w.practice.HurtLately(id); ok {
		o.Hurt = words.NearDay(day, engine.DayOf(w.deps.Now()))
	}
	if w.deps.Own != nil {
		o.OnAdd = func() { w.routine.Add(id, func() { w.ShowExerciseFrom(id, at, back) }) }
	}
	if _, own := w.ownExercise(id); own {
		o.OnChange, o.OnDelete = func() { w.exercise.Change(id) }, func() { w.exercise.Delete(id) }
	}
	w.Show(exercise.New(o), at)
}

// portrait is the exercise whose picture shows the person in the settings.
const portrait = "cat-cow"

func (w *Window) showSettings() {
	back := w.showSettings
	o := settings.Options{
		Book: w.practice.Book, Preferences: w.prefs, Still: w.desktop.StillPictures, OnChanged: w.changePreferences,
		Autostart: w.deps.Autostart, OnAutostart: func(on bool) { startWithComputer(w, on) },
		OnSound: w.deps.SetSound, OnTry: w.deps.TrySound, OnTryAround: w.deps.TryAround, Voices: w.deps.Voices, Sample: sampleOf(&w.practice.Book.Phrases),
		Album: w.album, Portrait: portraitOf(w.practice),
		NameOf: func(id string) string { return cmp.Or(w.practice.Book.Exercises[id].Name, id) },
		OnReminders: func() {
			w.reminders.Show(frame.AtSettings, func() {
				w.showSettings()
				w.settings.GoToReminders()
			})
		},
		OnWelcome:  func() { w.welcome.Again(back) },
		OnAdvice:   func() { w.showAdvice("", frame.AtSettings, back) },
		OnSafety:   func() { w.Show(safety.Again(&w.practice.Book.Safety, back), frame.AtSettings) },
		OnLicences: func() { w.Show(licences.New(assets.Licences(), back), frame.AtSettings) },
		Version:    w.deps.Version,
		Part:       w.part, OnPart: func(p settings.Part) { w.part = p },
		OnHistory: w.history.Show, Folder: w.deps.DataFolder,
	}
	if w.deps.Own != nil {
		o.OnImport = w.routine.Import
	}
	if w.deps.DataFolder != "" {
		o.OnFolder = func() {
			if err := w.routine.OpenFolder(w.deps.DataFolder); err != nil {
				w.frame.Notice(flow.Failure(err))
			}
		}
	}
	s := settings.New(o)
	w.settings = s
	w.Show(s, frame.AtSettings)
	s.Open()
}

// portraitOf is the picture that shows the person.
func portraitOf(p *practice.Practice) picture.Picture {
	if ex, ok := p.Book.Exercises[portrait]; ok {
		return picture.Of(&ex, engine.OnFloor)
	}
	if len(p.Routines) > 0 {
		return flow.Farewell(p.Book, &p.Routines[0])
	}
	return picture.Picture{}
}

// sampleOf returns a sentence to try the voice with.
func sampleOf(p *engine.Phrases) string {
	for _, lines := range slices.Concat(p.Welcome, []engine.Lines{p.Rest, p.Halfway}) {
		if len(lines.Full) > 0 {
			return lines.Full[0]
		}
	}
	return ""
}

// acceptSafety records that the safety page has been accepted, and continues.
func (w *Window) acceptSafety() {
	settingsOf{w}.Change(func(p *engine.Preferences) { p.SafetyAccepted = w.deps.Now() })
	w.welcome.Begin()
}

// begin shows home after the first pages.
func (w *Window) begin() {
	w.ShowHome()
	w.session.OfferResume()
}
