package home

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/routine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// barPart is the height of what stands in the bar, in parts of the usual one.
const barPart = 0.84

// filter is a toggle that leaves only the routines for one occasion.
type filter struct {
	*widget.Toggle
	occasion engine.Occasion
}

// makeBar creates the choice of a length, and the filters.
func (s *Screen) makeBar() *fyne.Container {
	minutes := widget.NewText(lang.X("home.length", "Minutes"), theme.TextSmall, theme.Muted)
	minutes.Middle = true
	s.lengths = widget.ChoiceOf(s.offered(), s.prefs.MinutesFor(""), routine.LengthName, func(n int) {
		s.change(func(p *engine.Preferences) { p.SetMinutes("", n) })
	})
	s.lengths.SetPart(barPart)
	s.lengths.OnKey = func(key *fyne.KeyEvent) bool { return s.barKey(-1, key.Name) }
	bar := widget.Wrap(10)
	if s.options.LaidOut != nil {
		bar.Add(widget.Sized(0, barPart*48, minutes))
		bar.Add(s.lengths)
	}
	for i, o := range engine.Occasions() {
		t := widget.NewToggle(words.Occasion(o), false, func(bool) { s.arrange() })
		t.SetPart(barPart * 48 / 44) // as high as the choice
		t.OnKey = func(key *fyne.KeyEvent) bool { return s.barKey(i, key.Name) }
		s.filters = append(s.filters, filter{t, o})
		bar.Add(t)
	}
	return bar
}

// offered are the lengths to choose from: few, and the one that holds.
func (s *Screen) offered() []int { return routine.Lengths(s.prefs.MinutesFor(""), 5, 10, 20, 30) }

// passes reports whether a routine is one for every occasion that is chosen.
func (s *Screen) passes(r *engine.Routine) bool {
	return !slices.ContainsFunc(s.filters, func(f filter) bool { return f.On() && !r.SuitsOccasion(f.occasion, s.options.Book) })
}

// filtered are the names of the occasions that are chosen.
func (s *Screen) filtered() []string {
	var all []string
	for _, f := range s.filters {
		if f.On() {
			all = append(all, "“"+f.Label()+"”")
		}
	}
	return all
}

// Filter leaves only the routines for some occasions.
func (s *Screen) Filter(occasions ...engine.Occasion) {
	for _, f := range s.filters {
		f.SetOn(slices.Contains(occasions, f.occasion))
	}
	s.arrange()
}

// showAll turns the filters off.
func (s *Screen) showAll() {
	s.Filter()
	widget.Focus(s, s.firstCard())
}
