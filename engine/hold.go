package engine

import "slices"

// Hold returns the timeline with step i, which must be a rest, going on until
// the user says go; the receiver is not changed. The rest keeps its length, but
// nothing ticks: it is no end any more. It returns an Error with CodeInvalid for
// every other step.
func (t *Timeline) Hold(i int) (*Timeline, error) {
	if i < 0 || i >= len(t.Steps) || t.Steps[i].Kind != Rest {
		return t, Errorf(CodeInvalid, "only a rest can wait for you")
	}
	changed := *t
	changed.Steps = slices.Clone(t.Steps)
	changed.Steps[i] = t.Steps[i].held()
	return &changed, nil
}

// held returns a rest as one that waits, also after it has been made longer or
// shorter.
func (s Step) held() Step {
	if s.Waits {
		return s
	}
	s.Waits, s.Pause = true, PauseUntilReady(min(s.Length, MaxRest))
	s.Cues = slices.DeleteFunc(slices.Clone(s.Cues), func(c Cue) bool { return c.Kind == Tick })
	return s
}
