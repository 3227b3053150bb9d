package settings

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the page in units of the design.
const (
	columnGap  = 24
	cardGap    = 24
	cardPad    = 28
	cardCorner = 28
	titleSpace = 48
	rowGap     = 12
	rowHeight  = 52
	// twoColumns is the width from which the cards stand in two columns.
	twoColumns  = 960
	previewBox  = 116
	portraitBox = 150
	// leftColumn is how many sections stand in the left of two columns.
	leftColumn = 5
)

// page is all sections, in one column or two.
type page struct {
	fynewidget.BaseWidget
	screen *Screen
	scale  float32
	width  float32
	height float32
	shown  []fyne.CanvasObject
}

func newPage(s *Screen) *page {
	p := &page{screen: s, scale: 1}
	p.follow()
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer is part of fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of:     p,
		Parts:  func() []fyne.CanvasObject { return p.shown },
		Height: func() float32 { return p.height },
	}
}

// follow shows the rows that there are now.
func (p *page) follow() {
	p.shown = p.shown[:0]
	for _, sec := range p.screen.sections {
		p.shown = append(p.shown, sec.objects()...)
	}
	p.shown = append(p.shown, p.screen.version)
}

// layOut places the sections for a width and sets the height of the page.
func (p *page) layOut(width, u float32) {
	p.width, p.scale = width, u
	sections := p.screen.sections
	inner := width - 32*u
	if inner < twoColumns*u {
		p.height = p.column(sections, 0, 4, inner)
	} else {
		// What the program must know about the person stands over both columns.
		top, rest := p.column(sections[:1], 0, 4, inner), sections[1:]
		each := (inner - columnGap*u) / 2
		left := p.column(rest[:leftColumn], 0, top, each)
		p.height = max(left, p.column(rest[leftColumn:], each+columnGap*u, top, each))
	}
	version := p.screen.version
	version.SetHeight(theme.TextCaption * u)
	widget.Put(version, 4*u, p.height, inner, 24*u)
	p.height += 40 * u
}

// column places sections under one another, from y, and returns where they end.
func (p *page) column(sections []*section, x, y, width float32) float32 {
	for _, sec := range sections {
		height := p.section(sec, x, y, width)
		y += height + cardGap*p.scale
	}
	return y
}

// section places one card and returns its height.
func (p *page) section(sec *section, x, top, width float32) float32 {
	u, pad := p.scale, cardPad*p.scale
	inner := width - 2*pad
	y := top + pad
	sec.title.SetHeight((theme.TextBody + 4) * u)
	widget.Put(sec.title, x+pad, y, inner, 32*u)
	y += titleSpace * u
	if sec.portrait != nil {
		box := portraitBox * u
		sec.portrait.Move(fyne.NewPos(float32(int(x+pad)), float32(int(y))))
		sec.portrait.Resize(fyne.NewSize(float32(int(inner)), float32(int(box))))
		p.screen.showPortrait()
		y += box + 2*rowGap*u
	}
	if sec.preview != nil {
		box := previewBox * u
		widget.Put(sec.preview.disc, x+pad, y, box, box)
		for _, r := range sec.rows {
			p.row(r, x+pad+box+24*u, y, inner-box-24*u)
			y += r.height + rowGap*u
		}
	} else {
		for _, r := range sec.rows {
			p.row(r, x+pad, y, inner)
			y += r.height + rowGap*u
		}
	}
	height := y - top - rowGap*u + pad*0.9
	sec.ground.SetRadius(cardCorner * u)
	widget.Put(sec.ground, x, top, width, height)
	return height
}

// row places one setting and notes its height.
func (p *page) row(r *row, x, y, width float32) {
	u := p.scale
	r.top = y
	if r.control != nil {
		r.control.SetScale(u)
	}
	for _, t := range []*widget.Text{r.label, r.line} {
		if t == nil {
			continue
		}
		size := float32(theme.TextBody)
		if t == r.line {
			size = theme.TextCaption
		}
		t.SetHeight(size * u)
	}
	switch {
	case r.option != nil:
		r.height = r.option.HeightFor(width + 28*u)
		widget.Put(r.option, x-14*u, y-6*u, width+28*u, r.height)
	case r.tall != nil:
		words := float32(0)
		for _, t := range []*widget.Text{r.label, r.line} {
			if t != nil {
				height := t.HeightFor(width)
				widget.Put(t, x, y+words, width, height)
				words += height
			}
		}
		height := r.tall.HeightFor(width)
		widget.Put(r.tall, x, y+words+10*u, width, height)
		r.height = words + 10*u + height
	case r.wide:
		line := r.line.HeightFor(width)
		widget.Put(r.line, x, y, width, line)
		widget.Put(r.control, x, y+line+10*u, width, 48*u)
		r.height = line + 58*u
	default:
		p.narrow(r, x, y, width)
	}
}

// narrow places the words on the left and the control on the right.
func (p *page) narrow(r *row, x, y, width float32) {
	u := p.scale
	right := x + width
	if r.try != nil {
		r.try.SetScale(u * 0.8)
		try := r.try.MinSize().Width
		widget.Put(r.try, right-try, y+2*u, try, 48*u)
		right -= try + 20*u
	}
	if r.control != nil {
		control := r.control.MinSize().Width
		widget.Put(r.control, right-control, y+2*u, control, 48*u)
		right -= control + 20*u
	}
	words := right - x
	label := r.label.HeightFor(words)
	r.height = rowHeight * u
	if r.line == nil {
		r.height = max(r.height, label)
		widget.Put(r.label, x, y+(r.height-label)/2, words, label)
		return
	}
	line := r.line.HeightFor(words)
	r.height = max(r.height, label+line)
	widget.Put(r.label, x, y, words, label)
	widget.Put(r.line, x, y+label, words, line)
}
