package history

import (
	"testing"

	"fyne.io/fyne/v2"

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
