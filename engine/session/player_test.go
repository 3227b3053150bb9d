package session_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// bubbleClock is the fake time of a synctest bubble, with leaps added by hand:
// a leap is time in which nothing of the program ran.
type bubbleClock struct {
	start time.Time
	leapt atomic.Int64
}

func (c *bubbleClock) Now() time.Duration { return time.Since(c.start) + time.Duration(c.leapt.Load()) }

func (c *bubbleClock) Timer(d time.Duration) session.Timer {
	return bubbleTimer{time.NewTimer(d)}
}

type bubbleTimer struct{ *time.Timer }

func (t bubbleTimer) C() <-chan time.Time { return t.Timer.C }

// sample is a timeline of four steps made by hand: 10 s get ready, 20 s work,
// 5 s rest, 4 s done, with cues at their starts, ends and in between.
func sample() *engine.Timeline {
	s := time.Second
	t := &engine.Timeline{Routine: "sample", Length: 39 * s}
	lengths := []time.Duration{10 * s, 20 * s, 5 * s, 4 * s}
	kinds := []engine.StepKind{engine.GetReady, engine.Work, engine.Rest, engine.Done}
	at := time.Duration(0)
	for i, l := range lengths {
		step := engine.Step{Index: i, Kind: kinds[i], Start: at, Length: l, Block: engine.Main, Spans: []engine.Span{{Length: l}}}
		for k := time.Duration(0); k < l; k += 1500 * time.Millisecond {
			step.Cues = append(step.Cues, engine.Cue{At: k, Kind: engine.Speak, Text: fmt.Sprintf("%d at %v", i, k), Length: s})
		}
		t.Steps = append(t.Steps, step)
		at += l
	}
	return t
}

// stage runs a player inside a bubble and keeps what happens.
type stage struct {
	clock  *bubbleClock
	player *session.Player
	// order tells the race detector that what the test reads is read before more
	// is added: the bubble's time alone does not.
	order  sync.Mutex
	events []session.Event
	at     []time.Duration // clock time of each event
}

func play(t *testing.T, tl *engine.Timeline) *stage {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	st := &stage{clock: &bubbleClock{start: time.Now()}}
	st.player = session.NewPlayer(session.Options{
		Timeline: tl, Clock: st.clock, CountIn: []string{"3.", "2.", "1."}, Slept: "You were away.",
		Voice: engine.EstimatedVoice{},
		Listener: func(e session.Event) {
			st.order.Lock()
			defer st.order.Unlock()
			st.events = append(st.events, e)
			st.at = append(st.at, st.clock.Now())
		},
	})
	go func() { _ = st.player.Run(ctx) }()
	synctest.Wait()
	return st
}

// read ends the test's reading of the events.
func (st *stage) read() {
	st.order.Lock()
	defer st.order.Unlock()
}

func (st *stage) pass(d time.Duration) {
	st.read()
	time.Sleep(d) // a bubble's sleep takes no time
	synctest.Wait()
}

func (st *stage) do(command func()) {
	st.read()
	command()
	synctest.Wait()
}

// spoken returns the texts of the timeline's cues heard so far, in order.
func (st *stage) spoken() []string {
	var all []string
	for _, e := range st.events {
		if c, ok := e.(session.CueDue); ok && strings.Contains(c.Cue.Text, " at ") {
			all = append(all, c.Cue.Text)
		}
	}
	return all
}

func texts(t *engine.Timeline) []string {
	var all []string
	for _, s := range t.Steps {
		for _, c := range s.Cues {
			all = append(all, c.Text)
		}
	}
	return all
}

func last[T session.Event](st *stage) (e T, ok bool) {
	for i := len(st.events) - 1; i >= 0; i-- {
		if e, ok = st.events[i].(T); ok {
			return e, true
		}
	}
	return e, false
}

func TestEveryCueComesAtItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tl := sample()
		st := play(t, tl)
		st.pass(tl.Length + time.Second)
		if got, want := st.spoken(), texts(tl); !slices.Equal(got, want) {
			t.Errorf("heard %v\nwant %v", got, want)
		}
		step := 0
		for i, e := range st.events {
			switch e := e.(type) {
			case session.StepBegan:
				step = e.Step.Index
				if st.at[i] != e.Step.Start {
					t.Errorf("step %d began at %v, want %v", step, st.at[i], e.Step.Start)
				}
			case session.CueDue:
				if due := tl.Steps[step].Start + e.Cue.At; st.at[i]-e.Late != due || e.Late != 0 {
					t.Errorf("cue %q came at %v, %v late, want %v", e.Cue.Text, st.at[i], e.Late, due)
				}
			}
		}
		if e, ok := last[session.Ended](st); !ok || !e.Finished || e.Played != tl.Length {
			t.Errorf("ended %v %+v", ok, e)
		}
	})
}

