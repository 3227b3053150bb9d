package own

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	cardCorner = 28
	cardPad    = 26
	cardGap    = 20
	titleSpace = 44
	rowGap     = 16
	rowHeight  = 50
	// twoColumns is the width from which the cards stand in two columns, of which
	// the left one has the first leftCards.
	twoColumns = 900
	leftCards  = 2
	edgeSpace  = 32
)

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: s, Parts: s.objects, Place: s.layOut, Close: s.Close}
}

func (s *Screen) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.back, s.title, s.scroll, s.problem, s.drop, s.undo, s.redo, s.save}
}

// layOut puts the title above, what is missing and the buttons at the foot, and
// the cards between them.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	edge := edgeSpace * u
	s.back.SetScale(u * 0.9)
	back := s.back.MinSize()
	widget.PutWhole(s.back, edge, 24*u, back.Width, back.Height)
	s.title.SetHeight(theme.TextTitle * u)
	widget.PutWhole(s.title, edge+back.Width+24*u, 22*u, size.Width-2*edge-back.Width-24*u, back.Height)

	foot := size.Height - 76*u
	right := size.Width - edge
	for _, b := range []*widget.FocusButton{s.save, s.redo, s.undo, s.drop} {
		if b.Hidden {
			continue
		}
		b.SetScale(u * 0.9)
		if b != s.save {
			b.SetTextSize(theme.TextSmall)
		}
		wide := b.MinSize()
		right -= wide.Width
		widget.PutWhole(b, right, foot+12*u, wide.Width, wide.Height)
		right -= 4 * u
	}
	s.problem.SetHeight(theme.TextSmall * u)
	widget.PutWhole(s.problem, edge, foot+10*u, right-edge-16*u, 58*u)

	top := 96 * u
	widget.PutWhole(s.scroll, edge, top, size.Width-edge, foot-top)
	s.page.layOut(size.Width-edge, u)
	s.scroll.Refresh()
}

// reveal scrolls so that a row is in view.
func (s *Screen) reveal(r *row) {
	offset, view := s.scroll.Offset.Y, s.scroll.Size().Height
	switch {
	case r.top < offset:
		offset = r.top - 70
	case r.top+r.height > offset+view:
		offset = min(r.top-8, r.top+r.height-view+24)
	default:
		return
	}
	s.scrollTo(offset)
}

// page is all cards, in one column or two.
type page struct {
	fynewidget.BaseWidget
	screen *Screen
	height float32
	shown  []fyne.CanvasObject
}

func newPage(s *Screen) *page {
	p := &page{screen: s}
	p.ExtendBaseWidget(p)
	p.follow()
	return p
}

// follow shows the rows that are of use now.
func (p *page) follow() {
	p.shown = p.shown[:0]
	for _, c := range p.screen.cards {
		p.shown = append(p.shown, c.ground, c.title)
		for _, r := range c.rows {
			if !r.hidden() {
				p.shown = append(p.shown, r.objects()...)
			}
		}
	}
}

// layOut places the cards for a width and sets the height of the page.
func (p *page) layOut(width, u float32) {
	cards := p.screen.cards
	inner := width - edgeSpace*u
	if inner < twoColumns*u {
		p.height = p.column(cards, 0, inner, u)
	} else {
		each := (inner - cardGap*u) / 2
		left := p.column(cards[:leftCards], 0, each, u)
		p.height = max(left, p.column(cards[leftCards:], each+cardGap*u, each, u))
	}
	p.Resize(fyne.NewSize(width, p.height))
}

// column places cards under one another and returns where they end.
func (p *page) column(cards []*card, x, width, u float32) float32 {
	y := float32(4)
	for _, c := range cards {
		y = p.card(c, x, y, width, u) + cardGap*u
	}
	return y
}

// card places one card and returns where it ends.
func (p *page) card(c *card, x, top, width, u float32) float32 {
	pad := cardPad * u
	c.title.SetHeight((theme.TextBody + 4) * u)
	widget.PutWhole(c.title, x+pad, top+pad*0.8, width-2*pad, 32*u)
	y := top + pad*0.8 + titleSpace*u
	for _, r := range c.rows {
		if r.hidden() {
			continue
		}
		r.top = y
		r.place(x+pad, width-2*pad, u)
		y += r.height + rowGap*u
	}
	end := y - rowGap*u + pad
	c.ground.SetRadius(cardCorner * u)
	widget.PutWhole(c.ground, x, top, width, end-top)
	return end
}

// place places a row from its top, and notes its height.
func (r *row) place(x, width, u float32) {
	r.control.SetScale(u)
	if b, ok := r.control.(*widget.FocusButton); ok {
		b.SetScale(u * 0.8)
		b.SetTextSize(theme.TextSmall / 0.8)
	}
	if r.label != nil {
		r.label.SetHeight(theme.TextBody * u)
	}
	if r.line != nil {
		r.line.SetHeight(theme.TextCaption * u)
	}
	size := r.control.MinSize()
	if !r.wide {
		words := width - size.Width - 16*u
		label := r.label.HeightFor(words)
		r.height = max(rowHeight*u, label)
		widget.PutWhole(r.label, x, r.top+(r.height-label)/2, words, label)
		widget.PutWhole(r.control, x+width-size.Width, r.top+(r.height-size.Height)/2, size.Width, size.Height)
		return
	}
	y := r.top
	for _, t := range []*widget.Text{r.label, r.line} {
		if t != nil {
			height := t.HeightFor(width)
			widget.PutWhole(t, x, y, width, height)
			y += height
		}
	}
	if y > r.top {
		y += 6 * u
	}
	switch c := r.control.(type) {
	case *stage:
		size = fyne.NewSize(width, c.HeightFor(width))
	case *widget.Pick, *widget.FocusButton:
		size.Width = min(size.Width, width)
	default:
		size.Width = width
	}
	widget.PutWhole(r.control, x, y, size.Width, size.Height)
	r.height = y + size.Height - r.top
}

// CreateRenderer is part of fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of:     p,
		Parts:  func() []fyne.CanvasObject { return p.shown },
		Height: func() float32 { return p.height },
	}
}
