package history_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the zones are the same on every machine

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/history"
)

// zones are places whose clocks change in every way there is: by an hour, by
// half an hour, at midnight, and by a whole day that was left out.
func zones(t testing.TB) []*time.Location {
	t.Helper()
	var list []*time.Location
	for _, name := range []string{
		"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
		"America/Sao_Paulo", "Pacific/Apia", "Pacific/Kiritimati", "Asia/Beirut",
	} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, zone)
	}
	return list
}

// A day is what the calendar on the wall shows, whatever the clocks do there.
func TestDayIsTheCalendarOfThePlace(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 6))
	for _, zone := range zones(t) {
		for range 3000 {
			at := time.Unix(rng.Int64N(4e9)-1e9, 0).In(zone)
			day := engine.DayOf(at)
			if want := at.Format(time.DateOnly); day.String() != want || day.Weekday() != at.Weekday() {
				t.Fatalf("%v: %v, a %v", at, day, day.Weekday())
			}
			if back, err := engine.ParseDay(day.String()); err != nil || back != day {
				t.Fatalf("%v: %v, %v", day, back, err)
			}
			for first := time.Sunday; first <= time.Saturday; first++ {
				start := day.WeekStart(first)
				if start > day || day-start > 6 || start.Weekday() != first {
					t.Fatalf("the week of %v from %v begins on %v", day, first, start)
				}
			}
		}
	}
}

// With weeks from Monday, a week is a week of ISO 8601, across every year's end.
func TestWeeksAreThoseOfISO(t *testing.T) {
	first, last := engine.DayOn(1999, time.December, 1), engine.DayOn(2041, time.January, 31)
	var days []engine.DayRecord
	for d := first; d <= last; d++ {
		days = append(days, engine.DayRecord{
			Day: d, Sessions: 1, Finished: 2, Played: time.Minute, Other: 2 * time.Minute,
			Before: engine.Ratings{Sum: 3, Count: 4}, After: engine.Ratings{Sum: 5, Count: 6},
		})
	}
	counted := map[string]int{}
	for _, d := range days {
		year, week := d.Day.Time().ISOWeek()
		counted[fmt.Sprint(year, week)]++
	}
	weeks := history.Weeks(days, time.Monday)
	if len(weeks) != len(counted) {
		t.Errorf("%d weeks, want %d", len(weeks), len(counted))
	}
	for _, w := range weeks {
		year, week := w.Day.Time().ISOWeek()
		n := counted[fmt.Sprint(year, week)]
		want := engine.DayRecord{
			Day: w.Day, Sessions: n, Finished: 2 * n, Played: time.Duration(n) * time.Minute, Other: time.Duration(2*n) * time.Minute,
			Before: engine.Ratings{Sum: 3 * n, Count: 4 * n}, After: engine.Ratings{Sum: 5 * n, Count: 6 * n},
		}
		if w != want {
			t.Errorf("week %d of %d: %+v, want %+v", week, year, w, want)
		}
	}
}

// randomDays returns days with and without sessions, the oldest first.
func randomDays(rng *rand.Rand, start engine.Day, n int) []engine.DayRecord {
	var days []engine.DayRecord
	busy := rng.Float64()
	for i := range n {
		if i%50 == 0 {
			busy = rng.Float64() / 2 // some months are better than others
		}
		if rng.Float64() > busy {
			continue
		}
		r := engine.DayRecord{Day: start + engine.Day(i), Sessions: rng.IntN(3)}
		r.Played = time.Duration(r.Sessions) * time.Duration(rng.IntN(30)) * time.Minute
		r.Other = time.Duration(rng.IntN(2)) * 20 * time.Minute
		r.Before = engine.Ratings{Sum: rng.IntN(11), Count: rng.IntN(2)}
		days = append(days, r)
	}
	return days
}

// slowStreaks counts by asking for each week, day by day, whether it has a session.
func slowStreaks(days []engine.DayRecord, today engine.Day, first time.Weekday) history.Streak {
	has := map[engine.Day]bool{}
	earliest := today
	for _, d := range days {
		if d.Sessions > 0 {
			has[d.Day] = true
			earliest = min(earliest, d.Day)
		}
	}
	active := func(week engine.Day) bool {
		for d := week; d < week+7; d++ {
			if has[d] {
				return true
			}
		}
		return false
	}
	var s history.Streak
	now := today.WeekStart(first)
	run := 0
	for week := earliest.WeekStart(first); week <= now; week += 7 {
		if active(week) {
			run++
		} else if week != now {
			run = 0
		}
		s.Longest = max(s.Longest, run)
	}
	s.Current = run
	return s
}

func TestStreaksAreThoseCountedByHand(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 2))
		start := engine.DayOn(2019, time.November, 1+rng.IntN(60))
		n := rng.IntN(500)
		days := randomDays(rng, start, n)
		first := time.Weekday(rng.IntN(7))
		today := start + engine.Day(n+rng.IntN(20))
		got := history.Streaks(history.Weeks(days, first), today, first)
		if want := slowStreaks(days, today, first); got != want {
			t.Fatalf("seed %d: %+v, want %+v", seed, got, want)
		}
	}
}

