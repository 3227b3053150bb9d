package main

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fyne.io/fyne/v2/lang"
	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/care"
	"uncoil/ui/exercise"
	"uncoil/ui/frame"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/routine"
	"uncoil/ui/settings"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// places are the states of home, the library, the page of an exercise and the
// settings.
func (s *samples) places() []state {
	equipped, careful := s.prefs, s.prefs
	equipped.Equipment = engine.Equipment()
	careful.Conditions = []string{"hip-replacement", "dizziness"}
	careful.Careful = []engine.Movement{engine.Twisting, engine.NeckLoad}
	careful.Answers = []engine.CareAnswer{
		{Exercise: "single-knee-to-chest", Condition: "hip-replacement", Way: engine.DoAsIs, At: time.Date(2026, 3, 12, 8, 0, 0, 0, time.Local)},
		{Exercise: "supine-twist", Condition: "hip-replacement", Way: engine.LeaveOut, At: time.Date(2026, 3, 12, 8, 0, 0, 0, time.Local)},
	}
	careful.Equipment = []string{engine.Mat, "chair", "exercise-ball"}
	lib := func(prefs engine.Preferences, act func(l *library.Screen)) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			l := s.library(prefs, nil)
			act(l)
			return l
		}
	}
	still := func(*library.Screen) {}
	grown := s.prefs
	grown.Progress, grown.FavouriteExercises = map[string]float64{"cat-cow": 0.6}, []string{"cat-cow", "ball-bridge", "ankle-pumps"}
	short := s.prefs
	short.Minutes = map[string]int{"": 10, firstRoutine: 20}
	states := []state{
		{"home-ten", s.page(func() fyne.CanvasObject { return s.home(12, equipped) }, frame.AtHome)},
		{"home-missing", s.page(func() fyne.CanvasObject { return s.home(12, s.prefs) }, frame.AtHome)},
		{"home-foot", s.scrolled(func() fyne.CanvasObject { return s.home(12, s.prefs) }, frame.AtHome)},
		{"home-careful", s.page(func() fyne.CanvasObject { return s.home(12, careful) }, frame.AtHome)},
		{"home-length", s.page(func() fyne.CanvasObject { return s.home(12, short) }, frame.AtHome)},
		{"home-filtered", s.page(func() fyne.CanvasObject { return s.filtered(engine.AtDesk) }, frame.AtHome)},
		{"home-none", s.page(func() fyne.CanvasObject { return s.filtered(engine.AtDesk, engine.LyingOnly) }, frame.AtHome)},
		{"routine", s.page(func() fyne.CanvasObject { return s.routinePage("beginner", s.prefs, nil) }, frame.AtHome)},
		{"routine-foot", s.scrolled(func() fyne.CanvasObject { return s.routinePage("beginner", s.prefs, nil) }, frame.AtHome)},
		{"routine-ending", s.page(func() fyne.CanvasObject { return s.routinePage("wind-down", s.prefs, nil) }, frame.AtHome)},
		{"routine-careful", s.page(func() fyne.CanvasObject { return s.routinePage("gym-traction", careful, nil) }, frame.AtHome)},
		{"routine-length", s.page(func() fyne.CanvasObject { return s.routinePage("spine-strength", short, nil) }, frame.AtHome)},
		{"routine-swap", s.swapping()},
		{"care-asked", s.askingCare("beginner", "hip-replacement")},
		{"care-asked-much", s.askingCare("intermediate", "hip-replacement", "spinal-fusion")},
		{"care-asked-most", s.askingCare("advanced", "cannot-get-to-the-floor", "spinal-fusion")},
		{"library", s.page(lib(s.prefs, still), frame.AtLibrary)},
		{"library-careful", s.page(lib(careful, still), frame.AtLibrary)},
		{"library-search", s.page(lib(careful, func(l *library.Screen) { l.Rune('h'); l.Rune('i') }), frame.AtLibrary)},
		{"library-condition", s.page(lib(s.prefs, typed("hip replacement")), frame.AtLibrary)},
		{"library-without", s.page(lib(s.prefs, typed("no kneeling")), frame.AtLibrary)},
		{"library-mentioned", s.page(lib(s.prefs, typed("neck")), frame.AtLibrary)},
		{"library-be-careful", s.picking(careful, (*library.Screen).PickCareful)},
		{"library-empty", s.page(lib(s.prefs, func(l *library.Screen) { l.Rune('q'); l.Rune('q') }), frame.AtLibrary)},
		{"library-region", s.picking(s.prefs, (*library.Screen).PickRegion)},
		{"licences", s.page(func() fyne.CanvasObject { return s.licences() }, frame.AtSettings)},
		{"settings-search", s.page(func() fyne.CanvasObject {
			it := s.settings(s.prefs, settings.You)
			for _, r := range "voice" {
				it.Rune(r)
			}
			return it
		}, frame.AtSettings)},
	}
	for i, name := range []string{"you", "session", "sound", "rests", "appearance", "reminders", "files", "about"} {
		shown := func() fyne.CanvasObject { return s.settings(careful, settings.Part(i)) }
		states = append(states, state{"settings-" + name, s.page(shown, frame.AtSettings)})
		if i < 2 {
			states = append(states, state{"settings-" + name + "-foot", s.scrolled(shown, frame.AtSettings)})
		}
	}
	states = append(states,
		state{"exercise-grown", s.page(func() fyne.CanvasObject { return s.exerciseOf(s.book.Exercises["cat-cow"], grown) }, frame.AtLibrary)},
		state{"exercise-one-number", s.page(func() fyne.CanvasObject { return s.exerciseOf(oneNumber(), s.prefs) }, frame.AtLibrary)},
		state{"exercise-add", s.addingTo(s.addWhich)},
		state{"exercise-add-where", s.addingTo(s.addWhere)},
		state{"library-favourites", s.page(lib(grown, still), frame.AtLibrary)})
	for _, id := range []string{"cat-cow", "wall-bar-stretch", "single-knee-to-chest", "ragdoll-hang", "cobra", "progressive-relaxation"} {
		states = append(states,
			state{"exercise-" + id, s.page(func() fyne.CanvasObject { return s.exercise(id, careful) }, frame.AtLibrary)},
			state{"exercise-" + id + "-foot", s.scrolled(func() fyne.CanvasObject { return s.exercise(id, careful) }, frame.AtLibrary)})
	}
	return states
}

