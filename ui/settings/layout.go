package settings

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
)

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ screen *Screen }

func (r *renderer) Destroy()           { r.screen.Close() }
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.screen.title, r.screen.scroll}
}

func (r *renderer) Refresh() {
	r.screen.title.Refresh()
	r.screen.page.Refresh()
	r.screen.scroll.Refresh()
	r.Layout(r.screen.Size())
}

// Layout puts the title above and the page under it.
func (r *renderer) Layout(size fyne.Size) {
	s := r.screen
	if size.IsZero() {
		return
	}
	u := theme.Scale(fyne.NewSize(size.Width*1.1, size.Height))
	edge := 32 * u
	s.title.SetHeight(theme.TextTitle * u)
	put(s.title, edge, 24*u, size.Width-2*edge, 54*u)
	top := 96 * u
	s.page.layOut(size.Width-edge, u)
	put(s.scroll, edge, top, size.Width-edge, size.Height-top)
	s.scroll.Refresh()
}

// Open begins what moves on the screen.
func (s *Screen) Open() {
	if s.prefs.Display.Animations {
		s.breath.start()
	}
}
