package sample

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// shownText is a text with its position in the window.
type shownText struct {
	text *widget.Text
	pos  fyne.Position
}

// CheckTexts reports every visible text under an object that is clipped or
// overlaps another text, and returns the number of texts.
func CheckTexts(t testing.TB, root fyne.CanvasObject) int {
	t.Helper()
	Settle(root)
	var texts []shownText
	walk(root, fyne.NewPos(0, 0), func(o fyne.CanvasObject, pos fyne.Position) {
		if text, ok := o.(*widget.Text); ok && text.Value() != "" {
			texts = append(texts, shownText{text, pos})
		}
	})
	for i, a := range texts {
		checkUncut(t, a)
		for _, b := range texts[i+1:] {
			if inked(a).overlaps(inked(b)) {
				t.Errorf("%q at %v %v and %q at %v %v overlap", a.text.Value(), a.pos, a.text.Size(), b.text.Value(), b.pos, b.text.Size())
			}
		}
	}
	return len(texts)
}

// CheckUncut reports every visible text under an object that is clipped.
func CheckUncut(t testing.TB, root fyne.CanvasObject) {
	t.Helper()
	Settle(root)
	for _, text := range All[*widget.Text](root) {
		if text.Value() != "" {
			checkUncut(t, shownText{text: text})
		}
	}
}

// Fit shows an object in a window of a size, at that size's scale.
func Fit(w fyne.Window, size fyne.Size) { fit(w, size, size) }

// FitBesideRail is Fit for a page beside the rail, which takes about a tenth of
// the window's width.
func FitBesideRail(w fyne.Window, page fyne.Size) {
	fit(w, page, fyne.NewSize(page.Width*1.1, page.Height))
}

func fit(w fyne.Window, size, window fyne.Size) {
	theme.Fit(window)
	w.SetPadded(false)
	w.Resize(size)
	w.Content().Refresh()
	Settle(w.Content())
}

// Resize makes a window larger or smaller, as the frame that stands around every
// screen does.
func Resize(w fyne.Window, size fyne.Size) {
	theme.Fit(size)
	w.Resize(size)
	widget.Restyle(w.Content())
}

// Settle lays an object out until everything has the room that it needs, as the
// real window does before it draws: the height of a text depends on its width.
func Settle(root fyne.CanvasObject) {
	for range 3 {
		settle(root)
	}
}

func settle(o fyne.CanvasObject) {
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
		children = o.Objects
	case fyne.Widget:
		r := test.WidgetRenderer(o)
		r.Layout(o.Size())
		children = r.Objects()
	}
	for _, c := range children {
		settle(c)
	}
}

// After finds the first widget of a type after a text, such as a control after
// its label.
func After[T fyne.CanvasObject](t testing.TB, root fyne.CanvasObject, text string) T {
	t.Helper()
	var found T
	passed, done := false, false
	Walk(root, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Text); ok && s.Value() == text {
			passed = true
		}
		if it, ok := o.(T); ok && passed && !done {
			found, done = it, true
		}
	})
	if !done {
		t.Fatalf("nothing of that kind stands after %q", text)
	}
	return found
}

// All returns the visible objects of a type under root, in focus order.
func All[T any](root fyne.CanvasObject) []T {
	var all []T
	Walk(root, func(o fyne.CanvasObject) {
		if it, ok := o.(T); ok {
			all = append(all, it)
		}
	})
	return all
}

// Walk visits every visible object under root.
func Walk(root fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) { visit(o) })
}

// walk visits every visible object under root with its position in the window.
func walk(root fyne.CanvasObject, pos fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if !root.Visible() {
		return
	}
	visit(root, pos)
	for _, c := range childrenOf(root) {
		walk(c, pos.Add(c.Position()), visit)
	}
}

// childrenOf are the objects of which another is made.
func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

func checkUncut(t testing.TB, s shownText) {
	t.Helper()
	for _, o := range test.WidgetRenderer(s.text).Objects() {
		line := o.(*canvas.Text)
		if w := line.MinSize().Width; w > s.text.Size().Width+1 {
			t.Errorf("%q is cut: %.0f wide in a box of %.0f", line.Text, w, s.text.Size().Width)
		}
		if bottom := line.Position().Y + 1.2*line.TextSize; bottom > s.text.Size().Height+2 {
			t.Errorf("%q is cut: it reaches %.0f in a box %.0f high", line.Text, bottom, s.text.Size().Height)
		}
	}
}

// rect is a box in the window.
type rect struct{ x, y, w, h float32 }

func (r rect) overlaps(o rect) bool {
	const slack = 2
	return r.x+r.w > o.x+slack && o.x+o.w > r.x+slack && r.y+r.h > o.y+slack && o.y+o.h > r.y+slack
}

// inked is the part of a text's box that its lines cover.
func inked(s shownText) rect {
	r := rect{x: s.pos.X, y: s.pos.Y}
	for i, o := range test.WidgetRenderer(s.text).Objects() {
		line := o.(*canvas.Text)
		if i == 0 {
			r.y += line.Position().Y
		}
		r.w = max(r.w, line.MinSize().Width)
		r.h += line.TextSize * 1.2
	}
	switch s.text.Align {
	case fyne.TextAlignCenter:
		r.x += (s.text.Size().Width - r.w) / 2
	case fyne.TextAlignTrailing:
		r.x += s.text.Size().Width - r.w
	}
	return r
}
