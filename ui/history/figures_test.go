package history

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/ui/sample"
)

func TestTheGoalIsKept(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	r.window.Canvas().Focus(r.figures.goal)
	r.press(fyne.KeyRight, fyne.KeyRight)
	if r.kept.Goal != 5 || r.figures.goal.Value() != "5 a week" {
		t.Errorf("kept %d, shown %q", r.kept.Goal, r.figures.goal.Value())
	}
	for range 30 {
		r.press(fyne.KeyLeft)
	}
	if r.kept.Goal != 1 {
		t.Errorf("the goal goes down to %d", r.kept.Goal)
	}
	if got := r.figures.board.names[0].Value(); got != "of 1 session this week" {
		t.Errorf("it says %q", got)
	}
}

// TestTheGoalIsThatOfThePlan: what the figures, the weeks and the plan aim at is one number.
func TestTheGoalIsThatOfThePlan(t *testing.T) {
	past := sample.NewPast()
	past.Add(engine.SessionDetails{SessionRecord: engine.SessionRecord{
		Routine: "sample", Started: evening().Add(-time.Hour), Ended: evening(), Planned: 20 * time.Minute, Played: 20 * time.Minute, Finished: true,
	}})
	r := newRig(t, past)
	read, err := plan.Read(t.Context(), past, r.today())
	if err != nil {
		t.Fatal(err)
	}
	r.prefs.Goal = 3
	for _, on := range []bool{true, false} {
		prefs := r.prefs
		prefs.Plan = on
		r.Update(prefs)
		want := 3
		if on {
			want = plan.Today(plan.Input{Today: r.today(), Past: read, Prefs: &prefs, Book: r.options.Book}).Goal
		}
		if got := r.figures.board.names[0].Value(); got != fmt.Sprintf("of %d sessions this week", want) {
			t.Errorf("with a plan %v, aiming at %d, it says %q", on, want, got)
		}
		if got := strings.Contains(r.figures.line.Value(), "works up to 3"); got != on {
			t.Errorf("with a plan %v it says %q", on, r.figures.line.Value())
		}
	}
}
