package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// controlHeight is the height of a control in units of the design.
const controlHeight = 48

// control is what the controls of the settings share: the size, the focus and
// the keys.
type control struct {
	widget.BaseWidget
	pointer
	reachable
	Keys

	self fyne.Widget
	sizing
	focused bool
	// OnKey is offered every key first.
	OnKey func(*fyne.KeyEvent) bool
	// change is called with −1 or +1 by the keys that make less or more.
	change func(by int)
}

func (c *control) init(self fyne.Widget, change func(by int)) {
	c.self, c.change = self, change
	c.Init(self)
	c.ExtendBaseWidget(self)
}

// FocusGained is part of fyne.Focusable.
func (c *control) FocusGained() {
	c.focused = true
	c.self.Refresh()
	c.reached()
}

// FocusLost is part of fyne.Focusable.
func (c *control) FocusLost() {
	c.focused = false
	c.self.Refresh()
}

// TypedKey is part of fyne.Focusable: left and right change the value, up and
// down go to the next control.
func (c *control) TypedKey(key *fyne.KeyEvent) {
	switch {
	case c.OnKey != nil && c.OnKey(key):
	case key.Name == fyne.KeyLeft:
		c.change(-1)
	case key.Name == fyne.KeyRight:
		c.change(+1)
	case moveFocus(c.self, key.Name):
	default:
		c.Pass(key)
	}
}

// TypedRune is part of fyne.Focusable.
func (c *control) TypedRune(r rune) {
	switch r {
	case '+', '=':
		c.change(+1)
	case '-', '−':
		c.change(-1)
	default:
		c.Keys.TypedRune(r)
	}
}

// grab takes the keyboard's focus on a click.
func (c *control) grab() {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.self); canvas != nil && canvas.Focused() != c.self.(fyne.Focusable) {
		canvas.Focus(c.self.(fyne.Focusable))
	}
}

// frame draws the ground of a control and the outline of its focus.
func (c *control) frame(rect *canvas.Rectangle) {
	rect.FillColor = theme.Colour(c.self, theme.Raised)
	rect.CornerRadius = canvas.RadiusMaximum
	rect.StrokeColor, rect.StrokeWidth = theme.Colour(c.self, theme.Line), theme.Edge(c.self)
	if c.focused {
		rect.StrokeColor, rect.StrokeWidth = theme.Colour(c.self, theme.Focus), focusWidth
	}
	rect.Refresh()
}

var _ desktop.Cursorable = (*control)(nil)
