package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// row is one line of the list. Enter opens it, Delete takes it out.
type row struct {
	fynewidget.BaseWidget
	widget.Keys
	onOpen, onDelete, onFocus func()

	name, when, value, note *widget.Text
	scale                   float32
	focused, hovered        bool
}

func newRow(t rowTexts) *row {
	r := &row{scale: 1}
	r.name = widget.NewText(t.name, theme.TextBody, theme.Ink)
	r.when = widget.NewText(t.when, theme.TextCaption, theme.Muted)
	r.value = widget.NewText(t.value, theme.TextBody, theme.Ink)
	r.note = widget.NewText(t.note, theme.TextCaption, theme.Muted)
	for _, text := range r.texts() {
		text.Fit, text.Middle = true, true
	}
	r.value.Align, r.note.Align = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	r.Init(r)
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) texts() []*widget.Text { return []*widget.Text{r.name, r.when, r.value, r.note} }

func (r *row) setScale(scale float32) {
	r.scale = scale
	for _, t := range []*widget.Text{r.name, r.value} {
		t.SetHeight(theme.TextBody * scale)
	}
	for _, t := range []*widget.Text{r.when, r.note} {
		t.SetHeight(theme.TextCaption * scale)
	}
}

// Tapped is part of fyne.Tappable. The keyboard goes on from there.
func (r *row) Tapped(*fyne.PointEvent) {
	widget.Focus(r, r)
	r.onOpen()
}

// Cursor is part of desktop.Cursorable.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is part of desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved is part of desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (r *row) MouseOut() { r.hover(false) }

func (r *row) hover(on bool) {
	r.hovered = on
	r.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (r *row) FocusGained() {
	r.focused = true
	r.Refresh()
	r.onFocus()
}

// FocusLost is part of fyne.Focusable.
func (r *row) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedKey is part of fyne.Focusable.
func (r *row) TypedKey(key *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(r)
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace:
		r.onOpen()
	case key.Name == fyne.KeyDelete || key.Name == fyne.KeyBackspace:
		r.onDelete()
	case c != nil && key.Name == fyne.KeyDown:
		c.FocusNext()
	case c != nil && key.Name == fyne.KeyUp:
		c.FocusPrevious()
	default:
		r.Pass(key)
	}
}

// CreateRenderer is part of fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	k := &rowRenderer{row: r, ground: canvas.NewRectangle(nil)}
	k.Refresh()
	return k
}

type rowRenderer struct {
	row    *row
	ground *canvas.Rectangle
}

func (k *rowRenderer) Destroy()           {}
func (k *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (k *rowRenderer) Objects() []fyne.CanvasObject {
	r := k.row
	return []fyne.CanvasObject{k.ground, r.name, r.when, r.value, r.note}
}

// Layout puts the name over the day on the left, and the minutes over the note on
// the right.
func (k *rowRenderer) Layout(size fyne.Size) {
	r, u := k.row, k.row.scale
	k.ground.Resize(size)
	pad := 14 * u
	inner := size.Width - 2*pad
	right := inner * 0.36
	top, line := 3*u, (size.Height-6*u)/2
	widget.Put(r.name, pad, top, inner-right-12*u, line)
	widget.Put(r.when, pad, top+line, inner-right-12*u, line)
	widget.Put(r.value, pad+inner-right, top, right, line)
	widget.Put(r.note, pad+inner-right, top+line, right, line)
	for _, t := range r.texts() {
		t.Refresh()
	}
}

func (k *rowRenderer) Refresh() {
	r := k.row
	k.ground.FillColor, k.ground.CornerRadius = theme.Colour(r, theme.Raised), 14*r.scale
	k.ground.StrokeColor, k.ground.StrokeWidth = theme.Colour(r, theme.Focus), 0
	if r.focused {
		k.ground.StrokeWidth = 3
	}
	if !r.hovered && !r.focused {
		k.ground.FillColor = theme.Colour(r, theme.Card)
	}
	k.Layout(r.Size())
	k.ground.Refresh()
}
