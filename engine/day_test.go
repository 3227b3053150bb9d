package engine_test

import (
	"testing"
	"time"

	"uncoil/engine"
)

func TestDays(t *testing.T) {
	tests := []struct {
		at      time.Time
		want    engine.Day
		text    string
		weekday time.Weekday
	}{
		{time.Unix(0, 0).UTC(), 0, "1970-01-01", time.Thursday},
		{time.Unix(-1, 0).UTC(), -1, "1969-12-31", time.Wednesday},
		{time.Date(2026, time.December, 31, 23, 59, 59, 0, time.FixedZone("", -3600)), 20818, "2026-12-31", time.Thursday},
		{time.Date(2027, time.January, 1, 0, 0, 0, 0, time.FixedZone("", 14*3600)), 20819, "2027-01-01", time.Friday},
		{time.Date(2028, time.February, 29, 12, 0, 0, 0, time.UTC), 21243, "2028-02-29", time.Tuesday},
	}
	for _, tt := range tests {
		d := engine.DayOf(tt.at)
		if d != tt.want || d.String() != tt.text || d.Weekday() != tt.weekday {
			t.Errorf("%v is day %d, %v, a %v", tt.at, int(d), d, d.Weekday())
		}
	}
	if d := engine.DayOn(2026, time.November, 31); d.String() != "2026-12-01" {
		t.Errorf("31 November is %v", d)
	}
	sunday := engine.DayOn(2026, time.November, 22)
	if sunday.WeekStart(time.Monday) != sunday-6 || sunday.WeekStart(time.Sunday) != sunday {
		t.Errorf("the weeks of %v begin on %v and %v", sunday, sunday.WeekStart(time.Monday), sunday.WeekStart(time.Sunday))
	}
	for _, text := range []string{"", "2026-11-31", "26-11-20", "2026-11-20T00:00:00Z"} {
		if _, err := engine.ParseDay(text); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestFeelingsAndActivitiesHaveLimits(t *testing.T) {
	for _, v := range []int{0, 10} {
		if err := (engine.Feeling{Before: new(v), After: new(v)}).Validate(); err != nil {
			t.Error(err)
		}
	}
	for _, f := range []engine.Feeling{{Before: new(-1)}, {After: new(11)}} {
		if err := f.Validate(); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%+v: %v", f, err)
		}
	}
	good := engine.Activity{Kind: engine.Walk, Length: time.Minute}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for _, a := range []engine.Activity{
		{Kind: "dance", Length: time.Minute},
		{Kind: engine.Walk},
		{Kind: engine.Walk, Length: -time.Minute},
		{Kind: engine.Walk, Length: engine.MaxActivity + 1},
	} {
		if err := a.Validate(); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%+v: %v", a, err)
		}
	}
}
