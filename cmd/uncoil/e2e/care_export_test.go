//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/go-mp3"

	"uncoil/engine"
)

// cueSheetTimes returns where the chapters of a cue sheet begin.
func cueSheetTimes(t *testing.T, path string) []time.Duration {
	t.Helper()
	sheet, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []time.Duration
	for _, found := range regexp.MustCompile(`INDEX 01 (\d+:\d+:\d+)`).FindAllSubmatch(sheet, -1) {
		var minutes, seconds, frames int
		if _, err := fmt.Sscanf(string(found[1]), "%d:%d:%d", &minutes, &seconds, &frames); err != nil {
			t.Fatal(err)
		}
		all = append(all, time.Duration(minutes)*time.Minute+time.Duration(seconds)*time.Second+time.Duration(frames)*time.Second/75)
	}
	return all
}

// TestAnExportedSessionOpensWithCare exports a routine for a user with a hip
// replacement and decodes the file: its first chapter has the two sentences of
// the safety page and the changes, each at its place, with silence between them.
func TestAnExportedSessionOpensWithCare(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	file := filepath.Join(w.dir, "desk.mp3")
	out, err := exec.Command(buildPlain(t), "--data", w.data, "--careful", hip, "export", "desk-break", "-o", file).CombinedOutput()
	if err != nil {
		t.Fatalf("export: %v\n%s", err, out)
	}
	chapters := cueSheetTimes(t, filepath.Join(w.dir, "desk.cue"))
	if len(chapters) < 3 || chapters[0] != 0 {
		t.Fatalf("the chapters begin at %v", chapters)
	}

	books := w.builtIn()
	routine, err := books.Routine("desk-break")
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.Conditions, prefs.Unattended, prefs.TakenAlong = []string{hip}, true, true
	voice := openVoice(t)
	tl, err := engine.Compile(routine, books.Book(), &prefs, voice)
	if err != nil {
		t.Fatal(err)
	}
	ear := &ear{t, t.Errorf, decoded(t, file), voice, prefs.Sound}
	cues := stretch(tl, 0, tl.Length)
	var heard []string
	for i, x := range cues {
		if !spoken(x) || x.at > tl.Steps[0].Length {
			continue
		}
		at, alike := ear.heard.find(ear.sound(x), x.at-100*time.Millisecond, x.at+300*time.Millisecond)
		if alike < clearly {
			t.Errorf("%v is not heard in the file (alike %.2f)", x, alike)
			continue
		}
		if at+x.cue.Length > chapters[1] {
			t.Errorf("%v is heard at %v, the first chapter ends at %v", x, at, chapters[1])
		}
		heard = append(heard, x.cue.Text)
		loud := ear.heard.loudness(at, at+x.cue.Length)
		// The decoder plays the info packet as sound, so everything is a little
		// late.
		from, to := x.at+x.cue.Length+150*time.Millisecond, cues[i+1].at
		if silence := ear.heard.loudness(from, to); to > from && silence > loud/30 {
			t.Errorf("after %v it is not silent: %.5f, the voice is %.5f", x, silence, loud)
		}
		t.Logf("%q is heard from %v to %v of the first chapter (until %v), alike %.2f, loudness %.4f", x.cue.Text, at.Round(time.Millisecond), (at + x.cue.Length).Round(time.Millisecond), chapters[1], alike, loud)
	}
	safety := books.Book().Safety.Spoken
	if len(safety) != 2 || !slices.Equal(heard[:2], safety) {
		t.Errorf("it opens with %q, want %q", heard[:2], safety)
	}
	if !slices.ContainsFunc(heard, func(line string) bool { return strings.HasSuffix(line, "different today.") }) {
		t.Errorf("that something is different is not said: %q", heard)
	}
}

// decoded reads an MP3 file with an independent decoder.
func decoded(t *testing.T, path string) *recording {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := mp3.NewDecoder(bytes.NewReader(data))
	if err != nil || d.SampleRate() != recordRate {
		t.Fatalf("%v: %v", path, err)
	}
	raw, err := io.ReadAll(d)
	if err != nil {
		t.Fatal(err)
	}
	return newRecording(raw)
}
