package checkin

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Way is an alternative to a session that would be too much today.
type Way struct {
	// Length is how long it takes; 0 hides it.
	Length time.Duration
	Do     func()
}

// Less configures the sheet for a day with much discomfort. A Way without Do is
// not offered.
type Less struct {
	// WindDown is a quiet routine; WindDownName is its name.
	WindDown     Way
	WindDownName string
	// Lying is the part of the routine that is done lying down.
	Lying Way
	// NotToday ends here, GoOn continues as planned.
	NotToday, GoOn Way
}

// NewLess returns the sheet with easier alternatives.
func NewLess(l *Less) *widget.Sheet {
	sheet := widget.NewSheet(
		lang.X("less.title", "That's a lot today"),
		lang.X("less.line", "Be kind to your back: less may do it more good now. If it's new, or much worse than usual, ask a doctor first."),
	)
	sheet.Width = 720
	var answers []widget.Answer
	add := func(w Way, name, line string) {
		if w.Do == nil {
			return
		}
		key := string(rune('1' + len(answers)))
		if w.Length > 0 {
			line = strings.TrimSpace(lang.X("less.length", "{{.Time}}.", map[string]any{"Time": words.Length(w.Length)}) + " " + line)
		}
		answers = append(answers, widget.Answer{Name: name, Line: line, Key: fyne.KeyName(key), Shown: key, Give: w.Do})
	}
	add(l.WindDown, lang.X("less.wind-down", "“{{.Name}}” instead", map[string]any{"Name": l.WindDownName}), lang.X("less.wind-down-line", "Slow and quiet, mostly lying down."))
	add(l.Lying, lang.X("less.lying", "Lying exercises only"), lang.X("less.lying-line", "What of this routine is done lying down."))
	add(l.NotToday, lang.X("less.not-today", "Not today"), lang.X("less.not-today-line", "A day of rest is part of it."))
	add(l.GoOn, lang.X("less.go-on", "Go on as planned"), "")
	sheet.SetContent(widget.NewAnswers(answers...))
	return sheet
}
