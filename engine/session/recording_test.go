package session_test

import (
	"maps"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// book keeps what a session has noted. While it is shut, writes block.
type book struct {
	mu       sync.Mutex
	marks    []engine.Mark
	hurts    []engine.Hurt
	at       []time.Duration
	ended    int
	played   time.Duration
	finished bool
	clock    session.Clock
	shut     chan struct{}
}

func (b *book) Progress(m engine.Mark) {
	if b.shut != nil {
		<-b.shut
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.marks = append(b.marks, m)
	b.at = append(b.at, b.clock.Now())
}

func (b *book) Hurt(h engine.Hurt) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hurts = append(b.hurts, h)
}

func (b *book) Answer(a engine.Answer) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hurts[len(b.hurts)-1].Answer = a
}

func (b *book) End(played time.Duration, finished bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended, b.played, b.finished = b.ended+1, played, finished
}

// last returns the newest mark.
func (b *book) last() engine.Mark {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.marks[len(b.marks)-1]
}

// recorded plays the sample, from a mark or from its beginning.
func recorded(t *testing.T, b *book, from *engine.Mark) (p *session.Player, written func()) {
	return recordedOn(t, b, sample(), from)
}

// recordedOn is recorded for another timeline.
func recordedOn(t *testing.T, b *book, tl *engine.Timeline, from *engine.Mark) (p *session.Player, written func()) {
	clock := &bubbleClock{start: time.Now()}
	b.clock = clock
	listen, written := session.RecordListener(b)
	p = session.NewPlayer(session.Options{
		Timeline: tl, Clock: clock, CountIn: []string{"3.", "2.", "1."}, From: from, Listener: listen,
	})
	go func() { _ = p.Run(t.Context()) }()
	synctest.Wait()
	return p, written
}

// Wherever a session is cut off, what is noted of it is less than a second old,
// with a quarter of a second to spare for the disk.
func TestTheRecordIsNeverASecondOld(t *testing.T) {
	const oldest = 750 * time.Millisecond
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		p, written := recorded(t, b, nil)
		for p.Snapshot().State != session.Over {
			time.Sleep(97 * time.Millisecond)
			synctest.Wait()
			now, noted := p.Snapshot(), b.last()
			if lag := now.Played - noted.Played; now.State == session.Running && (lag < 0 || lag > oldest) {
				t.Fatalf("%v played, %v noted", now.Played, noted.Played)
			}
			if now.State == session.Running && (noted.Step != now.Step.Index || now.StepElapsed-noted.Elapsed > oldest) {
				t.Fatalf("step %d at %v, noted step %d at %v", now.Step.Index, now.StepElapsed, noted.Step, noted.Elapsed)
			}
		}
		written()
		if b.ended != 1 || !b.finished || b.played != 39*time.Second {
			t.Errorf("ended %d times, finished %v after %v", b.ended, b.finished, b.played)
		}
		if n := len(b.marks); n > 70 {
			t.Errorf("%d notes in 39 s: the disk never rests", n)
		}
	})
}

// Each visit of a step ends with all that was worked in it.
func TestTheRecordSumsUpWhatWasWorked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		p, written := recorded(t, b, nil)
		time.Sleep(12 * time.Second)
		p.Pause()
		synctest.Wait()
		time.Sleep(time.Minute)
		p.Resume()
		time.Sleep(8*time.Second + 500*time.Millisecond) // 3 s of count-in
		p.Repeat()
		synctest.Wait()
		time.Sleep(4100 * time.Millisecond)
		p.End()
		written()
		worked := map[int]time.Duration{}
		for i, m := range b.marks {
			if i > 0 && (m.Visit < b.marks[i-1].Visit || m.Played < b.marks[i-1].Played) {
				t.Fatalf("note %d goes back: %+v after %+v", i, m, b.marks[i-1])
			}
			worked[m.Visit] = m.Worked
		}
		want := map[int]time.Duration{1: 10 * time.Second, 2: 7500 * time.Millisecond, 3: 4100 * time.Millisecond}
		for visit, d := range want {
			if worked[visit] != d {
				t.Errorf("visit %d worked %v, want %v", visit, worked[visit], d)
			}
		}
		if len(worked) != len(want) || b.played != 21600*time.Millisecond || b.finished {
			t.Errorf("%v, %v played, finished %v", worked, b.played, b.finished)
		}
	})
}

// A computer that comes to look at the clock late, past the beginning of one
// step or of several, gives to each step what was worked in it.
func TestALateLookGivesEachStepItsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		clock := &bubbleClock{start: time.Now()}
		b.clock = clock
		listen, written := session.RecordListener(b)
		p := session.NewPlayer(session.Options{Timeline: sample(), Clock: clock, MaxGap: time.Minute, Listener: listen})
		go func() { _ = p.Run(t.Context()) }()
		time.Sleep(8 * time.Second)
		clock.leapt.Store(int64(28 * time.Second)) // into the last step
		time.Sleep(5 * time.Second)
		written()
		worked := map[engine.StepKind]time.Duration{}
		for _, m := range b.marks {
			worked[m.Kind] = m.Worked
		}
		want := map[engine.StepKind]time.Duration{
			engine.GetReady: 10 * time.Second, engine.Work: 20 * time.Second, engine.Rest: 5 * time.Second, engine.Done: 4 * time.Second,
		}
		if !maps.Equal(worked, want) || b.played != 39*time.Second {
			t.Errorf("worked %v, want %v; played %v", worked, want, b.played)
		}
	})
}

