package home

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/words"
)

// facts lists the length, the level, the equipment and what is good to have.
func (s *Screen) facts(r *engine.Routine) []string {
	var facts []string
	if s.options.Own != nil && s.options.Own(r.ID) {
		facts = append(facts, lang.X("home.yours", "Yours"))
	}
	if length, err := s.options.Length(r); err == nil {
		n := int(length.Round(time.Minute) / time.Minute)
		facts = append(facts, lang.XN("home.minutes", "{{.N}} minutes", n, map[string]any{"N": n}))
	}
	facts = append(facts, words.Level(r.Level))
	facts = append(facts, words.Needs(s.stops(r).Equipment()))
	if handy := words.GoodToHave(s.played(r).Handy(s.options.Book)); handy != "" {
		facts = append(facts, handy)
	}
	return facts
}

// careWords says what is changed in a routine because of what the user is careful
// with, or that it does not suit; "" if nothing is changed.
func (s *Screen) careWords(r *engine.Routine) string {
	book := s.options.Book
	if c := book.AskFirst(&s.prefs); c != nil {
		return lang.X("home.ask-first", "Ask first: {{.Name}}", map[string]any{"Name": strings.ToLower(c.Name)})
	}
	if !engine.Suits(r, book, &s.prefs) {
		if best := engine.BestFor(r, s.options.Routines, book, &s.prefs); best != nil {
			return lang.X("home.unsuited", "Doesn't suit you well: “{{.Name}}” does", map[string]any{"Name": best.Name})
		}
		return lang.X("home.unsuited-all", "Doesn't suit you well: much of it would be different")
	}
	changes := engine.CareFor(s.played(r), book, &s.prefs).Changes
	n := len(changes)
	if n == 0 {
		return ""
	}
	line := lang.XN("home.different", "{{.N}} exercises differ.", n, map[string]any{"N": n})
	if because := book.Because(changes); because != "" {
		return line + " " + because
	}
	return line + " " + lang.X("home.because", "You asked to be careful.")
}

// otherWords is the label of the button that starts a session in the mode that
// the settings do not use.
func otherWords(audioOnly bool) string {
	if audioOnly {
		return lang.X("home.pictures", "With pictures")
	}
	return lang.X("home.by-ear", "By ear")
}

// askWords is the label of the button that opens the sheet of stand-ins, ""
// where there is nothing to say: what is missing comes first.
func askWords(p Stops) string {
	missing := p.Missing()
	switch n := len(missing); {
	case n > 1:
		return lang.XN("home.needs-many", "Needs {{.N}} things: swap?", n, map[string]any{"N": n})
	case n == 1:
		return lang.X("home.needs", "Needs {{.Things}}: swap?", map[string]any{"Things": words.Things(missing)})
	}
	if n := p.Swapped(); n > 0 {
		return lang.XN("home.swapped", "{{.N}} stand-ins: change?", n, map[string]any{"N": n})
	}
	return ""
}
