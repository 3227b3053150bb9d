package store

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"uncoil/engine"
)

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
		{"random bytes", 0, func([]byte) []byte { return randomBytes(20_000) }, "day2 day1 day0", "as they were on 2026-11-22, 07:30"},
		{"empty", 0, func([]byte) []byte { return nil }, "day2 day1 day0", "has become empty"},
		{"the newest copy too", 1, func(sound []byte) []byte { return sound[:5000] }, "day1 day0", "2026-11-21"},
		{"two copies too", 2, func(sound []byte) []byte { return sound[:5000] }, "day0", "2026-11-20"},
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

// Where the copy cannot be put in its place, the damaged database stays: it is
// restored as soon as that is possible, and no empty database is created.
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

// Cancelling the wait for a restore does not create an empty database.
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

// A sound copy without our tables is skipped like a damaged one, and blocks
// nothing afterwards.
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
