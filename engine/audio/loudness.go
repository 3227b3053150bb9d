package audio

import "math"

// spokenLoudness is how loud every sentence is, recorded or synthesized, played on both
// channels, in LUFS (EBU R 128).
const spokenLoudness = -16

// loudnessOf returns how loud speech is on both channels, in LUFS, as ITU-R BS.1770 has
// it; what is shorter than one block of it is measured as a whole.
func loudnessOf(samples []float32) float64 {
	const block, hop = SampleRate * 4 / 10, SampleRate / 10
	head, low := highShelf(1682, 4), highPass(38, 0.5)
	sums := make([]float64, 1, len(samples)/hop+2) // of squares, at every hop
	sum := 0.0
	for i, v := range samples {
		w := low.next(head.next(float64(v)))
		sum += 2 * w * w
		if (i+1)%hop == 0 {
			sums = append(sums, sum)
		}
	}
	var blocks []float64
	for i := block / hop; i < len(sums); i++ {
		blocks = append(blocks, (sums[i]-sums[i-block/hop])/block)
	}
	if len(blocks) == 0 {
		blocks = []float64{sum / float64(max(1, len(samples)))}
	}
	absolute := math.Pow(10, (-70+0.691)/10)
	return 10*math.Log10(meanAbove(blocks, max(absolute, meanAbove(blocks, absolute)/10))) - 0.691
}

// meanAbove returns the mean of the values above a gate, almost nothing if there are
// none.
func meanAbove(values []float64, gate float64) float64 {
	sum, n := 1e-12, 0.0
	for _, v := range values {
		if v > gate {
			sum, n = sum+v, n+1
		}
	}
	return sum / max(n, 1)
}

// levelled brings speech, in place, to spokenLoudness, and returns its highest peak.
// Silence stays silence.
func levelled(samples []float32) (peak float32) {
	now := loudnessOf(samples)
	if now < -65 {
		return 0
	}
	gain := float32(math.Pow(10, (spokenLoudness-now)/20))
	for i := range samples {
		samples[i] *= gain
		peak = max(peak, samples[i], -samples[i])
	}
	return peak
}

// compact brings synthesized speech to spokenLoudness, its peaks limited as those of the
// recordings are. Limiting takes a little of what was gained, so there are two rounds.
func compact(samples []float32) []float32 {
	for range 2 {
		if levelled(samples) <= ceiling {
			break
		}
		limitPeaks(samples)
	}
	return samples
}

// limitPeaks limits the peaks of samples in place.
func limitPeaks(samples []float32) {
	l, frames := newLimiter(), make([][2]float64, len(samples)+lookAhead)
	for i, v := range samples {
		frames[i] = [2]float64{float64(v), float64(v)}
	}
	l.process(frames)
	for i := range samples {
		samples[i] = float32(frames[i+lookAhead][0])
	}
}
