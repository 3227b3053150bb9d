package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
)

// A preview says what an import then does, and leaves everything as it is.
func TestAPreviewIsWhatTheImportDoes(t *testing.T) {
	s := openSound(t, t.TempDir())
	id := playThrough(t, s, "beginner", "")
	deleted := playThrough(t, s, "evening", "")
	a := archive(t, s)
	if err := s.DeleteSession(t.Context(), deleted); err != nil {
		t.Fatal(err)
	}
	news := engine.SessionDetails{SessionRecord: engine.SessionRecord{
		Routine: "beginner", Started: dawn.Add(-time.Hour), Ended: dawn, Played: time.Minute,
	}, Sets: []engine.SetRecord{{Exercise: "cat-cow", Worked: time.Minute, At: dawn}}}
	a.Sessions = append(a.Sessions, news)
	a.Activities = append(a.Activities, engine.Activity{Kind: engine.Swim, Day: 3, Length: time.Hour})
	before := archive(t, s)
	promised, err := s.Preview(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	if promised.Added != 3 || promised.Known < 2 {
		t.Errorf("promised %+v", promised)
	}
	if diff := cmp.Diff(before, archive(t, s)); diff != "" {
		t.Errorf("a preview changes the history: %s", diff)
	}
	compareSums(t, s)
	if done := bringIn(t, s, a); done != promised {
		t.Errorf("promised %+v, done %+v", promised, done)
	}
	wantPlayed(t, s, id, "beginner")
	news.Routine = ""
	if _, err := s.Preview(t.Context(), engine.Archive{Sessions: []engine.SessionDetails{news}}); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("what cannot be brought in: %v", err)
	}
}

