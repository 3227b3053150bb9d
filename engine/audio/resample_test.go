package audio

import (
	"math"
	"testing"
)

func sine(hertz float64, rate, n int) []float32 {
	s := make([]float32, n)
	for i := range s {
		s[i] = float32(0.5 * math.Sin(2*math.Pi*hertz*float64(i)/float64(rate)))
	}
	return s
}

// TestDoublingKeepsTheSound: samples stay what they are, and those between them
// lie where the sound is, within -65 dB up to 9 kHz, which nearest or linear
// interpolation misses by far.
func TestDoublingKeepsTheSound(t *testing.T) {
	for _, hertz := range []float64{0, 50, 440, 1000, 3000, 6000, 9000} {
		in := sine(hertz, VoiceRate, 2000)
		if hertz == 0 {
			for i := range in {
				in[i] = 0.5
			}
		}
		out := doubleRate(in)
		if len(out) != 2*len(in) {
			t.Fatalf("%d samples become %d", len(in), len(out))
		}
		want := sine(hertz, SampleRate, len(out))
		worst := 0.0
		for i, v := range out {
			if i%2 == 0 && v != in[i/2] {
				t.Fatalf("%v Hz: sample %d was changed", hertz, i/2)
			}
			if i > 2*halfBandTaps && i < len(out)-2*halfBandTaps {
				exact := float64(want[i])
				if hertz == 0 {
					exact = 0.5
				}
				worst = max(worst, math.Abs(float64(v)-exact))
			}
		}
		if limit := 0.5 * math.Pow(10, -65.0/20); worst > limit {
			t.Errorf("%v Hz: the worst sample is off by %.1f dB", hertz, 20*math.Log10(worst/0.5))
		}
	}
}

func TestOtherRatesAreResampled(t *testing.T) {
	for _, rate := range []int{8000, 16000, 22050, 44100, 48000} {
		out := resampled(sine(440, rate, rate), rate)
		if d := len(out) - SampleRate; d < -20 || d > 20 {
			t.Errorf("a second at %d Hz becomes %d frames", rate, len(out))
		}
		sound := make([]float64, len(out))
		for i, v := range out {
			sound[i] = float64(v)
		}
		if right, wrong := magnitude(sound, 440), magnitude(sound, 660); right < 0.2 || wrong > 0.01 {
			t.Errorf("440 Hz at %d Hz: %.3f of it is left, and %.3f at 660 Hz", rate, right, wrong)
		}
	}
}

func TestSpeechIsLevelled(t *testing.T) {
	for _, gain := range []float32{0.01, 0.3, 1} {
		in := sine(300, SampleRate, 2*SampleRate)
		for i := range in {
			in[i] *= gain * 2
		}
		if level := lufsOf(onBoth(compact(in))); math.Abs(level-spokenLoudness) > 0.3 {
			t.Errorf("speech at %.2f is brought to %.1f LUFS", gain, level)
		}
	}
	if got := compact(make([]float32, 10)); len(got) != 10 || got[3] != 0 {
		t.Errorf("silence becomes %v", got)
	}
}
