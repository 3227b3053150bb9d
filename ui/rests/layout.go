package rests

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// widestList is how wide the list gets, in units of the design: names and values
// stay close enough to be read together. besideTalk is the width from which how much is
// said stands beside the three choices.
const (
	widestList = 940
	besideTalk = 1000
)

// layout puts the title above, and below it what changes all rests, the strip, and
// each rest, all of which scrolls.
func (s *Screen) layout(title fyne.CanvasObject) fyne.CanvasObject {
	s.back.SetPart(widget.HeadScale)
	var first fyne.CanvasObject = s.choices
	if s.options.OnGuidance != nil {
		first = widget.BesideShare(besideTalk, 14, 0.62, s.choices, s.talk())
	}
	strip := container.NewStack(widget.NewPanel(theme.Card, 24), widget.Pad(14, 18, 10, 18, s.strip))
	list := widget.AtMost(widestList, s.list.shown)
	s.scroll = widget.Scroll(widget.Pad(4, 32, 12, 4, widget.VBox(14, first, strip, s.tools, list)))
	s.page = widget.Page(widget.Between(s.back, title, s.total), container.New(inView{s}, s.scroll), nil)
	return s.page
}

// inView keeps what the keyboard is on in view when the window changes its size.
type inView struct{ screen *Screen }

// Layout is part of fyne.Layout.
func (v inView) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	v.screen.scroll.Resize(size)
	v.screen.reveal()
}

// MinSize is part of fyne.Layout.
func (v inView) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// reveal scrolls what the keyboard is on into view: the strip, or a rest of the list,
// of one that is higher than the view its foot with its control.
func (s *Screen) reveal() {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(s.scroll)
	if c == nil || c.Focused() == nil {
		return
	}
	if _, ok := c.Focused().(*restHandle); ok {
		widget.RevealObject(s.scroll, s.strip)
		return
	}
	for _, r := range s.list.rows {
		if r.entry.target == s.chosen && r.has(c.Focused()) {
			at := driver.AbsolutePositionForObject(r.shown).Subtract(driver.AbsolutePositionForObject(s.scroll.Content))
			height := min(r.shown.Size().Height, s.scroll.Size().Height)
			widget.Reveal(s.scroll, at.Y+r.shown.Size().Height-height, height, 0)
			return
		}
	}
	if o, ok := c.Focused().(fyne.CanvasObject); ok {
		widget.RevealObject(s.scroll, o)
	}
}
