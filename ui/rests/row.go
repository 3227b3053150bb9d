package rests

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of a row in units of the design, and the size of its buttons in parts
// of the usual. The control of a rest can say more than a number.
const (
	valueWidth = 216
	endsWidth  = 118
	resetWidth = 86
	buttonPart = 0.72
	// leastWords is the width from which the words stand beside the value.
	leastWords = 250
)

// row is one rest of the list: its name and where it comes from on the left, its
// value and what can be done with it on the right.
type row struct {
	screen *Screen
	entry  entry
	value  string

	shown *fyne.Container
	// ground marks the rest that is chosen; a full pin tells that it is set here.
	ground, pin  *widget.Panel
	name, origin *widget.Text
	stepper      *widget.Stepper
	kind, reset  *widget.FocusButton
}

func newRow(s *Screen, t target) *row {
	r := &row{screen: s, entry: entry{target: t}, ground: widget.NewPanel(theme.Card, 18), pin: widget.NewOutline(theme.AccentInk, pinSize/2.0, 2)}
	r.name = widget.NewText("", theme.TextBody, theme.Ink)
	r.origin = widget.NewText("", theme.TextCaption, theme.Muted)
	r.name.Fit, r.origin.Fit = true, true
	r.name.Bold = t.scope != ofPlace
	r.stepper = widget.NewStepper("", func(by int) { s.step(t, step(by)) })
	r.stepper.OnFocus = func() {
		s.choose(t)
		s.reveal()
	}
	r.stepper.OnLeft = func() {
		if s.chosen == t {
			s.settle()
		}
	}
	r.stepper.OnKey = r.key
	r.stepper.OnRune = func(c rune) bool { return s.restRune(t, c) }
	r.kind = widget.NewFocusButton(lang.X("pauses.how", "How it ends"), widget.Quiet, func() { s.openSheet(t) })
	r.reset = widget.NewFocusButton(lang.X("pauses.reset", "Reset"), widget.Quiet, func() {
		s.set(t, nil)
		s.focus(r.stepper)
	})
	for _, b := range []*widget.FocusButton{r.kind, r.reset} {
		b.OnFocus = func() {
			s.choose(t)
			s.reveal()
		}
		b.OnKey = func(key *fyne.KeyEvent) bool { return r.move(key.Name) }
		b.SetPart(buttonPart)
		b.SetTextSize(theme.TextSmall / buttonPart)
	}
	r.shown = r.layout()
	return r
}

// layout keeps room for Reset also where there is nothing to reset, so that the
// values stand under one another.
func (r *row) layout() *fyne.Container {
	indent := float32(14)
	if r.entry.scope == ofPlace {
		indent += 22
	}
	words := widget.VBox(0, widget.Between(widget.Pad(7, 0, 0, 0, widget.Sized(pinSize, pinSize, r.pin)), r.name, nil), widget.Pad(0, 0, 0, pinSize+16, r.origin))
	values := widget.HBox(4, widget.Sized(valueWidth, 0, r.stepper), widget.Sized(endsWidth, 0, r.kind), widget.Sized(resetWidth, 0, r.reset))
	return container.NewStack(r.ground, widget.Pad(5, 10, 5, indent, widget.BetweenOrUnder(leastWords, words, values)))
}

// has reports whether the keyboard is on one of the row's controls.
func (r *row) has(f fyne.Focusable) bool { return f == r.stepper || f == r.kind || f == r.reset }

// key takes the keys of the value: those that change it, and up and down.
func (r *row) key(key *fyne.KeyEvent) bool {
	return r.screen.restKey(r.entry.target, key.Name) || r.move(key.Name)
}

func (r *row) move(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyUp:
		r.screen.list.neighbour(r.entry.target, -1)
	case fyne.KeyDown:
		r.screen.list.neighbour(r.entry.target, +1)
	default:
		return false
	}
	return true
}

// set shows a rest.
func (r *row) set(e entry) {
	if r.entry == e {
		return
	}
	r.entry, r.value = e, e.value()
	r.name.SetValue(e.name(r.screen.options.Book))
	origin := e.origin()
	if e.scope != ofPlace {
		origin = lang.X("pauses.each", "after each exercise: {{.Origin}}", map[string]any{"Origin": origin})
	}
	r.pin.Tint, r.origin.Tint, r.origin.Bold = theme.Card, theme.Muted, e.here
	if e.here {
		r.pin.Tint, r.origin.Tint = theme.AccentInk, theme.AccentInk
	}
	r.pin.Refresh()
	r.origin.SetValue(origin)
	r.look()
}

// look shows what changes with the choice of a rest and while one types.
func (r *row) look() {
	value := r.value
	chosen := r.screen.chosen == r.entry.target
	if chosen && r.screen.typed.active() {
		value = r.screen.typed.text + caret
	}
	r.stepper.SetValue(value)
	show(r.ground, chosen)
	show(r.reset, r.entry.here)
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
