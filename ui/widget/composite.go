package widget

import "fyne.io/fyne/v2"

// Composite draws a widget that is made of others and places them itself. It is
// what CreateRenderer of such a widget returns.
type Composite struct {
	// Of is the widget.
	Of fyne.Widget
	// Parts lists what is shown, in the order in which Tab goes through it.
	Parts func() []fyne.CanvasObject
	// Place puts the parts where they belong; nil where whoever places the widget
	// places its parts too.
	Place func(size fyne.Size)
	// Height is the least height of the widget; nil where any will do.
	Height func() float32
	// Close is called when the widget is not needed any longer; it may be nil.
	Close func()
}

// Objects is part of fyne.WidgetRenderer.
func (c *Composite) Objects() []fyne.CanvasObject { return c.Parts() }

// MinSize is part of fyne.WidgetRenderer.
func (c *Composite) MinSize() fyne.Size {
	if c.Height == nil {
		return fyne.NewSize(1, 1)
	}
	return fyne.NewSize(1, c.Height())
}

// Layout is part of fyne.WidgetRenderer.
func (c *Composite) Layout(size fyne.Size) {
	if c.Place != nil {
		c.Place(size)
	}
}

// Refresh is part of fyne.WidgetRenderer.
func (c *Composite) Refresh() {
	for _, part := range c.Parts() {
		part.Refresh()
	}
	c.Layout(c.Of.Size())
}

// Destroy is part of fyne.WidgetRenderer.
func (c *Composite) Destroy() {
	if c.Close != nil {
		c.Close()
	}
}
