package draft_test

import (
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/draft"
)

// beginner is a draft of a built-in routine.
func beginner(t *testing.T) *draft.Draft {
	t.Helper()
	c := builtIn(t)
	return draft.Open(routine(t, c, "beginner"), true, around(c))
}

// What is played in a length has that length, and rests that belong to places of the
// routine; without one it is all of the routine.
func TestPlayedTakesItsLength(t *testing.T) {
	d := beginner(t)
	whole := d.Played(0)
	if whole.Total != d.Total() || whole.Exercises < 8 {
		t.Errorf("all of it takes %v of %v, with %d exercises", whole.Total, d.Total(), whole.Exercises)
	}
	short := d.Played(10)
	if off := (short.Total - 10*time.Minute).Abs(); off > engine.Tolerance || short.Exercises >= whole.Exercises {
		t.Errorf("in ten minutes it takes %v, with %d exercises", short.Total, short.Exercises)
	}
	for _, s := range short.Segments {
		if s.Kind == draft.FrameSegment {
			continue
		}
		if item := d.Routine().Blocks[s.At.Block].Items[s.At.Item]; item.Exercise != s.Exercise {
			t.Errorf("%s is said to stand where %s does", s.Exercise, item.Exercise)
		}
	}
}

// Replayed keeps exercises and doses, and follows the rests.
func TestReplayedFollowsTheRestsAlone(t *testing.T) {
	d := beginner(t)
	before := d.Played(10)
	var at draft.Ref
	for _, s := range before.Segments {
		if s.Rest == engine.AfterExercise {
			at = s.At
		}
	}
	was, err := d.Rest(at, engine.AfterExercise)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Do(draft.SetRest(at, engine.AfterExercise, engine.PauseOf(was.Pause.Length+time.Minute))); err != nil {
		t.Fatal(err)
	}
	after := d.Replayed(&before)
	if longer := after.Total - before.Total; after.Exercises != before.Exercises || longer < 50*time.Second || longer > 70*time.Second {
		t.Errorf("a minute more of rest makes it %v longer, with %d exercises of %d", longer, after.Exercises, before.Exercises)
	}
}

// As tells what an operation would lead to.
func TestAsChangesNothing(t *testing.T) {
	d := beginner(t)
	total := d.Total()
	if err := d.Drag(draft.ScaleAllRests(2)); err != nil {
		t.Fatal(err)
	}
	now := d.Total()
	half, err := d.As(draft.ScaleAllRests(0.5))
	if err != nil {
		t.Fatal(err)
	}
	if half.Total() != total || d.Total() != now || now <= total {
		t.Errorf("it was %v, is %v, would be %v", total, d.Total(), half.Total())
	}
	if _, err := d.As(draft.ScaleAllRests(9)); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("a scale of 9 gives %v", err)
	}
}
