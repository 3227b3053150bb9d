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
	"time"

	"uncoil/engine"
)

// Whatever a power cut leaves of the log, the store opens without complaint at
// one of the steps that were recorded, and at the last one if the log is whole.
func TestPowerCut(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := begin(t, s, "beginner")
	const steps = 20
	for step := 1; step <= steps; step++ {
		if err := s.Progress(t.Context(), id, engine.Mark{Step: step}); err != nil {
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
	id, err := s.BeginSession(ctx, engine.SessionRecord{Routine: "beginner"})
	if err != nil {
		return err
	}
	for step := 1; ; step++ {
		if err := s.Progress(ctx, id, engine.Mark{Step: step}); err != nil {
			return err
		}
		if _, err := fmt.Println(step); err != nil {
			return err
		}
	}
}

// A session that is killed again and again is resumed each time: it stays one
// session, and no second that was reported as stored is lost or counted twice.
func TestKilledAndResumed(t *testing.T) {
	const seed, rounds = 11, 6
	rng := rand.New(rand.NewPCG(seed, 1))
	dir := t.TempDir()
	var told, worked int64
	for round := range rounds {
		cmd := child(t, os.Args[0], "resume", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + rng.IntN(40) {
			if !lines.Scan() {
				t.Fatalf("seed %d round %d: the program ended by itself", seed, round)
			}
			if told, err = strconv.ParseInt(lines.Text(), 10, 64); err != nil {
				t.Fatal(err)
			}
		}
		if round == 2 {
			// As long as it lives the session is not offered to anybody else.
			s := openSound(t, dir)
			if r, _, err := s.OpenSession(t.Context()); r != nil || err != nil {
				t.Fatalf("a session that is being played is offered: %+v, %v", r, err)
			}
			list, err := s.Sessions(t.Context(), 0)
			if err != nil || len(list) != 1 {
				t.Fatal(list, err)
			}
			wantCode(t, s.ContinueSession(t.Context(), list[0].ID), engine.CodeConflict)
			begin(t, s, "another") // which closes nothing that is being played
			s.Close()
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it has told meanwhile
			if told, err = strconv.ParseInt(lines.Text(), 10, 64); err != nil {
				t.Fatal(err)
			}
		}
		_ = cmd.Wait() // killed, as it should be
		s := openSound(t, dir)
		if err := s.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		if round == 2 {
			r, _, err := s.OpenSession(t.Context())
			if err != nil || r == nil || r.Routine != "another" {
				t.Fatalf("%+v, %v", r, err)
			}
			if err := s.CloseSession(t.Context(), r.ID); err != nil {
				t.Fatal(err)
			}
		}
		r, m, err := s.OpenSession(t.Context())
		if err != nil || r == nil || m == nil || r.Resumed != round {
			t.Fatalf("seed %d round %d: %+v, %+v, %v", seed, round, r, m, err)
		}
		// One note more may have been written than was told.
		if ms := m.Played.Milliseconds(); ms != told && ms != told+1 {
			t.Fatalf("seed %d round %d: told %d ms, found %d", seed, round, told, ms)
		}
		told = m.Played.Milliseconds()
		d, err := s.Session(t.Context(), r.ID)
		if err != nil || len(d.Sets) != round+1 {
			t.Fatalf("seed %d round %d: %d sets, %v", seed, round, len(d.Sets), err)
		}
		worked = 0
		for _, set := range d.Sets {
			worked += set.Worked.Milliseconds()
		}
		if worked != told {
			t.Fatalf("seed %d round %d: %d ms worked of %d played", seed, round, worked, told)
		}
		s.Close()
	}
	s := openSound(t, dir)
	r, _, err := s.OpenSession(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.CloseSession(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Sessions(t.Context(), 0); err != nil || len(list) != 2 || list[0].Ended.IsZero() {
		t.Errorf("%+v, %v", list, err)
	}
	if files, err := filepath.Glob(filepath.Join(dir, "uncoil-playing-*")); err != nil || len(files) > 0 {
		t.Errorf("the lock files of dead programs are left: %v", files)
	}
}

// resumeUntilKilled is the part of TestKilledAndResumed in the other process: it
// goes on with the open session, or begins one, and plays a millisecond a note.
func resumeUntilKilled(dir string) error {
	ctx := context.Background()
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	r, m, err := s.OpenSession(ctx)
	if err != nil {
		return err
	}
	var id int64
	var played time.Duration
	if r == nil {
		id, err = s.BeginSession(ctx, engine.SessionRecord{Routine: "beginner"})
	} else {
		id, played = r.ID, m.Played
		err = s.ContinueSession(ctx, id)
	}
	if err != nil {
		return err
	}
	for worked := time.Millisecond; ; worked += time.Millisecond {
		played += time.Millisecond
		mark := engine.Mark{Kind: engine.Work, Exercise: "cat-cow", Visit: 1, Worked: worked, Played: played}
		if err := s.Progress(ctx, id, mark); err != nil {
			return err
		}
		if _, err := fmt.Println(played.Milliseconds()); err != nil {
			return err
		}
	}
}
