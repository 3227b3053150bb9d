package main

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/klauspost/compress/zstd"

	"uncoil/cmd/voice/kokoro"
	"uncoil/engine/audio"
)

// tone returns a sine at the voice's rate.
func tone(hertz, level, seconds float64) []float64 {
	out := make([]float64, int(seconds*audio.VoiceRate))
	for i := range out {
		out[i] = level * math.Sin(2*math.Pi*hertz*float64(i)/audio.VoiceRate)
	}
	return out
}

func silence(seconds float64) []float64 { return make([]float64, int(seconds*audio.VoiceRate)) }

// TestLoudnessFollowsTheNorm: a sine of 997 Hz at full scale in one channel
// measures -3.01 LUFS (ITU-R BS.1770), and pauses do not count.
func TestLoudnessFollowsTheNorm(t *testing.T) {
	for _, c := range []struct {
		name    string
		samples []float64
		want    float64
	}{
		{"full scale", tone(997, 1, 5), -3.01},
		{"20 dB lower", tone(997, 0.1, 5), -23.01},
		{"too short for a block", tone(997, 0.1, 0.3), -23.01},
		{"with pauses", slices.Concat(tone(997, 0.1, 5), silence(20), tone(997, 0.1, 5)), -23.01},
	} {
		if got := loudness(c.samples); math.Abs(got-c.want) > 0.15 {
			t.Errorf("%s: %.2f LUFS, want %.2f", c.name, got, c.want)
		}
	}
	if low, high := loudness(tone(60, 0.1, 5)), loudness(tone(4000, 0.1, 5)); high-low < 3 {
		t.Errorf("60 Hz measures %.2f and 4 kHz %.2f LUFS: the ear hears the latter louder", low, high)
	}
}

func TestShapeCutsLevelsAndFades(t *testing.T) {
	for _, level := range []float64{0.01, 0.3, 0.9} {
		speech := tone(500, level, 1)
		take := slices.Concat(silence(0.5), speech, silence(0.8))
		out := shape(take)
		if extra := len(out) - len(speech); extra < leadOut || extra > leadIn+leadOut+2*window {
			t.Errorf("level %.2f: %d samples of silence are left", level, extra)
		}
		if got := loudness(out); math.Abs(got-clipLoudness) > 0.5 {
			t.Errorf("level %.2f becomes %.2f LUFS", level, got)
		}
		if peak(out) > clipPeak+1e-9 || math.Abs(out[0]) > 0.01 || math.Abs(out[len(out)-1]) > 0.01 {
			t.Errorf("level %.2f: peak %.3f, ends %.3f and %.3f", level, peak(out), out[0], out[len(out)-1])
		}
	}
	// Clicks keep under the limit even if that leaves them too quiet.
	sharp := silence(1)
	for i := 100; i < len(sharp); i += 2000 {
		sharp[i] = 1
	}
	if out := shape(sharp); peak(out) > clipPeak+1e-9 {
		t.Errorf("sharp peaks reach %.3f", peak(out))
	}
}

// TestLoudWordsAreHeldDown: a take with one word far louder than the others
// becomes as loud as any other, its peaks fit, and its quiet words keep their
// shape.
func TestLoudWordsAreHeldDown(t *testing.T) {
	quiet, loud := tone(150, 0.05, 1.6), tone(150, 0.7, 0.02)
	out := shape(slices.Concat(loud, quiet))
	if got := loudness(out); math.Abs(got-clipLoudness) > 0.5 {
		t.Errorf("it measures %.2f LUFS", got)
	}
	if peak(out) > clipPeak+1e-9 {
		t.Errorf("its peak is %.3f", peak(out))
	}
	if gain := peak(out[len(out)/2:]) / peak(quiet); gain < 1.5 {
		t.Errorf("the quiet words are raised by %.2f only", gain)
	}
	for i := 1; i < len(out); i++ {
		// The steepest step of such a tone is 2π·150/22050 of its peak.
		if step := math.Abs(out[i] - out[i-1]); step > 0.06 {
			t.Fatalf("the wave jumps by %.3f at sample %d", step, i)
		}
	}
}

func TestClipsAreNamedAfterVoiceAndSentence(t *testing.T) {
	names := map[string]bool{}
	for _, voice := range []string{"heart", "michael"} {
		for _, s := range []string{"1.", "2.", "One.\nTwo."} {
			names[clipFile(voice, s)] = true
		}
	}
	if len(names) != 6 {
		t.Errorf("six sentences share %d names", len(names))
	}
	if got := clipFile("heart", "1."); got != clipFile("heart", "1.") || len(got) != len("0123456789abcdef.clip") {
		t.Errorf("the name is %q", got)
	}
}

