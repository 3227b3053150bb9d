package byear

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	margin       = 28
	slabSpace    = 24
	lineSize     = 36
	noticeSize   = 28
	topHeight    = 48
	lineHeight   = 60
	bannerHeight = 92
	bannerCorner = 24
	bannerPad    = 24
)

const (
	// slabOfHeight is the height of the buttons, in parts of the window.
	slabOfHeight = 0.25
	// mostOfHeight and mostOfWidth bound the digits, in parts of the window.
	mostOfHeight = 0.46
	mostOfWidth  = 0.84
)

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of:    s,
		Parts: func() []fyne.CanvasObject { return []fyne.CanvasObject{s.themed} },
		Place: func(size fyne.Size) {
			s.themed.Resize(size)
			s.layOut(size)
		},
	}
}

// layOut places the large buttons at the foot, the line above them, and the
// number in all the room that is left.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.Scale(size)
	edge := margin * u
	widget.Put(s.ground, 0, 0, size.Width, size.Height)
	top := s.placeTop(edge, size.Width-2*edge, u)

	height := size.Height * slabOfHeight
	slabTop := size.Height - edge - height
	s.placeSlabs(edge, slabTop, fyne.NewSize(size.Width-2*edge, height), u)
	lineTop := slabTop - (lineHeight+16)*u
	s.line.SetHeight(lineSize * u)
	widget.Put(s.line, edge, lineTop, size.Width-2*edge, lineHeight*u)

	room := lineTop - top
	digits := min(room-16*u, mostOfHeight*size.Height)
	width := mostOfWidth * size.Width
	widget.Put(s.number, (size.Width-width)/2, top+(room-digits)/2, width, digits)
}

// placeTop places the row at the top, and the banner under it where there is no
// sound. It returns where they end.
func (s *Screen) placeTop(edge, width, u float32) float32 {
	y := 12 * u
	s.timeLeft.SetHeight(theme.TextSmall * u)
	widget.Put(s.timeLeft, edge, y, width/3, topHeight*u)
	right := edge + width
	widget.Put(s.end, right-120*u, y, 120*u, topHeight*u)
	widget.Put(s.hurts, right-310*u, y, 180*u, topHeight*u)
	widget.Put(s.pictures, right-480*u, y, 160*u, topHeight*u)
	s.end.SetScale(u)
	s.end.SetTextSize(theme.TextSmall)
	s.hurts.SetScale(u)
	s.hurts.SetTextSize(theme.TextSmall)
	s.pictures.SetScale(u)
	s.pictures.SetTextSize(theme.TextSmall)
	y += topHeight * u
	if s.silence == "" {
		return y
	}
	height := bannerHeight * u
	s.banner.SetRadius(bannerCorner * u)
	widget.Put(s.banner, edge, y, width, height)
	s.show.SetScale(u)
	button := min(s.show.MinSize().Width, width/2)
	widget.Put(s.show, right-button-bannerPad*u, y+14*u, button, height-28*u)
	s.notice.SetHeight(noticeSize * u)
	widget.Put(s.notice, edge+bannerPad*u, y+6*u, width-button-3*bannerPad*u, height-12*u)
	return y + height + 8*u
}

// placeSlabs shares the width between the three buttons, the most important one
// in the middle.
func (s *Screen) placeSlabs(x, y float32, size fyne.Size, u float32) {
	gap := slabSpace * u
	each := (size.Width - 2*gap) / 3
	for i, b := range []interface {
		fyne.CanvasObject
		SetScale(float32)
	}{s.repeat, s.toggle, s.onward} {
		b.SetScale(u)
		widget.Put(b, x+float32(i)*(each+gap), y, each, size.Height)
	}
}
