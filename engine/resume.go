package engine

import "time"

// Resume finds where in the timeline an interrupted session goes on, and returns
// the mark with Step, Elapsed and Planned as they are in this timeline. The
// routine or the preferences may have changed since: then it is the same set of
// the same place, or the same place's beginning. ok is false if there is no such
// place any more, or if nothing was left to play.
func (t *Timeline) Resume(m Mark) (at Mark, ok bool) {
	i := t.find(m)
	if i < 0 {
		return Mark{}, false
	}
	step := &t.Steps[i]
	at = m
	at.Step, at.Planned = i, step.Length
	if !m.standsIn(step) {
		at.Kind, at.Side, at.Set, at.Exercise = step.Kind, step.Side, step.Set, step.Exercise
		at.Elapsed, at.Worked = 0, 0
	}
	// A step that has become shorter than what was played of it has its end yet
	// to come, so that it closes as steps do.
	at.Elapsed = min(max(at.Elapsed, 0), max(step.Length-time.Second, 0))
	if step.Kind == Done {
		return Mark{}, false
	}
	return at, true
}

// find returns the index of the step that a mark means, or -1.
func (t *Timeline) find(m Mark) int {
	if m.Step >= 0 && m.Step < len(t.Steps) && m.standsIn(&t.Steps[m.Step]) {
		return m.Step
	}
	place := -1
	for i := range t.Steps {
		if m.standsIn(&t.Steps[i]) {
			return i
		}
		if place < 0 && m.Place != "" && t.Steps[i].Place.Key() == m.Place && t.Steps[i].Kind == PositionStep {
			place = i
		}
	}
	return place
}

// standsIn reports whether the mark was made in a step, or in one that is the
// same to the person who exercises.
func (m Mark) standsIn(s *Step) bool {
	return m.Kind == s.Kind && m.Place == s.Place.Key() && m.Side == s.Side && m.Set == s.Set
}
