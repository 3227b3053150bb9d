package care

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Options configure the sheet.
type Options struct {
	Routine *engine.Routine
	Book    *engine.Book
	Prefs   engine.Preferences
	// Trial tells that a single exercise is tried: leaving it out would leave
	// nothing.
	Trial bool
	// Now returns the time of the answers.
	Now func() time.Time
	// OnStart gets the answers; OnCancel goes back.
	OnStart  func([]engine.CareAnswer)
	OnCancel func()
}

// asking is the sheet while it is open.
type asking struct {
	Options
	questions []engine.Question
	// chosen is the answer to each question, and toggles show it.
	chosen  []engine.Way
	toggles []map[engine.Way]*widget.Toggle
	groups  *widget.Groups
}

// NewSheet returns the sheet with all open questions, nil if there are none. One
// key chooses the careful answer for all.
func NewSheet(o Options) *widget.Sheet {
	a := &asking{Options: o, questions: engine.Questions(engine.Concerns(o.Routine, o.Book, &o.Prefs))}
	if len(a.questions) == 0 {
		return nil
	}
	var groups []widget.Group
	for i := range a.questions {
		groups = append(groups, a.group(i))
	}
	if line := saidLine(engine.SaidWhenTheyCome(engine.Concerns(o.Routine, o.Book, &o.Prefs)), o.Book); line != "" {
		groups = append(groups, widget.Group{Line: line})
	}
	sheet := widget.NewSheet(
		lang.X("care.title", "Some of this needs care"),
		lang.X("care.line", "Enter takes the careful way for all of it, and starts. Your answers are kept, and you can change them in the settings."),
		widget.NewFocusButton(lang.X("care.start", "Start"), widget.Primary, func() { o.OnStart(a.answers()) }),
		widget.NewFocusButton(lang.X("care.not-now", "Not now"), widget.Secondary, o.OnCancel),
	)
	sheet.Width, sheet.OnEscape = 1260, o.OnCancel
	a.groups = widget.NewGroupsBeside(groups...)
	a.groups.Unfocused = true
	sheet.SetContent(a.groups)
	return sheet
}

// group is the question about one exercise.
func (a *asking) group(i int) widget.Group {
	q := &a.questions[i]
	group := widget.Group{Title: a.Book.Exercises[q.Exercise].Name, Line: a.why(q)}
	a.chosen = append(a.chosen, "")
	a.toggles = append(a.toggles, map[engine.Way]*widget.Toggle{})
	for _, way := range q.Ways {
		if a.Trial && way == engine.LeaveOut {
			continue
		}
		if a.chosen[i] == "" {
			a.chosen[i] = way
		}
		t := widget.NewToggle(a.label(q, way, q.Instead), way == a.chosen[i], func(bool) { a.choose(i, way) })
		t.Round = true
		a.toggles[i][way] = t
		group.Items = append(group.Items, t)
	}
	return group
}

// choose sets the answer for one exercise. An exercise that this frees may
// replace another.
func (a *asking) choose(i int, way engine.Way) {
	a.chosen[i] = way
	for other, t := range a.toggles[i] {
		t.SetOn(other == way)
	}
	next := a.Prefs
	next.Answers = next.WithAnswers(a.answers()...)
	for _, c := range engine.Concerns(a.Routine, a.Book, &next) {
		for k := range a.questions {
			q := &a.questions[k]
			if t := a.toggles[k][engine.DoInstead]; t != nil && q.Exercise == c.Exercise && len(c.Instead) > 0 {
				t.SetLabel(a.label(q, engine.DoInstead, c.Instead[0]))
			}
		}
	}
	a.groups.Refresh()
}

// answers are the current answers.
func (a *asking) answers() []engine.CareAnswer {
	var all []engine.CareAnswer
	for i := range a.questions {
		all = append(all, a.questions[i].Answers(a.chosen[i], a.Now())...)
	}
	return all
}

// why names the conditions, and says why they need care here.
func (a *asking) why(q *engine.Question) string {
	if !q.Known {
		return lang.X("care.unknown", "What this asks of your body isn't known. You decide.")
	}
	return fmt.Sprintf("%s: %s", strings.Join(words.CarefulNames(a.Book, q.Conditions), ", "), q.Why)
}

func (a *asking) label(q *engine.Question, way engine.Way, instead string) string {
	switch {
	case way == engine.DoInstead:
		return lang.X("swap.instead", "Instead: {{.Name}}", map[string]any{"Name": a.Book.Exercises[instead].Name})
	case way == engine.LeaveOut:
		return lang.X("care.leave-out", "Leave it out")
	case !q.Known:
		return lang.X("care.keep", "Keep it")
	default:
		return lang.X("care.keep-asked", "Keep it, I have asked")
	}
}

// mostNamed is the most exercises that a line names.
const mostNamed = 5

// saidLine names the exercises with only a spoken caution.
func saidLine(ids []string, book *engine.Book) string {
	if len(ids) == 0 {
		return ""
	}
	var names []string
	for _, id := range ids[:min(len(ids), mostNamed)] {
		names = append(names, book.Exercises[id].Name)
	}
	line := strings.Join(names, ", ")
	if more := len(ids) - mostNamed; more > 0 {
		line = lang.X("gradual.and-more", "{{.What}} and {{.N}} more", map[string]any{"What": line, "N": more})
	}
	return lang.X("care.said", "Said when they come: {{.What}}.", map[string]any{"What": line})
}

// NewAskFirst returns the sheet for a condition that needs a doctor's advice
// before any session is offered.
func NewAskFirst(c *engine.Condition, onMay, onNotNow func()) *widget.Sheet {
	sheet := widget.NewSheet(
		lang.X("care.first-title", "Ask first, please"),
		fmt.Sprintf("%s: %s %s", c.Name, c.Advice, lang.X("care.first-line", "Uncoil is happy to wait.")),
		widget.NewFocusButton(lang.X("care.not-now", "Not now"), widget.Primary, onNotNow),
		widget.NewFocusButton(lang.X("care.first-may", "I have asked, and I may"), widget.Secondary, onMay),
	)
	sheet.Width, sheet.OnEscape = 720, onNotNow
	return sheet
}