func TestStreaksInWords(t *testing.T) {
	monday := engine.DayOn(2026, time.December, 28) // its week ends in 2027
	week := func(n, sessions int) engine.DayRecord {
		return engine.DayRecord{Day: monday + engine.Day(7*n), Sessions: sessions}
	}
	tests := []struct {
		name  string
		weeks []engine.DayRecord
		today engine.Day
		want  history.Streak
	}{
		{"nothing yet", nil, monday, history.Streak{}},
		{"across the year's end", []engine.DayRecord{week(-1, 1), week(0, 1), week(1, 2)}, monday + 8, history.Streak{Current: 3, Longest: 3}},
		{"this week still has time", []engine.DayRecord{week(-2, 1), week(-1, 1)}, monday + 6, history.Streak{Current: 2, Longest: 2}},
		{"last week passed without", []engine.DayRecord{week(-3, 1), week(-2, 1)}, monday, history.Streak{Longest: 2}},
		{"walks alone are no session", []engine.DayRecord{week(-1, 1), week(0, 0), week(1, 1)}, monday + 7, history.Streak{Current: 1, Longest: 1}},
		{"a clock set wrong", []engine.DayRecord{week(-1, 1), week(0, 1), week(400, 1)}, monday, history.Streak{Current: 2, Longest: 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := history.Streaks(tt.weeks, tt.today, time.Monday); got != tt.want {
				t.Errorf("%+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestLastWeeksHaveNoGaps(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 3))
		start := engine.DayOn(2024, time.January, 1)
		days := randomDays(rng, start, 400)
		first := time.Weekday(rng.IntN(7))
		today := start + engine.Day(rng.IntN(450))
		weeks := history.Weeks(days, first)
		n := rng.IntN(60)
		last := history.LastWeeks(weeks, n, today, first)
		if len(last) != n {
			t.Fatalf("seed %d: %d weeks, want %d", seed, len(last), n)
		}
		for i, w := range last {
			if want := today.WeekStart(first) - engine.Day(7*(n-1-i)); w.Day != want {
				t.Fatalf("seed %d: week %d begins on %v, want %v", seed, i, w.Day, want)
			}
			want := engine.DayRecord{Day: w.Day}
			for _, known := range weeks {
				if known.Day == w.Day {
					want = known
				}
			}
			if w != want {
				t.Fatalf("seed %d: %+v, want %+v", seed, w, want)
			}
		}
	}
}

func TestTheCalendarHasEachDayOfTheYearOnce(t *testing.T) {
	for year := 2019; year < 2034; year++ {
		for first := time.Sunday; first <= time.Saturday; first++ {
			rng := rand.New(rand.NewPCG(uint64(year), uint64(first)))
			days := randomDays(rng, engine.DayOn(year-1, time.December, 1), 430)
			columns := history.Calendar(days, year, first)
			next := engine.DayOn(year, time.January, 1)
			var minutes, want time.Duration
			for i, column := range columns {
				for k, cell := range column {
					if cell.Day.Weekday() != (first+time.Weekday(k))%7 || (i > 0 && cell.Day != columns[i-1][k].Day+7) {
						t.Fatalf("%d from %v: row %d of column %d is %v", year, first, k, i, cell.Day)
					}
					if !cell.InYear {
						if cell.Day.Time().Year() == year || cell.Heat != 0 || cell.Sessions != 0 {
							t.Fatalf("%+v is not in %d", cell, year)
						}
						continue
					}
					if cell.Day != next {
						t.Fatalf("%v stands where %v should", cell.Day, next)
					}
					next++
					minutes += cell.Played + cell.Other
					if (cell.Heat > 0) != (cell.Played+cell.Other > 0) || cell.Heat > history.MaxHeat {
						t.Fatalf("heat %d of %v", cell.Heat, cell.Played+cell.Other)
					}
				}
			}
			if next != engine.DayOn(year+1, time.January, 1) {
				t.Fatalf("%d ends before %v", year, next)
			}
			for _, d := range days {
				if d.Day.Time().Year() == year {
					want += d.Played + d.Other
				}
			}
			if minutes != want {
				t.Fatalf("%d: %v in the calendar, %v in the days", year, minutes, want)
			}
		}
	}
}

func TestHeatRisesWithTheMinutes(t *testing.T) {
	var got []int
	for _, minutes := range []time.Duration{0, 1, 9, 10, 19, 20, 29, 30, 300} {
		got = append(got, history.HeatOf(minutes*time.Minute/2, minutes*time.Minute-minutes*time.Minute/2))
	}
	if want := []int{0, 1, 1, 2, 2, 3, 3, 4, 4}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestDiscomfortLeavesOutDaysWithoutAWord(t *testing.T) {
	got := history.Discomfort([]engine.DayRecord{
		{Day: 1, Before: engine.Ratings{Sum: 9, Count: 2}, After: engine.Ratings{Sum: 3, Count: 2}},
		{Day: 2, Sessions: 4},
		{Day: 3, After: engine.Ratings{Sum: 0, Count: 1}},
	})
	want := []history.Point{
		{Day: 1, Before: 4.5, After: 1.5, HasBefore: true, HasAfter: true},
		{Day: 3, HasAfter: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A year, all weeks and the streaks of a hundred years with three sessions a day.
func BenchmarkStatistics(b *testing.B) {
	days := randomDays(rand.New(rand.NewPCG(1, 1)), engine.DayOn(1970, time.January, 1), 36_500)
	today := days[len(days)-1].Day
	weeks := history.Weeks(days, time.Monday)
	b.Run("calendar", func(b *testing.B) {
		year := days[len(days)-300:]
		for b.Loop() {
			history.Calendar(year, today.Time().Year(), time.Monday)
		}
	})
	b.Run("weeks", func(b *testing.B) {
		for b.Loop() {
			history.Weeks(days, time.Monday)
		}
	})
	b.Run("streaks", func(b *testing.B) {
		for b.Loop() {
			history.Streaks(weeks, today, time.Monday)
		}
	})
}
