package store

import (
	"path/filepath"
	"strings"
	"testing"

	"uncoil/engine"
)

// wantUnkept fails the test unless the store says in one line, before and after
// it is closed, that something is not kept, with all of the words.
func wantUnkept(t *testing.T, s *Store, words ...string) {
	t.Helper()
	for _, moment := range []string{"before", "after"} {
		err := s.Unkept()
		wantCode(t, err, engine.CodeUnavailable)
		for _, w := range words {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s the end: %q does not say %q", moment, err, w)
			}
		}
		closing := s.Close()
		if moment == "before" && (closing == nil || closing.Error() != err.Error()) {
			t.Errorf("Close says %v, Unkept %v", closing, err)
		}
	}
}

func TestUnkept(t *testing.T) {
	t.Run("all is kept", func(t *testing.T) {
		s := openSound(t, t.TempDir())
		playThrough(t, s, "beginner", "")
		if err := s.Unkept(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil || s.Unkept() != nil {
			t.Error(err, s.Unkept())
		}
	})
	t.Run("nothing was done", func(t *testing.T) {
		s := open(t, underFile(t))
		if err := s.Unkept(); err != nil {
			t.Error(err)
		}
	})
	t.Run("folder that cannot be made", func(t *testing.T) {
		dir := underFile(t)
		s := open(t, dir)
		playThrough(t, s, "beginner", "")
		wantUnkept(t, s, dir, "not a directory")
	})
	t.Run("no home", func(t *testing.T) {
		t.Setenv("XDG_DATA_HOME", "")
		t.Setenv("HOME", "")
		s := open(t, "")
		wantNotice(t, s, engine.CodeUnavailable, "Nothing will be kept: ", "HOME is empty", "--data")
		playThrough(t, s, "beginner", "")
		wantUnkept(t, s, "not kept: ", "HOME is empty")
	})
	t.Run("disk that takes nothing more", func(t *testing.T) {
		s := openSound(t, t.TempDir())
		if _, err := s.write.Exec("PRAGMA query_only = ON"); err != nil {
			t.Fatal(err)
		}
		begunSession(t, s, engine.CodeUnavailable)
		wantUnkept(t, s, filepath.Dir(s.Path()), "check its permissions")
	})
	t.Run("a newer Uncoil's", func(t *testing.T) {
		dir := t.TempDir()
		openSound(t, dir).Close()
		execute(t, filepath.Join(dir, databaseName), "PRAGMA user_version = 4711")
		s := open(t, dir)
		if err := s.Unkept(); err != nil {
			t.Error(err)
		}
		begin(t, s, "beginner")
		wantUnkept(t, s, dir, "newer Uncoil")
	})
}
