package store

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// childVariable makes the test program play a part in another process instead
// of running tests: what a crash or a lost privilege does cannot be seen in one.
const childVariable = "UNCOIL_STORE_TEST_PART"

func TestMain(m *testing.M) {
	parts := map[string]func(dir string) error{
		"progress":  playUntilKilled,
		"lock":      lockUntilKilled,
		"read-only": openReadOnly,
		"resume":    resumeUntilKilled,
	}
	part, dir, _ := strings.Cut(os.Getenv(childVariable), ":")
	if part == "" {
		os.Exit(m.Run())
	}
	if err := parts[part](dir); err != nil {
		fmt.Fprintln(os.Stderr, part, err)
		os.Exit(1)
	}
}

// child prepares the test program at path to play a part on a data folder.
func child(t *testing.T, path, part, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), path)
	cmd.Env = append(os.Environ(), childVariable+"="+part+":"+dir)
	cmd.Stderr = os.Stderr
	return cmd
}

// dawn is when every test begins.
var dawn = time.Date(2026, time.November, 20, 7, 30, 0, 0, time.FixedZone("", 3600))

func clock() time.Time { return dawn }

// open opens a store for a test and closes it with the test.
func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dir, Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// openSound is open for a folder with which nothing may be wrong.
func openSound(t testing.TB, dir string) *Store {
	t.Helper()
	s := open(t, dir)
	if n := s.Notices(); len(n) > 0 || s.Path() != filepath.Join(dir, databaseName) {
		t.Fatalf("store at %q with notices %v, want %s without", s.Path(), n, dir)
	}
	return s
}

// begin records a session for a test.
func begin(t testing.TB, s *Store, routine string) int64 {
	t.Helper()
	id, err := s.BeginSession(t.Context(), engine.SessionRecord{Routine: routine, Name: routine, Planned: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// routines lists the routines of all sessions, newest first.
func routines(t testing.TB, s *Store) string {
	t.Helper()
	list, err := s.Sessions(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range list {
		names = append(names, r.Routine)
	}
	return strings.Join(names, " ")
}

// wantCode fails the test unless err has the code and is one line.
func wantCode(t testing.TB, err error, want engine.Code) {
	t.Helper()
	if engine.CodeOf(err) != want {
		t.Fatalf("error %v has code %q, want %q", err, engine.CodeOf(err), want)
	}
	if err != nil && strings.Contains(err.Error(), "\n") {
		t.Fatalf("error is more than one line: %q", err)
	}
}

// wantNotice fails the test unless there is exactly one notice, of that code,
// with all of the words.
func wantNotice(t testing.TB, s *Store, code engine.Code, words ...string) {
	t.Helper()
	list := s.Notices()
	if len(list) != 1 || list[0].Code != code {
		t.Fatalf("notices %v, want one with code %s", list, code)
	}
	for _, w := range words {
		if !strings.Contains(list[0].Text, w) {
			t.Fatalf("notice %q does not say %q", list[0].Text, w)
		}
	}
	if strings.Contains(list[0].Text, "\n") {
		t.Fatalf("notice is more than one line: %q", list[0].Text)
	}
}

// underFile returns a folder that cannot be made, not even by the superuser.
func underFile(t testing.TB) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, nil)
	return filepath.Join(file, "uncoil")
}

// write writes a file for a test.
func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// read reads a file for a test; nil if there is none.
func read(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return content
}

// execute changes a database behind the store's back.
func execute(t testing.TB, path, query string, args ...any) {
	t.Helper()
	db := openHandle(writerDSN(path), 1)
	defer db.Close()
	if _, err := db.ExecContext(context.Background(), query, args...); err != nil {
		t.Fatal(err)
	}
}
