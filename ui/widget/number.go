package widget

import (
	"image"
	"image/color"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// numerals draws large numbers in the bold type of the theme. The picture is as
// high as the digits and no higher, so that they can be placed exactly; all
// digits have one width, so a number does not move when it changes.
type numerals struct {
	font  *sfnt.Font
	face  font.Face
	high  int
	shown *canvas.Image
	drawn drawnNumber
}

// drawnNumber is what the picture shows.
type drawnNumber struct {
	text string
	high int
	ink  color.Color
}

func newNumerals(bold fyne.Resource) *numerals {
	n := &numerals{shown: &canvas.Image{ScaleMode: canvas.ImageScalePixels}}
	parsed, err := opentype.Parse(bold.Content())
	if err != nil {
		slog.Error("the type of the countdown cannot be read", "err", err)
		return n
	}
	n.font = parsed
	return n
}

// size makes the digits so many pixels high.
func (n *numerals) size(high int) {
	if n.font == nil || high <= 0 || high == n.high {
		return
	}
	face, err := opentype.NewFace(n.font, &opentype.FaceOptions{Size: float64(high) / digitHeight, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		slog.Error("the type of the countdown cannot be made", "height", high, "err", err)
		return
	}
	n.face, n.high = face, high
}

// width returns how many pixels wide a text is.
func (n *numerals) width(text string) int {
	if n.face == nil {
		return 0
	}
	return font.MeasureString(n.face, text).Ceil()
}

// draw makes the picture of a text, high pixels high, and at most wide pixels
// wide: a longer text gets smaller digits. It returns the picture's size.
func (n *numerals) draw(text string, ink color.Color, high, wide int) image.Point {
	n.size(high)
	if n.face == nil {
		return image.Point{}
	}
	if w := n.width(text); w > wide && w > 0 {
		n.size(high * wide / w)
	}
	if want := (drawnNumber{text, n.high, ink}); want != n.drawn {
		n.drawn = want
		// The rounded tops and feet of digits reach over their height a little.
		over := n.high/32 + 1
		img := image.NewRGBA(image.Rect(0, 0, n.width(text)+2, n.high+2*over))
		d := font.Drawer{Dst: img, Src: image.NewUniform(ink), Face: n.face, Dot: fixed.P(1, n.high+over)}
		d.DrawString(text)
		n.shown.Image = img
		n.shown.Refresh()
	}
	return n.shown.Image.Bounds().Size()
}
