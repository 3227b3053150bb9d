package main

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/session"
	"uncoil/ui/frame"
	"uncoil/ui/picture"
	uisession "uncoil/ui/player"
	"uncoil/ui/safety"
	"uncoil/ui/widget"
)

// state is one picture of the gallery.
type state struct {
	name string
	// show builds it; the slider drives the session, which is nil where there is
	// none.
	show func() (object fyne.CanvasObject, session *still, stop func())
}

// samples is the data that the states are built from.
type samples struct {
	catalog *catalog.Catalog
	book    *engine.Book
	prefs   engine.Preferences
	routine engine.Routine
	album   *picture.Album
	// post brings a call to the UI goroutine.
	post func(func())
}

// firstRoutine is the routine that the session's states are taken from.
const firstRoutine = "beginner"

func newSamples(c *catalog.Catalog, post func(func())) (*samples, error) {
	routines := c.Routines()
	if len(routines) == 0 {
		return nil, fmt.Errorf("the catalogue has no routine to show")
	}
	first := routines[0]
	for _, r := range routines {
		if r.ID == firstRoutine {
			first = r
		}
	}
	prefs := engine.DefaultPreferences()
	s := &samples{
		catalog: c, book: c.Book(), prefs: prefs, routine: first,
		album: picture.NewAlbum(picture.FromCatalog(c), post), post: post,
	}
	s.album.SetPerson(picture.PersonOf(prefs.Display))
	return s, nil
}

func (s *samples) timeline(r *engine.Routine) (*engine.Timeline, error) {
	return engine.Compile(r, s.book, &s.prefs, engine.EstimatedVoice{})
}

// states lists all states.
func (s *samples) states() ([]state, error) {
	t, err := s.timeline(&s.routine)
	if err != nil {
		return nil, err
	}
	find := func(match func(step *engine.Step) bool) int {
		for i := range t.Steps {
			if match(&t.Steps[i]) {
				return i
			}
		}
		return 0
	}
	kind := func(k engine.StepKind) int { return find(func(step *engine.Step) bool { return step.Kind == k }) }
	dose := func(k engine.DoseKind) int {
		return find(func(step *engine.Step) bool {
			return step.Kind == engine.Work && step.Block == engine.Main && s.book.Exercises[step.Exercise].Dose.Kind == k
		})
	}
	hold, flow := dose(engine.HoldSeconds), dose(engine.Flow)
	half := func(i int) time.Duration { return t.Steps[i].Length / 2 }
	mainRest := find(func(step *engine.Step) bool { return step.Kind == engine.Rest && step.Block == engine.Main })
	position := find(func(step *engine.Step) bool { return step.Kind == engine.PositionStep && step.Block == engine.Main })

	standing := find(func(step *engine.Step) bool {
		return step.Kind == engine.Work && s.book.Exercises[step.Exercise].Position == engine.Standing
	})
	sided := find(func(step *engine.Step) bool {
		return step.Kind == engine.Work && s.book.Exercises[step.Exercise].Sides == engine.SidesAlternating
	})

	all := []state{
		{"safety", s.page(func() fyne.CanvasObject { return safety.New(&s.book.Safety, nil) }, frame.Nowhere)},
		{"home-one", s.page(func() fyne.CanvasObject { return s.home(1, s.prefs) }, frame.AtHome)},
		{"home-notice", s.noticed()},
		{"get-ready", s.session(at(t, 0, half(0)))},
		{"position", s.session(at(t, position, half(position)))},
		{"warm-up", s.session(at(t, kind(engine.Work), half(kind(engine.Work))))},
		{"breaths", s.session(at(t, dose(engine.HoldBreaths), half(dose(engine.HoldBreaths))))},
		{"quiet", s.session(at(t, mainRest, 2*time.Second))},
		{"standing", s.session(at(t, standing, half(standing)))},
		{"sided", s.session(at(t, sided, half(sided)))},
		{"reps", s.session(at(t, dose(engine.Repetitions), half(dose(engine.Repetitions))))},
		{"switch", s.session(at(t, kind(engine.SwitchSides), half(kind(engine.SwitchSides))))},
		{"flow", s.session(at(t, flow, half(flow)+2*time.Second))},
		{"hold", s.session(at(t, hold, half(hold)))},
		{"hold-long", s.session(at(t, t.StepAt(t.Length)-1, 5*time.Second))},
		{"rest", s.session(at(t, mainRest, half(mainRest)))},
		{"paused", s.session(paused(at(t, flow, half(flow)), session.ByUser))},
		{"slept", s.session(paused(at(t, flow, half(flow)), session.ComputerSlept))},
		{"counting-in", s.session(countingIn(at(t, flow, half(flow))))},
		{"no-sound", s.silent(at(t, hold, half(hold)))},
		{"done", s.session(at(t, len(t.Steps)-1, 2*time.Second))},
		{"ask-end", s.asking(paused(at(t, flow, half(flow)), session.ByUser))},
		{"keys", s.keys(paused(at(t, flow, half(flow)), session.ByUser))},
		{"finish", s.finish(uisession.Summary{Finished: true, Played: t.Length, Exercises: 12})},
		{"finish-part", s.finish(uisession.Summary{Played: 7*time.Minute + 31*time.Second, Exercises: 3})},
	}
	side := find(func(step *engine.Step) bool { return step.Kind == engine.Work && step.Side == engine.LeftSide })
	all = append(all, s.byEar(t, hold, side, mainRest)...)
	all = append(all, s.exports(t)...)
	all = append(all, s.pauses(t, mainRest)...)
	all = append(all, s.ownExercises()...)
	all = append(all, s.papers()...)
	mine, err := s.shownByOwn()
	if err != nil {
		return nil, err
	}
	all = append(all, mine...)
	all = append(all, s.editing()...)
	all = append(all, s.resumes(t, hold)...)
	all = append(all, s.past()...)
	all = append(all, s.today()...)
	all = append(all, s.welcoming()...)
	return append(all, s.places()...), nil
}

