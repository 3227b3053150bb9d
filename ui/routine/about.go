package routine

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/words"
)

// About is what can be said of a routine to a user.
type About struct {
	Routine *engine.Routine
	Book    *engine.Book
	// All are the routines that could be done instead.
	All   []engine.Routine
	Prefs *engine.Preferences
	// Plan is the routine as it would be played now, nil where it cannot be.
	Plan *practice.Plan
	// Own tells that it is one of the user's own.
	Own bool
}

// Played returns what of the routine is played in the chosen length.
func (a *About) Played() *engine.Routine {
	if a.Plan != nil {
		return a.Plan.Routine
	}
	return a.Routine
}

// Stops returns what the routine comes to with the user's equipment and stand-ins.
func (a *About) Stops() Stops { return NewStops(a.Played(), a.Book, a.Prefs) }

// Length says how long it takes, "" where that is not known.
func (a *About) Length() string {
	if a.Plan == nil {
		return ""
	}
	return words.Length(a.Plan.Timeline.Length)
}

// Level names the level, "" where the name of the routine says it.
func (a *About) Level() string {
	level := words.Level(a.Routine.Level)
	if strings.Contains(strings.ToLower(a.Routine.Name), strings.ToLower(level)) {
		return ""
	}
	return level
}

// Line is what a card has room for under the name: the length, and the level or that
// the routine is the user's own.
func (a *About) Line() string {
	if a.Own {
		return joined([]string{lang.X("home.yours", "Your own"), a.Length()})
	}
	return joined([]string{a.Length(), a.Level()})
}

// Facts are those of Line and the level, with what is needed and what is good to have.
func (a *About) Facts() []string {
	facts := strings.Split(a.Line(), dot)
	if a.Own && a.Level() != "" {
		facts = append(facts, a.Level())
	}
	facts = append(facts, words.Needs(a.Stops().Equipment()))
	if handy := words.GoodToHave(a.Played().Handy(a.Book)); handy != "" {
		facts = append(facts, handy)
	}
	if facts[0] == "" {
		return facts[1:]
	}
	return facts
}

// dot stands between short facts.
const dot = " · "

// joined are the facts that are not empty, with a dot between them.
func joined(facts []string) string {
	var all []string
	for _, fact := range facts {
		if fact != "" {
			all = append(all, fact)
		}
	}
	return strings.Join(all, dot)
}

// Care says what is changed because of what the user is careful with, or that the
// routine does not suit them; "" where nothing is changed.
func (a *About) Care() string {
	if c := a.Book.AskFirst(a.Prefs); c != nil {
		return askFirst(c)
	}
	if !engine.Suits(a.Routine, a.Book, a.Prefs) {
		if best := a.Better(); best != nil {
			return lang.X("home.unsuited", "Doesn't suit you well: “{{.Name}}” does", map[string]any{"Name": best.Name})
		}
		return lang.X("home.unsuited-all", "Doesn't suit you well: much of it would be different")
	}
	changes := engine.CareFor(a.Played(), a.Book, a.Prefs).Changes
	if len(changes) == 0 {
		return ""
	}
	if because := a.Book.Because(changes); because != "" {
		return different(len(changes)) + " " + because
	}
	return different(len(changes)) + " " + lang.X("home.because", "You asked to be careful.")
}

// Better returns a routine that suits the user where this one does not, nil where it
// suits, where none does, and where a doctor is to be asked before any.
func (a *About) Better() *engine.Routine {
	if a.Book.AskFirst(a.Prefs) != nil || engine.Suits(a.Routine, a.Book, a.Prefs) {
		return nil
	}
	return engine.BestFor(a.Routine, a.All, a.Book, a.Prefs)
}

func askFirst(c *engine.Condition) string {
	return lang.X("home.ask-first", "Ask first: {{.Name}}", map[string]any{"Name": strings.ToLower(c.Name)})
}

func different(n int) string {
	return lang.XN("home.different", "{{.N}} exercises differ.", n, map[string]any{"N": n})
}

