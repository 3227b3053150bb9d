package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of a sheet in units of the design.
const (
	sheetWidth   = 560
	sheetPadding = 36
	sheetGap     = 20
	sheetCorner  = 28
)

// Sheet is a card in front of a darkened window: a title, a text or any other
// content, and buttons. It covers the whole canvas and keeps the mouse to itself.
type Sheet struct {
	widget.BaseWidget
	// Width is the width of the card in units of the design.
	Width float32
	// OnTapped is called on a click anywhere but on a button; nil does nothing.
	OnTapped func()
	// OnEscape is called on Escape; nil closes the sheet.
	OnEscape func()

	title   *Text
	text    *Text
	buttons []*FocusButton
	content fyne.CanvasObject
	scroll  *container.Scroll
	// more tells that the content goes on below what is seen of it.
	more *Text
}

// NewSheet returns a sheet; the first button that can be pressed is the one to
// focus.
func NewSheet(title, text string, buttons ...*FocusButton) *Sheet {
	s := &Sheet{Width: sheetWidth, buttons: buttons}
	s.title = NewParagraph(title, theme.TextHeading, theme.Ink)
	s.title.Bold = true
	s.text = NewParagraph(text, theme.TextBody, theme.Ink)
	for i, b := range buttons {
		b.OnKey = func(key *fyne.KeyEvent) bool { return s.move(i, key.Name) }
	}
	s.ExtendBaseWidget(s)
	return s
}

// SetContent puts something between the text and the buttons; it scrolls where
// it is higher than the window.
func (s *Sheet) SetContent(content fyne.CanvasObject) {
	s.content, s.scroll = content, container.NewVScroll(content)
	s.more = NewText(lang.X("sheet.more", "There is more below."), theme.TextCaption, theme.Warning)
	s.more.Bold, s.more.Hidden = true, true
	s.scroll.OnScrolled = func(fyne.Position) { s.tellMore() }
	if c, ok := content.(interface {
		SetReveal(func(top, height float32))
	}); ok {
		c.SetReveal(s.reveal)
	} else {
		RevealFocus(s.scroll)
	}
}

// tellMore shows whether the content goes on below.
func (s *Sheet) tellMore() {
	s.more.Hidden = s.scroll.Offset.Y+s.scroll.Size().Height > s.content.Size().Height-1
	s.more.Refresh()
}

// reveal scrolls so that a part of the content is in view.
func (s *Sheet) reveal(top, height float32) {
	Reveal(s.scroll, top, height, 0)
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
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
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

// CreateRenderer is part of fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{sheet: s, scrim: canvas.NewRectangle(nil), card: NewGround(theme.Card, sheetCorner)}
	r.Refresh()
	return r
}

type sheetRenderer struct {
	sheet *Sheet
	scrim *canvas.Rectangle
	card  *Ground
}

func (r *sheetRenderer) Destroy()           {}
func (r *sheetRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{r.scrim, r.card, r.sheet.title}
	if r.sheet.text.Value() != "" {
		shown = append(shown, r.sheet.text)
	}
	if r.sheet.content != nil {
		shown = append(shown, r.sheet.scroll, r.sheet.more)
	}
	for _, b := range r.sheet.buttons {
		shown = append(shown, b)
	}
	return shown
}

func (r *sheetRenderer) Refresh() {
	r.scrim.FillColor = theme.Colour(r.sheet, theme.Scrim)
	r.scrim.Refresh()
	r.card.Refresh()
	r.sheet.title.Refresh()
	r.sheet.text.Refresh()
	if r.sheet.content != nil {
		r.sheet.scroll.Refresh()
		r.sheet.more.Refresh()
	}
	for _, b := range r.sheet.buttons {
		b.Refresh()
	}
	if size := r.sheet.Size(); !size.IsZero() {
		r.Layout(size) // the content may have grown
	}
}

// contentHeight is how high the content is in a width, at a scale.
func (s *Sheet) contentHeight(width, scale float32) float32 {
	if scaled, ok := s.content.(Scaled); ok {
		scaled.SetScale(scale)
	}
	if wraps, ok := s.content.(interface{ HeightFor(float32) float32 }); ok {
		height := wraps.HeightFor(width)
		s.content.Resize(fyne.NewSize(width, height))
		return height
	}
	return s.content.MinSize().Height
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	s, u := r.sheet, theme.Fit(size)
	r.scrim.Resize(size)
	pad, gap := sheetPadding*u, sheetGap*u
	width := min(s.Width*u, size.Width-2*pad)
	inner := width - 2*pad
	s.title.SetHeight(theme.TextHeading * u)
	s.text.SetHeight(theme.TextBody * u)

	y := pad
	put := func(o fyne.CanvasObject, height float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(inner, height))
		y += height + gap
	}
	put(s.title, s.title.HeightFor(inner))
	if s.text.Value() != "" {
		put(s.text, s.text.HeightFor(inner))
	}
	if s.content != nil {
		height, foot := s.contentHeight(inner, u), pad
		if len(s.buttons) > 0 {
			foot += 1.5*gap + buttonHeight*u
		}
		put(s.scroll, min(height, max(gap, size.Height-y-foot-pad)))
		s.more.SetHeight(theme.TextCaption * u)
		s.more.Move(fyne.NewPos(0, y-gap+4*u))
		s.more.Resize(fyne.NewSize(inner, 22*u))
		s.tellMore()
	}
	x := float32(0)
	for _, b := range s.buttons {
		b.SetScale(u)
		min := b.MinSize()
		b.Move(fyne.NewPos(x, y+gap/2))
		b.Resize(min)
		x += min.Width + gap
	}
	height := y - gap + pad
	if len(s.buttons) > 0 {
		height += 1.5*gap + buttonHeight*u
	}
	corner := fyne.NewPos((size.Width-width)/2, max(0, (size.Height-height)/2))
	r.card.SetRadius(sheetCorner * u)
	r.card.Move(corner)
	r.card.Resize(fyne.NewSize(width, height))
	for _, o := range r.Objects()[2:] {
		o.Move(o.Position().Add(corner).AddXY(pad, 0))
	}
}
