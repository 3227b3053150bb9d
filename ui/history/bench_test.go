package history

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/store"
	"uncoil/ui/sample"
)

// storeRecords is a real store as the screen wants it.
type storeRecords struct{ *store.Store }

func (r storeRecords) Preview(ctx context.Context, a engine.Archive) (added, known int, err error) {
	done, err := r.Store.Preview(ctx, a)
	return done.Added, done.Known, err
}

func (r storeRecords) BringIn(ctx context.Context, a engine.Archive, progress func(done float64)) (added, known int, err error) {
	done, err := r.Import(ctx, a, progress)
	return done.Added, done.Known, err
}

// fill puts sessions into a store: three a day up to this evening, of four sets
// each, half of them with a word on how they felt.
func fill(b *testing.B, s *store.Store, sessions int) {
	b.Helper()
	exercises := []string{sample.Flow, sample.Hold, sample.Breaths, sample.Sides}
	var a engine.Archive
	for i := range sessions {
		started := evening().Add(-time.Duration(sessions-i) * 8 * time.Hour)
		d := engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "sample", Name: "Sample", Started: started, Ended: started.Add(20 * time.Minute),
			Planned: 20 * time.Minute, Played: 20 * time.Minute, Finished: true,
		}}
		if i%2 == 0 {
			d.Feeling = engine.Feeling{Before: new(i % 11), After: new(i % 7)}
		}
		for _, id := range exercises {
			d.Sets = append(d.Sets, engine.SetRecord{Exercise: id, Set: 1, Planned: 5 * time.Minute, Worked: 5 * time.Minute, At: started})
		}
		a.Sessions = append(a.Sessions, d)
	}
	if _, err := s.Import(b.Context(), a, nil); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpen is from the press on the rail to the first picture with all values,
// with histories of different lengths.
func BenchmarkOpen(b *testing.B) {
	for _, sessions := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(sessions), func(b *testing.B) {
			s, err := store.Open(b.Context(), b.TempDir(), store.Options{Now: evening})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			fill(b, s, sessions)
			w := test.NewTempWindow(b, nil)
			w.SetPadded(false)
			w.Resize(fyne.NewSize(1366, 768))
			var calls []func()
			now := func(f func()) { f() }
			for b.Loop() {
				screen := New(Options{
					Book: sample.Book(), Records: storeRecords{s}, Host: &stageHost{window: w}, Week: time.Monday, Now: evening,
					Go: now, Post: func(f func()) { calls = append(calls, f) },
				}, engine.DefaultPreferences())
				w.SetContent(screen)
				screen.Open()
				for _, call := range calls {
					call()
				}
				calls = calls[:0]
				if screen.shown.totals.Sessions != sessions {
					b.Fatalf("%d sessions are shown", screen.shown.totals.Sessions)
				}
			}
		})
	}
}
