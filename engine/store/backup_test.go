package store

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
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

// While others write, a copy is of one moment and does not begin anew for ever.
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
	err := s.copyTo(t.Context(), path, func() error {
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

// A copy that is called off half way is not left lying about, and what a program
// left that died over one is in nobody's way.
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
	backUp(t, s) // somebody else does it
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

// What stays of years of copies reaches back evenly: the last days, and before
// those the weeks. However the days lie, nothing that is needed later goes.
func TestRotation(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 7))
		var kept []backupFile
		at := dawn
		for number := 1; number < 400; number++ {
			at = at.Add(time.Duration(1+rng.IntN(1+rng.IntN(60))) * time.Hour)
			kept = slices.Insert(kept, 0, backupFile{number, at})
			for _, old := range superseded(slices.Clone(kept)) {
				i := slices.Index(kept, old)
				kept = slices.Delete(kept, i, i+1)
			}
			days := map[engine.Day]bool{}
			for _, c := range kept {
				if day := engine.DayOf(c.at); days[day] {
					t.Fatalf("seed %d: two copies of %v", seed, day)
				} else {
					days[day] = true
				}
			}
			if len(kept) > keptDays+keptWeeks || kept[0].number != number {
				t.Fatalf("seed %d: %d copies, the newest is %d of %d", seed, len(kept), kept[0].number, number)
			}
		}
		if len(kept) != keptDays+keptWeeks {
			t.Fatalf("seed %d: %d copies after a year", seed, len(kept))
		}
		for i, c := range kept[keptDays-1 : len(kept)-1] {
			next := kept[keptDays+i]
			if a, b := engine.DayOf(c.at).WeekStart(time.Monday), engine.DayOf(next.at).WeekStart(time.Monday); a-b > 14 || a == b && i > 0 {
				t.Fatalf("seed %d: after %v comes %v", seed, c.at, next.at)
			}
		}
	}
}

