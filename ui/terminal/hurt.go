package terminal

import (
	"uncoil/engine"
	"uncoil/engine/practice"
)

// The keys after pain was reported, with and without a cool-down that follows.
const (
	painLine      = "It hurts: 1 easier, 2 leave it out, 3 cool-down, 4 end, Space go on"
	painAtTheLast = "It hurts: 1 easier, 2 leave it out, 4 end, Space go on"
	howLong       = "How long? 1 or Enter only today, 2 from now on"
)

// restLine is shown during the rest after pain.
const restLine = "Rest however you like. If the pain stays, ask a doctor or physiotherapist."

// tellPainKeys shows the keys for the answers.
func (l *terminalSession) tellPainKeys() {
	if l.pain.CoolDown {
		l.stage.tell(engine.Text(painLine))
	} else {
		l.stage.tell(engine.Text(painAtTheLast))
	}
}

// answers maps keys to the answers about pain.
var answers = map[practice.Command]engine.Answer{
	answerKey + "1": engine.AnswerEasier, answerKey + "2": engine.AnswerSkip,
	answerKey + "3": engine.AnswerCoolDown, answerKey + "4": engine.AnswerEnd,
	practice.PauseOrGoOn: engine.AnswerGoOn,
}

// answer carries out an answer about pain, and reports whether the key has been
// handled.
func (l *terminalSession) answer(c practice.Command) (taken bool) {
	switch c {
	case practice.LeaveOrShrink, interrupted, suspended, drawAgain:
		return false
	}
	if l.howLong != nil {
		l.answerHowLong(c)
		return true
	}
	chosen, ok := answers[c]
	if !ok || chosen == engine.AnswerCoolDown && !l.pain.CoolDown {
		l.tellPainKeys()
		return true
	}
	pain := l.pain
	if l.howLong = pain.Answer(chosen); l.howLong != nil {
		if l.Still { // who only listens does not learn of another question
			l.answerHowLong(confirmed)
			return true
		}
		l.stage.tell(engine.Text(howLong))
		return true
	}
	if chosen == engine.AnswerEasier {
		l.stage.tell(pain.Exercise.Easier)
	}
	l.pain = nil
	return true
}

// answerHowLong carries out an answer, for today or from now on.
func (l *terminalSession) answerHowLong(c practice.Command) {
	switch c {
	case answerKey + "1", answerKey + "2", confirmed, practice.PauseOrGoOn:
		held := l.howLong
		l.howLong, l.pain = nil, nil
		held.Holds(c == answerKey+"2")
	default:
		l.stage.tell(engine.Text(howLong))
	}
}
