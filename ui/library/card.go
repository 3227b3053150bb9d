package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Sizes of a card in units of the design.
const (
	cardHeight  = 286
	cardPicture = 174
)

// card is one exercise: its picture, its name, and a line of facts. Enter, Space
// and a click open it.
type card struct {
	widget.Made
	widget.Keys
	id string

	ground  *widget.Panel
	view    *picture.View
	picture picture.Picture
	name    *widget.Text
	line    *widget.Text
	careful *widget.Warning
	// star marks a favourite, for the mouse; the page of the exercise has it for the
	// keyboard.
	star *widget.Star

	focused, hovered bool
	// onOpen opens the exercise; onActive is called when pointer or focus enter
	// or leave the card; onKey gets every other key.
	onOpen   func()
	onActive func(on bool)
	onKey    func(key fyne.KeyName) bool
}

func newCard(ex *engine.Exercise, album *picture.Album) *card {
	c := &card{id: ex.ID, ground: widget.NewPanel(theme.Card, 24), view: picture.NewView(album, picture.Picture{})}
	c.name = widget.NewText(ex.Name, theme.TextBody, theme.Ink)
	c.name.Bold, c.name.Fit = true, true
	c.line = widget.NewParagraph(cardLine(ex), theme.TextCaption, theme.Muted)
	c.line.Fit = true
	c.careful = widget.NewWarning()
	c.careful.OneLine()
	c.careful.Hide()
	c.ground.Width = 3
	c.star = widget.NewStar(false, nil)
	corner := container.NewVBox(container.NewHBox(layout.NewSpacer(), c.star))
	c.Make(c, container.NewStack(c.ground, widget.Pad(10, 10, 8, 10, widget.VBox(6,
		container.NewStack(widget.Sized(0, cardPicture, c.view), corner), widget.Pad(0, 10, 0, 10, widget.VBox(4, c.name, c.line, c.careful))))))
	c.Keys.Init(c)
	return c
}

// cardLine is the position and the equipment.
func cardLine(ex *engine.Exercise) string {
	facts := []string{words.Position(ex.Position)}
	for _, id := range ex.Equipment {
		facts = append(facts, words.Equipment(id))
	}
	return strings.Join(facts, " · ")
}

// setCareful shows what the user must be careful with, by a sign and the names of
// conditions and movements. Those because of which the exercise is left out come
// first.
func (c *card) setCareful(leftOut, found []string) {
	c.careful.Hidden = len(found) == 0
	c.careful.SetText(carefulWords(leftOut, found))
	c.line.Wrap = c.careful.Hidden // one line if the sign needs the other
	c.line.Refresh()
}

// carefulWords is the first name, and the number of further ones: the page of the
// exercise lists all.
func carefulWords(leftOut, found []string) string {
	if len(found) == 0 {
		return ""
	}
	if len(leftOut) > 0 {
		return lang.X("library.left-out-for", "Left out: {{.What}}", map[string]any{"What": strings.ToLower(leftOut[0])})
	}
	first := strings.ToLower(found[0])
	if more := len(found) - 1; more > 0 {
		return lang.X("library.careful-more", "Careful: {{.What}}, {{.N}} more", map[string]any{"What": first, "N": more})
	}
	return lang.X("library.careful", "Careful: {{.What}}", map[string]any{"What": first})
}

// Tapped implements fyne.Tappable.
func (c *card) Tapped(*fyne.PointEvent) { c.onOpen() }

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) { c.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.hover(false) }

func (c *card) hover(on bool) {
	c.hovered = on
	c.onActive(on)
	c.outline()
}

// Cursor implements desktop.Cursorable.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() { c.focus(true) }

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() { c.focus(false) }

func (c *card) focus(on bool) {
	c.focused = on
	c.onActive(on)
	c.outline()
}

// TypedKey implements fyne.Focusable.
func (c *card) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace:
		c.onOpen()
	case c.onKey(key.Name):
	default:
		c.Pass(key)
	}
}

// outline shows focus and pointer.
func (c *card) outline() {
	border := fyne.ThemeColorName("")
	switch {
	case c.focused:
		border = theme.Focus
	case c.hovered:
		border = theme.Line
	}
	if c.ground.Border != border {
		c.ground.Border = border
		c.ground.Refresh()
	}
}

// order requests the still picture of the card in its size.
func (c *card) order() {
	c.view.SetPicture(c.picture)
}

// AccessibilityLabel is part of fyne.Accessible: what stands on the card.
func (c *card) AccessibilityLabel() string { return widget.TextsIn(c.Body()) }

// AccessibilityRole is part of fyne.Accessible.
func (c *card) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
