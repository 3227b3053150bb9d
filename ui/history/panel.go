package history

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// body is what stands in a panel.
type body interface {
	fyne.CanvasObject
	SetScale(scale float32)
	HeightFor(width float32) float32
}

// panel is one card: a title with controls on its right, a body, and a line under
// it that says in words what one sees.
type panel struct {
	ground *widget.Ground
	title  *widget.Text
	head   []widget.Scaled
	body   body
	line   *widget.Text
	// foot is a control under everything, nil for none.
	foot *widget.FocusButton
	// top and height are where the panel stands on the page.
	top, height float32
}

func newPanel(title string, b body, head ...widget.Scaled) *panel {
	p := &panel{ground: widget.NewGround(theme.Card, cardCorner), title: widget.NewText(title, theme.TextBody+4, theme.Ink), head: head, body: b}
	p.title.Bold, p.title.Fit = true, true
	return p
}

// objects lists what the panel shows, in the order in which Tab goes through it.
func (p *panel) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{p.ground, p.title}
	for _, h := range p.head {
		shown = append(shown, h)
	}
	if p.body != nil {
		shown = append(shown, p.body)
	}
	if p.line != nil {
		shown = append(shown, p.line)
	}
	if p.foot != nil {
		shown = append(shown, p.foot)
	}
	return shown
}

// place puts the panel into a column and returns its height.
func (p *panel) place(x, top, width, u float32) float32 {
	pad := cardPad * u
	inner := width - 2*pad
	y := top + pad*0.8
	y += p.placeHead(x+pad, y, inner, u)
	if p.body != nil {
		p.body.SetScale(u)
		height := p.body.HeightFor(inner)
		widget.Put(p.body, x+pad, y, inner, height)
		y += height
	}
	if p.line != nil && p.line.Value() != "" {
		p.line.SetHeight(theme.TextSmall * u)
		height := p.line.HeightFor(inner)
		if inner < roomy*u {
			// The line changes with what one points at, and nothing else may move.
			height = max(height, 2*1.32*theme.TextSmall*u)
		}
		widget.Put(p.line, x+pad, y+10*u, inner, height)
		y += height + 10*u
	}
	if p.foot != nil && p.foot.Visible() {
		p.foot.SetScale(u * widget.HeadScale)
		size := p.foot.MinSize()
		widget.Put(p.foot, x+pad+4, y+14*u, size.Width, size.Height)
		y += size.Height + 14*u
	}
	p.top, p.height = top, y-top+pad*0.8
	p.ground.SetRadius(cardCorner * u)
	widget.Put(p.ground, x, top, width, p.height)
	return p.height
}

// roomy is the width from which every line has room on one line.
const roomy = 760

// placeHead puts the title and the controls on one line, or on two where there is
// no room for both.
func (p *panel) placeHead(x, y, width, u float32) float32 {
	const high = 44
	right := x + width
	controls := float32(0)
	for _, h := range p.head {
		h.SetScale(u * widget.HeadScale)
		controls += h.MinSize().Width + 12*u
	}
	p.title.SetHeight((theme.TextBody + 4) * u)
	title := p.title.WidthFor() + 4
	height := float32(high * u)
	below := len(p.head) > 0 && title+controls > width
	if below {
		widget.Put(p.title, x, y, width, 34*u)
		y += 40 * u
		height += 40 * u
		right = x + controls - 12*u
	} else {
		widget.Put(p.title, x, y+4*u, width-controls, 34*u)
	}
	for i := len(p.head) - 1; i >= 0; i-- {
		size := p.head[i].MinSize()
		right -= size.Width
		widget.Put(p.head[i], right, y+(high*u-size.Height)/2-2*u, size.Width, size.Height)
		right -= 12 * u
	}
	return height + 10*u
}
