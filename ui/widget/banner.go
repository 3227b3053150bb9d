package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// The measures of a banner in units of the design.
const (
	bannerPad    = 22
	bannerGap    = 12
	bannerCorner = 24
	bannerButton = 48
)

// Banner is a card with a question, why it is asked, and buttons to answer it.
type Banner struct {
	widget.BaseWidget
	title, line *Text
	buttons     []*FocusButton
	ground      *Ground
	sizing
}

// NewBanner returns a banner.
func NewBanner(title, line string, buttons ...*FocusButton) *Banner {
	b := &Banner{ground: NewGround(theme.Card, 0), buttons: buttons}
	b.title = NewParagraph(title, theme.TextBody, theme.Ink)
	b.title.Bold = true
	b.line = NewParagraph(line, theme.TextSmall, theme.Muted)
	for i, button := range buttons {
		button.OnKey = func(key *fyne.KeyEvent) bool { return b.move(i, key.Name) }
	}
	b.ExtendBaseWidget(b)
	return b
}

// Title returns the question.
func (b *Banner) Title() string { return b.title.Value() }

// Buttons returns the buttons in their order.
func (b *Banner) Buttons() []*FocusButton { return b.buttons }

// move goes from one button to the one beside it.
func (b *Banner) move(i int, key fyne.KeyName) bool {
	to := i
	switch key {
	case fyne.KeyLeft:
		to = max(0, i-1)
	case fyne.KeyRight:
		to = min(len(b.buttons)-1, i+1)
	default:
		return false
	}
	Focus(b, b.buttons[to])
	return true
}

// SetScale draws the banner larger or smaller than designed.
func (b *Banner) SetScale(scale float32) {
	b.scale = scale
	for _, button := range b.buttons {
		button.SetScale(scale * bannerButton / buttonHeight)
		button.SetTextSize(1.1 * theme.TextBody)
	}
	b.title.SetHeight(theme.TextBody * scale)
	b.line.SetHeight(theme.TextSmall * scale)
}

// beside returns how wide the buttons are, and whether the words have room beside
// them.
func (b *Banner) beside(width float32) (buttons float32, ok bool) {
	for _, button := range b.buttons {
		buttons += button.MinSize().Width + bannerGap*b.unit()
	}
	return buttons, width-2*bannerPad*b.unit()-buttons > 380*b.unit()
}

// HeightFor returns the height of the banner in a box of the given width.
func (b *Banner) HeightFor(width float32) float32 {
	u := b.unit()
	inner := width - 2*bannerPad*u
	buttons, beside := b.beside(width)
	if beside {
		inner -= buttons + bannerGap*u
	}
	words := b.title.HeightFor(inner) + b.line.HeightFor(inner)
	if beside {
		return max(words, bannerButton*u) + 1.4*bannerPad*u
	}
	return words + (bannerGap+bannerButton)*u + 1.6*bannerPad*u
}

// CreateRenderer is part of fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	return &Composite{Of: b, Parts: b.objects, Place: b.layOut}
}

func (b *Banner) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{b.ground, b.title, b.line}
	for _, button := range b.buttons {
		shown = append(shown, button)
	}
	return shown
}

// layOut puts the words on the left and the buttons on the right, or below where
// there is no room.
func (b *Banner) layOut(size fyne.Size) {
	u := b.unit()
	b.ground.SetRadius(bannerCorner * u)
	b.ground.Resize(size)
	pad := bannerPad * u
	inner := size.Width - 2*pad
	buttons, beside := b.beside(size.Width)
	x, y := pad, size.Height-0.8*pad-bannerButton*u
	if beside {
		inner -= buttons + bannerGap*u
		x, y = size.Width-pad-buttons+bannerGap*u, (size.Height-bannerButton*u)/2
	}
	title, line := b.title.HeightFor(inner), b.line.HeightFor(inner)
	top := 0.8 * pad
	if beside {
		top = (size.Height - title - line) / 2
	}
	b.title.Move(fyne.NewPos(pad, top))
	b.title.Resize(fyne.NewSize(inner, title))
	b.line.Move(fyne.NewPos(pad, top+title))
	b.line.Resize(fyne.NewSize(inner, line))
	for _, button := range b.buttons {
		width := button.MinSize().Width
		button.Move(fyne.NewPos(x, y))
		button.Resize(fyne.NewSize(width, bannerButton*u))
		x += width + bannerGap*u
	}
}
