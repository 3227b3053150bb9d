package main

import (
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/practice"
	"uncoil/ui/advice"
	"uncoil/ui/flow"
	"uncoil/ui/frame"
	"uncoil/ui/home"
)

// today are the states of home with a suggestion for the day, and of the page that
// its reasons lead to.
func (s *samples) today() []state {
	day := engine.DayOf(time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC))
	ago := func(days int) plan.PastSession {
		return plan.PastSession{Day: day - engine.Day(days), Routine: firstRoutine, Played: 20 * time.Minute}
	}
	suggesting := func(past ...plan.PastSession) builder {
		return s.page(func() fyne.CanvasObject { return s.suggestingToday(day, plan.Past{Sessions: past}) }, frame.AtHome)
	}
	felt := func(p plan.PastSession) plan.PastSession {
		before, after := 4, 3
		p.Feeling = engine.Feeling{Before: &before, After: &after}
		return p
	}
	return []state{
		{"home-today", suggesting()},
		{"home-today-later", suggesting(ago(9), ago(3))},
		{"home-today-felt", suggesting(felt(ago(9)), felt(ago(3)))},
		{"home-today-between", suggesting(ago(1))},
		{"home-today-done", suggesting(ago(0))},
		{"advice", s.page(s.advice, frame.AtHome)},
		{"advice-foot", s.scrolled(s.advice, frame.AtHome)},
		{"advice-topic", func() (fyne.CanvasObject, *still, func()) {
			page := s.advice().(*advice.Page)
			return &topical{footed{framed(page, frame.AtHome)}, page}, nil, func() {}
		}},
	}
}

// suggestingToday is home with what the plan suggests after a history.
func (s *samples) suggestingToday(day engine.Day, past plan.Past) fyne.CanvasObject {
	h := s.home(12, s.prefs).(*home.Screen)
	today := &flow.Today{
		Practice: &practice.Practice{
			Settings: unchanged{s.prefs}, Book: s.book, Routines: s.catalog.Routines(),
			VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} }, Now: day.Time,
		},
		OnWhy: func(string) {}, OnChanged: func() {},
	}
	today.SetPast(past)
	h.SetToday(today.Proposal(), today.LastDone())
	return h
}

// unchanged are preferences that do not change.
type unchanged struct{ prefs engine.Preferences }

func (f unchanged) Preferences() engine.Preferences        { return f.prefs }
func (f unchanged) Change(func(prefs *engine.Preferences)) {}

func (s *samples) advice() fyne.CanvasObject { return advice.New(&s.book.Advice, true, func() {}) }

// topical is the page about backs at one of its topics.
type topical struct {
	footed
	page *advice.Page
}

func (t *topical) toFoot() { t.page.GoTo("inversion") }
