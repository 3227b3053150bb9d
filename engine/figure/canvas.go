package figure

import (
	"image"
	"image/color"
	"math"
)

// Canvas is an image that is drawn on repeatedly. It keeps its buffers, so that
// drawing allocates nothing once they have grown. It is not safe for concurrent
// use.
type Canvas struct {
	painter  painter
	drawing  drawing
	skeleton skeleton
	shadow   [shadowBins]float64
	backdrop backdrop
	dark     []float64 // how dark the shadow is in each column of pixels
}

// NewCanvas makes a canvas of w by h pixels.
func NewCanvas(w, h int) *Canvas {
	c := &Canvas{}
	c.Resize(w, h)
	return c
}

// Resize changes the canvas to w by h pixels, at least 1 by 1.
func (c *Canvas) Resize(w, h int) {
	w, h = max(w, 1), max(h, 1)
	p := &c.painter
	if p.img != nil && p.img.Rect.Dx() == w && p.img.Rect.Dy() == h {
		return
	}
	r := image.Rect(0, 0, w, h)
	p.img = image.NewRGBA(r)
	c.backdrop.of = scenery{}
	p.scratch.reserve(w * h)
	p.mask.reserve(w * h)
}

// Size returns the size of the canvas in pixels.
func (c *Canvas) Size() image.Point { return c.painter.img.Rect.Size() }

// Draw draws the moment and returns the canvas's own image, which the next
// Draw overwrites and which must not be changed. The background is transparent. Unknown frame names fall back
// to the other one named, then to the first frame.
func (c *Canvas) Draw(s *Scene, m Moment, st *Style) *image.RGBA {
	p := &c.painter
	c.skeleton.broad = st.Look.older()
	s.pose(&m, &c.skeleton)
	frame := s.framingOf(&m)
	c.place(s.view, frame, s.flips(&m), m.Mirror && s.view == Top)
	inks := st.inks(m.Quiet)
	rims := st.rims(&inks)
	if st.Dark && s.view == Top { // a mat that fills the picture would glare
		inks[inkMat] = blended(inks[inkMat], st.Ground, 0.37)
		inks[inkMatEdge] = blended(inks[inkMatEdge], st.Ground, 0.37)
	}

	wrong := s.showsMistake(&m)
	if wrong {
		inks[inkGlow] = inks[inkWrong]
	}

	c.paintBackdrop(s, &m, frame, st, &inks)
	c.paintFloorMarks(s, &m, frame, st, &inks)
	d := &c.drawing
	d.reset()
	d.pen, d.card, d.scale = c.pen(), c.card(frame, st), p.scale
	s.drawProps(d, &c.skeleton, &m, false)
	s.drawArrows(d, &c.skeleton, &m, true)
	regions, strength := s.glowAt(&m)
	d.draw(&c.skeleton, st.Look, regions, strength)
	s.drawProps(d, &c.skeleton, &m, true)
	s.drawArrows(d, &c.skeleton, &m, false)
	d.drawRibs(&c.skeleton, m.Ribs)
	if s.scans() {
		d.lightScan(&c.skeleton, regions, strength)
	}
	d.flatten(s.view)
	c.paintShadows(s.view, frame.floor, st, inks[inkShadow])
	p.paint(d, &inks, &rims, st.Outline)
	if wrong {
		c.paintCross(&inks)
	}
	if m.Marks > 0 {
		c.paintMarks(s, &m, &inks)
	}
	return p.img
}

// drawProps draws the props behind the person, or those held.
func (s *Scene) drawProps(d *drawing, k *skeleton, m *Moment, held bool) {
	for i := range s.art.Props {
		if p := &s.art.Props[i]; (p.Hold != "") == held && s.needs(p, k, m) {
			d.drawProp(p, k)
			d.drawHolding(p, k)
		}
	}
}

// flatten clips what of the person is slightly below the floor to the floor, as flesh and
// cloth give way. What is nearer to the viewer than the person stands lower.
func (d *drawing) flatten(view View) {
	if view != Side {
		return
	}
	for i := range d.shapes {
		s := &d.shapes[i]
		if s.part == partProp || s.detail && s.part|s.clip == partNone {
			continue
		}
		for j := s.first; j < s.last; j++ {
			d.points[j].y = max(d.points[j].y, -0.35)
		}
	}
}

