package main

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/engine"
	"uncoil/ui/exercise"
	"uncoil/ui/frame"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/settings"
	"uncoil/ui/widget"
)

// places are the states of home, the library, the page of an exercise and the
// settings.
func (s *samples) places() []state {
	equipped, careful := s.prefs, s.prefs
	equipped.Equipment = engine.Equipment()
	careful.Careful = []engine.Movement{engine.Twisting, engine.NeckLoad}
	careful.Equipment = []string{"chair", "exercise-ball"}
	careful.Display.HighContrast = true
	lib := func(prefs engine.Preferences, act func(l *library.Screen)) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			l := s.library(prefs, nil)
			act(l)
			return l
		}
	}
	still := func(*library.Screen) {}
	states := []state{
		{"home-ten", s.page(func() fyne.CanvasObject { return s.home(10, equipped) }, frame.AtHome)},
		{"home-missing", s.page(func() fyne.CanvasObject { return s.home(10, s.prefs) }, frame.AtHome)},
		{"home-missing-foot", s.scrolled(func() fyne.CanvasObject { return s.home(10, s.prefs) }, frame.AtHome)},
		{"home-swap", s.swapping()},
		{"library", s.page(lib(s.prefs, still), frame.AtLibrary)},
		{"library-careful", s.page(lib(careful, still), frame.AtLibrary)},
		{"library-search", s.page(lib(careful, func(l *library.Screen) { l.Rune('h'); l.Rune('i') }), frame.AtLibrary)},
		{"library-empty", s.page(lib(s.prefs, func(l *library.Screen) { l.Rune('q'); l.Rune('q') }), frame.AtLibrary)},
		{"library-region", s.picking()},
		{"settings", s.page(func() fyne.CanvasObject { return s.settings(s.prefs) }, frame.AtSettings)},
		{"settings-foot", s.scrolled(func() fyne.CanvasObject { return s.settings(careful) }, frame.AtSettings)},
	}
	for _, id := range []string{"cat-cow", "wall-bar-stretch", "single-knee-to-chest", "progressive-relaxation"} {
		states = append(states,
			state{"exercise-" + id, s.page(func() fyne.CanvasObject { return s.exercise(id, careful) }, frame.AtLibrary)},
			state{"exercise-" + id + "-foot", s.scrolled(func() fyne.CanvasObject { return s.exercise(id, careful) }, frame.AtLibrary)})
	}
	return states
}

// sheets shows sheets on top of a stack.
type sheets struct{ stack *fyne.Container }

// front is the sheet in front of all others.
func (h *sheets) front() *widget.Sheet {
	return h.stack.Objects[len(h.stack.Objects)-1].(*widget.Sheet)
}

func (h *sheets) OpenSheet(sheet *widget.Sheet) { h.stack.Add(sheet) }
func (h *sheets) CloseSheet()                   { h.stack.Objects = h.stack.Objects[:1]; h.stack.Refresh() }

func (s *samples) library(prefs engine.Preferences, host *sheets) *library.Screen {
	return library.New(library.Options{
		Book: s.book, Routines: s.catalog.Routines(), Album: s.album, Host: host,
		OnOpen: func(string) {}, OnChanged: func(engine.Preferences) {}, OnNew: func() {},
		Own: func(id string) bool { _, _, own := s.catalog.OwnExercise(id); return own },
	}, prefs)
}

// picking shows the choice of a region in front of the library.
func (s *samples) picking() builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack()}
		l := s.library(s.prefs, host)
		host.stack.Add(framed(l, frame.AtLibrary))
		l.PickRegion()
		return host.stack, nil, l.Close
	}
}

// swapping shows what can stand in for the exercises of a routine.
func (s *samples) swapping() builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack()}
		prefs := s.prefs
		prefs.Equipment = []string{"wall-bar"}
		h := s.homeOf(s.catalog.Routines(), prefs, host)
		host.stack.Add(framed(h, frame.AtHome))
		h.Ask("gym-traction")
		return host.stack, nil, func() {}
	}
}

// scrolled shows a page from its foot.
func (s *samples) scrolled(make func() fyne.CanvasObject, at frame.Place) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		f := framed(make(), at)
		return &footed{f}, nil, func() {}
	}
}

// footed is a frame whose screen is shown from its foot whenever it is laid out.
type footed struct{ *frame.Frame }

// Resize is part of fyne.CanvasObject.
func (f *footed) Resize(size fyne.Size) {
	f.Frame.Resize(size)
	if s, ok := f.Content().(interface{ ToFoot() }); ok {
		s.ToFoot()
	}
}

func (s *samples) exercise(id string, prefs engine.Preferences) fyne.CanvasObject {
	var change func()
	if _, _, own := s.catalog.OwnExercise(id); own {
		change = func() {}
	}
	return exercise.New(exercise.Options{
		Book:     s.book,
		OnChange: change, OnDelete: change,
		Exercise: s.book.Exercises[id], Preferences: prefs, UsedIn: library.UsedIn(id, s.catalog.Routines()),
		Album: s.album, OnTry: func() {}, OnBack: func() {}, OnRoutine: func(*engine.Routine) {}, OnExercise: func(string) {},
	})
}

func (s *samples) settings(prefs engine.Preferences) fyne.CanvasObject {
	return settings.New(settings.Options{
		Book:        s.book,
		Preferences: prefs, Version: "0.1.0", Album: s.album,
		Voices: []settings.Voice{
			{ID: "jenny", Title: "Jenny", About: "A woman's voice, Irish English."},
			{ID: "other", Title: "Another", About: "A man's voice, Scottish English."},
		},
		Portrait: picture.Picture{Exercise: "cat-cow", Frame: "cat"},
		OnChanged: func(p engine.Preferences) {
			s.album.SetPerson(picture.PersonOf(p.Display))
		},
	})
}

// home shows the first n routines.
func (s *samples) home(n int, prefs engine.Preferences) fyne.CanvasObject {
	all := s.catalog.Routines()
	if n == 1 {
		all = []engine.Routine{s.routine}
	}
	return s.homeOf(all[:min(n, len(all))], prefs, &sheets{container.NewStack()})
}

func (s *samples) homeOf(routines []engine.Routine, prefs engine.Preferences, host *sheets) *home.Screen {
	return home.New(home.Options{
		Book: s.book, Routines: routines, Album: s.album,
		OnStart: func(*engine.Routine, bool) {}, OnRests: func(*engine.Routine) {}, OnNew: func() {}, OnImport: func() {},
		Own: func(id string) bool { return id == firstRoutine },
		Menu: func(*engine.Routine) []home.Entry {
			return []home.Entry{{Label: "Take along"}, {Label: "Change it"}, {Label: "Make a copy"}, {Label: "Save as a file"}, {Label: "Delete"}}
		},
		OnChanged: func(engine.Preferences) {}, Host: host, OnActivity: func() {},
		Length: func(r *engine.Routine) (time.Duration, error) {
			t, err := s.timeline(r)
			if err != nil {
				return 0, err
			}
			return t.Length, nil
		},
	}, prefs)
}
