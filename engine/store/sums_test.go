package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
)

// plainSums counts from the records themselves what the database keeps as sums.
func plainSums(t testing.TB, s *Store) (days []engine.DayRecord, totals []engine.ExerciseTotal) {
	t.Helper()
	sessions, err := s.Sessions(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	activities, err := s.Activities(t.Context(), -1<<30, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	byDay, byExercise := map[engine.Day]*engine.DayRecord{}, map[string]*engine.ExerciseTotal{}
	on := func(d engine.Day) *engine.DayRecord {
		if byDay[d] == nil {
			byDay[d] = &engine.DayRecord{Day: d}
		}
		return byDay[d]
	}
	for _, r := range sessions {
		d := on(engine.DayOf(r.Started))
		if engine.Counts(r.Planned, r.Played) {
			d.Sessions++
		}
		if r.Finished {
			d.Finished++
		}
		d.Played += r.Played
		rate(&d.Before, r.Feeling.Before)
		rate(&d.After, r.Feeling.After)
		details, err := s.Session(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range details.Sets {
			e := byExercise[set.Exercise]
			if e == nil {
				e = &engine.ExerciseTotal{Exercise: set.Exercise}
				byExercise[set.Exercise] = e
			}
			e.Worked += set.Worked
			if set.Worked*2 >= set.Planned {
				e.Sets++
			}
		}
	}
	for _, a := range activities {
		on(a.Day).Other += a.Length
	}
	for _, day := range slices.Sorted(maps.Keys(byDay)) {
		days = append(days, *byDay[day])
	}
	for _, id := range slices.Sorted(maps.Keys(byExercise)) {
		if byExercise[id].Worked > 0 {
			totals = append(totals, *byExercise[id])
		}
	}
	slices.SortStableFunc(totals, func(a, b engine.ExerciseTotal) int { return int(b.Worked - a.Worked) })
	return days, totals
}

func rate(r *engine.Ratings, v *int) {
	if v != nil {
		r.Sum += *v
		r.Count++
	}
}

// compareSums fails the test unless the sums are those of the records.
func compareSums(t testing.TB, s *Store) {
	t.Helper()
	ctx := t.Context()
	wantDays, wantTotals := plainSums(t, s)
	days, err := s.Days(ctx, -1<<30, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantDays, days); diff != "" {
		t.Fatal("days: ", diff)
	}
	if n := len(wantDays); n > 0 { // both ends belong to a stretch
		ends, err := s.Days(ctx, wantDays[0].Day, wantDays[n-1].Day)
		if diff := cmp.Diff(wantDays, ends); diff != "" || err != nil {
			t.Fatal("from the first day to the last: ", diff, err)
		}
	}
	totals, err := s.MostDone(ctx, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantTotals, totals); diff != "" {
		t.Fatal("totals: ", diff)
	}
	on, err := s.MostDoneOn(ctx, -1<<30, 1<<30, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantTotals, on); diff != "" {
		t.Fatal("totals of all days: ", diff)
	}
	for _, first := range []time.Weekday{time.Monday, time.Sunday, time.Saturday} {
		weeks, err := s.Weeks(ctx, first)
		if err != nil {
			t.Fatal(err)
		}
		want := map[engine.Day]*engine.DayRecord{}
		all := engine.DayRecord{}
		for _, d := range wantDays {
			week := d.Day.WeekStart(first)
			if want[week] == nil {
				want[week] = &engine.DayRecord{Day: week}
			}
			addDay(want[week], d)
			addDay(&all, d)
		}
		if len(weeks) != len(want) {
			t.Fatalf("%d weeks from %v, want %d", len(weeks), first, len(want))
		}
		for _, w := range weeks {
			if want[w.Day] == nil || *want[w.Day] != w {
				t.Fatalf("week from %v: %+v, want %+v", first, w, want[w.Day])
			}
		}
		if len(wantDays) > 0 {
			all.Day = wantDays[0].Day
		}
		if sum, err := s.Totals(ctx); err != nil || sum != all {
			t.Fatalf("totals %+v, %v, want %+v", sum, err, all)
		}
	}
}

func addDay(sum *engine.DayRecord, d engine.DayRecord) {
	sum.Sessions += d.Sessions
	sum.Finished += d.Finished
	sum.Played += d.Played
	sum.Other += d.Other
	sum.Before.Sum += d.Before.Sum
	sum.Before.Count += d.Before.Count
	sum.After.Sum += d.After.Sum
	sum.After.Count += d.After.Count
}

// Whatever is done to the history, in whatever order, the sums are those of what
// is in it.
func TestTheSumsAreThoseOfTheRecords(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 21))
			now := dawn
			s, err := Open(t.Context(), t.TempDir(), Options{Now: func() time.Time { return now }})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			h := &hand{t: t, s: s, rng: rng}
			for i := range 150 {
				h.doSomething()
				if rng.IntN(15) == 0 {
					now = now.Add(31 * 24 * time.Hour)
					if err := s.purge(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
				if i%10 == 9 {
					compareSums(t, s)
				}
			}
		})
	}
}

