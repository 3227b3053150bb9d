package settings

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: s, Parts: s.objects, Place: s.layOut, Close: s.Close}
}

func (s *Screen) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.title, s.scroll}
}

// layOut puts the title above and the page under it.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	edge := 32 * u
	s.title.SetHeight(theme.TextTitle * u)
	widget.Put(s.title, edge, 24*u, size.Width-2*edge, 54*u)
	top := 96 * u
	s.page.layOut(size.Width-edge, u)
	widget.Put(s.scroll, edge, top, size.Width-edge, size.Height-top)
	s.scroll.Refresh()
}

// Open begins what moves on the screen.
func (s *Screen) Open() {
	if s.prefs.Display.Animations {
		s.breath.start()
	}
}
