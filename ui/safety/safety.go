// Package safety is the page that is shown once, before the first session.
package safety

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Page asks to be careful, in a few sentences, with one button.
type Page struct {
	fynewidget.BaseWidget
	// OnAccepted is called once the page has been read.
	OnAccepted func()

	card  *widget.Ground
	title *widget.Text
	heads []*widget.Text
	lines []*widget.Text
	marks []*widget.Ground
	ok    *widget.FocusButton
}

// New returns the page.
func New(onAccepted func()) *Page {
	p := &Page{OnAccepted: onAccepted, card: widget.NewGround(theme.Card, 0)}
	p.title = widget.NewParagraph(lang.X("safety.title", "Before you start"), theme.TextTitle, theme.Ink)
	p.title.Bold = true
	p.add(lang.X("safety.ask", "Ask first"),
		lang.X("safety.ask-text", "Talk to your doctor or physiotherapist, above all after surgery or an injury. Uncoil is no medical advice."))
	p.add(lang.X("safety.stop", "Stop when it hurts"),
		lang.X("safety.stop-text", "A gentle stretch is fine. Pain, tingling or dizziness is not: stop, and rest."))
	p.add(lang.X("safety.slow", "Move slowly"),
		lang.X("safety.slow-text", "Breathe calmly and stay where it is easy. There is nothing to achieve."))
	p.add(lang.X("safety.emergency", "Get help at once"),
		lang.X("safety.emergency-text", "Numbness between the legs, trouble holding or passing water, weak legs, chest pain, or back pain after a bad fall: call for emergency care."))
	p.ok = widget.NewFocusButton(lang.X("safety.accept", "I understand"), widget.Primary, p.accept)
	p.ExtendBaseWidget(p)
	return p
}

func (p *Page) add(head, line string) {
	h := widget.NewText(head, theme.TextBody, theme.Ink)
	h.Bold = true
	p.heads = append(p.heads, h)
	p.lines = append(p.lines, widget.NewParagraph(line, theme.TextBody, theme.Ink))
	p.marks = append(p.marks, widget.NewGround(theme.Accent, 3))
	if len(p.marks) == 4 {
		p.marks[3].Tint = theme.Warning
	}
}

func (p *Page) accept() {
	if p.OnAccepted != nil {
		p.OnAccepted()
	}
}

// First returns what the keyboard acts on when the page opens.
func (p *Page) First() fyne.Focusable { return p.ok }

// Key takes what is typed: Enter accepts.
func (p *Page) Key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.accept()
	}
}

// Rune takes a typed character.
func (p *Page) Rune(rune) {}

// CreateRenderer is part of fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	shown := []fyne.CanvasObject{p.card, p.title}
	for i := range p.heads {
		shown = append(shown, p.marks[i], p.heads[i], p.lines[i])
	}
	shown = append(shown, p.ok)
	return &widget.Composite{Of: p, Parts: func() []fyne.CanvasObject { return shown }, Place: p.layOut}
}

// layOut centres a card as high as its text.
func (p *Page) layOut(size fyne.Size) {
	u := theme.Scale(size)
	width := min(size.Width-48*u, 840*u)
	pad := 44 * u
	inner := width - 2*pad - 24*u
	p.title.SetHeight(theme.TextTitle * u)
	heights := make([]float32, len(p.lines))
	height := 2*pad + p.title.HeightFor(inner) + 36*u + 60*u
	for i, line := range p.lines {
		line.SetHeight(theme.TextBody * u)
		p.heads[i].SetHeight(theme.TextBody * u)
		heights[i] = p.heads[i].HeightFor(inner) + line.HeightFor(inner)
		height += heights[i] + 20*u
	}
	x, y := (size.Width-width)/2, max(8, (size.Height-height)/2)
	p.card.SetRadius(28 * u)
	widget.Put(p.card, x, y, width, height)
	y += pad
	widget.Put(p.title, x+pad, y, inner, p.title.HeightFor(inner))
	y += p.title.HeightFor(inner) + 20*u
	for i, line := range p.lines {
		head := p.heads[i].HeightFor(inner)
		widget.Put(p.marks[i], x+pad, y+4*u, 6*u, heights[i]-8*u)
		widget.Put(p.heads[i], x+pad+24*u, y, inner, head)
		widget.Put(line, x+pad+24*u, y+head, inner, heights[i]-head)
		y += heights[i] + 20*u
	}
	p.ok.SetScale(u)
	widget.Put(p.ok, x+pad, y+16*u, 240*u, 60*u)
}
