package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// notice says what a search means for the list, above it, with a button to be
// careful with it from now on.
type notice struct {
	fynewidget.BaseWidget
	ground *widget.Ground
	line   *widget.Text
	button *widget.FocusButton
	scale  float32
}

func newNotice(act func()) *notice {
	n := &notice{scale: 1, ground: widget.NewGround(theme.Card, 0), line: widget.NewParagraph("", theme.TextSmall, theme.Ink)}
	n.button = widget.NewFocusButton(lang.X("library.careful-from-now", "Be careful with it from now on"), widget.Secondary, act)
	n.button.SetTextSize(theme.TextSmall / clearScale)
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// set says what the search is about, nothing for nil.
func (n *notice) set(about *About, book *engine.Book, prefs *engine.Preferences) {
	n.Hidden = about == nil
	if about == nil {
		return
	}
	n.line.SetValue(aboutWords(about, book))
	n.button.Hidden = about.Chosen(prefs)
}

// aboutWords says what becomes of the list, and of a condition whom to ask.
func aboutWords(about *About, book *engine.Book) string {
	data := map[string]any{"N": about.N, "All": about.All}
	if c := about.Condition; c != nil {
		data["Name"], data["Advice"] = c.Name, c.Advice
		if about.Sense == Mentioned {
			return lang.X("library.about-mentioned", "{{.Name}}: {{.N}} of {{.All}} exercises ask for care. {{.Advice}}", data)
		}
		return lang.X("library.about-condition", "{{.Name}}: {{.N}} of {{.All}} exercises are left out. {{.Advice}}", data)
	}
	names := make([]string, len(about.Movements))
	for i, m := range about.Movements {
		names[i] = strings.ToLower(words.Careful(book, string(m)))
	}
	data["What"] = words.Join(names)
	if about.Sense == With {
		return lang.X("library.about-with", "These ask for {{.What}}.", data)
	}
	return lang.X("library.about-without", "Without {{.What}}: {{.N}} of {{.All}} exercises are left out.", data)
}

// setScale draws the notice larger or smaller than designed.
func (n *notice) setScale(scale float32) {
	n.scale = scale
	n.line.SetHeight(theme.TextSmall * scale)
	n.button.SetScale(scale * clearScale)
}

// heightFor returns the height of the notice in a box of the given width.
func (n *notice) heightFor(width float32) float32 {
	line, _, _ := n.lineIn(width)
	return max(line, n.button.MinSize().Height) + 20*n.scale
}

// lineIn returns the height and the width of the line, and where the button
// begins.
func (n *notice) lineIn(width float32) (height, wide, button float32) {
	u := n.scale
	wide, button = width-40*u, width
	if !n.button.Hidden {
		button = width - n.button.MinSize().Width - 14*u
		wide = button - 40*u
	}
	return n.line.HeightFor(wide), wide, button
}

// CreateRenderer is part of fyne.Widget.
func (n *notice) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of: n, Parts: func() []fyne.CanvasObject { return []fyne.CanvasObject{n.ground, n.line, n.button} },
		Place: n.layOut,
	}
}

func (n *notice) layOut(size fyne.Size) {
	u := n.scale
	n.ground.SetRadius(16 * u)
	widget.Put(n.ground, 0, 0, size.Width, size.Height)
	height, wide, button := n.lineIn(size.Width)
	widget.Put(n.line, 20*u, (size.Height-height)/2, wide, height)
	room := n.button.MinSize()
	widget.Put(n.button, button, (size.Height-room.Height)/2, room.Width, room.Height)
}
