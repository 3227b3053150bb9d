package rests

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/ui/widget"
)

// list shows the rests one under another.
type list struct {
	screen *Screen
	rows   []*row
	known  map[target]*row
	shown  *fyne.Container
}

func newList(s *Screen) *list {
	return &list{screen: s, known: map[target]*row{}, shown: widget.VBox(4)}
}

// set shows the entries; extra shows also the extra time where none is set. Rows
// of rests that stay keep the keyboard.
func (l *list) set(entries []entry, extra bool) {
	before := l.rows
	l.rows = make([]*row, 0, len(entries))
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
	if slices.Equal(before, l.rows) {
		return
	}
	l.shown.Objects = nil
	for _, r := range l.rows {
		l.shown.Objects = append(l.shown.Objects, r.shown)
	}
	l.shown.Refresh()
	l.screen.scroll.Refresh()
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
			l.screen.focus(l.screen.FirstRest())
		case to < len(l.rows):
			l.screen.focus(l.rows[to].stepper)
		}
		return
	}
}

// step is what a click on a stepper of the list changes.
func step(by int) time.Duration { return time.Duration(by) * arrowStep }
