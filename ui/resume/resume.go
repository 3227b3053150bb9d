// Package resume is the sheet that offers to resume an interrupted session. It
// must not know how that is done.
package resume

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Old is the age of an interrupted session from which it is assumed to be over.
const Old = 24 * time.Hour

// Options configure the sheet.
type Options struct {
	Record engine.SessionRecord
	// Place describes where the session would be resumed, in the form of the
	// function Place; "" if that is gone, or nothing is left to do.
	Place string
	// Last is when the session was last running, Now is the current time.
	Last, Now time.Time
	// CanStartOver tells that the routine still exists.
	CanStartOver bool
	// One of these is called: resume, start over, or close the session as it
	// stands.
	OnContinue, OnStartOver, OnClose func()
}

// Place describes where an interrupted session would be resumed, such as
// "Cat-Cow, set 2 of 2, 0:22 left".
func Place(t *engine.Timeline, at engine.Mark, book *engine.Book) string {
	step := &t.Steps[at.Step]
	name := book.Exercises[step.Exercise].Name
	var parts []string
	switch step.Kind {
	case engine.GetReady:
		parts = append(parts, lang.X("resume.start", "the start"))
	case engine.Rest:
		parts = append(parts, lang.X("resume.rest", "the rest before {{.Name}}", map[string]any{"Name": name}))
	default:
		parts = append(parts, name)
	}
	if step.Kind == engine.Work {
		if step.Sets > 1 {
			parts = append(parts, lang.X("resume.set", "set {{.N}} of {{.Of}}", map[string]any{"N": step.Set, "Of": step.Sets}))
		}
		parts = append(parts, sideWords(step.Side))
	}
	if step.Kind != engine.GetReady {
		parts = append(parts, lang.X("resume.left", "{{.Time}} left", map[string]any{"Time": words.Countdown(step.Length - at.Elapsed)}))
	}
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, ", ")
}

func sideWords(s engine.Side) string {
	switch s {
	case engine.LeftSide:
		return lang.X("resume.left-side", "left side")
	case engine.RightSide:
		return lang.X("resume.right-side", "right side")
	}
	return ""
}

// NewSheet returns the sheet. The first answer is the most likely one: resume, or
// close for an old session.
func NewSheet(o Options) *widget.Sheet {
	old := o.Now.Sub(o.Last) > Old
	sheet := widget.NewSheet(lang.X("resume.title", "Your last session was interrupted"), about(&o, old))
	sheet.Width = 640
	close := widget.Answer{Name: lang.X("resume.close", "That was all"), Line: closeLine(&o), Give: o.OnClose}
	var answers []widget.Answer
	if old {
		answers = append(answers, close)
	}
	if o.Place != "" {
		answers = append(answers, widget.Answer{
			Name: lang.X("resume.continue", "Continue with {{.Place}}", map[string]any{"Place": o.Place}),
			Line: lang.X("resume.continue-line", "It counts you in first."), Give: o.OnContinue,
		})
	}
	if !old && o.Place == "" {
		answers = append(answers, close)
	}
	if o.CanStartOver {
		answers = append(answers, widget.Answer{
			Name: lang.X("resume.over", "Start over"),
			Line: lang.X("resume.over-line", "From the beginning. What you did is kept as a session of its own."), Give: o.OnStartOver,
		})
	}
	if !old && o.Place != "" {
		answers = append(answers, close)
	}
	for i := range answers {
		answers[i].Shown = string(rune('1' + i))
		answers[i].Key = fyne.KeyName(answers[i].Shown)
	}
	sheet.SetContent(widget.NewAnswers(answers...))
	return sheet
}

// about describes the session and its time.
func about(o *Options, old bool) string {
	at := o.Last.In(o.Now.Location())
	midnight := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, at.Location())
	fill := map[string]any{"Name": o.Record.Name, "Day": words.DateShort(engine.DayOf(at)), "Time": words.Clock(at.Sub(midnight))}
	line := ""
	switch {
	case engine.DayOf(at) == engine.DayOf(o.Now):
		line = lang.X("resume.today", "{{.Name}}, today at {{.Time}}.", fill)
	case !old:
		line = lang.X("resume.yesterday", "{{.Name}}, yesterday at {{.Time}}.", fill)
	default:
		line = lang.X("resume.day", "{{.Name}}, {{.Day}} at {{.Time}}.", fill)
	}
	if o.Place == "" {
		line += " " + lang.X("resume.no-place", "There is nothing to continue: you were at the end, or the routine has changed.")
	}
	return line
}

func closeLine(o *Options) string {
	return lang.X("resume.close-line", "The {{.Played}} minutes you did are kept.", map[string]any{"Played": words.Countdown(o.Record.Played)})
}
