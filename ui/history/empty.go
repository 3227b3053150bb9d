package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// empty is what the screen shows before the first session.
type empty struct {
	fynewidget.BaseWidget
	ground      *widget.Ground
	title, text *widget.Text
	begin       *widget.FocusButton
}

func newEmpty(s *Screen) *empty {
	e := &empty{ground: widget.NewGround(theme.Card, cardCorner)}
	e.title = widget.NewParagraph(lang.X("history.empty", "Your first session is still to come"), theme.TextHeading, theme.Ink)
	e.title.Bold = true
	e.text = widget.NewParagraph(lang.X("history.empty-text",
		"Here you will see the days on which you exercised, your weeks, and how your back felt. A few minutes are enough to begin."), theme.TextBody, theme.Ink)
	e.begin = widget.NewFocusButton(lang.X("history.choose", "Choose a routine"), widget.Primary, func() {
		if s.options.OnHome != nil {
			s.options.OnHome()
		}
	})
	e.ExtendBaseWidget(e)
	return e
}

// First returns what the keyboard acts on.
func (e *empty) First() fyne.Focusable { return e.begin }

// CreateRenderer is part of fyne.Widget.
func (e *empty) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: e, Parts: e.objects, Place: e.layOut}
}

func (e *empty) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{e.ground, e.title, e.text, e.begin}
}

func (e *empty) layOut(size fyne.Size) {
	u := theme.Scale(fyne.NewSize(size.Width*1.15, size.Height*1.15))
	width := min(size.Width, 760*u)
	pad := 44 * u
	inner := width - 2*pad
	e.title.SetHeight(theme.TextHeading * u)
	e.text.SetHeight(theme.TextBody * u)
	e.begin.SetScale(u)
	title, text, button := e.title.HeightFor(inner), e.text.HeightFor(inner), e.begin.MinSize()
	height := 2*pad + title + 14*u + text + 30*u + button.Height
	x, y := (size.Width-width)/2, max(0, (size.Height-height)/2.6)
	e.ground.SetRadius(cardCorner * u)
	widget.Put(e.ground, x, y, width, height)
	widget.Put(e.title, x+pad, y+pad, inner, title)
	widget.Put(e.text, x+pad, y+pad+title+14*u, inner, text)
	widget.Put(e.begin, x+pad, y+height-pad-button.Height, button.Width, button.Height)
}
