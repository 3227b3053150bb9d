package printing

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/locale"
	"uncoil/engine/printsheet"
	"uncoil/engine/report"
	"uncoil/ui/words"
)

// Patient is whom a report is about: what their sessions are made of.
type Patient struct {
	Book     *engine.Book
	Routines []engine.Routine
	Prefs    *engine.Preferences
}

// Report returns a report for a therapist in the words in which it is printed;
// notes are left out unless they are wanted.
func Report(r *report.Report, of *Patient, notes bool, now time.Time) *printsheet.Report {
	page := &printsheet.Report{
		Title:   lang.X("report.title", "Back exercises"),
		Summary: lang.X("report.span", "{{.From}} to {{.To}}", map[string]any{"From": words.DateShort(r.From), "To": words.DateShort(r.To)}),
		Facts:   reportFacts(r),
		Care:    lang.X("report.care", "Noted by the person who did the exercises. Discomfort is from 0, none, to 10."),
		Origin:  lang.X("paper.origin", "Made with Uncoil"),
		Made:    now,
	}
	page.Parts = append(careParts(r, of), weeksPart(r), feltPart(r), hurtPart(r, of.Book), donePart(r, of))
	if notes && len(r.Notes) > 0 {
		page.Parts = append(page.Parts, notesPart(r))
	}
	return page
}

// The most routines and rows of the tables, so that all have room on two pages.
const (
	mostRoutines = 8
	mostHurts    = 12
	mostDone     = 30
)

func reportFacts(r *report.Report) string {
	return strings.Join([]string{
		Sessions(r.Sessions),
		lang.XN("report.days", "on {{.N}} days", r.Days, map[string]any{"N": r.Days}),
		words.Length(r.Played),
		lang.X("report.goal", "the goal is {{.N}} a week", map[string]any{"N": r.Goal}),
	}, "  ·  ")
}

// Sessions formats a number of sessions: "1 session".
func Sessions(n int) string {
	return lang.XN("report.sessions", "{{.N}} sessions", n, map[string]any{"N": n})
}

// dayShort formats a day as in "20 Nov".
func dayShort(d engine.Day) string {
	_, month, day := d.Time().Date()
	return lang.X("date.tiny", "{{.Day}} {{.Month}}", map[string]any{"Day": day, "Month": words.MonthShort(month)})
}

func weeksPart(r *report.Report) printsheet.Part {
	bars := &printsheet.Bars{}
	other := time.Duration(0)
	for _, w := range r.Weeks {
		minutes := int(w.Played.Round(time.Minute) / time.Minute)
		mark := ""
		if w.Sessions > 0 || minutes > 0 {
			mark = strconv.Itoa(w.Sessions) + " × " + strconv.Itoa(minutes/max(w.Sessions, 1))
		}
		bars.Labels = append(bars.Labels, dayShort(w.Day))
		bars.Values = append(bars.Values, w.Played.Minutes())
		bars.Marks = append(bars.Marks, mark)
		other += w.Other
	}
	text := lang.X("report.weeks-text", "The bars are minutes a week; above them sessions × minutes each.")
	if other > 0 {
		text += " " + lang.X("report.other", "Besides, other activity: {{.Length}}.", map[string]any{"Length": words.Length(other)})
	}
	return printsheet.Part{Title: lang.X("report.weeks", "Sessions and minutes a week"), Text: text, Bars: bars}
}

func feltPart(r *report.Report) printsheet.Part {
	p := printsheet.Part{Title: lang.X("report.felt", "Discomfort before and after")}
	if len(r.Felt) == 0 {
		p.Text = lang.X("report.felt-none", "Nothing was noted.")
		return p
	}
	lines := &printsheet.Lines{
		Names: [2]string{lang.X("report.before", "before"), lang.X("report.after", "after")},
		Top:   engine.MaxDiscomfort, From: dayShort(r.From), To: dayShort(r.To),
	}
	span := max(1, float64(r.To-r.From))
	for _, f := range r.Felt {
		lines.Points = append(lines.Points, printsheet.LinePoint{X: float64(f.Day-r.From) / span, Values: [2]*float64{f.Before, f.After}})
	}
	p.Lines = lines
	p.Text = feltText(r.Felt)
	return p
}

