package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// signSize is the size of the sign in units of the design.
const signSize = 20

// Sign is a small sign that asks for care, with a text beside it.
type Sign struct {
	widget.BaseWidget
	text *Text
	mark *Text
	sizing
	size float32 // of the text in units of the design
}

// NewSign returns a sign without a text.
func NewSign() *Sign {
	s := &Sign{size: theme.TextCaption, text: NewText("", theme.TextCaption, theme.Warning), mark: NewText("!", theme.TextCaption, theme.Warning)}
	s.text.Fit, s.text.Middle, s.text.Wrap = true, true, true
	s.mark.Align, s.mark.Middle, s.mark.Bold, s.mark.Fit = fyne.TextAlignCenter, true, true, true
	s.ExtendBaseWidget(s)
	return s
}

// Text returns the text beside the sign.
func (s *Sign) Text() string { return s.text.Value() }

// SetText changes the text beside the sign.
func (s *Sign) SetText(text string) { s.text.SetValue(text) }

// SetHeading makes the sign a heading: bold, and as large as other text.
func (s *Sign) SetHeading(text string) {
	s.size, s.text.Bold = theme.TextBody, true
	s.text.SetValue(text)
	s.resize()
}

// resize gives the text and the mark their size.
func (s *Sign) resize() {
	s.typeset(s.text, s.size)
	s.typeset(s.mark, 0.95*s.size)
	s.Refresh()
}

// side is how wide the mark is.
func (s *Sign) side() float32 { return signSize * s.unit() * s.size / theme.TextCaption }

// SetScale draws the sign larger or smaller than designed.
func (s *Sign) SetScale(scale float32) {
	if s.scale == scale {
		return
	}
	s.scale = scale
	s.resize()
}

// HeightFor returns the height of the sign with all of its text in a box of the
// given width.
func (s *Sign) HeightFor(width float32) float32 {
	return max(s.side(), s.text.HeightFor(max(1, width-s.left())))
}

// left is where the text begins.
func (s *Sign) left() float32 { return s.side() + 8*s.unit() }

// CreateRenderer is part of fyne.Widget.
func (s *Sign) CreateRenderer() fyne.WidgetRenderer {
	r := &signRenderer{sign: s, ring: canvas.NewCircle(nil)}
	r.Refresh()
	return r
}

type signRenderer struct {
	sign *Sign
	ring *canvas.Circle
}

func (r *signRenderer) Destroy()           {}
func (r *signRenderer) MinSize() fyne.Size { return fyne.NewSize(1, r.sign.side()) }

func (r *signRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.sign.mark, r.sign.text}
}

func (r *signRenderer) Layout(size fyne.Size) {
	s := r.sign
	side := s.side()
	left := s.left()
	width := max(1, size.Width-left)
	height := min(size.Height, max(side, s.text.HeightFor(width)))
	top := (min(height, max(side, lineHeight(s.text.height()))) - side) / 2
	r.ring.Move(fyne.NewPos(0, top))
	r.ring.Resize(fyne.NewSquareSize(side))
	s.mark.Move(fyne.NewPos(0, top))
	s.mark.Resize(fyne.NewSquareSize(side))
	s.text.Move(fyne.NewPos(left, 0))
	s.text.Resize(fyne.NewSize(width, height))
}

func (r *signRenderer) Refresh() {
	r.ring.StrokeColor, r.ring.StrokeWidth = theme.Colour(r.sign, theme.Warning), 1.8*r.sign.unit()
	r.Layout(r.sign.Size())
	r.ring.Refresh()
	r.sign.mark.Refresh()
	r.sign.text.Refresh()
}
