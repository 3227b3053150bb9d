package history

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/history"
	"uncoil/engine/plan"
	"uncoil/ui/sample"
)

// TestAWeekIsThatOfThePlan: home, the finish page and the history count the same days
// and the same sessions, wherever a week begins.
func TestAWeekIsThatOfThePlan(t *testing.T) {
	past := sample.NewPast()
	for _, back := range []int{8, 6, 5, 3, 3, 1} {
		at := evening().AddDate(0, 0, -back)
		past.Add(engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "sample", Started: at.Add(-time.Hour), Ended: at, Planned: 20 * time.Minute, Played: 20 * time.Minute, Finished: true,
		}})
	}
	seen := map[string]bool{}
	for first := time.Sunday; first <= time.Saturday; first++ {
		r := newRig(t, past)
		r.options.Week = first
		read, err := plan.Read(t.Context(), past, r.today())
		if err != nil {
			t.Fatal(err)
		}
		r.Update(r.prefs)
		said := plan.Today(plan.Input{Today: r.today(), First: first, Past: read, Prefs: &r.prefs, Book: r.options.Book}).Done
		figure := r.figures.board.figures[0].Value()
		if sum := history.LastWeeks(history.Weeks(r.shown.days, first), 1, r.today(), first)[0].Sessions; figure != fmt.Sprint(said) || sum != said {
			t.Errorf("from %v on: the plan says %d, the history %s, and its bars %d", first, said, figure, sum)
		}
		seen[figure] = true
	}
	if len(seen) < 4 {
		t.Errorf("it never changes: %v", seen)
	}
}

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
