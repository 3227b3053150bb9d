package main

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/frame"
	"uncoil/ui/picture"
	uisession "uncoil/ui/player"
	"uncoil/ui/rests"
)

// pauses are the states of the rests: their page, a session that asks about one,
// and rests that wait or count breaths.
func (s *samples) pauses(t *engine.Timeline, rest int) []state {
	main := draft.Ref{Block: 1, Item: 2}
	ready, breaths := engine.PauseUntilReady(30*time.Second), engine.PauseOfBreaths(6)
	set := []draft.Op{
		draft.SetRest(main, engine.AfterExercise, engine.PauseOf(90*time.Second)),
		draft.SetRest(draft.Ref{Block: 1}, engine.AfterExercise, ready),
		draft.SetRest(draft.Ref{Block: 1, Item: 1}, engine.AfterExercise, breaths),
		draft.SetRest(draft.Ref{Block: 2}, engine.BeforeExercise, engine.PauseOf(20*time.Second)),
		draft.SetBlockRest(0, &engine.Pause{}),
	}
	short := *s
	short.prefs.Minutes = map[string]int{"": 10}
	return []state{
		{"rests", s.restsPage(nothing)},
		{"rests-set", s.restsPage(nothing, set...)},
		{"rests-foot", s.restsPage((*rests.Screen).ToFoot, set...)},
		{"rests-typing", s.restsPage(func(p *rests.Screen) { p.FirstRest().FocusGained(); p.FirstRest().TypedRune('4') }, set...)},
		{"rests-sheet", s.restsPage(func(p *rests.Screen) { p.FirstRest().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) })},
		{"rests-longer", s.restsPage(func(p *rests.Screen) { p.First().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) })},
		{"rests-own", s.restsPage(func(p *rests.Screen) {
			p.First().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
			p.FirstRest().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		})},
		{"rests-length", short.restsPage(nothing)},
		{"rests-length-foot", short.restsPage((*rests.Screen).ToFoot)},
		{"rest-question", s.askingToKeep(t, rest)},
		{"rest-waits", s.session(waiting(t, rest))},
		{"rest-breaths", s.restOf(breaths)},
		{"ear-rest-waits", s.eyesShut(waiting(t, rest), "")},
		{"finish-keep", s.keepingAfterwards(t, rest, func(*uisession.Finish) {})},
		{"finish-both", s.keepingAfterwards(t, rest, func(page *uisession.Finish) {
			page.AskFeeling(func(*int, string) {})
			page.SetOutlook(s.outlook())
		})},
	}
}

func nothing(*rests.Screen) {}

// restsPage shows the rests of the first routine after some changes.
func (s *samples) restsPage(act func(*rests.Screen), ops ...draft.Op) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		d := draft.Open(&s.routine, true, draft.Context{Book: s.book, Prefs: s.prefs, Voice: engine.EstimatedVoice{}})
		for _, op := range ops {
			_ = d.Do(op) // operations that fail are visibly missing
		}
		host := &sheets{container.NewStack()}
		page := rests.New(rests.Options{
			Draft: d, Minutes: s.prefs.MinutesFor(s.routine.ID), Preferences: s.prefs, Book: s.book, Album: s.album, Host: host,
			OnChanged: func() {}, OnBack: func() {},
			OnGuidance: func(g engine.Guidance) engine.Preferences { return s.prefs },
			Modifiers:  func() fyne.KeyModifier { return 0 },
			Voice:      engine.EstimatedVoice{},
			OnExercise: func(string, engine.RestKind, *engine.Pause) engine.Preferences { return s.prefs },
		})
		host.stack.Add(&acted{Frame: framed(page, frame.AtHome), act: func() { act(page) }})
		return host.stack, nil, func() {}
	}
}

// acted is a frame in which something is done once it has been laid out.
type acted struct {
	*frame.Frame
	act func()
}

// Resize implements fyne.CanvasObject.
func (f *acted) Resize(size fyne.Size) {
	f.Frame.Resize(size)
	if f.act != nil {
		act := f.act
		f.act = nil
		act()
	}
}

// waiting is a rest that waits for the user.
func waiting(t *engine.Timeline, rest int) *still {
	held, err := t.Hold(rest)
	if err != nil {
		held = t
	}
	return at(held, rest, held.Steps[rest].Length-time.Second)
}

// longer is a rest that has just been lengthened, with the change recorded.
func longer(t *engine.Timeline, rest int) (*still, *practice.Changes) {
	changes := practice.NewChanges(t)
	changed, by, err := t.Adjust(rest, 5*time.Second, 15*time.Second)
	if err != nil {
		return at(t, rest, 0), changes
	}
	changes.Note(session.Adjusted{Timeline: changed, Step: &changed.Steps[rest], By: by}, false)
	return at(changed, rest, 6*time.Second), changes
}

// askingToKeep is a session that asks whether to keep a longer rest.
func (s *samples) askingToKeep(t *engine.Timeline, rest int) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		player, changes := longer(t, rest)
		screen := uisession.New(uisession.Options{
			Player: player, Book: s.book, Album: s.album, Animations: true, Post: s.post, Host: &host{},
			Changes: changes, OnKeep: func(practice.Where) { changes.Answered() },
		})
		player.changed = screen.Update
		screen.Start()
		return framed(screen, frame.Nowhere), player, screen.Stop
	}
}

// restOf is a session in a rest that applies everywhere.
func (s *samples) restOf(p engine.Pause) builder {
	prefs := s.prefs
	prefs.Rests.Default = p
	t, err := engine.Compile(&s.routine, s.book, &prefs, engine.EstimatedVoice{})
	if err != nil {
		return s.page(func() fyne.CanvasObject { return container.NewStack() }, frame.Nowhere)
	}
	for i := range t.Steps {
		if step := &t.Steps[i]; step.Rest == engine.AfterExercise && step.Block == engine.Main {
			return s.session(at(t, i, step.Length/2))
		}
	}
	return s.session(at(t, 0, 0))
}

// keepingAfterwards is the page after a session in which a rest was changed with
// closed eyes; ask adds other questions.
func (s *samples) keepingAfterwards(t *engine.Timeline, rest int, ask func(*uisession.Finish)) builder {
	return s.page(func() fyne.CanvasObject {
		_, changes := longer(t, rest)
		changes.Defer()
		ex := s.book.Exercises[firstPortrait]
		page := uisession.NewFinish(uisession.Summary{Finished: true, Played: t.Length, Exercises: 12}, s.album,
			picture.Picture{Exercise: ex.ID, Frame: ex.Peak()})
		ask(page)
		page.AskToKeep(changes.Later(), func(practice.Where) {})
		return page
	}, frame.Nowhere)
}

// firstPortrait is an exercise that can be shown on every surface.
const firstPortrait = "supine-rest"
