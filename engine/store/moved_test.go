package store

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
)

// playAround records a session, during which something happens, and returns its id.
func playAround(t *testing.T, s *Store, happens func()) int64 {
	t.Helper()
	ctx := t.Context()
	id := begin(t, s, "running")
	note := func(visit, worked int) {
		t.Helper()
		m := engine.Mark{Step: visit, Kind: engine.Work, Exercise: "cat-cow", Visit: visit, Planned: 10 * time.Second}
		m.Worked = time.Duration(worked) * time.Second
		m.Played = time.Duration(visit)*10*time.Second + m.Worked
		if err := s.Progress(ctx, id, m); err != nil {
			t.Error(err)
		}
	}
	note(1, 9)
	note(2, 3)
	hurt, err := s.AddHurt(ctx, id, engine.Hurt{Exercise: "cat-cow", Elapsed: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	happens()
	if err := s.AnswerHurt(ctx, hurt, engine.AnswerEasier); err != nil {
		t.Error(err)
	}
	note(2, 8)
	note(3, 4)
	if err := s.EndSession(ctx, id, Ended{Played: 40 * time.Second, Finished: true}); err != nil {
		t.Error(err)
	}
	return id
}

// wantAround fails the test unless the store has what playAround recorded, all
// of it once, and its sums are right.
func wantAround(t *testing.T, s *Store, id int64) {
	t.Helper()
	d, err := s.Session(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var worked []time.Duration
	for _, set := range d.Sets {
		worked = append(worked, set.Worked/time.Second)
	}
	if d.Routine != "running" || !d.Finished || d.Played != 40*time.Second || !slices.Equal(worked, []time.Duration{9, 8, 4}) {
		t.Errorf("session %+v with sets of %v s", d.SessionRecord, worked)
	}
	if len(d.Hurts) != 1 || d.Hurts[0].Answer != engine.AnswerEasier {
		t.Errorf("hurts %+v", d.Hurts)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
	wantSums(t, s)
}

// wantSums fails the test unless the sums are those of the rows.
func wantSums(t *testing.T, s *Store) {
	t.Helper()
	var wrong int
	if err := s.read.QueryRow(`SELECT count(*) FROM (
		SELECT exercise, sum(sets.worked_ms) AS ms FROM sets JOIN sessions ON sessions.id = session WHERE deleted_at IS NULL GROUP BY exercise
		EXCEPT SELECT exercise, worked_ms FROM exercise_totals)`).Scan(&wrong); err != nil || wrong != 0 {
		t.Errorf("%d exercises have wrong sums, %v", wrong, err)
	}
	if err := s.read.QueryRow(`SELECT count(*) FROM (
		SELECT day, sum(played_ms) AS ms FROM sessions WHERE deleted_at IS NULL GROUP BY day
		EXCEPT SELECT day, played_ms FROM days)`).Scan(&wrong); err != nil || wrong != 0 {
		t.Errorf("%d days have wrong sums, %v", wrong, err)
	}
}

// another makes a data folder with a database of its own: sessions of the ids
// that the test's store gives as well, one of them open.
func another(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := openSound(t, dir)
	playThrough(t, s, "theirs-1", "")
	playThrough(t, s, "theirs-2", "")
	if err := s.Progress(t.Context(), begin(t, s, "theirs-3"), engine.Mark{Step: 5, Kind: engine.Work, Exercise: "bird-dog", Visit: 2, Worked: time.Second}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	return dir
}

// What happens to the folder of a store that is open. before is the content of
// the database when the program began.
var movings = []struct {
	name    string
	happens func(t *testing.T, dir string, before []byte)
	// theirs are the other sessions that are there afterwards.
	theirs []string
	says   string
}{
	{"folder removed", func(t *testing.T, dir string, _ []byte) { must(t, os.RemoveAll(dir)) }, []string{"old"}, "was removed"},
	{"folder moved away", func(t *testing.T, dir string, _ []byte) { must(t, os.Rename(dir, dir+".old")) }, []string{"old"}, "was removed"},
	{"empty folder in its place", func(t *testing.T, dir string, _ []byte) {
		must(t, os.Rename(dir, dir+".old"))
		must(t, os.Mkdir(dir, 0o755))
	}, []string{"old"}, "was removed"},
	{"folder with another database", func(t *testing.T, dir string, _ []byte) {
		must(t, os.Rename(dir, dir+".old"))
		must(t, os.Rename(another(t), dir))
	}, []string{"theirs-1", "theirs-2", "theirs-3"}, "another database"},
	{"folder with an older state", func(t *testing.T, dir string, before []byte) {
		must(t, os.Rename(dir, dir+".old"))
		must(t, os.Mkdir(dir, 0o755))
		write(t, filepath.Join(dir, databaseName), before)
	}, []string{"old"}, "another database"},
	{"folder with the same state", func(t *testing.T, dir string, before []byte) {
		must(t, os.Rename(dir, dir+".old"))
		must(t, os.CopyFS(dir, os.DirFS(dir+".old")))
	}, []string{"old"}, "another database"},
	{"database removed", func(t *testing.T, dir string, _ []byte) { must(t, os.Remove(filepath.Join(dir, databaseName))) }, []string{"old"}, "was removed"},
	{"all files removed", func(t *testing.T, dir string, _ []byte) {
		files, err := filepath.Glob(filepath.Join(dir, "uncoil*"))
		must(t, err)
		for _, f := range files {
			must(t, os.Remove(f))
		}
	}, []string{"old"}, "was removed"},
	{"database replaced", func(t *testing.T, dir string, _ []byte) {
		must(t, os.Rename(filepath.Join(another(t), databaseName), filepath.Join(dir, databaseName)))
	}, []string{"theirs-1", "theirs-2", "theirs-3"}, "another database"},
	{"database of an older state", func(t *testing.T, dir string, before []byte) {
		write(t, filepath.Join(dir, "new"), before)
		must(t, os.Rename(filepath.Join(dir, "new"), filepath.Join(dir, databaseName)))
	}, []string{"old"}, "another database"},
	{"no database in its place", func(t *testing.T, dir string, _ []byte) {
		write(t, filepath.Join(dir, "new"), randomBytes(20_000))
		must(t, os.Rename(filepath.Join(dir, "new"), filepath.Join(dir, databaseName)))
	}, []string{"old"}, "was removed"},
	{"a folder in the database's place", func(t *testing.T, dir string, _ []byte) {
		must(t, os.Remove(filepath.Join(dir, databaseName)))
		must(t, os.Mkdir(filepath.Join(dir, databaseName), 0o755))
	}, []string{"old"}, "was removed"},
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Whatever happens to the folder in mid-session: the session is in it at the end,
// whole and once, with what was there before or what is there now.
func TestAFolderThatGoesInMidSession(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("what is open cannot be removed on Windows")
	}
	for _, tt := range movings {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "uncoil")
			s := openSound(t, dir)
			begin(t, s, "old")
			s.Close()
			before := read(t, s.Path())
			s = openSound(t, dir)
			id := playAround(t, s, func() { tt.happens(t, dir, before) })
			wantNotice(t, s, engine.CodeDamaged, tt.says, dir)
			wantAround(t, s, id)
			if err := s.Unkept(); err != nil {
				t.Error(err)
			}
			must(t, s.Close())
			s = openSound(t, dir)
			wantAround(t, s, id)
			others := strings.Fields(strings.Replace(routines(t, s), "running", "", 1))
			if slices.Sort(others); !slices.Equal(others, tt.theirs) {
				t.Errorf("other sessions %q, want %q", others, tt.theirs)
			}
			must(t, Exposed(dir))
			for _, name := range []string{"uncoil-replaced-*-wal", "uncoil-replaced-*-journal", "*.tmp"} {
				if left, _ := filepath.Glob(filepath.Join(dir, name)); len(left) > 0 {
					t.Errorf("left behind: %v", left)
				}
			}
		})
	}
}

// Of a database that another was put in place of, nothing is lost.
func TestAReplacedDatabaseIsKeptBesideTheOther(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("what is open cannot be removed on Windows")
	}
	dir := filepath.Join(t.TempDir(), "uncoil")
	s := openSound(t, dir)
	begin(t, s, "old")
	must(t, os.Rename(dir, dir+".old"))
	must(t, os.Rename(another(t), dir))
	begin(t, s, "new")
	kept := filepath.Join(dir, "uncoil-replaced-2026-11-20T07-30-00.db")
	wantNotice(t, s, engine.CodeDamaged, kept)
	other := t.TempDir()
	write(t, filepath.Join(other, databaseName), read(t, kept))
	if got := routines(t, openSound(t, other)); got != "old" {
		t.Errorf("sessions %q", got)
	}
}

// The folder goes between the last note and the end of the program.
func TestAFolderThatGoesAfterTheLastNote(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("what is open cannot be removed on Windows")
	}
	dir := filepath.Join(t.TempDir(), "uncoil")
	s := openSound(t, dir)
	id := playAround(t, s, func() {})
	must(t, os.RemoveAll(dir))
	must(t, s.Close())
	wantAround(t, openSound(t, dir), id)
}

