package home

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// card is one routine: its picture, a description, and a button to start it.
type card struct {
	widget.Made
	// hero is the large form, for the only routine.
	hero bool

	view    *picture.View
	summary *widget.Text
	// facts are chips on a large card; line is the same as text on a small one.
	facts *widget.Chips
	line  *widget.Text
	start *widget.FocusButton
	// length says how long it takes, and opens the sheet on which that is chosen.
	length *widget.FocusButton
	// left says what is left out to fit the length; hidden where nothing is.
	left *widget.Text
	// care says what is different because of what the user is careful with; hidden
	// where nothing is.
	care *widget.Warning
	// other starts by ear, or with pictures if Start starts by ear; rests opens
	// the routine's rests, more the menu.
	other, rests, more *widget.FocusButton
	// ask opens the sheet of missing equipment; hidden if nothing is missing.
	ask *widget.FocusButton
}

func newCard(name, summary string, still picture.Picture, album *picture.Album, hero bool) *card {
	c := &card{view: picture.NewView(album, still), hero: hero}
	title := widget.NewText(name, theme.TextHeading, theme.Ink)
	title.Bold, title.Fit = true, true
	c.summary = widget.NewParagraph(summary, theme.TextBody, theme.Ink)
	c.facts = widget.NewChips(theme.Raised)
	c.line = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	c.care = widget.NewWarning()
	c.care.Hide()
	c.start = widget.NewFocusButton(lang.X("home.start", "Start"), widget.Primary, nil)
	c.length = widget.NewFocusButton("", widget.Secondary, nil)
	c.length.Hide()
	c.left = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	c.left.Hide()
	c.other = widget.NewFocusButton("", widget.Secondary, nil)
	c.rests = widget.NewFocusButton(lang.X("home.rests", "Rests"), widget.Secondary, nil)
	c.more = widget.NewFocusButton(lang.X("home.more", "More …"), widget.Secondary, nil)
	c.ask = widget.NewFocusButton("", widget.Secondary, nil)
	c.ask.Hide()
	for _, b := range []*widget.FocusButton{c.other, c.rests, c.more, c.ask} {
		b.SetPart(lowPart)
		b.SetTextSize(theme.TextSmall / lowPart)
	}
	body := c.small(title)
	if hero {
		body = c.large(title)
	}
	c.Make(c, container.NewStack(widget.NewPanel(theme.Card, 28), body))
	return c
}

// lowPart is the height of the other buttons, relative to Start.
const lowPart = 0.74

// small puts the picture above, the text below it and the buttons at the bottom,
// so that the buttons of a row of cards are aligned.
func (c *card) small(title *widget.Text) fyne.CanvasObject {
	title.SetSize(0.87 * theme.TextHeading)
	c.summary.SetSize(0.9 * theme.TextBody)
	c.start.SetPart(0.9)
	c.start.SetTextSize(theme.TextBody / 0.9)
	c.length.SetPart(0.9)
	c.length.SetTextSize(theme.TextSmall / 0.9)
	words := widget.VBox(6, widget.Sized(0, 168, c.view), title, c.line, c.left, c.care, widget.Pad(4, 0, 0, 0, c.summary))
	start := container.NewBorder(nil, nil, nil, widget.Pad(0, 0, 0, 10, c.length), c.start)
	foot := widget.Pad(14, 0, 0, 0, widget.VBox(10, c.ask, start, widget.Equal(10, c.other, c.rests, c.more)))
	return widget.Pad(14, 28, 22, 28, container.New(layout.NewBorderLayout(nil, foot, nil, nil), words, foot))
}

// large puts the text on the left and the picture on the right, or below in a
// narrow window.
func (c *card) large(title *widget.Text) fyne.CanvasObject {
	title.SetSize(1.6 * theme.TextTitle)
	c.summary.SetSize(1.1 * theme.TextBody)
	c.start.SetPart(1.25)
	c.start.SetTextSize(1.04 * theme.TextBody)
	c.length.SetPart(lowPart)
	c.length.SetTextSize(theme.TextSmall / lowPart)
	words := widget.VBox(18, widget.VBox(6, title, c.summary), c.facts, c.left, c.care,
		widget.Pad(6, 0, 0, 0, widget.Wrap(0, widget.Sized(260, 0, c.start))), widget.Wrap(10, c.length, c.other, c.rests, c.more), widget.Wrap(0, c.ask))
	return widget.Pad(28, 56, 28, 56, widget.Beside(700, 56, widget.Middle(words), widget.Middle(widget.Sized(0, 300, c.view))))
}

func (c *card) buttons() []*widget.FocusButton {
	return []*widget.FocusButton{c.ask, c.start, c.length, c.other, c.rests, c.more}
}

// smaller are the buttons in the row below Start.
func (c *card) smaller() []*widget.FocusButton {
	return slices.DeleteFunc([]*widget.FocusButton{c.other, c.rests, c.more}, func(b *widget.FocusButton) bool { return !b.Visible() })
}

// setAsk sets the question about missing equipment; "" hides it.
func (c *card) setAsk(question string) {
	c.ask.SetLabel(question)
	c.ask.Hidden = question == ""
}

// setCare sets what is changed; "" hides it.
func (c *card) setCare(line string) {
	c.care.SetText(line)
	c.care.Hidden = line == ""
}

// setLeftOut says what is left out to fit the length; "" says nothing.
func (c *card) setLeftOut(line string) {
	c.left.SetValue(line)
	c.left.Hidden = line == ""
}

// setFacts says how long the routine takes, how hard it is and what it needs.
func (c *card) setFacts(facts []string) {
	c.facts.SetValues(facts)
	c.line.SetValue(strings.Join(facts, "  ·  "))
}
