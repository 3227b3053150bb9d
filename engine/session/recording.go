package session

import (
	"sync"
	"time"

	"uncoil/engine"
)

// Record is what a session needs of the store: where it stands, and its end.
type Record interface {
	// Progress notes where the session stands: at each step's begin, at each
	// pause, and at least once a second in between. The Mark's At is zero.
	Progress(m engine.Mark)
	// Hurt notes that something hurts, Answer what was chosen then.
	Hurt(h engine.Hurt)
	Answer(a engine.Answer)
	// End notes the end of the session. One that is left open has none.
	End(played time.Duration, finished bool)
}

// Recording returns a listener that notes a session's progress at each step,
// each pause, about every second and at the end, and what hurts. The function that
// it returns waits until all is written. Writing happens on a goroutine of its own: a slow disk never
// delays a cue.
func Recording(r Record) (listen func(Event), wait func()) {
	s := &scribe{record: r, wake: make(chan struct{}, 1)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.work()
	}()
	return s.listen, func() { <-done }
}

// scribe turns events into notes and writes them down. The notes that wait are
// never more than the steps begun: while a disk is slow, only the newest note of
// a step is worth its time.
type scribe struct {
	record Record
	wake   chan struct{}

	// Of the listener's goroutine alone: the step that runs, its visit, how far
	// into it that began, and the time played by then.
	step  *engine.Step
	visit int
	from  time.Duration
	since time.Duration

	mu      sync.Mutex
	waiting []note
	ended   *Ended
}

// note is one thing to be written: a mark, or what write does.
type note struct {
	mark  engine.Mark
	write func(Record)
}

func (s *scribe) listen(e Event) {
	switch e := e.(type) {
	case StepBegan:
		s.leave(e.Played)
		s.step, s.from, s.since = e.Step, e.Elapsed, e.Played
		s.visit++
		s.put(e.Elapsed, e.Played)
	case Adjusted:
		s.step = e.Step
	case Progressed:
		s.put(e.Elapsed, e.Played)
	case Paused:
		s.put(e.Elapsed, e.Played)
	case Hurting:
		s.add(func(r Record) { r.Hurt(e.Hurt) })
	case Answered:
		s.add(func(r Record) { r.Answer(e.Answer) })
	case Ended:
		s.leave(e.Played)
		s.mu.Lock()
		s.ended = &e
		s.mu.Unlock()
		s.call()
	}
}

// leave notes how much of the running step was worked when it is left.
func (s *scribe) leave(played time.Duration) {
	if s.step != nil && played > s.since {
		s.put(min(s.from+played-s.since, s.step.Length), played)
	}
}

// put leaves a note to be written, in place of an older one of the same visit.
func (s *scribe) put(elapsed, played time.Duration) {
	m := engine.Mark{
		Step: s.step.Index, Kind: s.step.Kind, Place: s.step.Place.Key(), Exercise: s.step.Exercise,
		Side: s.step.Side, Set: s.step.Set, Visit: s.visit, Planned: s.step.Length,
		Elapsed: elapsed, Worked: played - s.since, Played: played,
	}
	s.mu.Lock()
	if last := len(s.waiting) - 1; last >= 0 && s.waiting[last].mark.Visit == m.Visit {
		s.waiting[last].mark = m
	} else {
		s.waiting = append(s.waiting, note{mark: m})
	}
	s.mu.Unlock()
	s.call()
}

// add leaves something else to be written, after all that came before.
func (s *scribe) add(write func(Record)) {
	s.mu.Lock()
	s.waiting = append(s.waiting, note{write: write})
	s.mu.Unlock()
	s.call()
}

// call wakes the writer, if it is not awake.
func (s *scribe) call() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// work writes notes down until the session's end is written.
func (s *scribe) work() {
	for range s.wake {
		s.mu.Lock()
		notes, ended := s.waiting, s.ended
		s.waiting = nil
		s.mu.Unlock()
		for _, n := range notes {
			if n.write != nil {
				n.write(s.record)
			} else {
				s.record.Progress(n.mark)
			}
		}
		if ended != nil {
			if !ended.Left {
				s.record.End(ended.Played, ended.Finished)
			}
			return
		}
	}
}
