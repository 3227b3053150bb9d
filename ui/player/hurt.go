package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/widget"
)

// NewPainSheet returns the sheet that says that the session stands, and asks how
// to go on. The keys of the answers are those that the voice names; give is called with
// what was chosen.
func NewPainSheet(p *practice.Pain, give func(engine.Answer)) *widget.Sheet {
	sheet := widget.NewSheet(
		lang.X("hurt.title", "We'll stop here. Rest however you like."),
		lang.X("hurt.noted", "{{.Name}} is noted.", map[string]any{"Name": p.Exercise.Name})+" "+
			lang.X("hurt.advice", "If the pain stays or comes back, please ask a doctor or a physiotherapist."),
	)
	sheet.Width = 1180
	sheet.Afar()
	var answers []widget.Answer
	add := func(answer engine.Answer, key fyne.KeyName, name, line string) {
		answers = append(answers, widget.Answer{
			Name: name, Line: line, Key: key, Shown: keyWords(key), Give: func() { give(answer) },
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
	column.Unfocused, column.Afar = true, true
	sheet.SetContent(column)
	return sheet
}

// NewHowLongSheet returns the sheet that asks whether an answer holds today or
// from now on. Nothing is changed for later unless that is chosen.
func NewHowLongSheet(h *practice.HowLong, give func(fromNowOn bool)) *widget.Sheet {
	names := map[string]any{"Name": h.Exercise.Name}
	title := lang.X("hurt.without", "Without {{.Name}}", names)
	line := lang.X("hurt.skip-line", "{{.Name}} no longer comes up. The settings bring it back.", names)
	if h.StandIn != nil {
		names["Other"] = h.StandIn.Name
		title = lang.X("hurt.with", "{{.Other}} instead of {{.Name}}", names)
		line = lang.X("hurt.instead-line", "Wherever {{.Name}} stands. The settings take it back.", names)
	}
	sheet := widget.NewSheet(title, lang.X("hurt.how-long", "How long should that last?"))
	sheet.Width = 900
	sheet.Afar()
	column := widget.NewAnswers(
		widget.Answer{
			Name: lang.X("hurt.today", "Only today"), Line: lang.X("hurt.today-line", "Next time it's all as before."),
			Key: fyne.Key1, Shown: "1", Give: func() { give(false) },
		},
		widget.Answer{
			Name: lang.X("hurt.from-now-on", "From now on"), Line: line,
			Key: fyne.Key2, Shown: "2", Give: func() { give(true) },
		},
	)
	column.Afar = true
	sheet.SetContent(column)
	return sheet
}

func easierName(p *practice.Pain) string {
	if p.StandIn != nil {
		return lang.X("hurt.instead", "Do {{.Name}} instead", map[string]any{"Name": p.StandIn.Name})
	}
	return lang.X("hurt.easier", "Go on with less")
}

func easierLine(p *practice.Pain) string {
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