// Who pauses may leave: where the session stands is noted at once.
func TestAPauseIsNotedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		p, written := recorded(t, b, nil)
		time.Sleep(12*time.Second + 300*time.Millisecond)
		p.Pause()
		synctest.Wait()
		if m := b.last(); m.Elapsed != 2300*time.Millisecond || m.Played != 12300*time.Millisecond {
			t.Errorf("noted at %v, %v played", m.Elapsed, m.Played)
		}
		p.Leave()
		written()
	})
}

// A wait is noted as time played; the place where the session stands stays at the
// end of the step meanwhile, since there is nothing behind it to go on with.
func TestAWaitIsNoted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		p, written := recordedOn(t, b, waiting(), nil)
		time.Sleep(35 * time.Second)
		for range 100 {
			time.Sleep(97 * time.Millisecond)
			synctest.Wait()
			if now, noted := p.Snapshot(), b.last(); noted.Step != 2 || now.Played-noted.Played > session.NoteEvery {
				t.Fatalf("%v played, %v noted in step %d", now.Played, noted.Played, noted.Step)
			}
		}
		p.Go()
		time.Sleep(time.Second)
		p.Leave()
		written()
		worked := time.Duration(0)
		for _, m := range b.marks {
			if m.Step == 2 && m.Elapsed > m.Planned {
				t.Errorf("noted at %v of %v", m.Elapsed, m.Planned)
			}
			if m.Step == 2 {
				worked = m.Worked
			}
		}
		if want := 5*time.Second + 100*97*time.Millisecond; worked != want {
			t.Errorf("the rest lasted %v, want %v", worked, want)
		}
	})
}

// What was planned of a set is what it was made to last.
func TestALongerStepIsNotedWithItsLength(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		tl := compiled(t)
		work := tl.Steps[stepLike(tl, engine.Work, 0)]
		p, written := recordedOn(t, b, tl, nil)
		time.Sleep(work.Start + 5*time.Second)
		p.Extend(15 * time.Second)
		time.Sleep(2 * time.Second)
		p.Leave()
		written()
		if m := b.last(); m.Step != work.Index || m.Planned != work.Length+20*time.Second || m.Amount != work.Amount+20 { // two whole breaths
			t.Errorf("step %d is noted with %v and %v, want step %d with 20 s more than %v and %v", m.Step, m.Planned, m.Amount, work.Index, work.Length, work.Amount)
		}
	})
}

// A disk that does not answer for a whole session holds nothing up, and of each
// visit the newest note is written in the end.
func TestASlowDiskHoldsNothingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{shut: make(chan struct{})}
		p, written := recorded(t, b, nil)
		time.Sleep(40 * time.Second)
		synctest.Wait()
		if p.Snapshot().State != session.Over {
			t.Fatal("the session waits for the disk")
		}
		close(b.shut)
		written()
		if len(b.marks) > 5 || b.ended != 1 {
			t.Errorf("%d notes, ended %d times", len(b.marks), b.ended)
		}
		for i, want := range []time.Duration{10 * time.Second, 20 * time.Second, 5 * time.Second, 4 * time.Second} {
			if m := b.marks[len(b.marks)-4+i]; m.Worked != want || m.Step != i {
				t.Errorf("%+v, want step %d worked for %v", m, i, want)
			}
		}
	})
}

// An interrupted session goes on after the count-in, in the middle of its step,
// with what was played before.
func TestAnInterruptedSessionGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{}
		from := &engine.Mark{Step: 1, Elapsed: 14 * time.Second, Played: 31 * time.Second}
		p, written := recorded(t, b, from)
		s := p.Snapshot()
		if s.State != session.CountingIn || s.CountIn != 3*time.Second || s.Step.Index != 1 || s.StepLeft != 6*time.Second {
			t.Errorf("%+v", s)
		}
		if m := b.last(); m.Elapsed != from.Elapsed || m.Played != from.Played || m.Visit != 1 || m.Worked != 0 {
			t.Errorf("the mark it went on from is noted as %+v", m)
		}
		time.Sleep(5 * time.Second)
		synctest.Wait()
		if s := p.Snapshot(); s.Played != 33*time.Second || s.StepElapsed != 16*time.Second {
			t.Errorf("two seconds on: %v played, %v into the step", s.Played, s.StepElapsed)
		}
		time.Sleep(4 * time.Second)
		synctest.Wait()
		for _, m := range b.marks {
			if m.Visit == 1 && (m.Elapsed != from.Elapsed+m.Worked || m.Worked > 6*time.Second) {
				t.Errorf("%+v", m)
			}
		}
		if m := b.last(); m.Step != 2 || m.Visit != 2 {
			t.Errorf("%+v, want the rest", m)
		}
		p.End()
		written()
	})
}

// What lies before the place where a session goes on is not heard again.
func TestGoingOnRepeatsNoCue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		clock := &bubbleClock{start: time.Now()}
		var heard []time.Duration
		p := session.NewPlayer(session.Options{
			Timeline: sample(), Clock: clock, From: &engine.Mark{Step: 1, Elapsed: 14 * time.Second},
			Listener: func(e session.Event) {
				if c, ok := e.(session.CueDue); ok {
					heard = append(heard, c.Cue.At)
				}
			},
		})
		go func() { _ = p.Run(t.Context()) }()
		time.Sleep(5 * time.Second)
		synctest.Wait()
		if len(heard) == 0 || heard[0] != 15*time.Second {
			t.Errorf("heard %v, want what comes after 14 s", heard)
		}
		p.End()
	})
}
