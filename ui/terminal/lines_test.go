package terminal

import (
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
)

// TestLinesAreReadAloudOneByOne: a program that reads a terminal aloud needs each state on
// a line of its own, and nothing that is drawn over.
func TestLinesAreReadAloudOneByOne(t *testing.T) {
	tl, book := twoSteps()
	var out strings.Builder
	plan := &practice.Plan{Replanner: engine.Replanner{Book: book}, Timeline: tl}
	l := newLines(&out, &tty{}, plan)
	l.keys = true
	for _, e := range []session.Event{
		session.StepBegan{Step: &tl.Steps[0]},
		session.Paused{Reason: session.ByUser},
		session.CountInBegan{Length: 3 * time.Second},
		session.Resumed{},
		session.Adjusted{By: 15 * time.Second},
		session.StepBegan{Step: &tl.Steps[1]},
		session.Waiting{Step: &tl.Steps[1]},
	} {
		l.event(e)
		l.look(session.At(tl, 0, 20*time.Second)) // time goes by
		l.redrawAll()
	}
	l.silent("no device")
	const want = `Beginner Decompression, 1 min 30 s.
0:50     Cat-Cow · left side · set 2 of 3
Paused. Space goes on.
Going on in 3 seconds.
Going on.
+15 s
0:30     Rest · next: Child's Pose
Waiting for you: G or Enter goes on.
No sound: no device
`
	if got := strings.ReplaceAll(out.String(), "\r\n", "\n"); got != want {
		t.Errorf("the lines are\n%q, want\n%q", got, want)
	}
}
