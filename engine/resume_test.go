package engine_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// markOf is the mark of a session that stands in a step.
func markOf(s *engine.Step, elapsed time.Duration) engine.Mark {
	return engine.Mark{
		Step: s.Index, Kind: s.Kind, Place: s.Place.Key(), Exercise: s.Exercise, Side: s.Side, Set: s.Set, Visit: 3,
		Planned: s.Length, Elapsed: elapsed, Worked: elapsed, Played: s.Start + elapsed,
	}
}

// In the timeline that was interrupted a session goes on where it stood; in one
// compiled with other preferences, in the same set of the same place.
func TestResumeFindsThePlaceAgain(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 17))
		c := sample.Random(r)
		before, err := engine.Compile(c.Routine, c.Book, &c.Prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		other := c.Prefs
		other.Rests = engine.Rests{Default: engine.PauseOf(7 * time.Second), BetweenSets: engine.PauseOf(40 * time.Second), BetweenSides: engine.PauseOf(3 * time.Second)}
		other.Guidance = engine.GuidanceTones
		after, err := engine.Compile(c.Routine, c.Book, &other, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range before.Steps {
			step := &before.Steps[i]
			m := markOf(step, time.Duration(r.Int64N(int64(step.Length)+1)))
			at, ok := before.Resume(m)
			if step.Kind == engine.Done {
				if ok {
					t.Fatalf("seed %d: a session that was done goes on at %+v", seed, at)
				}
				continue
			}
			if !ok || at.Step != i || at.Elapsed > m.Elapsed || at.Elapsed < m.Elapsed-time.Second || at.Played != m.Played {
				t.Fatalf("seed %d: from %+v it goes on at %+v, %v", seed, m, at, ok)
			}
			at, ok = after.Resume(m)
			if !ok {
				if step.Kind == engine.Work {
					t.Fatalf("seed %d: %+v is not found again", seed, m)
				}
				continue // a rest that there is no more
			}
			found := &after.Steps[at.Step]
			if found.Place != step.Place || at.Planned != found.Length || at.Elapsed < 0 || (at.Elapsed > 0 && at.Elapsed >= found.Length) {
				t.Fatalf("seed %d: from %+v it goes on at %+v in %v", seed, m, at, found.Place)
			}
			if step.Kind == engine.Work && (found.Side != step.Side || found.Set != step.Set || found.Kind != engine.Work) {
				t.Fatalf("seed %d: set %d on side %q became set %d on side %q", seed, step.Set, step.Side, found.Set, found.Side)
			}
		}
	}
}

func TestResumeWhereTheRoutineHasChanged(t *testing.T) {
	tl := single(t, sample.Exercise("cat-cow", engine.HoldSeconds, engine.SidesLeftRight), nil)
	var work *engine.Step
	for i := range tl.Steps {
		if s := &tl.Steps[i]; s.Kind == engine.Work && s.Block == engine.Main && s.Side == engine.RightSide {
			work = s
			break
		}
	}
	m := markOf(work, 4*time.Second)
	for name, change := range map[string]func(*engine.Mark){
		"the steps before have changed": func(m *engine.Mark) { m.Step -= 2 },
		"a longer routine":              func(m *engine.Mark) { m.Step = 4711 },
		"nonsense":                      func(m *engine.Mark) { m.Step = -1 },
	} {
		moved := m
		change(&moved)
		if at, ok := tl.Resume(moved); !ok || at.Step != work.Index || at.Elapsed != 4*time.Second {
			t.Errorf("%s: %+v, %v", name, at, ok)
		}
	}
	gone := m
	gone.Set = 9 // there are fewer sets now: the exercise restarts
	at, ok := tl.Resume(gone)
	if !ok || tl.Steps[at.Step].Kind != engine.PositionStep || tl.Steps[at.Step].Place != work.Place || at.Elapsed != 0 {
		t.Errorf("fewer sets: %+v, %v", at, ok)
	}
	gone.Place = "one/main/bridge"
	if at, ok := tl.Resume(gone); ok {
		t.Errorf("an exercise that is gone: %+v", at)
	}
	if at, ok := tl.Resume(markOf(work, time.Hour)); !ok || at.Elapsed != work.Length-time.Second {
		t.Errorf("a step that has become shorter: %+v, %v", at, ok)
	}
}
