package share

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/search"
	"uncoil/engine/sheet"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// choose lets the user say what a line means.
func (p *Paste) choose(i int) {
	l := &p.sheet.Lines[i]
	p.last = i
	book := p.books.Book()
	pick := func(label string, on bool, choose func()) fyne.CanvasObject {
		t := widget.NewToggle(label, on, func(bool) {
			choose()
			p.preview()
		})
		t.Round = true
		return t
	}
	known := func(id string) fyne.CanvasObject {
		return pick(book.Exercises[id].Name, !l.Out && l.Exercise == id, func() {
			l.Kind, l.Exercise, l.Out, l.Misspelled, l.Renamed = sheet.Exercise, id, false, false, false
		})
	}
	instead := []fyne.CanvasObject{
		pick(lang.X("sheet.as-new", "A new exercise, as written"), !l.Out && l.Exercise == "", func() {
			if l.Kind, l.Exercise, l.Out = sheet.Exercise, "", false; l.Name == "" {
				l.Name = l.Text
			}
		}),
		pick(lang.X("sheet.leave-out", "Leave it out"), l.Out && l.Kind != sheet.Note, func() {
			l.Out = true
			if l.Kind == sheet.Note {
				l.Kind = sheet.Unclear
			}
		}),
		pick(lang.X("sheet.as-note-of", "A note of the routine"), l.Kind == sheet.Note, func() { l.Kind, l.Exercise, l.Out = sheet.Note, "", true }),
	}
	groups := []widget.Group{{Items: instead}}
	if l.Kind == sheet.Exercise && !l.Out {
		groups = append(groups, p.amend(i))
	}
	var near []fyne.CanvasObject
	for _, id := range p.likely(l) {
		near = append(near, known(id))
	}
	if len(near) > 0 {
		groups = append(groups, widget.Group{Title: lang.X("sheet.near-title", "Near to it"), Items: near})
	}
	chosen := widget.NewGroups(groups...)
	s := widget.NewSheet(l.Text, lang.X("sheet.what", "What does this line mean?"), widget.NewFocusButton(lang.X("sheet.back", "Back"), widget.Secondary, p.preview))
	s.SetContent(newPasted(chosen.First(), widget.VBox(26, chosen, p.searched(known, s.Renew))))
	p.show(s, p.preview)
}

// searched is a search for an exercise and what it finds; renew lays it out after that has
// changed.
func (p *Paste) searched(known func(id string) fyne.CanvasObject, renew func()) fyne.CanvasObject {
	book := p.books.Book()
	ids := slices.SortedFunc(maps.Keys(book.Exercises), func(a, b string) int {
		return strings.Compare(strings.ToLower(book.Exercises[a].Name), strings.ToLower(book.Exercises[b].Name))
	})
	found := widget.Wrap(10)
	none := widget.NewParagraph(lang.X("library.empty", "No exercise fits all of this."), theme.TextBody, theme.Muted)
	list := func(typed string) {
		found.Objects = nil
		for _, id := range ids {
			ex := book.Exercises[id]
			names := strings.Join(append([]string{ex.Name, ex.SpokenName()}, ex.Also...), " ")
			if search.HasAll(search.Words(names), search.Words(typed)) {
				found.Add(known(id))
			}
		}
		none.Hidden = len(found.Objects) > 0
	}
	list("")
	field := widget.NewField(lang.X("sheet.search", "Search by name"), func(typed string) {
		list(typed)
		renew()
	})
	field.SetOnEnter(func() {
		if len(found.Objects) == 1 {
			found.Objects[0].(*widget.Toggle).Tapped(nil)
		}
	})
	title := widget.NewParagraph(lang.X("sheet.all", "An exercise that's there"), theme.TextBody, theme.Ink)
	title.Bold = true
	return widget.VBox(10, title, widget.Pad(4, 6, 4, 6, field), none, found)
}

// mostLikely is as many exercises as are offered before all the others.
const mostLikely = 6

