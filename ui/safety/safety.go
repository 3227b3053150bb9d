// Package safety is the page that says when not to exercise: shown before the
// first session, and again for whoever asks for it or needs it. The words come from
// outside.
package safety

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Page is the safety page, with one button.
type Page struct {
	fynewidget.BaseWidget
	// OnDone is called once the page has been read.
	OnDone func()

	closes bool
	card   *widget.Ground
	title  *widget.Text
	parts  *sections
	scroll *container.Scroll
	ok     *widget.FocusButton
}

// New returns the page that is accepted before the first session.
func New(s *engine.Safety, onAccepted func()) *Page {
	return newPage(s.Title, s.Accept, s.Sections, onAccepted, false)
}

// Again returns the page for whoever wants to read it again. Escape closes it,
// too.
func Again(s *engine.Safety, onClosed func()) *Page {
	return newPage(s.Title, lang.X("menu.close", "Close"), s.Sections, onClosed, true)
}

// Emergency returns what of the page tells when to call for help at once, for
// whoever has said that there is such a sign. It leads nowhere but back.
func Emergency(s *engine.Safety, onBack func()) *Page {
	only := slices.DeleteFunc(slices.Clone(s.Sections), func(s engine.SafetySection) bool { return !s.Emergency })
	title := lang.X("safety.now", "Please get help before you exercise")
	return newPage(title, lang.X("safety.back", "Back"), only, onBack, true)
}

func newPage(title, button string, all []engine.SafetySection, onDone func(), closes bool) *Page {
	p := &Page{OnDone: onDone, closes: closes, card: widget.NewGround(theme.Card, 0), parts: newSections(all)}
	p.title = widget.NewParagraph(title, theme.TextTitle, theme.Ink)
	p.title.Bold = true
	p.scroll = container.NewVScroll(p.parts)
	p.ok = widget.NewFocusButton(button, widget.Primary, p.done)
	p.ExtendBaseWidget(p)
	return p
}

func (p *Page) done() {
	if p.OnDone != nil {
		p.OnDone()
	}
}

// Title returns what the page is called.
func (p *Page) Title() string { return p.title.Value() }

// First returns what the keyboard acts on when the page opens.
func (p *Page) First() fyne.Focusable { return p.ok }

// Key takes what is typed: Enter is the button, and the arrows scroll.
func (p *Page) Key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.done()
	case fyne.KeyDown, fyne.KeyPageDown:
		p.scrollBy(+1)
	case fyne.KeyUp, fyne.KeyPageUp:
		p.scrollBy(-1)
	}
}

// Escape closes a page that can be closed.
func (p *Page) Escape() bool {
	if p.closes {
		p.done()
	}
	return p.closes
}

func (p *Page) scrollBy(pages float32) {
	p.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -pages*p.scroll.Size().Height*0.8)})
}

// Rune takes a typed character.
func (p *Page) Rune(rune) {}

// CreateRenderer is part of fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	shown := []fyne.CanvasObject{p.card, p.title, p.scroll, p.ok}
	return &widget.Composite{Of: p, Parts: func() []fyne.CanvasObject { return shown }, Place: p.layOut}
}

// layOut centres a card as high as its text. In a low window the text scrolls,
// and the button stays.
func (p *Page) layOut(size fyne.Size) {
	u := theme.Scale(size)
	width := min(size.Width-32*u, 1080*u)
	pad := 36 * u
	inner := width - 2*pad
	p.title.SetHeight(theme.TextTitle * u)
	title, button := p.title.HeightFor(inner), 60*u
	p.parts.setScale(u)
	whole := p.parts.heightFor(inner) + 4*u // what scrolls never hides for a fraction of a unit
	height := min(2*pad+title+16*u+whole+20*u+button, size.Height-16*u)
	x, y := (size.Width-width)/2, (size.Height-height)/2
	p.card.SetRadius(28 * u)
	widget.Put(p.card, x, y, width, height)
	widget.Put(p.title, x+pad, y+pad, inner, title)
	top := y + pad + title + 16*u
	foot := y + height - pad - button
	widget.Put(p.scroll, x+pad, top, inner, foot-20*u-top)
	p.parts.Resize(fyne.NewSize(inner, whole))
	p.ok.SetScale(u)
	widget.Put(p.ok, x+pad, foot, max(240*u, p.ok.MinSize().Width), button)
}
