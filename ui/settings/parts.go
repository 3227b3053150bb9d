package settings

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/search"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Part is one of the sections of the page.
type Part int

// The sections, in their order.
const (
	You Part = iota
	Session
	Sound
	Rests
	Appearance
	Reminders
	Files
	About
)

// part is a section with its groups of rows.
type part struct {
	name   string
	groups []*group
	// shown are the groups as cards.
	shown fyne.CanvasObject
}

func (s *Screen) makeParts() []*part {
	you := s.you()
	return []*part{
		{name: lang.X("part.you", "You"), groups: []*group{you, s.gradual()}},
		{name: lang.X("part.session", "Session"), groups: []*group{s.guidance(), s.doses(), s.breathing(), s.opening()}},
		{name: lang.X("part.sound", "Sound"), groups: []*group{s.sound(), s.ambience(), s.voice()}},
		{name: lang.X("part.rests", "Rests"), groups: []*group{s.rests()}},
		{name: lang.X("part.appearance", "Appearance"), groups: []*group{s.display(), s.person()}},
		{name: lang.X("part.reminders", "Reminders"), groups: []*group{s.goal()}},
		{name: lang.X("part.files", "Files"), groups: []*group{s.files()}},
		{name: lang.X("part.about", "About"), groups: []*group{s.about()}},
	}
}

// widest is the greatest width of the cards in units of the design: lines that are
// longer are hard to follow.
const widest = 860

// cards shows groups under one another.
func cards(groups []*group) fyne.CanvasObject {
	body := widget.VBox(24)
	for _, g := range groups {
		body.Add(card(g.title, g.rows))
	}
	return widget.AtMost(widest, widget.Pad(4, 32, 16, 0, body))
}

// GoTo shows a section from its top.
func (s *Screen) GoTo(p Part) {
	s.search.SetText("")
	s.at = p
	s.places.SetChosen(int(p))
	s.show(s.parts[p].shown)
	if s.options.OnPart != nil {
		s.options.OnPart(p)
	}
}

// show puts something into the room for the sections.
func (s *Screen) show(o fyne.CanvasObject) {
	s.room.Objects = []fyne.CanvasObject{o}
	s.scroll.Offset = fyne.Position{}
	widget.Restyle(o)
	s.room.Refresh()
	s.scroll.Refresh()
	widget.RevealFocus(s.scroll)
	s.breath.follow()
}

// find shows the rows that a search finds, under the names of their sections.
func (s *Screen) find(text string) {
	wanted := search.Words(text)
	if len(wanted) == 0 {
		if s.places.Chosen() < 0 {
			s.GoTo(s.at)
		}
		return
	}
	s.places.SetChosen(-1)
	found := s.found(wanted)
	if len(found) == 0 {
		line := widget.NewParagraph(lang.X("settings.nothing", "Nothing here is called that. Try another word, such as voice or text."), theme.TextBody, theme.Muted)
		s.show(widget.Pad(16, 32, 16, 0, line))
		return
	}
	s.show(cards(found))
}

// found are the rows that have the wanted words, the best matches first.
func (s *Screen) found(wanted []string) []*group {
	var all []*group
	ranks := map[any]int{}
	for _, p := range s.parts {
		for _, g := range p.groups {
			of := &group{title: p.name + "  ·  " + g.title}
			for _, row := range g.rows {
				if rank, ok := rankOf(row, search.Words(p.name+" "+g.title), wanted); ok {
					of.rows, ranks[row] = append(of.rows, row), rank
				}
			}
			if len(of.rows) == 0 {
				continue
			}
			slices.SortStableFunc(of.rows, func(a, b fyne.CanvasObject) int { return cmp.Compare(ranks[a], ranks[b]) })
			all, ranks[of] = append(all, of), ranks[of.rows[0]]
		}
	}
	slices.SortStableFunc(all, func(a, b *group) int { return cmp.Compare(ranks[a], ranks[b]) })
	return all
}

// rankOf says how well a row matches, 0 being best, and whether it does: whole words
// before beginnings of words, and its label before the names of its section, and those
// before what explains it and what can be chosen.
func rankOf(row fyne.CanvasObject, in, wanted []string) (rank int, ok bool) {
	label, texts := textsOf(row)
	places := [][]string{label, slices.Concat(label, in), slices.Concat(in, search.Words(strings.Join(texts, " ")))}
	for _, has := range []func(words, wanted []string) bool{search.HasWhole, search.HasAll} {
		for _, words := range places {
			if has(words, wanted) {
				return rank, true
			}
			rank++
		}
	}
	return 0, false
}

// textsOf are the words of a row's label, none where it has no label, and all texts in
// the row: its label, what explains it, and what can be chosen.
func textsOf(o fyne.CanvasObject) (label, texts []string) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Text:
			if len(texts) == 0 && o.Tint != theme.Muted {
				label = search.Words(o.Value())
			}
			texts = append(texts, o.Value())
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case interface{ Words() []string }:
			if len(texts) == 0 {
				label = search.Words(strings.Join(o.Words()[:min(len(o.Words()), 1)], ""))
			}
			texts = append(texts, o.Words()...)
		case interface{ Label() string }:
			texts = append(texts, o.Label())
		case interface{ Body() fyne.CanvasObject }:
			walk(o.Body())
		}
	}
	walk(o)
	return label, texts
}

// besideList is the width, in units of the design, from which the list of sections
// stands beside them.
const besideList = 800

// pageLayout puts the list of sections at the left of them, or above them where there is
// less room.
type pageLayout struct{ of *Screen }

// MinSize is part of fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (l pageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, u := l.of, theme.Unit()
	across := size.Width < besideList*u
	s.places.SetAcross(across)
	if across {
		width := size.Width - 32*u
		s.places.Resize(fyne.NewSize(width, 1))
		height := s.places.MinSize().Height
		widget.Put(s.places, 0, 0, width, height)
		top := height + 12*u
		widget.Put(s.scroll, 0, top, size.Width, max(1, size.Height-top))
		return
	}
	width := s.places.MinSize().Width
	widget.Put(s.places, 0, 4*u, width, s.places.MinSize().Height)
	left := width + 32*u
	widget.Put(s.scroll, left, 0, size.Width-left, size.Height)
}

// newBody returns the list of sections and the room for them.
func (s *Screen) newBody() fyne.CanvasObject {
	return container.New(pageLayout{s}, s.places, s.scroll)
}
