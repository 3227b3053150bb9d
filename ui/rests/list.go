package rests

import (
	"time"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/widget"
)

// The measures of the list in units of the design.
const (
	rowHeight = 62
	listPad   = 12
)

// list shows the rests one under another.
type list struct {
	fynewidget.BaseWidget
	screen *Screen
	scale  float32
	rows   []*row
	known  map[target]*row
	height float32
}

func newList(s *Screen) *list {
	l := &list{screen: s, scale: 1, known: map[target]*row{}}
	l.ExtendBaseWidget(l)
	return l
}

// set shows the entries; extra shows also the extra time where none is set. Rows
// of rests that stay keep the keyboard.
func (l *list) set(entries []entry, extra bool) {
	before := len(l.rows)
	l.rows = l.rows[:0]
	for _, e := range entries {
		if e.extra() && !extra && !e.here && e.pause.Lasts(&l.screen.options.Preferences) == 0 {
			continue
		}
		r := l.known[e.target]
		if r == nil {
			r = newRow(l.screen, e.target)
			l.known[e.target] = r
		}
		r.set(e)
		l.rows = append(l.rows, r)
	}
	if before != len(l.rows) {
		l.layOut(l.Size().Width, l.scale)
		l.Refresh()
	}
}

// look marks the row of the rest that is chosen.
func (l *list) look() {
	for _, r := range l.rows {
		r.look()
	}
}

// stepper returns the control of a rest, nil for one that is not shown.
func (l *list) stepper(t target) fyne.Focusable {
	for _, r := range l.rows {
		if r.entry.target == t {
			return r.stepper
		}
	}
	return nil
}

// neighbour goes to the rest above or below one; above the first are the handles.
func (l *list) neighbour(t target, by int) {
	for i, r := range l.rows {
		if r.entry.target != t {
			continue
		}
		switch to := i + by; {
		case to < 0:
			l.screen.focus(l.screen.First())
		case to < len(l.rows):
			l.screen.focus(l.rows[to].stepper)
		}
		return
	}
}

// reveal scrolls a rest into view.
func (l *list) reveal(t target) {
	scroll := l.screen.scroll
	if scroll == nil {
		return
	}
	for _, r := range l.rows {
		if r.entry.target == t {
			widget.Reveal(scroll, r.Position().Y, r.Size().Height, 0)
			return
		}
	}
}

// layOut places the rows for a width and sets the height of the list.
func (l *list) layOut(width, u float32) {
	l.scale = u
	y := float32(0)
	for _, r := range l.rows {
		r.scale = u
		widget.Put(r, 0, y, width, rowHeight*u)
		r.Refresh()
		y += rowHeight * u
	}
	l.height = y
}

// CreateRenderer is part of fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: l, Parts: l.objects, Height: func() float32 { return l.height }}
}

func (l *list) objects() []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, len(l.rows))
	for i, row := range l.rows {
		shown[i] = row
	}
	return shown
}

// step is what a click on a stepper of the list changes.
func step(by int) time.Duration { return time.Duration(by) * arrowStep }
