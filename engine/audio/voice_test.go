package audio

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"uncoil/engine"
)

// builtIn is the folder of the voices that the program ships.
const builtIn = "../../assets/voice"

// clipBytes returns a real clip and its manifest entry.
func clipBytes(t *testing.T) ([]byte, ManifestClip) {
	t.Helper()
	var m Manifest
	data, err := os.ReadFile(path.Join(builtIn, "heart", ManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	clip := m.Clips["3."]
	var sound []byte
	for _, part := range []string{clip.Head, clip.File} {
		data, err := os.ReadFile(path.Join(builtIn, "heart", part))
		if err != nil {
			t.Fatal(err)
		}
		sound = append(sound, data...)
	}
	return sound, clip
}

// testVoice returns a voice with the one recorded sentence "Three." and a
// synthesizer of the test's.
func testVoice(t *testing.T, synth Synthesizer) *Voice {
	t.Helper()
	sound, clip := clipBytes(t)
	manifest, err := json.Marshal(Manifest{Voice: "test", Rate: VoiceRate, Clips: map[string]ManifestClip{
		"Three.":    {File: "three.ogg", Samples: clip.Samples},
		"Longer.":   {File: "three.ogg", Samples: clip.Samples + 1},
		"Shorter.":  {File: "three.ogg", Samples: clip.Samples - 1},
		"Nowhere.":  {File: "nowhere.ogg", Samples: 7},
		"Nonsense.": {File: "manifest.json", Samples: 7},
	}})
	if err != nil {
		t.Fatal(err)
	}
	v, err := OpenVoice(fstest.MapFS{
		"test/manifest.json": {Data: manifest}, "test/three.ogg": {Data: sound},
	}, "test", engine.PaceNormal)
	if err != nil {
		t.Fatal(err)
	}
	v.synth = synth
	return v
}

// fakeSynthesizer says sentences as so many samples a letter.
type fakeSynthesizer struct {
	mu    sync.Mutex
	calls int
	// perLetter changes from call to call if growing is set.
	perLetter int
	growing   bool
	fail      bool
}

func (f *fakeSynthesizer) Synthesize(sentence string) ([]float32, int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls++
	if f.fail {
		return nil, 0, errors.New("no voice today")
	}
	if f.growing {
		f.perLetter /= 2
	}
	return sine(300, VoiceRate, f.perLetter*len(sentence)), VoiceRate, nil
}

func TestEveryBuiltInClipIsAsLongAsTheManifestSays(t *testing.T) {
	voices, err := fs.Glob(os.DirFS(builtIn), "*/"+ManifestFile)
	if err != nil || len(voices) == 0 {
		t.Fatalf("no voices: %v", err)
	}
	for _, file := range voices {
		v, err := OpenVoice(os.DirFS(builtIn), path.Dir(file), engine.PaceNormal)
		if err != nil {
			t.Fatal(err)
		}
		if len(v.clips) < 200 {
			t.Errorf("%s lists %d clips", file, len(v.clips))
		}
		for sentence, clip := range v.clips {
			samples, err := v.clip(sentence)
			if err != nil {
				t.Errorf("%q: %v", sentence, errors.Join(err, errors.Unwrap(err)))
			}
			if got := LengthOf(int64(len(samples))); got != v.SpeechLength(sentence) || len(samples) != 2*clip.Samples {
				t.Errorf("%q lasts %v, the timeline is told %v", sentence, got, v.SpeechLength(sentence))
			}
		}
	}
}

func TestOpenVoiceSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, manifest string
		code           engine.Code
	}{
		{"missing", "", engine.CodeNotFound},
		{"broken", "{", engine.CodeDamaged},
		{"wrong", `{"rate": 16000}`, engine.CodeDamaged},
	} {
		fsys := fstest.MapFS{}
		if c.manifest != "" {
			fsys[c.name+"/"+ManifestFile] = &fstest.MapFile{Data: []byte(c.manifest)}
		}
		v, err := OpenVoice(fsys, c.name, engine.PaceNormal)
		if v != nil || engine.CodeOf(err) != c.code {
			t.Errorf("%s: %v with code %q, want %q", c.name, err, engine.CodeOf(err), c.code)
		}
	}
}

func TestMissingKeepsTheOrder(t *testing.T) {
	v := testVoice(t, nil)
	if got := v.Missing([]string{"b", "Three.", "a"}); !slices.Equal(got, []string{"b", "a"}) {
		t.Errorf("missing: %q", got)
	}
}