// feltText gives the averages of the sessions that were noted before and after: a chart of
// a few sessions has only dots.
func feltText(felt []report.Felt) string {
	var before, after, n float64
	for _, f := range felt {
		if f.Before != nil && f.After != nil {
			before, after, n = before+*f.Before, after+*f.After, n+1
		}
	}
	if n == 0 {
		return ""
	}
	return lang.X("report.felt-text", "On average {{.Before}} before and {{.After}} after.", map[string]any{
		"Before": locale.System().Number(before/n, 1), "After": locale.System().Number(after/n, 1),
	})
}

func more(left int) string {
	return lang.XN("report.more", "and {{.N}} more", left, map[string]any{"N": left})
}

// nameOf is the name of an exercise, or its id where it is no longer there.
func nameOf(id string, book *engine.Book) string {
	if ex, ok := book.Exercises[id]; ok {
		return ex.Name
	}
	return id
}

// careParts say which routines were done, and what in them is different because of what
// the person is careful with.
func careParts(r *report.Report, of *Patient) []printsheet.Part {
	var parts []printsheet.Part
	var people []string
	for _, c := range of.Book.CarefulWith(of.Prefs) {
		people = append(people, c.Name)
	}
	if len(people) > 0 {
		text := strings.Join(people, ", ") + ". " + differences(r, of)
		parts = append(parts, printsheet.Part{Title: lang.X("report.care-title", "To be careful with"), Text: strings.TrimSpace(text)})
	}
	if len(r.Routines) == 0 {
		return parts
	}
	var names []string
	for _, done := range r.Routines[:min(len(r.Routines), mostRoutines)] {
		name := done.Name
		if it, ok := of.Book.Played(of.Routines, done.ID, of.Prefs); ok {
			name = it.Name
		}
		names = append(names, lang.XN("report.routine", "{{.Name}}, {{.N}} times", done.Sessions, map[string]any{"Name": name, "N": done.Sessions}))
	}
	text := strings.Join(names, "  ·  ")
	if left := len(r.Routines) - mostRoutines; left > 0 {
		text += ", " + more(left)
	}
	return append(parts, printsheet.Part{Title: lang.X("report.routines", "Routines"), Text: text + "."})
}

// differences says what is left out of the routines that were done, what is done in place
// of something, and what stays in because the person has asked.
func differences(r *report.Report, of *Patient) string {
	var out, instead, kept []string
	add := func(to *[]string, text string) {
		if !slices.Contains(*to, text) {
			*to = append(*to, text)
		}
	}
	for _, done := range r.Routines {
		routine, ok := of.Book.Played(of.Routines, done.ID, of.Prefs)
		if !ok {
			continue
		}
		care := engine.CareFor(routine, of.Book, of.Prefs)
		for _, c := range care.Changes {
			if name := nameOf(c.Exercise, of.Book); c.Instead == "" {
				add(&out, name)
			} else {
				add(&instead, lang.X("report.instead", "{{.Other}} for {{.Name}}", map[string]any{"Name": name, "Other": nameOf(c.Instead, of.Book)}))
			}
		}
		for _, id := range care.Kept() {
			add(&kept, nameOf(id, of.Book))
		}
	}
	var parts []string
	if len(out) > 0 {
		parts = append(parts, lang.X("report.left-out", "Left out because of that: {{.What}}.", map[string]any{"What": strings.Join(out, ", ")}))
	}
	if len(instead) > 0 {
		parts = append(parts, lang.X("report.replaced", "Replaced: {{.What}}.", map[string]any{"What": strings.Join(instead, ", ")}))
	}
	if len(kept) > 0 {
		parts = append(parts, lang.X("report.kept", "Kept after asking a professional: {{.What}}.", map[string]any{"What": strings.Join(kept, ", ")}))
	}
	return strings.Join(parts, " ")
}

