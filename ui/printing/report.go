package printing

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/printsheet"
	"uncoil/engine/report"
	"uncoil/ui/words"
)

// Report returns a report for a therapist in the words in which it is printed;
// notes are left out unless they are wanted.
func Report(r *report.Report, book *engine.Book, notes bool, now time.Time) *printsheet.Report {
	page := &printsheet.Report{
		Title:   lang.X("report.title", "Back exercises"),
		Summary: lang.X("report.span", "{{.From}} to {{.To}}", map[string]any{"From": words.DateShort(r.From), "To": words.DateShort(r.To)}),
		Facts:   reportFacts(r),
		Care:    lang.X("report.care", "Noted by the person who did the exercises. Discomfort is from 0, none, to 10."),
		Origin:  lang.X("paper.origin", "Made with Uncoil"),
		Made:    now,
	}
	page.Parts = []printsheet.Part{weeksPart(r), feltPart(r), hurtPart(r, book), donePart(r, book)}
	if notes && len(r.Notes) > 0 {
		page.Parts = append(page.Parts, notesPart(r))
	}
	return page
}

// The most rows of the tables, so that all have room on two pages.
const (
	mostHurts = 12
	mostDone  = 30
)

func reportFacts(r *report.Report) string {
	return strings.Join([]string{
		lang.XN("report.sessions", "{{.N}} sessions", r.Sessions, map[string]any{"N": r.Sessions}),
		lang.XN("report.days", "on {{.N}} days", r.Days, map[string]any{"N": r.Days}),
		words.Length(r.Played),
	}, "  ·  ")
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
	return p
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

func donePart(r *report.Report, book *engine.Book) printsheet.Part {
	p := printsheet.Part{Title: lang.X("report.done", "What was done")}
	if len(r.Exercises) == 0 {
		p.Text = lang.X("report.done-none", "No exercise was done.")
		return p
	}
	t := &printsheet.Table{
		Head: []string{
			lang.X("report.exercise", "Exercise"), lang.X("report.times", "Sessions"), lang.X("report.worked", "In all"),
			lang.X("report.first", "Dose at first"), lang.X("report.last", "Dose now"),
		},
		Widths: []float64{0.34, 0.1, 0.14, 0.21, 0.21}, Most: mostDone, More: more,
	}
	for i := range r.Exercises {
		e := &r.Exercises[i]
		t.Rows = append(t.Rows, []string{nameOf(e.ID, book), strconv.Itoa(e.Sessions), words.Length(e.Worked), reportDose(e.First), reportDose(e.Last)})
	}
	p.Table = t
	return p
}

// reportDose formats a dose as in "2 × 30 s a side".
func reportDose(d report.Dose) string {
	if d.Sets == 0 {
		return "–"
	}
	text := lang.X("report.dose", "{{.Sets}} × {{.Seconds}} s", map[string]any{"Sets": d.Sets, "Seconds": int(d.Length.Round(time.Second).Seconds())})
	if d.Sides > 1 {
		text = lang.X("report.a-side", "{{.Dose}} a side", map[string]any{"Dose": text})
	}
	return text
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
