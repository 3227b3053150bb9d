package practice

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/engine/store"
)

// A clock on the wall that jumps an hour forward and two back in mid-session
// leaves no trace: not in the session's times, and not in its sets'.
func TestAClockThatJumpsLeavesNoTrace(t *testing.T) {
	wall := time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)
	boot := time.Minute
	kept, err := store.Open(t.Context(), t.TempDir(), store.Options{Now: func() time.Time { return wall }})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	r := &storeRecord{
		store: kept, tell: func(line string) { t.Error(line) },
		beginning: Beginning{Plan: &Plan{Timeline: &engine.Timeline{Routine: "beginner", Name: "Beginner", Length: time.Hour}}},
		started:   wall, since: boot, clock: func() time.Duration { return boot },
	}
	played := time.Duration(0)
	for visit, jump := range []time.Duration{0, time.Hour, -2 * time.Hour, 0} {
		played += time.Minute
		boot += time.Minute
		wall = wall.Add(time.Minute + jump)
		r.Progress(engine.Mark{
			Step: visit, Visit: visit + 1, Kind: engine.Work, Place: "p", Exercise: "cat-cow", Set: 1,
			Planned: time.Minute, Elapsed: time.Minute, Worked: time.Minute, Played: played,
		})
	}
	r.End(played, true)
	d, err := kept.Session(t.Context(), r.id)
	if err != nil {
		t.Fatal(err)
	}
	if d.Ended.Sub(d.Started) != 4*time.Minute || d.Played != 4*time.Minute || !d.Finished {
		t.Errorf("from %v to %v, %v played", d.Started, d.Ended, d.Played)
	}
	for i, set := range d.Sets {
		if want := d.Started.Add(time.Duration(i+1) * time.Minute); !set.At.Equal(want) {
			t.Errorf("set %d is at %v, want %v", i, set.At, want)
		}
	}
}

// Pain and its answer belong to the session, and what was interrupted goes on in
// the same row.
func TestARecordGoesOnInItsRow(t *testing.T) {
	dir := t.TempDir()
	play := func(id int64, then func(r *storeRecord)) int64 {
		kept, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer kept.Close()
		r := &storeRecord{
			store: kept, tell: func(line string) { t.Error(line) },
			beginning: Beginning{Plan: &Plan{Timeline: &engine.Timeline{Routine: "beginner"}}}, started: time.Now(), clock: session.SinceBoot, since: session.SinceBoot(), id: id,
		}
		then(r)
		return r.id
	}
	id := play(0, func(r *storeRecord) {
		r.Progress(engine.Mark{Step: 1, Visit: 1, Played: 5 * time.Second})
		r.Hurt(engine.Hurt{Exercise: "cat-cow", Place: "p", Elapsed: time.Second})
		r.Answer(engine.AnswerCoolDown)
	})
	play(id, func(r *storeRecord) {
		r.Progress(engine.Mark{Step: 2, Visit: 1, Played: 9 * time.Second})
		r.End(10*time.Second, true)
		d, err := r.store.(*store.Store).Session(t.Context(), id)
		if err != nil || d.Resumed != 1 || d.Played != 10*time.Second || !d.Finished || len(d.Hurts) != 1 || d.Hurts[0].Answer != engine.AnswerCoolDown {
			t.Errorf("%+v, %v", d, err)
		}
	})
}

