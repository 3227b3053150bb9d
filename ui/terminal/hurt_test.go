package terminal

import (
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
)

// silentStage shows nothing.
type silentStage struct{ stage }

func (silentStage) tell(string)         {}
func (silentStage) event(session.Event) {}

// hurting returns a session in a terminal in which something hurts, and how it
// has ended, if it has.
func hurting(t *testing.T) (l *terminalSession, ended func() bool) {
	t.Helper()
	var end bool
	timeline := &engine.Timeline{Length: time.Minute, Steps: []engine.Step{
		{Kind: engine.Work, Exercise: "cat-cow", Length: time.Minute},
	}}
	player := session.NewPlayer(session.Options{
		Timeline: timeline, Clock: session.NewSystemClock(1), MaxGap: time.Hour,
		Listener: func(e session.Event) {
			if _, ok := e.(session.Ended); ok {
				end = true
			}
		},
	})
	plan := &practice.Plan{Replanner: engine.Replanner{Book: &engine.Book{}, Routine: &engine.Routine{}}, Timeline: timeline}
	l = &terminalSession{Face: &Face{}, stage: silentStage{}, session: (&practice.Practice{}).Session(plan, player)}
	go player.Run(t.Context())
	synctest.Wait()
	l.carryOut(practice.ItHurts)
	synctest.Wait()
	l.happened(session.Hurting{Hurt: engine.Hurt{Exercise: "cat-cow"}}, true)
	return l, func() bool { synctest.Wait(); return end }
}

func TestEndingWhileItHurtsIsAskedAndConfirmed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, ended := hurting(t)
		l.carryOut(practice.LeaveOrShrink)
		if ended() {
			t.Fatal("Q ends it without a question")
		}
		l.carryOut(confirmed)
		if !ended() {
			t.Error("Enter does not end it, though that was said")
		}
	})
}

// After the session continues, pain is asked about again the next time.
func TestGoingOnTakesTheQuestionBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, ended := hurting(t)
		l.carryOut(practice.LeaveOrShrink)
		l.carryOut(practice.PauseOrGoOn)
		l.carryOut(practice.LeaveOrShrink)
		if ended() {
			t.Error("Q ends it without a question")
		}
		l.carryOut(practice.LeaveOrShrink)
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
		if ended() || l.pain == nil || shown.line != painAtTheLast {
			t.Errorf("ended %v, says %q", ended(), shown.line)
		}
	})
}

// By ear one answer is enough: who listens with closed eyes does not see another question,
// and the session would wait for ever.
func TestByEarOneAnswerIsEnough(t *testing.T) {
	for _, byEar := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			l, _ := hurting(t)
			l.Still = byEar
			l.carryOut(answerKey + "2")
			synctest.Wait()
			if waits := l.pain != nil || l.howLong != nil; waits == byEar {
				t.Errorf("by ear %v: another question waits: %v", byEar, waits)
			}
		})
	}
}

// toldStage remembers what it was told last.
type toldStage struct {
	stage
	line string
}

func (s *toldStage) tell(line string) { s.line = line }
