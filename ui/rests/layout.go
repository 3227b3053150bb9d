package rests

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// widestList is how wide the list gets, in units of the design: names and values
// stay close enough to be read together.
const widestList = 940

// layout puts the title above, then what changes all rests, the strip, and the list
// in the room that is left.
func (s *Screen) layout(title fyne.CanvasObject) fyne.CanvasObject {
	s.back.SetPart(widget.HeadScale)
	strip := container.NewStack(widget.NewPanel(theme.Card, 24), widget.Pad(14, 18, 10, 18, s.strip))
	s.scroll = widget.Scroll(widget.Pad(0, 32, 12, 0, widget.AtMost(widestList, s.list.shown)))
	head := widget.VBox(16, widget.Between(s.back, title, s.total), s.tools, strip)
	s.page = widget.Page(head, container.New(listArea{s}, s.scroll), nil)
	return s.page
}

// listArea keeps the rest that is chosen in view when the window changes its size.
type listArea struct{ screen *Screen }

// Layout is part of fyne.Layout.
func (a listArea) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	a.screen.scroll.Resize(size)
	a.screen.list.reveal(a.screen.chosen)
}

// MinSize is part of fyne.Layout.
func (a listArea) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
