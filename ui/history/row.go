package history

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// row is one row of the list. Enter opens it, Delete deletes it.
type row struct {
	fynewidget.BaseWidget
	widget.Keys
	onOpen, onDelete, onFocus func()

	name, when, value, note *widget.Text
	// opens is the arrow at the end of the row.
	opens *widget.Text
	// noted is the whole note; the row shows as much of it as fits.
	noted            string
	focused, hovered bool
}

func newRow(t rowTexts) *row {
	r := &row{noted: t.note}
	r.name = widget.NewText(t.name, theme.TextBody, theme.Ink)
	r.when = widget.NewText(t.when, theme.TextSmall, theme.Muted)
	r.value = widget.NewText(t.value, theme.TextBody, theme.Ink)
	r.note = widget.NewText("", theme.TextSmall, theme.Muted)
	r.opens = widget.NewText("›", theme.TextHeading, theme.Muted)
	for _, text := range r.texts() {
		text.Fit, text.Middle = true, true
	}
	r.value.Align, r.note.Align, r.opens.Align = fyne.TextAlignTrailing, fyne.TextAlignTrailing, fyne.TextAlignTrailing
	r.Init(r)
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) texts() []*widget.Text { return []*widget.Text{r.name, r.when, r.value, r.note, r.opens} }

// Tapped implements fyne.Tappable. The keyboard goes on from there.
func (r *row) Tapped(*fyne.PointEvent) {
	widget.Focus(r, r)
	r.onOpen()
}

// Cursor implements desktop.Cursorable.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() { r.hover(false) }

func (r *row) hover(on bool) {
	r.hovered = on
	r.Refresh()
}

// FocusGained implements fyne.Focusable.
func (r *row) FocusGained() {
	r.focused = true
	r.Refresh()
	r.onFocus()
}

// FocusLost implements fyne.Focusable.
func (r *row) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedKey implements fyne.Focusable.
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

// CreateRenderer implements fyne.Widget.
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
func (k *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, rowHeight*theme.Unit()) }

func (k *rowRenderer) Objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{k.ground}
	for _, t := range k.row.texts() {
		shown = append(shown, t)
	}
	return shown
}

// Layout puts the name over the day on the left, the minutes over the note on the
// right, and the arrow at the end.
func (k *rowRenderer) Layout(size fyne.Size) {
	r, u := k.row, theme.Unit()
	k.ground.Resize(size)
	pad := 14 * u
	sign := 16 * u
	inner := size.Width - 2*pad - sign - 8*u
	right := inner * 0.36
	top, line := 3*u, (size.Height-6*u)/2
	widget.Put(r.name, pad, top, inner-right-12*u, line)
	widget.Put(r.value, pad+inner-right, top, right, line)
	when := inner
	if r.noted != "" {
		when = min(r.when.WidthFor()+2, inner-right-12*u)
	}
	widget.Put(r.when, pad, top+line, when, line)
	note := max(inner-when-20*u, 0)
	r.note.SetValue(shortened(r.noted, note))
	widget.Put(r.note, pad+inner-note, top+line, note, line)
	widget.Put(r.opens, size.Width-pad-sign, -4*u, sign, size.Height) // the glyph is low in its line
	for _, t := range r.texts() {
		t.Refresh()
	}
}

// shortened is the part of a note that fits into a width.
func shortened(line string, width float32) string {
	wide := func(s string) float32 {
		return fyne.MeasureText(s, theme.TextSmall*theme.Unit(), fyne.TextStyle{}).Width
	}
	if wide(line) <= width {
		return line
	}
	letters := []rune(line)
	kept := sort.Search(len(letters), func(n int) bool { return wide(string(letters[:n+1])+"…") > width })
	if kept == 0 {
		return ""
	}
	return strings.TrimRight(string(letters[:kept]), " ") + "…"
}

func (k *rowRenderer) Refresh() {
	r := k.row
	k.ground.FillColor, k.ground.CornerRadius = theme.Colour(r, theme.Raised), 14*theme.Unit()
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

// AccessibilityLabel is part of fyne.Accessible: the whole row.
func (r *row) AccessibilityLabel() string {
	return strings.Join([]string{r.name.Value(), r.when.Value(), r.value.Value(), r.noted}, ", ")
}

// AccessibilityRole is part of fyne.Accessible.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
