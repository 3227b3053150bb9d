package audio

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
)

// TestCuesKeepTheirDistances: cues that arrive irregularly are heard exactly
// as far from each other as they were due.
func TestCuesKeepTheirDistances(t *testing.T) {
	t.Logf("seed %d", seed)
	onStage(t, true, func(s *stage) {
		random := rand.New(rand.NewPCG(seed, 8))
		s.wait(2 * time.Second)
		begin := s.device.clock.Now()
		const distance = 317 * time.Millisecond // no multiple of a block
		for i := range 100 {
			due := begin + time.Duration(i)*distance
			s.wait(due - s.device.clock.Now() + time.Duration(random.Int64N(int64(15*time.Millisecond))))
			s.player.Cue(tick(), s.device.clock.Now()-due)
		}
		s.wait(time.Second)
		heard := s.onsetsAfter(0)
		if len(heard) != 100 {
			t.Fatalf("%d ticks were heard, want 100", len(heard))
		}
		for i, at := range heard {
			if off := at - heard[0] - time.Duration(i)*distance; off < -time.Millisecond || off > time.Millisecond {
				t.Errorf("tick %d is %v off", i, off)
			}
		}
		if delay := heard[0] - begin; delay > 150*time.Millisecond {
			t.Errorf("a cue is heard %v after it was due", delay)
		}
	})
}

func TestNoDeviceAtStart(t *testing.T) {
	onStage(t, false, func(s *stage) {
		s.wait(time.Second)
		if st := s.player.Status(); st.Sound || st.Reason != "no device" {
			t.Errorf("without a device the status is %+v", st)
		}
		for range 60 {
			s.player.Cue(tick(), 0)
			s.wait(time.Second)
		}
		if n := len(s.device.opens); n < 30 || n > 60 {
			t.Errorf("in a minute the device was tried %d times", n)
		}
		s.player.Cue(engine.Cue{Kind: engine.BellDone}, 0)
		s.wait(1500 * time.Millisecond) // not audible
		s.device.set(func() { s.device.present = true })
		back := s.device.clock.Now()
		s.wait(1900 * time.Millisecond)
		if st := s.player.Status(); !st.Sound || st.Reason != "" {
			t.Errorf("1.9 s after the device's return the status is %+v", st)
		}
		if level := rms(s.device.heard); level != 0 {
			t.Errorf("a stale bell rings on at %.5f", level)
		}
		s.player.Cue(tick(), 0)
		s.wait(time.Second)
		if heard := s.onsetsAfter(back); len(heard) != 1 {
			t.Errorf("after the return ticks are heard at %v", heard)
		}
		want := []Status{{false, "no device"}, {true, ""}}
		if !slices.Equal(s.statuses, want) {
			t.Errorf("told %+v, want %+v", s.statuses, want)
		}
	})
}

// TestDeviceLostAndBack takes the device away twenty times; no generation is
// closed after its failure (the fake panics then), and each time cues are heard
// again within two seconds.
func TestDeviceLostAndBack(t *testing.T) {
	t.Logf("seed %d", seed)
	onStage(t, true, func(s *stage) {
		random := rand.New(rand.NewPCG(seed, 9))
		for round := range 20 {
			s.wait(time.Second)
			s.device.set(func() { s.device.present = false })
			s.wait(time.Duration(random.Int64N(int64(8 * time.Second))))
			s.wait(200 * time.Millisecond)
			if s.player.Status().Sound {
				t.Fatalf("round %d: the loss was not noticed", round)
			}
			s.device.set(func() { s.device.present = true })
			back := s.device.clock.Now()
			for range 20 {
				s.player.Cue(tick(), 0)
				s.wait(200 * time.Millisecond)
			}
			heard := s.onsetsAfter(back)
			if len(heard) == 0 || heard[0]-back > 2*time.Second {
				t.Fatalf("round %d: back at %v, ticks heard at %v", round, back, heard)
			}
		}
		if s.device.closed != 0 {
			t.Errorf("%d generations were closed", s.device.closed)
		}
	})
}

