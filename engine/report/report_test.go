package report_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/report"
)

func ptr[T any](v T) *T { return &v }

// at is noon of a day of November 2026; the 2nd is a Monday.
func at(day int) time.Time { return time.Date(2026, 11, day, 12, 0, 0, 0, time.UTC) }

func session(day int, played time.Duration, finished bool, before, after *int, sets ...engine.SetRecord) engine.SessionDetails {
	return engine.SessionDetails{
		SessionRecord: engine.SessionRecord{Routine: "r", Name: "Morning", Started: at(day), Played: played, Finished: finished, Feeling: engine.Feeling{Before: before, After: after}},
		Sets:          sets,
	}
}

func set(exercise string, side engine.Side, n int, planned, worked time.Duration) engine.SetRecord {
	return engine.SetRecord{Exercise: exercise, Place: "r/main/" + exercise, Side: side, Set: n, Planned: planned * time.Second, Worked: worked * time.Second}
}

func TestAReportOfThreeWeeks(t *testing.T) {
	first := session(
		3, 20*time.Minute, true, ptr(6), ptr(4),
		set("plank", "", 1, 15, 15), set("plank", "", 2, 15, 15),
		set("hamstring-stretch", engine.LeftSide, 1, 20, 20), set("hamstring-stretch", engine.RightSide, 1, 20, 20),
	)
	first.Feeling.Note = "Stiff in the morning."
	second := session(3, 10*time.Minute, false, ptr(5), nil)
	hurt := session(17, 25*time.Minute, true, nil, ptr(2), set("plank", "", 1, 30, 30), set("plank", "", 2, 30, 10), set("cobra", "", 1, 30, 5))
	hurt.Hurts = []engine.Hurt{{Exercise: "cobra", Side: engine.LeftSide, Answer: engine.AnswerSkip}}
	look := session(18, 20*time.Second, false, nil, nil)
	look.Planned = 20 * time.Minute
	before := session(1, time.Hour, true, ptr(9), ptr(9))
	got := report.Of(report.Input{
		Archive: engine.Archive{
			Sessions:   []engine.SessionDetails{hurt, look, first, second, before},
			Activities: []engine.Activity{{Kind: engine.Walk, Day: engine.DayOf(at(11)), Length: 30 * time.Minute}, {Day: engine.DayOf(at(1)), Length: time.Hour}},
		},
		From: engine.DayOf(at(3)), To: engine.DayOf(at(20)), First: time.Monday, Goal: 3,
	})
	want := &report.Report{
		From: engine.DayOf(at(3)), To: engine.DayOf(at(20)), Sessions: 3, Days: 2, Played: 55*time.Minute + 20*time.Second,
		Weeks: []report.Week{
			{Day: engine.DayOf(at(2)), Sessions: 2, Played: 30 * time.Minute},
			{Day: engine.DayOf(at(9)), Other: 30 * time.Minute},
			{Day: engine.DayOf(at(16)), Sessions: 1, Played: 25*time.Minute + 20*time.Second},
		},
		Felt:     []report.Felt{{engine.DayOf(at(3)), ptr(5.5), ptr(4.0)}, {engine.DayOf(at(17)), nil, ptr(2.0)}},
		Goal:     3,
		Routines: []report.Routine{{"r", "Morning", 3}},
		Exercises: []report.Exercise{
			{"plank", 2, 70 * time.Second, "r/main/plank", false, engine.Dosage{Sets: 1}},
			{"hamstring-stretch", 1, 40 * time.Second, "r/main/hamstring-stretch", false, engine.Dosage{Sets: 1}},
			{ID: "cobra", Worked: 5 * time.Second, Place: "r/main/cobra"},
		},
		Hurts: []report.Hurt{{engine.DayOf(at(17)), "cobra", engine.LeftSide, engine.AnswerSkip}},
		Notes: []report.Note{{engine.DayOf(at(3)), "Stiff in the morning."}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The dose is what was done in the last session, not what was meant: sets that were
// broken off do not count, and neither does another place; what was only begun has none.
func TestTheDoseIsWhatWasDone(t *testing.T) {
	with := func(s engine.SetRecord, amount float64, place string) engine.SetRecord {
		s.Amount, s.Place = amount, "r/"+place
		return s
	}
	last := session(
		5, 10*time.Minute, true, nil, nil,
		with(set("plank", "", 1, 20, 20), 20, "warm-up/plank"),
		with(set("plank", "", 1, 30, 30), 30, "main/plank"), with(set("plank", "", 2, 30, 30), 27.5, "main/plank"),
		with(set("plank", "", 3, 30, 5), 25, "main/plank"),
		with(set("stretch", engine.LeftSide, 1, 20, 20), 20, "main/stretch"), with(set("stretch", engine.LeftSide, 2, 20, 20), 20, "main/stretch"),
		with(set("stretch", engine.RightSide, 1, 20, 20), 20, "main/stretch"),
		with(set("clam", engine.RightSide, 1, 40, 40), 12, "main/clam"),
		with(set("cobra", "", 1, 40, 4), 6, "main/cobra"),
		with(set("bridge", "", 1, 40, 40), 8, "main/bridge"), with(set("bridge", "", 1, 40, 40), 8, "main/bridge"), // repeated
		with(set("fold", engine.LeftSide, 1, 9, 9), 5, "main/fold"), with(set("fold", engine.RightSide, 1, 9, 9), 5, "main/fold"), with(set("fold", engine.BothSides, 1, 9, 9), 5, "main/fold"),
	)
	last.Minutes = 10
	earlier := session(3, 30*time.Minute, true, nil, nil, with(set("plank", "", 1, 60, 60), 60, "main/plank"), with(set("hang", "", 1, 60, 60), 45, "main/hang"))
	got := report.Of(report.Input{Archive: engine.Archive{Sessions: []engine.SessionDetails{last, earlier}}, From: engine.DayOf(at(1)), To: engine.DayOf(at(6)), First: time.Monday})
	want := map[string]engine.Dosage{
		"plank": {Amount: 28, Sets: 2}, "stretch": {Amount: 20, Sets: 2}, "clam": {Amount: 12, Sets: 1, Side: engine.RightSide},
		"cobra": {}, "bridge": {Amount: 8, Sets: 1}, "fold": {Amount: 5, Sets: 1}, "hang": {Amount: 45, Sets: 1},
	}
	doses := map[string]engine.Dosage{}
	for _, e := range got.Exercises {
		doses[e.ID] = e.Dose
		if e.Fitted != (e.ID != "hang") {
			t.Errorf("%s was done last in a fitted session: %v", e.ID, e.Fitted)
		}
	}
	if diff := cmp.Diff(want, doses); diff != "" {
		t.Error(diff)
	}
}

func TestNothingDone(t *testing.T) {
	today := engine.DayOf(at(20))
	got := report.Of(report.Input{From: today, To: today, First: time.Sunday})
	if len(got.Weeks) != 1 || got.Weeks[0].Day != engine.DayOf(at(15)) || got.Sessions != 0 {
		t.Errorf("%+v", got)
	}
}

func TestSince(t *testing.T) {
	today := engine.DayOf(at(20))
	for _, tt := range []struct {
		archive engine.Archive
		want    engine.Day
	}{
		{engine.Archive{}, today},
		{engine.Archive{Sessions: []engine.SessionDetails{session(3, 0, true, nil, nil)}}, engine.DayOf(at(3))},
		{engine.Archive{Activities: []engine.Activity{{Day: today - 500}}}, today - 83},
	} {
		if got := report.Since(&tt.archive, today); got != tt.want {
			t.Errorf("%v, and not %v", got, tt.want)
		}
	}
}