// place fits the crop of a framing into the image, the floor near the bottom, flipped
// left to right or top to bottom.
func (c *Canvas) place(view View, frame *framing, flipped, upended bool) {
	p := &c.painter
	w, h := float64(p.img.Rect.Dx()), float64(p.img.Rect.Dy())
	margin := 0.03 * min(w, h)
	b := frame.crop
	p.scale = min((w-2*margin)/(b.x1-b.x0), (h-2*margin)/(b.y1-b.y0))
	slack := h - 2*margin - (b.y1-b.y0)*p.scale
	p.flip, p.up = 1, 1
	aside := frame.left - 0.5
	if flipped {
		p.flip, aside = -1, -aside
	}
	aside *= w - 2*margin - (b.x1-b.x0)*p.scale
	p.origin.x = w/2 + aside - p.flip*p.scale*(b.x0+b.x1)/2
	// A figure that is low in the picture has floor before it as well as wall above.
	below := mix(0.22, 0.38, smooth(slack/h, 0.15, 0.55))
	if view == Top {
		below = 0.5
	}
	p.origin.y = h - margin - below*slack + b.y0*p.scale
	if upended {
		p.up = -1
		p.origin.y = h - margin - below*slack - b.y1*p.scale
	}
}

// pen is the width of the lines of arrows in centimetres: equally wide in every picture of
// one size.
func (c *Canvas) pen() float64 {
	const share, least = 0.0105, 1.6
	size := c.Size()
	return max(share*float64(min(size.X, size.Y)), least) / c.painter.scale
}

// card is the part of the picture that belongs to it: all of it on a card, else the crop.
func (c *Canvas) card(frame *framing, st *Style) card {
	if !st.inRoom() && !st.Outline {
		return card{box: frame.crop}
	}
	p, size := &c.painter, c.Size()
	end := p.flip * float64(size.X)
	x0, x1 := -p.flip*p.origin.x/p.scale, (end-p.flip*p.origin.x)/p.scale
	y0, y1 := (p.origin.y-float64(size.Y))/p.scale, p.origin.y/p.scale
	return card{box{min(x0, x1), y0, max(x0, x1), y1}, cardCorner * float64(min(size.X, size.Y)) / p.scale}
}

const (
	shadowBins = 160
	shadowStep = 2.0 // centimetres
)

// paintShadows darkens the floor below the body, more where the body is nearer.
func (c *Canvas) paintShadows(view View, floor box, st *Style, ink color.RGBA) {
	p := &c.painter
	if view == Top {
		p.paintDropShadow(&c.drawing, ink)
		return
	}
	c.measureShadow(floor.x0)
	everywhere := st.inRoom()
	_, top := p.pixel(vec{0, matDepth / 2})
	_, bottom := p.pixel(vec{0, -matDepth / 2})
	y0, y1 := max(int(top), 0), min(int(bottom)+1, p.img.Rect.Dy())
	xa, _ := p.pixel(vec{floor.x0, 0})
	xb, _ := p.pixel(vec{floor.x1, 0})
	x0, x1 := max(int(min(xa, xb)), 0), min(int(max(xa, xb))+1, p.img.Rect.Dx())
	p.touched = p.touched.Union(image.Rect(x0, y0, x1, y1))
	c.dark = c.dark[:0]
	for x := x0; x < x1; x++ {
		at := ((float64(x)+0.5-p.origin.x)/(p.scale*p.flip) - floor.x0) / shadowStep
		i := clamp(at, 0, shadowBins-1.01)
		c.dark = append(c.dark, mix(c.shadow[int(i)], c.shadow[int(i)+1], i-math.Floor(i)))
	}
	t := tintOf(ink)
	for y := y0; y < y1; y++ {
		away := ((p.origin.y - float64(y) - 0.5) / p.scale) / (matDepth / 2)
		row := p.img.Pix[p.img.PixOffset(x0, y):]
		for i, dark := range c.dark {
			pixel := row[4*i : 4*i+4 : 4*i+4]
			share := float64(pixel[3])
			if everywhere {
				share = 255
			}
			if dark >= 0.004 && share != 0 {
				t.over(pixel, uint32(dark*max(0, 1-away*away)*share))
			}
		}
	}
}

// measureShadow finds how dark the floor is below each strip of the body.
func (c *Canvas) measureShadow(from float64) {
	var low, raw [shadowBins]float64
	for i := range low {
		low[i] = math.Inf(1)
	}
	for i := range c.drawing.shapes {
		s := &c.drawing.shapes[i]
		if s.detail || s.kind != kindFill || s.ink == inkWall { // a wall has its own shadow
			continue
		}
		for _, v := range c.drawing.points[s.first:s.last] {
			if at := int((v.x - from) / shadowStep); at >= 0 && at < shadowBins {
				low[at] = min(low[at], v.y)
			}
		}
	}
	for i, y := range low {
		raw[i] = 0.5 * math.Exp(-max(y, 0)/2.6)
	}
	for i := range raw {
		sum := 0.0
		for j := -2; j <= 2; j++ {
			sum += raw[min(max(i+j, 0), shadowBins-1)] * [...]float64{1, 4, 6, 4, 1}[j+2]
		}
		c.shadow[i] = sum / 16
	}
}