func TestPlausibleRefusesBrokenSpeech(t *testing.T) {
	for _, c := range []struct {
		sentence string
		seconds  float64
		ok       bool
	}{
		{"12.", 0.5, true},
		{"12.", 0.1, false},
		{"12.", 4, false},
		{"Come onto your hands and knees, and let your back be long.", 3.9, true},
		{"Come onto your hands and knees, and let your back be long.", 0.8, false},
		{"Come onto your hands and knees, and let your back be long.", 20, false},
	} {
		err := plausible(c.sentence, int(c.seconds*audio.VoiceRate))
		if (err == nil) != c.ok {
			t.Errorf("%q in %.1f s: %v", c.sentence, c.seconds, err)
		}
	}
}

// TestBankKeepsItsClips records by hand, without the neural voice: the list
// survives, damage is noticed, and what is no longer said is removed.
func TestBankKeepsItsClips(t *testing.T) {
	if _, err := exec.LookPath("oggenc"); err != nil {
		t.Skip("oggenc is not installed")
	}
	dir := filepath.Join(t.TempDir(), "test")
	b, err := openBank(dir, kokoro.Voice{Name: "test", Language: "en-GB"})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.save(); err != nil {
		t.Fatal(err)
	}
	sentences := []string{"B \"quoted\" & <marked>.", "A.", "Ä."}
	for i, s := range sentences {
		samples := tone(300, 0.3, 0.7+float64(i)*0.111)
		clip, err := encode(context.Background(), samples)
		if err != nil {
			t.Fatal(err)
		}
		if b.manifest.Clips[s], err = b.store(s, clip, len(samples)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.save(); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(filepath.Join(dir, audio.ManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	b, err = openBank(dir, kokoro.Voice{Name: "test", Language: "en-GB"})
	if err != nil {
		t.Fatal(err)
	}
	if got := b.missing(append(sentences, "New.")); !slices.Equal(got, []string{"New."}) {
		t.Errorf("missing: %q", got)
	}
	if err := b.save(); err != nil {
		t.Fatal(err)
	}
	if again, _ := os.ReadFile(filepath.Join(dir, audio.ManifestFile)); !bytes.Equal(first, again) {
		t.Error("the list changes although nothing has changed")
	}
	if err := os.Truncate(filepath.Join(dir, clipFile("test", "A.")), 50); err != nil {
		t.Fatal(err)
	}
	if got := b.missing(sentences); !slices.Equal(got, []string{"A."}) {
		t.Errorf("missing after damage: %q", got)
	}
	if heads, _ := filepath.Glob(filepath.Join(dir, "*"+headEnding)); len(heads) != 1 {
		t.Errorf("the clips share %d heads", len(heads))
	}
	removed, err := b.prune(sentences[:1])
	if err != nil || removed != 2 || len(b.manifest.Clips) != 1 {
		t.Errorf("pruned %d, %d left, %v", removed, len(b.manifest.Clips), err)
	}
	if written, _ := os.ReadFile(filepath.Join(dir, audio.ManifestFile)); !bytes.Contains(written, []byte(`"language": "en-GB"`)) {
		t.Error("the list does not say what language it is in")
	}
	// The program itself can open what the tool has written.
	if err := b.save(); err != nil {
		t.Fatal(err)
	}
	voice, err := audio.OpenVoice(os.DirFS(filepath.Dir(dir)), "test", "")
	if err != nil || len(voice.Missing(sentences)) != 2 {
		t.Errorf("the program misses %q, %v", voice.Missing(sentences), err)
	}
}

func TestListMissingFails(t *testing.T) {
	dir := t.TempDir()
	lines := filepath.Join(dir, "lines.txt")
	if err := os.WriteFile(lines, []byte("One.\n\n  Two.  \nOne.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := &options{assets: dir, voice: "heart", lines: lines, list: true}
	if err := run(context.Background(), o); !errors.Is(err, errMissing) || !strings.HasPrefix(err.Error(), "2 ") {
		t.Errorf("the error is %v", err)
	}
}

// TestUnpackStaysInItsFolder: files, folders and links arrive, and nothing is
// written elsewhere.
func TestUnpackStaysInItsFolder(t *testing.T) {
	pack := func(headers ...*tar.Header) string {
		var out bytes.Buffer
		z, err := zstd.NewWriter(&out)
		if err != nil {
			t.Fatal(err)
		}
		w := tar.NewWriter(z)
		for _, h := range headers {
			if h.Typeflag == tar.TypeReg {
				h.Size = 5
			}
			if err := w.WriteHeader(h); err != nil {
				t.Fatal(err)
			}
			if h.Typeflag == tar.TypeReg {
				if _, err := w.Write([]byte("hello")); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := errors.Join(w.Close(), z.Close()); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "dist.tzst")
		if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	good := pack(
		&tar.Header{Name: "piper/bin/run", Typeflag: tar.TypeReg, Mode: 0o755},
		&tar.Header{Name: "piper/link", Typeflag: tar.TypeSymlink, Linkname: "bin/run"})
	dir := t.TempDir()
	if err := unpack(good, dir); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "piper", "link")); err != nil || string(data) != "hello" {
		t.Errorf("through the link: %q, %v", data, err)
	}
	if info, err := os.Stat(filepath.Join(dir, "piper", "bin", "run")); err != nil || info.Mode()&0o100 == 0 {
		t.Errorf("the program cannot be run: %v", err)
	}
	outside := t.TempDir()
	for name, bad := range map[string]string{
		"a path upwards": pack(&tar.Header{Name: "../escaped", Typeflag: tar.TypeReg, Mode: 0o644}),
		"a link outside": pack(
			&tar.Header{Name: "door", Typeflag: tar.TypeSymlink, Linkname: outside},
			&tar.Header{Name: "door/escaped", Typeflag: tar.TypeReg, Mode: 0o644}),
		"a device": pack(&tar.Header{Name: "null", Typeflag: tar.TypeChar, Mode: 0o644}),
	} {
		if err := unpack(bad, t.TempDir()); err == nil {
			t.Errorf("%s is unpacked", name)
		}
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 0 {
		t.Errorf("outside: %v", entries)
	}
}

// What begins inside its first sound is told, and what follows the carrier's pause is
// found.
func TestTheCarrierIsCutOff(t *testing.T) {
	word, rest := tone(300, 0.3, 0.4), tone(500, 0.2, 1)
	take := slices.Concat(silence(0.02), word, silence(0.3), rest, silence(0.1), rest)
	got, ok := afterCarrier(take)
	if want := pauseKept + 2*len(rest) + len(silence(0.1)); !ok || len(got) < want-window || len(got) > want+window {
		t.Errorf("%d samples are left, want %d", len(got), want)
	}
	if beginsInside(got) || !beginsInside(rest) {
		t.Errorf("what is left begins inside: %v, a tone alone: %v", beginsInside(got), beginsInside(rest))
	}
	if _, ok := afterCarrier(slices.Concat(word, rest, silence(0.5))); ok {
		t.Error("a pause is found where there is none")
	}
}

func TestTogetherDoesEveryJobAndReportsAnError(t *testing.T) {
	done := make([]atomic.Int32, 100)
	if err := together(len(done), func(i int) error { done[i].Add(1); return nil }); err != nil {
		t.Error(err)
	}
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("job %d was done %d times", i, n)
		}
	}
	broken := errors.New("broken")
	if err := together(10, func(i int) error {
		if i == 3 {
			return broken
		}
		return nil
	}); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

// A monotone does not move; a tone that glides up and down by two semitones does.
func TestMovementOfPitch(t *testing.T) {
	tone := func(semitones float64) []float64 {
		clip, phase := make([]float64, 2*audio.VoiceRate), 0.0
		for i := range clip {
			at := float64(i) / audio.VoiceRate
			phase += 2 * math.Pi * 120 * math.Exp2(semitones*math.Sin(2*math.Pi*at)/12) / audio.VoiceRate
			clip[i] = 0.3*math.Sin(phase) + 0.2*math.Sin(2*phase)
		}
		return clip
	}
	if m := movement(tone(0)); m > 0.2 {
		t.Errorf("a monotone moves by %.2f semitones", m)
	}
	if m, want := movement(tone(2)), math.Sqrt2; math.Abs(m-want) > 0.3 {
		t.Errorf("a glide of two semitones moves by %.2f, want %.2f", m, want)
	}
}

// A number that a session counts is not taken for another: a recognizer that knows the
// numbers alone hears each right.
func TestNumbersAreToldApart(t *testing.T) {
	for _, v := range kokoro.Voices() {
		t.Run(v.Name, func(t *testing.T) {
			b, err := openBank(filepath.Join("../../assets/voice", v.Name), v)
			if err != nil {
				t.Fatal(err)
			}
			clips := map[string][]float64{}
			for s, clip := range b.manifest.Clips {
				if !counted.MatchString(s) {
					continue
				}
				if clips[s], err = b.decode(clip); err != nil {
					t.Fatal(err)
				}
			}
			if len(clips) < 60 {
				t.Fatalf("%d numbers, want 60", len(clips))
			}
			confused, err := confusedNumbers(t.Context(), clips)
			if errors.Is(err, errDeaf) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			for number, as := range confused {
				t.Errorf("%s says %q, which is heard as %q", v.Title, number, as)
			}
		})
	}
}
