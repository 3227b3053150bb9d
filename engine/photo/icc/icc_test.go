package icc_test

import (
	"encoding/binary"
	"image"
	"math"
	"testing"

	"uncoil/engine/photo/icc"
)

// space is a colour space as its profile has it, and the matrix from the light
// of sRGB to its own light, from CSS Color 4.
type space struct {
	primaries [3][3]float64 // XYZ of red, green and blue under D50
	curve     []byte
	stored    func(light float64) float64
	fromSRGB  [3][3]float64
}

func tag(kind string, body ...byte) []byte { return append([]byte(kind+"\x00\x00\x00\x00"), body...) }

func fixed(values ...float64) (b []byte) {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// srgbCurve is sRGB's own, as Display P3 has it.
func srgbCurve() []byte {
	return tag("para", append([]byte{0, 3, 0, 0}, fixed(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)...)...)
}

func toSRGB(v float64) float64 {
	if v <= 0.0031308 {
		return 12.92 * v
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}

func lightOf(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func spaces() map[string]space {
	adobe := 2 + 51.0/256
	points := binary.BigEndian.AppendUint32(nil, 1024)
	for i := range 1024 {
		points = binary.BigEndian.AppendUint16(points, uint16(math.Round(65535*math.Pow(float64(i)/1023, 1.8))))
	}
	return map[string]space{
		"Display P3": {
			[3][3]float64{{0.51512, 0.2412, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.1571, 0.06657, 0.78407}},
			srgbCurve(), toSRGB,
			[3][3]float64{{0.8224620, 0.1775380, 0}, {0.0331942, 0.9668058, 0}, {0.0170826, 0.0723974, 0.9105199}},
		},
		"Adobe RGB": {
			[3][3]float64{{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}},
			tag("curv", 0, 0, 0, 1, 2, 51), func(v float64) float64 { return math.Pow(v, 1/adobe) },
			[3][3]float64{{0.7151256, 0.2848744, 0}, {0, 1, 0}, {0, 0.0411619, 0.9588381}},
		},
		"ProPhoto RGB": {
			[3][3]float64{{0.79767, 0.28804, 0}, {0.13519, 0.71188, 0}, {0.03134, 0.00009, 0.82491}},
			tag("curv", points...), func(v float64) float64 { return math.Pow(v, 1/1.8) },
			[3][3]float64{{0.5292993, 0.3300940, 0.1406067}, {0.0983744, 0.8734617, 0.0281638}, {0.0168760, 0.1176713, 0.8654527}},
		},
	}
}

// profile puts a profile together.
func profile(kind, connection string, tags map[string][]byte) []byte {
	data := make([]byte, 128)
	copy(data[16:], kind+connection)
	copy(data[36:], "acsp")
	data = binary.BigEndian.AppendUint32(data, uint32(len(tags)))
	at := len(data) + 12*len(tags)
	var bodies []byte
	for name, body := range tags {
		data = append(data, name...)
		data = binary.BigEndian.AppendUint32(data, uint32(at+len(bodies)))
		data = binary.BigEndian.AppendUint32(data, uint32(len(body)))
		bodies = append(bodies, body...)
	}
	return append(data, bodies...)
}

func (s space) profile() []byte {
	tags := map[string][]byte{}
	for k, c := range []string{"r", "g", "b"} {
		tags[c+"XYZ"], tags[c+"TRC"] = tag("XYZ ", fixed(s.primaries[k][:]...)...), s.curve
	}
	return profile("RGB ", "XYZ ", tags)
}

// wanted are colours in sRGB that every one of the spaces has in its midst.
var wanted = [][3]byte{{200, 90, 60}, {60, 160, 90}, {70, 100, 190}, {128, 128, 128}, {255, 255, 255}, {0, 0, 0}, {240, 220, 200}}

func one(c [3]byte) *image.NRGBA {
	return &image.NRGBA{Pix: []byte{c[0], c[1], c[2], 77}, Stride: 4, Rect: image.Rect(0, 0, 1, 1)}
}

func TestColoursComeOutAsTheyWere(t *testing.T) {
	for name, s := range spaces() {
		transform := icc.Parse(s.profile())
		if transform == nil {
			t.Errorf("%s is not understood", name)
			continue
		}
		for _, want := range wanted {
			var own [3]byte
			for i := range own {
				light := 0.0
				for k := range want {
					light += s.fromSRGB[i][k] * lightOf(float64(want[k])/255)
				}
				own[i] = byte(math.Round(255 * s.stored(light)))
			}
			img := one(own)
			transform.Apply(img)
			for i, v := range img.Pix[:3] {
				if d := int(v) - int(want[i]); d > 2 || d < -2 {
					t.Errorf("%s: %v becomes %v, want %v", name, own, img.Pix[:3], want)
					break
				}
			}
			if img.Pix[3] != 77 {
				t.Errorf("%s changes how transparent a picture is", name)
			}
		}
	}
}

func TestGreyAndGamma(t *testing.T) {
	linear := profile("GRAY", "XYZ ", map[string][]byte{"kTRC": tag("curv", 0, 0, 0, 0)})
	for name, transform := range map[string]*icc.Transform{"a linear grey": icc.Parse(linear), "gamma 1": icc.Gamma(1, nil)} {
		if transform == nil {
			t.Errorf("%s is not understood", name)
			continue
		}
		img := one([3]byte{55, 55, 55})
		if transform.Apply(img); img.Pix[0] != 128 {
			t.Errorf("%s: 55 becomes %d, want 128", name, img.Pix[0])
		}
	}
	wide := icc.Gamma(2.2, []float64{0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06}) // Adobe RGB's primaries
	if wide == nil {
		t.Fatal("primaries are not understood")
	}
	for _, c := range [][4]byte{{128, 128, 128, 128}, {140, 160, 120, 132}} {
		img := one([3]byte(c[:3]))
		if wide.Apply(img); img.Pix[0] < c[3]-2 || img.Pix[0] > c[3]+2 {
			t.Errorf("%v becomes %v, want red about %d", c[:3], img.Pix[:3], c[3])
		}
	}
}

func TestWhatMeansSRGBOrNothingIsLeftAlone(t *testing.T) {
	srgb := space{
		primaries: [3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}},
		curve:     srgbCurve(),
	}
	p3 := spaces()["Display P3"].profile()
	flat := space{curve: srgbCurve()}
	for name, transform := range map[string]*icc.Transform{
		"sRGB": icc.Parse(srgb.profile()), "nothing": icc.Parse(nil), "half a profile": icc.Parse(p3[:200]),
		"inks": icc.Parse(profile("CMYK", "Lab ", nil)), "tables": icc.Parse(profile("RGB ", "Lab ", map[string][]byte{"A2B0": tag("mft2")})),
		"a gamma of sRGB": icc.Gamma(1/0.45455, nil), "a gamma of 0": icc.Gamma(0, nil), "an endless gamma": icc.Gamma(math.Inf(1), nil),
		"primaries in one point": icc.Gamma(2.2, []float64{0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3}), "half the primaries": icc.Gamma(1, []float64{0.3, 0.3}),
	} {
		if transform != nil {
			t.Errorf("%s changes colours", name)
		}
	}
	if black := icc.Parse(flat.profile()); black != nil {
		img := one([3]byte{1, 2, 3})
		black.Apply(img) // must not fail, whatever it gives
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range spaces() {
		f.Add(s.profile())
	}
	f.Add(profile("GRAY", "XYZ ", map[string][]byte{"kTRC": tag("para", append([]byte{0, 4, 0, 0}, fixed(2.4, 1, 0, 1, 0.04, 0, 0)...)...)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if transform := icc.Parse(data); transform != nil {
			transform.Apply(one([3]byte{10, 200, 90}))
		}
	})
}
