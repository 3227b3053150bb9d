package main

import (
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/flow"
	"uncoil/ui/frame"
	"uncoil/ui/welcome"
)

// welcoming are the pages of the first day, and what they end with for different people.
func (s *samples) welcoming() []state {
	hip, floor, desk, surgery := s.prefs, s.prefs, s.prefs, s.prefs
	hip.Conditions = []string{"hip-replacement", "disc", "sore-knees"}
	floor.Conditions, floor.AudioOnly = []string{engine.CannotGetDown}, true
	desk.Occasion = engine.AtDesk
	desk.SetMinutes("", 10)
	surgery.Conditions = []string{"recent-surgery"}
	return []state{
		{"welcome-care", s.page(func() fyne.CanvasObject { return s.welcome(s.prefs, 0) }, frame.Nowhere)},
		{"welcome-care-chosen", s.page(func() fyne.CanvasObject { return s.welcome(hip, 0) }, frame.Nowhere)},
		{"welcome-kit", s.page(func() fyne.CanvasObject { return s.welcome(s.prefs, 1) }, frame.Nowhere)},
		{"welcome-way", s.page(func() fyne.CanvasObject { return s.welcome(desk, 2) }, frame.Nowhere)},
		{"welcome-session", s.page(func() fyne.CanvasObject { return s.welcome(s.prefs, 3) }, frame.Nowhere)},
		{"welcome-session-hip", s.page(func() fyne.CanvasObject { return s.welcome(hip, 3) }, frame.Nowhere)},
		{"welcome-session-floor", s.page(func() fyne.CanvasObject { return s.welcome(floor, 3) }, frame.Nowhere)},
		{"welcome-session-desk", s.page(func() fyne.CanvasObject { return s.welcome(desk, 3) }, frame.Nowhere)},
		{"welcome-ask", s.page(func() fyne.CanvasObject { return s.welcome(surgery, 3) }, frame.Nowhere)},
	}
}

// welcome is one of those pages, from 0, with what was answered.
func (s *samples) welcome(prefs engine.Preferences, at int) fyne.CanvasObject {
	shown := &shownPage{}
	sessions := &practice.Practice{
		Settings: unchanged{prefs}, Book: s.book, Routines: s.catalog.Routines(),
		VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} }, Now: time.Now,
	}
	first := &flow.Welcome{
		Practice: sessions, Album: s.album, Pages: shown, Today: &flow.Today{Practice: sessions}, IsOwn: func(string) bool { return false },
		OnStart: func(*engine.Routine, bool) {}, OnHome: func() {}, OnChanged: func(engine.Preferences) {},
	}
	first.Again(func() {})
	for range at {
		shown.screen.Key(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	return shown.screen
}

// shownPage keeps the page that is shown.
type shownPage struct{ screen *welcome.Screen }

func (p *shownPage) Show(s flow.Screen, _ frame.Tab) { p.screen = s.(*welcome.Screen) }
func (p *shownPage) ShowHome()                       {}
