package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/theme"
)

// Sizes of a sheet in units of the design.
const (
	sheetWidth   = 560
	sheetPadding = 36
)

// Sheet is a card in front of a darkened window: a title, a text or any other
// content, and buttons. It covers the whole canvas and keeps the mouse to itself.
type Sheet struct {
	Made
	// Width is the width of the card in units of the design.
	Width float32
	// OnTapped is called on a click anywhere but on a button; nil does nothing.
	OnTapped func()
	// OnEscape is called on Escape; nil closes the sheet.
	OnEscape func()

	heading, text *Text
	buttons       []*FocusButton
	content       fyne.CanvasObject
	// middle holds the content, and card everything.
	middle, card *fyne.Container
	scroll       *container.Scroll
	// more tells that the content goes on below what is seen of it.
	more *Text
	unit float32
	// least is the height that the card keeps when its content becomes less.
	least float32
}

// NewSheet returns a sheet; the first button that can be pressed is the one to
// focus.
func NewSheet(title, text string, buttons ...*FocusButton) *Sheet {
	s := &Sheet{Width: sheetWidth, buttons: buttons, middle: container.NewStack(Sized(0, 22, NewText("", theme.TextCaption, theme.Muted)))}
	s.heading = NewParagraph(title, theme.TextHeading, theme.Ink)
	s.heading.Bold = true
	head := VBox(20, s.heading)
	if text != "" {
		s.text = NewParagraph(text, theme.TextBody, theme.Ink)
		head.Add(s.text)
	}
	for i, b := range buttons {
		b.OnKey = func(key *fyne.KeyEvent) bool { return s.move(i, key.Name) }
	}
	// In the order in which Tab and a reader go through them.
	foot := Pad(8, 0, 0, 0, Wrap(20, Objects(buttons)...))
	foot.Hidden = len(buttons) == 0
	parts := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, s.middle, foot)
	s.card = container.NewStack(NewPanel(theme.Card, 28),
		Pad(sheetPadding, sheetPadding, sheetPadding, sheetPadding, parts))
	s.Make(s, container.New(sheetLayout{s}, NewPanel(theme.Scrim, 0), s.card))
	return s
}

// Afar makes the heading and the text readable from two metres.
func (s *Sheet) Afar() {
	s.heading.SetSize(theme.TextAfar)
	if s.text != nil {
		s.text.SetSize(lineAfar)
	}
}

// SetContent puts something between the text and the buttons; it scrolls where
// it is higher than the window.
func (s *Sheet) SetContent(content fyne.CanvasObject) {
	s.content, s.scroll = content, Scroll(content)
	s.more = NewText(lang.X("sheet.more", "There is more below."), theme.TextCaption, theme.Warning)
	s.more.Bold, s.more.Hidden = true, true
	s.middle.Objects = []fyne.CanvasObject{Pad(20, 0, 0, 0, container.NewBorder(nil, Sized(0, 22, container.NewStack(s.more)), nil, nil, s.scroll))}
	s.scroll.OnScrolled = func(fyne.Position) { s.tellMore() }
	RevealFocus(s.scroll)
}

// Renew lays the sheet out after parts of its content have been replaced. The card does not
// become smaller under what the user is doing.
func (s *Sheet) Renew() {
	s.least = s.card.Size().Height
	RevealFocus(s.scroll)
	Restyle(s.content)
	s.Refit()
	s.tellMore()
}

// tellMore shows whether the content goes on below.
func (s *Sheet) tellMore() {
	s.more.Hidden = s.scroll.Offset.Y+s.scroll.Size().Height > s.scroll.Content.Size().Height-1
	s.more.Refresh()
}

// First returns what the keyboard acts on when the sheet opens, nil for none.
func (s *Sheet) First() fyne.Focusable {
	if c, ok := s.content.(interface{ First() fyne.Focusable }); ok && c.First() != nil {
		return c.First()
	}
	for _, b := range s.buttons {
		if !b.Disabled() {
			return b
		}
	}
	return nil
}

// Refit draws the sheet in the size of text that the theme has now.
func (s *Sheet) Refit() { s.Body().Refresh() }

// Buttons returns the buttons in their order.
func (s *Sheet) Buttons() []*FocusButton { return s.buttons }

// move focuses the button before or after button i; up leads into the content,
// where there is one.
func (s *Sheet) move(i int, key fyne.KeyName) bool {
	to := i
	switch key {
	case fyne.KeyLeft, fyne.KeyUp:
		to = max(0, i-1)
	case fyne.KeyRight, fyne.KeyDown:
		to = min(len(s.buttons)-1, i+1)
	default:
		return false
	}
	c := canvasOf(s.buttons[i])
	switch {
	case c == nil:
	case key == fyne.KeyUp && s.content != nil:
		c.FocusPrevious()
	default:
		c.Focus(s.buttons[to])
	}
	return true
}

// Tapped keeps clicks away from what lies behind.
func (s *Sheet) Tapped(*fyne.PointEvent) {
	if s.OnTapped != nil {
		s.OnTapped()
	}
}

// sheetLayout centres the card of a sheet, as high as it must be.
type sheetLayout struct{ of *Sheet }

// MinSize is part of fyne.Layout.
func (l sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (l sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s, u := l.of, theme.Fit(size)
	if u != s.unit {
		s.unit = u
		Restyle(s.card)
	}
	objects[0].Resize(size)
	PlaceCard(s.card, s.scroll, s.Width*u, sheetPadding*u, size)
	if height := min(s.least, size.Height-sheetPadding*u); height > s.card.Size().Height {
		Put(s.card, s.card.Position().X, max(0, (size.Height-height)/2), s.card.Size().Width, height)
	}
	if s.scroll != nil {
		s.tellMore()
	}
}