// textsOfSchema is everything that a database is made of, in an order of its own.
func textsOfSchema(t *testing.T, s *Store) []string {
	t.Helper()
	texts, err := list(t.Context(), s.reader(), func(r row) (text string, err error) {
		err = r.Scan(&text)
		return text, err
	}, `SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// Archives overlap with the history and with themselves in every way. What comes
// of it is what comes of their records one by one, the sums included, and the
// triggers that keep these are all in place again.
func TestAnArchiveAtOnceIsItsRecordsOneByOne(t *testing.T) {
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 77))
		at := func() time.Time { return dawn.Add(time.Duration(rng.IntN(9)*7) * time.Hour) }
		whole, single := openSound(t, t.TempDir()), openSound(t, t.TempDir())
		schema := textsOfSchema(t, whole)
		for round := range 6 {
			var a engine.Archive
			for range rng.IntN(12) {
				started := at()
				a.Sessions = append(a.Sessions, engine.SessionDetails{
					SessionRecord: engine.SessionRecord{
						Routine: []string{"beginner", "evening"}[rng.IntN(2)], Started: started, Ended: started.Add(time.Hour),
						Played: time.Duration(rng.IntN(100)) * time.Second, Finished: rng.IntN(2) == 0, Feeling: engine.Feeling{After: new(rng.IntN(9))},
					},
					Sets: []engine.SetRecord{{Exercise: []string{"cat-cow", "bridge"}[rng.IntN(2)], Planned: time.Minute, Worked: time.Duration(rng.IntN(90)) * time.Second, At: started}},
				})
				a.Activities = append(a.Activities, engine.Activity{Kind: engine.Walk, Day: engine.DayOf(at()), Length: time.Minute + time.Duration(rng.IntN(2))*time.Microsecond})
			}
			var want Imported
			for _, d := range a.Sessions {
				done := bringIn(t, single, engine.Archive{Sessions: []engine.SessionDetails{d}})
				want.Added, want.Known = want.Added+done.Added, want.Known+done.Known
			}
			done := bringIn(t, single, engine.Archive{Activities: a.Activities}) // twins in it are two
			want.Added, want.Known = want.Added+done.Added, want.Known+done.Known
			promised, err := whole.Preview(t.Context(), a)
			if err != nil || promised != want {
				t.Fatalf("seed %d: promised %+v, %v, want %+v", seed, promised, err, want)
			}
			if done := bringIn(t, whole, a); done != want {
				t.Fatalf("seed %d: %+v, want %+v", seed, done, want)
			}
			if diff := cmp.Diff(archive(t, single), archive(t, whole)); diff != "" {
				t.Fatalf("seed %d: %s", seed, diff)
			}
			compareSums(t, whole)
			deleteSome(t, whole, round)
			deleteSome(t, single, round)
		}
		if diff := cmp.Diff(schema, textsOfSchema(t, whole)); diff != "" {
			t.Fatalf("an import leaves another schema: %s", diff)
		}
		playThrough(t, whole, "beginner", "")
		compareSums(t, whole)
		whole.Close()
		single.Close()
	}
}

// deleteSome deletes a third of the sessions and of the activities.
func deleteSome(t *testing.T, s *Store, third int) {
	t.Helper()
	ctx := t.Context()
	sessions, err := s.Sessions(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	activities, err := s.Activities(ctx, -1<<30, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range sessions {
		if i%3 == third%3 {
			err = errors.Join(err, s.DeleteSession(ctx, r.ID))
		}
	}
	for i, a := range activities {
		if i%3 == third%3 {
			err = errors.Join(err, s.DeleteActivity(ctx, a.ID))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// manySessions are so many that an import looks up from time to time.
func manySessions() engine.Archive {
	var a engine.Archive
	for i := range 5 * tellEvery {
		started := dawn.Add(time.Duration(i) * time.Minute)
		a.Sessions = append(a.Sessions, engine.SessionDetails{SessionRecord: engine.SessionRecord{Routine: "beginner", Started: started, Ended: started}})
	}
	return a
}

// An import that is called off, wherever it is, leaves the history as it was, and
// the next one is whole.
func TestAnImportThatIsCalledOffLeavesNothing(t *testing.T) {
	s := openSound(t, t.TempDir())
	playThrough(t, s, "evening", "")
	before, schema := archive(t, s), textsOfSchema(t, s)
	a := manySessions()
	for calls := 1; ; calls++ {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		done, err := s.Import(ctx, a, func(float64) {
			if n++; n == calls {
				cancel()
			}
		})
		cancel()
		if n < calls {
			if err != nil || done != (Imported{Added: len(a.Sessions)}) {
				t.Fatalf("not called off: %+v, %v", done, err)
			}
			break
		}
		if !errors.Is(err, context.Canceled) || engine.CodeOf(err) != engine.CodeUnavailable || done != (Imported{}) {
			t.Fatalf("called off at word %d: %+v, %v", calls, done, err)
		}
		if diff := cmp.Diff(before, archive(t, s)); diff != "" {
			t.Fatalf("called off at word %d: %s", calls, diff)
		}
		if diff := cmp.Diff(schema, textsOfSchema(t, s)); diff != "" {
			t.Fatalf("called off at word %d, the schema is another: %s", calls, diff)
		}
	}
	compareSums(t, s)
}

func TestAnImportTellsHowFarItIs(t *testing.T) {
	s := openSound(t, t.TempDir())
	var told []float64
	if _, err := s.Import(t.Context(), manySessions(), func(done float64) { told = append(told, done) }); err != nil {
		t.Fatal(err)
	}
	if len(told) < 4 || !slices.IsSorted(told) || told[0] <= 0 || told[len(told)-1] > 1 {
		t.Errorf("told %v", told)
	}
}

// A store that has no folder yet takes in an archive, and its folder has it later.
func TestAnImportWithoutAFolder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := underFile(t)
		s := open(t, dir)
		a := manySessions()
		told := 0
		if done, err := s.Import(t.Context(), a, func(float64) { told++ }); err != nil || done != (Imported{Added: len(a.Sessions)}) {
			t.Fatalf("%+v, %v", done, err)
		}
		first := told
		if err := os.Remove(filepath.Dir(dir)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * tryEvery)
		synctest.Wait()
		promised, err := s.Preview(t.Context(), a)
		if err != nil || s.Path() == "" || promised != (Imported{Known: len(a.Sessions)}) {
			t.Errorf("at %q: %+v, %v", s.Path(), promised, err)
		}
		if told != first {
			t.Error("who has long been answered is told of the progress")
		}
		s.Close()
	})
}
