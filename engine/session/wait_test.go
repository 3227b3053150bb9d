package session_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// waiting is the sample with a rest that waits: 10 s get ready, 20 s work, 5 s
// rest until the user says go, 4 s done.
func waiting() *engine.Timeline {
	tl := sample()
	tl.Steps[2].Waits = true
	return tl
}

func TestARestThatWaitsHoldsUntilGo(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(st *stage)
		want   int // the step afterwards
	}{
		{"go", func(st *stage) { st.player.Go() }, 3},
		{"next", func(st *stage) { st.player.Next() }, 3},
		{"back", func(st *stage) { st.player.Back() }, 1},
		{"repeat", func(st *stage) { st.player.Repeat() }, 2},
		{"nothing", func(*stage) {}, 2},
		{"shorter, though its length is over", func(st *stage) { st.player.Extend(-15 * time.Second) }, 2},
	} {
		synctest.Test(t, func(t *testing.T) {
			tl := waiting()
			st := play(t, tl)
			st.pass(35*time.Second + 7*time.Minute)
			now := st.player.Snapshot()
			if now.Step.Index != 2 || now.State != session.Running || now.StepLeft != 0 {
				t.Fatalf("%s: at step %d, %s, %v left", tt.name, now.Step.Index, now.State, now.StepLeft)
			}
			if now.Waited != 7*time.Minute || now.Played != 35*time.Second+7*time.Minute || now.SessionLeft != 4*time.Second {
				t.Errorf("%s: waited %v, played %v, left %v", tt.name, now.Waited, now.Played, now.SessionLeft)
			}
			if e, ok := last[session.Waiting](st); !ok || e.Step.Index != 2 {
				t.Errorf("%s: nobody was told that the session waits", tt.name)
			}
			st.do(func() { tt.change(st) })
			if now := st.player.Snapshot(); now.Step.Index != tt.want || tt.want != 2 && now.Waited != 0 {
				t.Errorf("%s leads to step %d, waited %v", tt.name, now.Step.Index, now.Waited)
			}
			if e, ok := last[session.Refused](st); ok {
				t.Errorf("%s is refused: %v", tt.name, e.Err)
			}
			st.do(st.player.End)
		})
	}
}

func TestAfterAWaitTheSessionGoesOnWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tl := waiting()
		st := play(t, tl)
		st.pass(50 * time.Second)
		st.do(st.player.Go)
		st.pass(5 * time.Second)
		if got, want := st.spoken(), texts(tl); !slices.Equal(got, want) {
			t.Errorf("heard %v\nwant %v", got, want)
		}
		if e, ok := last[session.Ended](st); !ok || !e.Finished || e.Played != 54*time.Second {
			t.Errorf("ended %v %+v", ok, e)
		}
	})
}

func TestGoEndsAWaitingRestEarlyAndNothingElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, waiting())
		st.pass(15 * time.Second)
		st.do(st.player.Go)
		if now := st.player.Snapshot(); now.Step.Index != 1 {
			t.Errorf("go left the work, to step %d", now.Step.Index)
		}
		st.pass(16 * time.Second)
		st.do(st.player.Go)
		if now := st.player.Snapshot(); now.Step.Index != 3 {
			t.Errorf("go did not leave the rest: step %d", now.Step.Index)
		}
	})
}

func TestAPauseInAWaitKeepsWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, waiting())
		st.pass(40 * time.Second)
		st.do(st.player.Pause)
		st.pass(time.Hour)
		st.do(st.player.Go) // a key for it does nothing in a pause
		st.do(st.player.Resume)
		st.pass(13 * time.Second) // three of them count in
		if now := st.player.Snapshot(); now.Step.Index != 2 || now.Waited != 15*time.Second {
			t.Errorf("at step %d, waited %v", now.Step.Index, now.Waited)
		}
	})
}

func TestALongerWaitPlaysItsLengthAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tl := compiledWith(t, func(p *engine.Preferences) { p.Rests.Default = engine.PauseUntilReady(20 * time.Second) })
		st := play(t, tl)
		rest := tl.Steps[stepLike(tl, engine.Rest, 0)]
		st.pass(rest.End() + 10*time.Second)
		st.do(func() { st.player.Extend(15 * time.Second) })
		now := st.player.Snapshot()
		if now.StepLeft != 15*time.Second || now.Waited != 10*time.Second {
			t.Errorf("%v left, waited %v", now.StepLeft, now.Waited)
		}
		st.pass(20 * time.Second)
		if now := st.player.Snapshot(); now.Step.Index != rest.Index || now.Waited != 15*time.Second {
			t.Errorf("at step %d, waited %v", now.Step.Index, now.Waited)
		}
		told := 0
		for _, e := range st.events {
			if _, ok := e.(session.Waiting); ok {
				told++
			}
		}
		if told != 2 {
			t.Errorf("told %d times that it waits, want once for each length", told)
		}
	})
}

func TestARunningRestIsHeldUntilGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, compiled(t))
		st.player.Hold()
		st.pass(time.Second)
		if _, ok := last[session.Refused](st); !ok {
			t.Error("what is no rest was held")
		}
		for st.player.Snapshot().Step.Kind != engine.Rest {
			st.do(st.player.Next)
		}
		st.pass(3 * time.Second)
		st.do(st.player.Hold)
		if e, ok := last[session.Adjusted](st); !ok || e.By != 0 || !e.Step.Waits {
			t.Fatalf("answered %v %+v", ok, e)
		}
		st.pass(5 * time.Minute)
		now := st.player.Snapshot()
		if now.Step.Kind != engine.Rest || now.Waited != 4*time.Minute+33*time.Second {
			t.Fatalf("after five minutes at a %s, waited %v", now.Step.Kind, now.Waited)
		}
		st.do(st.player.Go)
		if now := st.player.Snapshot(); now.Step.Kind != engine.PositionStep {
			t.Errorf("go leads to a %s", now.Step.Kind)
		}
		st.do(st.player.End)
	})
}
