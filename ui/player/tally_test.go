package player

import (
	"testing"
	"time"

	"uncoil/engine/session"
	"uncoil/ui/sample"
)

func TestTallyCountsPlacesPlayedToTheEnd(t *testing.T) {
	timeline := sample.Timeline()
	play := func(jumped func(step int) bool) Summary {
		var tally Tally
		for i := range timeline.Steps {
			if _, over := tally.Note(session.StepBegan{Step: &timeline.Steps[i], Jumped: jumped(i)}); over {
				t.Fatal("over before the end")
			}
		}
		summary, over := tally.Note(session.Ended{Finished: true, Played: time.Minute})
		if !over {
			t.Fatal("not over at the end")
		}
		return summary
	}
	if got := play(func(int) bool { return false }); got != (Summary{Finished: true, Played: time.Minute, Exercises: 5}) {
		t.Errorf("all played: %+v", got)
	}
	if got := play(func(int) bool { return true }); got.Exercises != 0 {
		t.Errorf("all skipped: %+v", got)
	}
	// The step after the first work is jumped to: that work was not finished.
	first := true
	got := play(func(i int) bool {
		skip := i > 0 && timeline.Steps[i-1].Kind == "work" && first
		first = first && !skip
		return skip
	})
	if got.Exercises != 4 {
		t.Errorf("one skipped: %+v", got)
	}
}
