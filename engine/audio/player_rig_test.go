package audio

import (
	"errors"
	"io"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
)

// fakeDevice is a sound device under a test's control. What it plays is kept
// with the time at which it is heard.
type fakeDevice struct {
	clock Clock

	mu      sync.Mutex
	present bool
	// hangs makes Write and Open wait until it is closed.
	hangs     chan struct{}
	openHangs chan struct{}
	// greedy takes all frames at once.
	greedy bool
	opens  []time.Duration
	live   int // generations that are open
	closed int
	given  int // generations that were abandoned
	taken  int // frames in all
	heard  []float64
	begun  time.Duration // when the first frame of heard was heard
}

func (d *fakeDevice) set(change func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change()
}

func (d *fakeDevice) open() (Sink, error) {
	d.mu.Lock()
	d.opens = append(d.opens, d.clock.Now())
	hang := d.openHangs
	d.mu.Unlock()
	if hang != nil {
		<-hang
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.present {
		return nil, engine.Errorf(engine.CodeUnavailable, "no device")
	}
	if d.live > 0 {
		panic("two generations at once")
	}
	d.live++
	return &fakeGeneration{device: d, due: d.clock.Now()}, nil
}

// fakeGeneration takes frames at the pace of a device with a buffer of 60 ms.
type fakeGeneration struct {
	device *fakeDevice
	due    time.Duration
	over   bool
}

func (g *fakeGeneration) Write(frames [][2]float64) error {
	d := g.device
	now := d.clock.Now()
	d.mu.Lock()
	hang, greedy := d.hangs, d.greedy
	if g.over {
		panic("written to after its end")
	}
	if !d.present {
		g.end()
		d.mu.Unlock()
		return errors.New("the device is gone")
	}
	d.mu.Unlock()
	if hang != nil {
		<-hang
		return nil
	}
	g.due = max(g.due, now)
	g.play(frames)
	if wait := g.due - now - 60*time.Millisecond; wait > 0 && !greedy {
		<-d.clock.NewTimer(wait).C()
	}
	return nil
}

// play notes frames at the time at which they are heard.
func (g *fakeGeneration) play(frames [][2]float64) {
	d := g.device
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.heard == nil {
		d.begun = g.due
	}
	at := int(FramesIn(g.due - d.begun))
	for len(d.heard) < at {
		d.heard = append(d.heard, 0)
	}
	for i, f := range frames {
		if at+i < len(d.heard) {
			d.heard[at+i] = f[0]
			continue
		}
		d.heard = append(d.heard, f[0])
	}
	d.taken += len(frames)
	g.due += LengthOf(int64(len(frames)))
}

// end must be called with the lock held.
func (g *fakeGeneration) end() {
	g.over = true
	g.device.live--
}

func (g *fakeGeneration) Close() error {
	g.device.mu.Lock()
	defer g.device.mu.Unlock()
	if g.over {
		panic("closed after its end")
	}
	g.device.closed++
	g.end()
	return nil
}

func (g *fakeGeneration) Abandon() {
	g.device.mu.Lock()
	defer g.device.mu.Unlock()
	g.device.given++
	g.end()
}

// stage is a player with a fake device, in a bubble of fake time.
type stage struct {
	*testing.T
	device   *fakeDevice
	player   *Player
	statuses []Status
}

func onStage(t *testing.T, present bool, play func(*stage)) {
	synctest.Test(t, func(t *testing.T) {
		s := &stage{T: t}
		clock := SystemClock() // of the bubble
		s.device = &fakeDevice{clock: clock, present: present}
		s.player = NewPlayer(Options{
			Voice: testVoice(t, nil), Open: s.device.open, Volumes: fullVolume(), Clock: clock,
			Log:      slog.New(slog.NewTextHandler(io.Discard, nil)),
			OnStatus: func(st Status) { s.statuses = append(s.statuses, st) },
		})
		play(s)
		s.player.Close()
	})
}

// wait lets fake time pass.
func (s *stage) wait(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

// onsetsAfter returns when ticks were heard, on the device's clock.
func (s *stage) onsetsAfter(from time.Duration) []time.Duration {
	s.device.mu.Lock()
	defer s.device.mu.Unlock()
	var at []time.Duration
	for _, o := range onsets(s.device.heard) {
		if when := s.device.begun + LengthOf(int64(o)); when >= from {
			at = append(at, when)
		}
	}
	return at
}

func tick() engine.Cue { return engine.Cue{Kind: engine.Tick} }

// live checks how many generations of the device are open.
func (s *stage) live(want int) {
	s.Helper()
	s.device.mu.Lock()
	defer s.device.mu.Unlock()
	if s.device.live != want {
		s.Errorf("%d devices are open, want %d", s.device.live, want)
	}
}
