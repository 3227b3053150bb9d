package home

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Proposal is what home says above the cards: what to do today, or a question.
type Proposal struct {
	// Over stands small above Title; Why and Past under it. Any may be empty but Title.
	Over, Title, Why, Past string
	// Routine is what the first button starts, nil where it starts nothing.
	Routine *engine.Routine
	Buttons []*widget.FocusButton
}

// Sizes of the proposal in units of the design.
const (
	proposalPicture = 176
	proposalButtons = 300
	proposalPart    = 0.74
)

// SetToday shows a proposal, nil for none, and puts the routines that were done last in
// front. The keyboard does not stay on what is gone, and goes to the new proposal from
// where it was when the page opened.
func (s *Screen) SetToday(p *Proposal, last map[string]engine.Day) {
	at, _ := s.First().(interface{ Focused() bool })
	moves := at != nil && at.Focused()
	if s.proposal != nil {
		moves = moves || slices.ContainsFunc(s.proposal.Buttons, (*widget.FocusButton).Focused)
	}
	s.proposal, s.last = p, last
	s.over.Objects = nil
	if p != nil {
		s.over.Objects = []fyne.CanvasObject{s.proposalCard(p)}
	}
	s.arrange()
	widget.RevealFocus(s.scroll)
	s.Refresh()
	if moves {
		widget.Focus(s, s.First())
	}
}

// Proposal returns what is proposed, nil for nothing.
func (s *Screen) Proposal() *Proposal { return s.proposal }

// proposalCard is the large card of a proposal.
func (s *Screen) proposalCard(p *Proposal) fyne.CanvasObject {
	title := widget.NewParagraph(p.Title, 1.1*theme.TextHeading, theme.Ink)
	title.Bold = true
	words := widget.VBox(3)
	add := func(text *widget.Text) {
		if text.Value() != "" {
			words.Add(text)
		}
	}
	add(widget.NewParagraph(p.Over, theme.TextCaption, theme.AccentInk))
	add(title)
	add(widget.NewParagraph(p.Why, theme.TextSmall, theme.Ink))
	add(widget.NewParagraph(p.Past, theme.TextSmall, theme.Muted))
	for i, b := range p.Buttons {
		b.SetPart(proposalPart)
		b.SetTextSize(theme.TextSmall / proposalPart)
		b.OnKey = func(key *fyne.KeyEvent) bool { return s.proposalKey(i, key.Name) }
	}
	var still fyne.CanvasObject
	if i := s.indexOf(p.Routine); i >= 0 {
		still = widget.Sized(proposalPicture, 0.66*proposalPicture, picture.NewView(s.options.Album, s.stills[i]))
	}
	buttons := widget.Sized(proposalButtons, 0, widget.Middle(widget.Grid(2, 10, widget.Objects(p.Buttons)...)))
	body := widget.BetweenOrUnder(330, widget.Between(still, words, nil), buttons)
	return container.NewStack(widget.NewPanel(theme.Card, 28), widget.Pad(14, 24, 14, 20, body))
}

// indexOf returns which of the routines one is, -1 for none of them.
func (s *Screen) indexOf(r *engine.Routine) int {
	return slices.IndexFunc(s.options.Routines, func(other engine.Routine) bool { return r != nil && other.ID == r.ID })
}