// sheets shows sheets on top of a stack.
type sheets struct{ stack *fyne.Container }

// front is the topmost sheet.
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

// typed searches the library.
func typed(text string) func(l *library.Screen) {
	return func(l *library.Screen) { l.LookFor(text) }
}

// picking shows a choice in front of the library.
func (s *samples) picking(prefs engine.Preferences, pick func(l *library.Screen)) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack()}
		l := s.library(prefs, host)
		host.stack.Add(framed(l, frame.AtLibrary))
		pick(l)
		return host.stack, nil, l.Close
	}
}

// swapping shows the replacements for the exercises of a routine.
func (s *samples) swapping() builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack()}
		prefs := s.prefs
		prefs.Equipment = []string{"wall-bar"}
		page := s.routinePage("gym-traction", prefs, host)
		host.stack.Add(framed(page, frame.AtHome))
		page.Ask()
		return host.stack, nil, func() {}
	}
}

// askingCare shows the questions before a routine for a user with some
// conditions.
func (s *samples) askingCare(routine string, conditions ...string) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack()}
		prefs := s.prefs
		prefs.Conditions = conditions
		host.stack.Add(framed(s.homeOf(s.catalog.Routines(), prefs), frame.AtHome))
		if r, err := s.catalog.Routine(routine); err == nil {
			host.OpenSheet(care.NewSheet(care.Options{
				Routine: r, Book: s.book, Prefs: prefs, Now: time.Now, OnStart: func([]engine.CareAnswer) {}, OnCancel: func() {},
			}))
		}
		return host.stack, nil, func() {}
	}
}

// scrolled shows a page scrolled to its end.
func (s *samples) scrolled(make func() fyne.CanvasObject, at frame.Tab) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		f := framed(make(), at)
		return &footed{f}, nil, func() {}
	}
}

