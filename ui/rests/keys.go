package rests

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// What the keys make a rest longer or shorter by: the arrows, the arrows with
// Shift, and the page keys.
const (
	arrowStep = 5 * time.Second
	fineStep  = time.Second
	pageStep  = 15 * time.Second
)

// keys are what the keys do on a rest, wherever it is shown.
func (s *Screen) keys(t target) widget.KeyTable {
	step := func(key fyne.KeyName) {
		arrow := arrowStep
		if s.modifiers()&fyne.KeyModifierShift != 0 {
			arrow = fineStep
		}
		s.step(t, map[fyne.KeyName]time.Duration{fyne.KeyLeft: -arrow, fyne.KeyRight: arrow, fyne.KeyPageUp: pageStep, fyne.KeyPageDown: -pageStep}[key])
	}
	of := func(do func(e entry)) func(fyne.KeyName) {
		return func(fyne.KeyName) {
			e, _ := s.entry(t)
			do(e)
		}
	}
	return widget.KeyTable{
		{Shown: lang.X("key.tab", "Tab"), Does: lang.X("pauses.key-next", "To the next rest")},
		{Shown: "← →", Does: lang.X("pauses.key-step", "5 seconds less or more"), Keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight}, Do: step},
		{Shown: "Shift ← →", Does: lang.X("pauses.key-fine", "1 second less or more")},
		{Shown: "Page ↑ ↓", Does: lang.X("pauses.key-page", "15 seconds more or less"), Keys: []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown}, Do: step},
		{Shown: "0 … 9  :", Does: lang.X("pauses.key-type", "Type it: 45, or 1:30")},
		{Shown: "B", Does: lang.X("pauses.key-breaths", "In breaths, or in seconds"), Keys: []fyne.KeyName{fyne.KeyB}, Do: of(s.turnBreaths)},
		{Shown: "W", Does: lang.X("pauses.key-wait", "Until I say go, or not"), Keys: []fyne.KeyName{fyne.KeyW}, Do: of(s.turnWait)},
		{
			Shown: "Delete", Does: lang.X("pauses.key-reset", "As it was before I set it"), Keys: []fyne.KeyName{fyne.KeyDelete, fyne.KeyBackspace},
			Do: func(fyne.KeyName) { s.set(t, nil) },
		},
		{
			Shown: lang.X("key.enter", "Enter"), Does: lang.X("pauses.key-sheet", "All of this to choose from"),
			Keys: []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace}, Do: func(fyne.KeyName) { s.openSheet(t) },
		},
		{Shown: "↑ ↓", Does: lang.X("pauses.key-list", "To the list, and through it")},
	}
}

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys(s.chosen).Lines() }

// restKey takes the keys that change a rest, wherever it is shown.
func (s *Screen) restKey(t target, key fyne.KeyName) bool {
	if s.typed.active() {
		return s.typingKey(key)
	}
	return s.keys(t).Press(key)
}

// typingKey takes the keys that matter while a rest is being typed.
func (s *Screen) typingKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyLeft, fyne.KeyRight:
		s.settle()
	case fyne.KeyEscape:
		s.typed.clear()
		s.show()
	case fyne.KeyBackspace, fyne.KeyDelete:
		s.typed.back()
		s.show()
	case fyne.KeyUp, fyne.KeyDown:
		s.settle()
		return false // and then goes there
	}
	return true
}

// restRune takes the characters that change a rest.
func (s *Screen) restRune(t target, r rune) bool {
	switch {
	case s.typed.add(r):
		s.show()
	case r == '+' || r == '=':
		s.step(t, arrowStep)
	case r == '-' || r == '−':
		s.step(t, -arrowStep)
	default:
		return false
	}
	return true
}

// breath is how long one of the user's breaths takes.
func (s *Screen) breath() time.Duration {
	return s.options.Preferences.BreathIn + s.options.Preferences.BreathOut
}

// turnBreaths makes a rest of seconds one of about so many breaths, or back.
func (s *Screen) turnBreaths(e entry) {
	pause := s.inBreaths(e.pause)
	if e.pause.Breaths > 0 {
		pause = s.inSeconds(e.pause)
	}
	s.set(e.target, &pause)
}

func (s *Screen) inBreaths(p engine.Pause) engine.Pause {
	if p.Breaths > 0 {
		return p
	}
	length := p.Length
	if length == 0 {
		length = engine.UsualWait
	}
	n := int(math.Round(float64(length) / float64(s.breath())))
	return engine.PauseOfBreaths(min(max(n, 1), engine.MaxPauseBreaths))
}

// inSeconds rounds breaths to five seconds: 33 seconds would not be meant.
func (s *Screen) inSeconds(p engine.Pause) engine.Pause {
	if p.Breaths == 0 {
		return engine.PauseOf(p.Length)
	}
	return engine.PauseOf(min(p.Lasts(&s.options.Preferences).Round(arrowStep), engine.MaxRest))
}

// turnWait makes a rest wait for the user, or end by itself.
func (s *Screen) turnWait(e entry) {
	pause := s.waiting(e.pause)
	if e.pause.Wait {
		pause = engine.PauseOf(e.pause.Length)
	}
	s.set(e.target, &pause)
}

func (s *Screen) waiting(p engine.Pause) engine.Pause {
	length := s.inSeconds(p).Length
	if length == 0 {
		length = engine.UsualWait
	}
	return engine.PauseUntilReady(length)
}
