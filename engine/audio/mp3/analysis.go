package mp3

import "math"

const (
	// bands is how many of the 32 bands of the filter bank are coded: those up
	// to 16.5 kHz, above which there is nothing to hear here.
	bands     = 24
	allBands  = 32
	bandLines = 18 // of a band in a granule
	lines     = allBands * bandLines
	taps      = 512
)

// spectrum holds the lines of both granules of a packet, by channel.
type spectrum [2][channels][lines]float32

// filterBank turns the sound of one channel into spectral lines.
type filterBank struct {
	tables *analysisTables
	// past holds the last samples of the packet before, and the packet.
	past [taps + packetFrames]float32
	// before holds the bands of the previous granule.
	before [bands][bandLines]float32
}

// analysisTables holds the constants of the transforms.
type analysisTables struct {
	window [taps]float32
	// even and odd turn 32 windowed sums into bands; for the upper bands, the
	// sign of the odd half is inverted.
	even, odd [allBands / 2][allBands / 2]float32
	shape     [2 * bandLines]float32
	cosine    [bandLines][bandLines]float32
	// alias holds the pairs of the butterflies between two bands.
	alias [8][2]float32
}

func newFilterBank() filterBank { return filterBank{tables: newAnalysisTables()} }

func newAnalysisTables() *analysisTables {
	t := &analysisTables{}
	half := halfWindow()
	for i := range t.window {
		v := float64(half[min(i, taps-i)]) / (1 << 21)
		if i > taps/2 && i%64 != 0 {
			v = -v
		}
		t.window[i] = float32(v)
	}
	for i := range allBands / 2 {
		for k := range allBands / 2 {
			angle := float64(2*i+1) * math.Pi / 64
			t.even[i][k] = float32(math.Cos(angle * float64(2*k)))
			t.odd[i][k] = float32(math.Cos(angle * float64(2*k+1)))
		}
	}
	for i := range t.shape {
		t.shape[i] = float32(math.Sin(math.Pi / 36 * (float64(i) + 0.5)))
	}
	for m := range bandLines {
		for n := range bandLines {
			t.cosine[m][n] = float32(math.Cos(math.Pi/bandLines*(float64(n)+0.5)*(float64(m)+0.5)) / 9)
		}
	}
	for i, c := range [8]float64{-0.6, -0.535, -0.33, -0.185, -0.095, -0.041, -0.0142, -0.0037} {
		root := math.Sqrt(1 + c*c)
		t.alias[i] = [2]float32{float32(1 / root), float32(c / root)}
	}
	return t
}

// analyse computes the lines of a packet of one channel.
func (f *filterBank) analyse(samples *[packetFrames]float32, out *spectrum, channel int) {
	copy(f.past[:taps], f.past[packetFrames:])
	copy(f.past[taps:], samples[:])
	for g := range out {
		var now [bands][bandLines]float32
		for t := range bandLines {
			f.split(&now, t, taps+g*granuleFrames+32*t+31)
		}
		xr := &out[g][channel]
		for b := range bands {
			f.transform(&f.before[b], &now[b], xr[b*bandLines:(b+1)*bandLines])
		}
		f.before = now
		f.unalias(xr)
	}
}

// split computes the sample of every band at time t of a granule; newest is the
// index of the last sample that it covers.
func (f *filterBank) split(out *[bands][bandLines]float32, t, newest int) {
	var y [64]float32
	x := f.past[newest-taps+1 : newest+1]
	for k := range y {
		var sum float32
		for j := k; j < taps; j += 64 {
			sum += f.tables.window[j] * x[taps-1-j]
		}
		y[k] = sum
	}
	// The cosines are symmetric around 16 and antisymmetric around 48, which
	// leaves 32 sums.
	var m [allBands]float32
	m[0] = y[16]
	for k := 1; k <= 16; k++ {
		m[k] = y[16+k] + y[16-k]
	}
	for k := 17; k < allBands; k++ {
		m[k] = y[16+k] - y[80-k]
	}
	for i := range allBands / 2 {
		var even, odd float32
		ce, co := &f.tables.even[i], &f.tables.odd[i]
		for k := range ce {
			even += ce[k] * m[2*k]
			odd += co[k] * m[2*k+1]
		}
		out[i][t] = even + odd
		if upper := allBands - 1 - i; upper < bands {
			out[upper][t] = even - odd
		}
	}
	if t%2 == 1 {
		// Odd bands are inverted in frequency.
		for b := 1; b < bands; b += 2 {
			out[b][t] = -out[b][t]
		}
	}
}

// transform turns two granules of one band into the lines of the first of them
// (MDCT), folded to half as many sums.
func (f *filterBank) transform(before, now *[bandLines]float32, out []float32) {
	const quarter = bandLines / 2
	var z [2 * bandLines]float32
	for i := range bandLines {
		z[i] = before[i] * f.tables.shape[i]
		z[bandLines+i] = now[i] * f.tables.shape[bandLines+i]
	}
	var u [bandLines]float32
	for n := range quarter {
		u[n] = -z[26-n] - z[27+n]
		u[quarter+n] = z[n] - z[17-n]
	}
	for m := range out {
		var sum float32
		c := &f.tables.cosine[m]
		for n := range u {
			sum += c[n] * u[n]
		}
		out[m] = sum
	}
}

// unalias removes the aliasing between neighbouring bands.
func (f *filterBank) unalias(xr *[lines]float32) {
	for b := 1; b < bands; b++ {
		for k, pair := range f.tables.alias {
			lower, upper := &xr[b*bandLines-1-k], &xr[b*bandLines+k]
			cs, ca := pair[0], pair[1]
			*lower, *upper = *lower*cs+*upper*ca, *upper*cs-*lower*ca
		}
	}
}
