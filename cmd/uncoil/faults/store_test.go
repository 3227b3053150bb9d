//go:build faults && linux && amd64

package faults

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"uncoil/engine"
	"uncoil/engine/store"
)

// harm is what can happen at a call while the history is written.
var harm = map[string]fault{
	"killed":         {kill: true},
	"full disk":      {errno: syscall.ENOSPC},
	"failing disk":   {errno: syscall.EIO},
	"read-only disk": {errno: syscall.EROFS},
}

// tiny is the shortest routine there is.
const tiny = `id: tiny
name: Tiny
summary: Eight shrugs.
level: beginner
blocks:
  - kind: main
    items:
      - {exercise: shoulder-shrug}
`

// history makes a data folder with sessions in it and no copy of them.
func history(t *testing.T, sessions int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range sessions {
		id, err := s.BeginSession(t.Context(), engine.SessionRecord{Routine: fmt.Sprint("before-", n), Started: time.Unix(int64(1e9+n*1e5), 0)})
		if err == nil {
			err = s.EndSession(t.Context(), id, store.Ended{Played: time.Minute, Finished: true})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "routines"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "routines", "tiny.yaml"), []byte(tiny), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// readHistory returns the sessions of a data folder, the newest first, and fails
// the test if anything is wrong with it.
func readHistory(t *testing.T, dir string) []engine.SessionRecord {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := s.Notices(); len(n) > 0 || s.Path() == "" {
		t.Fatalf("the database at %q is told to be: %v", s.Path(), n)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	list, err := s.Sessions(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// wantHistory fails the test unless the sessions that were there before are
// there, in the database and in every copy of it.
func wantHistory(t *testing.T, dir string, before int) (rest []engine.SessionRecord) {
	t.Helper()
	copies, err := filepath.Glob(filepath.Join(dir, "backups", "uncoil-*.db"))
	if err != nil {
		t.Fatal(err)
	}
	folders := []string{dir}
	for _, path := range copies {
		data, err := os.ReadFile(path)
		folder := t.TempDir()
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, "uncoil.db"), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, folder)
	}
	for i, folder := range folders {
		found := 0
		for _, r := range readHistory(t, folder) {
			if strings.HasPrefix(r.Routine, "before-") {
				found++
			} else if i == 0 {
				rest = append(rest, r)
			}
		}
		if found != before {
			t.Errorf("%d of %d sessions are in database or copy %d", found, before, i)
		}
	}
	return rest
}

// wantTidy fails the test if anything unfinished is left after another run.
func wantTidy(t *testing.T, folders, args []string) {
	t.Helper()
	if _, stderr, code := command(t, args...); code != 0 {
		t.Errorf("the next start ends with %d: %s", code, stderr)
	}
	for _, pattern := range []string{"*.tmp*", "*-journal", "*-wal", "*-shm", "uncoil-damaged*", "uncoil-replaced*", "uncoil-playing*", "backups/*.tmp*", "backups/*-journal"} {
		if left, _ := filepath.Glob(filepath.Join(folders[0], pattern)); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
	if copies, _ := filepath.Glob(filepath.Join(folders[0], "backups", "uncoil-*.db")); len(copies) != 1 {
		t.Errorf("copies of today: %v", copies)
	}
}

// TestASessionIsKeptOrToldOf ends a session, and the copies before and after it,
// at every call: what was there before stays, copies are whole, and what could not
// be kept is told.
func TestASessionIsKeptOrToldOf(t *testing.T) {
	const before = 3
	for name, f := range harm {
		t.Run(name, func(t *testing.T) {
			arguments := func(dir string) []string { return []string{"--data", dir, "--speed", "1000", "play", "tiny"} }
			begin := func(t *testing.T) (folders, args []string) {
				dir := history(t, before)
				return []string{dir}, arguments(dir)
			}
			each(t, f, begin, func(t *testing.T, folders []string, r result) {
				rest := wantHistory(t, folders[0], before)
				whole := len(rest) == 1 && rest[0].Routine == "tiny" && rest[0].Finished
				if !whole && !f.kill && !strings.Contains(r.stderr, "kept") {
					t.Errorf("the session is lost and nothing is said: %+v, %d %q %q", rest, r.code, r.stdout, r.stderr)
				}
				wantTidy(t, folders, arguments(folders[0]))
				wantHistory(t, folders[0], before)
			})
		})
	}
}

// older makes a data folder as a program with the first migrations only left it.
func older(t *testing.T, migrations, sessions int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	db, err := sql.Open("sqlite3", filepath.Join(dir, "uncoil.db")+"?_journal_mode=WAL")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	files, err := filepath.Glob("../../../engine/store/migrations/*.sql")
	if err != nil || len(files) < migrations {
		t.Fatal(files, err)
	}
	queries := []string{}
	for _, file := range files[:migrations] {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		queries = append(queries, string(text))
	}
	queries = append(queries, fmt.Sprintf("PRAGMA user_version = %d", migrations))
	for n := range sessions {
		queries = append(queries, fmt.Sprintf(`INSERT INTO sessions (routine, name, started_at, started_zone, ended_at, ended_zone, planned_ms, played_ms, finished)
			VALUES ('before-%d', 'Before', %d, 3600, %d, 3600, 60000, 60000, 1)`, n, n*1_000_000, n*1_000_000+60_000))
	}
	for _, query := range queries {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestAMigrationIsDoneOrNot ends the migration of an older history at every call:
// the next start finds the history, and goes on from where it was.
func TestAMigrationIsDoneOrNot(t *testing.T) {
	const before, version = 3, 3
	for _, name := range []string{"killed", "full disk"} {
		f := harm[name]
		t.Run(name, func(t *testing.T) {
			arguments := func(dir string) []string { return []string{"--data", dir, "timeline", "desk-break"} }
			begin := func(t *testing.T) (folders, args []string) {
				dir := older(t, version, before)
				return []string{dir}, arguments(dir)
			}
			each(t, f, begin, func(t *testing.T, folders []string, r result) {
				wantHistory(t, folders[0], before)
				wantTidy(t, folders, arguments(folders[0]))
				wantHistory(t, folders[0], before)
			})
		})
	}
}
