package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// Pain is what the sheet after "this hurts" is made of.
type Pain struct {
	Exercise *engine.Exercise
	// StandIn is the exercise that can be done instead, nil for none.
	StandIn *engine.Exercise
	// CoolDown tells that a cool-down is still to come.
	CoolDown bool
	// Give is called with what was chosen.
	Give func(engine.Answer)
}

// NewPainSheet returns the sheet that says that the session stands, and asks how
// to go on. The keys of the answers are those that the voice names.
func NewPainSheet(p *Pain) *widget.Sheet {
	sheet := widget.NewSheet(
		lang.X("hurt.title", "We stop here. Rest as you like."),
		lang.X("hurt.noted", "{{.Name}} is noted.", map[string]any{"Name": p.Exercise.Name})+" "+
			lang.X("hurt.advice", "If the pain stays or comes back, please ask a doctor or a physiotherapist."),
	)
	sheet.Width = 720
	var answers []widget.Answer
	add := func(answer engine.Answer, key fyne.KeyName, name, line string) {
		answers = append(answers, widget.Answer{
			Name: name, Line: line, Key: key, Shown: keyWords(key), Give: func() { p.Give(answer) },
		})
	}
	add(engine.AnswerEasier, fyne.Key1, easierName(p), easierLine(p))
	add(engine.AnswerSkip, fyne.Key2, lang.X("hurt.skip", "Leave it out"), "")
	if p.CoolDown {
		add(engine.AnswerCoolDown, fyne.Key3, lang.X("hurt.cool-down", "Finish with the cool-down"), "")
	}
	add(engine.AnswerEnd, fyne.Key4, lang.X("hurt.end", "End here"), "")
	add(engine.AnswerGoOn, fyne.KeySpace, lang.X("hurt.go-on", "Go on as before"), "")
	column := widget.NewAnswers(answers...)
	column.Unfocused = true
	sheet.SetContent(column)
	return sheet
}

// HowLong is what the sheet is made of that asks how long an answer is to hold.
type HowLong struct {
	Exercise *engine.Exercise
	// StandIn is done in its place, nil where it is left out.
	StandIn *engine.Exercise
	// Give is called with whether it is to hold from now on.
	Give func(fromNowOn bool)
}

// NewHowLongSheet returns the sheet that asks whether an answer holds today or
// from now on. Nothing is changed for later unless that is chosen.
func NewHowLongSheet(h *HowLong) *widget.Sheet {
	names := map[string]any{"Name": h.Exercise.Name}
	title := lang.X("hurt.without", "Without {{.Name}}", names)
	line := lang.X("hurt.skip-line", "{{.Name}} no longer comes up. The settings bring it back.", names)
	if h.StandIn != nil {
		names["Other"] = h.StandIn.Name
		title = lang.X("hurt.with", "{{.Other}} instead of {{.Name}}", names)
		line = lang.X("hurt.instead-line", "Wherever {{.Name}} stands. The settings take it back.", names)
	}
	sheet := widget.NewSheet(title, lang.X("hurt.how-long", "How long shall that hold?"))
	sheet.Width = 640
	sheet.SetContent(widget.NewAnswers(
		widget.Answer{
			Name: lang.X("hurt.today", "Only today"), Line: lang.X("hurt.today-line", "Next time all is as before."),
			Key: fyne.Key1, Shown: "1", Give: func() { h.Give(false) },
		},
		widget.Answer{
			Name: lang.X("hurt.from-now-on", "From now on"), Line: line,
			Key: fyne.Key2, Shown: "2", Give: func() { h.Give(true) },
		},
	))
	return sheet
}

func easierName(p *Pain) string {
	if p.StandIn != nil {
		return lang.X("hurt.instead", "Do {{.Name}} instead", map[string]any{"Name": p.StandIn.Name})
	}
	return lang.X("hurt.easier", "Go on with less")
}

func easierLine(p *Pain) string {
	switch {
	case p.StandIn != nil:
		return p.StandIn.Benefit
	case p.Exercise.Easier != "":
		return p.Exercise.Easier
	default:
		return lang.X("hurt.smaller", "Make every movement smaller, and slower.")
	}
}

// keyWords is how a key is written beside its answer.
func keyWords(key fyne.KeyName) string {
	if key == fyne.KeySpace {
		return lang.X("key.space", "Space")
	}
	return string(key)
}
