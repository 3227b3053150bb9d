package audio

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// packIn puts a program named like the voice pack into a folder. It says two seconds
// for the voice of tests, and fails for every other.
func packIn(t *testing.T, folder string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(folder, "voices"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "voices", "test.bin"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	sound := filepath.Join(folder, "two.wav")
	silence := appendInt16(nil, make([][2]float64, 2*SampleRate))
	if err := os.WriteFile(sound, append(wavHeader(int64(len(silence)), 0), silence...), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, VoicePack)
	script := "#!/bin/sh\n[ \"$*\" = \"-voice test\" ] || exit 1\ncat > /dev/null\ncat '" + sound + "'\n"
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestTheVoicePackIsFound: unpacked in a folder, put there, or on the path, which comes
// first; where it lacks the voice it is none.
func TestTheVoicePackIsFound(t *testing.T) {
	fakeProgram(t, "") // skips where no shell script runs
	t.Setenv("PATH", "")
	if got := FindVoicePack("test", t.TempDir(), filepath.Join(t.TempDir(), "none")); got != "" {
		t.Errorf("found %s, where there is none", got)
	}
	beside, unpacked := t.TempDir(), t.TempDir()
	inFolder := packIn(t, filepath.Join(unpacked, VoicePack+"-0.1.0-linux-amd64"))
	if got := FindVoicePack("test", beside, unpacked); got != inFolder {
		t.Errorf("found %q, want %s", got, inFolder)
	}
	inBeside := packIn(t, beside)
	if got := FindVoicePack("test", beside, unpacked); got != inBeside {
		t.Errorf("found %q, want %s", got, inBeside)
	}
	onPath := packIn(t, t.TempDir())
	t.Setenv("PATH", filepath.Dir(onPath))
	if got := FindVoicePack("test", beside, unpacked); got != onPath {
		t.Errorf("found %q, want %s", got, onPath)
	}
	if got := FindVoicePack("other", beside, unpacked); got != "" {
		t.Errorf("found %s for a voice that it lacks", got)
	}
}

// TestTheVoicePackSpeaksFirst: in the voice's own name, and the system's synthesizer
// speaks where it fails.
func TestTheVoicePackSpeaksFirst(t *testing.T) {
	system, calls := fakeProgram(t, `cat > /dev/null; cat "$sound"`)
	pack := packIn(t, t.TempDir())
	for name, want := range map[string]time.Duration{"test": 2 * time.Second, "other": time.Second} {
		v := NewVoice(system)
		v.name = name
		v.SpeakWith(pack)
		v.CacheSpeech(t.TempDir())
		if got := v.SpeechProgram(); got != VoicePack {
			t.Errorf("%s: %q speaks", name, got)
		}
		if got := v.SpeechLength("Lie down."); got != want {
			t.Errorf("%s: it lasts %v, want %v", name, got, want)
		}
	}
	if calls() != 1 {
		t.Errorf("the system's synthesizer was run %d times, want once", calls())
	}
}

// TestNoLineWaitsForTheVoicePack: a line that is due and not said yet is a chime, and
// one that has been said ahead is played.
func TestNoLineWaitsForTheVoicePack(t *testing.T) {
	fakeProgram(t, "")
	v := NewVoice(nil)
	v.name = "test"
	v.SpeakWith(packIn(t, t.TempDir()))
	v.CacheSpeech(t.TempDir())
	if samples, err := v.clipDue("Lie down."); err != nil || samples != nil {
		t.Errorf("%d samples, %v: it was waited for", len(samples), err)
	}
	v.Prepare(t.Context(), []string{"Lie down."})
	v.cache.clear() // as after many other lines
	if samples, err := v.clipDue("Lie down."); err != nil || len(samples) != 2*SampleRate {
		t.Errorf("%d samples, %v, want two seconds", len(samples), err)
	}
}
