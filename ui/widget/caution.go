package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// The measures of a caution in parts of the height of its type.
const (
	cautionPad    = 0.34
	cautionMark   = 1.25
	cautionGap    = 0.45
	cautionCorner = 0.6
)

// Caution is an amber bar that asks for care, to be read from afar: a round mark
// and a text.
type Caution struct {
	widget.BaseWidget
	text, mark *Text
}

// NewCaution returns a caution with a type of a size.
func NewCaution(text string, size float32) *Caution {
	c := &Caution{text: NewParagraph(text, size, theme.OnAmber), mark: NewText("!", size, theme.Amber)}
	c.text.Bold, c.text.Middle = true, true
	c.mark.Bold, c.mark.Middle, c.mark.Align = true, true, fyne.TextAlignCenter
	c.ExtendBaseWidget(c)
	return c
}

// Text returns what it says.
func (c *Caution) Text() string { return c.text.Value() }

// SetText changes what it says.
func (c *Caution) SetText(text string) { c.text.SetValue(text) }

// HeightFor returns the height of the bar in a box of the given width.
func (c *Caution) HeightFor(width float32) float32 {
	size := c.text.height()
	return max(cautionMark*size, c.text.HeightFor(width-c.left()-cautionPad*size)) + 2*cautionPad*size
}

// left is where the text begins.
func (c *Caution) left() float32 {
	return (cautionPad + cautionMark + cautionGap) * c.text.height()
}

// CreateRenderer is part of fyne.Widget.
func (c *Caution) CreateRenderer() fyne.WidgetRenderer {
	r := &cautionRenderer{caution: c, ground: canvas.NewRectangle(nil), disc: canvas.NewCircle(nil)}
	r.Refresh()
	return r
}

type cautionRenderer struct {
	caution *Caution
	ground  *canvas.Rectangle
	disc    *canvas.Circle
}

func (r *cautionRenderer) Destroy() {}
func (r *cautionRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.caution.HeightFor(max(r.caution.Size().Width, 1)))
}

func (r *cautionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.disc, r.caution.mark, r.caution.text}
}

func (r *cautionRenderer) Layout(size fyne.Size) {
	c := r.caution
	h := c.text.height()
	r.ground.Resize(size)
	side := cautionMark * h
	r.disc.Move(fyne.NewPos(cautionPad*h, (size.Height-side)/2))
	r.disc.Resize(fyne.NewSquareSize(side))
	c.mark.Move(r.disc.Position())
	c.mark.Resize(r.disc.Size())
	c.text.Move(fyne.NewPos(c.left(), 0))
	c.text.Resize(fyne.NewSize(max(1, size.Width-c.left()-cautionPad*h), size.Height))
}

func (r *cautionRenderer) Refresh() {
	c := r.caution
	r.ground.FillColor, r.ground.CornerRadius = theme.Colour(c, theme.Amber), cautionCorner*c.text.height()
	r.disc.FillColor = theme.Colour(c, theme.OnAmber)
	r.Layout(c.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
