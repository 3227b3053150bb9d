package rests

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// widestList is how wide the list gets, in units of the design: names and values
// stay close enough to be read together.
const widestList = 940

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: s, Parts: s.objects, Place: s.layOut}
}

func (s *Screen) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.title, s.total, s.back, s.tools, s.ground, s.strip, s.scroll}
}

// layOut puts the title above, then what changes all rests, the strip, and the
// list in the room that is left.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	edge := 32 * u
	width := size.Width - 2*edge
	s.back.SetPart(0.8)
	back := s.back.MinSize()
	widget.Put(s.back, edge, 24*u, back.Width, back.Height)
	s.total.SetHeight(theme.TextHeading * u)
	total := min(s.total.WidthFor()+8*u, width/3)
	widget.Put(s.total, edge+width-total, 22*u, total, 54*u)
	s.title.SetHeight(theme.TextTitle * u)
	left := edge + back.Width + 20*u
	widget.Put(s.title, left, 22*u, edge+width-total-20*u-left, 54*u)

	y := 90 * u
	tools := s.tools.HeightFor(width)
	widget.Put(s.tools, edge, y, width, tools)
	y += tools + 16*u
	s.ground.SetRadius(24 * u)
	widget.Put(s.ground, edge, y, width, (stripHeight+24)*u)
	s.strip.scale = u
	widget.Put(s.strip, edge+18*u, y+14*u, width-36*u, stripHeight*u)
	y += (stripHeight + 24 + 12) * u
	widget.Put(s.scroll, edge, y, width+edge-8*u, size.Height-y)
	s.list.layOut(min(width, widestList*u), u)
	s.scroll.Refresh()
	s.list.reveal(s.chosen)
}