// TestAStuckWriteIsRepairedSoon: a device that has played and takes nothing more is
// opened again within half a second, and the status stays.
func TestAStuckWriteIsRepairedSoon(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		hang := make(chan struct{})
		defer close(hang)
		s.device.set(func() { s.device.hangs = hang })
		s.wait(200 * time.Millisecond)
		s.device.set(func() { s.device.hangs = nil })
		stuck := s.device.clock.Now()
		s.wait(300 * time.Millisecond)
		s.player.Cue(tick(), 0)
		s.wait(time.Second)
		heard := s.onsetsAfter(stuck)
		if s.device.given != 1 || len(heard) != 1 || heard[0]-stuck > 500*time.Millisecond {
			t.Errorf("abandoned %d times, stuck at %v, a tick 300 ms later heard at %v", s.device.given, stuck, heard)
		}
		if want := []Status{{Sound: true}}; !slices.Equal(s.statuses, want) {
			t.Errorf("told %+v, want %+v", s.statuses, want)
		}
	})
}

// TestAStuckDeviceThatStaysAwayIsTold: where opening it again takes longer than a
// second, the status says so.
func TestAStuckDeviceThatStaysAwayIsTold(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		hang := make(chan struct{})
		s.device.set(func() { s.device.hangs, s.device.openHangs = hang, hang })
		s.wait(time.Second)
		if !s.player.Status().Sound {
			t.Error("told at once")
		}
		s.wait(time.Second)
		if st := s.player.Status(); st.Sound || st.Reason == "" {
			t.Errorf("after two seconds without sound the status is %+v", st)
		}
		close(hang)
	})
}

func TestAStuckWriteIsAbandoned(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		hang := make(chan struct{})
		s.device.set(func() { s.device.hangs = hang })
		s.wait(2200 * time.Millisecond) // it hangs again once it has been opened again
		if s.player.Status().Sound || s.device.given != 2 {
			t.Fatalf("a hanging device: status %+v, abandoned %d times", s.player.Status(), s.device.given)
		}
		// Another device can be opened although the first one still hangs.
		s.device.set(func() { s.device.hangs = nil })
		s.wait(time.Second)
		s.player.Cue(tick(), 0)
		s.wait(500 * time.Millisecond)
		if heard := s.onsetsAfter(0); !s.player.Status().Sound || len(heard) != 1 {
			t.Errorf("after a new device was opened: %+v, ticks at %v", s.player.Status(), heard)
		}
		close(hang) // the old write returns at last, and nothing happens
		s.wait(time.Second)
		if !s.player.Status().Sound {
			t.Error("the old write's return ended the new generation")
		}
	})
}

// TestAGreedyDeviceIsPaced: a device that takes everything at once does not
// make the player run ahead of the clock.
func TestAGreedyDeviceIsPaced(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.device.set(func() { s.device.greedy = true })
		const length = time.Minute
		s.player.Around(true) // a session, in which the device stays open
		s.wait(length)
		s.device.mu.Lock()
		taken := LengthOf(int64(s.device.taken))
		s.device.mu.Unlock()
		if taken < length || taken > length+time.Second {
			t.Errorf("in %v the device took %v", length, taken)
		}
	})
}

func TestOpeningMayHang(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		hang := make(chan struct{})
		s.device.set(func() { s.device.present, s.device.openHangs = false, hang })
		s.wait(10 * time.Second)
		if n := len(s.device.opens); n != 2 {
			t.Errorf("the device was opened %d times, want once more while that hangs", n)
		}
		s.player.Close() // does not wait for it either
		s.device.set(func() { s.device.present = true })
		close(hang)
		s.wait(time.Second)
		if s.device.live != 0 || s.device.closed != 1 {
			t.Errorf("a device opened too late: %d open, %d closed", s.device.live, s.device.closed)
		}
	})
}

func TestCloseFadesAndFreesTheDevice(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		s.player.Cue(engine.Cue{Kind: engine.CueBreathIn, Length: 8 * time.Second}, 0)
		s.wait(4 * time.Second)
		s.player.Close()
		s.player.Close()
		if s.device.closed != 1 || s.device.live != 0 {
			t.Errorf("%d closed, %d open", s.device.closed, s.device.live)
		}
		if last := s.device.heard[len(s.device.heard)-1]; math.Abs(last) > 1e-4 {
			t.Errorf("the last sample is %v", last)
		}
		s.player.Cue(tick(), 0)
		s.player.Pause()
		s.player.Resume()
		s.player.Flush()
		s.player.SetVolumes(fullVolume())
		s.wait(time.Second)
	})
}