// A session that another program has ended or taken up since it was offered is
// recorded all the same: in a row of its own, with what was done now alone.
func TestASessionThatCannotBeTakenUpIsRecorded(t *testing.T) {
	for name, meanwhile := range map[string]func(t *testing.T, other *store.Store, id int64) error{
		"ended": func(t *testing.T, other *store.Store, id int64) error { return other.CloseSession(t.Context(), id) },
		"taken": func(t *testing.T, other *store.Store, id int64) error {
			if err := other.ContinueSession(t.Context(), id); err != nil {
				return err
			}
			return other.Progress(t.Context(), id, engine.Mark{
				Step: 3, Visit: 1, Kind: engine.Work, Place: "p", Exercise: "bridge", Set: 1, Planned: time.Minute, Worked: 4 * time.Second, Played: 9 * time.Second,
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			open := func() *store.Store {
				s, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
				if err != nil {
					t.Fatal(err)
				}
				return s
			}
			crashed := open()
			id, err := crashed.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner"})
			if err != nil {
				t.Fatal(err)
			}
			mark := engine.Mark{Step: 1, Visit: 1, Played: 5 * time.Second}
			if err := crashed.Progress(t.Context(), id, mark); err != nil {
				t.Fatal(err)
			}
			crashed.Close()
			kept, other := open(), open()
			defer kept.Close()
			defer other.Close()
			if err := meanwhile(t, other, id); err != nil {
				t.Fatal(err)
			}
			before, err := kept.Session(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			r := &storeRecord{
				store: kept, tell: func(line string) { t.Error(line) },
				beginning: Beginning{Plan: &Plan{Timeline: &engine.Timeline{Routine: "beginner"}}, Record: id, From: &mark},
				started:   time.Now(), clock: session.SinceBoot, since: session.SinceBoot(), id: id,
			}
			r.Progress(engine.Mark{
				Step: 2, Visit: 1, Kind: engine.Work, Place: "p", Exercise: "cat-cow", Set: 1, Planned: time.Minute, Worked: 30 * time.Second, Played: 35 * time.Second,
			})
			r.Hurt(engine.Hurt{Exercise: "cat-cow", Played: 35 * time.Second})
			r.End(40*time.Second, true)
			d, err := kept.Session(t.Context(), r.id)
			if err != nil || r.id == id || d.Played != 35*time.Second || !d.Finished || len(d.Sets) != 1 || len(d.Hurts) != 1 || d.Hurts[0].Played != 30*time.Second {
				t.Errorf("%+v, %v", d, err)
			}
			if after, err := kept.Session(t.Context(), id); err != nil || !cmp.Equal(before, after) {
				t.Errorf("the other one became %+v, %v", after, err)
			}
		})
	}
}

// A session resumed after midnight is one session of the day before; when it is
// resumed after weeks, what is done counts for the day on which it is done.
func TestWhenASessionGoesOn(t *testing.T) {
	for name, tt := range map[string]struct {
		ago  time.Duration
		want []engine.DayRecord // counted from the first day
	}{
		"after midnight": {40 * time.Minute, []engine.DayRecord{{Sessions: 1, Finished: 1, Played: 15 * time.Minute}}},
		"after weeks":    {21 * 24 * time.Hour, []engine.DayRecord{{Sessions: 1, Played: 10 * time.Minute}, {Day: 21, Sessions: 1, Finished: 1, Played: 5 * time.Minute}}},
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Date(2026, 12, 31, 23, 40, 0, 0, time.FixedZone("", 14*3600))
			left := begun.Add(10 * time.Minute)
			now := left.Add(tt.ago)
			kept, err := store.Open(t.Context(), t.TempDir(), store.Options{Now: func() time.Time { return now }})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { kept.Close() }()
			play := func(started time.Time, id int64, from *engine.Mark) *storeRecord {
				return &storeRecord{
					store: kept, tell: func(line string) { t.Error(line) },
					beginning: Beginning{Plan: &Plan{Timeline: &engine.Timeline{Routine: "beginner"}}, From: from}, started: started,
					clock: func() time.Duration { return 0 }, id: id,
				}
			}
			first := play(begun, 0, nil)
			mark := engine.Mark{Step: 1, Visit: 1, Kind: engine.Work, Exercise: "cat-cow", Worked: time.Minute, Played: 10 * time.Minute}
			first.Progress(mark)
			kept.Close()
			if kept, err = store.Open(t.Context(), filepath.Dir(kept.Path()), store.Options{Now: func() time.Time { return now }}); err != nil {
				t.Fatal(err)
			}
			mark.At = left
			second := play(now, first.id, &mark)
			second.Progress(engine.Mark{Step: 2, Visit: 1, Kind: engine.Work, Exercise: "bridge", Worked: time.Minute, Played: 12 * time.Minute})
			second.End(15*time.Minute, true)
			day := engine.DayOf(begun)
			for i := range tt.want {
				tt.want[i].Day += day
			}
			got, err := kept.Days(t.Context(), day, day+100)
			if err != nil || !cmp.Equal(got, tt.want) {
				t.Errorf("%+v, %v, want %+v", got, err, tt.want)
			}
			if r, _, err := kept.OpenSession(t.Context()); r != nil || err != nil {
				t.Errorf("open is %+v, %v", r, err)
			}
		})
	}
}
