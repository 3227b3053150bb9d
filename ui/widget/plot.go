package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// plot is what the plots share: a painted picture with labels, one value that
// the pointer or the arrow keys point at, and the outline of the focus.
type plot struct {
	widget.BaseWidget
	pointer
	reachable
	Keys
	// OnPointed is called with the index of the value that is pointed at, −1 when
	// none is any more.
	OnPointed func(i int)
	// OnChosen is called with a value on a click and on Enter; nil takes neither.
	OnChosen func(i int)

	drawing drawing
	sizing
	focused bool
	at      int
	// strong draws with ink, for those who want more contrast.
	strong bool
	// dirty tells that the picture is not that of the values any more.
	dirty bool
}

// drawing is one kind of plot.
type drawing interface {
	fyne.Widget
	// HeightFor returns the height of the plot in a box of a width.
	HeightFor(width float32) float32
	// count is how many values there are, start which one the keyboard points at
	// first.
	count() int
	start() int
	// arrange lays everything out in a box and returns the labels.
	arrange(size fyne.Size, u float32) []label
	// paint paints the values where they have been laid out.
	paint(b *painter, inks inks)
	// find returns the value at a place, −1 for none; mark is the box around one.
	find(pos fyne.Position) int
	mark(i int) (fyne.Position, fyne.Size)
	// step returns the value that an arrow key leads to; ok is false for a key
	// that leads out of the plot.
	step(from int, key fyne.KeyName) (to int, ok bool)
}

// label is a text in a plot.
type label struct {
	text       string
	x, y, w, h float32
	align      fyne.TextAlign
}

// inks are the colours of a plot.
type inks struct{ ground, faint, line, muted, ink, accent color.Color }

// plotText is the size of the labels in units of the design.
const plotText = theme.TextCaption

func (p *plot) init(d drawing) {
	p.drawing, p.at, p.dirty = d, -1, true
	p.Init(d)
	p.ExtendBaseWidget(d)
}

// SetStrong draws with ink instead of colours, for more contrast.
func (p *plot) SetStrong(strong bool) {
	if p.strong == strong {
		return
	}
	p.strong = strong
	p.changed()
}

// At returns the index of the value that is pointed at, −1 for none.
func (p *plot) At() int { return p.at }

// changed draws everything again.
func (p *plot) changed() {
	p.dirty = true
	if p.at >= p.drawing.count() {
		p.at = -1
	}
	if p.focused && p.at < 0 && p.drawing.count() > 0 {
		p.Point(p.drawing.start()) // the keyboard was here before the values
		return
	}
	p.drawing.Refresh()
}

// Point points at a value, −1 for none.
func (p *plot) Point(i int) {
	if i == p.at {
		return
	}
	p.at = i
	p.drawing.Refresh()
	if p.OnPointed != nil {
		p.OnPointed(i)
	}
}

func (p *plot) choose(i int) {
	if i >= 0 && p.OnChosen != nil {
		p.OnChosen(i)
	}
}

// MouseIn is part of desktop.Hoverable.
func (p *plot) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (p *plot) MouseMoved(e *desktop.MouseEvent) {
	if i := p.drawing.find(e.Position); i >= 0 || !p.focused {
		p.Point(i)
	}
}

// MouseOut is part of desktop.Hoverable.
func (p *plot) MouseOut() {
	if !p.focused {
		p.Point(-1)
	}
}

// Tapped is part of fyne.Tappable.
func (p *plot) Tapped(e *fyne.PointEvent) {
	i := p.drawing.find(e.Position)
	p.Point(i)
	p.choose(i)
}

// FocusGained is part of fyne.Focusable.
func (p *plot) FocusGained() {
	p.focused = true
	if p.at < 0 && p.drawing.count() > 0 {
		p.Point(p.drawing.start())
	}
	p.drawing.Refresh()
	p.reached()
}

// FocusLost is part of fyne.Focusable.
func (p *plot) FocusLost() {
	p.focused = false
	p.Point(-1)
	p.drawing.Refresh()
}

// TypedKey is part of fyne.Focusable: the arrows go from value to value, and out
// of the plot at its edge.
func (p *plot) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.choose(p.at)
		return
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		if p.drawing.count() > 0 {
			if to, ok := p.drawing.step(max(p.at, 0), key.Name); ok {
				p.Point(to)
				return
			}
		}
	}
	if !moveFocus(p.drawing, key.Name) {
		p.Pass(key)
	}
}

