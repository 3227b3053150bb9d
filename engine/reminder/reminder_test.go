package reminder_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/reminder"
)

func place(t testing.TB, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func everyDay() []time.Weekday { return []time.Weekday{0, 1, 2, 3, 4, 5, 6} }

func TestMomentIsWhatTheWallClockShows(t *testing.T) {
	berlin, newYork, howe := place(t, "Europe/Berlin"), place(t, "America/New_York"), place(t, "Australia/Lord_Howe")
	clock := func(h, m int) time.Duration { return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute }
	tests := []struct {
		name  string
		day   engine.Day
		clock time.Duration
		place *time.Location
		want  string
	}{
		{"an ordinary morning", engine.DayOn(2026, 1, 5), clock(7, 30), berlin, "2026-01-05T07:30:00+01:00"},
		{"the morning after the clocks went forward", engine.DayOn(2026, 3, 29), clock(7, 30), berlin, "2026-03-29T07:30:00+02:00"},
		{"just before they go forward", engine.DayOn(2026, 3, 29), clock(1, 59), berlin, "2026-03-29T01:59:00+01:00"},
		{"left out", engine.DayOn(2026, 3, 29), clock(2, 30), berlin, "2026-03-29T03:30:00+02:00"},
		{"the first that is there again", engine.DayOn(2026, 3, 29), clock(3, 0), berlin, "2026-03-29T03:00:00+02:00"},
		{"comes twice", engine.DayOn(2026, 10, 25), clock(2, 30), berlin, "2026-10-25T02:30:00+02:00"},
		{"just after what comes twice", engine.DayOn(2026, 10, 25), clock(3, 0), berlin, "2026-10-25T03:00:00+01:00"},
		{"left out in New York", engine.DayOn(2026, 3, 8), clock(2, 15), newYork, "2026-03-08T03:15:00-04:00"},
		{"comes twice in New York", engine.DayOn(2026, 11, 1), clock(1, 15), newYork, "2026-11-01T01:15:00-04:00"},
		{"half an hour left out", engine.DayOn(2026, 10, 4), clock(2, 15), howe, "2026-10-04T02:45:00+11:00"},
		{"midnight", engine.DayOn(2026, 3, 29), 0, berlin, "2026-03-29T00:00:00+01:00"},
		{"the last minute of a year", engine.DayOn(2026, 12, 31), clock(23, 59), berlin, "2026-12-31T23:59:00+01:00"},
	}
	for _, tt := range tests {
		if got := reminder.Moment(tt.day, tt.clock, tt.place).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestEachReminderIsDueOncePerDay(t *testing.T) {
	for _, zone := range []string{"Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "Pacific/Apia", "UTC"} {
		at := place(t, zone)
		from := time.Date(2026, 1, 1, 0, 0, 0, 0, at).Add(-time.Second)
		until := time.Date(2027, 1, 1, 0, 0, 0, 0, at).Add(-time.Second)
		for minute := 0; minute < 24*60; minute += 15 {
			r := engine.Reminder{Days: everyDay(), Time: time.Duration(minute) * time.Minute}
			due := reminder.Due([]engine.Reminder{r}, from, until)
			if len(due) != 365 {
				t.Fatalf("%s, minute %d: due %d times in a year", zone, minute, len(due))
			}
			for i := 1; i < len(due); i++ {
				if gap := due[i].At.Sub(due[i-1].At); gap < 22*time.Hour || gap > 26*time.Hour {
					t.Fatalf("%s: %v follows %v", zone, due[i].At, due[i-1].At)
				}
			}
		}
	}
}

// In Nuuk the clocks go forward at 23:00: half past eleven on Saturday evening is
// half past midnight on Sunday.
func TestATimePutOffIntoTheNextDayIsDue(t *testing.T) {
	at := place(t, "America/Nuuk")
	sunday := time.Date(2026, time.March, 29, 0, 5, 0, 0, at)
	all := []engine.Reminder{{Days: []time.Weekday{time.Saturday}, Time: 23*time.Hour + 30*time.Minute}}
	due := reminder.Due(all, sunday, sunday.Add(time.Hour))
	if len(due) != 1 || due[0].At.Format(time.RFC3339) != "2026-03-29T00:30:00-01:00" {
		t.Errorf("%v", due)
	}
}

func TestNextIsTheFirstThatIsDue(t *testing.T) {
	at := time.UTC // where searching minute by minute has no pitfalls
	rng := rand.New(rand.NewPCG(6, 6))
	for range 300 {
		var all []engine.Reminder
		for range 1 + rng.IntN(4) {
			r := engine.Reminder{Time: time.Duration(rng.IntN(24*60)) * time.Minute, Off: rng.IntN(5) == 0}
			for d := range time.Weekday(7) {
				if rng.IntN(3) == 0 {
					r.Days = append(r.Days, d)
				}
			}
			all = append(all, r)
		}
		now := time.Date(2026, 1, 1, 0, rng.IntN(365*24*60), rng.IntN(60), 0, at)
		want, found := time.Time{}, false
		for t := now.Truncate(time.Minute).Add(time.Minute); t.Before(now.AddDate(0, 0, 8)) && !found; t = t.Add(time.Minute) {
			clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
			for _, r := range all {
				if r.On(t.Weekday()) && r.Time == clock {
					want, found = t, true
				}
			}
		}
		got, ok := reminder.Next(all, now)
		if ok != found || ok && !got.At.Equal(want) {
			t.Fatalf("%+v after %v: %v %v, want %v %v", all, now, got.At, ok, want, found)
		}
	}
	friday := engine.Reminder{Days: []time.Weekday{time.Friday}, Time: 7 * time.Hour}
	next, ok := reminder.Next([]engine.Reminder{friday}, time.Date(2026, 11, 20, 7, 0, 0, 0, at))
	if want := time.Date(2026, 11, 27, 7, 0, 0, 0, at); !ok || !next.At.Equal(want) {
		t.Errorf("from its own minute on the next is %v, want %v", next.At, want)
	}
	friday.Off = true
	if next, ok := reminder.Next([]engine.Reminder{friday, {Time: time.Hour}}, time.Now()); ok {
		t.Errorf("nothing speaks up, but the next is %v", next.At)
	}
}

// rings asks a watch every so often from one moment to another.
func rings(w *reminder.Watch, all []engine.Reminder, from, until time.Time, every time.Duration) []string {
	var heard []string
	for now := from; !now.After(until); now = now.Add(every) {
		for _, a := range w.Ring(all, now) {
			heard = append(heard, a.At.Format("02 15:04 -07"))
		}
	}
	return heard
}

func TestAWatchRingsOnce(t *testing.T) {
	at := place(t, "Europe/Berlin")
	day := func(d, h, m int) time.Time { return time.Date(2026, 10, d, h, m, 0, 0, at) }
	all := []engine.Reminder{
		{Days: everyDay(), Time: 7 * time.Hour},
		{Days: everyDay(), Time: 12*time.Hour + 30*time.Minute},
		{Days: []time.Weekday{time.Sunday}, Time: 2*time.Hour + 30*time.Minute},
	}
	w := reminder.NewWatch(day(24, 6, 0))
	// The night from the 24th to the 25th is an hour longer.
	got := rings(w, all, day(24, 6, 0), day(25, 13, 0), 20*time.Second)
	if want := []string{"24 07:00 +02", "24 12:30 +02", "25 02:30 +02", "25 07:00 +01", "25 12:30 +01"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := w.Ring(all, day(25, 13, 0)); len(got) > 0 {
		t.Errorf("rings again: %v", got)
	}
}

func TestAWatchAfterSleepAndASetClock(t *testing.T) {
	at := time.UTC
	clock := func(h, m int) time.Time { return time.Date(2026, 11, 20, h, m, 0, 0, at) }
	all := []engine.Reminder{{Days: everyDay(), Time: 7 * time.Hour}, {Days: everyDay(), Time: 8 * time.Hour}}
	w := reminder.NewWatch(clock(6, 59))
	if got := w.Ring(all, clock(8, 20)); len(got) != 1 || !got[0].At.Equal(clock(8, 0)) {
		t.Errorf("after a sleep: %v, want the one that is 20 minutes old", got)
	}
	if got := rings(w, all, clock(7, 30), clock(8, 30), time.Minute); len(got) > 0 {
		t.Errorf("rings again after the clock was set back: %v", got)
	}
	w = reminder.NewWatch(clock(23, 0).AddDate(1, 0, 0)) // the clock was a year ahead
	if got := rings(w, all, clock(6, 0), clock(9, 0), time.Minute); len(got) != 2 {
		t.Errorf("after the clock was put right: %v", got)
	}
}

func TestWhatIsPutOffRingsAgain(t *testing.T) {
	clock := func(h, m int) time.Time { return time.Date(2026, 11, 20, h, m, 0, 0, time.UTC) }
	all := []engine.Reminder{{Routine: "beginner", Days: everyDay(), Time: 7 * time.Hour}}
	w := reminder.NewWatch(clock(6, 59))
	first := w.Ring(all, clock(7, 0))
	if len(first) != 1 {
		t.Fatalf("%v", first)
	}
	w.Snooze(first[0], clock(7, 2))
	if got := w.Ring(all, clock(7, 16)); len(got) > 0 {
		t.Errorf("too early: %v", got)
	}
	got := w.Ring(all, clock(7, 17))
	if len(got) != 1 || got[0].Reminder.Routine != "beginner" {
		t.Errorf("after %v: %v", reminder.SnoozeFor, got)
	}
	if got := w.Ring(all, clock(7, 40)); len(got) > 0 {
		t.Errorf("rings a third time: %v", got)
	}
	w.Snooze(first[0], clock(8, 0))
	if got := w.Ring(all, clock(12, 0)); len(got) > 0 {
		t.Errorf("rings hours late: %v", got)
	}
}

// What was put off comes in its turn among the others.
func TestWhatRingsTogetherIsInOrder(t *testing.T) {
	clock := func(h, m int) time.Time { return time.Date(2026, 11, 20, h, m, 0, 0, time.UTC) }
	all := []engine.Reminder{
		{Routine: "first", Days: everyDay(), Time: 7 * time.Hour},
		{Routine: "second", Days: everyDay(), Time: 7*time.Hour + 20*time.Minute},
	}
	w := reminder.NewWatch(clock(6, 59))
	w.Snooze(w.Ring(all, clock(7, 0))[0], clock(7, 0))
	var got []string
	for _, a := range w.Ring(all, clock(7, 25)) {
		got = append(got, a.Reminder.Routine)
	}
	if want := []string{"first", "second"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
