package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// plate is a pill or a disc as a picture. Where there is no graphics card, the shader
// of round corners costs many times as much as a picture, with every picture of the
// window; a plate is drawn once, and again when it changes.
type plate struct {
	*canvas.Image
	painter painter
	buffer  []uint8
	drawn   plateLook
}

// plateLook is what the picture of a plate depends on, in pixels.
type plateLook struct {
	wide, high, edge int
	fill, stroke     color.Color
}

func newPlate() *plate {
	return &plate{Image: &canvas.Image{ScaleMode: canvas.ImageScalePixels, FillMode: canvas.ImageFillStretch}}
}

// paint draws the plate in its size, with an outline of a width in units of the canvas;
// what is the same costs nothing. of is the widget whose scale it has.
func (p *plate) paint(of fyne.CanvasObject, fill, stroke color.Color, width float32) {
	scale := theme.PixelScale(of)
	size := p.Size()
	want := plateLook{theme.Pixels(size.Width, scale), theme.Pixels(size.Height, scale), theme.Pixels(width, scale), fill, stroke}
	if want == p.drawn || want.wide <= 0 || want.high <= 0 {
		return
	}
	p.drawn = want
	n := 4 * want.wide * want.high
	if cap(p.buffer) < n {
		p.buffer = make([]uint8, n)
	}
	pixels := p.buffer[:n]
	clear(pixels)
	p.painter.scale = 1
	p.painter.picture = &image.RGBA{Pix: pixels, Stride: 4 * want.wide, Rect: image.Rect(0, 0, want.wide, want.high)}
	w, h, edge := float32(want.wide), float32(want.high), float32(want.edge)
	if edge > 0 {
		p.painter.rect(0, 0, w, h, h, stroke)
	}
	p.painter.rect(edge, edge, w-2*edge, h-2*edge, h, fill)
	p.Image.Image = p.painter.picture
	p.Image.Refresh()
}
