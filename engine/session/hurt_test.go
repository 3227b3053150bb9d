package session_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// heard returns the sentences outside the timeline, in order.
func heard(st *stage, lines ...string) []string {
	var all []string
	for _, e := range st.events {
		if c, ok := e.(session.CueDue); ok && slices.Contains(lines, c.Cue.Text) {
			all = append(all, c.Cue.Text)
		}
	}
	return all
}

func TestHurtStopsAndSpeaksAndWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tl := compiledWith(t, func(*engine.Preferences) {})
		st := play(t, tl)
		work := tl.Steps[stepLike(tl, engine.Work, 1)]
		st.pass(work.Start + 3*time.Second)
		lines := []string{"We stop.", "Press one.", "Ask somebody."}
		st.do(func() { st.player.Hurt(lines) })
		h, ok := last[session.Hurting](st)
		if !ok || h.Hurt.Exercise != work.Exercise || h.Hurt.Place != work.Place.Key() || h.Hurt.Set != 1 || h.Hurt.Elapsed != 3*time.Second || h.Hurt.Played != work.Start+3*time.Second {
			t.Errorf("%v %+v", ok, h)
		}
		if got := heard(st, lines...); len(got) != 1 {
			t.Errorf("at once it says %q", got)
		}
		st.pass(time.Minute)
		if got := heard(st, lines...); !slices.Equal(got, lines) {
			t.Errorf("says %q", got)
		}
		s := st.player.Snapshot()
		if s.State != session.Standing || s.Reason != session.ItHurts || s.Played != h.Hurt.Played {
			t.Errorf("%+v", s)
		}
		st.do(func() { st.player.GoOnEasier("Make it smaller.") })
		if st.player.Snapshot().State != session.Standing {
			t.Error("it goes on before all is said")
		}
		st.pass(10 * time.Second)
		if s := st.player.Snapshot(); s.State != session.Running || s.Step.Index != work.Index {
			t.Errorf("%+v", s)
		}
	})
}

// The lines come one after the other, each after the one before has been said and
// a moment has passed.
func TestWhatIsSaidAfterPainDoesNotRunTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, compiled(t))
		st.pass(time.Second)
		lines := []string{"We stop here, and you breathe as you like.", "", "Ask somebody."}
		st.do(func() { st.player.Hurt(lines) })
		st.pass(time.Minute)
		var at []time.Duration
		for i, e := range st.events {
			if c, ok := e.(session.CueDue); ok && slices.Contains(lines, c.Cue.Text) {
				at = append(at, st.at[i])
			}
		}
		if len(at) != 2 || at[0] != time.Second {
			t.Fatalf("said at %v", at)
		}
		said := engine.EstimatedVoice{}.SpeechLength(lines[0])
		if silence := at[1] - at[0] - said; silence < 500*time.Millisecond || silence > time.Second {
			t.Errorf("%v between two lines", silence)
		}
	})
}

// Where nothing has been done there is nothing to note, and nothing to go on from.
func TestWhatChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, sample()) // it has no exercises
		st.pass(time.Second)
		st.do(func() { st.player.Hurt([]string{"We stop."}) })
		if e, ok := last[session.Hurting](st); ok {
			t.Errorf("noted %+v", e.Hurt)
		}
		st.do(func() { st.player.GoOnEasier("Make it smaller.") })
		st.pass(2 * time.Second)
		if got := heard(st, "We stop.", "Make it smaller."); len(got) != 0 {
			t.Errorf("says %q", got)
		}
		if s := st.player.Snapshot(); s.State != session.Running || s.Played != 3*time.Second {
			t.Errorf("%s after %v", s.State, s.Played)
		}
	})
}

// What was being said is not said on into the session.
func TestGoingOnCutsTheTalk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, compiledWith(t, func(*engine.Preferences) {}))
		st.pass(time.Second)
		st.do(func() { st.player.Hurt([]string{"We stop.", "Press one."}) })
		st.do(st.player.Resume)
		st.pass(10 * time.Second)
		if got := heard(st, "We stop.", "Press one."); len(got) != 1 {
			t.Errorf("says %q", got)
		}
		st.do(func() { st.player.Hurt([]string{"We stop."}) })
		before := st.player.Snapshot().Step.Index
		st.do(st.player.Next)
		if s := st.player.Snapshot(); s.State != session.Standing || s.Step.Index != before+1 {
			t.Errorf("%+v", s)
		}
	})
}

