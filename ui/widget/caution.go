package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// The measures of a caution in parts of the height of its type.
const (
	cautionPad    = 0.34
	cautionMark   = 1.25
	cautionCorner = 0.6
)

// Caution is an amber bar that asks for care, to be read from afar: a round mark
// and a text.
type Caution struct {
	Made
	text *Text
}

// NewCaution returns a caution with a type of a size.
func NewCaution(text string, size float32) *Caution {
	c := &Caution{text: NewParagraph(text, size, theme.OnAmber)}
	mark := NewText("!", size, theme.Amber)
	mark.Bold, mark.Middle, mark.Align = true, true, fyne.TextAlignCenter
	c.text.Bold, c.text.Middle = true, true
	disc := Sized(cautionMark*size, cautionMark*size, container.NewStack(NewPanel(theme.OnAmber, cautionMark*size/2), mark))
	pad := cautionPad * size
	c.Make(c, container.NewStack(NewPanel(theme.Amber, cautionCorner*size), Pad(pad, pad, pad, pad, Between(disc, c.text, nil))))
	return c
}

// Text returns what it says.
func (c *Caution) Text() string { return c.text.Value() }

// Words is the text itself.
func (c *Caution) Words() *Text { return c.text }

// SetText changes what it says.
func (c *Caution) SetText(text string) { c.text.SetValue(text) }
