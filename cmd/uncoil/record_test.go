package main

import (
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
	"uncoil/ui"
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
	r := &record{
		live:      &live{kept: kept, tell: func(line string) { t.Error(line) }},
		beginning: ui.Beginning{Timeline: &engine.Timeline{Routine: "beginner", Name: "Beginner", Length: time.Hour}},
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
	play := func(id int64, then func(r *record)) int64 {
		kept, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer kept.Close()
		r := &record{
			live:      &live{kept: kept, tell: func(line string) { t.Error(line) }},
			beginning: ui.Beginning{Timeline: &engine.Timeline{Routine: "beginner"}}, started: time.Now(), clock: sinceBoot, since: sinceBoot(), id: id,
		}
		then(r)
		return r.id
	}
	id := play(0, func(r *record) {
		r.Progress(engine.Mark{Step: 1, Visit: 1, Played: 5 * time.Second})
		r.Hurt(engine.Hurt{Exercise: "cat-cow", Place: "p", Elapsed: time.Second})
		r.Answer(engine.AnswerCoolDown)
	})
	play(id, func(r *record) {
		r.Progress(engine.Mark{Step: 2, Visit: 1, Played: 9 * time.Second})
		r.End(10*time.Second, true)
		d, err := r.live.kept.Session(t.Context(), id)
		if err != nil || d.Resumed != 1 || d.Played != 10*time.Second || !d.Finished || len(d.Hurts) != 1 || d.Hurts[0].Answer != engine.AnswerCoolDown {
			t.Errorf("%+v, %v", d, err)
		}
	})
}