// footed is a frame whose screen is shown scrolled to its end.
type footed struct{ *frame.Frame }

func (f *footed) toFoot() {
	if s, ok := f.Content().(interface{ ToFoot() }); ok {
		s.ToFoot()
	}
}

func (s *samples) exercise(id string, prefs engine.Preferences) fyne.CanvasObject {
	return s.exerciseOf(s.book.Exercises[id], prefs)
}

func (s *samples) exerciseOf(ex engine.Exercise, prefs engine.Preferences) fyne.CanvasObject {
	var change func()
	if _, _, own := s.catalog.OwnExercise(ex.ID); own {
		change = func() {}
	}
	now := prefs
	return exercise.New(exercise.Options{
		Book:     s.book,
		OnChange: change, OnDelete: change, OnAdd: func() {},
		Exercise: ex, Preferences: prefs, UsedIn: library.UsedIn(ex.ID, s.catalog.Routines()),
		Album: s.album, OnTry: func() {}, OnBack: func() {}, OnRoutine: func(*engine.Routine) {}, OnExercise: func(string) {},
		OnProgress: func(v float64) engine.Preferences {
			now.Progress = map[string]float64{ex.ID: v}
			return now
		},
		OnSkip:      func(on bool) engine.Preferences { now.SetSkip(ex.ID, on, time.Now()); return now },
		OnFavourite: func(on bool) engine.Preferences { now.SetFavouriteExercise(ex.ID, on); return now },
	})
}

// oneNumber is an exercise of one amount, whatever the level.
func oneNumber() engine.Exercise {
	return engine.Exercise{
		ID: "knee-push", Name: "Knee Push", Position: engine.Supine, Steps: []string{"Push both knees into the floor.", "Let go."},
		Dose: engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 10, To: 10}}, Spares: engine.Movements(),
	}
}

// The sheets that ask where an exercise goes.
func (s *samples) addWhich() *widget.Sheet {
	var names []string
	for _, r := range s.catalog.Routines() {
		names = append(names, r.Name)
	}
	which := lang.X("adding.which", "Where does “{{.Name}}” go?", map[string]any{"Name": s.book.Exercises["cat-cow"].Name})
	return exercise.NewAddSheet(which, []exercise.Ways{
		{Title: lang.X("adding.own", "Your routines"), All: waysOf("My Morning", "From My Therapist", lang.X("home.new", "New routine"))},
		{Title: lang.X("adding.copies", "A copy of"), Line: lang.X("adding.copies-line", "These stay as they are. The copy with the exercise is yours."), All: waysOf(names...)},
	}, func() {})
}

func (s *samples) addWhere() *widget.Sheet {
	name := func(id string) map[string]any { return map[string]any{"Name": s.book.Exercises[id].Name} }
	before := func(id string) string { return lang.X("adding.before", "Before {{.Name}}", name(id)) }
	after := func(id string) string { return lang.X("pauses.after", "After {{.Name}}", name(id)) }
	return exercise.NewAddSheet(lang.X("adding.where", "Where in “{{.Routine}}”?", map[string]any{"Routine": "My Morning"}), []exercise.Ways{
		{All: waysOf(lang.X("adding.end", "At the end of the main part"))},
		{Title: words.Block(engine.WarmUp), All: waysOf(before("march-in-place"), after("march-in-place"), after("shoulder-shrug"))},
		{Title: words.Block(engine.Main), All: waysOf(before("knees-to-chest"), after("knees-to-chest"), after("ball-bridge"), after("supine-twist"), after("plank"))},
		{Title: words.Block(engine.CoolDown), All: waysOf(before("supine-rest"), after("supine-rest"))},
	}, func() {})
}

func waysOf(labels ...string) []exercise.Way {
	var all []exercise.Way
	for _, label := range labels {
		all = append(all, exercise.Way{Label: label, Do: func() {}})
	}
	return all
}

// addingTo shows a sheet in front of an exercise.
func (s *samples) addingTo(sheet func() *widget.Sheet) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack()}
		host.stack.Add(framed(s.exercise("cat-cow", s.prefs), frame.AtLibrary))
		host.OpenSheet(sheet())
		return host.stack, nil, func() {}
	}
}

