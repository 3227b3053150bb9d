package catalog

import (
	"time"

	"uncoil/engine"
)

// The limits of a phase's own length, in seconds.
const (
	minPhase = 0.5
	maxPhase = 60
)

// movement checks the phases one by one and then as a whole.
func (d *document) movement(e *engine.Exercise) {
	d.required("start.frame", e.Start.Frame, "name the frame of the start position")
	if d.required("start.show", e.Start.Show, "say in one line how to get ready") {
		d.shown("start.show", e.Start.Show)
	}
	if len(e.Cycle) == 0 {
		d.fail("cycle", "cycle is missing: give at least one phase")
		return
	}
	eachPhase(e, func(path string, p *engine.Phase) { d.phase(path, p, e.Sides) })
	if e.Cycle[0].Show == "" {
		d.fail("cycle[1]", "cycle[1].show is missing: say in one line what to do")
	}
	for i := range e.Cycle {
		d.fits(index("cycle", i), &e.Cycle[i])
	}
	d.rhythm(e)
	d.balance(e)
}

// phase checks one phase by itself.
func (d *document) phase(path string, p *engine.Phase, sides engine.SideScheme) {
	d.required(path+".frame", p.Frame, "name the frame reached at the phase's end")
	if p.Breath != engine.BreathFree {
		choice(d, path+".breath", p.Breath, []engine.Breath{engine.BreathIn, engine.BreathOut, engine.BreathHold})
	}
	paced := p.Breath == engine.BreathIn || p.Breath == engine.BreathOut
	switch {
	case p.Seconds != 0:
		d.between(path+".seconds", p.Seconds, minPhase, maxPhase, "")
	case !paced:
		d.fail(path, "%s has no length: give seconds, or breath in or out", path)
	}
	for field, text := range map[string]string{"both-frame": p.BothFrame, "both": p.Both} {
		if text != "" && sides != engine.SidesLeftRightBoth {
			d.fail(path+"."+field, "%s.%s is for sides: left-right-both: leave it out", path, field)
		}
	}
	switch {
	case p.Side == engine.NoSide:
	case sides != engine.SidesAlternating:
		d.fail(path+".side", "%s.side is for sides: alternating: leave it out", path)
	default:
		choice(d, path+".side", p.Side, []engine.Side{engine.LeftSide, engine.RightSide})
	}
	if p.Show != "" {
		d.shown(path+".show", p.Show)
	}
	if p.Full != "" {
		d.spoken(path+".full", p.Full)
	}
	if p.Brief != "" {
		d.spoken(path+".brief", p.Brief)
	}
	if p.Both != "" {
		d.spoken(path+".both", p.Both)
	}
	for i, text := range p.Again {
		d.spoken(index(path+".again", i), text)
	}
}

// length returns a phase's length at the breath a new user starts with.
func length(p *engine.Phase) time.Duration {
	prefs := engine.DefaultPreferences()
	switch {
	case p.Seconds > 0:
		return engine.Seconds(p.Seconds)
	case p.Breath == engine.BreathIn:
		return prefs.BreathIn
	default:
		return prefs.BreathOut
	}
}

// fits checks that what a phase of the cycle says can be said inside it: a
// line that does not fit would never be heard.
func (d *document) fits(path string, p *engine.Phase) {
	room := length(p)
	if p.Counts {
		room -= engine.EstimatedVoice{}.SpeechLength("10.") + 200*time.Millisecond
	}
	type line struct{ field, text string }
	lines := []line{{"full", p.Full}, {"brief", p.Brief}}
	for i, text := range p.Again {
		lines = append(lines, line{index("again", i), text})
	}
	for _, line := range lines {
		if line.text == "" {
			continue
		}
		if need := (engine.EstimatedVoice{}).SpeechLength(line.text); need > room {
			d.fail(path+"."+line.field, "%s.%s takes about %.1f s to say and has %.1f s: shorten it",
				path, line.field, need.Seconds(), room.Seconds())
		}
	}
}

// rhythm checks what each kind of dose needs of its cycle.
func (d *document) rhythm(e *engine.Exercise) {
	breaths := map[engine.Breath]bool{}
	counts := 0
	for i := range e.Cycle {
		breaths[e.Cycle[i].Breath] = true
		if e.Cycle[i].Counts {
			counts++
		}
	}
	switch e.Dose.Kind {
	case engine.HoldBreaths, engine.Flow:
		if !breaths[engine.BreathIn] || !breaths[engine.BreathOut] {
			d.fail("cycle", "dose.kind is %q, and the cycle does not breathe in and out: give one phase breath: in and one breath: out", e.Dose.Kind)
		}
	case engine.Repetitions:
		if counts != 1 {
			d.fail("cycle", "the cycle has %s with counts: true: give exactly one", many(counts, "phase"))
		}
	}
	if e.Dose.Kind == engine.Flow && counts > 1 {
		d.fail("cycle", "the cycle has %s with counts: true: give at most one", many(counts, "phase"))
	}
	if (e.Dose.Kind == engine.HoldSeconds || e.Dose.Kind == engine.HoldBreaths) && counts > 0 {
		d.fail("cycle", "dose.kind is %q, which is not counted: leave counts out", e.Dose.Kind)
	}
}

// balance checks that both sides get the same, and that circles which change
// direction have no sides at all.
func (d *document) balance(e *engine.Exercise) {
	if e.Reverse && e.Sides != engine.SidesNone {
		d.fail("reverse", "reverse is for sides: none: leave one of the two out")
	}
	if e.Sides != engine.SidesAlternating {
		return
	}
	var left, right time.Duration
	for i := range e.Cycle {
		switch e.Cycle[i].Side {
		case engine.LeftSide:
			left += length(&e.Cycle[i])
		case engine.RightSide:
			right += length(&e.Cycle[i])
		}
	}
	if left == 0 || right == 0 {
		d.fail("cycle", "sides is alternating, and not both sides have phases: give phases side: left and side: right")
	} else if left != right {
		d.fail("cycle", "the left side takes %s s and the right %s s: make them equal", plain(left.Seconds()), plain(right.Seconds()))
	}
}
