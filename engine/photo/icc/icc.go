// Package icc converts pictures to sRGB from the colours that their ICC profile
// describes. It supports profiles that consist of a matrix and curves, such as
// Display P3, Adobe RGB and ProPhoto RGB, and grey ones.
//
// Profiles that consist of tables, as those of printers and scanners, are
// ignored: such pictures are used as they are.
package icc

import (
	"encoding/binary"
	"image"
	"math"
)

// Transform converts from one colour space to sRGB.
type Transform struct {
	// linear maps every stored value of red, green and blue to linear light.
	linear [3][256]float32
	// matrix converts linear light to that of sRGB.
	matrix matrix
}

type matrix [3][3]float64

// xyzToSRGB converts from the profile connection space (XYZ under D50) to linear
// sRGB. It is the inverse of the matrix in the sRGB profile of the International
// Color Consortium.
var xyzToSRGB = matrix{
	{0.43607, 0.38515, 0.14307},
	{0.22249, 0.71687, 0.06061},
	{0.01392, 0.09708, 0.71410},
}.inverse()

// Parse reads a profile. It returns nil for one that is damaged, unsupported, or
// equal to sRGB: in each case the picture is used as it is.
func Parse(profile []byte) *Transform {
	tags := tagsOf(profile)
	if tags == nil || string(profile[20:24]) != "XYZ " {
		return nil
	}
	var t Transform
	switch string(profile[16:20]) {
	case "RGB ":
		toXYZ := matrix{}
		for k, colour := range []string{"r", "g", "b"} {
			column, ok := readXYZ(tags[colour+"XYZ"])
			curve := readCurve(tags[colour+"TRC"])
			if !ok || curve == nil {
				return nil
			}
			for i := range 3 {
				toXYZ[i][k] = column[i]
			}
			t.linear[k] = sampled(curve)
		}
		t.matrix = xyzToSRGB.times(toXYZ)
	case "GRAY":
		curve := readCurve(tags["kTRC"])
		if curve == nil {
			return nil
		}
		for k := range 3 {
			t.linear[k] = sampled(curve)
			t.matrix[k][k] = 1
		}
	default:
		return nil
	}
	return t.unlessNone()
}

// Gamma returns the transform of a picture whose values are light to the power
// gamma, with primaries given as x and y of white, red, green and blue; nil
// primaries are those of sRGB. It returns nil where that equals sRGB.
func Gamma(gamma float64, primaries []float64) *Transform {
	if !(gamma > 0.1 && gamma < 10) {
		return nil
	}
	var t Transform
	curve := func(v float64) float64 { return math.Pow(v, gamma) }
	const srgbLow, srgbHigh = 2.15, 2.25 // sRGB's own curve is written like this too
	if gamma > srgbLow && gamma < srgbHigh {
		curve = fromSRGB
	}
	for k := range 3 {
		t.linear[k] = sampled(curve)
		t.matrix[k][k] = 1
	}
	if primaries != nil {
		own, ok := lightOf(primaries)
		standard, _ := lightOf([]float64{0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06})
		if !ok {
			return nil
		}
		// White stays white.
		t.matrix = standard.inverse().times(own)
		for i := range 3 {
			sum := t.matrix[i][0] + t.matrix[i][1] + t.matrix[i][2]
			if !(sum > 0.01) {
				return nil
			}
			for k := range 3 {
				t.matrix[i][k] /= sum
			}
		}
	}
	return t.unlessNone()
}

// lightOf returns the matrix from primaries to XYZ.
func lightOf(p []float64) (matrix, bool) {
	if len(p) != 8 {
		return matrix{}, false
	}
	var m matrix
	var white [3]float64
	for i := range 4 {
		x, y := p[2*i], p[2*i+1]
		if !(x >= 0 && y > 0.001 && x+y <= 1) {
			return m, false
		}
		c := [3]float64{x / y, 1, (1 - x - y) / y}
		if i == 0 {
			white = c
			continue
		}
		for k := range 3 {
			m[k][i-1] = c[k]
		}
	}
	if math.Abs(m.determinant()) < 1e-6 {
		return m, false
	}
	inverse := m.inverse()
	for k := range 3 {
		by := inverse[k][0]*white[0] + inverse[k][1]*white[1] + inverse[k][2]*white[2]
		for i := range 3 {
			m[i][k] *= by
		}
	}
	return m, true
}

// unlessNone returns the transform, nil if it changes no colour visibly.
func (t *Transform) unlessNone() *Transform {
	for _, row := range t.matrix {
		for _, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 100 {
				return nil
			}
		}
	}
	img := image.NewNRGBA(image.Rect(0, 0, 5*5, 5))
	for i := range 5 * 5 * 5 {
		img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], img.Pix[4*i+3] = byte(i%5*63), byte(i/5%5*63), byte(i/25*63), 255
	}
	before := append([]byte(nil), img.Pix...)
	t.Apply(img)
	const visible = 2
	for i, v := range img.Pix {
		if d := int(v) - int(before[i]); d > visible || d < -visible {
			return t
		}
	}
	return nil
}

