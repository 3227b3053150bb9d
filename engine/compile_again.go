package engine

import (
	"math"
	"time"
)

// again asks the compiler for one step of a timeline once more: with another
// length, or as if the rest before it had said nothing.
type again struct {
	// at is the step's number among those that are laid out.
	at int
	// retells leaves out the rest before the step.
	retells bool
	// old is the step as it is now, nil where its length stays. Of that, elapsed
	// has been played, and it is to last about delta longer.
	old            *Step
	elapsed, delta time.Duration
}

// again lays out step i of the timeline once more. ok is false where the routine
// has no such step any more.
func (t *Timeline) again(i int, a again) (step Step, ok bool) {
	if t.from == nil {
		return Step{}, false
	}
	a.at = i
	if a.retells {
		a.at-- // the rest before it is not there
	}
	c := compiler{source: *t.from, again: &a}
	if err := c.run(); err != nil || a.at >= len(c.steps) {
		return Step{}, false
	}
	step, old := c.steps[a.at], &t.Steps[i]
	step.retold = a.retells
	step.Care = old.Care
	return step, step.Kind == old.Kind && step.Place == old.Place && step.Side == old.Side && step.Set == old.Set
}

// retells reports whether the rest that would come next is left out.
func (c *compiler) retells() bool {
	return c.again != nil && c.again.retells && c.again.at == len(c.steps)
}

// resizes returns what is asked of the next step, nil where its length stays.
func (c *compiler) resizes() *again {
	if c.again == nil || c.again.old == nil || c.again.at != len(c.steps) {
		return nil
	}
	return c.again
}

// length returns the length that is asked for: no less than least, and than what
// has been played.
func (a *again) length(least time.Duration) time.Duration {
	return max(a.old.Length+a.delta, least, a.elapsed+MinRemaining)
}

// units returns by how many whole units, such as breaths, the step changes: by
// one at least.
func (a *again) units(unit time.Duration) float64 {
	units := math.Round(float64(a.delta) / float64(unit))
	if units == 0 && a.delta != 0 {
		units = math.Copysign(1, float64(a.delta))
	}
	return units
}

// speaking returns when the sentence that is being said ends, 0 if none is.
func (a *again) speaking() time.Duration {
	for _, c := range a.old.Cues {
		if c.Kind == Speak && c.At <= a.elapsed && a.elapsed < c.At+c.Length {
			return c.At + c.Length
		}
	}
	return 0
}
