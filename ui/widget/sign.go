package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// Sign is a small sign that asks for care, with a text beside it.
type Sign struct {
	Made
	text *Text
}

// NewSign returns a sign without a text.
func NewSign() *Sign {
	s := &Sign{text: NewParagraph("", theme.TextCaption, theme.Warning)}
	s.set(theme.TextCaption)
	return s
}

// set makes the sign of a size of type in units of the design.
func (s *Sign) set(size float32) {
	mark := NewText("!", 0.95*size, theme.Warning)
	mark.Align, mark.Middle, mark.Bold = fyne.TextAlignCenter, true, true
	s.text.SetSize(size)
	s.Make(s, Between(Sized(1.25*size, 1.25*size, container.NewStack(NewOutline(theme.Warning, 0.625*size, 1.8), mark)), s.text, nil))
}

// Text returns the text beside the sign.
func (s *Sign) Text() string { return s.text.Value() }

// SetText changes the text beside the sign.
func (s *Sign) SetText(text string) { s.text.SetValue(text) }

// OneLine keeps the text on one line, smaller where it needs to be.
func (s *Sign) OneLine() { s.text.Wrap, s.text.Fit = false, true }

// SetHeading makes the sign a heading: bold, and as large as other text.
func (s *Sign) SetHeading(text string) {
	s.text.Bold = true
	s.text.SetValue(text)
	s.set(theme.TextBody)
}
