package library

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

const (
	// searchWidth is the width of the search in units of the design.
	searchWidth = 380
	// clearScale makes the button in the bar as high as the filters.
	clearScale = 0.74
)

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: s, Parts: s.objects, Place: s.layOut, Close: s.Close}
}

func (s *Screen) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.title, s.count, s.search, s.bar, s.notice, s.scroll, s.empty, s.clearEmpty}
}

// layOut puts the title and the search above, the filters under them, and the
// cards below.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	edge := 32 * u
	s.title.SetHeight(theme.TextTitle * u)
	s.count.SetHeight(theme.TextSmall * u)
	search := min(searchWidth*u, size.Width*0.42)
	name := s.title.WidthFor() + 4*u
	widget.PutWhole(s.title, edge, 24*u, name, 54*u)
	widget.PutWhole(s.count, edge+name+16*u, 32*u, size.Width-2*edge-name-search-40*u, 46*u)
	s.search.SetScale(u)
	widget.PutWhole(s.search, size.Width-edge-search, 26*u, search, 52*u)

	inner := size.Width - 2*edge
	s.bar.SetScale(u)
	s.clear.SetScale(u * clearScale)
	s.fresh.SetScale(u * clearScale)
	bar := s.bar.HeightFor(inner)
	widget.PutWhole(s.bar, edge, 94*u, inner, bar)

	top := 94*u + bar + 16*u
	if s.notice.Visible() {
		s.notice.setScale(u)
		height := s.notice.heightFor(inner)
		widget.PutWhole(s.notice, edge, top, inner, height)
		s.notice.Refresh()
		top += height + 14*u
	}
	widget.PutWhole(s.scroll, edge-gridTop, top, size.Width-edge+gridTop, size.Height-top)
	s.grid.layOut(s.scroll.Size(), s.scroll.Offset.Y, u)
	s.scroll.Refresh()

	s.empty.SetHeight(theme.TextHeading * u)
	widget.PutWhole(s.empty, edge, top+80*u, inner, 44*u)
	s.clearEmpty.SetScale(u)
	button := s.clearEmpty.MinSize()
	widget.PutWhole(s.clearEmpty, (size.Width-button.Width)/2, top+148*u, button.Width, button.Height)
}