func TestPausingAnywhereLosesAndRepeatsNothing(t *testing.T) {
	for seed := range uint64(200) {
		synctest.Test(t, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 3))
			tl := sample()
			st := play(t, tl)
			for range r.IntN(8) {
				st.pass(time.Duration(r.Int64N(int64(8 * time.Second))))
				st.do(st.player.Pause)
				before := st.player.Snapshot().Position
				st.pass(time.Duration(r.Int64N(int64(5 * time.Minute))))
				if after := st.player.Snapshot().Position; after != before {
					t.Fatalf("seed %d: the pause moved from %v to %v", seed, before, after)
				}
				st.do(st.player.Resume)
				if r.IntN(3) == 0 {
					st.pass(time.Duration(r.Int64N(int64(3 * time.Second))))
					st.do(st.player.Toggle) // pauses again in the count-in
					st.do(st.player.Resume)
				}
				st.pass(3 * time.Second)
			}
			st.pass(tl.Length)
			if got, want := st.spoken(), texts(tl); !slices.Equal(got, want) {
				t.Fatalf("seed %d: heard %v\nwant %v", seed, got, want)
			}
			if e, _ := last[session.Ended](st); e.Played != tl.Length {
				t.Fatalf("seed %d: played %v, want %v", seed, e.Played, tl.Length)
			}
		})
	}
}

func TestResumeCountsIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, sample())
		st.pass(12 * time.Second)
		st.do(st.player.Pause)
		st.pass(time.Minute)
		before := len(st.events)
		st.do(st.player.Resume)
		if s := st.player.Snapshot(); s.State != session.CountingIn || s.CountIn != 3*time.Second {
			t.Errorf("after resume: %s with %v to go", s.State, s.CountIn)
		}
		st.pass(3 * time.Second)
		var counted []string
		var at []time.Duration
		for i := before; i < len(st.events); i++ {
			if c, ok := st.events[i].(session.CueDue); ok {
				counted = append(counted, c.Cue.Text)
				at = append(at, st.at[i]-72*time.Second)
			}
		}
		if got := fmt.Sprint(counted, at); got != "[3. 2. 1.] [0s 1s 2s]" {
			t.Errorf("counted %s", got)
		}
		if s := st.player.Snapshot(); s.State != session.Running || s.Position != 12*time.Second {
			t.Errorf("goes on %s at %v", s.State, s.Position)
		}
	})
}

func TestJumpsLandOnStepStarts(t *testing.T) {
	for seed := range uint64(200) {
		synctest.Test(t, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 5))
			tl := sample()
			st := play(t, tl)
			for range 10 {
				st.pass(time.Duration(r.Int64N(int64(6 * time.Second))))
				was := st.player.Snapshot()
				if was.State == session.Over {
					return
				}
				want := was.Step.Index
				switch r.IntN(4) {
				case 0:
					st.do(st.player.Next)
					want++
				case 1:
					st.do(st.player.Back)
					want = max(0, want-1)
				case 2:
					st.do(st.player.Repeat)
				case 3:
					st.do(st.player.Toggle)
					continue
				}
				now := st.player.Snapshot()
				if want == len(tl.Steps) {
					if now.State != session.Over {
						t.Fatalf("seed %d: next on the last step gives %s", seed, now.State)
					}
					st.player.Next() // commands to a session that is over are dropped
					return
				}
				if now.Step.Index != want || now.Position != tl.Steps[want].Start {
					t.Fatalf("seed %d: at step %d, %v, want the start of step %d", seed, now.Step.Index, now.Position, want)
				}
			}
			st.do(st.player.End)
		})
	}
}

func TestLeavingARestEarlyStillSaysWhatComes(t *testing.T) {
	for _, tt := range []struct {
		after time.Duration
		want  []string
	}{
		{time.Second, []string{"2 at 4.5s", "3 at 0s"}},
		{4800 * time.Millisecond, []string{"3 at 0s"}}, // it has been said
	} {
		synctest.Test(t, func(t *testing.T) {
			st := play(t, sample())
			st.pass(30*time.Second + tt.after)
			before := len(st.spoken())
			st.do(st.player.Next)
			got := st.spoken()[before:]
			slices.Sort(got)
			if !slices.Equal(got, tt.want) {
				t.Errorf("left after %v, heard %v, want %v", tt.after, got, tt.want)
			}
		})
	}
}

