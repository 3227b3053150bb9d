package history

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// sheetWidth is the width of the sheets in units of the design.
const sheetWidth = 720

// OpenSession shows all details of a session.
func (s *Screen) OpenSession(id int64) {
	s.options.Go(func() {
		d, err := s.options.Records.Session(context.Background(), id)
		s.options.Post(func() {
			if err != nil {
				s.complain(err)
				return
			}
			s.showSession(&d)
		})
	})
}

func (s *Screen) showSession(d *engine.SessionDetails) {
	buttons := []*widget.FocusButton{widget.NewFocusButton(lang.X("history.close", "Close"), widget.Primary, s.options.Host.CloseSheet)}
	if !d.Ended.IsZero() {
		buttons = append(buttons,
			widget.NewFocusButton(lang.X("history.edit", "Change"), widget.Secondary, func() {
				s.options.Host.CloseSheet()
				s.EditSession(&d.SessionRecord)
			}),
			widget.NewFocusButton(lang.X("history.delete", "Delete"), widget.Secondary, func() {
				s.options.Host.CloseSheet()
				s.DeleteSession(&d.SessionRecord)
			}))
	}
	sheet := widget.NewSheet(sessionName(&d.SessionRecord), sessionLine(&d.SessionRecord), buttons...)
	sheet.Width = sheetWidth
	sheet.SetContent(widget.NewRows(s.sessionRows(d)...))
	s.options.Host.OpenSheet(sheet)
}

// sessionLine says when a session was and how much of it was done.
func sessionLine(r *engine.SessionRecord) string {
	how := lang.X("history.whole", "{{.Time}}, to its end", map[string]any{"Time": words.Length(r.Played)})
	switch {
	case r.Ended.IsZero():
		how = lang.X("history.open", "not ended yet")
	case !r.Finished:
		how = lang.X("history.part", "{{.Played}} of {{.Planned}}", map[string]any{"Played": words.Length(r.Played), "Planned": words.Length(r.Planned)})
	}
	return lang.X("history.session-line", "{{.Day}}, {{.Time}}. {{.How}}.", map[string]any{
		"Day": words.Date(engine.DayOf(r.Started)), "Time": words.TimeOfDay(r.Started), "How": how,
	})
}

// sessionRows are the check-ins, the exercises and what hurt.
func (s *Screen) sessionRows(d *engine.SessionDetails) []widget.Row {
	var rows []widget.Row
	if felt := feltWords(d.Feeling); felt != "" {
		rows = append(rows, widget.Row{Label: lang.X("history.felt-row", "How it felt"), Text: felt})
	}
	if note := strings.TrimSpace(d.Feeling.Note); note != "" {
		rows = append(rows, widget.Row{Label: lang.X("history.note-line", "“{{.Note}}”", map[string]any{"Note": note}), Text: " "})
	}
	for i, h := range d.Hurts {
		if i == 0 {
			rows = append(rows, widget.Row{Label: lang.X("history.hurt", "What hurt")})
		}
		rows = append(rows, widget.Row{
			Label: s.exerciseName(h.Exercise),
			Text: lang.X("history.hurt-line", "after {{.Time}}{{.Answer}}", map[string]any{
				"Time": words.Length(h.Played), "Answer": answerWords(h.Answer),
			}),
		})
	}
	for i, x := range exercisesOf(d.Sets) {
		if i == 0 {
			rows = append(rows, widget.Row{Label: lang.X("history.exercises", "What you did")})
		}
		rows = append(rows, widget.Row{
			Label: s.exerciseName(x.Exercise),
			Text:  lang.XN("history.sets-time", "{{.N}} sets, {{.Time}}", x.Sets, map[string]any{"N": x.Sets, "Time": timeWords(x.Worked)}),
		})
	}
	if len(rows) == 0 {
		rows = append(rows, widget.Row{Label: lang.X("history.no-details", "Nothing more is known of this session."), Text: " "})
	}
	return rows
}

// timeWords formats the time of a set to the second, such as "1:05 min".
func timeWords(d time.Duration) string {
	seconds := int(d.Round(time.Second) / time.Second)
	if seconds < 60 {
		return lang.X("length.seconds", "{{.N}} s", map[string]any{"N": seconds})
	}
	return lang.X("length.minutes", "{{.Time}} min", map[string]any{"Time": minutesSeconds(seconds)})
}

// answerWords says what was chosen after something hurt.
func answerWords(a engine.Answer) string {
	switch a {
	case engine.AnswerGoOn:
		return lang.X("history.answer-go-on", "; you went on")
	case engine.AnswerEasier:
		return lang.X("history.answer-easier", "; you took the easier way")
	case engine.AnswerSkip:
		return lang.X("history.answer-skip", "; you left it out from then on")
	case engine.AnswerCoolDown:
		return lang.X("history.answer-cool-down", "; you ended with the cool-down")
	case engine.AnswerEnd:
		return lang.X("history.answer-end", "; you ended there")
	}
	return ""
}

// exercisesOf adds sets up by exercise, in the order in which they were done.
func exercisesOf(sets []engine.SetRecord) []engine.ExerciseTotal {
	var totals []engine.ExerciseTotal
	place := map[string]int{}
	for _, set := range sets {
		i, known := place[set.Exercise]
		if !known {
			i = len(totals)
			place[set.Exercise] = i
			totals = append(totals, engine.ExerciseTotal{Exercise: set.Exercise})
		}
		totals[i].Worked += set.Worked
		if 2*set.Worked >= set.Planned {
			totals[i].Sets++
		}
	}
	return totals
}

// openActivity shows an activity.
func (s *Screen) openActivity(a engine.Activity) {
	sheet := widget.NewSheet(words.Activity(a.Kind),
		lang.X("history.activity-line", "{{.Day}}, {{.Time}}.", map[string]any{"Day": words.Date(a.Day), "Time": words.Length(a.Length)}),
		widget.NewFocusButton(lang.X("history.close", "Close"), widget.Primary, s.options.Host.CloseSheet),
		widget.NewFocusButton(lang.X("history.edit", "Change"), widget.Secondary, func() {
			s.options.Host.CloseSheet()
			s.editActivity(a)
		}),
		widget.NewFocusButton(lang.X("history.delete", "Delete"), widget.Secondary, func() {
			s.options.Host.CloseSheet()
			s.deleteActivity(a)
		}))
	sheet.Width = sheetWidth
	if a.Note != "" {
		sheet.SetContent(widget.NewRows(widget.Row{Label: lang.X("history.note-line", "“{{.Note}}”", map[string]any{"Note": a.Note}), Text: " "}))
	}
	s.options.Host.OpenSheet(sheet)
}