// Changes names what is changed because of what the user is careful with, and what is
// not because the user has asked; "" for neither.
func (a *About) Changes() string {
	var all []string
	care := engine.CareFor(a.Played(), a.Book, a.Prefs)
	for _, c := range care.Changes {
		data := map[string]any{"Name": a.Book.Exercises[c.Exercise].Name, "Other": a.Book.Exercises[c.Instead].Name}
		if c.Instead == "" {
			all = append(all, lang.X("routine.out", "{{.Name}} is left out.", data))
		} else {
			all = append(all, lang.X("routine.instead", "{{.Other}} in place of {{.Name}}.", data))
		}
	}
	if kept := care.Kept(); len(kept) > 0 {
		names := make([]string, len(kept))
		for i, id := range kept {
			names[i] = a.Book.Exercises[id].Name
		}
		all = append(all, lang.XN("routine.kept", "{{.Names}} stay in, because you have asked.", len(kept), map[string]any{"Names": words.Join(names)}))
	}
	if unknown := a.unknown(); len(unknown) > 0 {
		all = append(all, lang.X("routine.unknown", "What {{.Names}} asks of your body isn't known: you decide.", map[string]any{"Names": words.Join(unknown)}))
	}
	return strings.Join(all, " ")
}

// unknown names the exercises of which it is not known what they ask, for those who are
// careful with something.
func (a *About) unknown() []string {
	if len(a.Prefs.Conditions)+len(a.Prefs.Careful) == 0 {
		return nil
	}
	var names []string
	for _, s := range a.Stops() {
		if ex := &s.Exercise; len(ex.Asks)+len(ex.Spares) == 0 && !slices.Contains(names, ex.Name) {
			names = append(names, ex.Name)
		}
	}
	return names
}

// Sign is Care in a few words, with what is missing; "" for neither.
func (a *About) Sign() string {
	if c := a.Book.AskFirst(a.Prefs); c != nil {
		return askFirst(c)
	}
	if !engine.Suits(a.Routine, a.Book, a.Prefs) {
		return lang.X("home.unsuited-short", "Doesn't suit you well")
	}
	n := len(engine.CareFor(a.Played(), a.Book, a.Prefs).Changes)
	needs := a.lacks()
	switch {
	case n == 0:
		return needs
	case needs == "":
		return strings.TrimSuffix(different(n), ".")
	}
	return joined([]string{lang.XN("home.differ", "{{.N}} differ", n, map[string]any{"N": n}), needs})
}

// lacks says what is needed and missing, "" for nothing.
func (a *About) lacks() string {
	switch missing := a.Stops().Missing(); {
	case len(missing) > 1:
		return lang.XN("home.lacks-many", "Needs {{.N}} more things", len(missing), map[string]any{"N": len(missing)})
	case len(missing) == 1:
		return lang.X("home.lacks", "Needs {{.Things}}", map[string]any{"Things": words.Things(missing)})
	}
	return ""
}

// Question asks about missing equipment and stand-ins, "" where there is nothing to
// say: what is missing comes first.
func (a *About) Question() string {
	stops := a.Stops()
	missing := stops.Missing()
	switch n := len(missing); {
	case n > 1:
		return lang.XN("home.needs-many", "Needs {{.N}} things: swap?", n, map[string]any{"N": n})
	case n == 1:
		return lang.X("home.needs", "Needs {{.Things}}: swap?", map[string]any{"Things": words.Things(missing)})
	}
	if n := stops.Swapped(); n > 0 {
		return lang.XN("home.swapped", "{{.N}} stand-ins: change?", n, map[string]any{"N": n})
	}
	return ""
}

// mostNamed is the most exercises that are named as left out.
const mostNamed = 4

// Fit says what the chosen length changes, "" where it changes nothing that is seen.
func (a *About) Fit() string {
	if a.Plan == nil {
		return ""
	}
	fit := a.Plan.Timeline.Fit
	return strings.TrimSpace(words.Fit(fit) + " " + words.LeftOut(fit, a.Book, mostNamed))
}

// OtherWay is the label of the button that starts a session in the mode that the
// settings do not use.
func OtherWay(audioOnly bool) string {
	if audioOnly {
		return lang.X("home.pictures", "With pictures")
	}
	return lang.X("home.by-ear", "By ear")
}
