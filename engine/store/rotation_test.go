package store

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

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