// A device that is not needed is closed, so that the computer can rest.
func TestADeviceIsClosedWhileNothingIsToBeHeard(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(5 * time.Second)
		s.live(1)
		s.wait(10 * time.Second)
		s.live(0)
		taken := s.device.taken
		s.wait(time.Hour)
		if s.device.taken != taken || len(s.device.opens) != 1 {
			t.Error("a device at rest is used")
		}
		if !s.player.Status().Sound {
			t.Error("a device at rest is said to be gone")
		}
		// What is asked for meanwhile is heard as soon as the device is open.
		at := s.device.clock.Now()
		s.player.Cue(tick(), 0)
		s.wait(time.Second)
		s.live(1)
		if heard := s.onsetsAfter(at); len(heard) != 1 || heard[0]-at > 200*time.Millisecond {
			t.Errorf("a tick at %v is heard at %v", at, heard)
		}
		if len(s.statuses) != 1 {
			t.Errorf("statuses %v, want one", s.statuses)
		}
	})
}

// In a session cues come at any time, but in a pause only once it is over.
func TestADeviceStaysOpenInASession(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.player.SetVolumes(engine.Sound{})
		s.player.Around(true)
		s.wait(5 * time.Minute)
		s.live(1)
		s.player.Pause()
		s.wait(12 * time.Second)
		s.live(0)
		s.player.Resume()
		s.wait(time.Second)
		s.live(1)
		s.player.Around(false)
		s.wait(15 * time.Second)
		s.live(0)
	})
}

// A device that comes while nothing is to be heard is noticed all the same.
func TestADeviceIsLookedForAtRest(t *testing.T) {
	onStage(t, false, func(s *stage) {
		s.wait(time.Hour)
		if s.player.Status().Sound {
			t.Fatal("sound without a device")
		}
		s.device.set(func() { s.device.present = true })
		s.wait(2 * time.Second)
		if !s.player.Status().Sound {
			t.Error("the device is not found")
		}
	})
}

// A device that went away meanwhile is missed when it is needed.
func TestADeviceGoneAtRestIsTold(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Minute)
		s.device.set(func() { s.device.present = false })
		s.player.Cue(tick(), 0)
		s.wait(time.Second)
		if s.player.Status().Sound {
			t.Error("the device is not missed")
		}
	})
}

func TestStaleCuesAreDropped(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		s.player.Cue(tick(), 1100*time.Millisecond)
		s.player.Cue(engine.Cue{Kind: engine.Speak, Text: "Three."}, 1100*time.Millisecond)
		s.player.Cue(engine.Cue{Kind: engine.CueHold, Length: 2 * time.Second}, 2*time.Second)
		s.wait(2 * time.Second)
		if level := rms(s.device.heard); level != 0 {
			t.Errorf("stale cues are heard at %.4f", level)
		}
		s.player.Cue(engine.Cue{Kind: engine.CueBreathOut, Length: 6 * time.Second}, 3*time.Second)
		s.wait(2 * time.Second)
		if level := rms(s.device.heard); level == 0 {
			t.Error("a breath of which half is left is not heard")
		}
	})
}

// TestAFlushOvertakesALineThatIsLoading: a line requested before the jump is not
// said after it.
func TestAFlushOvertakesALineThatIsLoading(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		s.player.Cue(engine.Cue{Kind: engine.Speak, Text: "Three."}, 0)
		s.player.Flush()
		s.wait(time.Second)
		if level := rms(s.device.heard); level != 0 {
			t.Errorf("the line is heard at %.4f", level)
		}
		s.player.Flush()
		s.player.Cue(engine.Cue{Kind: engine.Speak, Text: "Three."}, 0)
		s.wait(time.Second)
		if level := rms(s.device.heard); level == 0 {
			t.Error("a line after a flush is not heard")
		}
	})
}

// TestDelayIsKnown: with a device it is the device's buffer and a little more,
// and cues are heard just so late; without one it is nothing.
func TestDelayIsKnown(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		if d := s.player.Delay(); d < cueDelay || d > time.Second {
			t.Errorf("the delay is %v", d)
		}
	})
	onStage(t, false, func(s *stage) {
		s.wait(time.Second)
		if d := s.player.Delay(); d != 0 {
			t.Errorf("without a device the delay is %v", d)
		}
	})
}