func TestADamagedClipIsAnError(t *testing.T) {
	v := testVoice(t, nil)
	for _, sentence := range []string{"Longer.", "Shorter.", "Nowhere.", "Nonsense."} {
		if samples, err := v.clip(sentence); engine.CodeOf(err) != engine.CodeDamaged || samples != nil {
			t.Errorf("%s: %d samples, %v", sentence, len(samples), err)
		}
	}
	if samples, err := v.clip("Three."); err != nil || len(samples) == 0 {
		t.Errorf("the sound clip: %d samples, %v", len(samples), err)
	}
}

func TestUnrecordedSentencesAreSynthesized(t *testing.T) {
	f := &fakeSynthesizer{perLetter: 1000}
	v := testVoice(t, f)
	length := v.SpeechLength("Hello.")
	if want := LengthOf(12000); length != want {
		t.Errorf("it lasts %v, want %v", length, want)
	}
	samples, err := v.clip("Hello.")
	if err != nil || len(samples) != 12000 || f.calls != 1 {
		t.Errorf("%d samples after %d calls, %v", len(samples), f.calls, err)
	}
	if v.SourceOf("Hello.") != Synthesized || v.SourceOf("Three.") != Recorded {
		t.Error("the sources are wrong")
	}
}

// TestAnAnswerNeverChanges: not when the cache forgets and the synthesizer then
// speaks faster, not when it fails for good.
func TestAnAnswerNeverChanges(t *testing.T) {
	f := &fakeSynthesizer{perLetter: 8000, growing: true}
	v := testVoice(t, f)
	v.cache = newClipCache(1)
	first := v.SpeechLength("Hello.")
	v.SpeechLength("Another one.")
	samples, err := v.clip("Hello.")
	if err != nil || LengthOf(int64(len(samples))) != first || f.calls != 3 {
		t.Errorf("first %v, then %v after %d calls, %v", first, LengthOf(int64(len(samples))), f.calls, err)
	}
	f.fail = true
	v.SpeechLength("Another one.")
	if again := v.SpeechLength("Hello."); again != first {
		t.Errorf("first %v, after a failure %v", first, again)
	}
	v = testVoice(t, f)
	first = v.SpeechLength("Hello.")
	f.fail = false
	if again := v.SpeechLength("Hello."); again != first || first != (engine.EstimatedVoice{}).SpeechLength("Hello.") {
		t.Errorf("after a failure first %v, then %v", first, again)
	}
	if samples, _ := v.clip("Hello."); samples != nil || v.SourceOf("Hello.") != Chimed {
		t.Error("a sentence that was estimated is said all the same")
	}
}

func TestVoiceIsSafeForManyGoroutines(t *testing.T) {
	v := testVoice(t, &fakeSynthesizer{perLetter: 10})
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for k := range 20 {
				s := fmt.Sprintf("Sentence %d.", (i+k)%5)
				if got := v.SpeechLength(s); got != LengthOf(int64(20*len(s))) {
					t.Errorf("%s lasts %v", s, got)
				}
				v.clip("Three.")
			}
		})
	}
	all.Wait()
}

func TestCacheForgetsTheOldest(t *testing.T) {
	c := newClipCache(25)
	for _, key := range []string{"a", "b"} {
		c.put(key, make([]float32, 10))
	}
	c.get("a")
	c.put("c", make([]float32, 10))
	for key, want := range map[string]bool{"a": true, "b": false, "c": true} {
		if _, ok := c.get(key); ok != want {
			t.Errorf("%s is kept: %v, want %v", key, ok, want)
		}
	}
	c.put("d", make([]float32, 100))
	if _, ok := c.get("d"); !ok || c.held != 100 {
		t.Errorf("a clip larger than the cache: kept %v, %d frames held", ok, c.held)
	}
}

// TestSystemSynthesizerSpeaks needs one, as every desktop but the barest has.
func TestSystemSynthesizerSpeaks(t *testing.T) {
	if _, err := exec.LookPath("espeak-ng"); err != nil {
		t.Skip("espeak-ng is not installed")
	}
	v := SystemVoice("en")
	// A sentence that looks like an option must be said, not obeyed.
	for _, sentence := range []string{"Lie down on your back.", "--help me up"} {
		length := v.SpeechLength(sentence)
		samples, err := v.clip(sentence)
		if err != nil || LengthOf(int64(len(samples))) != length || v.SourceOf(sentence) != Synthesized {
			t.Errorf("%q: %v, %d samples, %v", sentence, length, len(samples), err)
		}
		if length < 500*time.Millisecond || length > 5*time.Second {
			t.Errorf("%q lasts %v", sentence, length)
		}
	}
}
