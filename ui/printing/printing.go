// Package printing lays out a routine on one sheet of paper, as it would be
// played now, and has the dialog for it. It must not write the file.
package printing

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/engine"
	"uncoil/engine/lettering"
	"uncoil/engine/printsheet"
	"uncoil/ui/picture"
	"uncoil/ui/words"
)

// Job is a routine to be printed.
type Job struct {
	Routine *engine.Routine
	// Timeline is the routine as it would be played.
	Timeline *engine.Timeline
	Book     *engine.Book
	// Prefs are those of the person that it is for, nil for everybody.
	Prefs *engine.Preferences
	// Subject finds the pictures of an exercise, drawn as Person.
	Subject picture.Source
	Person  picture.Person
	Now     time.Time
	// Missing, if any, is told the letters that no type has.
	Missing func(letters string)
}

// Sheet returns the text and pictures of the sheet. Drawing takes a moment; it is
// safe to call from any goroutine.
func Sheet(j *Job) *printsheet.Sheet {
	s := &printsheet.Sheet{
		Title: j.Routine.Name, Summary: j.Routine.Summary, Facts: facts(j), Changed: changed(j),
		Care:   lang.X("paper.care", "Move slowly and stay where it is easy. Stop if it hurts, tingles or makes you dizzy."),
		Origin: lang.X("paper.origin", "Made with Uncoil"),
		Made:   j.Now,
	}
	parts := partsOf(j.Timeline)
	shown := shelf{job: j, width: pixelsFor(len(parts)), known: map[string]pictures{}}
	for i := range parts {
		p := &parts[i]
		if block := words.Block(p.place.Block); i == 0 || p.place.Block != parts[i-1].place.Block {
			s.Sections = append(s.Sections, printsheet.Section{Title: block})
		}
		last := &s.Sections[len(s.Sections)-1]
		last.Entries = append(last.Entries, entry(j, p, &shown))
	}
	return s
}

// facts lists the length of the routine, its level, the equipment needed and what
// is good to have.
func facts(j *Job) string {
	n := max(1, int(j.Timeline.Length.Round(time.Minute)/time.Minute))
	var needed, handy []string
	for i := range j.Timeline.Steps {
		ex := j.Book.Exercises[j.Timeline.Steps[i].Exercise]
		needed, handy = union(needed, ex.Needs(j.Routine.Surface)), union(handy, ex.Handy)
	}
	handy = slices.DeleteFunc(handy, func(id string) bool { return slices.Contains(needed, id) })
	parts := []string{
		lang.XN("home.minutes", "{{.N}} minutes", n, map[string]any{"N": n}),
		words.Level(j.Routine.Level),
		words.Needs(needed),
	}
	if len(handy) > 0 {
		parts = append(parts, lang.X("paper.handy", "good to have: {{.Things}}", map[string]any{"Things": words.Things(handy)}))
	}
	return strings.Join(parts, "  ·  ")
}

