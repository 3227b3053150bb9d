package store

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
)

// withoutIDs is an archive as another store may hold it.
func withoutIDs(a engine.Archive) engine.Archive {
	for i := range a.Sessions {
		a.Sessions[i].ID = 0
		for k := range a.Sessions[i].Hurts {
			a.Sessions[i].Hurts[k].ID = 0
		}
	}
	for i := range a.Activities {
		a.Activities[i].ID = 0
	}
	return a
}

func archive(t testing.TB, s *Store) engine.Archive {
	t.Helper()
	a, err := s.Archive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return withoutIDs(a)
}

func bringIn(t testing.TB, s *Store, a engine.Archive) Imported {
	t.Helper()
	done, err := s.Import(t.Context(), a, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// A history that is taken to another machine is the same there; brought in a
// second time, or at home, it adds nothing.
func TestAnArchiveIsTheHistory(t *testing.T) {
	for seed := range uint64(5) {
		rng := rand.New(rand.NewPCG(seed, 31))
		s := openSound(t, t.TempDir())
		h := &hand{t: t, s: s, rng: rng}
		for range 120 {
			h.doSomething()
		}
		playThrough(t, s, "beginner", "")
		// Two walks of the same length are two.
		for range 2 {
			if _, err := s.AddActivity(t.Context(), engine.Activity{Kind: engine.Walk, Day: 1, Length: time.Hour}); err != nil {
				t.Fatal(err)
			}
		}
		a := archive(t, s)
		n := len(a.Sessions) + len(a.Activities)
		if done := bringIn(t, s, a); done != (Imported{Known: n}) {
			t.Fatalf("seed %d: at home %+v of %d", seed, done, n)
		}
		other := openSound(t, t.TempDir())
		if done := bringIn(t, other, a); done != (Imported{Added: n}) {
			t.Fatalf("seed %d: elsewhere %+v of %d", seed, done, n)
		}
		if diff := cmp.Diff(a, archive(t, other)); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		if done := bringIn(t, other, a); done != (Imported{Known: n}) {
			t.Fatalf("seed %d: for the second time %+v of %d", seed, done, n)
		}
		compareSums(t, other)
	}
}

// What was deleted comes back with an archive that still has it, each once: all
// is as it was when the archive was made.
func TestWhatWasDeletedComesBackWithAnArchive(t *testing.T) {
	s := openSound(t, t.TempDir())
	playThrough(t, s, "beginner", "")
	id := playThrough(t, s, "evening", "") // with another walk of the same length
	a := archive(t, s)
	list, err := s.Sessions(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if err := s.DeleteSession(t.Context(), r.ID); err != nil {
			t.Fatal(err)
		}
	}
	walks, err := s.Activities(t.Context(), engine.DayOf(dawn), engine.DayOf(dawn))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range walks {
		if err := s.DeleteActivity(t.Context(), w.ID); err != nil {
			t.Fatal(err)
		}
	}
	if done := bringIn(t, s, a); done != (Imported{Added: 4}) {
		t.Errorf("%+v", done)
	}
	if diff := cmp.Diff(a, archive(t, s)); diff != "" {
		t.Error(diff)
	}
	wantPlayed(t, s, id, "evening")
	compareSums(t, s)
	if done := bringIn(t, s, a); done != (Imported{Known: 4}) {
		t.Errorf("for the second time %+v", done)
	}
}

// A table that was changed by hand may have more time played than there was from
// start to end. Such a session can be put right like any other.
func TestASessionThatWasBroughtInCanBeEdited(t *testing.T) {
	s := openSound(t, t.TempDir())
	bringIn(t, s, engine.Archive{Sessions: []engine.SessionDetails{{SessionRecord: engine.SessionRecord{
		Routine: "beginner", Started: dawn, Ended: dawn.Add(time.Minute), Played: time.Hour,
	}}}})
	list, err := s.Sessions(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	list[0].Feeling.Note = "better"
	if err := s.EditSession(t.Context(), list[0]); err != nil {
		t.Error(err)
	}
}

func TestImportIsAllOrNothing(t *testing.T) {
	s := openSound(t, t.TempDir())
	good := engine.SessionDetails{SessionRecord: engine.SessionRecord{Routine: "beginner", Started: dawn, Ended: dawn.Add(time.Hour)}}
	for name, spoil := range map[string]func(d *engine.SessionDetails, a *engine.Activity){
		"no routine":  func(d *engine.SessionDetails, _ *engine.Activity) { d.Routine = "" },
		"ends before": func(d *engine.SessionDetails, _ *engine.Activity) { d.Ended = dawn.Add(-time.Hour) },
		"negative":    func(d *engine.SessionDetails, _ *engine.Activity) { d.Played = -1 },
		"discomfort":  func(d *engine.SessionDetails, _ *engine.Activity) { d.Feeling.Before = new(11) },
		"set": func(d *engine.SessionDetails, _ *engine.Activity) {
			d.Sets = []engine.SetRecord{{Worked: -time.Second}}
		},
		"answer":           func(d *engine.SessionDetails, _ *engine.Activity) { d.Hurts = []engine.Hurt{{Answer: "cry"}} },
		"kind of acticity": func(_ *engine.SessionDetails, a *engine.Activity) { a.Kind = "dance" },
	} {
		bad, walk := good, engine.Activity{Kind: engine.Walk, Day: 1, Length: time.Hour}
		bad.Started, bad.Ended = dawn.Add(time.Hour), dawn.Add(2*time.Hour)
		spoil(&bad, &walk)
		_, err := s.Import(t.Context(), engine.Archive{Sessions: []engine.SessionDetails{good, bad}, Activities: []engine.Activity{walk}}, nil)
		if engine.CodeOf(err) != engine.CodeInvalid || routines(t, s) != "" {
			t.Errorf("%s: %v, sessions %q", name, err, routines(t, s))
		}
	}
}