// Who removes the folder of a program that has done nothing wants it removed.
func TestARemovedFolderStaysRemovedWhereNothingWasDone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("what is open cannot be removed on Windows")
	}
	dir := filepath.Join(t.TempDir(), "uncoil")
	s := openSound(t, dir)
	must(t, os.RemoveAll(dir))
	must(t, s.Close())
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder is back")
	}
}

// A folder that cannot be made again: what is done waits, is written when that
// can be, and is told at the end if it never can.
func TestAFolderThatGoesAndCannotBeMade(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("what is open cannot be removed on Windows")
	}
	for name, back := range map[string]bool{"comes back": true, "stays away": false} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "uncoil")
				s := openSound(t, dir)
				before := playThrough(t, s, "before", "")
				must(t, os.RemoveAll(dir))
				write(t, dir, nil)
				id := playThrough(t, s, "during", engine.CodeUnavailable)
				wantNotice(t, s, engine.CodeUnavailable, "not on the disk yet")
				wantCode(t, s.Unkept(), engine.CodeUnavailable)
				if !back {
					wantUnkept(t, s, dir)
					return
				}
				must(t, os.Remove(dir))
				time.Sleep(2 * tryEvery)
				synctest.Wait()
				must(t, s.Unkept())
				wantNotice(t, s, engine.CodeDamaged, "was removed")
				s.Close()
				s = openSound(t, dir)
				defer s.Close()
				wantPlayed(t, s, before, "before")
				wantPlayed(t, s, id, "during")
			})
		})
	}
}

// A folder that went for good after all was written: that is told too.
func TestAFolderThatStaysAwayIsTold(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("what is open cannot be removed on Windows")
	}
	dir := filepath.Join(t.TempDir(), "uncoil")
	s := openSound(t, dir)
	begin(t, s, "beginner")
	must(t, os.RemoveAll(dir))
	write(t, dir, nil)
	err := s.Close()
	wantCode(t, err, engine.CodeUnavailable)
	wantCode(t, s.Unkept(), engine.CodeUnavailable)
	if !strings.Contains(err.Error(), dir) {
		t.Error(err)
	}
}
