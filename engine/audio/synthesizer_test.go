package audio

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// fakeProgram puts a program of the test's on the path under a synthesizer's
// name. Each call of it adds a line to the file that calls names.
func fakeProgram(t *testing.T, script string) (p program, calls func() int) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	dir := t.TempDir()
	log := filepath.Join(dir, "calls")
	sound := filepath.Join(dir, "sound.wav")
	silence := appendInt16(nil, make([][2]float64, SampleRate))
	if err := os.WriteFile(sound, append(wavHeader(int64(len(silence)), 0), silence...), 0o600); err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("#!/bin/sh\necho \"$@\" >> %q\nsound=%q\n%s\n", log, sound, script)
	if err := os.WriteFile(filepath.Join(dir, "espeak-ng"), []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	found, ok := findProgram(espeakArguments("en"), "espeak-ng").(program)
	if !ok || filepath.Dir(found.path) != dir {
		t.Fatalf("found %+v, not the test's program", found)
	}
	return found, func() int {
		data, _ := os.ReadFile(log)
		return strings.Count(string(data), "\n")
	}
}

func TestSpeechIsKept(t *testing.T) {
	p, calls := fakeProgram(t, `cat > /dev/null; cat "$sound"`)
	dir := filepath.Join(t.TempDir(), "speech")
	for range 2 { // the second voice is that of another day
		v := NewVoice(p)
		v.CacheSpeech(dir)
		if got := v.SpeechLength("Lie down."); got != time.Second {
			t.Errorf("it lasts %v", got)
		}
	}
	if calls() != 1 {
		t.Errorf("the program was run %d times, want once", calls())
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) != 1 {
		t.Fatalf("kept: %q", files)
	}
	if err := os.WriteFile(files[0], []byte("RIFF, but no more"), 0o600); err != nil {
		t.Fatal(err)
	}
	v := NewVoice(p)
	v.CacheSpeech(dir)
	if v.SpeechLength("Lie down.") != time.Second || calls() != 2 {
		t.Errorf("a damaged file is not said anew: %d calls", calls())
	}
}

// TestAProgramThatFailsIsNoVoice: the sentence is shown, with a chime, and
// nothing waits for long.
func TestAProgramThatFailsIsNoVoice(t *testing.T) {
	for name, script := range map[string]string{
		"fails":        "exit 3",
		"says nothing": "exit 0",
		"is no sound":  "echo hello",
		"never ends":   "exec sleep 60",
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := fakeProgram(t, script)
			p.limit = 100 * time.Millisecond
			v := NewVoice(p)
			v.CacheSpeech(t.TempDir())
			if v.SpeechLength("Lie down.") != (engine.EstimatedVoice{}).SpeechLength("Lie down.") || v.SourceOf("Lie down.") != Chimed {
				t.Errorf("it lasts %v and is %s", v.SpeechLength("Lie down."), v.SourceOf("Lie down."))
			}
		})
	}
}

func TestKeptSpeechHasABound(t *testing.T) {
	f := &clipFolder{dir: t.TempDir(), limit: 25}
	for i, key := range []string{"a", "b", "c"} {
		f.put(key, make([]byte, 10))
		at := time.Unix(int64(1000+i), 0)
		if err := os.Chtimes(f.path(key), at, at); err != nil {
			t.Fatal(err)
		}
		f.trim()
	}
	if f.get("a") != nil || f.get("b") == nil || f.get("c") == nil {
		t.Errorf("kept: a %v, b %v, c %v; want the oldest to go", f.get("a") != nil, f.get("b") != nil, f.get("c") != nil)
	}
	if f.put("huge", make([]byte, 26)); f.get("huge") != nil || f.get("b") == nil {
		t.Error("a file larger than the bound drives out the others")
	}
	if f = nil; f.get("a") != nil {
		t.Error("no folder keeps something")
	}
	f.put("a", nil)
}

// waitingSynthesizer says nothing until it may.
type waitingSynthesizer struct{ may chan struct{} }

func (w waitingSynthesizer) Synthesize(string) ([]float32, int, error) {
	<-w.may
	return sine(300, VoiceRate, VoiceRate), VoiceRate, nil
}

func TestAtOnceNeverWaits(t *testing.T) {
	w := waitingSynthesizer{make(chan struct{})}
	v := testVoice(t, w)
	sentences := []string{"Three.", "Lie down.", "Get up."}
	quick := v.AtOnce()
	done := make(chan struct{})
	go func() {
		defer close(done)
		v.Prepare(context.Background(), sentences)
	}()
	// A line is playing, or about to.
	if got := quick.SpeechLength("Lie down."); got != (engine.EstimatedVoice{}).SpeechLength("Lie down.") {
		t.Errorf("before it has been said it lasts %v", got)
	}
	if quick.SpeechLength("Three.") != v.SpeechLength("Three.") {
		t.Error("a recorded sentence has two lengths")
	}
	if left := v.Unprepared(sentences); len(left) != 2 {
		t.Errorf("to be said: %q", left)
	}
	close(w.may)
	<-done
	if got := quick.SpeechLength("Lie down."); got != time.Second || len(v.Unprepared(sentences)) != 0 {
		t.Errorf("after it has been said it lasts %v; to be said: %q", got, v.Unprepared(sentences))
	}
}

func TestPrepareEndsWithItsContext(t *testing.T) {
	f := &fakeSynthesizer{perLetter: 10}
	v := testVoice(t, f)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if v.Prepare(ctx, []string{"Lie down."}); f.calls != 0 {
		t.Error("it goes on after the end")
	}
	if v = testVoice(t, nil); len(v.Unprepared([]string{"Lie down."})) != 0 || v.SpeechProgram() != "" {
		t.Error("without a synthesizer there is something to wait for")
	}
}

// TestSystemSynthesizerIsKept is the whole with a real program.
func TestSystemSynthesizerIsKept(t *testing.T) {
	if _, err := exec.LookPath("espeak-ng"); err != nil {
		t.Skip("espeak-ng is not installed")
	}
	dir := t.TempDir()
	first := SystemVoice("en")
	first.CacheSpeech(dir)
	first.Prepare(t.Context(), []string{"Press your low back gently into the floor."})
	second := NewVoice(program{path: "/nowhere/espeak-ng", arguments: espeakArguments("en"), limit: time.Second})
	second.CacheSpeech(dir)
	const sentence = "Press your low back gently into the floor."
	if a, b := first.SpeechLength(sentence), second.SpeechLength(sentence); a != b || a < time.Second || second.SourceOf(sentence) != Synthesized {
		t.Errorf("said in %v, and from the folder in %v", a, b)
	}
}
