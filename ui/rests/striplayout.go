package rests

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/engine/draft"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// CreateRenderer is part of fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{strip: s}
	r.Refresh()
	return r
}

type stripRenderer struct {
	strip *strip
	shown []fyne.CanvasObject
}

func (r *stripRenderer) Destroy()                     {}
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.shown }
func (r *stripRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, stripHeight*theme.Unit()) }
func (r *stripRenderer) Layout(size fyne.Size)        { r.strip.layOut(size); r.collect() }

func (r *stripRenderer) Refresh() {
	r.strip.layOut(r.strip.Size())
	r.collect()
	r.strip.bubble.Refresh()
	canvas.Refresh(r.strip)
}

// collect lists what is shown: the handles last, so that they lie over the bars
// and the keyboard goes through them in the order of the session.
func (r *stripRenderer) collect() {
	s := r.strip
	r.shown = append(r.shown[:0], s.bubble, s.words)
	for i := range s.of.Segments {
		if i < len(s.bars) {
			r.shown = append(r.shown, s.bars[i], s.extras[i])
		}
	}
	for _, it := range s.stills {
		if it.Visible() {
			r.shown = append(r.shown, it.Image)
		}
	}
	for _, name := range s.names {
		r.shown = append(r.shown, name)
	}
	for _, b := range s.handles {
		r.shown = append(r.shown, b)
	}
}

// layOut places everything in proportion to its time.
func (s *strip) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.Unit()
	perSecond := s.perSecond(size.Width)
	x := func(at time.Duration) float32 { return min(float32(at.Seconds())*perSecond, size.Width) }
	top := (bubbleHeight + 6 + stillHeight + pinHeight) * u
	s.placeBars(x, top)
	s.placeNames(x, top+(barHeight+4)*u)
	s.placeStills(x, (bubbleHeight+6)*u)
	for _, b := range s.handles {
		b.place(x(b.segment.Start), x(b.segment.End()), top-pinHeight*u)
	}
	s.placeBubble(size)
}

// placeBars places the bars of the work and of the changes of position, with the
// extra time in these.
func (s *strip) placeBars(x func(time.Duration) float32, top float32) {
	for len(s.bars) < len(s.of.Segments) {
		s.bars = append(s.bars, canvas.NewRectangle(color.Transparent))
		s.extras = append(s.extras, canvas.NewRectangle(color.Transparent))
	}
	u := theme.Unit()
	height := barHeight * u
	for i := range s.of.Segments {
		segment, bar, extra := &s.of.Segments[i], s.bars[i], s.extras[i]
		left, right := x(segment.Start), x(segment.End())
		tint := theme.Line
		if segment.Kind != draft.WorkSegment {
			tint = theme.Raised
		}
		bar.Hidden = segment.Kind == draft.RestSegment
		bar.FillColor, bar.CornerRadius = theme.Colour(s, tint), 5*u
		gap := min(u, (right-left)/4)
		widget.Put(bar, left+gap, top, right-left-2*gap, height)
		more := segment.Setting.Pause.Lasts(&s.screen.options.Preferences)
		extra.Hidden = segment.Kind != draft.MoveSegment || segment.Rest == "" || more == 0
		extra.FillColor, extra.CornerRadius = theme.Colour(s, theme.Accent), 3*u
		from := max(left, x(segment.End()-more))
		widget.Put(extra, from, top+height*0.7, right-from-gap, height*0.3)
	}
}

// placeNames puts the name of each block under its part.
func (s *strip) placeNames(x func(time.Duration) float32, y float32) {
	n, u := 0, theme.Unit()
	for i := range s.of.Segments {
		segment := &s.of.Segments[i]
		if i > 0 && s.of.Segments[i-1].Block == segment.Block || segment.Block == "" {
			continue
		}
		end := segment.End()
		for _, later := range s.of.Segments[i:] {
			if later.Block != segment.Block {
				break
			}
			end = later.End()
		}
		if n == len(s.names) {
			name := widget.NewText("", theme.TextCaption, theme.Muted)
			name.Fit = true
			s.names = append(s.names, name)
		}
		name := s.names[n]
		n++
		name.SetValue(words.Block(segment.Block))
		widget.Put(name, x(segment.Start)+2*u, y, x(end)-x(segment.Start)-4*u, 24*u)
	}
	s.names = s.names[:n]
}

// placeStills puts the picture of each exercise over its part, where there is
// room for one.
func (s *strip) placeStills(x func(time.Duration) float32, y float32) {
	u := theme.Unit()
	spans := map[draft.Ref][2]time.Duration{}
	for i := range s.of.Segments {
		segment := &s.of.Segments[i]
		if segment.Kind != draft.WorkSegment && segment.Kind != draft.MoveSegment {
			continue
		}
		span, met := spans[segment.At]
		if !met {
			span[0] = segment.Start
		}
		span[1] = segment.End()
		spans[segment.At] = span
	}
	for at, it := range s.stills {
		span, ok := spans[at]
		left, right := x(span[0]), x(span[1])
		width := min(right-left-4*u, stillWidth*u)
		it.Hidden = !ok || width < slimStill*u
		if it.Hidden {
			continue
		}
		widget.PutWhole(it.Image, (left+right-width)/2, y, width, stillHeight*u)
		it.picture.Dark = theme.IsDark(s)
		it.Show(it.picture)
	}
}

// placeBubble puts what is said of the chosen rest over it.
func (s *strip) placeBubble(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.Unit()
	width := min(s.words.WidthFor()+36*u, size.Width)
	middle := width / 2
	for _, b := range s.handles {
		if b.target == s.screen.chosen {
			middle = b.Position().X + b.Size().Width/2
			break
		}
	}
	left := min(max(middle-width/2, 0), size.Width-width)
	widget.Put(s.bubble, left, 0, width, bubbleHeight*u)
	widget.Put(s.words, left+12*u, 0, width-24*u, bubbleHeight*u)
}
