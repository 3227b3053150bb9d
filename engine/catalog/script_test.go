package catalog_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestBeginnerScript compares all that is said and heard in the beginner
// session with the text in testdata, which is there to be read.
func TestBeginnerScript(t *testing.T) {
	c := real(t)
	for _, g := range engine.Guidances() {
		prefs := engine.DefaultPreferences()
		prefs.Guidance = g
		var got bytes.Buffer
		if err := compile(t, c, "beginner", &prefs).WriteText(&got); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "beginner."+string(g)+".txt")
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s differs; if it is meant so, run go test ./engine/catalog -update\n%s", golden, diff)
		}
	}
}

func TestBeginnerLengths(t *testing.T) {
	prefs := engine.DefaultPreferences()
	tl := compile(t, real(t), "beginner", &prefs)
	start, end, _ := tl.BlockBounds(engine.WarmUp)
	if warmUp := end - start; warmUp < 290*time.Second || warmUp > 310*time.Second {
		t.Errorf("the warm-up lasts %v, want 5 minutes", warmUp)
	}
	if tl.Length < 20*time.Minute || tl.Length > 25*time.Minute {
		t.Errorf("the session lasts %v, want 20 to 25 minutes", tl.Length)
	}
}

// TestNothingIsSaidTwiceInARow looks for sentences that come again within a
// minute, as a teacher would not say them. Counts, breaths, sides, and what
// opens every rest may come again.
func TestNothingIsSaidTwiceInARow(t *testing.T) {
	c := real(t)
	often := map[string]bool{
		"Breathe in.": true, "Breathe out.": true, "Left.": true, "Right.": true, "Slide in.": true, "And away.": true,
		"Rest.": true, "Next.": true, "30 seconds.": true,
	}
	for _, g := range engine.Guidances() {
		prefs := engine.DefaultPreferences()
		prefs.Guidance = g
		last := map[string]time.Duration{}
		for _, s := range compile(t, c, "beginner", &prefs).Steps {
			for _, cue := range s.Cues {
				if cue.Kind != engine.Speak || often[cue.Text] {
					continue
				}
				at := s.Start + cue.At
				if before, said := last[cue.Text]; said && at-before < time.Minute && cue.Text[0] > '9' {
					t.Errorf("%s: %q at %v comes again at %v", g, cue.Text, before, at)
				}
				last[cue.Text] = at
			}
		}
	}
}
