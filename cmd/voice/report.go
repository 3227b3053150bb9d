package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jfreymuth/oggvorbis"

	"uncoil/engine/audio"
)

// reportFile is what was measured, in the folder of a voice.
const reportFile = "REPORT.md"

// loudnessOff is by how much a clip's loudness may be off, in LU.
const loudnessOff = 1

// measured is what was measured of one clip.
type measured struct {
	sentence         string
	loudness         float64
	beginsInside     bool
	length           float64 // seconds
	implausible      bool
	said, heard      []string
	errors           int
	sibilance, whole float64
	// movement is that of the pitch, in semitones, of a long sentence; else 0.
	movement float64
}

// longSentence is from how many words on a sentence is long.
const longSentence = 9

// report measures every clip of a bank and returns a page about them, for people. The
// vocabulary is what a session can say.
func (b *bank) report(ctx context.Context, vocabulary []string) (string, error) {
	clips := map[string][]float64{}
	for s, clip := range b.manifest.Clips {
		samples, err := b.decode(clip)
		if err != nil {
			return "", fmt.Errorf("%q: %w", s, err)
		}
		clips[s] = samples
	}
	words, err := heard(ctx, vocabulary, clips)
	if err != nil && !errors.Is(err, errDeaf) {
		return "", err
	}
	numbers := map[string][]float64{}
	for s, clip := range clips {
		if counted.MatchString(s) {
			numbers[s] = clip
		}
	}
	confused, err := confusedNumbers(ctx, numbers)
	if err != nil && !errors.Is(err, errDeaf) {
		return "", err
	}
	all := make([]measured, 0, len(clips))
	for _, s := range sortedKeys(clips) {
		all = append(all, measure(s, clips[s], words[s]))
	}
	return page(b.manifest.Title, all, confused, words != nil), nil
}

// decode returns the samples of a clip at audio.VoiceRate.
func (b *bank) decode(clip audio.ManifestClip) ([]float64, error) {
	var stream []byte
	for _, part := range []string{clip.Head, clip.File} {
		if part == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(b.dir, part))
		if err != nil {
			return nil, err
		}
		stream = append(stream, data...)
	}
	return decoded(stream)
}

// decoded returns the samples of an encoded clip.
func decoded(stream []byte) ([]float64, error) {
	r, err := oggvorbis.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil, err
	}
	var samples []float64
	for buf := make([]float32, 4096); ; {
		n, err := r.Read(buf)
		for _, v := range buf[:n] {
			samples = append(samples, float64(v))
		}
		if errors.Is(err, io.EOF) {
			return samples, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// measure measures a clip of a sentence, of which words were heard.
func measure(sentence string, clip []float64, words []string) measured {
	said := spoken(sentence)
	m := measured{
		sentence: sentence, loudness: loudness(clip), beginsInside: beginsInside(clip),
		length: float64(len(clip)) / audio.VoiceRate, said: said, heard: words, errors: wordErrors(said, words),
	}
	m.implausible = plausible(strings.Join(said, " "), len(clip)) != nil
	high := bandPass(clip, 6000, 9000)
	m.sibilance, m.whole = power(high), power(clip)
	if len(said) >= longSentence {
		m.movement = movement(clip)
	}
	return m
}

// bandPass leaves the frequencies between two, in Hz, by two filters of the second
// order each.
func bandPass(samples []float64, low, high float64) []float64 {
	out := slices.Clone(samples)
	for _, f := range []*biquad{passOver(low), passOver(low), passUnder(high), passUnder(high)} {
		for i, v := range out {
			out[i] = f.next(v)
		}
	}
	return out
}

func passOver(hertz float64) *biquad {
	k := math.Tan(math.Pi * hertz / audio.VoiceRate)
	a0 := 1 + math.Sqrt2*k + k*k
	return &biquad{b0: 1 / a0, b1: -2 / a0, b2: 1 / a0, a1: 2 * (k*k - 1) / a0, a2: (1 - math.Sqrt2*k + k*k) / a0}
}

func passUnder(hertz float64) *biquad {
	k := math.Tan(math.Pi * hertz / audio.VoiceRate)
	a0 := 1 + math.Sqrt2*k + k*k
	return &biquad{b0: k * k / a0, b1: 2 * k * k / a0, b2: k * k / a0, a1: 2 * (k*k - 1) / a0, a2: (1 - math.Sqrt2*k + k*k) / a0}
}

// group sums up some clips.
type group struct{ clips, words, errors, wrong int }

func (g *group) add(m *measured) {
	g.clips++
	g.words += len(m.said)
	g.errors += m.errors
	if m.errors > 0 {
		g.wrong++
	}
}

func (g group) String() string {
	return fmt.Sprintf("%d clips, %d words: %.1f %% of the words wrong, in %d clips", g.clips, g.words, 100*float64(g.errors)/float64(max(1, g.words)), g.wrong)
}

// page writes what was measured.
func page(title string, all []measured, confused map[string]string, hears bool) string {
	var out strings.Builder
	var long, short, numbers group
	var inside, off, paced []string
	var high, whole, seconds, moves, moving float64
	for i := range all {
		m := &all[i]
		seconds += m.length
		high, whole = high+m.sibilance*m.length, whole+m.whole*m.length
		if m.movement > 0 {
			moves, moving = moves+m.movement, moving+1
		}
		if m.beginsInside {
			inside = append(inside, m.sentence)
		}
		if math.Abs(m.loudness-clipLoudness) > loudnessOff {
			off = append(off, fmt.Sprintf("%s (%.1f LUFS)", m.sentence, m.loudness))
		}
		if m.implausible {
			paced = append(paced, fmt.Sprintf("%s (%.2f s)", m.sentence, m.length))
		}
		switch {
		case strings.ContainsAny(m.sentence, "0123456789"):
			numbers.add(m)
		case len(m.said) <= 3:
			short.add(m)
		default:
			long.add(m)
		}
	}
	fmt.Fprintf(&out, "# %s\n\nMeasured by `make voice`: %d clips, %.0f minutes.\n\n", title, len(all), seconds/60)
	fmt.Fprintf(&out, "- Between 6 and 9 kHz: %.1f dB under the whole, before the program's own filter.\n", 10*math.Log10(whole/high))
	fmt.Fprintf(&out, "- Pitch moves by %.1f semitones (standard deviation) in sentences of %d words and more.\n", moves/max(1, moving), longSentence)
	list(&out, "Clips that begin inside their first sound", inside)
	list(&out, fmt.Sprintf("Clips more than %d LU off", loudnessOff), off)
	list(&out, "Clips too short or too long for their words", paced)
	if !hears {
		fmt.Fprintf(&out, "- %s.\n", errDeaf)
		return out.String()
	}
	var mixed []string
	for _, s := range sortedKeys(confused) {
		mixed = append(mixed, s+" → "+confused[s])
	}
	list(&out, "Numbers said alone that are heard as another number", mixed)
	fmt.Fprintf(&out, "\nWords as pocketsphinx hears them, which knows only the words of a session:\n\n- sentences: %s\n- up to three words: %s\n- with numbers: %s\n\n", long, short, numbers)
	for i := range all {
		if m := &all[i]; m.errors > 0 && strings.ContainsAny(m.sentence, "0123456789") {
			fmt.Fprintf(&out, "- %s → %s\n", m.sentence, strings.Join(m.heard, " "))
		}
	}
	return out.String()
}

func list(out *strings.Builder, what string, sentences []string) {
	fmt.Fprintf(out, "- %s: %d.\n", what, len(sentences))
	for _, s := range sentences {
		fmt.Fprintf(out, "  - %s\n", s)
	}
}