func (s *samples) settings(prefs engine.Preferences, part settings.Part) *settings.Screen {
	return settings.New(settings.Options{
		Book: s.book, Part: part, OnReminders: func() {}, OnImport: func() {}, OnHistory: func() {}, OnFolder: func() {}, Folder: "~/.local/share/uncoil",
		NameOf:      func(id string) string { return s.book.Exercises[id].Name },
		Preferences: prefs, Version: "0.1.0", Album: s.album, OnWelcome: func() {}, OnAdvice: func() {}, OnSafety: func() {}, OnLicences: func() {},
		Voices: []settings.Voice{
			{ID: "heart", Title: "Heart", About: "A woman's voice, American English."},
			{ID: "michael", Title: "Michael", About: "A man's voice, American English."},
		},
		Portrait: picture.Picture{Exercise: "cat-cow", Frame: "cat"},
		Still:    true, Autostart: switchedOff{}, OnAutostart: func(bool) {},
		OnChanged: func(p engine.Preferences) {
			s.album.SetPerson(picture.PersonOf(p.Display))
		},
	})
}

// switchedOff is a system on which Uncoil does not start with the computer.
type switchedOff struct{}

func (switchedOff) On() bool       { return false }
func (switchedOff) Set(bool) error { return nil }

// home shows the first n routines.
func (s *samples) home(n int, prefs engine.Preferences) fyne.CanvasObject {
	all := s.catalog.Routines()
	if n == 1 {
		all = []engine.Routine{s.routine}
	}
	return s.homeOf(all[:min(n, len(all))], prefs)
}

// laidOut lays routines out with preferences that a page may change.
func (s *samples) laidOut(prefs *engine.Preferences) func(r *engine.Routine) (*practice.Plan, error) {
	sessions := practice.Practice{
		Book: s.book, Routines: s.catalog.Routines(), Now: time.Now,
		VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} },
	}
	return func(r *engine.Routine) (*practice.Plan, error) { return sessions.Plan(r, prefs) }
}

func (s *samples) homeOf(routines []engine.Routine, prefs engine.Preferences) *home.Screen {
	now := prefs
	return home.New(home.Options{
		Book: s.book, Routines: routines, Album: s.album, LaidOut: s.laidOut(&now),
		OnStart: func(*engine.Routine, bool) {}, OnOpen: func(*engine.Routine) {}, OnRests: func(*engine.Routine) {},
		OnNew: func() {}, OnImport: func() {}, OnActivity: func() {},
		Own: func(id string) bool { return id == firstRoutine }, OnChanged: func(p engine.Preferences) { now = p },
	}, prefs)
}

// filtered is home with the routines for some occasions.
func (s *samples) filtered(occasions ...engine.Occasion) fyne.CanvasObject {
	h := s.homeOf(s.catalog.Routines(), s.prefs)
	h.Filter(occasions...)
	return h
}

// routinePage is the page of a routine.
func (s *samples) routinePage(id string, prefs engine.Preferences, host routine.Host) *routine.Page {
	now, all := prefs, s.catalog.Routines()
	i := slices.IndexFunc(all, func(r engine.Routine) bool { return r.ID == id })
	var commands []routine.Command
	add := func(label string) { commands = append(commands, routine.Command{Label: label, Act: func() {}}) }
	add(lang.X("home.rests", "Rests"))
	add(lang.X("home.take-along", "Take along"))
	add(lang.X("menu.print", "Print"))
	if id == firstRoutine {
		add(lang.X("menu.edit", "Change it"))
	}
	add(lang.X("menu.copy", "Make a copy"))
	add(lang.X("menu.give", "Save as a file"))
	if id == firstRoutine {
		add(lang.X("menu.delete", "Delete"))
	}
	return routine.New(routine.Options{
		Routine: &all[i], Book: s.book, Routines: all, Album: s.album, LaidOut: s.laidOut(&now), Own: id == firstRoutine, Now: time.Now,
		OnStart: func(bool) {}, OnBack: func() {}, OnExercise: func(string) {}, OnChanged: func(p engine.Preferences) { now = p }, Host: host,
		Commands: commands,
	}, prefs)
}