// In a rest it is the exercise just done that hurts.
func TestWhatHurtsInARest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tl := compiledWith(t, func(*engine.Preferences) {})
		st := play(t, tl)
		rest := tl.Steps[stepLike(tl, engine.Rest, 0)]
		st.pass(rest.Start + time.Second)
		st.do(func() { st.player.Hurt(nil) })
		if h, _ := last[session.Hurting](st); h.Hurt.Exercise != tl.Steps[rest.Index-1].Exercise || h.Hurt.Exercise == rest.Exercise {
			t.Errorf("%+v", h)
		}
	})
}

// An eased exercise restarts its step; in the rest after it the session
// continues, and the easier way is said only if the exercise comes again.
func TestGoingOnEasierInARest(t *testing.T) {
	for _, again := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			tl := compiledWith(t, func(prefs *engine.Preferences) {
				prefs.Doses.SetCounts = map[string]int{string(engine.Flow): 2}
			})
			i := slices.IndexFunc(tl.Steps, func(s engine.Step) bool { return s.Kind == engine.Rest && tl.ComesAgain(s.Index) == again })
			if i < 0 {
				t.Fatalf("no rest after which the exercise comes again: %v", again)
			}
			st := play(t, tl)
			st.pass(tl.Steps[i].Start + 2*time.Second)
			st.do(func() { st.player.Hurt(nil) })
			st.do(func() { st.player.GoOnEasier("Make it smaller.") })
			if s := st.player.Snapshot(); s.Step.Index != i || s.StepElapsed != 2*time.Second {
				t.Errorf("it goes on in step %d at %v", s.Step.Index, s.StepElapsed)
			}
			st.pass(6 * time.Second)
			if got := len(heard(st, "Make it smaller.")) == 1; got != again {
				t.Errorf("comes again: %v, told how: %v", again, got)
			}
			if s := st.player.Snapshot(); s.State != session.Running || s.Step.Index != i {
				t.Errorf("%s in step %d", s.State, s.Step.Index)
			}
		})
	}
}

// A session goes on in another timeline, and what is noted of it stays whole.
func TestTheTimelineMayChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		clock := &bubbleClock{start: time.Now()}
		b.clock = clock
		listen, written := session.RecordListener(b)
		tl := compiledWith(t, func(*engine.Preferences) {})
		p := session.NewPlayer(session.Options{Timeline: tl, Clock: clock, Listener: listen})
		go func() { _ = p.Run(t.Context()) }()
		time.Sleep(tl.Steps[2].Start + 2*time.Second)
		p.Hurt(nil)
		p.Answer(engine.AnswerSkip)
		other := compiledWith(t, func(p *engine.Preferences) { p.Skip = []string{tl.Steps[2].Exercise} })
		p.Change(other, 1)
		p.Resume()
		time.Sleep(3 * time.Second)
		synctest.Wait()
		s := p.Snapshot()
		if s.Timeline != other || s.Step.Index != 1 || s.StepElapsed != 3*time.Second || s.Played != tl.Steps[2].Start+5*time.Second {
			t.Errorf("step %d at %v, %v played", s.Step.Index, s.StepElapsed, s.Played)
		}
		p.Leave()
		written()
		if len(b.hurts) != 1 || b.hurts[0].Answer != engine.AnswerSkip || b.hurts[0].Exercise != tl.Steps[2].Exercise {
			t.Errorf("noted %+v", b.hurts)
		}
		if m := b.last(); m.Place != other.Steps[1].Place.Key() || m.Elapsed != 3*time.Second {
			t.Errorf("left at %+v", m)
		}
		if b.ended != 0 {
			t.Error("a session that was left has ended")
		}
	})
}

// After a skipped rest, the next step says what that rest would have announced.
func TestAnotherTimelineTellsTheWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, compiledWith(t, func(*engine.Preferences) {}))
		st.pass(time.Second)
		other := compiledWith(t, func(*engine.Preferences) {})
		to := other.Steps[stepLike(other, engine.Rest, 0)].Index + 1
		for other.Steps[to].Kind != engine.PositionStep {
			to++
		}
		whole, short := other.Retell(to).Steps[to], other.Steps[to]
		if len(whole.Cues) <= len(short.Cues) {
			t.Fatal("the rest before tells nothing of the way")
		}
		st.do(func() { st.player.Change(other, to) })
		if got := st.player.Snapshot().Step; len(got.Cues) != len(whole.Cues) {
			t.Errorf("says %d lines of %d", len(got.Cues), len(whole.Cues))
		}
	})
}
