package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// Warning is a small sign that asks for care, with a text beside it.
type Warning struct {
	Made
	text *Text
}

// NewWarning returns a warning without a text.
func NewWarning() *Warning {
	s := &Warning{text: NewParagraph("", theme.TextCaption, theme.Warning)}
	s.set(theme.TextCaption)
	return s
}

// set makes the warning of a size of type in units of the design.
func (s *Warning) set(size float32) {
	mark := NewText("!", 0.95*size, theme.Warning)
	mark.Align, mark.Middle, mark.Bold = fyne.TextAlignCenter, true, true
	s.text.SetSize(size)
	s.Make(s, Between(Sized(1.25*size, 1.25*size, container.NewStack(NewOutline(theme.Warning, 0.625*size, 1.8), mark)), s.text, nil))
}

// Text returns the text beside the warning.
func (s *Warning) Text() string { return s.text.Value() }

// SetText changes the text beside the warning.
func (s *Warning) SetText(text string) { s.text.SetValue(text) }

// OneLine keeps the text on one line, a little smaller where it needs to be. What has no
// room then loses its last words: a sign that cannot be read warns of nothing.
func (s *Warning) OneLine() { s.text.Wrap, s.text.Fit, s.text.Least = false, true, 0.7 }

// SetHeading makes the warning a heading: bold, and as large as other text.
func (s *Warning) SetHeading(text string) {
	s.text.Bold = true
	s.text.SetValue(text)
	s.set(theme.TextBody)
}
