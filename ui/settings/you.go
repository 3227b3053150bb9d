package settings

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// you is the section about the person: what to be careful with, the equipment,
// and the answers given.
func (s *Screen) you() *group {
	choice := care.NewChoice(s.options.Book, s.prefs.Conditions, s.prefs.Careful, func(conditions []string, careful []engine.Movement) {
		s.change(func(p *engine.Preferences) { p.Conditions, p.Careful = conditions, careful })
	})
	s.first = choice.First()
	s.answers = widget.VBox(12)
	s.showAnswers()
	equipment := words.ToggleMany(engine.Equipment(), s.prefs.Equipment, words.Equipment, func(ids []string) {
		s.change(func(p *engine.Preferences) { p.Equipment = ids })
	})
	again, _ := buttonRow(lang.X("you.again", "The first questions"), lang.X("you.again-line", "What hurts, what you have, how long: one by one, up to a session."),
		lang.X("you.ask-again", "Ask me again"), s.options.OnWelcome)
	again.(*fyne.Container).Hidden = s.options.OnWelcome == nil
	return section(lang.X("you.title", "You"),
		tallRow(lang.X("careful.title", "Be careful with"),
			lang.X("careful.line", "What you have or have had. Exercises that might not suit are replaced or left out, until you have asked your doctor or physiotherapist."),
			choice),
		tallRow(lang.X("kit.title", "Equipment I have"), lang.X("kit.line", "Home tells you when a routine needs more."), widget.Wrap(10, widget.Objects(equipment)...)),
		again,
		s.answers)
}

// showAnswers lists the answers given before sessions and after pain, each with a
// button to take it back.
func (s *Screen) showAnswers() {
	line := lang.X("answers.line", "Take an answer back, and you are asked again.")
	lasting := s.prefs.Lasting()
	if len(s.prefs.Answers) == 0 && len(lasting) == 0 {
		line = lang.X("answers.none", "Nothing yet. Before a session you are asked about what might not suit you, and your answers are kept here.")
	}
	s.answers.Objects = []fyne.CanvasObject{labels(lang.X("answers.title", "Your answers"), line)}
	s.back = nil
	for _, a := range s.prefs.Answers {
		s.addAnswer(s.askedWords(a), answerWords(a), func(p *engine.Preferences) {
			p.Answers = p.WithoutAnswer(a.Exercise, a.Condition)
		})
	}
	for _, a := range lasting {
		s.addAnswer(s.exerciseName(a.Exercise), s.lastingWords(a), func(p *engine.Preferences) {
			if a.Instead == "" {
				p.SetSkip(a.Exercise, false, time.Time{})
			} else {
				p.SetSwap(a.Exercise, "", time.Time{})
			}
		})
	}
}

// addAnswer appends one answer and its button.
func (s *Screen) addAnswer(about, answer string, forget func(p *engine.Preferences)) {
	i := len(s.back)
	r, b := buttonRow(about, answer, lang.X("answers.take-back", "Take back"), func() { s.takeBack(i, forget) })
	s.answers.Objects, s.back = append(s.answers.Objects, r), append(s.back, b)
}

// takeBack removes an answer and moves the focus to the next one.
func (s *Screen) takeBack(i int, forget func(p *engine.Preferences)) {
	s.change(forget)
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
	if a.Exercise == "" {
		return condition
	}
	return s.exerciseName(a.Exercise) + "  ·  " + condition
}

func (s *Screen) exerciseName(id string) string {
	if s.options.NameOf == nil {
		return id
	}
	return s.options.NameOf(id)
}

// lastingWords says what is done in every session, and since when.
func (s *Screen) lastingWords(a engine.Lasting) string {
	if a.Instead == "" {
		return dated(lang.X("answers.leave-out", "Left out"), a.At)
	}
	return dated(lang.X("swap.instead", "Instead: {{.Name}}", map[string]any{"Name": s.exerciseName(a.Instead)}), a.At)
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
	return dated(way, a.At)
}

// dated appends the date of an answer, if it is known.
func dated(chosen string, at time.Time) string {
	if at.IsZero() {
		return chosen
	}
	return chosen + "  ·  " + words.DateShort(engine.DayOf(at.Local()))
}
