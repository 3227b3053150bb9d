package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
)

// playThrough records a whole session with everything that belongs to one, and
// returns its id. Every error must have the code.
func playThrough(t testing.TB, s *Store, routine string, code engine.Code) int64 {
	t.Helper()
	ctx := t.Context()
	id, err := s.BeginSession(ctx, engine.SessionRecord{Routine: routine, Planned: time.Hour, Feeling: engine.Feeling{Before: new(6)}})
	wantCode(t, err, code)
	for visit := 1; visit <= 3; visit++ {
		for second := range 5 {
			worked := time.Duration(second) * time.Second
			wantCode(t, s.Progress(ctx, id, engine.Mark{
				Step: visit, Kind: engine.Work, Place: routine + "/main/cat-cow", Exercise: "cat-cow", Set: visit, Visit: visit,
				Planned: 5 * time.Second, Elapsed: worked, Worked: worked, Played: time.Duration(visit)*10*time.Second + worked,
			}), code)
		}
	}
	hurt, err := s.AddHurt(ctx, id, engine.Hurt{Exercise: "cat-cow", Elapsed: time.Second})
	wantCode(t, err, code)
	wantCode(t, s.AnswerHurt(ctx, hurt, engine.AnswerEasier), code)
	wantCode(t, s.EndSession(ctx, id, Ended{Played: 40 * time.Second, Finished: true}), code)
	wantCode(t, s.SetFeeling(ctx, id, engine.Feeling{Before: new(6), After: new(3), Note: "better"}), code)
	_, err = s.AddActivity(ctx, engine.Activity{Kind: engine.Walk, Day: engine.DayOf(dawn), Length: 20 * time.Minute})
	wantCode(t, err, code)
	prefs := engine.DefaultPreferences()
	prefs.Rests.Default.Length = 47 * time.Second
	wantCode(t, s.SavePreferences(ctx, prefs), code)
	return id
}

// wantPlayed fails the test unless the store has what playThrough recorded.
func wantPlayed(t testing.TB, s *Store, id int64, routine string) {
	t.Helper()
	d, err := s.Session(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if d.Routine != routine || !d.Finished || d.Played != 40*time.Second || d.Feeling.After == nil || *d.Feeling.After != 3 || d.Feeling.Note != "better" {
		t.Errorf("session %+v", d.SessionRecord)
	}
	if len(d.Sets) != 3 || d.Sets[2].Worked != 4*time.Second || d.Sets[2].Set != 3 {
		t.Errorf("sets %+v", d.Sets)
	}
	if len(d.Hurts) != 1 || d.Hurts[0].Answer != engine.AnswerEasier {
		t.Errorf("hurts %+v", d.Hurts)
	}
	if prefs, err := s.Preferences(t.Context()); err != nil || prefs.Rests.Default.Length != 47*time.Second {
		t.Errorf("default rest %v, %v", prefs.Rests.Default, err)
	}
	day := engine.DayOf(dawn)
	if list, err := s.Activities(t.Context(), day, day); err != nil || len(list) == 0 {
		t.Errorf("activities %v, %v", list, err)
	}
}

// A session played while the disk takes nothing is written by itself once it
// does, in its order and once.
func TestWhatCannotBeWrittenWaits(t *testing.T) {
	for name, pragma := range map[string][2]string{
		"full":      {"PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"},
		"read-only": {"PRAGMA query_only = ON", "PRAGMA query_only = OFF"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				dir := t.TempDir()
				var told []Notice
				s, err := Open(t.Context(), dir, Options{Now: clock, OnNotice: func(n Notice) { told = append(told, n) }})
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				before := playThrough(t, s, "before", "")
				if _, err := s.write.Exec(pragma[0]); err != nil {
					t.Fatal(err)
				}
				// A long name needs a new page, and what comes after it waits too.
				long := strings.Repeat("long ", 2000)
				id := playThrough(t, s, long, engine.CodeUnavailable)
				wantNotice(t, s, engine.CodeUnavailable, "not on the disk yet", "will be written")
				if len(told) != 1 {
					t.Errorf("told %v", told)
				}
				// Of each visit only the newest note waits.
				if n := s.Waiting(); n < 8 || n > 12 {
					t.Errorf("%d changes wait", n)
				}
				time.Sleep(3 * tryEvery)
				synctest.Wait()
				if s.Waiting() == 0 {
					t.Fatal("nothing waits although nothing can be written")
				}
				if _, err := s.write.Exec(pragma[1]); err != nil {
					t.Fatal(err)
				}
				time.Sleep(2 * tryEvery)
				synctest.Wait()
				if n := s.Waiting(); n != 0 || len(s.Notices()) != 0 {
					t.Errorf("%d changes still wait, notices %v", n, s.Notices())
				}
				s.Close()
				s = openSound(t, dir)
				wantPlayed(t, s, id, long)
				wantPlayed(t, s, before, "before")
				if got := len(strings.Fields(routines(t, s))); got != 2001 {
					t.Errorf("sessions %d", got)
				}
			})
		})
	}
}