// TestPreparedLinesAreDecodedBeforeTheyAreDue: and nothing is heard of it.
func TestPreparedLinesAreDecodedBeforeTheyAreDue(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.player.Prepare([]string{"nobody has recorded this", "Three."})
		s.wait(time.Second)
		if _, ready := s.player.voice.Load().cache.get("Three."); !ready {
			t.Error("the line is not decoded")
		}
		if level := rms(s.device.heard); level != 0 {
			t.Errorf("preparing is heard at %.4f", level)
		}
	})
}

// TestPlayerPausesABreath: between pause and resume it is quiet, and the breath
// ends as much later as the pause was long.
func TestPlayerPausesABreath(t *testing.T) {
	onStage(t, true, func(s *stage) {
		s.wait(time.Second)
		begin := s.device.clock.Now()
		s.player.Cue(engine.Cue{Kind: engine.CueHold, Length: 4 * time.Second}, 0)
		s.wait(2 * time.Second)
		s.player.Pause()
		s.wait(time.Second)
		s.player.Cue(engine.Cue{Kind: engine.Speak, Text: "Three."}, 0) // heard in the pause
		s.wait(2 * time.Second)
		s.player.Resume()
		s.wait(4 * time.Second)
		level := func(from, to time.Duration) float64 {
			at := begin + 100*time.Millisecond - s.device.begun // cues are heard that much later
			return rms(s.device.heard[FramesIn(at+from):FramesIn(at+to)])
		}
		for _, c := range []struct {
			from, to time.Duration
			sounds   bool
		}{
			{1 * time.Second, 1900 * time.Millisecond, true},
			{2200 * time.Millisecond, 2900 * time.Millisecond, false},
			{3 * time.Second, 3400 * time.Millisecond, true},
			{4 * time.Second, 4900 * time.Millisecond, false},
			{5100 * time.Millisecond, 6900 * time.Millisecond, true},
			{7100 * time.Millisecond, 8 * time.Second, false},
		} {
			if sounds := level(c.from, c.to) > 1e-4; sounds != c.sounds {
				t.Errorf("between %v and %v: level %.5f", c.from, c.to, level(c.from, c.to))
			}
		}
	})
}

// TestNullSinkKeepsTime: frames are taken at the clock's pace, also after a long
// time without writes.
func TestNullSinkKeepsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		clock := SystemClock()
		sink, err := NullOpener(clock)()
		if err != nil {
			t.Fatal(err)
		}
		block := make([][2]float64, FramesIn(blockLength))
		for _, pause := range []time.Duration{0, time.Hour} {
			<-time.After(pause)
			begin := clock.Now()
			for range 500 {
				if err := sink.Write(block); err != nil {
					t.Fatal(err)
				}
			}
			if took := clock.Now() - begin; took < 9900*time.Millisecond || took > 10*time.Second {
				t.Errorf("after a pause of %v ten seconds took %v", pause, took)
			}
		}
	})
}

// TestSetVoiceChangesWhoSpeaks: from the next cue on, while the line that is
// being said goes on to its end; and what was decoded of the old voice is gone.
func TestSetVoiceChangesWhoSpeaks(t *testing.T) {
	onStage(t, true, func(s *stage) {
		before := s.player.voice.Load()
		after := testVoice(t, &fakeSynthesizer{perLetter: 2000})
		s.player.Prepare([]string{"Three."})
		s.wait(time.Second)
		s.player.SetVoice(after)
		if _, kept := before.cache.get("Three."); kept || before.cache.held != 0 {
			t.Error("what was decoded of the old voice is kept")
		}
		s.player.Prepare([]string{"Hello there."})
		s.wait(time.Second)
		if _, ready := after.cache.get("Hello there."); !ready {
			t.Error("the new voice does not prepare")
		}
		s.player.SetVoice(nil)
		s.player.Cue(engine.Cue{Kind: engine.Speak, Text: "Three."}, 0)
		s.wait(3 * time.Second)
		if level := rms(s.device.heard); level == 0 {
			t.Error("without a voice the chime is not heard")
		}
	})
}
