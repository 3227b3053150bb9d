package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// you says what the program must know about the person: what to be careful with,
// what there is at home, and what has been answered.
func (s *Screen) you() fyne.CanvasObject {
	choice := care.NewChoice(s.options.Book, s.prefs.Conditions, s.prefs.Careful, func(conditions []string, careful []engine.Movement) {
		s.change(func(p *engine.Preferences) { p.Conditions, p.Careful = conditions, careful })
	})
	s.first = choice.First()
	s.answers = widget.VBox(12)
	s.showAnswers()
	equipment := words.ToggleMany(engine.Equipment(), s.prefs.Equipment, words.Equipment, func(ids []string) {
		s.change(func(p *engine.Preferences) { p.Equipment = ids })
	})
	return section(lang.X("you.title", "You"),
		under(lang.X("careful.title", "Be careful with"),
			lang.X("careful.line", "What you have or have had. Exercises that might not suit are replaced or left out, until you have asked your doctor or physiotherapist."),
			choice),
		under(lang.X("kit.title", "Equipment I have"), lang.X("kit.line", "Home tells you when a routine needs more."), widget.Wrap(10, widget.Objects(equipment)...)),
		s.answers)
}

// showAnswers lists what has been answered before sessions, each to be taken back.
func (s *Screen) showAnswers() {
	line := lang.X("answers.line", "Take an answer back, and you are asked again.")
	if len(s.prefs.Answers) == 0 {
		line = lang.X("answers.none", "Nothing yet. Before a session you are asked about what might not suit you, and your answers are kept here.")
	}
	s.answers.Objects = []fyne.CanvasObject{said(lang.X("answers.title", "Your answers"), line)}
	s.back = nil
	for i, a := range s.prefs.Answers {
		r, b := leading(s.askedWords(a), answerWords(a), lang.X("answers.take-back", "Take back"), func() { s.takeBack(i) })
		s.answers.Objects, s.back = append(s.answers.Objects, r), append(s.back, b)
	}
}

// takeBack forgets an answer. The keyboard goes on to the next one.
func (s *Screen) takeBack(i int) {
	a := s.prefs.Answers[i]
	s.change(func(p *engine.Preferences) { p.Answers = p.WithoutAnswer(a.Exercise, a.Condition) })
	s.showAnswers()
	s.scroll.Refresh()
	widget.RevealFocus(s.scroll)
	if len(s.back) > 0 {
		widget.Focus(s, s.back[min(i, len(s.back)-1)])
	} else {
		widget.Focus(s, s.first)
	}
}

// askedWords says what an answer is about: an exercise and a condition.
func (s *Screen) askedWords(a engine.CareAnswer) string {
	condition := words.Careful(s.options.Book, a.Condition)
	if a.Exercise == "" || s.options.NameOf == nil {
		return condition
	}
	return s.options.NameOf(a.Exercise) + "  ·  " + condition
}

// answerWords says what was chosen, and when.
func answerWords(a engine.CareAnswer) string {
	way := lang.X("answers.keep", "You have asked: it stays")
	switch {
	case a.Way == engine.DoInstead:
		way = lang.X("answers.instead", "Something gentler instead")
	case a.Way == engine.LeaveOut:
		way = lang.X("answers.leave-out", "Left out")
	case a.Exercise == "":
		way = lang.X("answers.asked", "You have asked")
	}
	if a.At.IsZero() {
		return way
	}
	return way + "  ·  " + words.DateShort(engine.DayOf(a.At.Local()))
}
