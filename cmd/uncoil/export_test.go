package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/go-mp3"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// shortRoutine lasts about two minutes at brief guidance.
const shortRoutine = `id: short
name: Short
summary: Made for tests.
level: beginner
source: [S0]
blocks:
  - {kind: warm-up, rest: 0, items: [{exercise: arm-circles, amount: 20}]}
  - {kind: main, rest: 0, items: [{exercise: cat-cow, amount: 5}]}
  - {kind: cool-down, items: [{exercise: arm-circles, amount: 20}]}
`

// withShort returns a data folder with the short routine in it.
func withShort(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "routines"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "routines", "short.yaml"), []byte(shortRoutine), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// lengthOf compiles the short routine as the command line does.
func lengthOf(t *testing.T, dir string, args ...string) time.Duration {
	t.Helper()
	flags := commandLine{Data: dir, Speed: 1, Guidance: engine.GuidanceBrief}
	if len(args) > 0 {
		flags.Pace = engine.Pace(args[0])
	}
	p := &program{ctx: t.Context(), flags: &flags, out: &bytes.Buffer{}, err: &bytes.Buffer{}}
	defer p.close()
	plan, err := p.planFile("short", practice.AsTheyAre)
	if err != nil {
		t.Fatal(err)
	}
	return plan.Timeline.Length
}

// files lists the names in a folder.
func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAnMP3DecodesAndLastsAsLongAsTheSession(t *testing.T) {
	dir, to := withShort(t), t.TempDir()
	path := filepath.Join(to, "short.MP3")
	got := uncoilIn(t, dir, "export", "short", "-o", path, "--guidance", "brief")
	if got.code != exitFine || got.err != "" {
		t.Fatalf("%+v", got)
	}
	for _, words := range []string{path, "Short", filepath.Join(to, "short.cue"), "entries: 4"} {
		if !strings.Contains(got.out, words) {
			t.Errorf("%q does not say %q", got.out, words)
		}
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	decoded, err := mp3.NewDecoder(f)
	if err != nil {
		t.Fatal(err)
	}
	// Four bytes a frame; the coder rounds up to blocks and adds its own delay.
	length := float64(decoded.Length()) / 4 / float64(decoded.SampleRate())
	if want := lengthOf(t, dir).Seconds(); math.Abs(length-want) > 0.1 {
		t.Errorf("the file lasts %.3f s, the session %.3f s", length, want)
	}
	cues, err := os.ReadFile(filepath.Join(to, "short.cue"))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"short.MP3", "Arm Circles", "Cat-Cow", "Arm Circles (2)", "The end"} {
		if !strings.Contains(string(cues), words) {
			t.Errorf("the cue sheet does not say %q:\n%s", words, cues)
		}
	}
	if names := files(t, to); len(names) != 2 {
		t.Errorf("the folder holds %v", names)
	}
}

func TestASlowVoiceMakesALongerSession(t *testing.T) {
	dir, to := withShort(t), t.TempDir()
	path := filepath.Join(to, "short.wav")
	if got := uncoilIn(t, dir, "export", "short", "-o", path, "--guidance", "brief", "--pace", "slow"); got.code != exitFine {
		t.Fatalf("%+v", got)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	slow, normal := lengthOf(t, dir, "slow"), lengthOf(t, dir)
	if slow <= normal {
		t.Errorf("the slow session lasts %v, the normal one %v", slow, normal)
	}
	// The chunks before and behind the sound are small.
	if length := float64(info.Size()) / (4 * 44100); math.Abs(length-slow.Seconds()) > 0.1 {
		t.Errorf("the file lasts %.3f s, the slow session %v", length, slow)
	}
}

func TestExportFailuresAreOneLineAndLeaveNothing(t *testing.T) {
	dir, to := withShort(t), t.TempDir()
	for _, tt := range []struct {
		args  []string
		words []string
	}{
		{[]string{"short", "-o", filepath.Join(to, "x.ogg")}, []string{"x.ogg", ".mp3", ".wav"}},
		{[]string{"short", "-o", filepath.Join(to, "x")}, []string{".mp3", ".wav"}},
		{[]string{"short", "-o", filepath.Join(to, "no", "x.mp3")}, []string{"x.mp3"}},
		{[]string{"short", "-o", filepath.Join(to, "no", "x.wav")}, []string{"x.wav"}},
		{[]string{"shrot", "-o", filepath.Join(to, "x.mp3")}, []string{"shrot", "short"}},
	} {
		uncoilIn(t, dir, append([]string{"export"}, tt.args...)...).oneLine(t, exitFailed, tt.words...)
	}
	if left := files(t, to); len(left) > 0 {
		t.Errorf("the folder holds %v", left)
	}
}

func TestScriptPrintsALesson(t *testing.T) {
	dir := withShort(t)
	text := uncoilIn(t, dir, "script", "short")
	for _, words := range []string{"WARM-UP", "Cat-Cow", "(bell: begin)", "The session lasts"} {
		if !strings.Contains(text.out, words) {
			t.Errorf("the script does not say %q", words)
		}
	}
	path := filepath.Join(t.TempDir(), "short.txt")
	if got := uncoilIn(t, dir, "script", "short", "-o", path); got.code != exitFine || got.out != "" {
		t.Errorf("%+v", got)
	}
	if written, err := os.ReadFile(path); err != nil || string(written) != text.out {
		t.Errorf("the file differs from what is printed: %v", err)
	}
}

func TestAVoiceThatIsGoneIsReplaced(t *testing.T) {
	var errs bytes.Buffer
	p := &program{flags: &commandLine{Data: t.TempDir()}, err: &errs}
	usual, err := p.voiceFor(engine.DefaultPreferences().Sound)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := p.voiceFor(engine.Sound{Speaker: formerVoice, Pace: engine.PaceNormal}); err != nil || got != usual || errs.Len() > 0 {
		t.Errorf("the voice of earlier versions is not the usual one: %v, and it says %q", err, &errs)
	}
	for range 2 {
		got, err := p.voiceFor(engine.Sound{Speaker: "nobody", Pace: engine.PaceNormal})
		if err != nil || got != usual {
			t.Errorf("another voice than the first: %v", err)
		}
	}
	if said := errs.String(); strings.Count(said, "\n") != 1 || !strings.Contains(said, "nobody") {
		t.Errorf("it says %q", said)
	}
	if slow, err := p.voiceFor(engine.Sound{Pace: engine.PaceSlow}); err != nil || slow == usual {
		t.Errorf("the slow voice is the normal one: %v", err)
	}
}
