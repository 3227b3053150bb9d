package rests

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynelayout "fyne.io/fyne/v2/layout"

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
	above := widget.Pad(0, 32, 8, 0, widget.VBox(16, s.tools, strip))
	s.scroll = widget.Scroll(widget.Pad(0, 32, 12, 0, widget.AtMost(widestList, s.list.shown)))
	return widget.Page(widget.Between(s.back, title, s.total),
		container.New(fynelayout.NewBorderLayout(above, nil, nil, nil), above, s.scroll), nil)
}
