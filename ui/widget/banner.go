package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// bannerButton is the height of its buttons, in parts of their usual height.
const bannerButton = 0.8

// Banner is a card with a question, why it is asked, and buttons to answer it.
type Banner struct {
	Made
	title   *Text
	buttons []*FocusButton
}

// NewBanner returns a banner.
func NewBanner(title, line string, buttons ...*FocusButton) *Banner {
	b := &Banner{buttons: buttons, title: NewParagraph(title, theme.TextBody, theme.Ink)}
	b.title.Bold = true
	for i, button := range buttons {
		button.OnKey = func(key *fyne.KeyEvent) bool { return b.move(i, key.Name) }
		button.SetPart(bannerButton)
		button.SetTextSize(1.1 * theme.TextBody)
	}
	words := VBox(0, b.title, NewParagraph(line, theme.TextSmall, theme.Muted))
	b.Make(b, container.NewStack(NewPanel(theme.Card, 24), Pad(16, 22, 16, 22, BetweenOrUnder(380, words, HBox(12, Objects(buttons)...)))))
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
