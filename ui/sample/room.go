package sample

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/widget"
)

// placed is something to press or to read, with its place in the window.
type placed struct {
	object fyne.CanvasObject
	name   string
	at     rect
	// scroll is what it can be scrolled in, nil for what stays.
	scroll *container.Scroll
	// text tells that it is to be read.
	text bool
	// in are the controls that it is a part of.
	in []fyne.CanvasObject
}

// CheckRoom reports controls and texts under an object that lie outside of a window of a
// size and cannot be scrolled to, and those that overlap. Only the sheet in front is
// looked at, if there is one. It returns how many there are.
func CheckRoom(t testing.TB, root fyne.CanvasObject, size fyne.Size) int {
	t.Helper()
	Settle(root)
	all := placedIn(front(root))
	for i, a := range all {
		a.checkInside(t, rect{0, 0, size.Width, size.Height})
		for _, b := range all[i+1:] {
			if a.scroll == b.scroll && a.text == b.text && !a.contains(b) && !b.contains(a) && a.at.overlaps(b.at) {
				t.Errorf("%s at %.0f and %s at %.0f overlap", a.name, a.at, b.name, b.at)
			}
		}
	}
	return len(all)
}

// front is the sheet before everything else, or all of it.
func front(root fyne.CanvasObject) fyne.CanvasObject {
	if c, ok := root.(*fyne.Container); ok && len(c.Objects) > 1 {
		last := c.Objects[len(c.Objects)-1]
		if override, ok := last.(*container.ThemeOverride); ok {
			last = override.Content
		}
		if _, ok := last.(*widget.Sheet); ok {
			return last
		}
	}
	return root
}

func placedIn(root fyne.CanvasObject) []placed {
	var all []placed
	var visit func(o fyne.CanvasObject, pos fyne.Position, scroll *container.Scroll, in []fyne.CanvasObject)
	visit = func(o fyne.CanvasObject, pos fyne.Position, scroll *container.Scroll, in []fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		at := rect{pos.X, pos.Y, o.Size().Width, o.Size().Height}
		if text, ok := o.(*widget.Text); ok {
			if text.Value() != "" {
				all = append(all, placed{o, fmt.Sprintf("%q", text.Value()), inked(shownText{text, pos}), scroll, true, in})
			}
			return
		}
		if name, ok := controlName(o); ok {
			all = append(all, placed{o, name, at, scroll, false, in})
			in = append(in[:len(in):len(in)], o)
		}
		if s, ok := o.(*container.Scroll); ok {
			scroll = s
		}
		for _, c := range childrenOf(o) {
			visit(c, pos.Add(c.Position()), scroll, in)
		}
	}
	visit(root, root.Position(), nil, nil)
	return all
}

// controlName names a control. A page or a sheet that takes clicks anywhere is none.
func controlName(o fyne.CanvasObject) (string, bool) {
	if _, ok := o.(fyne.Tappable); !ok {
		return "", false
	}
	switch o := o.(type) {
	case *widget.Sheet:
		return "", false
	case interface{ Label() string }:
		return fmt.Sprintf("the button %q", o.Label()), true
	case fyne.Focusable:
		return fmt.Sprintf("a %T", o), true
	}
	return "", false
}

// contains reports whether another object is a part of it.
func (p *placed) contains(other placed) bool {
	for _, o := range other.in {
		if o == p.object {
			return true
		}
	}
	return false
}

// checkInside reports what is outside of the window. What scrolls can be as far down as
// its content reaches.
func (p *placed) checkInside(t testing.TB, window rect) {
	t.Helper()
	const slack = 2
	left, right := p.at.x, p.at.x+p.at.w
	sideways := p.scroll != nil && (p.scroll.Direction == container.ScrollBoth || p.scroll.Direction == container.ScrollHorizontalOnly)
	if !sideways && (left < -slack || right > window.w+slack) {
		t.Errorf("%s reaches from %.0f to %.0f in a window %.0f wide", p.name, left, right, window.w)
	}
	if p.scroll == nil && (p.at.y < -slack || p.at.y+p.at.h > window.h+slack) {
		t.Errorf("%s reaches from %.0f to %.0f in a window %.0f high", p.name, p.at.y, p.at.y+p.at.h, window.h)
	}
	if p.scroll != nil && p.scroll.Size().Height < 24 {
		t.Errorf("%s stands in a strip %.0f high", p.name, p.scroll.Size().Height)
	}
}
