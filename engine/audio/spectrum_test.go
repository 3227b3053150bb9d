package audio

import (
	"io/fs"
	"math"
	"math/cmplx"
	"slices"
	"testing"

	"uncoil/assets"
	"uncoil/engine"
)

// averageSpeech is the long-term average spectrum of speech in third octaves, in dB
// (Byrne and others, 1994, women and men together).
var averageSpeech = []struct{ hertz, level float64 }{
	{250, 60.3},
	{315, 59},
	{400, 62.1},
	{500, 62.1},
	{630, 60.5},
	{800, 56.8},
	{1000, 53.7},
	{1250, 53},
	{1600, 52},
	{2000, 48.7},
	{2500, 48.1},
	{3150, 46.8},
	{4000, 45.6},
	{5000, 44.5},
	{6300, 44.3},
	{8000, 43.7},
}

// thirds returns the level of a sound in each third octave of averageSpeech, in dB.
func thirds(sound []float32) []float64 {
	const n = 4096
	power := make([]float64, n/2)
	for at := 0; at+n <= len(sound); at += n / 2 {
		x := make([]complex128, n)
		for i := range x {
			x[i] = complex(float64(sound[at+i])*(0.5-0.5*math.Cos(2*math.Pi*float64(i)/n)), 0)
		}
		fourier(x)
		for i := range power {
			power[i] += real(x[i])*real(x[i]) + imag(x[i])*imag(x[i])
		}
	}
	all := make([]float64, len(averageSpeech))
	for k, band := range averageSpeech {
		sum := 1e-12
		for i := range power {
			if hertz := float64(i) * SampleRate / n; hertz >= band.hertz*math.Pow(2, -1.0/6) && hertz < band.hertz*math.Pow(2, 1.0/6) {
				sum += power[i]
			}
		}
		all[k] = 10 * math.Log10(sum)
	}
	return all
}

// fourier transforms x in place; its length is a power of two.
func fourier(x []complex128) {
	n := len(x)
	if n == 1 {
		return
	}
	even, odd := make([]complex128, n/2), make([]complex128, n/2)
	for i := range n / 2 {
		even[i], odd[i] = x[2*i], x[2*i+1]
	}
	fourier(even)
	fourier(odd)
	for i := range n / 2 {
		w := cmplx.Rect(1, -2*math.Pi*float64(i)/float64(n)) * odd[i]
		x[i], x[i+n/2] = even[i]+w, even[i]-w
	}
}

// aboveSpeech returns by how much the sentences of a voice exceed average speech in each
// third octave, in dB, when both are equally loud from 250 Hz to 4 kHz.
func aboveSpeech(t *testing.T, v *Voice) []float64 {
	t.Helper()
	var sentences []string
	for s := range v.clips {
		sentences = append(sentences, s)
	}
	slices.Sort(sentences)
	var sound []float32
	for i := 0; i < len(sentences); i += len(sentences)/40 + 1 {
		samples, err := v.clip(sentences[i])
		if err != nil {
			t.Fatal(err)
		}
		sound = append(sound, samples...)
	}
	over, middle, bands := thirds(sound), 0.0, 0.0
	for i, band := range averageSpeech {
		over[i] -= band.level
		if band.hertz <= 4000 {
			middle += over[i]
			bands++
		}
	}
	for i := range over {
		over[i] -= middle / bands
	}
	return over
}

// TestVoicesSoundLikeSpeech: they do not hiss.
func TestVoicesSoundLikeSpeech(t *testing.T) {
	fsys, err := fs.Sub(assets.Files(), "voice")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range VoiceNames(fsys, "en") {
		v, err := OpenVoice(fsys, name, engine.PaceNormal)
		if err != nil {
			t.Fatal(err)
		}
		for i, over := range aboveSpeech(t, v) {
			t.Logf("%s: %5.0f Hz %+5.1f dB", name, averageSpeech[i].hertz, over)
			if hertz := averageSpeech[i].hertz; hertz >= 5000 && over > 6 || over > 8 || over < -8 {
				t.Errorf("%s: %+.1f dB over average speech at %.0f Hz", name, over, hertz)
			}
		}
	}
}
