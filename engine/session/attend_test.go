package session_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// ledger writes down what it is asked to do, as sound and as record.
type ledger struct {
	mu    sync.Mutex
	lines []string
}

func (l *ledger) note(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

func (l *ledger) Cue(c engine.Cue, _ time.Duration) { l.note("cue %s", c.Text) }
func (l *ledger) Prepare(all []string)              { l.note("prepare %d", len(all)) }
func (l *ledger) Pause()                            { l.note("pause") }
func (l *ledger) Resume()                           { l.note("resume") }
func (l *ledger) Flush()                            { l.note("flush") }
func (l *ledger) Around(bool)                       {}

// attended plays the sample and lets one listener attend it.
func attended(t *testing.T, listen func(session.Event)) (*session.Player, *bubbleClock) {
	clock := &bubbleClock{start: time.Now()}
	p := session.NewPlayer(session.Options{Timeline: sample(), Clock: clock, Listener: session.Together(nil, listen)})
	go func() { _ = p.Run(t.Context()) }()
	synctest.Wait()
	return p, clock
}

func TestSoundFollowsTheSession(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &ledger{}
		p, _ := attended(t, session.SoundListener(l, "3."))
		time.Sleep(time.Second)
		p.Pause()
		synctest.Wait()
		p.Resume()
		synctest.Wait()
		p.Next()
		synctest.Wait()
		p.End()
		synctest.Wait()
		// 7 lines in the first step, 14 in the second, 4 in the third
		want := []string{"prepare 1", "prepare 21", "cue 0 at 0s", "pause", "resume", "flush", "prepare 18", "cue 1 at 0s", "flush"}
		if !slices.Equal(l.lines, want) {
			t.Errorf("%v\nwant %v", l.lines, want)
		}
	})
}

// What hurts is not talked over: all that sounds fades out. A pause by wish lets
// the sentence end.
func TestPainSilencesAtOnce(t *testing.T) {
	for reason, want := range map[session.PauseReason][]string{
		session.ItHurts: {"flush", "pause"}, session.ByUser: {"pause"}, session.ComputerSlept: {"pause"},
	} {
		l := &ledger{}
		session.SoundListener(l)(session.Paused{Reason: reason})
		if !slices.Equal(l.lines, want) {
			t.Errorf("%s: %q, want %q", reason, l.lines, want)
		}
	}
}

func TestSnapshotTimesBelongTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := attended(t, nil)
		for {
			time.Sleep(173 * time.Millisecond)
			s := p.Snapshot()
			if s.State == session.Over {
				return
			}
			if s.StepElapsed < 0 || s.StepLeft < 0 || s.StepElapsed+s.StepLeft != s.Step.Length ||
				s.Position+s.SessionLeft != s.Timeline.Length || s.Position != s.Step.Start+s.StepElapsed ||
				s.BlockLeft != s.SessionLeft || s.Span == nil || s.SpanElapsed != s.StepElapsed {
				t.Fatalf("%+v", s)
			}
		}
	})
}

func TestBehindStaysInTheStep(t *testing.T) {
	tl := sample()
	now := session.At(tl, 1, 15*time.Second)
	now.State, now.Played = session.Standing, 14*time.Second
	then := now.Behind(200 * time.Millisecond)
	if then.Position != 14800*time.Millisecond || then.StepLeft != 15200*time.Millisecond || then.State != session.Standing || then.Played != now.Played {
		t.Errorf("%+v", then)
	}
	if at := session.At(tl, 1, 10100*time.Millisecond).Behind(time.Second).Position; at != 10*time.Second {
		t.Errorf("just after the step's start it shows %v", at)
	}
	if same := now.Behind(0); same.Position != now.Position {
		t.Errorf("no lag moves it to %v", same.Position)
	}
}
