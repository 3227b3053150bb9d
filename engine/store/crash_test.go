package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// Whatever a power cut leaves of the log, the store opens without complaint at
// one of the steps that were recorded, and at the last one if the log is whole.
func TestPowerCut(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	const steps = 20
	for step := 1; step <= steps; step++ {
		if err := s.Progress(t.Context(), id, Progress{Step: step}); err != nil {
			t.Fatal(err)
		}
	}
	// A transaction that will never be committed, large enough to reach the log.
	tx, err := s.write.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec("PRAGMA cache_size = 5"); err != nil {
		t.Fatal(err)
	}
	committed := len(read(t, s.Path()+"-wal"))
	if _, err := tx.Exec("UPDATE progress SET step = 999, place = ?", string(make([]byte, 500_000))); err != nil {
		t.Fatal(err)
	}
	database, log := read(t, s.Path()), read(t, s.Path()+"-wal")
	if len(log) <= committed {
		t.Fatalf("the transaction has not reached the log: %d bytes before, %d now", committed, len(log))
	}

	const seed = 99
	rng := rand.New(rand.NewPCG(seed, 1))
	seen := map[int]bool{}
	for round := range 60 {
		length := rng.IntN(committed)
		if round == 0 {
			length = len(log)
		}
		step := stepAfter(t, database, log[:length])
		if step < 0 || step > steps || (round == 0 && step != steps) {
			t.Fatalf("seed %d round %d: %d of %d bytes give step %d", seed, round, length, len(log), step)
		}
		seen[step] = true
	}
	if len(seen) < 5 {
		t.Errorf("seed %d: only the steps %v came up", seed, seen)
	}
}

// stepAfter opens copies of a database and its log and returns the step of the
// open session, 0 if none was recorded.
func stepAfter(t *testing.T, database, log []byte) int {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, databaseName), database)
	write(t, filepath.Join(dir, databaseName+"-wal"), log)
	s := openSound(t, dir)
	defer s.Close()
	if err := s.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, p, err := s.OpenSession(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if p == nil {
		return 0
	}
	return p.Step
}

// Where there can be no write-ahead log, a crash leaves a rollback journal.
func TestCrashWithRollbackJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), databaseName)
	write(t, path, sample(t))
	db := openHandle(rollbackDSN(path), 1)
	defer db.Close()
	for _, query := range []string{
		"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 5",
		"BEGIN", "UPDATE progress SET step = 999, place = hex(randomblob(50000))",
	} {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	for _, suffix := range []string{"", "-journal"} {
		write(t, filepath.Join(dir, databaseName+suffix), read(t, path+suffix))
	}
	if len(read(t, filepath.Join(dir, databaseName+"-journal"))) == 0 {
		t.Fatal("no journal to test with")
	}
	_, p, err := openSound(t, dir).OpenSession(t.Context())
	if err != nil || p == nil || p.Step != 1 {
		t.Errorf("%+v, %v, want step 1", p, err)
	}
}

// A program killed while it plays has lost no step that it was told is kept.
func TestKilledProgram(t *testing.T) {
	const seed = 3
	rng := rand.New(rand.NewPCG(seed, 1))
	dir := t.TempDir()
	for round := range 5 {
		cmd := child(t, os.Args[0], "progress", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		kept := 0
		for range 1 + rng.IntN(60) {
			if !lines.Scan() {
				t.Fatalf("seed %d round %d: the program ended by itself", seed, round)
			}
			if kept, err = strconv.Atoi(lines.Text()); err != nil {
				t.Fatal(err)
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // killed, as it should be
		s := openSound(t, dir)
		if err := s.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		list, err := s.Sessions(t.Context(), 0)
		if err != nil || len(list) != round+1 {
			t.Fatalf("seed %d round %d: %d sessions, %v", seed, round, len(list), err)
		}
		if _, p, err := s.OpenSession(t.Context()); err != nil || p == nil || p.Step < kept {
			t.Fatalf("seed %d round %d: told that step %d is kept, found %+v, %v", seed, round, kept, p, err)
		}
		s.Close()
	}
}

// playUntilKilled is the part of TestKilledProgram in the other process: it
// prints each step once it is recorded.
func playUntilKilled(dir string) error {
	ctx := context.Background()
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	id, err := s.BeginSession(ctx, SessionRecord{Routine: "beginner"})
	if err != nil {
		return err
	}
	for step := 1; ; step++ {
		if err := s.Progress(ctx, id, Progress{Step: step}); err != nil {
			return err
		}
		if _, err := fmt.Println(step); err != nil {
			return err
		}
	}
}
