package main

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/byear"
	"uncoil/ui/frame"
	uisession "uncoil/ui/player"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// byEar are the states of the screen for closed eyes.
func (s *samples) byEar(t *engine.Timeline, hold, side, rest int) []state {
	half := func(i int) time.Duration { return t.Steps[i].Length / 2 }
	return []state{
		{"ear-work", s.eyesShut(at(t, side, half(side)), "")},
		{"ear-minutes", s.eyesShut(at(t, t.StepAt(t.Length)-1, 5*time.Second), "")},
		{"ear-rest", s.eyesShut(at(t, rest, half(rest)), "")},
		{"ear-paused", s.eyesShut(paused(at(t, hold, half(hold)), session.ByUser), "")},
		{"ear-slept", s.eyesShut(paused(at(t, hold, half(hold)), session.ComputerSlept), "")},
		{"ear-counting-in", s.eyesShut(countingIn(at(t, hold, half(hold))), "")},
		{"ear-no-sound", s.eyesShut(at(t, hold, half(hold)), "no device was found: connect one, or follow the screen")},
		{"ear-ask-end", s.askingInTheDark(paused(at(t, hold, half(hold)), session.ByUser))},
	}
}

func (s *samples) darkScreen(player *still, silence string) *byear.Screen {
	screen := byear.New(uisession.Options{
		Player: player, Book: s.book, Album: s.album, Post: s.post, Host: &host{},
	})
	screen.SetSilence(silence)
	player.changed = screen.Update
	screen.Start()
	return screen
}

func (s *samples) eyesShut(player *still, silence string) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		screen := s.darkScreen(player, silence)
		return framed(screen, frame.Nowhere), player, screen.Stop
	}
}

func (s *samples) askingInTheDark(player *still) builder {
	return s.inTheDark(player, func() *widget.Sheet {
		return widget.NewSheet(lang.X("end.title", "End the session?"), lang.X("end.text", "What you have done so far is kept."),
			widget.NewFocusButton(lang.X("end.no", "Keep going"), widget.Primary, nil),
			widget.NewFocusButton(lang.X("end.yes", "End the session"), widget.Secondary, nil))
	})
}

// inTheDark shows a sheet in front of the screen for closed eyes.
func (s *samples) inTheDark(player *still, sheet func() *widget.Sheet) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		screen := s.darkScreen(player, "")
		return container.NewStack(framed(screen, frame.Nowhere), container.NewThemeOverride(sheet(), theme.Night())), player, screen.Stop
	}
}
