package picture

import (
	"image"
	"image/color"
	"io"
	"log/slog"
	"math"
	"slices"
	"sync"

	scaling "golang.org/x/image/draw"

	"uncoil/engine/figure"
	"uncoil/engine/photo"
)

const (
	// changeover is the share of a movement in which one picture fades to the
	// next. It is short, so that each photo can be looked at.
	changeover = 0.15
	// quietPhoto is the opacity of a picture that is not the current one.
	quietPhoto = 0.55
	// mostFitted is the number of scaled pictures that are cached for an
	// exercise.
	mostFitted = 6
	// photoCorner is the radius of a picture's corners, relative to its shorter
	// side.
	photoCorner = 0.04
)

// NewPhotos returns a subject of pictures, each a frame of its name; open opens
// one of them. If one cannot be shown, the steps are.
func NewPhotos(names []string, open func(name string) (io.ReadCloser, error), steps []string) Subject {
	return newPhotos(names, open, steps)
}

// photos is the user's own pictures of an exercise.
type photos struct {
	names []string
	open  func(name string) (io.ReadCloser, error)
	steps []string

	mu     sync.Mutex
	fitted []fitted // the one drawn last at the end
}

// fitted is a picture scaled to fit a size; image is nil if it cannot be shown.
type fitted struct {
	name  string
	size  image.Point
	image *image.RGBA
}

func newPhotos(names []string, open func(name string) (io.ReadCloser, error), steps []string) *photos {
	return &photos{names: names, open: open, steps: steps}
}

// HasFrame implements Subject.
func (s *photos) HasFrame(name string) bool { return slices.Contains(s.names, name) }

// Settle implements Subject: a photo neither breathes nor glows, and is not
// mirrored for the other side: it may contain text.
func (s *photos) Settle(m figure.Moment) figure.Moment {
	if m.From == m.To || !s.HasFrame(m.From) || m.Progress >= changeover {
		return stillOf(m.To, m.Quiet)
	}
	// In twelve steps: more would not be distinguishable.
	m.Progress = math.Round(m.Progress/changeover*12) / 12 * changeover
	return figure.Moment{From: m.From, To: m.To, Progress: m.Progress, Quiet: m.Quiet}
}

// Draw implements Subject.
func (s *photos) Draw(on *figure.Canvas, m figure.Moment, p Person, dark bool) image.Image {
	m = s.Settle(m)
	size := on.Size()
	to := s.fit(m.To, size)
	if to == nil {
		return written{s.steps}.draw(size, m.Quiet, writingInks(p.HighContrast, dark))
	}
	if m.From == m.To && !m.Quiet {
		return to
	}
	strength, share := 1.0, 1.0
	if m.Quiet {
		strength = quietPhoto
	}
	from := to
	if m.From != m.To {
		share = m.Progress / changeover
		if before := s.fit(m.From, size); before != nil {
			from = before
		}
	}
	return blend(from, to, strength*(1-share), strength*share)
}

// blend mixes two pictures of one size with strengths from 0 to 1.
func blend(a, b *image.RGBA, strengthA, strengthB float64) *image.RGBA {
	img := image.NewRGBA(a.Rect)
	byA, byB := int(math.Round(strengthA*256)), int(math.Round(strengthB*256))
	for i := range img.Pix {
		img.Pix[i] = uint8((int(a.Pix[i])*byA + int(b.Pix[i])*byB) >> 8)
	}
	return img
}

// fit returns a picture scaled to fit a size, centred; nil if it cannot be shown.
func (s *photos) fit(name string, size image.Point) *image.RGBA {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.fitted {
		if f.name == name && f.size == size {
			s.fitted = append(slices.Delete(s.fitted, i, i+1), f)
			return f.image
		}
	}
	img, err := s.read(name)
	if err != nil {
		slog.Error("a picture cannot be shown", "picture", name, "err", err)
	}
	f := fitted{name, size, nil}
	if img != nil {
		f.image = fit(img, size)
	}
	if s.fitted = append(s.fitted, f); len(s.fitted) > mostFitted {
		s.fitted = slices.Delete(s.fitted, 0, 1)
	}
	return f.image
}

func (s *photos) read(name string) (image.Image, error) {
	f, err := s.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return photo.Decode(f)
}

// fit scales a picture, keeping its proportions, and rounds its corners.
func fit(img image.Image, size image.Point) *image.RGBA {
	from := img.Bounds()
	scale := min(float64(size.X)/float64(from.Dx()), float64(size.Y)/float64(from.Dy()))
	w := max(1, int(float64(from.Dx())*scale+0.5))
	h := max(1, int(float64(from.Dy())*scale+0.5))
	at := image.Pt((size.X-w)/2, (size.Y-h)/2)
	to := image.NewRGBA(image.Rectangle{Max: size})
	box := image.Rectangle{at, at.Add(image.Pt(w, h))}
	scaling.CatmullRom.Scale(to, box, img, from, scaling.Src, nil)
	roundCorners(to, box, photoCorner*float64(min(w, h)))
	return to
}

// roundCorners makes the corners of a box in an image transparent.
func roundCorners(img *image.RGBA, box image.Rectangle, radius float64) {
	r := int(math.Ceil(radius))
	for y := range r {
		for x := range r {
			out := math.Hypot(radius-float64(x)-0.5, radius-float64(y)-0.5) - radius
			keep := min(max(0.5-out, 0), 1)
			if keep == 1 {
				continue
			}
			for _, p := range [4]image.Point{
				{box.Min.X + x, box.Min.Y + y},
				{box.Max.X - 1 - x, box.Min.Y + y},
				{box.Min.X + x, box.Max.Y - 1 - y},
				{box.Max.X - 1 - x, box.Max.Y - 1 - y},
			} {
				c := img.RGBAAt(p.X, p.Y)
				img.SetRGBA(p.X, p.Y, color.RGBA{part8(c.R, keep), part8(c.G, keep), part8(c.B, keep), part8(c.A, keep)})
			}
		}
	}
}

func part8(v uint8, of float64) uint8 { return uint8(float64(v)*of + 0.5) }