// along is the step of a plot whose values stand in a row.
func along(from, count int, key fyne.KeyName) (to int, ok bool) {
	switch key {
	case fyne.KeyLeft:
		return max(from-1, 0), true
	case fyne.KeyRight:
		return min(from+1, count-1), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return count - 1, true
	}
	return from, false
}

// CreateRenderer is part of fyne.Widget.
func (p *plot) CreateRenderer() fyne.WidgetRenderer {
	r := &plotRenderer{
		plot: p, picture: &canvas.Image{ScaleMode: canvas.ImageScalePixels},
		mark: canvas.NewRectangle(color.Transparent), focus: canvas.NewRectangle(color.Transparent),
	}
	r.Refresh()
	return r
}

type plotRenderer struct {
	plot        *plot
	picture     *canvas.Image
	mark, focus *canvas.Rectangle
	labels      []*Text
	shown       []fyne.CanvasObject
	drawn       struct {
		size fyne.Size
		inks inks
	}
}

func (r *plotRenderer) Destroy() {}

func (r *plotRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.plot.drawing.HeightFor(max(r.plot.Size().Width, 1)))
}

func (r *plotRenderer) Objects() []fyne.CanvasObject { return r.shown }

// inksOf returns the colours of the theme that an object is shown in.
func inksOf(of fyne.Widget, strong bool) inks {
	colour := func(name fyne.ThemeColorName) color.Color { return theme.Colour(of, name) }
	k := inks{colour(theme.Card), colour(theme.Line), colour(theme.Line), colour(theme.Muted), colour(theme.Ink), colour(theme.Accent)}
	if strong {
		k.line, k.muted, k.accent = k.muted, k.ink, k.ink
	}
	return k
}

// Layout paints the picture again where something has changed, and places what
// stands on it.
func (r *plotRenderer) Layout(size fyne.Size) {
	p := r.plot
	if size.Width < 1 || size.Height < 1 {
		return
	}
	now := inksOf(p.drawing, p.strong)
	if p.dirty || r.drawn.size != size || r.drawn.inks != now {
		p.dirty, r.drawn.size, r.drawn.inks = false, size, now
		r.place(p.drawing.arrange(size, p.unit()))
		scale := theme.PixelScale(p.drawing)
		b := newPainter(theme.Pixels(size.Width, scale), theme.Pixels(size.Height, scale), scale)
		p.drawing.paint(b, now)
		r.picture.Image = b.picture
		r.picture.Resize(size)
		r.picture.Refresh()
	}
	const out = 4
	r.focus.Move(fyne.NewPos(-out, -out))
	r.focus.Resize(size.AddWidthHeight(2*out, 2*out))
	if p.at >= 0 && p.at < p.drawing.count() {
		pos, box := p.drawing.mark(p.at)
		r.mark.Move(pos.SubtractXY(2, 2))
		r.mark.Resize(box.AddWidthHeight(4, 4))
	}
}

// place shows the labels.
func (r *plotRenderer) place(labels []label) {
	for len(r.labels) < len(labels) {
		t := NewText("", plotText, theme.Muted)
		t.Fit, t.Middle = true, true
		r.labels = append(r.labels, t)
	}
	r.shown = append(r.shown[:0], r.picture)
	for i, l := range labels {
		t := r.labels[i]
		t.Align = l.align
		r.plot.typeset(t, plotText)
		t.Tint = theme.Muted
		if r.plot.strong {
			t.Tint = theme.Ink
		}
		t.Move(fyne.NewPos(l.x, l.y))
		t.Resize(fyne.NewSize(l.w, l.h))
		t.value = l.text
		t.Refresh()
		r.shown = append(r.shown, t)
	}
	r.shown = append(r.shown, r.mark, r.focus)
}

// Refresh follows what is pointed at, the focus and the theme.
func (r *plotRenderer) Refresh() {
	p := r.plot
	r.mark.Hidden = p.at < 0 || p.at >= p.drawing.count()
	r.mark.StrokeColor, r.mark.StrokeWidth, r.mark.CornerRadius = theme.Colour(p.drawing, theme.Ink), 2, 4
	r.focus.Hidden = !p.focused
	r.focus.StrokeColor, r.focus.StrokeWidth, r.focus.CornerRadius = theme.Colour(p.drawing, theme.Focus), focusWidth, 10
	r.Layout(p.drawing.Size())
	r.mark.Refresh()
	r.focus.Refresh()
	for _, t := range r.labels {
		t.Refresh()
	}
}
