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

// RecordListener returns a listener that records a session's progress at each
// step, each pause, about every second and at the end, and what hurts; and a
// function that waits until all is written. Writing happens on a goroutine of its
// own, so that a slow disk never delays a cue.
func RecordListener(r Record) (listen func(Event), wait func()) {
	s := &recordListener{record: r, wake: make(chan struct{}, 1)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.work()
	}()
	return s.listen, func() { <-done }
}

// recordListener turns events into notes and writes them. At most one note per step
// visit is queued: on a slow disk a newer note replaces the older one of its
// visit.
type recordListener struct {
	record Record
	wake   chan struct{}

	// Used on the listener's goroutine only: the running step, the number of its
	// visit, the elapsed time at which the visit began, and the time played by
	// then.
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

func (r *recordListener) listen(e Event) {
	switch e := e.(type) {
	case StepBegan:
		r.leave(e.Played)
		r.step, r.from, r.since = e.Step, e.Elapsed, e.Played
		r.visit++
		r.put(e.Elapsed, e.Played)
	case Adjusted:
		r.step = e.Step
	case Progressed:
		r.put(e.Elapsed, e.Played)
	case Paused:
		r.put(e.Elapsed, e.Played)
	case Hurting:
		r.add(func(to Record) { to.Hurt(e.Hurt) })
	case Answered:
		r.add(func(to Record) { to.Answer(e.Answer) })
	case Ended:
		r.leave(e.Played)
		r.mu.Lock()
		r.ended = &e
		r.mu.Unlock()
		r.call()
	}
}

// leave notes how much of the running step was worked when it is left.
func (r *recordListener) leave(played time.Duration) {
	if r.step != nil && played > r.since {
		r.put(min(r.from+played-r.since, r.step.Length), played)
	}
}

// put leaves a note to be written, in place of an older one of the same visit.
func (r *recordListener) put(elapsed, played time.Duration) {
	m := engine.Mark{
		Step: r.step.Index, Kind: r.step.Kind, Place: r.step.Place.Key(), Exercise: r.step.Exercise,
		Side: r.step.Side, Set: r.step.Set, Amount: r.step.Amount, Visit: r.visit, Planned: r.step.Length,
		Elapsed: elapsed, Worked: played - r.since, Played: played,
	}
	r.mu.Lock()
	if last := len(r.waiting) - 1; last >= 0 && r.waiting[last].mark.Visit == m.Visit {
		r.waiting[last].mark = m
	} else {
		r.waiting = append(r.waiting, note{mark: m})
	}
	r.mu.Unlock()
	r.call()
}

// add leaves something else to be written, after all that came before.
func (r *recordListener) add(write func(Record)) {
	r.mu.Lock()
	r.waiting = append(r.waiting, note{write: write})
	r.mu.Unlock()
	r.call()
}

// call wakes the writer, if it is not awake.
func (r *recordListener) call() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// work writes notes down until the session's end is written.
func (r *recordListener) work() {
	for range r.wake {
		r.mu.Lock()
		notes, ended := r.waiting, r.ended
		r.waiting = nil
		r.mu.Unlock()
		for _, n := range notes {
			if n.write != nil {
				n.write(r.record)
			} else {
				r.record.Progress(n.mark)
			}
		}
		if ended != nil {
			if !ended.Left {
				r.record.End(ended.Played, ended.Finished)
			}
			return
		}
	}
}