// The next note does not wait for the timer, and the last chance is the end.
func TestWaitingChangesAreWrittenAtTheNextChance(t *testing.T) {
	for name, chance := range map[string]func(t *testing.T, s *Store) error{
		"next note": func(t *testing.T, s *Store) error {
			return s.SavePreferences(t.Context(), engine.DefaultPreferences())
		},
		"end of the program": func(_ *testing.T, s *Store) error { return s.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openSound(t, dir)
			if _, err := s.write.Exec("PRAGMA query_only = ON"); err != nil {
				t.Fatal(err)
			}
			id := playThrough(t, s, "beginner", engine.CodeUnavailable)
			if _, err := s.write.Exec("PRAGMA query_only = OFF"); err != nil {
				t.Fatal(err)
			}
			if err := chance(t, s); err != nil {
				t.Fatal(err)
			}
			if n := s.Waiting(); n != 0 {
				t.Errorf("%d changes wait", n)
			}
			if d, err := openSound(t, dir).Session(t.Context(), id); err != nil || !d.Finished {
				t.Errorf("%+v, %v", d, err)
			}
		})
	}
}

func TestCloseTellsWhatIsLost(t *testing.T) {
	s := openSound(t, t.TempDir())
	if _, err := s.write.Exec("PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	begunSession(t, s, engine.CodeUnavailable)
	err := s.Close()
	wantCode(t, err, engine.CodeUnavailable)
	if !strings.Contains(err.Error(), "not kept") {
		t.Error(err)
	}
}

func begunSession(t testing.TB, s *Store, code engine.Code) int64 {
	t.Helper()
	id, err := s.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner"})
	wantCode(t, err, code)
	return id
}

// Who calls a change off does not find it done later.
func TestACancelledChangeDoesNotWait(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	if err := s.EndSession(t.Context(), id, Ended{}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	// An edit by hand is seen to fail and is not kept either.
	wantCode(t, s.DeleteSession(t.Context(), id), engine.CodeUnavailable)
	if n := s.Waiting(); n != 0 {
		t.Errorf("%d changes wait", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	wantCode(t, s.SavePreferences(ctx, engine.DefaultPreferences()), engine.CodeUnavailable)
	if n := s.Waiting(); n != 0 {
		t.Errorf("%d changes wait that were called off", n)
	}
}

// Who calls off a change of their own takes along nothing that others have waiting.
func TestACancelledChangeDropsNoOther(t *testing.T) {
	s := openSound(t, t.TempDir())
	if _, err := s.write.Exec("PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	id := playThrough(t, s, "beginner", engine.CodeUnavailable)
	waiting := s.Waiting()
	if _, err := s.write.Exec("PRAGMA query_only = OFF"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	wantCode(t, s.EditActivity(ctx, engine.Activity{ID: 1, Kind: engine.Walk, Day: 1, Length: time.Minute}), engine.CodeUnavailable)
	if n := s.Waiting(); n != waiting {
		t.Errorf("%d changes wait, %d did before", n, waiting)
	}
	begin(t, s, "another")
	wantPlayed(t, s, id, "beginner")
}

// A note replaces an older one of its visit, but not once the session was
// resumed: then the same visit is another one.
func TestWaitingNotesStayOnTheirSide(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	if _, err := s.write.Exec("PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	note := func(worked time.Duration) {
		t.Helper()
		m := engine.Mark{Kind: engine.Work, Exercise: "cat-cow", Set: 1, Visit: 1, Planned: time.Minute, Worked: worked, Played: worked}
		wantCode(t, s.Progress(t.Context(), id, m), engine.CodeUnavailable)
	}
	note(10 * time.Second)
	note(20 * time.Second)
	wantCode(t, s.ContinueSession(t.Context(), id), engine.CodeUnavailable)
	note(30 * time.Second)
	if _, err := s.write.Exec("PRAGMA query_only = OFF"); err != nil {
		t.Fatal(err)
	}
	begin(t, s, "another") // all that waits goes before it
	d, err := s.Session(t.Context(), id)
	if err != nil || len(d.Sets) != 2 || d.Sets[0].Worked != 20*time.Second || d.Sets[1].Worked != 30*time.Second {
		t.Errorf("%+v, %v", d.Sets, err)
	}
}

// A disk that comes and goes is tried again each time.
func TestADiskThatFailsTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openSound(t, t.TempDir())
		defer s.Close()
		for round := range 2 {
			if _, err := s.write.Exec("PRAGMA query_only = ON"); err != nil {
				t.Fatal(err)
			}
			begunSession(t, s, engine.CodeUnavailable)
			if _, err := s.write.Exec("PRAGMA query_only = OFF"); err != nil {
				t.Fatal(err)
			}
			time.Sleep(2 * tryEvery)
			synctest.Wait()
			if n := s.Waiting(); n != 0 {
				t.Fatalf("round %d: %d changes still wait", round, n)
			}
		}
	})
}

// Before what waits is tried again, the log gives back the space that it takes.
func TestTryingAgainMakesRoom(t *testing.T) {
	s := openSound(t, t.TempDir())
	begin(t, s, "beginner")
	log := s.Path() + "-wal"
	if len(read(t, log)) == 0 {
		t.Fatal("no log to test with")
	}
	if !s.tryAgain() {
		t.Error("something is left to be tried")
	}
	if n := len(read(t, log)); n != 0 {
		t.Errorf("the log still takes %d bytes", n)
	}
}

// A store whose folder cannot be used at first plays in memory, and takes along
// what was done there when the folder comes.
func TestTheFolderComesLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "stick")
		write(t, file, nil)
		dir := filepath.Join(file, "uncoil")
		s, err := Open(t.Context(), dir, Options{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		wantNotice(t, s, engine.CodeUnavailable, "Nothing will be kept")
		first := playThrough(t, s, "first", "")
		wantPlayed(t, s, first, "first")
		running := begin(t, s, "running")
		time.Sleep(3 * tryEvery)
		synctest.Wait()
		if s.Path() != "" {
			t.Fatal("there is a folder")
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * tryEvery)
		synctest.Wait()
		if s.Path() == "" || len(s.Notices()) != 0 || s.Waiting() != 0 {
			t.Fatalf("path %q, notices %v, %d changes wait", s.Path(), s.Notices(), s.Waiting())
		}
		// Another program sees that it is being played here.
		other := openSound(t, dir)
		if r, _, err := other.OpenSession(t.Context()); r != nil || err != nil {
			t.Errorf("another program is offered %+v, %v", r, err)
		}
		other.Close()
		// The session that runs goes on under its number.
		if err := s.EndSession(t.Context(), running, Ended{Played: time.Minute}); err != nil {
			t.Fatal(err)
		}
		s.Close()
		s = openSound(t, dir)
		wantPlayed(t, s, first, "first")
		if got := routines(t, s); got != "running first" {
			t.Errorf("sessions %q", got)
		}
	})
}

// While another program keeps the folder to itself, what it holds is shown, and
// what is changed meanwhile is changed there afterwards.
func TestAFolderThatIsBusyForLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		s := openSound(t, dir)
		old := playThrough(t, s, "old", "")
		gone := playThrough(t, s, "gone", "")
		s.Close()
		release, _, err := tryFile(filepath.Join(dir, openingName))
		if err != nil {
			t.Fatal(err)
		}
		s = open(t, dir)
		wantNotice(t, s, engine.CodeConflict, "another Uncoil")
		wantPlayed(t, s, old, "old")
		if err := s.DeleteSession(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		added := playThrough(t, s, "added", "")
		release()
		time.Sleep(4 * tryEvery)
		synctest.Wait()
		if s.Path() == "" {
			t.Fatal("the store stays in memory")
		}
		s.Close()
		s = openSound(t, dir)
		if list := strings.Fields(routines(t, s)); !slices.Contains(list, "old") || !slices.Contains(list, "added") || len(list) != 2 {
			t.Errorf("sessions %v", list)
		}
		wantPlayed(t, s, added, "added")
		s.Close()
	})
}

// A newer program's history is shown; what is done is not forced upon it.
func TestNothingWaitsForANewerProgram(t *testing.T) {
	dir := t.TempDir()
	openSound(t, dir).Close()
	execute(t, filepath.Join(dir, databaseName), "PRAGMA user_version = 4711")
	s := open(t, dir)
	playThrough(t, s, "beginner", "")
	if n := s.Waiting(); n != 0 {
		t.Errorf("%d changes wait", n)
	}
	if err := s.Close(); !errors.Is(err, errNewer) {
		t.Errorf("the end of the program says %v", err)
	}
}

// A change whose time is over just before it is committed, as when the computer
// is put to sleep then, waits like any other.
func TestAChangeThatIsTooLateWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, err := Open(t.Context(), t.TempDir(), Options{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err = s.change(ctx, change{what: "nothing is kept", retry: true, apply: func(ctx context.Context, _ *sql.Tx, direct bool) error {
			if direct {
				<-ctx.Done()
				synctest.Wait() // the transaction is rolled back
			}
			return nil
		}})
		wantCode(t, err, engine.CodeUnavailable)
		if n := s.Waiting(); n != 1 {
			t.Errorf("%d changes wait", n)
		}
	})
}