// Apply converts a picture. Colours outside sRGB are clipped in each of red,
// green and blue.
func (t *Transform) Apply(img *image.NRGBA) {
	var m [3][3]float32
	for i := range m {
		for k := range m[i] {
			m[i][k] = float32(t.matrix[i][k])
		}
	}
	for p := img.Pix; len(p) >= 4; p = p[4:] {
		r, g, b := t.linear[0][p[0]], t.linear[1][p[1]], t.linear[2][p[2]]
		for i := range m {
			p[i] = stored[int(min(max(m[i][0]*r+m[i][1]*g+m[i][2]*b, 0), 1)*float32(len(stored)-1)+0.5)]
		}
	}
}

// stored maps linear light, 0 to 1 in equal steps, to the value in sRGB.
var stored = func() (all [1 << 14]byte) {
	for i := range all {
		v := float64(i) / float64(len(all)-1)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		all[i] = byte(v*255 + 0.5)
	}
	return all
}()

// fromSRGB returns the linear light of a value in sRGB, both 0 to 1.
func fromSRGB(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// tagsOf returns the tags of a profile by name; nil if it is not a profile.
func tagsOf(profile []byte) map[string][]byte {
	const header, entry, most = 128, 12, 100
	if len(profile) < header+4 || string(profile[36:40]) != "acsp" {
		return nil
	}
	n := binary.BigEndian.Uint32(profile[header:])
	if n > most || len(profile) < header+4+entry*int(n) {
		return nil
	}
	tags := map[string][]byte{}
	for i := range int(n) {
		e := profile[header+4+entry*i:]
		from, size := int64(binary.BigEndian.Uint32(e[4:])), int64(binary.BigEndian.Uint32(e[8:]))
		if from+size <= int64(len(profile)) {
			tags[string(e[:4])] = profile[from : from+size]
		}
	}
	return tags
}

// fixed reads a fixed-point number with 16 fractional bits.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

func readXYZ(tag []byte) (v [3]float64, ok bool) {
	if len(tag) < 20 || string(tag[:4]) != "XYZ " {
		return v, false
	}
	for i := range v {
		v[i] = fixed(tag[8+4*i:])
	}
	return v, true
}

// readCurve reads the curve from values to light, both 0 to 1; nil if it cannot
// be used.
func readCurve(tag []byte) func(float64) float64 {
	if len(tag) < 12 {
		return nil
	}
	switch string(tag[:4]) {
	case "curv":
		return readTable(tag[8:])
	case "para":
		return readFormula(binary.BigEndian.Uint16(tag[8:]), tag[12:])
	}
	return nil
}

// readTable reads a curve of points, or a gamma.
func readTable(b []byte) func(float64) float64 {
	n := int64(binary.BigEndian.Uint32(b))
	if b = b[4:]; int64(len(b)) < 2*n {
		return nil
	}
	switch n {
	case 0:
		return func(v float64) float64 { return v }
	case 1:
		gamma := float64(binary.BigEndian.Uint16(b)) / 256
		return func(v float64) float64 { return math.Pow(v, gamma) }
	}
	point := func(i int64) float64 { return float64(binary.BigEndian.Uint16(b[2*min(i, n-1):])) / 65535 }
	return func(v float64) float64 {
		at := v * float64(n-1)
		i := int64(at)
		return point(i) + (point(i+1)-point(i))*(at-float64(i))
	}
}

// readFormula reads one of the five parametric curves: powers with a linear part
// at the beginning.
func readFormula(kind uint16, b []byte) func(float64) float64 {
	needs := []int{1, 3, 4, 5, 7}
	if int(kind) >= len(needs) || len(b) < 4*needs[kind] {
		return nil
	}
	var p [7]float64 // g a b c d e f, as the standard names them
	p[1] = 1
	for i := range needs[kind] {
		p[i] = fixed(b[4*i:])
	}
	g, a, bb, c, d, e, f := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	power := func(v float64) float64 { return math.Pow(max(a*v+bb, 0), g) }
	switch kind {
	case 0:
		return power
	case 1, 2: // c is 0 for the first of the two
		return func(v float64) float64 {
			if a*v+bb < 0 {
				return c
			}
			return power(v) + c
		}
	default: // d is where the power begins; e and f are 0 for the first of the two
		return func(v float64) float64 {
			if v < d {
				return c*v + f
			}
			return power(v) + e
		}
	}
}

// sampled returns the value of a curve for each stored value.
func sampled(curve func(float64) float64) (all [256]float32) {
	for i := range all {
		v := curve(float64(i) / 255)
		if !(v >= 0) { // also NaN
			v = 0
		}
		all[i] = float32(min(v, 1))
	}
	return all
}

func (m matrix) times(by matrix) (product matrix) {
	for i := range 3 {
		for k := range 3 {
			product[i][k] = m[i][0]*by[0][k] + m[i][1]*by[1][k] + m[i][2]*by[2][k]
		}
	}
	return product
}

func (m matrix) determinant() float64 {
	return m[0][0]*(m[1][1]*m[2][2]-m[1][2]*m[2][1]) -
		m[0][1]*(m[1][0]*m[2][2]-m[1][2]*m[2][0]) +
		m[0][2]*(m[1][0]*m[2][1]-m[1][1]*m[2][0])
}

func (m matrix) inverse() (inverse matrix) {
	by := m.determinant()
	for i := range 3 {
		for k := range 3 {
			a, b := (k+1)%3, (k+2)%3
			c, d := (i+1)%3, (i+2)%3
			inverse[i][k] = (m[a][c]*m[b][d] - m[a][d]*m[b][c]) / by
		}
	}
	return inverse
}
