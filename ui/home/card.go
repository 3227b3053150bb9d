package home

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/routine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Sizes of a card in units of the design.
const (
	slimmest    = 252
	cardPicture = 92
	startPart   = 0.62
)

// card is one routine: its picture, its name, length and level. A click opens the
// routine, Enter starts it; the button and the star on it are for the mouse.
type card struct {
	*widget.Tile
	routine *engine.Routine
	// suits tells that the routine suits the person.
	suits bool
	line  *widget.Text
	// sign says in a few words what is different or missing; hidden for nothing.
	sign  *widget.Warning
	star  *widget.Star
	start *widget.Button
}

func newCard(r *engine.Routine, album *picture.Album, still picture.Picture) *card {
	c := &card{routine: r}
	name := widget.NewText(r.Name, theme.TextBody, theme.Ink)
	name.Bold, name.Fit = true, true
	c.line = widget.NewText("", theme.TextCaption, theme.Muted)
	c.line.Fit, c.line.Middle = true, true
	c.sign = widget.NewWarning()
	c.sign.OneLine()
	c.star = widget.NewStar(false, nil)
	c.start = widget.NewButton(lang.X("home.start", "Start"), widget.Secondary, nil)
	c.start.SetPart(startPart)
	c.start.SetTextSize(theme.TextSmall / startPart)
	view := widget.Sized(0, cardPicture, picture.NewView(album, still))
	corner := container.NewVBox(container.NewHBox(layout.NewSpacer(), c.star))
	words := widget.VBox(1, name, widget.Between(nil, c.line, c.start), c.sign)
	c.Tile = widget.NewTile(24, widget.Pad(6, 8, 10, 8, widget.VBox(4,
		container.NewStack(view, corner), widget.Pad(0, 8, 0, 8, words))), nil)
	return c
}

// show shows what can be said of the routine now.
func (c *card) show(a *routine.About) {
	c.suits = engine.Suits(a.Routine, a.Book, a.Prefs)
	c.line.SetValue(a.Line())
	c.sign.SetText(a.Sign())
	c.sign.Hidden = c.sign.Text() == ""
}

// favour makes a routine a favourite, or takes that back. The card goes to its new
// place, and the keyboard with it.
func (s *Screen) favour(c *card, on bool) {
	s.change(func(p *engine.Preferences) { p.SetFavourite(c.routine.ID, on) })
	widget.LayOut(s.grid)
	s.reveal(c)
}