func donePart(r *report.Report, of *Patient) printsheet.Part {
	p := printsheet.Part{Title: lang.X("report.done", "What was done")}
	if len(r.Exercises) == 0 {
		p.Text = lang.X("report.done-none", "No exercise was done.")
		return p
	}
	t := &printsheet.Table{
		Head: []string{
			lang.X("report.exercise", "Exercise"), lang.X("report.times", "Sessions"), lang.X("report.worked", "In all"),
			lang.X("report.dose-last", "Dose last time"),
		},
		Widths: []float64{0.32, 0.1, 0.14, 0.44}, Most: mostDone, More: more,
	}
	for i := range r.Exercises {
		e := &r.Exercises[i]
		t.Rows = append(t.Rows, []string{nameOf(e.ID, of.Book), strconv.Itoa(e.Sessions), words.Length(e.Worked), doseDone(e, of)})
	}
	p.Table = t
	return p
}

// doseDone says how much of an exercise was done last, in the words of its routine's page.
// Records of before that was noted know only how long a set took, with all that was said:
// then it is the dose of the place, unless the session had been fitted to a length.
func doseDone(e *report.Exercise, of *Patient) string {
	ex, known := of.Book.Exercises[e.ID]
	switch {
	case e.Sessions == 0:
		return lang.X("report.begun", "begun, not finished")
	case known && e.Dose.Amount > 0:
		done := e.Dose
		if !ex.CanDoOneSide() {
			done.Side = engine.NoSide
		}
		return words.Dosed(&ex, done)
	case e.Fitted:
		return "–"
	}
	if at, ok := of.Book.DoneAt(e.Place, e.ID, of.Routines, of.Prefs); ok {
		return words.PlaceDose(at, of.Prefs)
	}
	if !known {
		return "–"
	}
	// Its place is gone: as much as where it stands alone.
	return words.PlaceDose(engine.PlaceContext{
		Place: engine.PlaceID{Exercise: ex.ID}, Block: &engine.Block{Kind: engine.Main}, Item: &engine.Item{}, Exercise: &ex,
	}, of.Prefs)
}

func hurtPart(r *report.Report, book *engine.Book) printsheet.Part {
	p := printsheet.Part{Title: lang.X("report.hurt", "What hurt, and when")}
	if len(r.Hurts) == 0 {
		p.Text = lang.X("report.hurt-none", "Nothing was said to hurt.")
		return p
	}
	t := &printsheet.Table{
		Head:   []string{lang.X("report.day", "Day"), lang.X("report.exercise", "Exercise"), lang.X("report.then", "What was done then")},
		Widths: []float64{0.24, 0.4, 0.36}, Most: mostHurts, More: more,
	}
	for _, h := range r.Hurts {
		name := nameOf(h.Exercise, book)
		switch h.Side {
		case engine.LeftSide:
			name += ", " + lang.X("report.left", "left")
		case engine.RightSide:
			name += ", " + lang.X("report.right", "right")
		}
		t.Rows = append(t.Rows, []string{words.DateShort(h.Day), name, answered(h.Answer)})
	}
	p.Table = t
	return p
}

// answered says what was chosen after it hurt.
func answered(a engine.Answer) string {
	switch a {
	case engine.AnswerGoOn:
		return lang.X("report.went-on", "Went on")
	case engine.AnswerEasier:
		return lang.X("report.easier", "Did something easier")
	case engine.AnswerSkip:
		return lang.X("report.skipped", "Left it out")
	case engine.AnswerCoolDown:
		return lang.X("report.cooled-down", "Ended with the cool-down")
	case engine.AnswerEnd:
		return lang.X("report.ended", "Ended the session")
	}
	return "–"
}

func notesPart(r *report.Report) printsheet.Part {
	t := &printsheet.Table{Head: []string{lang.X("report.day", "Day"), lang.X("report.note", "Note")}, Widths: []float64{0.24, 0.76}, More: more}
	for _, n := range r.Notes {
		t.Rows = append(t.Rows, []string{words.DateShort(n.Day), n.Text})
	}
	return printsheet.Part{Title: lang.X("report.notes", "Notes"), Table: t}
}