// hand does random things to a history, valid ones and others.
type hand struct {
	t          testing.TB
	s          *Store
	rng        *rand.Rand
	sessions   []int64
	activities []int64
}

// moment is one around the turn of a year, somewhere on earth.
func (h *hand) moment() time.Time {
	zone := time.FixedZone("", (h.rng.IntN(105)-48)*900)
	return time.Date(2026, time.December, 25, 0, 0, 0, 0, time.UTC).Add(time.Duration(h.rng.IntN(15*24*3600)) * time.Second).In(zone)
}

func (h *hand) length() time.Duration { return time.Duration(h.rng.IntN(200)) * time.Second }

func (h *hand) feeling() engine.Feeling {
	var f engine.Feeling
	if h.rng.IntN(2) == 0 {
		f.Before = new(h.rng.IntN(11))
	}
	if h.rng.IntN(2) == 0 {
		f.After = new(h.rng.IntN(11))
	}
	return f
}

// pick returns one of the ids, or one that there is not.
func (h *hand) pick(ids []int64) int64 {
	if len(ids) == 0 || h.rng.IntN(20) == 0 {
		return 4711
	}
	return ids[h.rng.IntN(len(ids))]
}

func (h *hand) doSomething() {
	ctx, s, rng := h.t.Context(), h.s, h.rng
	session, activity := h.pick(h.sessions), h.pick(h.activities)
	var err error
	switch rng.IntN(12) {
	case 0, 1:
		var id int64
		id, err = s.BeginSession(ctx, engine.SessionRecord{Routine: "r", Started: h.moment(), Feeling: h.feeling()})
		h.sessions = append(h.sessions, id)
	case 2, 3, 4:
		err = s.Progress(ctx, session, engine.Mark{
			Kind: []engine.StepKind{engine.Work, engine.Rest}[rng.IntN(2)], Exercise: fmt.Sprint("exercise ", rng.IntN(5)),
			Visit: rng.IntN(4), Planned: h.length(), Worked: h.length(), Played: h.length(),
		})
	case 5, 6:
		err = s.EndSession(ctx, session, Ended{At: h.moment(), Played: h.length(), Finished: rng.IntN(2) == 0})
	case 7:
		err = s.SetFeeling(ctx, session, h.feeling())
	case 8:
		started := h.moment()
		played := h.length()
		err = s.EditSession(ctx, engine.SessionRecord{
			ID: session, Started: started, Ended: started.Add(played), Played: played, Finished: rng.IntN(2) == 0, Feeling: h.feeling(),
		})
	case 9:
		err = s.DeleteSession(ctx, session)
	case 10:
		err = s.RestoreSession(ctx, session)
	case 11:
		err = h.doActivity(activity)
	}
	if code := engine.CodeOf(err); code != "" && code != engine.CodeNotFound && code != engine.CodeInvalid {
		h.t.Fatal(err)
	}
}

func (h *hand) doActivity(id int64) error {
	ctx, s := h.t.Context(), h.s
	a := engine.Activity{ID: id, Kind: engine.Swim, Day: engine.DayOf(h.moment()), Length: h.length() + time.Second}
	switch h.rng.IntN(4) {
	case 0, 1:
		id, err := s.AddActivity(ctx, a)
		h.activities = append(h.activities, id)
		return err
	case 2:
		if h.rng.IntN(2) == 0 {
			return s.RestoreActivity(ctx, id)
		}
		return s.DeleteActivity(ctx, id)
	default:
		return s.EditActivity(ctx, a)
	}
}

// A set counts from half of it on.
func TestHalfASetIsASet(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	for visit, worked := range []time.Duration{30 * time.Second, 30*time.Second - time.Millisecond} {
		m := engine.Mark{Kind: engine.Work, Exercise: "cat-cow", Visit: visit, Planned: time.Minute, Worked: worked}
		if err := s.Progress(t.Context(), id, m); err != nil {
			t.Fatal(err)
		}
	}
	compareSums(t, s)
	if list, err := s.MostDone(t.Context(), 1); err != nil || len(list) != 1 || list[0].Sets != 1 {
		t.Errorf("%+v, %v, want one set", list, err)
	}
}
