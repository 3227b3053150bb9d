package session

import (
	"time"

	"uncoil/engine"
)

// betweenLines separates the sentences that a session says while it stands.
const betweenLines = 700 * time.Millisecond

// Hurt pauses the session because something hurts: all sounds fade out, and the
// lines are said one after the other. The event Hurting carries h.
func (p *Player) Hurt(lines []string) {
	p.send(func() {
		h := p.hurt()
		if h.Exercise == "" {
			return
		}
		p.state, p.reason = Standing, ItHurts
		p.emit(Hurting{h})
		p.emit(Paused{ItHurts, h.Elapsed, p.played})
		p.say(lines, nil)
	})
}

// hurt returns what is done now, in a rest what has just been done.
func (p *Player) hurt() engine.Hurt {
	step := &p.timeline.Steps[max(p.step, 0)]
	at := p.timeline.WorkAt(step.Index)
	return engine.Hurt{
		Exercise: at.Exercise, Place: at.Place.Key(), Side: at.Side, Set: at.Set,
		Elapsed: p.position - step.Start, Played: p.played,
	}
}

// Answer records what was chosen after Hurting. Its effect is another command.
func (p *Player) Answer(a engine.Answer) { p.send(func() { p.emit(Answered{a}) }) }

// Say says sentences one after the other while the session is paused, in place of
// those still queued.
func (p *Player) Say(lines []string) {
	p.send(func() {
		if p.state == Standing {
			p.say(lines, nil)
		}
	})
}

// Hush drops the sentences still queued after Hurting. The session stays paused.
func (p *Player) Hush() {
	p.send(func() {
		if p.state == Standing {
			p.talk = talk{}
		}
	})
}

// Change continues in another timeline, at the start of one of its steps; a
// paused session stays paused there. Where a rest would come before that step,
// the step includes the rest's announcements.
func (p *Player) Change(t *engine.Timeline, step int) {
	p.send(func() {
		if told := t.Retell(step); told != nil {
			t = told
		}
		p.timeline = t
		p.emit(Changed{t})
		p.jump(step)
	})
}

// GoOnEasier says how an exercise that hurts is done more easily, and restarts
// its step after the count-in. In a rest, the session continues where it stands,
// and the easier way is said only if the exercise comes again after it.
func (p *Player) GoOnEasier(line string) {
	p.send(func() {
		if p.state != Standing {
			return
		}
		switch p.timeline.Steps[p.step].Kind {
		case engine.Rest, engine.Done:
			if !p.timeline.ComesAgain(p.step) {
				line = ""
			}
		default:
			p.jump(p.step)
		}
		p.say([]string{line}, p.startCountIn)
	})
}

// Leave stops playing and leaves the session open, to be resumed.
func (p *Player) Leave() { p.send(p.leave) }

// talk is a row of sentences that no timeline holds.
type talk struct {
	lines []string
	// left is the time until the next sentence, or until all has been said.
	left time.Duration
	// then is called after the last sentence; nil for nothing.
	then func()
}

// over reports whether there is nothing to say and nothing to do then.
func (t *talk) over() bool { return len(t.lines) == 0 && t.then == nil }

// wait returns how long nothing will be said, most at most.
func (t *talk) wait(most time.Duration) time.Duration {
	if t.over() {
		return most
	}
	return min(most, max(t.left, 0))
}

// say begins to say sentences one after the other.
func (p *Player) say(lines []string, then func()) {
	p.talk = talk{lines: lines, then: then}
	p.goOnTalking(0)
}

// goOnTalking says what has come due.
func (p *Player) goOnTalking(d time.Duration) {
	p.talk.left -= d
	for !p.talk.over() && p.talk.left <= 0 {
		if len(p.talk.lines) == 0 {
			then := p.talk.then
			p.talk = talk{}
			then()
			return
		}
		line := p.talk.lines[0]
		p.talk.lines = p.talk.lines[1:]
		if line == "" {
			continue
		}
		p.speak(line, 0)
		p.talk.left = p.speechLength(line) + betweenLines
	}
}

// speechLength is how long a sentence takes.
func (p *Player) speechLength(line string) time.Duration {
	if p.opts.Voice == nil {
		return 0
	}
	return p.opts.Voice.SpeechLength(line)
}
