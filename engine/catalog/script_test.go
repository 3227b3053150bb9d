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
	for _, g := range engine.Guidances()[1:] {
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
	_, end, _ := tl.BlockBounds(engine.WarmUp)
	start := tl.Steps[1].Start // equipment is announced before the warm-up, not in it
	if warmUp := end - start; warmUp < 5*time.Minute || warmUp > 7*time.Minute {
		t.Errorf("the warm-up lasts %v, want 5 to 7 minutes", warmUp)
	}
	if tl.Length < 20*time.Minute || tl.Length > 28*time.Minute {
		t.Errorf("the session lasts %v, want 20 to 28 minutes", tl.Length)
	}
}
