package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
)

// copies lists the copies in a data folder, the newest first, and fails the test
// if anything else lies with them.
func copies(t testing.TB, dir string) []string {
	t.Helper()
	folder := filepath.Join(dir, backupsName)
	var names []string
	for _, c := range listCopies(folder) {
		names = append(names, filepath.Join(folder, c.name()))
	}
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if len(names) > 0 && len(entries) != len(names)+1 { // and the lock
		t.Errorf("%d copies among %v", len(names), entries)
	}
	return names
}

func backUp(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Backup(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A copy is the database as it was, whole and by itself.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	id := playThrough(t, s, "beginner", "")
	backUp(t, s)
	begin(t, s, "later")
	list := copies(t, dir)
	if len(list) != 1 || filepath.Base(list[0]) != "uncoil-000001-2026-11-20T07-30-00.db" {
		t.Fatalf("copies %v", list)
	}
	other := t.TempDir()
	write(t, filepath.Join(other, databaseName), read(t, list[0]))
	restored := openSound(t, other)
	wantPlayed(t, restored, id, "beginner")
	if got := routines(t, restored); got != "beginner" {
		t.Errorf("sessions in the copy: %q", got)
	}
	if err := restored.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// While others write, a copy is of one moment and does not restart for ever.
func TestBackupWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	s, other := openSound(t, dir), openSound(t, dir)
	for range 300 {
		begin(t, s, strings.Repeat("a long name ", 200)) // several steps of the copy
	}
	ctx, stop := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for _, w := range []*Store{s, other} {
		group.Go(func() {
			for ctx.Err() == nil {
				begin(t, w, "beginner")
			}
		})
	}
	for range 3 {
		backUp(t, s)
	}
	stop()
	group.Wait()
	list := copies(t, dir)
	if len(list) != 1 {
		t.Fatalf("copies of one day: %v", list)
	}
	if err := inspectCopy(t.Context(), list[0]); err != nil {
		t.Error(err)
	}
}

// stepping is a context that does something each time it is asked whether it has
// ended, as a copy asks before each of its steps. The database asks as well, from
// goroutines of its own.
type stepping struct {
	context.Context
	do func()
}

func (c stepping) Err() error {
	c.do()
	return c.Context.Err()
}

// fillSteps records as much as a copy takes two steps for.
func fillSteps(t testing.TB, s *Store) {
	t.Helper()
	for range 300 {
		begin(t, s, strings.Repeat("a long name ", 400))
	}
}

// What others write between two steps of a copy is not in it.
func TestACopyIsOfOneMoment(t *testing.T) {
	dir := t.TempDir()
	s, other := openSound(t, dir), openSound(t, dir)
	fillSteps(t, s)
	steps := 0
	path := filepath.Join(t.TempDir(), databaseName)
	err := copyTo(t.Context(), s.reader(), path, func() error {
		if steps++; steps == 2 {
			begin(t, other, "later")
		}
		return nil
	})
	if err != nil || steps < 2 {
		t.Fatalf("%d steps, %v", steps, err)
	}
	if list := strings.Fields(routines(t, openSound(t, filepath.Dir(path)))); slices.Contains(list, "later") {
		t.Error("the copy has what was written while it was made")
	}
}

// A copy that is cancelled half way is removed, and what a crashed program left
// of one does no harm.
func TestAnUnfinishedCopyGoes(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	fillSteps(t, s)
	backUp(t, s)
	for _, suffix := range []string{"", "-journal"} {
		write(t, filepath.Join(dir, backupsName, "unfinished.tmp"+suffix), randomBytes(20_000))
	}
	backUp(t, s)
	before := copies(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	var asked atomic.Int32
	wantCode(t, s.Backup(stepping{ctx, func() {
		if asked.Add(1) == 2 {
			cancel()
		}
	}}), engine.CodeUnavailable)
	if after := copies(t, dir); !slices.Equal(after, before) {
		t.Errorf("copies %v, before %v", after, before)
	}
}

// A copy that turns out not to be sound does not take the place of one that is.
func TestADamagedDatabaseSupersedesNoCopy(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	begin(t, s, "beginner")
	backUp(t, s)
	before := copies(t, dir)
	s.Close()
	s = openSound(t, dir)
	// The disk fails while the program runs: in the page with the session.
	content := read(t, s.Path())
	content[bytes.LastIndex(content, []byte("beginner"))/4096*4096] ^= 0x5a
	write(t, s.Path(), content)
	wantCode(t, s.Backup(t.Context()), engine.CodeDamaged)
	if after := copies(t, dir); len(before) != 1 || !slices.Equal(after, before) {
		t.Errorf("copies %v, before %v", after, before)
	}
}

func TestBackupThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	for range 300 {
		begin(t, s, strings.Repeat("a long name ", 200))
	}
	backUp(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	wantCode(t, s.Backup(ctx), engine.CodeUnavailable)
	if list := copies(t, dir); len(list) != 1 {
		t.Errorf("copies %v", list)
	}
	wantCode(t, open(t, underFile(t)).Backup(t.Context()), engine.CodeUnavailable)
	release, _, err := tryFile(filepath.Join(dir, backupsName, "backup.lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	backUp(t, s) // another program does it
}

// With Backups set, what was deleted long ago goes for good when a store is opened.
func TestTheDeletedGoesByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		s := openSound(t, dir)
		id := ended(t, s, "beginner")
		if err := s.DeleteSession(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		s.Close()
		later := func() time.Time { return dawn.Add(keepDeleted + time.Second) }
		s, err := Open(t.Context(), dir, Options{Now: later, Backups: true})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		synctest.Wait()
		wantCode(t, s.RestoreSession(t.Context(), id), engine.CodeNotFound)
	})
}

// With Backups set a copy is made when a store is opened, one a day, and after
// each session.
func TestBackupsAreMadeByThemselves(t *testing.T) {
	dir := t.TempDir()
	now := dawn
	with := func(use func(*Store)) {
		t.Helper()
		s, err := Open(t.Context(), dir, Options{Now: func() time.Time { return now }, Backups: true})
		if err != nil {
			t.Fatal(err)
		}
		use(s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	nothing := func(*Store) {}
	with(nothing)
	first := copies(t, dir)
	with(nothing)
	if again := copies(t, dir); len(first) != 1 || !slices.Equal(first, again) {
		t.Errorf("copies %v, then %v", first, again)
	}
	with(func(s *Store) { playThrough(t, s, "beginner", "") })
	after := copies(t, dir)
	if len(after) != 1 || after[0] == first[0] {
		t.Errorf("copies after a session: %v", after)
	}
	now = now.Add(24 * time.Hour)
	with(nothing)
	if list := copies(t, dir); len(list) != 2 || list[1] != after[0] {
		t.Errorf("copies the next day: %v", list)
	}
}
