package store

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"uncoil/engine"
)

func TestOpenKeepsWhatWasWritten(t *testing.T) {
	// Every character here means something in a URI.
	for _, name := range []string{"plain", "a b", "50%20?mode=memory", "rücken#1&x=y", "+", "it's"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name, "uncoil")
			s := openSound(t, dir)
			begin(t, s, "beginner")
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if wal := read(t, s.Path()+"-wal"); wal != nil {
				t.Errorf("a log of %d bytes is left after Close", len(wal))
			}
			s = openSound(t, dir)
			if got := routines(t, s); got != "beginner" {
				t.Errorf("sessions after reopening: %q", got)
			}
			if err := s.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestPragmas(t *testing.T) {
	s := openSound(t, t.TempDir())
	for query, want := range map[string]string{
		"PRAGMA journal_mode":   "wal",
		"PRAGMA synchronous":    "2", // FULL
		"PRAGMA foreign_keys":   "1",
		"PRAGMA busy_timeout":   "5000",
		"PRAGMA application_id": "1433297775",
		"PRAGMA fullfsync":      "1",
		"PRAGMA trusted_schema": "0",
	} {
		var got string
		if err := s.write.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %s", query, got, err, want)
		}
	}
	if _, err := s.read.Exec("DELETE FROM sessions"); err == nil {
		t.Error("the reading handle can write")
	}
}

func TestCloseTwice(t *testing.T) {
	for _, dir := range []string{t.TempDir(), underFile(t)} {
		s := open(t, dir)
		for range 2 {
			if err := s.Close(); err != nil {
				t.Errorf("%s: %v", dir, err)
			}
		}
		if _, err := s.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner"}); err == nil {
			t.Errorf("%s: a closed store records sessions", dir)
		}
	}
}

func TestOpenInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Open(ctx, t.TempDir(), Options{})
	wantCode(t, err, engine.CodeUnavailable)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v does not tell that it was cancelled", err)
	}
}

// An interrupted call must not lose a database in memory with its connection.
func TestMemorySurvivesInterruption(t *testing.T) {
	s := open(t, underFile(t))
	begin(t, s, "beginner")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.BeginSession(ctx, engine.SessionRecord{Routine: "lost"})
	wantCode(t, err, engine.CodeUnavailable)
	if got := routines(t, s); got != "beginner" {
		t.Errorf("sessions %q", got)
	}
}

// Writes that the disk does not take come back as errors that say what to do,
// and the store works again once there is room.
func TestDiskFailsInMidSession(t *testing.T) {
	tests := []struct {
		name, fail, mend, says string
	}{
		{"full", "PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "free some space"},
		{"read-only", "PRAGMA query_only = ON", "PRAGMA query_only = OFF", "check its permissions"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := openSound(t, t.TempDir())
			id := begin(t, s, "beginner")
			if _, err := s.write.Exec(tt.fail); err != nil {
				t.Fatal(err)
			}
			// A long place needs a new page.
			p := engine.Mark{Step: 3, Place: string(make([]byte, 100_000)), At: dawn}
			err := s.Progress(t.Context(), id, p)
			wantCode(t, err, engine.CodeUnavailable)
			if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%q does not say %q", err, tt.says)
			}
			if _, progress, err := s.OpenSession(t.Context()); progress != nil || err != nil {
				t.Errorf("half a record was kept: %v, %v", progress, err)
			}
			if _, err := s.write.Exec(tt.mend); err != nil {
				t.Fatal(err)
			}
			if err := s.Progress(t.Context(), id, p); err != nil {
				t.Errorf("after mending: %v", err)
			}
		})
	}
}

// A file that is damaged while it is open gives errors, not panics.
func TestDamageInMidSession(t *testing.T) {
	s := openSound(t, t.TempDir())
	for range 500 {
		begin(t, s, "beginner")
	}
	if _, err := s.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	content := read(t, s.Path())
	for i := 4096; i < len(content); i++ {
		content[i] = 0xff
	}
	write(t, s.Path(), content)
	wantCode(t, s.Check(t.Context()), engine.CodeDamaged)
	_, err := s.Sessions(t.Context(), 0)
	wantCode(t, err, engine.CodeDamaged)
}

// Another program that holds the database for long is named as the cause.
func TestBusy(t *testing.T) {
	s := openSound(t, t.TempDir())
	other := openHandle(writerDSN(s.Path()), 1)
	defer other.Close()
	tx, err := other.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := s.write.Exec("PRAGMA busy_timeout = 0"); err != nil {
		t.Fatal(err)
	}
	_, err = s.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner"})
	wantCode(t, err, engine.CodeConflict)
}

// Two programs on one folder, several goroutines in each: nothing is lost.
func TestTwoStoresOnOneFolder(t *testing.T) {
	dir := t.TempDir()
	stores := []*Store{openSound(t, dir), openSound(t, dir)}
	const writers, each = 3, 15
	var group sync.WaitGroup
	for _, s := range stores {
		for range writers {
			group.Go(func() {
				for i := range each {
					id, err := s.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner"})
					if err != nil {
						t.Error(err)
						return
					}
					if err := s.Progress(t.Context(), id, engine.Mark{Step: i}); err != nil {
						t.Error(err)
					}
					if err := s.EndSession(t.Context(), id, Ended{Played: time.Second, Finished: true}); err != nil {
						t.Error(err)
					}
					if _, err := s.Sessions(t.Context(), 5); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	group.Wait()
	for _, s := range stores {
		list, err := s.Sessions(t.Context(), 0)
		if err != nil || len(list) != len(stores)*writers*each {
			t.Fatalf("%d sessions, %v", len(list), err)
		}
		for _, r := range list {
			if !r.Finished || r.Played != time.Second {
				t.Fatalf("session %+v", r)
			}
		}
	}
}

// Programs that start together on an empty or a damaged folder agree on one
// database, and the damaged one is set aside once.
func TestManyOpenAtOnce(t *testing.T) {
	for name, content := range map[string]string{"empty": "", "damaged": "this is no database at all, though it is long enough"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, databaseName), []byte(content))
			const programs = 8
			var group sync.WaitGroup
			for range programs {
				group.Go(func() {
					s, err := Open(t.Context(), dir, Options{Now: clock})
					if err != nil {
						t.Error(err)
						return
					}
					defer s.Close()
					if _, err := s.BeginSession(t.Context(), engine.SessionRecord{Routine: "beginner"}); err != nil {
						t.Error(err)
					}
				})
			}
			group.Wait()
			s := openSound(t, dir)
			if list, err := s.Sessions(t.Context(), 0); len(list) != programs || err != nil {
				t.Errorf("%d sessions of %d, %v", len(list), programs, err)
			}
			want := 0
			if content != "" {
				want = 1
			}
			if aside := asideFiles(t, dir); len(aside) != want {
				t.Errorf("set aside: %v", aside)
			}
		})
	}
}
