package rests

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
)

// widestList is how wide the list gets, in units of the design: names and values
// stay close enough to be read together.
const widestList = 940

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ screen *Screen }

func (r *renderer) Destroy()           {}
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *renderer) Objects() []fyne.CanvasObject {
	s := r.screen
	return []fyne.CanvasObject{s.title, s.total, s.back, s.tools.Flow, s.ground, s.strip, s.scroll}
}

func (r *renderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.screen.Size())
}

// Layout puts the title above, then what changes all rests, the strip, and the
// list in the room that is left.
func (r *renderer) Layout(size fyne.Size) {
	s := r.screen
	if size.IsZero() {
		return
	}
	u := theme.Scale(fyne.NewSize(size.Width*1.1, size.Height))
	edge := 32 * u
	width := size.Width - 2*edge
	s.back.SetScale(u * 0.8)
	back := s.back.MinSize()
	put(s.back, edge, 24*u, back.Width, back.Height)
	s.total.SetHeight(theme.TextHeading * u)
	total := min(s.total.WidthFor()+8*u, width/3)
	put(s.total, edge+width-total, 22*u, total, 54*u)
	s.title.SetHeight(theme.TextTitle * u)
	left := edge + back.Width + 20*u
	put(s.title, left, 22*u, edge+width-total-20*u-left, 54*u)

	s.tools.SetScale(u)
	y := 90 * u
	tools := s.tools.HeightFor(width)
	put(s.tools.Flow, edge, y, width, tools)
	y += tools + 16*u
	s.ground.SetRadius(24 * u)
	put(s.ground, edge, y, width, (stripHeight+24)*u)
	s.strip.SetScale(u)
	put(s.strip, edge+18*u, y+14*u, width-36*u, stripHeight*u)
	y += (stripHeight + 24 + 12) * u
	put(s.scroll, edge, y, width+edge-8*u, size.Height-y)
	s.list.layOut(min(width, widestList*u), u)
	s.scroll.Refresh()
	s.list.reveal(s.chosen)
}
