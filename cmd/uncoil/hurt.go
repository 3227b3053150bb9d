package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
	uisession "uncoil/ui/session"
)

// The keys once something hurts, with and without a cool-down that follows.
const (
	painLine      = "It hurts: 1 easier, 2 leave it out, 3 cool-down, 4 end, Space go on"
	painAtTheLast = "It hurts: 1 easier, 2 leave it out, 4 end, Space go on"
	howLong       = "How long? 1 or Enter only today, 2 from now on"
)

// restLine is shown while one rests after pain.
const restLine = "Rest as you like. If the pain stays, ask a doctor or physiotherapist."

// course returns what the plan was laid out from.
func (p *plan) course() *engine.Course {
	return &engine.Course{Routine: p.routine, Book: p.book, Prefs: p.prefs, Voice: p.voice}
}

// stopForPain stops the session and says which keys there are.
func (l *lead) stopForPain() {
	l.player.Hurt(l.course.Book.Phrases.Hurt.Lines(l.coolDownFollows()))
}

func (l *lead) coolDownFollows() bool {
	s := l.player.Snapshot()
	return s.Timeline.CoolDownAfter(s.Step.Index, s.Timeline.WorkAt(s.Step.Index).Exercise)
}

// tellPainKeys names the keys there are now.
func (l *lead) tellPainKeys() {
	if l.coolDownFollows() {
		l.stage.tell(painLine)
	} else {
		l.stage.tell(painAtTheLast)
	}
}

// askAboutPain waits for an answer from now on.
func (l *lead) askAboutPain(h engine.Hurt) {
	l.hurt = &h
	l.tellPainKeys()
}

// answer carries out what has been chosen after something hurt, and reports
// whether the key was an answer, or is not to do anything else now.
func (l *lead) answer(c uisession.Command) (taken bool) {
	if l.held != nil {
		return l.answerHowLong(c)
	}
	s, exercise := l.player.Snapshot(), l.hurt.Exercise
	switch c {
	case answerKey + "1":
		if l.doEasier(s.Timeline, s.Step.Index, exercise) {
			return true
		}
	case answerKey + "2":
		l.askHowLong(func(fromNowOn bool) {
			if fromNowOn {
				l.program.keep(func(p *engine.Preferences) { p.SetSkip(exercise, true, time.Now()) })
			}
			l.goTo(engine.AnswerSkip)(l.course.Without(s.Timeline, s.Step.Index, exercise))
		})
		return true
	case answerKey + "3":
		if !l.coolDownFollows() {
			l.tellPainKeys()
			return true
		}
		l.goTo(engine.AnswerCoolDown)(l.course.CoolDown(s.Timeline, s.Step.Index, exercise))
	case answerKey + "4":
		l.player.Answer(engine.AnswerEnd)
		l.player.End()
	case uisession.PauseOrGoOn:
		l.player.Answer(engine.AnswerGoOn)
		l.player.Resume()
	case uisession.LeaveOrShrink, interrupted, suspended, drawAgain:
		return false
	default:
		l.tellPainKeys()
		return true
	}
	l.hurt = nil
	return true
}

// askHowLong asks how long what was chosen is to hold.
func (l *lead) askHowLong(held func(fromNowOn bool)) {
	l.held = held
	l.player.Say(l.course.Book.Phrases.Hurt.HowLong())
	l.stage.tell(howLong)
}

// answerHowLong carries out what was chosen, for today or from now on, and reports
// whether the key was an answer.
func (l *lead) answerHowLong(c uisession.Command) (taken bool) {
	switch c {
	case answerKey + "1", answerKey + "2", confirmed, uisession.PauseOrGoOn:
		held := l.held
		l.held, l.hurt = nil, nil
		held(c == answerKey+"2")
	case uisession.LeaveOrShrink, interrupted, suspended, drawAgain:
		return false
	default:
		l.stage.tell(howLong)
	}
	return true
}

// doEasier asks how long the exercise that stands in for one is to stand in its
// place, or goes on with what makes it easier. It reports whether it asks.
func (l *lead) doEasier(t *engine.Timeline, step int, exercise string) (asks bool) {
	ex := l.course.Book.Exercises[exercise]
	if other := l.course.StandIn(exercise); other != "" {
		own := t.WorkAt(step).Place.Exercise
		l.askHowLong(func(fromNowOn bool) {
			if fromNowOn {
				l.program.keep(func(p *engine.Preferences) { p.SetSwap(own, other, time.Now()) })
			}
			l.goTo(engine.AnswerEasier)(l.course.Instead(t, step, other))
		})
		return true
	}
	l.stage.tell(ex.Easier)
	l.player.Answer(engine.AnswerEasier)
	l.player.GoOnEasier(ex.Easier)
	return false
}

// goTo returns what goes on in another timeline; without one the session ends.
func (l *lead) goTo(answer engine.Answer) func(t *engine.Timeline, step int, err error) {
	return func(t *engine.Timeline, step int, err error) {
		l.player.Answer(answer)
		if err != nil {
			l.player.End()
			return
		}
		l.player.Change(t, step)
		l.player.Resume()
	}
}

// keep changes the stored preferences; what cannot be kept is told.
func (p *program) keep(change func(*engine.Preferences)) {
	defer p.ending.hold()()
	change(&p.stored)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := p.kept.SavePreferences(ctx, p.stored); err != nil {
		p.say(strings.TrimSpace(err.Error()))
	}
}

// with returns a list with an item, once.
func with[T comparable](list []T, item T) []T {
	if slices.Contains(list, item) {
		return list
	}
	return append(slices.Clone(list), item)
}