// With a copy each day there is one of each of the last seven days, and of the
// last day of each of the four weeks before those.
func TestSevenDaysAndFourWeeksStay(t *testing.T) {
	var kept []backupFile
	for number := range 100 {
		kept = slices.Insert(kept, 0, backupFile{number + 1, dawn.AddDate(0, 0, number-99)})
		for _, old := range superseded(slices.Clone(kept)) {
			i := slices.Index(kept, old)
			kept = slices.Delete(kept, i, i+1)
		}
	}
	var got []string
	for _, c := range kept {
		got = append(got, c.at.Format("Mon 2 Jan"))
	}
	want := []string{
		"Fri 20 Nov", "Thu 19 Nov", "Wed 18 Nov", "Tue 17 Nov", "Mon 16 Nov", "Sun 15 Nov", "Sat 14 Nov",
		"Sun 8 Nov", "Sun 1 Nov", "Sun 25 Oct", "Sun 18 Oct",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A clock that was wrong for a while makes no copy older or newer than it is.
func TestRotationWithAWrongClock(t *testing.T) {
	var list []backupFile
	for number, year := range []int{2026, 1970, 2099, 2026} {
		list = slices.Insert(list, 0, backupFile{number + 1, time.Date(year, 11, 20+number, 0, 0, 0, 0, time.Local)})
	}
	folder := t.TempDir()
	for _, c := range list {
		write(t, filepath.Join(folder, c.name()), nil)
	}
	for _, name := range []string{"uncoil-5.db", "uncoil-000009-yesterday.db", "uncoil-9-2026-11-20T07-30-00.db", "notes.txt", "uncoil-000009-2026-11-20T07-30-00.db.tmp"} {
		write(t, filepath.Join(folder, name), nil)
	}
	if got := listCopies(folder); !slices.Equal(got, list) {
		t.Errorf("%v, want %v", got, list)
	}
	if old := superseded(list); len(old) != 0 {
		t.Errorf("%v would be removed", old)
	}
}

// Damage brings back the newest copy that is sound, keeps the damaged file, and
// says since when something may be missing.
func TestDamageBringsBackTheNewestSoundCopy(t *testing.T) {
	day := func(n int) time.Time { return dawn.Add(time.Duration(n) * 24 * time.Hour) }
	spoil := func(path string) func(t *testing.T) {
		return func(t *testing.T) {
			content := read(t, path)
			// The page with the sessions, and nothing that opening would meet.
			content[bytes.LastIndex(content, []byte("day0"))/4096*4096] ^= 0x5a
			write(t, path, content)
		}
	}
	for _, tt := range []struct {
		name    string
		bad     int // how many of the newest copies are damaged too
		content func(sound []byte) []byte
		want    string
		says    string
	}{
		{"random bytes", 0, func([]byte) []byte { return randomBytes(20_000) }, "day2 day1 day0", "as they were on 22 November 2026 at 07:30"},
		{"empty", 0, func([]byte) []byte { return nil }, "day2 day1 day0", "has become empty"},
		{"the newest copy too", 1, func(sound []byte) []byte { return sound[:5000] }, "day1 day0", "21 November 2026"},
		{"two copies too", 2, func(sound []byte) []byte { return sound[:5000] }, "day0", "20 November 2026"},
		{"everything", 3, func(sound []byte) []byte { return sound[:5000] }, "", "start afresh"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for n := range 3 {
				s, err := Open(t.Context(), dir, Options{Now: func() time.Time { return day(n) }})
				if err != nil {
					t.Fatal(err)
				}
				begin(t, s, fmt.Sprint("day", n))
				backUp(t, s)
				if n == 2 {
					begin(t, s, "since")
				}
				s.Close()
			}
			path := filepath.Join(dir, databaseName)
			damaged := tt.content(read(t, path))
			write(t, path, damaged)
			for _, c := range copies(t, dir)[:tt.bad] {
				spoil(c)(t)
			}
			s := open(t, dir)
			wantNotice(t, s, engine.CodeDamaged, tt.says, asideOf(dir))
			if got := routines(t, s); got != tt.want {
				t.Errorf("sessions %q, want %q", got, tt.want)
			}
			if !bytes.Equal(read(t, asideOf(dir)), damaged) {
				t.Error("what was set aside is not what was there")
			}
			if list := copies(t, dir); len(list) != 3 {
				t.Errorf("copies %v", list)
			}
			playThrough(t, s, "after", "")
			s.Close()
			openSound(t, dir)
		})
	}
}

// Where the copy cannot be put in its place at present, the damaged database
// stays where it is: it is mended as soon as that can be, and nothing begins
// afresh meanwhile.
func TestDamageThatCannotBeMendedYet(t *testing.T) {
	for name, dir := range damagedWithCopy(t) {
		t.Run(name, func(t *testing.T) {
			obstacle := filepath.Join(dir, databaseName+".tmp", "x")
			if err := os.MkdirAll(obstacle, 0o700); err != nil {
				t.Fatal(err)
			}
			s := open(t, dir)
			wantNotice(t, s, engine.CodeUnavailable, "cannot be put in its place")
			s.Close()
			if aside := asideFiles(t, dir); len(aside) > 0 {
				t.Errorf("set aside already: %v", aside)
			}
			if err := os.RemoveAll(filepath.Dir(obstacle)); err != nil {
				t.Fatal(err)
			}
			s = open(t, dir)
			wantNotice(t, s, engine.CodeDamaged, "brought back", asideOf(dir))
			if got := routines(t, s); got != "old" {
				t.Errorf("sessions %q", got)
			}
		})
	}
}

// Who gives up waiting for a damaged database to be mended does not begin afresh
// by it.
func TestMendingThatIsInterrupted(t *testing.T) {
	for name, dir := range damagedWithCopy(t) {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			s := &Store{now: clock, log: slog.New(slog.DiscardHandler)}
			path := filepath.Join(dir, databaseName)
			_, _, err := s.openInstead(ctx, path, damaged(path, nil))
			wantCode(t, err, engine.CodeUnavailable)
			if aside := asideFiles(t, dir); len(aside) > 0 {
				t.Errorf("set aside already: %v", aside)
			}
			mended := open(t, dir)
			if got := routines(t, mended); got != "old" {
				t.Errorf("sessions %q", got)
			}
		})
	}
}

// damagedWithCopy returns data folders with a sound copy of a database that is
// damaged.
func damagedWithCopy(t *testing.T) map[string]string {
	t.Helper()
	folders := map[string]string{}
	for name, content := range map[string][]byte{"random bytes": randomBytes(20_000), "empty": nil} {
		dir := t.TempDir()
		s := openSound(t, dir)
		begin(t, s, "old")
		backUp(t, s)
		s.Close()
		write(t, filepath.Join(dir, databaseName), content)
		folders[name] = dir
	}
	return folders
}

// A copy that is sound and does not hold our tables is passed over like a damaged
// one, and is in nobody's way afterwards.
func TestACopyWithoutATableIsPassedOver(t *testing.T) {
	for name, want := range map[string]string{"there is an older one": "older", "there is no other": ""} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			now := dawn
			s, err := Open(t.Context(), dir, Options{Now: func() time.Time { return now }})
			if err != nil {
				t.Fatal(err)
			}
			if want != "" {
				begin(t, s, want)
				backUp(t, s)
				now = now.Add(24 * time.Hour)
			}
			begin(t, s, "newer")
			backUp(t, s)
			s.Close()
			execute(t, copies(t, dir)[0], "DROP TABLE preferences")
			write(t, s.Path(), randomBytes(20_000))
			s = open(t, dir)
			if got := routines(t, s); s.Path() == "" || got != want {
				t.Errorf("sessions %q at %q, want %q", got, s.Path(), want)
			}
			wantNotice(t, s, engine.CodeDamaged, asideOf(dir))
		})
	}
}