// union returns a list with the missing items of another appended.
func union(list, more []string) []string {
	for _, id := range more {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// changed says which exercises are changed, and why.
func changed(j *Job) string {
	var parts []string
	for _, c := range j.Timeline.Changes {
		names := map[string]any{
			"Name": j.Book.Exercises[c.Exercise].Name, "Why": words.Careful(j.Book, c.Condition),
			"Other": j.Book.Exercises[c.Instead].Name,
		}
		if c.Instead == "" {
			parts = append(parts, lang.X("paper.left-out", "without {{.Name}} ({{.Why}})", names))
		} else {
			parts = append(parts, lang.X("paper.instead", "{{.Other}} in place of {{.Name}} ({{.Why}})", names))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return lang.X("paper.changed", "Different for you: {{.What}}.", map[string]any{"What": strings.Join(parts, "; ")})
}

// Unprintable says which letters no type has.
func Unprintable(letters string) string {
	return lang.X("paper.missing", "No font on this computer has {{.Letters}}, and an empty box is printed for each. A Noto font of that script would help.",
		map[string]any{"Letters": letters})
}

// care says what to be careful with in a part: what the person asked for, and what they
// have written themselves for an exercise of their own.
func care(p *part, ex *engine.Exercise) string {
	var lines []string
	for i := range ex.Cautions {
		if c := &ex.Cautions[i]; len(ex.Sources) == 0 && c.ForEverybody() {
			lines = append(lines, c.Say)
		}
	}
	for _, c := range p.care {
		lines = append(lines, c.Say)
	}
	if len(lines) == 0 {
		return ""
	}
	return lang.X("paper.take-care", "Take care: {{.What}}", map[string]any{"What": strings.Join(lines, " ")})
}

// part is everything that a timeline does at one place of the routine.
type part struct {
	place engine.PlaceID
	work  []*engine.Step
	// between is the rest between two sets, after the rest after the exercise.
	between, after *engine.Step
	// care is the cautions, from getting into position on.
	care []engine.StepCare
}

// partsOf returns the parts of a timeline in order.
func partsOf(t *engine.Timeline) []part {
	var parts []part
	for i := range t.Steps {
		step := &t.Steps[i]
		if step.Place.Exercise == "" {
			continue
		}
		if n := len(parts); n == 0 || parts[n-1].place != step.Place {
			parts = append(parts, part{place: step.Place})
		}
		p := &parts[len(parts)-1]
		switch {
		case step.Kind == engine.PositionStep:
			p.care = step.Care
		case step.Kind == engine.Work:
			p.work = append(p.work, step)
		case step.Kind == engine.Rest && step.Rest == engine.BetweenSets:
			p.between = step
		case step.Kind == engine.Rest:
			p.after = step
		}
	}
	return parts
}

func entry(j *Job, p *part, shown *shelf) printsheet.Entry {
	if len(p.work) == 0 {
		return printsheet.Entry{Name: p.place.Exercise}
	}
	first := p.work[0]
	ex := j.Book.Exercises[first.Exercise]
	e := printsheet.Entry{Name: ex.Name, Dose: dose(p, &ex), Rest: rests(p), Note: first.Note, Care: care(p, &ex), Steps: ex.Steps}
	eased := &ex
	if j.Prefs != nil {
		eased = j.Book.Eased(eased, j.Prefs, j.Routine.Surface)
	}
	for _, k := range picture.Keyframes(eased) {
		if k.Show != "" && !slices.Contains(e.Brief, k.Show) {
			e.Brief = append(e.Brief, k.Show)
		}
	}
	pictures := shown.of(eased)
	e.Pictures, e.Best = pictures.all, pictures.best
	return e
}

// dose describes the amount: "2 × 10 reps, on each side".
func dose(p *part, ex *engine.Exercise) string {
	first := p.work[0]
	text := words.Work(first, ex.Dose.Kind)
	if ex.Dose.Hold > 0 {
		text += ", " + words.Hold(ex.Dose.Hold)
	}
	if first.Sets > 1 {
		text = lang.X("paper.sets", "{{.Sets}} × {{.Dose}}", map[string]any{"Sets": first.Sets, "Dose": text})
	}
	if sides := sides(p, ex); sides != "" {
		text += ", " + sides
	}
	return text
}

// sides says which sides are worked; "" for the whole body at once.
func sides(p *part, ex *engine.Exercise) string {
	var left, right, both bool
	for _, step := range p.work {
		left = left || step.Side == engine.LeftSide
		right = right || step.Side == engine.RightSide
		both = both || step.Side == engine.BothSides
	}
	switch {
	case left && right && both:
		return lang.X("dose.each-and-both", "on each side, then with both")
	case left && right, ex.Sides == engine.SidesAlternating && ex.Dose.Kind == engine.Repetitions:
		return lang.X("dose.each-side", "on each side")
	case left:
		return lang.X("paper.left", "left side alone")
	case right:
		return lang.X("paper.right", "right side alone")
	}
	return ""
}

// rests describes the rests between the sets and after the exercise.
func rests(p *part) string {
	var texts []string
	if p.between != nil {
		texts = append(texts, lang.X("paper.between", "Between sets: {{.Rest}}", map[string]any{"Rest": rest(p.between)}))
	}
	if p.after != nil {
		texts = append(texts, lang.X("paper.after", "Then rest: {{.Rest}}", map[string]any{"Rest": rest(p.after)}))
	}
	return strings.Join(texts, "  ·  ")
}

func rest(step *engine.Step) string {
	if step.Pause.Wait {
		return lang.X("paper.until-ready", "until you are ready")
	}
	return words.Pause(step.Pause)
}

// pictures are those of one exercise.
type pictures struct {
	all  []printsheet.Picture
	best int
}

// shelf draws each exercise once, however often it occurs.
type shelf struct {
	job   *Job
	width int
	known map[string]pictures
}

func (s *shelf) of(ex *engine.Exercise) pictures {
	if known, ok := s.known[ex.ID]; ok {
		return known
	}
	var made pictures
	if subject, err := s.job.Subject(ex.ID); err == nil {
		made.all, made.best = picture.OnPaper(subject, ex, s.job.Routine.Surface, s.job.Person, s.width)
	}
	s.known[ex.ID] = made
	return made
}

// pixelsFor is the width of the drawings: the more exercises, the smaller they
// are printed.
func pixelsFor(exercises int) int {
	switch {
	case exercises <= 8:
		return 960
	case exercises <= 26:
		return 640
	default:
		return 400
	}
}

// Fonts are those of the window, and those of the system for what they lack. missing is
// told the letters that none has.
func Fonts(missing func(letters string)) printsheet.Fonts {
	return printsheet.Fonts{
		Regular: fynetheme.DefaultTextFont().Content(), Bold: fynetheme.DefaultTextBoldFont().Content(), StandIn: lettering.System, Missing: missing,
	}
}
