package main

import (
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
	uisession "uncoil/ui/player"
)

// still is a session that stands at the position of the slider. It replaces a
// player: no clock, no sound, no record.
type still struct {
	mu       sync.Mutex
	timeline *engine.Timeline
	step     int
	position time.Duration
	state    session.State
	reason   session.PauseReason
	countIn  time.Duration
	// changed is called after every change.
	changed func()
}

// at places the session at an offset from the start of a step.
func at(t *engine.Timeline, step int, offset time.Duration) *still {
	return &still{timeline: t, step: step, position: t.Steps[step].Start + offset, state: session.Running}
}

func (s *still) Snapshot() session.Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	snapshot := session.At(s.timeline, s.step, s.position)
	snapshot.State, snapshot.Reason, snapshot.CountIn = s.state, s.reason, s.countIn
	return snapshot
}

// change makes a change and shows it.
func (s *still) change(edit func()) {
	s.mu.Lock()
	edit()
	s.mu.Unlock()
	if s.changed != nil {
		s.changed()
	}
}

// seek moves the session to a time of its timeline.
func (s *still) seek(position time.Duration) {
	s.change(func() {
		s.position = min(position, s.timeline.Length-1)
		s.step = s.timeline.StepAt(s.position)
	})
}

func (s *still) set(state session.State) { s.change(func() { s.state = state }) }

func (s *still) jump(by int) {
	s.change(func() {
		s.step = min(max(s.step+by, 0), len(s.timeline.Steps)-1)
		s.position = s.timeline.Steps[s.step].Start
	})
}

func (s *still) Pause()  { s.set(session.Standing) }
func (s *still) Resume() { s.set(session.Running) }
func (s *still) Next()   { s.jump(+1) }
func (s *still) Back()   { s.jump(-1) }
func (s *still) Repeat() { s.jump(0) }
func (s *still) Go()     { s.jump(+1) }
func (s *still) End()    { s.set(session.Over) }

func (s *still) Hold() {
	s.change(func() {
		if held, err := s.timeline.Hold(s.step); err == nil {
			s.timeline = held
		}
	})
}

func (s *still) Toggle() {
	if s.Snapshot().State == session.Running {
		s.Pause()
		return
	}
	s.Resume()
}

func (s *still) Extend(d time.Duration) {
	s.change(func() {
		step := &s.timeline.Steps[s.step]
		if changed, _, err := s.timeline.Adjust(s.step, s.position-step.Start, d); err == nil {
			s.timeline = changed
		}
	})
}

// host is a window that only records whether it is in full screen.
type host struct{ full bool }

func (h *host) Ask(uisession.Question) {}
func (h *host) ShowKeys()              {}
func (h *host) SwitchView()            {}
func (h *host) Explain()               {}
func (h *host) Turn(int)               {}
func (h *host) Mute()                  {}
func (h *host) ShowSound()             {}
func (h *host) ChangeGuidance(int)     {}
func (h *host) ChangeAmbience()        {}
func (h *host) Hurts()                 {}
func (h *host) FullScreen() bool       { return h.full }
func (h *host) SetFullScreen(on bool)  { h.full = on }
