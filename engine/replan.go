package engine

import (
	"slices"
	"strings"
)

// Replanner holds the input of a timeline, and makes the timeline with which a
// session continues after pain, with the step to begin with.
type Replanner struct {
	Routine *Routine
	Book    *Book
	// Prefs are those that the session was compiled with; planning again changes them.
	Prefs Preferences
	Voice Voice
	// spared are the exercises that hurt and are left out of this session's
	// cool-down, but not for good.
	spared []string
}

// Compile lays out the session.
func (r *Replanner) Compile() (*Timeline, error) {
	return Compile(r.Routine, r.Book, &r.Prefs, r.Voice)
}

// Instead puts another exercise in place of the one of step i, and starts that
// step again. It returns an Error with CodeNotFound if its place no longer
// exists, and those of Compile.
func (r *Replanner) Instead(t *Timeline, i int, standIn string) (*Timeline, int, error) {
	at := t.WorkAt(i)
	r.swap(at.Place.Exercise, standIn)
	next, err := r.Compile()
	if err != nil {
		return nil, 0, err
	}
	if k := next.opening(at.Place); k >= 0 {
		return next, k, nil
	}
	return nil, 0, Errorf(CodeNotFound, "%s has no place in routine %s any more: go on with the next exercise", standIn, r.Routine.ID)
}

// Without leaves an exercise out from now on and continues with what comes after
// it; that may be just the end. It returns the errors of Compile.
func (r *Replanner) Without(t *Timeline, i int, exercise string) (*Timeline, int, error) {
	r.leaveOut(exercise)
	next, err := r.Compile()
	if err != nil {
		return nil, 0, err
	}
	return next, next.after(t, i, exercise), nil
}

// CoolDown continues with the cool-down alone, without the exercise that hurts.
// During the cool-down that is its next exercise. The directions start from the
// position of the exercise that hurts. It returns an Error with CodeNotFound
// where there is no cool-down to come.
func (r *Replanner) CoolDown(t *Timeline, i int, exercise string) (*Timeline, int, error) {
	if !t.CoolDownAfter(i, exercise) {
		return nil, 0, Errorf(CodeNotFound, "no cool-down follows in routine %s: end the session", r.Routine.ID)
	}
	r.spared = append(r.spared, exercise)
	inIt := t.WorkAt(i).Block == CoolDown
	if inIt {
		next := t.after(t, i, exercise)
		again := func(s Step) bool { return s.Kind == PositionStep && s.Exercise == exercise }
		if !slices.ContainsFunc(t.Steps[next:], again) {
			return t, next, nil
		}
	}
	calm, prefs := *r.Routine, r.Prefs
	calm.Blocks = slices.DeleteFunc(slices.Clone(calm.Blocks), func(b Block) bool { return b.Kind != CoolDown })
	prefs.Skip = slices.Concat(prefs.Skip, r.spared)
	body := calm.begins()
	if ex, ok := r.Book.Exercises[t.WorkAt(i).Exercise]; ok {
		body = ex.Position
	}
	next, err := compileFrom(body, &calm, r.Book, &prefs, r.Voice)
	if err != nil {
		return nil, 0, err
	}
	if inIt {
		return next, next.after(t, i, exercise), nil
	}
	const afterGetReady = 1
	return next, afterGetReady, nil
}

// Explain starts the exercise of step i again, told in full whatever the guidance:
// in a rest and on the way into an exercise the one that comes. It returns an
// Error with CodeNotFound where there is none, and those of Compile.
func (r *Replanner) Explain(t *Timeline, i int) (*Timeline, int, error) {
	at := &t.Steps[i]
	if at.Kind == Rest && at.Set <= 1 {
		for k := i + 1; k < len(t.Steps) && at.Kind != PositionStep; k++ {
			at = &t.Steps[k]
		}
	}
	if at.Exercise != "" && !slices.Contains(r.Prefs.Explained, at.Exercise) {
		r.Prefs.Explained = append(slices.Clone(r.Prefs.Explained), at.Exercise)
	}
	next, err := r.Compile()
	if err != nil {
		return nil, 0, err
	}
	if k := next.opening(at.Place); at.Kind != Done && k >= 0 {
		return next, k, nil
	}
	return nil, 0, Errorf(CodeNotFound, "there is no exercise to explain at the end of routine %s", r.Routine.ID)
}

