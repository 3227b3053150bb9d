package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// searchWidth is the width of the search in units of the design.
const searchWidth = 320

// layout puts title and search at the top, the filters below, and then the cards.
func (s *Screen) layout() fyne.CanvasObject {
	head := widget.VBox(14,
		widget.BetweenOrUnder(200, widget.Between(s.title, s.count, nil), widget.Sized(searchWidth, 0, s.search)),
		s.bar, s.notice)
	nothing := widget.VBox(24, s.empty, container.NewCenter(s.clearEmpty))
	cards := container.New(&cardArea{s}, s.scroll, widget.Pad(80, 32, 0, 4, nothing))
	return widget.Under(widget.Pad(24, 32, 10, 32, head), widget.Pad(0, 0, 0, 32-gridTop, cards))
}

// cardArea is the layout of the visible part of the cards.
type cardArea struct{ screen *Screen }

// Layout implements fyne.Layout.
func (l *cardArea) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s := l.screen
	s.scroll.Resize(size)
	s.grid.layOut(size, s.scroll.Offset.Y, theme.Unit())
	s.scroll.Refresh()
	objects[1].Resize(fyne.NewSize(size.Width, objects[1].MinSize().Height))
}

// MinSize implements fyne.Layout.
func (l *cardArea) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
