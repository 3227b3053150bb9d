package kokoro

import "math"

const (
	// lobes is the number of zero crossings of the filter on each side.
	lobes = 32
	// band is the fraction of the narrower band that is preserved; the rest is
	// the transition band of the filter.
	band = 0.96
)

// Resample converts speech from one sample rate in Hz to another with a windowed
// sinc.
func Resample(samples []float64, from, to int) []float64 {
	step := float64(from) / float64(to)
	cutoff := band * min(1, 1/step)
	reach := lobes / cutoff
	out := make([]float64, len(samples)*to/from)
	for i := range out {
		at := float64(i) * step
		first, last := max(0, int(math.Ceil(at-reach))), min(len(samples)-1, int(at+reach))
		for k := first; k <= last; k++ {
			distance := at - float64(k)
			out[i] += samples[k] * cutoff * sinc(cutoff*distance) * blackman(distance/reach)
		}
	}
	return out
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// blackman is the Blackman window on -1 to 1.
func blackman(x float64) float64 {
	return 0.42 + 0.5*math.Cos(math.Pi*x) + 0.08*math.Cos(2*math.Pi*x)
}
