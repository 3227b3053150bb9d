package rests

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine/draft"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of a rest handle in units of the design.
const (
	// slimmest is how wide a rest handle is drawn at least, handiest how wide the part
	// is that the mouse can grip.
	slimmest = 4
	handiest = 14
	pinSize  = 11
)

// restHandle is one rest on the strip. A full pin over it tells that it is set here,
// an empty one that it is inherited.
type restHandle struct {
	fynewidget.BaseWidget
	widget.Keys
	strip   *strip
	target  target
	segment *draft.Segment
	// words say how long the rest is, chosen that it is the one spoken of.
	words  [2]string
	chosen bool
	// bar is where the rest itself is drawn, counted from the rest handle's left.
	bar     [2]float32
	focused bool
	hovered bool
}

func newRestHandle(s *strip, t target) *restHandle {
	b := &restHandle{strip: s, target: t}
	b.Init(b)
	b.ExtendBaseWidget(b)
	return b
}

// setSegment shows a rest.
func (b *restHandle) setSegment(segment *draft.Segment) {
	if b.segment == nil || b.segment.Setting.Pause != segment.Setting.Pause {
		b.words = shortWords(segment.Setting.Pause)
	}
	b.segment = segment
}

// setChosen marks the rest handle as the one that is spoken of, or not.
func (b *restHandle) setChosen(chosen bool) {
	if b.chosen != chosen {
		b.chosen = chosen
		b.Refresh()
	}
}

// place puts the rest handle over its part of the strip.
func (b *restHandle) place(left, right, y float32) {
	u := theme.Unit()
	if slim := slimmest * u; right-left < slim {
		right = left + slim
	}
	width := max(right-left, handiest*u)
	x := min(max((left+right-width)/2, 0), b.strip.Size().Width-width)
	b.bar = [2]float32{left - x, right - x}
	widget.Put(b, x, y, width, (pinHeight+barHeight)*u)
	b.Refresh()
}

func (b *restHandle) screen() *Screen { return b.strip.screen }

// FocusGained is part of fyne.Focusable.
func (b *restHandle) FocusGained() {
	b.focused = true
	b.screen().choose(b.target)
	b.screen().reveal()
	b.Refresh()
}

// FocusLost is part of fyne.Focusable.
func (b *restHandle) FocusLost() {
	b.focused = false
	if b.screen().chosen == b.target {
		b.screen().settle()
	}
	b.Refresh()
}

// TypedKey is part of fyne.Focusable: besides the keys that change the rest, down
// goes to the same rest in the list.
func (b *restHandle) TypedKey(key *fyne.KeyEvent) {
	s := b.screen()
	switch {
	case s.restKey(b.target, key.Name):
	case key.Name == fyne.KeyDown:
		s.focus(s.list.stepper(b.target))
	case key.Name == fyne.KeyUp:
		s.focus(s.First())
	default:
		b.Pass(key)
	}
}

// TypedRune is part of fyne.Focusable.
func (b *restHandle) TypedRune(r rune) {
	if !b.screen().restRune(b.target, r) {
		b.Keys.TypedRune(r)
	}
}

// Tapped is part of fyne.Tappable.
func (b *restHandle) Tapped(*fyne.PointEvent) { b.screen().focus(b) }

// TappedSecondary is part of fyne.SecondaryTappable.
func (b *restHandle) TappedSecondary(*fyne.PointEvent) {
	b.screen().focus(b)
	b.screen().openSheet(b.target)
}

// Dragged is part of fyne.Draggable.
func (b *restHandle) Dragged(e *fyne.DragEvent) {
	if !b.focused {
		b.screen().focus(b)
	}
	b.strip.drag(b, e.Dragged.DX)
}

// DragEnd is part of fyne.Draggable.
func (b *restHandle) DragEnd() { b.strip.drop() }

// MouseIn is part of desktop.Hoverable.
func (b *restHandle) MouseIn(*desktop.MouseEvent) { b.hover(true) }

// MouseMoved is part of desktop.Hoverable.
func (b *restHandle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (b *restHandle) MouseOut() { b.hover(false) }

func (b *restHandle) hover(on bool) {
	b.hovered = on
	b.Refresh()
}

// Cursor is part of desktop.Cursorable.
func (b *restHandle) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// CreateRenderer is part of fyne.Widget.
func (b *restHandle) CreateRenderer() fyne.WidgetRenderer {
	r := &handleRenderer{
		handle: b, outline: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), pin: canvas.NewCircle(nil),
		value: widget.NewText("", theme.TextCaption, theme.OnAccent),
	}
	r.value.Align, r.value.Middle, r.value.Bold = fyne.TextAlignCenter, true, true
	r.Refresh()
	return r
}

type handleRenderer struct {
	handle       *restHandle
	outline, bar *canvas.Rectangle
	pin          *canvas.Circle
	value        *widget.Text
}

func (r *handleRenderer) Destroy()           {}
func (r *handleRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *handleRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.outline, r.bar, r.pin, r.value}
}

func (r *handleRenderer) Layout(fyne.Size) {
	b, u := r.handle, theme.Unit()
	left, right := b.bar[0], b.bar[1]
	top, height := float32(pinHeight*u), float32(barHeight*u)
	widget.Put(r.bar, left, top, right-left, height)
	widget.Put(r.outline, left-4*u, top-4*u, right-left+8*u, height+8*u)
	pin := float32(pinSize * u)
	widget.Put(r.pin, (left+right-pin)/2, 0, pin, pin)
	room := right - left - 6*u
	r.value.Hidden = true
	for _, value := range b.words {
		if room < theme.TextCaption*u {
			break // no word is so narrow
		}
		r.value.SetValue(value)
		if r.value.Hidden = r.value.WidthFor() > room; !r.value.Hidden {
			break
		}
	}
	widget.Put(r.value, left, top, right-left, height)
}

func (r *handleRenderer) Refresh() {
	b := r.handle
	if b.segment == nil {
		return
	}
	u, fill := theme.Unit(), theme.Accent
	if b.hovered {
		fill = theme.AccentHover
	}
	r.bar.FillColor, r.bar.CornerRadius = theme.Colour(b, fill), 5*u
	r.outline.Hidden = !b.chosen
	r.outline.FillColor = theme.Colour(b, theme.Card)
	r.outline.StrokeColor, r.outline.StrokeWidth = theme.Colour(b, theme.Muted), 2
	if b.focused {
		r.outline.StrokeColor, r.outline.StrokeWidth = theme.Colour(b, theme.Focus), 3
	}
	r.outline.CornerRadius = 8 * u
	r.pin.StrokeColor, r.pin.StrokeWidth = theme.Colour(b, theme.AccentInk), 2*u
	r.pin.FillColor = theme.Colour(b, theme.Card)
	if b.segment.Here {
		r.pin.FillColor = theme.Colour(b, theme.AccentInk)
	}
	r.value.SetTint(theme.OnAccent)
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// AccessibilityLabel is part of fyne.Accessible: where the rest is, and how long.
func (b *restHandle) AccessibilityLabel() string { return strings.Join(b.words[:], ", ") }

// AccessibilityRole is part of fyne.Accessible.
func (b *restHandle) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
