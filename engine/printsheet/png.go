package printsheet

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	scaling "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/vector"

	"uncoil/engine"
	"uncoil/engine/lettering"
)

// DPI is the resolution of a sheet as a picture, in pixels an inch.
const DPI = 150

// WritePNG writes a sheet as a picture, pages under one another. The error has
// CodeInternal, or is the writer's.
func WritePNG(w io.Writer, s *Sheet, paper Paper, fonts Fonts) error {
	img, err := Draw(s, paper, fonts)
	if err != nil {
		return err
	}
	return png.Encode(w, img)
}

// Draw draws a sheet as a picture of DPI pixels an inch.
func Draw(s *Sheet, paper Paper, fonts Fonts) (*image.RGBA, error) {
	l, err := newLayout(s, paper, fonts)
	if err != nil {
		return nil, err
	}
	return l.draw()
}

// WriteReportPNG writes a report as a picture, its pages under one another.
func WriteReportPNG(w io.Writer, r *Report, paper Paper, fonts Fonts) error {
	l, err := newReport(r, paper, fonts)
	if err != nil {
		return err
	}
	img, err := l.draw()
	if err != nil {
		return err
	}
	return png.Encode(w, img)
}

func (l *layout) draw() (*image.RGBA, error) {
	const scale = DPI / 72.0
	width, height := int(l.width*scale+0.5), int(l.height*scale+0.5)
	img := image.NewRGBA(image.Rect(0, 0, width, height*len(l.pages)))
	draw.Draw(img, img.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	p := pen{img: img, scale: scale, layout: l, faces: map[faceKey]font.Face{}}
	for i := range l.pages {
		p.top = height * i
		if err := p.page(&l.pages[i]); err != nil {
			return nil, err
		}
	}
	return img, nil
}

// pen draws pages.
type pen struct {
	img    *image.RGBA
	scale  float64
	top    int // pixels above the page
	layout *layout
	faces  map[faceKey]font.Face
}

type faceKey struct {
	size float64
	bold bool
}

func (p *pen) page(from *page) error {
	for _, b := range from.frames {
		p.frame(b)
	}
	for _, b := range from.rules {
		y := p.top + int(b.y*p.scale)
		rule := image.Rect(int(b.x*p.scale), y, int((b.x+b.width)*p.scale), y+int(math.Ceil(ruleWidth*p.scale)))
		draw.Draw(p.img, rule, image.NewUniform(line), image.Point{}, draw.Src)
	}
	for _, b := range from.fills {
		p.shape(b.ink, [2]float64{b.x, b.y}, [2]float64{b.x + b.width, b.y}, [2]float64{b.x + b.width, b.y + b.height}, [2]float64{b.x, b.y + b.height})
	}
	for _, s := range from.strokes {
		p.stroke(s)
	}
	for i := range from.pictures {
		placed := &from.pictures[i]
		b := placed.fitted()
		at := image.Rect(int(b.x*p.scale), p.top+int(b.y*p.scale), int((b.x+b.width)*p.scale), p.top+int((b.y+b.height)*p.scale))
		scaling.CatmullRom.Scale(p.img, at, placed.picture.Image, placed.picture.Image.Bounds(), draw.Over, nil)
	}
	for _, t := range from.texts {
		face, err := p.face(faceKey{t.size, t.bold})
		if err != nil {
			return err
		}
		typeface := p.layout.typeface(t.bold)
		lettering.Pen{Image: p.img, Face: face, Size: t.size * p.scale, Ink: t.ink}.Draw(typeface.Type, t.words, t.x*p.scale, float64(p.top)+t.y*p.scale)
	}
	return nil
}

func (p *pen) face(key faceKey) (font.Face, error) {
	if face, ok := p.faces[key]; ok {
		return face, nil
	}
	face, err := opentype.NewFace(p.layout.typeface(key.bold).font, &opentype.FaceOptions{Size: key.size, DPI: DPI, Hinting: font.HintingNone})
	if err != nil {
		return nil, engine.Errorf(engine.CodeInternal, "the type for printing cannot be used: %w", err)
	}
	p.faces[key] = face
	return face, nil
}

// stroke draws a straight line as the box around it.
func (p *pen) stroke(s stroke) {
	dx, dy := s.x2-s.x1, s.y2-s.y1
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := -dy/length*s.width/2, dx/length*s.width/2
	p.shape(s.ink, [2]float64{s.x1 + nx, s.y1 + ny}, [2]float64{s.x2 + nx, s.y2 + ny}, [2]float64{s.x2 - nx, s.y2 - ny}, [2]float64{s.x1 - nx, s.y1 - ny})
}

// shape fills a polygon.
func (p *pen) shape(tint color.RGBA, corners ...[2]float64) {
	left, top := math.Inf(1), math.Inf(1)
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, c := range corners {
		left, right = min(left, c[0]*p.scale), max(right, c[0]*p.scale)
		top, bottom = min(top, c[1]*p.scale), max(bottom, c[1]*p.scale)
	}
	x, y := math.Floor(left), math.Floor(top)
	size := image.Pt(int(math.Ceil(right-x))+1, int(math.Ceil(bottom-y))+1)
	r := vector.NewRasterizer(size.X, size.Y)
	for i, c := range corners {
		px, py := float32(c[0]*p.scale-x), float32(c[1]*p.scale-y)
		if i == 0 {
			r.MoveTo(px, py)
		} else {
			r.LineTo(px, py)
		}
	}
	r.ClosePath()
	at := image.Rect(int(x), p.top+int(y), int(x)+size.X, p.top+int(y)+size.Y)
	r.Draw(p.img, at, image.NewUniform(tint), image.Point{})
}

// frame draws the outline of a box with round corners: what lies between two
// round boxes.
func (p *pen) frame(b box) {
	s := p.scale
	width, height := int(math.Ceil(b.width*s))+2, int(math.Ceil(b.height*s))+2
	r := vector.NewRasterizer(width, height)
	x, y := b.x*s, b.y*s
	left, top := math.Floor(x), math.Floor(y)
	x, y = x-left+0.5, y-top+0.5
	const half = ruleWidth / 2
	round(r, box{x - half*s, y - half*s, (b.width + 2*half) * s, (b.height + 2*half) * s}, (corner+half)*s, false)
	round(r, box{x + half*s, y + half*s, (b.width - 2*half) * s, (b.height - 2*half) * s}, (corner-half)*s, true)
	at := image.Rect(int(left), p.top+int(top), int(left)+width, p.top+int(top)+height)
	r.Draw(p.img, at, image.NewUniform(line), image.Point{})
}

// round adds a box with round corners to a shape, or takes it out of it.
func round(r *vector.Rasterizer, b box, radius float64, out bool) {
	// How far the control points of a quarter of a circle lie from its ends.
	const control = 0.5523
	type point struct{ x, y float64 }
	right, bottom := b.x+b.width, b.y+b.height
	corners := []struct{ at, in, out point }{
		{point{b.x, b.y}, point{0, 1}, point{1, 0}},
		{point{right, b.y}, point{-1, 0}, point{0, 1}},
		{point{right, bottom}, point{0, -1}, point{-1, 0}},
		{point{b.x, bottom}, point{1, 0}, point{0, -1}},
	}
	if out {
		corners[1], corners[3] = corners[3], corners[1]
		for i := range corners {
			corners[i].in, corners[i].out = corners[i].out, corners[i].in
		}
	}
	f := func(at, way point, by float64) (float32, float32) {
		return float32(at.x + way.x*by), float32(at.y + way.y*by)
	}
	for i, c := range corners {
		x, y := f(c.at, c.in, radius)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
		x1, y1 := f(c.at, c.in, radius*(1-control))
		x2, y2 := f(c.at, c.out, radius*(1-control))
		x3, y3 := f(c.at, c.out, radius)
		r.CubeTo(x1, y1, x2, y2, x3, y3)
	}
	r.ClosePath()
}
