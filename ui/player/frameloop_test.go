package player

import (
	"image"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
)

// clockwork is a session that runs by the test's clock from a place on.
type clockwork struct {
	fakePlayer
	timeline *engine.Timeline
	step     *engine.Step
	offset   time.Duration
	start    time.Time
	state    atomic.Value
}

func newClockwork(t *engine.Timeline, step *engine.Step, offset time.Duration, state session.State) *clockwork {
	c := &clockwork{timeline: t, step: step, offset: offset, start: time.Now()}
	c.state.Store(state)
	return c
}

func (c *clockwork) Snapshot() session.Snapshot {
	at := c.offset
	state := c.state.Load().(session.State)
	if state == session.Running {
		at += time.Since(c.start)
	}
	s := snapshotAt(c.timeline, c.step, at)
	s.State = state
	return s
}

func TestPumpRunsAtThePaceOfThePicture(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	hold := stepOf(t, timeline, engine.Work, sample.Hold, "")
	tests := []struct {
		name       string
		step       *engine.Step
		offset     time.Duration
		state      session.State
		animations bool
		from, to   int64 // pictures in ten seconds
	}{
		{"movement", flow, spanOf(t, flow, engine.Working, engine.BreathOut, 0).At, session.Running, true, 295, 305},
		{"still hold", hold, 10 * time.Second, session.Running, true, 99, 102},
		{"paused", flow, 0, session.Standing, true, 1, 1},
		{"no animations", hold, 10 * time.Second, session.Running, false, 10, 12},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var shown atomic.Int64
				p := newFrameLoop(&Options{
					Player: newClockwork(timeline, tt.step, tt.offset, tt.state), Book: sample.Book(), Album: picture.New(sample.Scene, nil),
					Animations: tt.animations, Post: func(f func()) { f() },
				}, func(frame) { shown.Add(1) })
				go p.run()
				synctest.Wait()
				time.Sleep(10 * time.Second) // the bubble's clock: takes no time
				p.end()
				synctest.Wait()
				if n := shown.Load(); n < tt.from || n > tt.to {
					t.Errorf("%d pictures in ten seconds, want %d to %d", n, tt.from, tt.to)
				}
			})
		})
	}
}

func TestPumpWaitsForTheScreen(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	synctest.Test(t, func(t *testing.T) {
		var posted atomic.Int64
		var last func()
		p := newFrameLoop(&Options{
			Player: newClockwork(timeline, flow, spanOf(t, flow, engine.Working, engine.BreathOut, 0).At, session.Running), Book: sample.Book(), Album: picture.New(sample.Scene, nil),
			Animations: true, Post: func(f func()) { posted.Add(1); last = f },
		}, func(frame) {})
		go p.run()
		time.Sleep(5 * time.Second)
		synctest.Wait()
		if n := posted.Load(); n != 1 {
			t.Errorf("%d pictures wait for a screen that does not answer, want 1", n)
		}
		last()
		time.Sleep(50 * time.Millisecond)
		synctest.Wait()
		if n := posted.Load(); n != 2 { // the second one waits in its turn
			t.Errorf("%d pictures were posted after the first was shown, want 2", n)
		}
		p.end()
		synctest.Wait()
	})
}

func TestPumpDrawsOnlyWhatHasChangedAndNeverWhatIsShown(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	player := newClockwork(timeline, flow, time.Second, session.Standing)
	p := newFrameLoop(&Options{Player: player, Book: sample.Book(), Album: picture.New(sample.Scene, nil), Animations: true}, nil)
	s := player.Snapshot()
	if f := p.frame(&s); f.image != nil {
		t.Fatal("a picture was drawn before anything was laid out")
	}
	p.setEasel(func(e *easel) { e.width, e.height = 320, 200 })
	first := p.frame(&s)
	if first.image == nil || !first.at.In(image.Rect(0, 0, 320, 200)) || first.image.Bounds().Size() != first.at.Size() {
		t.Fatalf("the first picture is at %v, want it in 320 × 200", first.at)
	}
	if first.at.Dx()*first.at.Dy() > 320*200*3/4 {
		t.Errorf("the first picture, at %v, has all that is empty around it", first.at)
	}
	if first.room == nil || first.room.Bounds() != image.Rect(0, 0, 320, 200) {
		t.Error("the first picture does not come with its room")
	}
	if again := p.frame(&s); again.image != nil {
		t.Error("the same picture was drawn again")
	}
	player.offset = 2 * time.Second
	s = player.Snapshot()
	second := p.frame(&s)
	if second.image == nil || second.image == first.image {
		t.Error("the second picture was drawn over the one that is shown")
	}
	if second.room != nil {
		t.Error("the room, which stands still, was drawn again")
	}
}

func TestNudgeMakesAPictureOfAPausedSession(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	synctest.Test(t, func(t *testing.T) {
		var shown atomic.Int64
		p := newFrameLoop(&Options{
			Player: newClockwork(timeline, flow, 0, session.Standing), Book: sample.Book(), Album: picture.New(sample.Scene, nil),
			Animations: true, Post: func(f func()) { f() },
		}, func(frame) { shown.Add(1) })
		go p.run()
		synctest.Wait()
		p.nudge()
		synctest.Wait()
		if n := shown.Load(); n != 2 {
			t.Errorf("%d pictures after a nudge, want 2", n)
		}
		p.end()
		synctest.Wait()
	})
}

// A session that is not seen is only heard: no picture is made of it, not even where a
// part begins. Seen again, it is shown at once.
func TestNothingIsDrawnOfASessionThatIsNotSeen(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	for _, animations := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			var shown atomic.Int64
			p := newFrameLoop(&Options{
				Player: newClockwork(timeline, flow, time.Second, session.Running), Book: sample.Book(), Album: picture.New(sample.Scene, nil),
				Animations: animations, Post: func(f func()) { f() },
			}, func(frame) { shown.Add(1) })
			go p.run()
			time.Sleep(3 * time.Second)
			p.setSeen(false)
			synctest.Wait()
			before := shown.Load()
			for range 10 {
				time.Sleep(time.Second)
				p.nudge()
			}
			synctest.Wait()
			if n := shown.Load(); before == 0 || n > before {
				t.Errorf("animations %v: %d pictures, and %d while it is not seen", animations, before, n-before)
			}
			p.setSeen(true)
			synctest.Wait()
			if n := shown.Load(); n == before {
				t.Errorf("animations %v: seen again, it is not shown", animations)
			}
			p.end()
			synctest.Wait()
		})
	}
}

// A slow movement is drawn less often than a fast one, and never less often than what
// stands.
func TestASlowMovementIsDrawnLessOften(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	count := func(width, height int) int64 {
		var shown atomic.Int64
		synctest.Test(t, func(t *testing.T) {
			p := newFrameLoop(&Options{
				Player: newClockwork(timeline, flow, spanOf(t, flow, engine.Working, engine.BreathOut, 0).At, session.Running), Book: sample.Book(),
				Album: picture.New(sample.Scene, nil), Animations: true, Post: func(f func()) { f() },
			}, func(frame) { shown.Add(1) })
			p.setEasel(func(e *easel) { e.width, e.height = width, height })
			go p.run()
			time.Sleep(10 * time.Second)
			p.end()
			synctest.Wait()
		})
		return shown.Load()
	}
	small, large := count(64, 40), count(3200, 2000)
	if small < 99 || small > 115 || large < 2*small || large > 305 {
		t.Errorf("in ten seconds %d pictures of a small figure and %d of a large one", small, large)
	}
}
