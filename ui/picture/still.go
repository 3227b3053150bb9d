package picture

import (
	"image"

	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// Still is a canvas image that an album fills; its pixels are shown as they are.
type Still struct {
	*canvas.Image
	album   *Album
	ordered Picture
}

// NewStill returns an empty still.
func NewStill(album *Album) *Still {
	return &Still{
		Image: &canvas.Image{ScaleMode: canvas.ImageScalePixels, FillMode: canvas.ImageFillStretch},
		album: album,
	}
}

// Show orders a picture in the size of the image and shows it when it is drawn.
// The same picture in the same size costs nothing.
func (s *Still) Show(p Picture) {
	scale := theme.PixelScale(s.Image)
	p.Width, p.Height = theme.Pixels(s.Size().Width, scale), theme.Pixels(s.Size().Height, scale)
	if p == s.ordered {
		return
	}
	s.ordered = p
	s.album.Order(p, func(img image.Image) {
		if s.ordered == p {
			s.Image.Image = img
			s.Image.Refresh()
		}
	})
}
