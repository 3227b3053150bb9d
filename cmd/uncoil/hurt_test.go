package main

import (
	"io"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
	uisession "uncoil/ui/session"
)

// silentStage shows nothing.
type silentStage struct{ stage }

func (silentStage) tell(string) {}

// hurting returns a session in a terminal in which something hurts, and how it
// has ended, if it has.
func hurting(t *testing.T) (l *lead, ended func() bool) {
	t.Helper()
	var end bool
	timeline := &engine.Timeline{Length: time.Minute, Steps: []engine.Step{
		{Kind: engine.Work, Exercise: "cat-cow", Length: time.Minute},
	}}
	l = &lead{program: &program{out: io.Discard, err: io.Discard}, stage: silentStage{}, course: &engine.Course{Book: &engine.Book{}}}
	l.player = session.NewPlayer(session.Options{
		Timeline: timeline, Clock: newSessionClock(1), MaxGap: time.Hour,
		Listener: func(e session.Event) {
			if _, ok := e.(session.Ended); ok {
				end = true
			}
		},
	})
	go l.player.Run(t.Context())
	l.carryOut(uisession.ItHurts)
	synctest.Wait()
	l.askAboutPain(engine.Hurt{Exercise: "cat-cow"})
	return l, func() bool { synctest.Wait(); return end }
}

func TestEndingWhileItHurtsIsAskedAndConfirmed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, ended := hurting(t)
		l.carryOut(uisession.LeaveOrShrink)
		if ended() {
			t.Fatal("Q ends it without a question")
		}
		l.carryOut(confirmed)
		if !ended() {
			t.Error("Enter does not end it, though that was said")
		}
	})
}

// Who has gone on after all is asked again the next time.
func TestGoingOnTakesTheQuestionBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, ended := hurting(t)
		l.carryOut(uisession.LeaveOrShrink)
		l.carryOut(uisession.PauseOrGoOn)
		l.carryOut(uisession.LeaveOrShrink)
		if ended() {
			t.Error("Q ends it without a question")
		}
		l.carryOut(uisession.LeaveOrShrink)
		if !ended() {
			t.Error("Q twice does not end it")
		}
	})
}

// Where no cool-down follows, there is no key for it.
func TestNoCoolDownIsOfferedWhereNoneFollows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, ended := hurting(t)
		shown := &toldStage{}
		l.stage = shown
		l.carryOut(answerKey + "3")
		if ended() || l.hurt == nil || shown.line != painAtTheLast {
			t.Errorf("ended %v, says %q", ended(), shown.line)
		}
	})
}

// toldStage remembers what it was told last.
type toldStage struct {
	stage
	line string
}

func (s *toldStage) tell(line string) { s.line = line }
