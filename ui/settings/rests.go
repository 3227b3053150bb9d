package settings

import (
	"math"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// mostTransition is the largest scale of the time to change position.
const mostTransition = 3

// rests sets the lengths of everything that is not exercise.
func (s *Screen) rests() *group {
	rest := func(of func(p *engine.Preferences) *engine.Pause) *widget.Stepper {
		return stepper(words.Pause(*of(&s.prefs)), func(by int) string {
			s.change(func(p *engine.Preferences) { *of(p) = stepPause(*of(p), by) })
			return words.Pause(*of(&s.prefs))
		})
	}
	first := rest(func(p *engine.Preferences) *engine.Pause { return &p.Rests.Default })
	return section(lang.X("rests.title", "Rests"),
		row(lang.X("rests.default", "After each exercise"), "", first),
		tallRow("", lang.X("rests.ends", "How that rest ends. In breaths, the tones lead you until you are calm."), s.ending(first)),
		row(lang.X("rests.sets", "Between two sets"), "", rest(func(p *engine.Preferences) *engine.Pause { return &p.Rests.BetweenSets })),
		row(lang.X("rests.sides", "Extra when you change sides"), "", rest(func(p *engine.Preferences) *engine.Pause { return &p.Rests.BetweenSides })),
		row(lang.X("rests.before", "Extra to get into position"), "", rest(func(p *engine.Preferences) *engine.Pause { return &p.Rests.BeforeEach })),
		row(lang.X("rests.transitions", "Time to change position"), lang.X("rests.transitions-line", "More than 100 % if getting down and up takes you longer."),
			s.scale(mostTransition, func(p *engine.Preferences) *float64 { return &p.TransitionScale })))
}

// The ways a rest can end, in the order of the choice.
const (
	byTime = iota
	byBreaths
	byWord
)

// ending chooses how the rest after each exercise ends; shown shows its length.
func (s *Screen) ending(shown *widget.Stepper) *widget.Choice {
	names := []string{lang.X("rests.by-time", "By time"), lang.X("rests.by-breaths", "In breaths"), lang.X("rests.by-word", "I say go")}
	choice := widget.NewChoice(names, endingOf(s.prefs.Rests.Default), func(i int) {
		s.change(func(p *engine.Preferences) { p.Rests.Default = ended(p.Rests.Default, i, p) })
		shown.SetValue(words.Pause(s.prefs.Rests.Default))
	})
	step := shown.OnStep
	shown.OnStep = func(by int) {
		step(by)
		choice.SetChosen(endingOf(s.prefs.Rests.Default))
	}
	return choice
}

func endingOf(p engine.Pause) int {
	switch {
	case p.Breaths > 0:
		return byBreaths
	case p.Wait:
		return byWord
	default:
		return byTime
	}
}

// ended returns a rest of about the same length that ends in another way.
func ended(p engine.Pause, way int, prefs *engine.Preferences) engine.Pause {
	length := p.Lasts(prefs).Round(5 * time.Second)
	if length == 0 && way != byTime {
		length = engine.UsualWait
	}
	switch way {
	case byBreaths:
		n := math.Round(float64(length) / float64(prefs.BreathIn+prefs.BreathOut))
		return engine.PauseOfBreaths(min(max(int(n), 1), engine.MaxPauseBreaths))
	case byWord:
		return engine.PauseUntilReady(min(length, engine.MaxRest))
	default:
		return engine.PauseOf(min(length, engine.MaxRest))
	}
}

// stepPause returns a rest after one step up or down, by a breath if it is
// counted in breaths. One that waits for the user becomes one with a length.
func stepPause(p engine.Pause, by int) engine.Pause {
	switch {
	case p.Breaths > 0:
		return engine.PauseOfBreaths(min(max(p.Breaths+by, 1), engine.MaxPauseBreaths))
	case p.Wait:
		return engine.PauseOf(p.Length)
	default:
		return engine.PauseOf(stepRest(p.Length, by))
	}
}

// stepRest returns a length after one step up or down: by 5 s up to a minute, by
// 15 s above.
func stepRest(rest time.Duration, by int) time.Duration {
	step := 5 * time.Second
	if rest > time.Minute || (rest == time.Minute && by > 0) {
		step = 15 * time.Second
	}
	return min(max(rest+time.Duration(by)*step, 0), engine.MaxRest)
}
