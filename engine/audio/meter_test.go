package audio

import (
	"maps"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// The meter measures loudness by ITU-R BS.1770-4 and EBU R 128, implemented from
// the norm independently of the voice tool's code, so that each checks the other.

// meterStage is one of the norm's two filters, in direct form.
type meterStage struct {
	b, a [3]float64 // a[0] is 1
	x, y [2]float64 // what came in and went out before
}

func (s *meterStage) next(v float64) float64 {
	out := s.b[0]*v + s.b[1]*s.x[0] + s.b[2]*s.x[1] - s.a[1]*s.y[0] - s.a[2]*s.y[1]
	s.x[0], s.x[1] = v, s.x[0]
	s.y[0], s.y[1] = out, s.y[0]
	return out
}

// headAndLow returns the two stages for SampleRate: a high shelf of 4 dB at
// 1.5 kHz for the head, and a high-pass at 38 Hz.
func headAndLow() [2]meterStage {
	shelf := func() meterStage {
		const f, q, gain = 1681.9744509555319, 0.70717523695541956, 3.99984385397
		k := math.Tan(math.Pi * f / SampleRate)
		vh := math.Pow(10, gain/20)
		vb := math.Pow(vh, 0.499666774155)
		a0 := 1 + k/q + k*k
		return meterStage{
			b: [3]float64{(vh + vb*k/q + k*k) / a0, 2 * (k*k - vh) / a0, (vh - vb*k/q + k*k) / a0},
			a: [3]float64{1, 2 * (k*k - 1) / a0, (1 - k/q + k*k) / a0},
		}
	}
	low := func() meterStage {
		const f, q = 38.135470876139820, 0.50032703732584365
		k := math.Tan(math.Pi * f / SampleRate)
		a0 := 1 + k/q + k*k
		return meterStage{b: [3]float64{1, -2, 1}, a: [3]float64{1, 2 * (k*k - 1) / a0, (1 - k/q + k*k) / a0}}
	}
	return [2]meterStage{shelf(), low()}
}

// lufsOf returns the integrated loudness of stereo frames in LUFS. What is
// shorter than one measuring block of 400 ms is measured as a whole.
func lufsOf(frames [][2]float64) float64 {
	const block, hop = SampleRate * 4 / 10, SampleRate / 10
	squares := make([]float64, len(frames)+1) // running sums of both channels
	stages := [2][2]meterStage{headAndLow(), headAndLow()}
	for i, f := range frames {
		sum := 0.0
		for c := range f {
			v := stages[c][1].next(stages[c][0].next(f[c]))
			sum += v * v
		}
		squares[i+1] = squares[i] + sum
	}
	var blocks []float64
	for at := 0; at+block <= len(frames); at += hop {
		blocks = append(blocks, (squares[at+block]-squares[at])/block)
	}
	if len(blocks) == 0 {
		blocks = []float64{squares[len(frames)] / float64(max(1, len(frames)))}
	}
	over := func(gate float64) float64 {
		sum, n := 0.0, 0.0
		for _, p := range blocks {
			if p > gate {
				sum, n = sum+p, n+1
			}
		}
		return sum / max(n, 1)
	}
	absolute := math.Pow(10, (-70+0.691)/10)
	return -0.691 + 10*math.Log10(over(max(absolute, over(absolute)/10)))
}

// onBoth returns mono samples as they are played: on both channels.
func onBoth(samples []float32) [][2]float64 {
	frames := make([][2]float64, len(samples))
	for i, v := range samples {
		frames[i] = [2]float64{float64(v), float64(v)}
	}
	return frames
}

// TestTheMeterMeasures holds the meter to the norm's own example: a sine of
// 997 Hz at full scale on one channel measures -3.01 LUFS.
func TestTheMeterMeasures(t *testing.T) {
	frames := make([][2]float64, 5*SampleRate)
	for i := range frames {
		frames[i][0] = math.Sin(2 * math.Pi * 997 * float64(i) / SampleRate)
	}
	if got := lufsOf(frames); math.Abs(got+3.01) > 0.02 {
		t.Errorf("the sine measures %.2f LUFS", got)
	}
	// Silence around it is gated, but for the blocks at its edges.
	quiet := append(append(make([][2]float64, 10*SampleRate), frames...), make([][2]float64, 10*SampleRate)...)
	if got := lufsOf(quiet); math.Abs(got+3.01) > 0.3 {
		t.Errorf("with silence around it measures %.2f LUFS", got)
	}
}

// sampleOf returns about n of a voice's recorded sentences, spread over all.
func sampleOf(v *Voice, n int) []string {
	all := slices.Sorted(maps.Keys(v.clips))
	var some []string
	for i := 0; i < len(all); i += max(1, len(all)/n) {
		some = append(some, all[i])
	}
	return some
}

// TestClipsAreWhole: every clip measures -16 LUFS within one, played on both channels,
// begins and ends at nothing and not inside its first sound, and is neither too short
// nor too long for its letters.
func TestClipsAreWhole(t *testing.T) {
	for _, name := range VoiceNames(os.DirFS(builtIn), "en") {
		v, err := OpenVoice(os.DirFS(builtIn), name, engine.PaceNormal)
		if err != nil {
			t.Fatal(err)
		}
		for _, sentence := range sampleOf(v, 150) {
			samples, err := v.clip(sentence)
			if err != nil {
				t.Fatal(err)
			}
			if got := lufsOf(onBoth(samples)); math.Abs(got+16) > 1 {
				t.Errorf("%s: %q measures %.2f LUFS", name, sentence, got)
			}
			if first, last := samples[0], samples[len(samples)-1]; first != 0 || last != 0 {
				t.Errorf("%s: %q begins at %v and ends at %v", name, sentence, first, last)
			}
			whole := make([]float64, len(samples))
			for i, v := range samples {
				whole[i] = float64(v)
			}
			if over := 20 * math.Log10(rms(whole[:FramesIn(10*time.Millisecond)])/rms(whole)); over > -27 { // the recording's limit, and one for what polishing changes
				t.Errorf("%s: %q begins inside its first sound, %.1f dB", name, sentence, over)
			}
			letters, seconds := float64(len(sentence)), LengthOf(int64(len(samples))).Seconds()
			if digits := sentence[0] <= '9'; seconds < 0.2 || seconds < letters*0.025 || !digits && seconds > 1.6+letters*0.13 {
				t.Errorf("%s: %q lasts %.2f s", name, sentence, seconds)
			}
		}
	}
}
