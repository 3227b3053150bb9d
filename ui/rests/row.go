package rests

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// valueWidth is how wide the control of a rest is, in units of the design: it
// can say more than a number.
const valueWidth = 216

// row is one rest of the list: its name and where it comes from on the left, its
// value and what can be done with it on the right.
type row struct {
	fynewidget.BaseWidget
	screen *Screen
	entry  entry
	value  string
	scale  float32

	ground       *widget.Panel
	pin          *canvas.Circle
	name, origin *widget.Text
	stepper      *widget.Stepper
	kind, reset  *widget.FocusButton
}

func newRow(s *Screen, t target) *row {
	r := &row{screen: s, scale: 1, entry: entry{target: t}, ground: widget.NewPanel(theme.Card, 0), pin: canvas.NewCircle(nil)}
	r.name = widget.NewText("", theme.TextBody, theme.Ink)
	r.origin = widget.NewText("", theme.TextCaption, theme.Muted)
	r.name.Fit, r.origin.Fit = true, true
	r.name.Bold = t.scope != ofPlace
	r.stepper = widget.NewStepper("", func(by int) { s.step(t, step(by)) })
	r.stepper.OnFocus = func() {
		s.choose(t)
		s.list.reveal(t)
	}
	r.stepper.OnLeft = func() {
		if s.chosen == t {
			s.settle()
		}
	}
	r.stepper.OnKey = r.key
	r.stepper.OnRune = func(c rune) bool { return s.restRune(t, c) }
	r.kind = widget.NewFocusButton(lang.X("pauses.how", "How …"), widget.Quiet, func() { s.openSheet(t) })
	r.reset = widget.NewFocusButton(lang.X("pauses.reset", "Reset"), widget.Quiet, func() {
		s.set(t, nil)
		s.focus(r.stepper)
	})
	for _, b := range []*widget.FocusButton{r.kind, r.reset} {
		b.OnFocus = func() {
			s.choose(t)
			s.list.reveal(t)
		}
		b.OnKey = func(key *fyne.KeyEvent) bool { return r.move(key.Name) }
	}
	r.ExtendBaseWidget(r)
	return r
}

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
	if r.ground.Hidden == chosen || r.reset.Hidden == r.entry.here || r.pinFull() != r.entry.here {
		r.ground.Hidden, r.reset.Hidden = !chosen, !r.entry.here
		r.Refresh()
	}
}

func (r *row) pinFull() bool { return r.pin.FillColor == theme.Colour(r, theme.AccentInk) }

// CreateRenderer is part of fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ row *row }

func (r *rowRenderer) Destroy()           {}
func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, rowHeight*r.row.scale) }

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	o := r.row
	return []fyne.CanvasObject{o.ground, o.pin, o.name, o.origin, o.stepper, o.kind, o.reset}
}

// Layout keeps room for Reset also where there is nothing to reset, so that the
// values stand under one another.
func (r *rowRenderer) Layout(size fyne.Size) {
	o, u := r.row, r.row.scale
	o.ground.SetRadius(18 * u)
	widget.Put(o.ground, 0, 2*u, size.Width, size.Height-4*u)
	right := size.Width - 10*u
	for _, b := range []*widget.FocusButton{o.reset, o.kind} {
		b.SetPart(0.72)
		b.SetTextSize(theme.TextSmall / 0.72)
		width := 86 * u
		widget.Put(b, right-width, (size.Height-42*u)/2, width, 42*u)
		right -= width + 4*u
	}
	width, height := valueWidth*u, o.stepper.MinSize().Height
	widget.Put(o.stepper, right-width, (size.Height-height)/2, width, height)
	right -= width + 12*u

	left := 14 * u
	if o.entry.scope == ofPlace {
		left += 22 * u
	}
	pin := pinSize * u
	widget.Put(o.pin, left, 12*u+(26*u-pin)/2, pin, pin)
	left += pin + 12*u
	o.name.SetHeight(theme.TextBody * u)
	widget.Put(o.name, left, 8*u, right-left, 26*u)
	o.origin.SetHeight(theme.TextCaption * u)
	widget.Put(o.origin, left, 34*u, right-left, 22*u)
}

func (r *rowRenderer) Refresh() {
	o := r.row
	o.pin.StrokeColor, o.pin.StrokeWidth = theme.Colour(o, theme.AccentInk), 2*o.scale
	o.pin.FillColor = theme.Colour(o, theme.Card)
	tint := theme.Muted
	if o.entry.here {
		o.pin.FillColor, tint = theme.Colour(o, theme.AccentInk), theme.AccentInk
	}
	o.origin.Tint, o.origin.Bold = tint, o.entry.here
	r.Layout(o.Size())
	for _, part := range r.Objects() {
		part.Refresh()
	}
}
