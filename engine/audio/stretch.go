package audio

import (
	"math"

	"uncoil/engine"
)

// The slow pace: speech that takes 59/50 = 1.18 times as long.
const (
	slowParts = 59
	ofParts   = 50
)

// The pieces from which slow speech is assembled, in seconds. A piece holds two
// periods of a deep voice; the search range is one more.
const (
	pieceLength  = 0.030
	searchLength = 0.0125
)

// pacedSamples returns the number of samples that n samples become at a pace.
func pacedSamples(n int, pace engine.Pace) int {
	if pace != engine.PaceSlow {
		return n
	}
	return (n*slowParts + ofParts/2) / ofParts
}

// paced returns speech at a pace: pacedSamples of it, at the same pitch.
func paced(speech []float32, rate int, pace engine.Pace) []float32 {
	n := pacedSamples(len(speech), pace)
	if n == len(speech) {
		return speech
	}
	return newStretcher(speech, rate).stretch(n)
}

// stretcher makes speech longer by waveform similarity (WSOLA): overlapping
// pieces are taken from the original slightly closer together than they are
// placed in the output. Each is taken from where it fits the end of the previous
// one best, which keeps the pitch and colour of the voice.
type stretcher struct {
	padded []float32 // the speech between silence, so that indexes stay inside
	margin int       // the silence before it
	hop    int       // half a piece: the step in the output
	search int       // how far a piece may be moved in either direction
	fade   []float32 // rises from 0 to 1 in a hop; it and its mirror add up to 1
	// coarse is padded at a quarter of the rate, where the search begins.
	coarse []float32
}

// coarseStep is how many samples make one of the coarse ones.
const coarseStep = 4

func newStretcher(speech []float32, rate int) *stretcher {
	s := &stretcher{
		hop:    int(pieceLength / 2 * float64(rate)),
		search: int(searchLength * float64(rate)),
	}
	s.margin = 2*s.hop + s.search
	s.padded = make([]float32, len(speech)+2*s.margin+2*s.hop)
	copy(s.padded[s.margin:], speech)
	s.fade = make([]float32, s.hop)
	for i := range s.fade {
		sin := math.Sin(math.Pi / 2 * (float64(i) + 0.5) / float64(s.hop))
		s.fade[i] = float32(sin * sin)
	}
	s.coarse = make([]float32, len(s.padded)/coarseStep)
	for i := range s.coarse {
		for _, v := range s.padded[i*coarseStep : (i+1)*coarseStep] {
			s.coarse[i] += v
		}
	}
	return s
}

// stretch returns n samples of the speech; n is at least its length.
func (s *stretcher) stretch(n int) []float32 {
	length := len(s.padded) - 2*s.margin - 2*s.hop
	out := make([]float32, 0, n+s.hop)
	next := s.margin // where the last piece continues in the original
	for len(out) < n {
		at := s.margin + int(int64(len(out))*int64(length)/int64(n))
		from := s.best(at, next)
		tail, head := s.padded[next:next+s.hop], s.padded[from:from+s.hop]
		for i, f := range s.fade {
			out = append(out, tail[i]+f*(head[i]-tail[i]))
		}
		next = from + s.hop
	}
	return out[:n]
}

// best returns the position near at where the original is most similar to what
// follows next: first coarsely, then to the sample.
func (s *stretcher) best(at, next int) int {
	first, last := at-s.search, at+s.search
	rough := mostAlike(s.coarse, s.hop/coarseStep, at/coarseStep, first/coarseStep, last/coarseStep, next/coarseStep)
	if rough == at/coarseStep {
		rough = at
	} else {
		rough *= coarseStep
	}
	return mostAlike(s.padded, s.hop, rough, max(first, rough-coarseStep), min(last, rough+coarseStep), next)
}

// mostAlike returns the position from first to last at which n samples are most
// similar to those at next; among equals, and in silence, the preferred one.
func mostAlike(x []float32, n, preferred, first, last, next int) int {
	best, most := preferred, alike(x[preferred:preferred+n], x[next:next+n])
	for from := first; from <= last; from++ {
		if like := alike(x[from:from+n], x[next:next+n]); like > most {
			best, most = from, like
		}
	}
	return best
}

// alike returns the similarity of a and b: the square of their correlation,
// negative for opposite signs. The energy of b is the same in all comparisons and
// left out. Silence is similar to nothing.
func alike(a, b []float32) float64 {
	b = b[:len(a)]
	var dot, energy [2]float32
	for i := 1; i < len(a); i += 2 {
		dot[0] += a[i-1] * b[i-1]
		dot[1] += a[i] * b[i]
		energy[0] += a[i-1] * a[i-1]
		energy[1] += a[i] * a[i]
	}
	power := float64(energy[0] + energy[1])
	if power < 1e-9 {
		return 0
	}
	sum := float64(dot[0] + dot[1])
	return sum * math.Abs(sum) / power
}
