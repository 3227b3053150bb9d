package audio

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"uncoil/engine"
)

// slowly returns speech at the slow pace.
func slowly(speech []float32, rate int) []float64 {
	return wide(paced(speech, rate, engine.PaceSlow))
}

func wide(in []float32) []float64 {
	out := make([]float64, len(in))
	for i, v := range in {
		out[i] = float64(v)
	}
	return out
}

// period returns the period of a sound in samples by autocorrelation: the lag
// between two bounds at which the sound is most like itself.
func period(sound []float64, least, most int) int {
	best, alike := 0, 0.0
	for lag := least; lag <= most; lag++ {
		var dot, a, b float64
		for i := range sound[:len(sound)-most] {
			dot += sound[i] * sound[i+lag]
			a += sound[i] * sound[i]
			b += sound[i+lag] * sound[i+lag]
		}
		if like := dot / math.Sqrt(a*b+1e-12); like > alike {
			best, alike = lag, like
		}
	}
	return best
}

// voiced is a sound like a sung vowel: the harmonics of a pitch, coloured.
func voiced(hertz float64, rate, n int) []float32 {
	s := make([]float32, n)
	for i := range s {
		t := float64(i) / float64(rate)
		for k := 1.0; k*hertz < 5000; k++ {
			colour := math.Exp(-math.Pow((k*hertz-600)/500, 2)) + 0.3*math.Exp(-math.Pow((k*hertz-1800)/600, 2)) + 0.05
			s[i] += float32(0.2 * colour * math.Sin(2*math.Pi*k*hertz*t+k*k))
		}
	}
	return s
}

// TestSlowSpeechIsExactlyAsLongAsItSays: for every length, and between 1.15 and
// 1.2 times as long where there is anything to round.
func TestSlowSpeechIsExactlyAsLongAsItSays(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 100, 329, 330, 331, 7919, VoiceRate, VoiceRate + 1} {
		got, want := len(slowly(make([]float32, n), VoiceRate)), pacedSamples(n, engine.PaceSlow)
		if got != want {
			t.Errorf("%d samples become %d, foretold were %d", n, got, want)
		}
		if longer := float64(want) / float64(n); n >= 100 && (longer < 1.15 || longer > 1.2) {
			t.Errorf("%d samples become %.3f times as long", n, longer)
		}
		if same := pacedSamples(n, engine.PaceNormal); same != n {
			t.Errorf("at the normal pace %d samples become %d", n, same)
		}
	}
}

// TestSlowSpeechKeepsItsPitch for voices from deep to high, and how smooth it
// is: nothing bends more sharply than the original does.
func TestSlowSpeechKeepsItsPitch(t *testing.T) {
	for _, hertz := range []float64{83, 110, 147, 196, 233, 310} {
		in := voiced(hertz, VoiceRate, VoiceRate)
		out := slowly(in, VoiceRate)
		middle := out[VoiceRate/4 : VoiceRate/4+VoiceRate/2]
		want := period(wide(in)[VoiceRate/4:VoiceRate*3/4], 60, 300)
		if got := period(middle, 60, 300); got != want {
			t.Errorf("%.0f Hz: the period of %d samples becomes %d", hertz, want, got)
		}
		before, after := sharpest(wide(in)[1000:VoiceRate-1000]), sharpest(out[1000:len(out)-1500])
		if after > 1.02*before {
			t.Errorf("%.0f Hz: bends by %.4f, the original by %.4f", hertz, after, before)
		}
		if a, b := rms(wide(in)), rms(out); b < 0.93*a || b > 1.05*a {
			t.Errorf("%.0f Hz: the level goes from %.4f to %.4f", hertz, a, b)
		}
	}
}

// sharpest returns how much a sound bends at most from one sample to the next,
// which a click does more than anything.
func sharpest(sound []float64) float64 {
	most := 0.0
	for i := 2; i < len(sound); i++ {
		most = max(most, math.Abs(sound[i]-2*sound[i-1]+sound[i-2]))
	}
	return most
}

// TestSlowSpeechKeepsItsOrder: sounds begin where they began, times 1.18.
func TestSlowSpeechKeepsItsOrder(t *testing.T) {
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 21))
	in := make([]float32, 4*VoiceRate)
	var starts []int
	for at := VoiceRate / 5; at < len(in)-VoiceRate/2; at += VoiceRate/4 + random.IntN(VoiceRate/3) {
		starts = append(starts, at)
		copy(in[at:], voiced(120+100*random.Float64(), VoiceRate, VoiceRate/8))
	}
	out := slowly(in, VoiceRate)
	quiet := VoiceRate / 20
	var found []int
	last := -quiet
	for i, v := range out {
		if math.Abs(v) > 0.02 {
			if i-last >= quiet {
				found = append(found, i)
			}
			last = i
		}
	}
	if len(found) != len(starts) {
		t.Fatalf("%d sounds become %d", len(starts), len(found))
	}
	for i, at := range starts {
		off := float64(found[i])/VoiceRate - 1.18*float64(at)/VoiceRate
		if math.Abs(off) > 0.015 {
			t.Errorf("sound %d begins %.0f ms beside its place", i, 1000*off)
		}
	}
}

// TestSlowClipsAreSound takes recorded sentences: length as foretold, loudness
// and pitch as before, no click, and the same each time.
func TestSlowClipsAreSound(t *testing.T) {
	normal := openBuiltIn(t, engine.PaceNormal)
	slow := openBuiltIn(t, engine.PaceSlow)
	for _, sentence := range sampleOf(normal, 40) {
		a, err := normal.clip(sentence)
		if err != nil {
			t.Fatal(err)
		}
		b, err := slow.clip(sentence)
		if err != nil {
			t.Fatal(err)
		}
		if got := LengthOf(int64(len(b))); got != slow.SpeechLength(sentence) {
			t.Errorf("%q lasts %v, foretold were %v", sentence, got, slow.SpeechLength(sentence))
		}
		if d := lufsOf(onBoth(b)) - lufsOf(onBoth(a)); math.Abs(d) > 0.8 {
			t.Errorf("%q is %.2f LU louder when slow", sentence, d)
		}
		if before, after := sharpest(wide(a)), sharpest(wide(b)); after > 1.1*before+0.01 {
			t.Errorf("%q bends by %.4f, at the normal pace by %.4f", sentence, after, before)
		}
		slow.cache.clear()
		again, _ := slow.clip(sentence)
		if fmt.Sprint(again) != fmt.Sprint(b) {
			t.Errorf("%q differs the second time", sentence)
		}
	}
}

func openBuiltIn(t testing.TB, pace engine.Pace) *Voice {
	t.Helper()
	v, err := OpenVoice(os.DirFS(builtIn), engine.DefaultSpeaker, pace)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// BenchmarkStretch makes a second of speech slow.
func BenchmarkStretch(b *testing.B) {
	in := voiced(196, VoiceRate, VoiceRate)
	b.ReportAllocs()
	for b.Loop() {
		paced(in, VoiceRate, engine.PaceSlow)
	}
}
