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
	add(engine.AnswerSkip, fyne.Key2, lang.X("hurt.skip", "Leave it out from now on"),
		lang.X("hurt.skip-line", "{{.Name}} no longer comes up. The settings bring it back.", map[string]any{"Name": p.Exercise.Name}))
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

func easierName(p *Pain) string {
	if p.StandIn != nil {
		return lang.X("hurt.instead", "Do {{.Name}} instead", map[string]any{"Name": p.StandIn.Name})
	}
	return lang.X("hurt.easier", "Go on with less")
}

func easierLine(p *Pain) string {
	switch {
	case p.StandIn != nil:
		return lang.X("hurt.instead-line", "From now on, until you change it on Home.")
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
