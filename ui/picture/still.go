package picture

import (
	"image"
	"sync/atomic"

	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// Still is a canvas image that an album fills, pixel by pixel.
type Still struct {
	*canvas.Image
	album   *Album
	ordered Picture
	drawn   image.Image
	// turn counts the requests, so that the album can skip outdated ones; moving
	// tells that a loop is shown instead.
	turn   atomic.Int64
	moving bool
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
	p = s.sized(p)
	if p == s.ordered {
		return
	}
	s.ordered = p
	turn := s.turn.Add(1)
	s.album.order(order{p, func() bool { return s.turn.Load() == turn }, func(img image.Image) {
		if s.ordered != p {
			return
		}
		s.drawn = img
		if !s.moving {
			s.put(img)
		}
	}})
}

// Ordered returns the picture that was last asked for, with its size in pixels.
func (s *Still) Ordered() Picture { return s.ordered }

// Put shows a picture of a loop instead of the still one.
func (s *Still) Put(img image.Image) {
	s.moving = true
	s.put(img)
}

// Rest shows the still picture again.
func (s *Still) Rest() {
	if !s.moving {
		return
	}
	s.moving = false
	s.put(s.drawn)
}

func (s *Still) put(img image.Image) {
	s.Image.Image = img
	s.Image.Refresh()
}

// sized fills in the person and the size in pixels.
func (s *Still) sized(p Picture) Picture {
	scale := theme.PixelScale(s.Image)
	p.Person = s.album.Person()
	p.Width, p.Height = theme.Pixels(s.Size().Width, scale), theme.Pixels(s.Size().Height, scale)
	return p
}

// PutCut is Put for a Projector.
func (s *Still) PutCut(img image.Image, _ int) { s.Put(img) }
