package store

import (
	"testing"
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
