package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of the progress bar in units of the design.
const (
	barHeight     = 10
	barGap        = 4
	blockGap      = 20
	barLabelSpace = 28
	// thinnest is the width of the shortest segment.
	thinnest = 6
)

// Stretch is one block of a progress bar.
type Stretch struct {
	Name string
	// Lengths are the lengths of its segments, in seconds.
	Lengths []float64
}

// Progress is one bar over the blocks of a session, with a segment for each
// part. The bar is one picture, drawn again when it has grown by a pixel.
type Progress struct {
	widget.BaseWidget
	stretches []Stretch
	played    float64
	sizing
	// changed is told when only the fill has changed.
	changed func()
}

// NewProgress returns an empty bar.
func NewProgress() *Progress {
	p := &Progress{}
	p.ExtendBaseWidget(p)
	return p
}

// SetStretches changes what the bar runs over.
func (p *Progress) SetStretches(stretches []Stretch) {
	p.stretches = stretches
	p.Refresh()
}

// SetPlayed fills the bar up to so many seconds.
func (p *Progress) SetPlayed(seconds float64) {
	p.played = seconds
	if p.changed != nil {
		p.changed()
	}
}

// total returns the length of the whole bar in seconds and its segments.
func (p *Progress) total() (seconds float64, segments int) {
	for _, s := range p.stretches {
		for _, length := range s.Lengths {
			seconds += length
			segments++
		}
	}
	return seconds, segments
}

// segment is one part of the bar, its place counted from the bar's left end.
type segment struct {
	start, length float64 // seconds
	x, width      float32
}

// segments gives every segment its thinnest width and shares out the rest of
// the bar by length. It also returns where each block begins.
func (p *Progress) segments(width float32) (segments []segment, blocks []float32) {
	seconds, count := p.total()
	if count == 0 || seconds == 0 {
		return nil, nil
	}
	u := p.unit()
	gaps := float32(count-len(p.stretches))*barGap*u + float32(len(p.stretches)-1)*blockGap*u
	share := max(0, width-gaps-float32(count)*thinnest*u) / float32(seconds)
	x, at := float32(0), 0.0
	for _, s := range p.stretches {
		blocks = append(blocks, x)
		for _, length := range s.Lengths {
			w := thinnest*u + share*float32(length)
			segments = append(segments, segment{at, length, x, w})
			x += w + barGap*u
			at += length
		}
		x += (blockGap - barGap) * u
	}
	return segments, blocks
}

// CreateRenderer is part of fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{of: p, bar: &canvas.Image{ScaleMode: canvas.ImageScalePixels}}
	p.changed = r.fill
	r.Refresh()
	return r
}

type progressRenderer struct {
	of       *Progress
	bar      *canvas.Image
	names    []*Text
	segments []segment
	shown    []fyne.CanvasObject
	// filled is how far the bar is filled, in pixels.
	filled int
	scale  float32
}

func (r *progressRenderer) Destroy()                     {}
func (r *progressRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *progressRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, (barLabelSpace+barHeight)*r.of.unit())
}

func (r *progressRenderer) Refresh() {
	p := r.of
	for len(r.names) < len(p.stretches) {
		r.names = append(r.names, NewText("", 1, theme.Muted))
	}
	r.shown = append(r.shown[:0], r.bar)
	for i, s := range p.stretches {
		name := r.names[i]
		name.value = s.Name
		p.typeset(name, theme.TextCaption)
		name.Refresh()
		r.shown = append(r.shown, name)
	}
	r.Layout(p.Size())
}

func (r *progressRenderer) Layout(size fyne.Size) {
	p := r.of
	segments, blocks := p.segments(size.Width)
	r.segments = segments
	for i, x := range blocks {
		r.names[i].Move(fyne.NewPos(x, 0))
		r.names[i].Resize(fyne.NewSize(r.names[i].WidthFor(), lineHeight(r.names[i].height())))
	}
	r.scale = theme.PixelScale(p)
	wide, high := theme.Pixels(size.Width, r.scale), theme.Pixels(barHeight*p.unit(), r.scale)
	r.bar.Move(fyne.NewPos(0, float32(math.Round(float64(barLabelSpace*p.unit())))))
	r.bar.Resize(fyne.NewSize(float32(wide)/r.scale, float32(high)/r.scale))
	r.filled = -1
	r.fill()
}

// end returns how far the bar is filled, in pixels from its left end.
func (r *progressRenderer) end() int {
	end := float32(0)
	for _, seg := range r.segments {
		if r.of.played <= seg.start {
			break
		}
		end = seg.x + seg.width*float32(min((r.of.played-seg.start)/seg.length, 1))
	}
	return theme.Pixels(end, r.scale)
}

// fill draws the bar if it has grown or shrunk by a pixel.
func (r *progressRenderer) fill() {
	end := r.end()
	wide, high := theme.Pixels(r.bar.Size().Width, r.scale), theme.Pixels(r.bar.Size().Height, r.scale)
	if end == r.filled || wide <= 0 || high <= 0 {
		return
	}
	r.filled = end
	rest := color.NRGBAModel.Convert(theme.Colour(r.of, theme.Line)).(color.NRGBA)
	full := color.NRGBAModel.Convert(theme.Colour(r.of, theme.Accent)).(color.NRGBA)
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	for _, seg := range r.segments {
		from, to := float64(seg.x*r.scale), float64((seg.x+seg.width)*r.scale)
		pill(img, from, to, rest, full, float64(end))
	}
	r.bar.Image = img
	r.bar.Refresh()
}

// pill draws a bar with round ends, as high as the picture, in one colour up to
// a place and in another behind it.
func pill(img *image.RGBA, from, to float64, rest, full color.NRGBA, end float64) {
	high := float64(img.Rect.Dy())
	radius := min(high, to-from) / 2
	for x := int(from); x < min(int(to)+1, img.Rect.Dx()); x++ {
		px := float64(x) + 0.5
		filled := cover(end - px)
		for y := range img.Rect.Dy() {
			// The nearest point of the pill's middle line.
			dx := px - min(max(px, from+radius), to-radius)
			dy := max(0, math.Abs(float64(y)+0.5-high/2)-(high/2-radius))
			c := cover(radius - math.Hypot(dx, dy))
			at := img.PixOffset(x, y)
			mixInto(img.Pix[at:at+4], rest, c*(1-filled), full, c*filled)
		}
	}
}
