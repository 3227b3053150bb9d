// Package safety is the page that says when not to exercise. It is shown before
// the first session, and again on request. The caller provides the texts.
package safety

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Page is the safety page, with one button.
type Page struct {
	widget.Made
	// OnDone is called when the page is accepted or closed.
	OnDone func()

	closes bool
	title  *widget.Text
	scroll *container.Scroll
	ok     *widget.FocusButton
}

// New returns the page that must be accepted before the first session.
func New(s *engine.Safety, onAccepted func()) *Page {
	return newPage(s.Title, s.Accept, s.Sections, onAccepted, false)
}

// Again returns the page for reading it again. Escape closes it, too.
func Again(s *engine.Safety, onClosed func()) *Page {
	return newPage(s.Title, lang.X("menu.close", "Close"), s.Sections, onClosed, true)
}

// Emergency returns the part of the page that says when to call for help, for a
// user who has reported such a sign. Its only button goes back.
func Emergency(s *engine.Safety, onBack func()) *Page {
	only := slices.DeleteFunc(slices.Clone(s.Sections), func(s engine.SafetySection) bool { return !s.Emergency })
	title := lang.X("safety.now", "Please get help before you exercise")
	return newPage(title, lang.X("safety.back", "Back"), only, onBack, true)
}

func newPage(title, button string, all []engine.SafetySection, onDone func(), closes bool) *Page {
	p := &Page{OnDone: onDone, closes: closes}
	p.title = widget.NewParagraph(title, theme.TextTitle, theme.Ink)
	p.title.Bold = true
	p.scroll = widget.Scroll(sections(all))
	p.ok = widget.NewFocusButton(button, widget.Primary, p.done)
	head, foot := widget.Pad(0, 0, 12, 0, p.title), widget.Pad(16, 0, 0, 0, widget.Wrap(0, widget.Sized(240, 0, p.ok)))
	parts := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, p.scroll, foot)
	p.Make(p, container.New(pageLayout{p}, container.NewStack(widget.NewPanel(theme.Card, 28), widget.Pad(36, 36, 36, 36, parts))))
	return p
}

func (p *Page) done() {
	if p.OnDone != nil {
		p.OnDone()
	}
}

// Title returns what the page is called.
func (p *Page) Title() string { return p.title.Value() }

// First returns the widget that has the focus when the page opens.
func (p *Page) First() fyne.Focusable { return p.ok }

// keys are what the keys of the page do: Enter is the button, and there is much to
// read.
func (p *Page) keys() widget.KeyTable {
	return append(widget.KeyTable{{
		Shown: lang.X("key.enter", "Enter"), Does: p.ok.Label(), Keys: []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter},
		Do: func(fyne.KeyName) { p.done() },
	}}, widget.ScrollKeys(p.scroll)...)
}

// Key handles keys that no widget has used.
func (p *Page) Key(key *fyne.KeyEvent) { p.keys().Press(key.Name) }

// KeyHelps lists the keys of the page.
func (p *Page) KeyHelps() []widget.KeyLine { return p.keys().Lines() }

// Escape closes a page that can be closed.
func (p *Page) Escape() bool {
	if p.closes {
		p.done()
	}
	return p.closes
}

// Rune handles characters that no widget has used.
func (p *Page) Rune(rune) {}

// pageLayout centres the card and limits the length of its lines.
type pageLayout struct{ of *Page }

// MinSize implements fyne.Layout.
func (l pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements fyne.Layout.
func (l pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	u := theme.Unit()
	widget.PlaceCard(objects[0].(*fyne.Container), l.of.scroll, 1080*u, 16*u, size)
}
