package store

import "testing"

func TestASessionThatAnotherProgramPlaysIsSeen(t *testing.T) {
	dir := t.TempDir()
	one, two := openSound(t, dir), openSound(t, dir)
	defer two.Close()
	sees := func(s *Store, want bool, when string) {
		t.Helper()
		if got, err := s.PlayedElsewhere(t.Context()); err != nil || got != want {
			t.Errorf("%s: %v, %v, want %v", when, got, err, want)
		}
	}
	sees(two, false, "before")
	begin(t, one, "beginner")
	sees(two, true, "while it is played")
	sees(one, false, "seen by the one that plays it")
	one.Close()
	sees(two, false, "when its program has gone")
}
