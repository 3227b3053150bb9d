package kokoro

import (
	"math"
	"slices"
	"testing"
)

// TestSoundsAreSpelledAsKokoroReadsThem: left is what espeak-ng writes.
func TestSoundsAreSpelledAsKokoroReadsThem(t *testing.T) {
	for ipa, want := range map[string]string{
		"ɹˈaɪt ʃˈoʊldɚ":   "ɹˈIt ʃˈOldəɹ",
		"flˈoːɹ, bˈɜːd":   "flˈɔɹ, bˈɜɹd",
		"sˈɜːʔn̩ tʃˈɛɹ":   "sˈɜɹtᵊn ʧˈɛɹ",
		"wˈɔːɾɚ bˈɑːɾəl":  "wˈɔTəɹ bˈɑTəl",
		"wˌʌn!ænd? tˈuː.": "wˌʌn! ænd? tˈu.",
		"dʒˈɔɪn, hˈeɪ":    "ʤˈYn, hˈA",
	} {
		if got := americanLetters(ipa); got != want {
			t.Errorf("%s becomes %s, want %s", ipa, got, want)
		}
	}
}

func TestKokoroLeavesNoSoundOut(t *testing.T) {
	m := &Model{letters: map[string]int64{"a": 43, "b": 44}}
	if got, err := m.numbers("aba"); err != nil || !slices.Equal(got, []int64{0, 43, 44, 43, 0}) {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", "abc", string(slices.Repeat([]rune("a"), styleCount+1))} {
		if got, err := m.numbers(bad); err == nil {
			t.Errorf("%q becomes %v", bad, got)
		}
	}
}

// TestShortSentencesAreNotDrawnOut: the pace grows with the sentence.
func TestShortSentencesAreNotDrawnOut(t *testing.T) {
	m := &Model{pace: 1.25}
	for sounds, want := range map[int]float64{1: 1, slowFrom: 1, slowWhole: 0.8, 200: 0.8} {
		if got := float64(m.speed(sounds)); math.Abs(got-want) > 1e-6 {
			t.Errorf("%d sounds are said at speed %.3f, want %.3f", sounds, got, want)
		}
	}
	if middle := m.speed((slowFrom + slowWhole) / 2); middle <= 0.8 || middle >= 1 {
		t.Errorf("a sentence between them is said at speed %.3f", middle)
	}
}

// TestResampleKeepsSpeech: a tone that both rates can carry keeps its pitch and
// level, and one that only the faster rate can carry goes.
func TestResampleKeepsSpeech(t *testing.T) {
	tone := func(hertz float64, rate int) []float64 {
		out := make([]float64, rate)
		for i := range out {
			out[i] = 0.5 * math.Sin(2*math.Pi*hertz*float64(i)/float64(rate))
		}
		return out
	}
	for _, hertz := range []float64{110, 1000, 9500} {
		got, want := Resample(tone(hertz, 24000), 24000, 22050), tone(hertz, 22050)
		if len(got) != len(want) {
			t.Fatalf("a second has %d samples", len(got))
		}
		for i := 200; i < len(got)-200; i++ {
			if math.Abs(got[i]-want[i]) > 0.005 {
				t.Fatalf("%.0f Hz: sample %d is %.4f, want %.4f", hertz, i, got[i], want[i])
			}
		}
	}
	if high := slices.Max(Resample(tone(11700, 24000), 24000, 22050)[200:21000]); high > 0.005 {
		t.Errorf("11.7 kHz leaves a tone of %.4f", high)
	}
}