// TestLeavingARestEarlyTellsTheWayAfterwards leaves a rest in which the body
// would have been led to the floor.
func TestLeavingARestEarlyTellsTheWayAfterwards(t *testing.T) {
	book := &engine.Book{Exercises: map[string]engine.Exercise{}}
	book.Phrases.Next = "Next comes %s."
	book.Phrases.Moves = map[engine.Position]engine.Move{engine.Supine: {Any: engine.Directions{Full: engine.Plain("Sit down.", "Lie down.")}}}
	routine := &engine.Routine{ID: "r", Name: "R"}
	for _, position := range []engine.Position{engine.Standing, engine.Supine} {
		book.Exercises[string(position)] = engine.Exercise{
			ID: string(position), Name: string(position), Position: position, Sides: engine.SidesNone,
			Dose:  engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 20, To: 20}},
			Cycle: []engine.Phase{{Seconds: 5}},
		}
		routine.Blocks = append(routine.Blocks, engine.Block{Kind: engine.Main, Items: []engine.Item{{Exercise: string(position)}}})
	}
	prefs := engine.DefaultPreferences()
	tl, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	rest := stepLike(tl, engine.Rest, 0)
	for stay, want := range map[time.Duration]int{time.Second: 1, 20 * time.Second: 1} {
		synctest.Test(t, func(t *testing.T) {
			st := play(t, tl)
			st.pass(tl.Steps[rest].Start + stay)
			before := len(st.events)
			st.do(st.player.Next)
			st.pass(10 * time.Second)
			told := 0
			for _, e := range st.events[before:] {
				if c, ok := e.(session.CueDue); ok && c.Cue.Text == "Sit down." {
					told++
				}
			}
			if told != want {
				t.Errorf("left after %v, the way is told %d times, want %d", stay, told, want)
			}
			st.do(st.player.End)
		})
	}
}

func TestAJumpInAPauseStaysPaused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tl := sample()
		st := play(t, tl)
		st.pass(3 * time.Second)
		st.do(st.player.Pause)
		st.do(st.player.Next)
		heard := len(st.spoken())
		st.pass(time.Minute)
		if len(st.spoken()) != heard {
			t.Error("the pause is not silent")
		}
		st.do(st.player.Resume)
		st.pass(3*time.Second + time.Millisecond)
		if got := st.spoken(); len(got) != heard+1 || got[heard] != "1 at 0s" {
			t.Errorf("after the pause: %v", got[heard:])
		}
	})
}

func TestASleepPausesWhereItBegan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, sample())
		st.pass(12 * time.Second)
		st.clock.leapt.Store(int64(time.Hour))
		st.pass(time.Second)
		e, ok := last[session.Paused](st)
		if !ok || e.Reason != session.ComputerSlept {
			t.Fatalf("paused %v for %q", ok, e.Reason)
		}
		s := st.player.Snapshot()
		if s.State != session.Standing || s.Reason != session.ComputerSlept || s.Position < 11500*time.Millisecond || s.Position > 12*time.Second {
			t.Errorf("%s (%s) at %v", s.State, s.Reason, s.Position)
		}
	})
}

func TestASleepInTheCountInPausesAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, sample())
		st.pass(12 * time.Second)
		st.do(st.player.Pause)
		st.do(st.player.Resume)
		st.pass(time.Second)
		st.clock.leapt.Store(int64(time.Hour))
		st.pass(time.Minute)
		s := st.player.Snapshot()
		if s.State != session.Standing || s.Reason != session.ComputerSlept || s.Position != 12*time.Second {
			t.Errorf("%s (%s) at %v", s.State, s.Reason, s.Position)
		}
	})
}

func TestAShortStallIsCaughtUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, sample())
		st.pass(4 * time.Second)
		st.clock.leapt.Store(int64(1400 * time.Millisecond))
		st.pass(40 * time.Second)
		if got, want := st.spoken(), texts(sample()); !slices.Equal(got, want) {
			t.Errorf("heard %v\nwant %v", got, want)
		}
		late := false
		for _, e := range st.events {
			c, ok := e.(session.CueDue)
			late = late || ok && c.Late > 0
		}
		if !late {
			t.Error("no cue says that it is late")
		}
	})
}

func TestOnlyOneEventLoop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := play(t, sample())
		if err := st.player.Run(context.Background()); engine.CodeOf(err) != engine.CodeConflict {
			t.Errorf("a second run: %v", err)
		}
	})
}

func TestAContextLeavesTheSessionOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		var ended []session.Event
		p := session.NewPlayer(session.Options{Timeline: sample(), Clock: &bubbleClock{start: time.Now()}, Listener: func(e session.Event) {
			if _, ok := e.(session.Ended); ok {
				ended = append(ended, e)
			}
		}})
		go func() { _ = p.Run(ctx) }()
		time.Sleep(7 * time.Second)
		cancel()
		synctest.Wait()
		if want := (session.Ended{Left: true, Played: 7 * time.Second}); len(ended) != 1 || ended[0] != want {
			t.Errorf("ended with %v, want %v", ended, want)
		}
	})
}
