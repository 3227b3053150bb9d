package store

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// tryEverything uses every method of a store once.
func tryEverything(t testing.TB, s *Store) {
	t.Helper()
	ctx := t.Context()
	prefs, err := s.Preferences(ctx)
	if err != nil {
		t.Error(err)
	}
	prefs.Rests.Default.Length = 47 * time.Second
	if err := s.SavePreferences(ctx, prefs); err != nil {
		t.Error(err)
	}
	if again, err := s.Preferences(ctx); err != nil || again.Rests.Default.Length != 47*time.Second {
		t.Errorf("default rest %v, %v", again.Rests.Default, err)
	}
	id := begin(t, s, "try")
	if err := s.Progress(ctx, id, engine.Mark{Step: 2}); err != nil {
		t.Error(err)
	}
	if r, p, err := s.OpenSession(ctx); err != nil || r.ID != id || p.Step != 2 {
		t.Errorf("open session %v, %v, %v", r, p, err)
	}
	if err := s.EndSession(ctx, id, Ended{Finished: true}); err != nil {
		t.Error(err)
	}
	if list, err := s.Sessions(ctx, 1); err != nil || len(list) != 1 || list[0].ID != id {
		t.Errorf("sessions %v, %v", list, err)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	under := underFile(t)
	dirs := []string{under, filepath.Dir(under), ""}
	if runtime.GOOS == "linux" {
		dirs = append(dirs, "/proc/uncoil", "/proc/self", "/sys")
	}
	for _, dir := range dirs {
		t.Run(dir, func(t *testing.T) {
			s := open(t, dir)
			wantNotice(t, s, engine.CodeUnavailable, "Nothing will be kept", "--data")
			if s.Path() != "" {
				t.Errorf("path %q", s.Path())
			}
			tryEverything(t, s)
		})
	}
}

// A database of a newer program is left alone to the byte, and what can be read
// of it is used.
func TestNewerSchema(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, databaseName)
	s := openSound(t, dir)
	prefs := engine.DefaultPreferences()
	prefs.Rests.Default.Length = 99 * time.Second
	if err := s.SavePreferences(t.Context(), prefs); err != nil {
		t.Fatal(err)
	}
	begin(t, s, "beginner")
	s.Close()
	execute(t, path, "ALTER TABLE sessions ADD COLUMN mood INTEGER; DROP TABLE progress; PRAGMA user_version = 4711")
	// Even to switch it back to a write-ahead log would change the file.
	execute(t, path, "PRAGMA journal_mode = DELETE")
	before := read(t, path)

	s = open(t, dir)
	wantNotice(t, s, engine.CodeConflict, "newer Uncoil", "update Uncoil", dir)
	if got, err := s.Preferences(t.Context()); err != nil || got.Rests.Default.Length != 99*time.Second {
		t.Errorf("default rest %v, %v", got.Rests.Default, err)
	}
	if got := routines(t, s); got != "beginner" {
		t.Errorf("sessions %q", got)
	}
	var databases int
	if err := s.write.QueryRow("SELECT count(*) FROM pragma_database_list").Scan(&databases); err != nil || databases != 1 {
		t.Errorf("%d databases are attached (%v): the newer one is still held", databases, err)
	}
	tryEverything(t, s)
	s.Close()
	if !bytes.Equal(read(t, path), before) {
		t.Error("the newer database was changed")
	}
	if aside := asideFiles(t, dir); len(aside) > 0 {
		t.Errorf("the newer database was set aside: %v", aside)
	}
}

// A newer program was killed before it took its schema over from the log.
func TestNewerSchemaInLog(t *testing.T) {
	newer := openSound(t, t.TempDir())
	begin(t, newer, "beginner")
	if _, err := newer.write.Exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = 4711"); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, suffix := range []string{"", "-wal"} {
		write(t, filepath.Join(dir, databaseName+suffix), read(t, newer.Path()+suffix))
	}
	s := open(t, dir)
	wantNotice(t, s, engine.CodeConflict, "newer Uncoil")
	if got := routines(t, s); got != "beginner" {
		t.Errorf("sessions %q", got)
	}
	s.Close()
	for _, suffix := range []string{"", "-wal"} {
		want, got := read(t, newer.Path()+suffix), read(t, filepath.Join(dir, databaseName+suffix))
		if len(want) == 0 || !bytes.Equal(want, got) {
			t.Errorf("%d bytes of %q became %d", len(want), suffix, len(got))
		}
	}
}

// What a newer SQLite understands may look like damage to this one.
func TestNewerSchemaBeyondUnderstanding(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, databaseName)
	openSound(t, dir).Close()
	execute(t, path, `PRAGMA user_version = 4711; PRAGMA writable_schema = ON;
		INSERT INTO sqlite_schema VALUES ('table', 'moods', 'moods', 0, 'CREATE QUANTUM TABLE moods (x)')`)
	s := open(t, dir)
	wantNotice(t, s, engine.CodeConflict, "newer Uncoil")
	if aside := asideFiles(t, dir); len(aside) > 0 {
		t.Errorf("the newer database was set aside: %v", aside)
	}
	tryEverything(t, s)
}

// A folder or a database that may be read but not written: the store is in memory
// and knows what the file holds. The superuser may write everywhere, so the test
// runs as another user.
func TestReadOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions of a folder do not work like this on Windows")
	}
	for name, mode := range map[string]os.FileMode{"folder": 0o555, "file": 0o777} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			dir := filepath.Join(home, "uncoil")
			s := openSound(t, dir)
			begin(t, s, "beginner")
			s.Close()
			program := filepath.Join(home, "program")
			copyFile(t, os.Args[0], program)
			if err := os.Remove(filepath.Join(dir, openingName)); err != nil {
				t.Fatal(err)
			}
			for path, mode := range map[string]os.FileMode{
				s.Path(): 0o444, dir: mode, home: 0o755, filepath.Dir(home): 0o755, program: 0o755,
			} {
				if err := os.Chmod(path, mode); err != nil {
					t.Fatal(err)
				}
			}
			defer os.Chmod(dir, 0o700) // so that it can be removed
			cmd := child(t, program, "read-only", dir)
			asAnotherUser(cmd)
			out, err := cmd.Output()
			want := "[{unavailable Nothing will be kept in " + dir + " for now: "
			if !strings.HasPrefix(string(out), want) || !strings.HasSuffix(string(out), "--data.}] beginner") || err != nil {
				t.Errorf("got %q, %v, want %q and the session", out, err, want)
			}
		})
	}
}

// openReadOnly is the part of TestReadOnlyFolder in the other process.
func openReadOnly(dir string) error {
	ctx := context.Background()
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	list, err := s.Sessions(ctx, 0)
	if err != nil {
		return err
	}
	fmt.Print(s.Notices(), " ", list[0].Routine)
	return s.Close()
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// What was deleted is not counted among what was done, also where the database
// can only be read.
func TestWhatWasDeletedIsNotBorrowed(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	playThrough(t, s, "kept", "")
	if err := s.DeleteSession(t.Context(), playThrough(t, s, "gone", "")); err != nil {
		t.Fatal(err)
	}
	want, err := s.MostDone(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	execute(t, filepath.Join(dir, databaseName), "PRAGMA user_version = 4711")
	s = open(t, dir)
	if got, err := s.MostDone(t.Context(), 10); err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
}
