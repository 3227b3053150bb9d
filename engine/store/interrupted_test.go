package store

import (
	"os"
	"testing"
	"time"

	"uncoil/engine"
)

// After a crash the session can be resumed, closed, or left behind for a new one;
// each time there is one record of it, complete up to the last note.
func TestWhatBecomesOfAnInterruptedSession(t *testing.T) {
	mark := engine.Mark{
		Step: 7, Kind: engine.Work, Place: "beginner/main/cat-cow", Exercise: "cat-cow", Side: engine.LeftSide, Set: 2, Visit: 5,
		Planned: 40 * time.Second, Elapsed: 18 * time.Second, Worked: 18 * time.Second, Played: 3 * time.Minute,
		At: dawn.Add(4 * time.Minute).In(time.FixedZone("", 2*3600)), // on a journey
	}
	for name, choose := range map[string]func(t *testing.T, s *Store, id int64) (want engine.SessionRecord, all int){
		"that was all": func(t *testing.T, s *Store, id int64) (engine.SessionRecord, int) {
			if err := s.CloseSession(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			return engine.SessionRecord{Played: mark.Played, Ended: mark.At}, 1
		},
		"another one": func(t *testing.T, s *Store, id int64) (engine.SessionRecord, int) {
			begin(t, s, "another")
			return engine.SessionRecord{Played: mark.Played, Ended: mark.At}, 2
		},
		"it goes on": func(t *testing.T, s *Store, id int64) (engine.SessionRecord, int) {
			if err := s.ContinueSession(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			on := mark
			on.Visit, on.Elapsed, on.Worked, on.Played, on.At = 1, 40*time.Second, 22*time.Second, mark.Played+22*time.Second, dawn.Add(time.Hour)
			if err := s.Progress(t.Context(), id, on); err != nil {
				t.Fatal(err)
			}
			if err := s.EndSession(t.Context(), id, Ended{At: on.At, Played: on.Played, Finished: true}); err != nil {
				t.Fatal(err)
			}
			return engine.SessionRecord{Played: on.Played, Ended: on.At, Finished: true, Resumed: 1}, 1
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openSound(t, dir)
			id := begin(t, s, "beginner")
			if err := s.Progress(t.Context(), id, mark); err != nil {
				t.Fatal(err)
			}
			s.Close() // to the file this is a crash: the session has no end
			s = openSound(t, dir)
			r, m, err := s.OpenSession(t.Context())
			if err != nil || r == nil || m == nil || r.ID != id || !m.At.Equal(mark.At) {
				t.Fatalf("%+v, %+v, %v", r, m, err)
			}
			found := *m
			found.At = mark.At
			if found != mark {
				t.Errorf("it stood at %+v, want %+v", found, mark)
			}
			want, all := choose(t, s, id)
			d, err := s.Session(t.Context(), id)
			if err != nil || d.Played != want.Played || !d.Ended.Equal(want.Ended) || d.Finished != want.Finished || d.Resumed != want.Resumed {
				t.Errorf("%+v, %v, want %+v", d.SessionRecord, err, want)
			}
			_, zone := d.Ended.Zone()
			if _, there := want.Ended.Zone(); zone != there {
				t.Errorf("it ended %d s from Greenwich, want %d", zone, there)
			}
			list, err := s.Sessions(t.Context(), 0)
			if err != nil || len(list) != all {
				t.Errorf("%d sessions, %v, want %d", len(list), err, all)
			}
			var worked time.Duration
			for _, set := range d.Sets {
				worked += set.Worked
			}
			if want := want.Played - mark.Played + mark.Worked; worked != want {
				t.Errorf("%v worked, want %v", worked, want)
			}
		})
	}
}

func TestInterruptedErrors(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	if m, err := s.Mark(t.Context(), id); m != nil || err != nil {
		t.Errorf("before the first note: %v, %v", m, err)
	}
	if err := s.EndSession(t.Context(), id, Ended{}); err != nil {
		t.Fatal(err)
	}
	wantCode(t, s.ContinueSession(t.Context(), id), engine.CodeInvalid)
	wantCode(t, s.ContinueSession(t.Context(), 4711), engine.CodeNotFound)
	wantCode(t, s.CloseSession(t.Context(), id), engine.CodeInvalid)
	wantCode(t, s.CloseSession(t.Context(), 4711), engine.CodeNotFound)
	_, err := s.Mark(t.Context(), 4711)
	wantCode(t, err, engine.CodeNotFound)
}

// A clock that jumps an hour in mid-session, either way, leaves a session that
// ends after it began and has the time that was played.
func TestAClockThatJumps(t *testing.T) {
	for name, jump := range map[string]time.Duration{"back": -time.Hour, "forward": time.Hour} {
		t.Run(name, func(t *testing.T) {
			s := openSound(t, t.TempDir())
			id := begin(t, s, "beginner")
			for i := 1; i <= 3; i++ {
				played := time.Duration(i) * time.Minute
				m := engine.Mark{Step: i, Played: played, At: dawn.Add(jump + played)}
				if err := s.Progress(t.Context(), id, m); err != nil {
					t.Fatal(err)
				}
			}
			after := begin(t, s, "after") // the open one is this program's own
			r, _, err := s.OpenSession(t.Context())
			if err != nil || r.ID != after {
				t.Errorf("open is %+v, %v", r, err)
			}
			if err := s.EndSession(t.Context(), id, Ended{At: dawn.Add(jump + 3*time.Minute), Played: 3 * time.Minute}); err != nil {
				t.Fatal(err)
			}
			d, err := s.Session(t.Context(), id)
			if err != nil || d.Played != 3*time.Minute || d.Ended.Before(d.Started.Add(d.Played)) {
				t.Errorf("%+v, %v", d.SessionRecord, err)
			}
			days, err := s.Days(t.Context(), 0, 1<<30)
			if err != nil || len(days) != 1 || days[0].Played != 3*time.Minute {
				t.Errorf("%+v, %v", days, err)
			}
		})
	}
}

// A program that dies between its lock file and its session leaves the file, and
// the next one that opens the folder removes it; one that is held stays.
func TestLockFilesOfDeadProgramsGo(t *testing.T) {
	dir := t.TempDir()
	playing := openSound(t, dir)
	begin(t, playing, "running")
	dead := ownerPath(dir, newOwner().name)
	write(t, dead, nil)
	other := openSound(t, dir)
	if _, err := os.Stat(dead); err == nil {
		t.Error("the lock file of a dead program is left")
	}
	if r, _, err := other.OpenSession(t.Context()); r != nil || err != nil {
		t.Errorf("a session that is being played is offered: %+v, %v", r, err)
	}
}

// An interrupted session knows the length that it was fitted to.
func TestASessionKeepsTheLengthItWasFittedTo(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	if _, err := s.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner", Name: "Beginner", Started: dawn, Minutes: 10}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	r, _, err := openSound(t, dir).OpenSession(t.Context())
	if err != nil || r == nil || r.Minutes != 10 {
		t.Errorf("%+v, %v", r, err)
	}
	_, err = openSound(t, t.TempDir()).BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner", Minutes: -1})
	wantCode(t, err, engine.CodeInvalid)
}
