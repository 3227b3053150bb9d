package byear

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	margin       = 28
	lineSize     = 36
	noticeSize   = 28
	lineHeight   = 60
	bannerHeight = 92
	// topPart is the height of the buttons at the top, in parts of the usual height.
	topPart = 0.8
)

const (
	// slabOfHeight is the height of the large buttons, in parts of the window.
	slabOfHeight = 0.25
	// mostOfHeight and mostOfWidth bound the digits, in parts of the window.
	mostOfHeight = 0.46
	mostOfWidth  = 0.84
)

// parts shares the window: a head above, the large buttons at the foot, a line over
// them, and the number in all the room that is left.
type parts struct{ head, number, line, slabs fyne.CanvasObject }

// MinSize is part of fyne.Layout.
func (*parts) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (p *parts) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	u := theme.Unit()
	edge := margin * u
	width := size.Width - 2*edge
	head := p.head.MinSize().Height
	widget.Put(p.head, edge, 12*u, width, head)

	slabs := size.Height * slabOfHeight
	widget.Put(p.slabs, edge, size.Height-edge-slabs, width, slabs)
	line := size.Height - edge - slabs - (lineHeight+16)*u
	widget.Put(p.line, edge, line, width, lineHeight*u)

	top := 12*u + head
	digits := min(line-top-24*u, mostOfHeight*size.Height)
	width = mostOfWidth * size.Width
	widget.Put(p.number, (size.Width-width)/2, (top+line-digits)/2, width, digits)
}
