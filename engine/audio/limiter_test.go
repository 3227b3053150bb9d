package audio

import (
	"math"
	"math/rand/v2"
	"testing"
)

// limited passes frames through a limiter in chunks of random size, and returns
// them without the delay.
func limited(frames [][2]float64, random *rand.Rand) [][2]float64 {
	padded := append(append([][2]float64{}, frames...), make([][2]float64, lookAhead)...)
	l := newLimiter()
	for at := 0; at < len(padded); {
		n := min(len(padded)-at, 1+random.IntN(400))
		l.process(padded[at : at+n])
		at += n
	}
	return padded[lookAhead:]
}

// truePeak measures the peak between samples too, at four times the rate with
// a long sinc, independent of the limiter's own measure.
func truePeak(frames [][2]float64) float64 {
	const taps, times = 32, 4
	peak := 0.0
	for i := taps; i < len(frames)-taps; i++ {
		peak = max(peak, math.Abs(frames[i][0]))
		if peak > 0 && math.Abs(frames[i][0]) < 0.5*peak {
			continue // only around large samples can it be larger
		}
		for step := 1; step < times; step++ {
			x := float64(step) / times
			sum := 0.0
			for k := -taps + 1; k <= taps; k++ {
				d := x - float64(k)
				window := 0.5 + 0.5*math.Cos(math.Pi*d/(taps+1))
				sum += frames[i+k][0] * math.Sin(math.Pi*d) / (math.Pi * d) * window
			}
			peak = max(peak, math.Abs(sum))
		}
	}
	return peak
}

// TestNothingPassesTheCeiling: however loud the sum, the true peak stays under
// -1 dBFS.
func TestNothingPassesTheCeiling(t *testing.T) {
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 3))
	below := math.Pow(10, -1.0/20)
	for round := range 40 {
		frames := make([][2]float64, 4000)
		for range 1 + random.IntN(5) {
			hertz, level := 40+random.Float64()*8000, random.Float64()*3
			from, to := random.IntN(3000), 4000
			for i := from; i < to; i++ {
				v := level * math.Sin(2*math.Pi*hertz*float64(i-from)/SampleRate)
				frames[i][0] += v
				frames[i][1] -= v / 2
			}
		}
		out := limited(frames, random)
		if peak := truePeak(out); peak > below {
			t.Errorf("round %d: the true peak is %.4f, %.2f dBFS", round, peak, 20*math.Log10(peak))
		}
	}
}

func TestQuietSoundPassesUntouched(t *testing.T) {
	random := rand.New(rand.NewPCG(seed, 4))
	frames := make([][2]float64, 20000)
	for i := range frames {
		frames[i] = [2]float64{random.Float64() - 0.5, random.Float64() - 0.5}
	}
	for i, f := range limited(frames, random) {
		if f != frames[i] {
			t.Fatalf("frame %d is %v, want %v", i, f, frames[i])
		}
	}
}

func TestTheLimiterLetsGoSmoothly(t *testing.T) {
	random := rand.New(rand.NewPCG(seed, 5))
	const loud = SampleRate / 10
	frames := make([][2]float64, SampleRate)
	for i := range frames {
		frames[i][0] = 0.25
		if i >= 1000 && i < 1000+loud {
			frames[i][0] = 2
		}
	}
	out := limited(frames, random)
	// The edge itself overshoots between two samples, which the gain follows.
	settled := 1000 + loud + lookAhead
	last := out[settled-1][0]
	for i := settled; i < len(out); i++ {
		if rise := out[i][0] - last; rise < -1e-9 || rise > 1e-4 {
			t.Fatalf("after a loud stretch the gain moves by %.6f in one frame", rise/0.25)
		}
		last = out[i][0]
	}
	if math.Abs(last-0.25) > 1e-9 {
		t.Errorf("the gain comes back to %.6f", last/0.25)
	}
}
