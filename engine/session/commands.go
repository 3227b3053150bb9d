package session

import (
	"time"

	"uncoil/engine"
)

// send queues a command for the event loop. Commands to a session that is
// over are dropped.
func (p *Player) send(command func()) {
	select {
	case p.commands <- command:
	case <-p.over:
	}
}

// Pause stops the session where it is.
func (p *Player) Pause() {
	p.send(func() {
		if p.state == Running || p.state == CountingIn {
			p.pause(ByUser)
		}
	})
}

// Resume goes on after the count-in.
func (p *Player) Resume() {
	p.send(func() {
		if p.state == Standing {
			p.startCountIn()
		}
	})
}

// Toggle pauses a running session and resumes a paused one.
func (p *Player) Toggle() {
	p.send(func() {
		if p.state == Standing {
			p.startCountIn()
			return
		}
		p.pause(ByUser)
	})
}

// Next jumps to the start of the next step. On the last step it ends the
// session, which then counts as finished.
func (p *Player) Next() { p.send(p.next) }

// Go ends a step that waits for the user, before its length is over or after.
// It does nothing in any other step, so that a key for it can never skip work.
func (p *Player) Go() {
	p.send(func() {
		if p.state == Running && p.timeline.Steps[p.step].Waits {
			p.next()
		}
	})
}

func (p *Player) next() {
	if p.step == len(p.timeline.Steps)-1 {
		p.end(true)
		return
	}
	announcement := p.unsaid()
	if announcement != "" && p.retell() {
		announcement = ""
	}
	p.jump(p.step + 1)
	if p.state == Running {
		p.speak(announcement, 0)
	}
}

// unsaid returns the last sentence of a skipped rest, if it was not said yet.
// Between sets it announces the next set, and no later sentence does.
func (p *Player) unsaid() string {
	step := &p.timeline.Steps[max(p.step, 0)]
	if step.Kind != engine.Rest {
		return ""
	}
	for i := len(step.Cues) - 1; i >= p.cue; i-- {
		if step.Cues[i].Kind == engine.Speak {
			return step.Cues[i].Text
		}
	}
	return ""
}

// retell replaces the next step by one that includes the announcements of the
// skipped rest, also the way to the floor or up from it. It reports whether the
// next step can.
func (p *Player) retell() bool {
	told := p.timeline.Retell(p.step + 1)
	if told == nil {
		return false
	}
	p.timeline = told
	p.emit(Retold{told})
	return true
}

// Back jumps to the start of the step before.
func (p *Player) Back() { p.send(func() { p.jump(max(0, p.step-1)) }) }

// Repeat jumps to the start of the step that runs.
func (p *Player) Repeat() { p.send(func() { p.jump(p.step) }) }

// jump goes to the start of step i. A paused session stays paused there; a
// count-in is cut short, since the start of a step needs none.
func (p *Player) jump(i int) {
	p.talk = talk{}
	p.position = p.timeline.Steps[i].Start
	if p.state == CountingIn {
		p.state, p.reason = Running, ""
		p.emit(Resumed{})
	}
	p.begin(i, true)
	if p.state == Running {
		p.play(0)
	}
}

// Extend makes the running step longer by d, or shorter if d is negative. It
// answers with Adjusted, or with Refused for a step that cannot be changed.
func (p *Player) Extend(d time.Duration) {
	p.send(func() {
		if p.waiting && d < 0 {
			return // its length is over already
		}
		step := &p.timeline.Steps[p.step]
		changed, by, err := p.timeline.Adjust(p.step, p.position-step.Start, d)
		if err != nil {
			p.emit(Refused{err})
			return
		}
		p.timeline = changed
		step = &p.timeline.Steps[p.step]
		p.waiting = false // it has a length to play again
		p.cue = p.delivered(step)
		p.emit(Adjusted{p.timeline, step, by})
	})
}

// Hold makes the running rest go on until Go. It answers with Adjusted, or with
// Refused for a step that is no rest.
func (p *Player) Hold() {
	p.send(func() {
		held, err := p.timeline.Hold(p.step)
		if err != nil {
			p.emit(Refused{err})
			return
		}
		p.timeline = held
		step := &p.timeline.Steps[p.step]
		p.cue = p.delivered(step)
		p.emit(Adjusted{p.timeline, step, 0})
	})
}

// Continue goes on in another timeline after the step that runs, which stays as it
// is.
func (p *Player) Continue(t *engine.Timeline) {
	p.send(func() {
		if told := p.timeline.Continue(t, max(p.step, 0)); told != nil {
			p.timeline = told
			p.emit(Retold{told})
		}
	})
}

// Tell says a sentence that no timeline holds, once the one that is being said has
// ended.
func (p *Player) Tell(line string) {
	p.send(func() {
		if p.step < 0 {
			return
		}
		step, wait := &p.timeline.Steps[p.step], time.Duration(0)
		for _, c := range step.Cues[:p.cue] {
			if c.Kind == engine.Speak && p.state == Running {
				wait = max(wait, step.Start+c.At+c.Length-p.position)
			}
		}
		p.speak(line, -wait)
	})
}

// delivered returns how many cues of a step have been delivered: those due up to
// now, or none if the step was jumped to during a pause.
func (p *Player) delivered(step *engine.Step) int {
	if p.cue == 0 && p.position == step.Start {
		return 0
	}
	n := 0
	for n < len(step.Cues) && step.Start+step.Cues[n].At <= p.position {
		n++
	}
	return n
}

// End ends the session early, for good.
func (p *Player) End() { p.send(func() { p.end(false) }) }