// Mind applies what was decided after earlier pain in the session: exercises left
// out then stay out, and stand-ins stay, for this session alone.
func (r *Replanner) Mind(hurts []Hurt) {
	for _, h := range hurts {
		switch h.Answer {
		case AnswerSkip:
			r.leaveOut(h.Exercise)
		case AnswerEasier:
			own := exerciseOf(h.Place)
			now, swapped := r.Prefs.Swaps[own]
			if other := r.StandIn(h.Exercise); other != "" && (!swapped || now == h.Exercise) {
				r.swap(own, other)
			}
		}
	}
}

// exerciseOf returns the exercise of a place by its key.
func exerciseOf(key string) string {
	key, _, _ = strings.Cut(key[strings.LastIndex(key, "/")+1:], "#")
	return key
}

// swap puts another exercise in place of one for this session.
func (r *Replanner) swap(own, other string) {
	swaps := cloneMap(r.Prefs.Swaps)
	swaps[own] = other
	r.Prefs.Swaps = swaps
}

// leaveOut adds an exercise to those that are left out, once.
func (r *Replanner) leaveOut(exercise string) {
	if !slices.Contains(r.Prefs.Skip, exercise) {
		r.Prefs.Skip = append(slices.Clone(r.Prefs.Skip), exercise)
	}
}

// CoolDownAfter reports whether the cool-down has an exercise to come after step
// i, besides the one that hurts.
func (t *Timeline) CoolDownAfter(i int, exercise string) bool {
	for k := i + 1; k < len(t.Steps); k++ {
		if s := &t.Steps[k]; s.Block == CoolDown && s.Kind == PositionStep && s.Exercise != exercise {
			return true
		}
	}
	return false
}

// WorkAt returns the step that tells which exercise the body is at in step i: the
// step itself, in a rest and at the end the work just done.
func (t *Timeline) WorkAt(i int) *Step {
	if k := t.Steps[i].Kind; k == Rest || k == Done {
		for ; i > 0 && t.Steps[i].Kind != Work; i-- {
		}
	}
	return &t.Steps[i]
}

// ComesAgain reports whether the exercise before rest i is the one after it: its
// next set, or its other side.
func (t *Timeline) ComesAgain(i int) bool {
	done := t.WorkAt(i).Exercise
	next := slices.IndexFunc(t.Steps[i:], func(s Step) bool { return s.Kind == Work })
	return next >= 0 && t.Steps[i+next].Exercise == done
}

// opening returns the index of the step that leads to a place, -1 for none.
func (t *Timeline) opening(p PlaceID) int {
	return slices.IndexFunc(t.Steps, func(s Step) bool { return s.Kind == PositionStep && s.Place == p })
}

// after returns the step of this timeline that leads to the first exercise after
// step i of another, leaving one exercise out; the last step if there is none.
func (t *Timeline) after(other *Timeline, i int, exercise string) int {
	for k := i + 1; k < len(other.Steps); k++ {
		if s := &other.Steps[k]; s.Kind == PositionStep && s.Exercise != exercise {
			if at := t.opening(s.Place); at >= 0 {
				return at
			}
		}
	}
	return len(t.Steps) - 1
}

// StandIn returns the best exercise that can stand in for one that hurts, "" if
// there is none.
func (r *Replanner) StandIn(exercise string) string {
	for _, id := range StandIns(r.Routine, r.Book, &r.Prefs, exercise) {
		return id
	}
	return ""
}