func paused(s *still, reason session.PauseReason) *still {
	s.state, s.reason = session.Standing, reason
	return s
}

func countingIn(s *still) *still {
	s.state, s.countIn = session.CountingIn, 1800*time.Millisecond
	return s
}

// builder builds a state.
type builder = func() (fyne.CanvasObject, *still, func())

func framed(content fyne.CanvasObject, at frame.Tab) *frame.Frame {
	f := frame.New(nil, nil, nil, nil)
	f.Put(content, at)
	return f
}

func (s *samples) page(make func() fyne.CanvasObject, at frame.Tab) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		return framed(make(), at), nil, func() {}
	}
}

func (s *samples) noticed() builder {
	return func() (fyne.CanvasObject, *still, func()) {
		f := framed(s.home(1, s.prefs), frame.AtHome)
		f.Notice("The old database was damaged. It was kept as uncoil-2026-03-04.db, and a new one was begun.")
		return f, nil, func() {}
	}
}

func (s *samples) screen(player *still) *uisession.Screen {
	screen := uisession.New(uisession.Options{
		Player: player, Book: s.book, Album: s.album,
		Animations: true, Post: s.post, Host: &host{},
	})
	player.changed = screen.Update
	screen.Start()
	return screen
}

func (s *samples) session(player *still) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		screen := s.screen(player)
		return framed(screen, frame.Nowhere), player, screen.Stop
	}
}

func (s *samples) silent(player *still) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		screen := s.screen(player)
		screen.SetSilence("no device was found")
		return framed(screen, frame.Nowhere), player, screen.Stop
	}
}

// over shows a sheet in front of a session.
func (s *samples) over(player *still, sheet func() *widget.Sheet) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		screen := s.screen(player)
		return container.NewStack(framed(screen, frame.Nowhere), sheet()), player, screen.Stop
	}
}

func (s *samples) asking(player *still) builder {
	return s.over(player, func() *widget.Sheet {
		return widget.NewSheet(lang.X("end.title", "End the session?"), lang.X("end.text", "What you have done so far is kept."),
			widget.NewFocusButton(lang.X("end.no", "Keep going"), widget.Primary, nil),
			widget.NewFocusButton(lang.X("end.yes", "End the session"), widget.Secondary, nil))
	})
}

func (s *samples) keys(player *still) builder {
	return s.over(player, func() *widget.Sheet {
		sheet := widget.NewSheet(lang.X("keys.title", "Keys"), lang.X("keys.close", "Esc or a click takes this away."))
		sheet.Width = 960
		sheet.SetContent(widget.NewKeyList(uisession.KeyHelps()))
		return sheet
	})
}

func (s *samples) finish(summary uisession.Summary) builder {
	return s.page(func() fyne.CanvasObject {
		blocks := s.routine.Blocks
		items := blocks[len(blocks)-1].Items
		ex := s.book.Exercises[items[len(items)-1].Exercise]
		return uisession.NewFinish(summary, s.album, picture.Picture{Exercise: ex.ID, Frame: ex.Peak()})
	}, frame.Nowhere)
}
