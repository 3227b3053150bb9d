package settings

import (
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// you says what the program must know about the person: what to be careful with,
// what there is at home, and what has been answered.
func (s *Screen) you() *section {
	sec := newSection(lang.X("you.title", "You"))
	choice := care.NewChoice(s.options.Book, s.prefs.Conditions, s.prefs.Careful, func(conditions []string, careful []engine.Movement) {
		s.change(func(p *engine.Preferences) { p.Conditions, p.Careful = conditions, careful })
	})
	r := s.addTall(
		sec, lang.X("careful.title", "Be careful with"),
		lang.X("careful.line", "What you have or have had. Exercises that might not suit are replaced or left out, until you have asked your doctor or physiotherapist."),
		choice,
	)
	choice.OnReached = func(top, height float32) { s.revealIn(r, top, height) }
	choice.OnResized = s.arrange
	s.first = choice.First()
	s.addFlow(sec, lang.X("kit.line", "Home tells you when a routine needs more."),
		words.EquipmentToggles(s.prefs.Equipment, func(ids []string) {
			s.change(func(p *engine.Preferences) { p.Equipment = ids })
		}))
	sec.rows[1].label = widget.NewParagraph(lang.X("kit.title", "Equipment I have"), theme.TextBody, theme.Ink)
	s.addAnswers(sec)
	return sec
}

// addAnswers appends what has been answered before sessions, each to be taken
// back.
func (s *Screen) addAnswers(sec *section) {
	line := lang.X("answers.line", "Take an answer back, and you are asked again.")
	if len(s.prefs.Answers) == 0 {
		line = lang.X("answers.none", "Nothing yet. Before a session you are asked about what might not suit you, and your answers are kept here.")
	}
	s.addText(sec, lang.X("answers.title", "Your answers"), line)
	for _, a := range s.prefs.Answers {
		r := &row{
			label: widget.NewParagraph(s.askedWords(a), theme.TextBody, theme.Ink),
			line:  widget.NewParagraph(answerWords(a), theme.TextCaption, theme.Muted),
		}
		r.try = widget.NewFocusButton(lang.X("answers.take-back", "Take back"), widget.Secondary, func() { s.takeBack(sec, r, a) })
		s.watch(r)
		sec.rows = append(sec.rows, r)
	}
}

// takeBack forgets an answer. The keyboard goes on to the next one.
func (s *Screen) takeBack(sec *section, gone *row, a engine.CareAnswer) {
	s.change(func(p *engine.Preferences) { p.Answers = p.WithoutAnswer(a.Exercise, a.Condition) })
	at := 0
	for i, r := range sec.rows {
		if r == gone {
			at = i
		}
	}
	sec.rows = sec.rows[:answersFrom]
	s.addAnswers(sec)
	s.arrange()
	if r := sec.rows[min(at, len(sec.rows)-1)]; r.try != nil {
		widget.Focus(s, r.try)
	} else {
		widget.Focus(s, s.first)
	}
}

// answersFrom is the row of the section at which the answers begin.
const answersFrom = 2

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

// arrange lays the page out anew, after something in it has come or gone.
func (s *Screen) arrange() {
	s.page.follow()
	s.layOut(s.Size())
	canvas.Refresh(s.page)
}
