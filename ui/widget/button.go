package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Prominence says how much a button asks for attention.
type Prominence int

// The prominences: the one obvious thing to do, the other things one can do,
// and what should rather not be noticed.
const (
	Secondary Prominence = iota
	Primary
	Quiet
)

// Sizes of a button in units of the design.
const (
	buttonHeight  = 60
	buttonPadding = 36
	focusGap      = 3
	focusWidth    = 3
)

// Button is a pill with a label. It takes no keyboard focus, so that it cannot
// steal a key; FocusButton does.
type Button struct {
	widget.BaseWidget
	hovering
	// OnTapped is called on a click, never while the button is disabled.
	OnTapped func()

	// self is the widget that the button is, or is part of: the one that knows
	// its theme.
	self       fyne.Widget
	label      *Text
	prominence Prominence
	sizing
	textSize float32
	disabled bool
	focused  bool
}

// NewButton returns a button that works by mouse alone.
func NewButton(label string, prominence Prominence, onTapped func()) *Button {
	b := &Button{}
	b.init(b, label, prominence, onTapped)
	b.ExtendBaseWidget(b)
	return b
}

func (b *Button) init(self fyne.Widget, label string, prominence Prominence, onTapped func()) {
	b.self, b.onHover = self, self.Refresh
	b.OnTapped, b.prominence, b.textSize = onTapped, prominence, theme.TextBody
	b.label = NewText(label, b.textSize, theme.Ink)
	b.label.Align, b.label.Middle, b.label.Fit, b.label.Break = fyne.TextAlignCenter, true, true, true
	b.label.Bold = prominence == Primary
}

func (b *Button) labelText() *Text { return b.label }

// Label returns the text on the button.
func (b *Button) Label() string { return b.label.Value() }

// SetLabel changes the text on the button.
func (b *Button) SetLabel(label string) { b.label.SetValue(label) }

// SetProminence changes how much the button asks for attention.
func (b *Button) SetProminence(p Prominence) {
	b.prominence, b.label.Bold = p, p == Primary
	b.self.Refresh()
}

// SetTextSize changes the size of the label in units of the design.
func (b *Button) SetTextSize(size float32) {
	b.textSize = size
	b.label.SetSize(size * b.share())
}

// SetPart draws the button smaller or larger than usual, in parts of its size.
func (b *Button) SetPart(part float32) {
	b.part = part
	b.SetTextSize(b.textSize)
}

// Disabled reports whether the button does nothing.
func (b *Button) Disabled() bool { return b.disabled }

// SetDisabled makes the button do nothing, or work again.
func (b *Button) SetDisabled(disabled bool) {
	if b.disabled == disabled {
		return
	}
	b.disabled = disabled
	b.Refresh()
}

// Tapped is part of fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) { b.press() }

func (b *Button) press() {
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// Cursor is part of desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer is part of fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{button: b, ground: newPlate(), focus: canvas.NewRectangle(nil)}
	r.shown = []fyne.CanvasObject{r.focus, r.ground.Image, b.label}
	r.Refresh()
	return r
}

// FocusButton is a button that the keyboard can reach: Enter and Space press it.
type FocusButton struct {
	Button
	reachable
	Keys
	// OnKey is offered every other key. Of those it does not take, up and down
	// go to the next widget and the rest to the window.
	OnKey func(*fyne.KeyEvent) bool
}

// NewFocusButton returns a button that works by mouse and by keyboard.
func NewFocusButton(label string, prominence Prominence, onTapped func()) *FocusButton {
	b := &FocusButton{}
	b.initFocus(b, label, prominence, onTapped)
	b.ExtendBaseWidget(b)
	return b
}

// initFocus makes the button of which self is the widget: that alone is known to the
// window.
func (b *FocusButton) initFocus(self fyne.Widget, label string, prominence Prominence, onTapped func()) {
	b.init(self, label, prominence, onTapped)
	b.Init(self)
}

// Focused reports whether the button has the keyboard on its page.
func (b *FocusButton) Focused() bool { return b.focused }

// FocusGained is part of fyne.Focusable.
func (b *FocusButton) FocusGained() {
	b.focused = true
	b.Refresh()
	b.reached()
}

// FocusLost is part of fyne.Focusable.
func (b *FocusButton) FocusLost() {
	b.focused = false
	b.Refresh()
}

// TypedKey is part of fyne.Focusable.
func (b *FocusButton) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace:
		b.press()
	case b.OnKey != nil && b.OnKey(key):
	case moveFocus(b.Keys.self, key.Name):
	default:
		b.Pass(key)
	}
}

type buttonRenderer struct {
	button *Button
	ground *plate
	focus  *canvas.Rectangle
	shown  []fyne.CanvasObject
}

func (r *buttonRenderer) Destroy()                     {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *buttonRenderer) MinSize() fyne.Size {
	b := r.button
	height := buttonHeight * b.unit()
	if width := b.Size().Width; width > 0 {
		height = max(height, b.label.twoLines(width-2*b.inset(width), b.label.height(), height/6))
	}
	return fyne.NewSize(b.label.WidthFor()+2*buttonPadding*b.unit(), height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	const out = focusGap + focusWidth
	r.focus.Move(fyne.NewPos(-out, -out))
	r.focus.Resize(size.AddWidthHeight(2*out, 2*out))
	r.ground.Resize(size)
	r.paint()
	inset := r.button.inset(size.Width)
	r.button.label.Move(fyne.NewPos(inset, 0))
	r.button.label.Resize(size.SubtractWidthHeight(2*inset, 0))
}

// inset is the room at the ends of the label in a width: less where the label needs it.
func (b *Button) inset(width float32) float32 {
	least := min(squeezedEnd*b.unit()/4, width/16)
	return min(buttonPadding*b.unit(), max(least, min(width/8, (width-b.label.WidthFor())/2)))
}

func (r *buttonRenderer) Refresh() {
	b := r.button
	_, ink, _ := b.colours()
	// A quiet button is its label alone until the pointer is on it, but for high contrast,
	// in which all that can be pressed has an edge.
	r.ground.Hidden = b.prominence == Quiet && !b.hovered && theme.Edge(b.self) == 0
	r.paint()
	r.focus.Hidden = !b.focused
	r.focus.FillColor = theme.Colour(b.self, theme.Card)
	r.focus.StrokeColor, r.focus.StrokeWidth = theme.Colour(b.self, theme.Focus), focusWidth
	r.focus.CornerRadius = canvas.RadiusMaximum
	r.focus.Refresh()
	b.label.Tint = ink
	b.label.Refresh()
}

// paint draws the ground in the colours of the button's state.
func (r *buttonRenderer) paint() {
	b := r.button
	fill, _, border := b.colours()
	edge := float32(2)
	if b.prominence != Secondary {
		edge = theme.Edge(b.self)
	}
	r.ground.paint(b.self, theme.Colour(b.self, fill), theme.Colour(b.self, border), edge)
}

// colours returns the names of the colours for the button's state.
func (b *Button) colours() (fill, ink, border fyne.ThemeColorName) {
	hovered := b.hovered && !b.disabled
	switch {
	case b.prominence == Primary && hovered:
		fill, ink = theme.AccentHover, theme.OnAccent
	case b.prominence == Primary:
		fill, ink = theme.Accent, theme.OnAccent
	case hovered:
		fill, ink = theme.Raised, theme.Ink
	case b.prominence == Quiet:
		fill, ink = theme.Card, theme.Muted
	default:
		fill, ink = theme.Card, theme.Ink
	}
	if b.disabled {
		fill, ink = theme.Card, theme.Line
	}
	return fill, ink, theme.Line
}