// likely are the exercises that a line may mean, the one that it is taken for first.
func (p *Paste) likely(l *sheet.Line) []string {
	var ids []string
	if l.Exercise != "" {
		ids = []string{l.Exercise}
	}
	for _, id := range slices.Concat(l.Near, sheet.Nearest(l.Name, p.books.Book())) {
		if len(ids) < mostLikely && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// The most that can be set at a line, and what a step changes of seconds.
const (
	mostHeld   = 60
	secondStep = 5
)

// amend lets the user set how much of a line is done, and on which sides.
func (p *Paste) amend(i int) widget.Group {
	l := &p.sheet.Lines[i]
	asked := &l.Asked
	_, unit := asked.Amount()
	step := func(n, by, most float64) float64 { return min(max(n+by, 0), most) }
	stepper := func(text func() string, change func(by float64)) *widget.Stepper {
		var it *widget.Stepper
		it = widget.NewStepper(text(), func(by int) {
			change(float64(by))
			l.Amended = true
			it.SetValue(text())
		})
		return it
	}
	amountBy := 1.0
	if unit == sheet.Seconds {
		amountBy = secondStep
	}
	items := []fyne.CanvasObject{
		widget.ChoiceOf(sheet.Units(), unit, unitName, func(u sheet.Unit) {
			n, _ := asked.Amount()
			asked.SetAmount(n, u)
			l.Amended = true
			p.choose(i)
		}),
		stepper(func() string { return amountWords(asked) }, func(by float64) {
			n, _ := asked.Amount()
			asked.SetAmount(step(n, by*amountBy, unit.Most()), unit)
		}),
		stepper(func() string { return setsWords(asked) }, func(by float64) { asked.SetSets(step(asked.Sets.From, by, engine.MaxSets)) }),
	}
	if unit == sheet.Reps {
		items = append(items, stepper(func() string { return heldWords(asked) }, func(by float64) {
			asked.SetHeld(step(asked.Held(), by, mostHeld))
		}))
	}
	sides := []sheet.Sides{sheet.NoSides, sheet.EachSide, sheet.LeftOnly, sheet.RightOnly}
	if asked.Sides == sheet.Alternating {
		sides[1] = sheet.Alternating
	}
	items = append(items, widget.ChoiceOf(sides, asked.Sides, sidesName, func(s sheet.Sides) { asked.Sides, l.Amended = s, true }))
	return widget.Group{Title: lang.X("sheet.how-much", "How much"), Items: items}
}

func unitName(u sheet.Unit) string {
	switch u {
	case sheet.Seconds:
		return lang.X("sheet.unit-seconds", "Seconds")
	case sheet.Breaths:
		return lang.X("sheet.unit-breaths", "Breaths")
	default:
		return lang.X("sheet.unit-reps", "Repetitions")
	}
}

func amountWords(a *sheet.Asked) string {
	n, unit := a.Amount()
	if n == 0 {
		return lang.X("sheet.as-usual", "As usual")
	}
	return words.Amount(map[sheet.Unit]engine.DoseKind{
		sheet.Reps: engine.Repetitions, sheet.Seconds: engine.HoldSeconds, sheet.Breaths: engine.HoldBreaths,
	}[unit], n)
}

func setsWords(a *sheet.Asked) string {
	if n := int(a.Sets.From); n > 0 {
		return words.Sets(n)
	}
	return lang.X("sheet.usual-sets", "Sets as usual")
}

func heldWords(a *sheet.Asked) string {
	if n := int(a.Held()); n > 0 {
		return lang.X("sheet.held", "Held {{.N}} s", map[string]any{"N": n})
	}
	return lang.X("sheet.not-held", "Not held")
}

func sidesName(s sheet.Sides) string {
	switch s {
	case sheet.EachSide:
		return lang.X("sheet.side-each", "Each side")
	case sheet.Alternating:
		return lang.X("sheet.side-alternating", "In turn")
	case sheet.LeftOnly:
		return lang.X("sheet.side-left", "Left")
	case sheet.RightOnly:
		return lang.X("sheet.side-right", "Right")
	default:
		return lang.X("sheet.side-usual", "As usual")
	}
}
