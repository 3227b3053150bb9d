package progress_test

import (
	"context"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/progress"
)

// days is a history with a session so many days ago each, the newest first.
type days []int

func (h days) Sessions(_ context.Context, limit int) ([]engine.SessionRecord, error) {
	var all []engine.SessionRecord
	for i, ago := range h[:min(limit, len(h))] {
		at := engine.Day(monday - engine.Day(ago)).Time()
		r := engine.SessionRecord{ID: int64(i), Started: at, Ended: at.Add(time.Minute)}
		if ago == 0 {
			r.Ended = time.Time{} // the one that runs
		}
		all = append(all, r)
	}
	return all, nil
}

func (h days) Session(_ context.Context, id int64) (engine.SessionDetails, error) {
	all, err := h.Sessions(context.Background(), len(h))
	return engine.SessionDetails{SessionRecord: all[id]}, err
}

func TestPastIsTheLastWeeksAndTheSessionBefore(t *testing.T) {
	past, err := progress.Past(t.Context(), days{0, 1, 1, 20, 28, 40, 50})
	if err != nil {
		t.Fatal(err)
	}
	var ago []int
	for _, s := range progress.Lately(past, monday) {
		ago = append(ago, int(monday-s.Day))
	}
	want := []int{40, 28, 20, 1, 1}
	if len(ago) != len(want) {
		t.Fatalf("%v, want %v", ago, want)
	}
	for i := range want {
		if ago[i] != want[i] {
			t.Fatalf("%v, want %v", ago, want)
		}
	}
}

// Who exercises three times a day is seen with all that was done in four weeks.
func TestPastReachesBackWithManySessionsADay(t *testing.T) {
	var h days
	for ago := 1; ago <= 40; ago++ {
		h = append(h, ago, ago, ago)
	}
	past, err := progress.Past(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	past = progress.Lately(past, monday)
	if want := 3*progress.Recent + 1; len(past) != want || past[0].Day != monday-progress.Recent-1 {
		t.Errorf("%d sessions from day %d, want %d", len(past), past[0].Day-monday, want)
	}
}
