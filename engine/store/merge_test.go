package store

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
)

func preferences(t testing.TB, s *Store) engine.Preferences {
	t.Helper()
	prefs, err := s.Preferences(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return prefs
}

func savePreferences(t testing.TB, s *Store, prefs engine.Preferences) {
	t.Helper()
	if err := s.SavePreferences(t.Context(), prefs); err != nil {
		t.Fatal(err)
	}
}

// What two programs set at the same time is all kept, as long as it is not the
// same thing: an exercise left out in one must not come back by a volume set in
// the other.
func TestPreferencesOfTwoPrograms(t *testing.T) {
	dir := t.TempDir()
	first, second := openSound(t, dir), openSound(t, dir)
	one, other := preferences(t, first), preferences(t, second)

	other.Skip = []string{"plank"}
	other.Progress = map[string]float64{"cat-cow": 0.3}
	other.Rests.Exercise = map[string]engine.Pause{"bridge": engine.PauseOf(time.Minute)}
	savePreferences(t, second, other)

	one.Sound.Voice = 0.3
	one.Progress = map[string]float64{"bird-dog": 0.1}
	savePreferences(t, first, one)
	one.Goal = 5
	savePreferences(t, first, one)

	want := other
	want.Sound.Voice, want.Goal = 0.3, 5
	want.Progress = map[string]float64{"cat-cow": 0.3, "bird-dog": 0.1}
	if diff := cmp.Diff(want, preferences(t, first)); diff != "" {
		t.Fatal(diff)
	}
	// What is taken back is gone.
	want.Skip, want.Progress = nil, nil
	savePreferences(t, first, want)
	if diff := cmp.Diff(want, preferences(t, second)); diff != "" {
		t.Error(diff)
	}
}

// One program alone gets back whatever it saves, whatever was there before.
func TestSavedPreferencesAreRead(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 47))
		s := openSound(t, t.TempDir())
		preferences(t, s)
		for range 4 {
			want := randomPreferences(rng)
			savePreferences(t, s, want)
			if rng.IntN(2) == 0 {
				continue
			}
			if diff := cmp.Diff(want, preferences(t, s)); diff != "" {
				t.Fatalf("seed %d: %s", seed, diff)
			}
		}
		s.Close()
	}
}

// A setting changed while the folder was away does not put everything else in it
// back to the defaults.
func TestPreferencesOfAFolderThatComesLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "uncoil")
		s := openSound(t, dir)
		want := engine.DefaultPreferences()
		want.Skip = []string{"plank"}
		savePreferences(t, s, want)
		s.Close()
		if err := os.Rename(dir, dir+"-away"); err != nil {
			t.Fatal(err)
		}
		write(t, dir, nil)
		s = open(t, dir)
		prefs := preferences(t, s)
		for _, goal := range []int{6, 7} {
			prefs.Goal = goal
			savePreferences(t, s, prefs)
			if got := preferences(t, s); got.Goal != goal {
				t.Errorf("goal %d, want %d", got.Goal, goal)
			}
		}
		if err := os.Remove(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(dir+"-away", dir); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * tryEvery)
		synctest.Wait()
		want.Goal = 7
		if diff := cmp.Diff(want, preferences(t, s)); s.Path() == "" || diff != "" {
			t.Errorf("at %q: %s", s.Path(), diff)
		}
		s.Close()
	})
}
