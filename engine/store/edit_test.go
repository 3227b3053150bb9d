package store

import (
	"testing"
	"time"

	"uncoil/engine"
)

// ended records a session that has ended.
func ended(t testing.TB, s *Store, routine string) int64 {
	t.Helper()
	id := begin(t, s, routine)
	if err := s.EndSession(t.Context(), id, Ended{Played: 10 * time.Minute, Finished: true}); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestEditSession(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := ended(t, s, "beginner")
	want := engine.SessionRecord{
		ID: id, Started: dawn.Add(-time.Hour), Ended: dawn.Add(-20 * time.Minute), Played: 31 * time.Minute,
		Feeling: engine.Feeling{After: new(0), Note: "a longer one"},
	}
	if err := s.EditSession(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	d, err := s.Session(t.Context(), id)
	if err != nil || !d.Started.Equal(want.Started) || !d.Ended.Equal(want.Ended) || d.Played != want.Played || d.Finished ||
		d.Feeling.Note != want.Feeling.Note || *d.Feeling.After != 0 || d.Routine != "beginner" {
		t.Errorf("%+v, %v", d.SessionRecord, err)
	}
	compareSums(t, s)
	for name, change := range map[string]func(*engine.SessionRecord){
		"negative":            func(r *engine.SessionRecord) { r.Played = -1 },
		"ends too early":      func(r *engine.SessionRecord) { r.Ended = r.Started.Add(r.Played - time.Second) },
		"too much discomfort": func(r *engine.SessionRecord) { r.Feeling.Before = new(11) },
	} {
		bad := want
		change(&bad)
		if err := s.EditSession(t.Context(), bad); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	want.ID = begin(t, s, "open")
	wantCode(t, s.EditSession(t.Context(), want), engine.CodeNotFound)
}

// What is deleted can be brought back for a month, and is gone after that.
func TestDeleteAndRestore(t *testing.T) {
	now := dawn
	s, err := Open(t.Context(), t.TempDir(), Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := t.Context()
	session := ended(t, s, "beginner")
	walk := engine.Activity{Kind: engine.Walk, Day: engine.DayOf(dawn), Length: 30 * time.Minute, Note: "by the river"}
	if walk.ID, err = s.AddActivity(ctx, walk); err != nil {
		t.Fatal(err)
	}
	remove := func(want engine.Code) {
		t.Helper()
		wantCode(t, s.DeleteSession(ctx, session), want)
		wantCode(t, s.DeleteActivity(ctx, walk.ID), want)
	}
	restore := func(want engine.Code) {
		t.Helper()
		wantCode(t, s.RestoreSession(ctx, session), want)
		wantCode(t, s.RestoreActivity(ctx, walk.ID), want)
	}
	holds := func(want int) {
		t.Helper()
		list, err := s.Sessions(ctx, 0)
		if err != nil || len(list) != want {
			t.Errorf("%d sessions, %v, want %d", len(list), err, want)
		}
		activities, err := s.Activities(ctx, walk.Day, walk.Day)
		if err != nil || len(activities) != want || (want > 0 && activities[0] != walk) {
			t.Errorf("activities %+v, %v, want %d", activities, err, want)
		}
		if days, err := s.Days(ctx, walk.Day, walk.Day); err != nil || len(days) != want {
			t.Errorf("days %+v, %v", days, err)
		}
	}
	tidy := func() {
		t.Helper()
		if err := s.purge(ctx); err != nil {
			t.Fatal(err)
		}
	}
	restore(engine.CodeNotFound)
	remove("")
	remove(engine.CodeNotFound)
	holds(0)
	_, err = s.Session(ctx, session)
	wantCode(t, err, engine.CodeNotFound)
	now = now.Add(keepDeleted)
	tidy()
	restore("")
	holds(1)
	remove("")
	now = now.Add(keepDeleted + time.Second)
	tidy()
	restore(engine.CodeNotFound)
	holds(0)
	open := begin(t, s, "open")
	wantCode(t, s.DeleteSession(ctx, open), engine.CodeNotFound)
}

func TestEditActivity(t *testing.T) {
	s := openSound(t, t.TempDir())
	a := engine.Activity{Kind: engine.Swim, Day: 20_000, Length: 20 * time.Minute}
	var err error
	if a.ID, err = s.AddActivity(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	a.Kind, a.Day, a.Length, a.Note = engine.Bike, 20_001, time.Hour, "uphill"
	if err := s.EditActivity(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Activities(t.Context(), 0, 30_000); err != nil || len(list) != 1 || list[0] != a {
		t.Errorf("%+v, %v", list, err)
	}
	if days, err := s.Days(t.Context(), 0, 30_000); err != nil || len(days) != 1 || days[0].Day != 20_001 {
		t.Errorf("%+v, %v", days, err)
	}
	a.Length = 0
	wantCode(t, s.EditActivity(t.Context(), a), engine.CodeInvalid)
	_, err = s.AddActivity(t.Context(), a)
	wantCode(t, err, engine.CodeInvalid)
}

func TestFeelingAndHurtErrors(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	ctx := t.Context()
	wantCode(t, s.SetFeeling(ctx, 4711, engine.Feeling{}), engine.CodeNotFound)
	wantCode(t, s.SetFeeling(ctx, id, engine.Feeling{Before: new(11)}), engine.CodeInvalid)
	_, err := s.AddHurt(ctx, 4711, engine.Hurt{Exercise: "cat-cow"})
	wantCode(t, err, engine.CodeInvalid)
	_, err = s.AddHurt(ctx, id, engine.Hurt{Exercise: "cat-cow", Elapsed: -1})
	wantCode(t, err, engine.CodeInvalid)
	_, err = s.AddHurt(ctx, id, engine.Hurt{Exercise: "cat-cow", Answer: "cry"})
	wantCode(t, err, engine.CodeInvalid)
	wantCode(t, s.AnswerHurt(ctx, 4711, engine.AnswerSkip), engine.CodeNotFound)
	wantCode(t, s.AnswerHurt(ctx, 4711, "cry"), engine.CodeInvalid)
	if d, err := s.Session(ctx, id); err != nil || len(d.Hurts) != 0 || s.Waiting() != 0 {
		t.Errorf("%+v, %v, %d changes wait", d.Hurts, err, s.Waiting())
	}
}

// The pages of a list join without a gap, whatever began at the same moment.
func TestPagesOfSessions(t *testing.T) {
	s := openSound(t, t.TempDir())
	for i := range 25 {
		r := engine.SessionRecord{Routine: "r", Started: dawn.Add(time.Duration(i/4) * time.Minute)}
		if _, err := s.BeginSession(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	all, err := s.Sessions(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	page, err := s.Sessions(t.Context(), 7)
	for i := 0; len(page) > 0 && err == nil; {
		for _, r := range page {
			if r.ID != all[i].ID {
				t.Fatalf("at %d stands session %d, want %d", i, r.ID, all[i].ID)
			}
			i++
		}
		if page, err = s.SessionsBefore(t.Context(), page[len(page)-1], 7); len(page) == 0 && i != len(all) {
			t.Errorf("the pages end after %d of %d", i, len(all))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	on, err := s.SessionsOn(t.Context(), engine.DayOf(dawn), engine.DayOf(dawn))
	if err != nil || len(on) != len(all) {
		t.Errorf("%d on the day, %v", len(on), err)
	}
}
