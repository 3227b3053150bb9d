package photo_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"testing"

	"uncoil/engine/photo"
)

// adobeRGB is a profile of Adobe RGB (1998), as a camera writes it.
func adobeRGB() []byte {
	fixed := func(values ...float64) (b []byte) {
		for _, v := range values {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	gamma := []byte("curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33")
	tags := []struct {
		name string
		body []byte
	}{
		{"rXYZ", append([]byte("XYZ \x00\x00\x00\x00"), fixed(0.60974, 0.31111, 0.01947)...)},
		{"gXYZ", append([]byte("XYZ \x00\x00\x00\x00"), fixed(0.20528, 0.62567, 0.06087)...)},
		{"bXYZ", append([]byte("XYZ \x00\x00\x00\x00"), fixed(0.14919, 0.06322, 0.74457)...)},
		{"rTRC", gamma},
		{"gTRC", gamma},
		{"bTRC", gamma},
	}
	data := make([]byte, 128)
	copy(data[16:], "RGB XYZ ")
	copy(data[36:], "acsp")
	data = binary.BigEndian.AppendUint32(data, uint32(len(tags)))
	at := len(data) + 12*len(tags)
	var bodies []byte
	for _, tag := range tags {
		data = append(data, tag.name...)
		data = binary.BigEndian.AppendUint32(data, uint32(at+len(bodies)))
		data = binary.BigEndian.AppendUint32(data, uint32(len(tag.body)))
		bodies = append(bodies, tag.body...)
	}
	return append(data, bodies...)
}

// withProfile puts a profile into a JPEG, in so many parts, the last one first.
func withProfile(data, profile []byte, count int) []byte {
	out := bytes.Clone(data[:2])
	for i := count - 1; i >= 0; i-- {
		piece := profile[i*len(profile)/count : (i+1)*len(profile)/count]
		body := append([]byte("ICC_PROFILE\x00"), byte(i+1), byte(count))
		body = append(body, piece...)
		out = binary.BigEndian.AppendUint16(append(out, 0xff, 0xe2), uint16(len(body)+2))
		out = append(out, body...)
	}
	return append(out, data[2:]...)
}

// chunkOf packs a profile as PNGs have it.
func chunkOf(profile []byte) []byte {
	out := bytes.NewBufferString("Adobe\x00\x00")
	w := zlib.NewWriter(out)
	_, _ = w.Write(profile)
	_ = w.Close()
	return out.Bytes()
}

// plain is a picture of one colour.
func plain(c color.NRGBA, w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

func TestColoursBecomeThoseOfTheScreen(t *testing.T) {
	// The same two colours in Adobe RGB and in sRGB.
	adobe, srgb := color.NRGBA{182, 91, 66, 255}, color.NRGBA{207, 91, 63, 255}
	for _, size := range []image.Point{{64, 48}, {1600, 200}} { // one that fits, and one that does not
		picture := plain(adobe, size.X, size.Y)
		turned := exif(binary.LittleEndian, "II", 6)
		for name, data := range map[string][]byte{
			"JPEG":             withProfile(asJPEG(t, picture), adobeRGB(), 1),
			"JPEG, in parts":   withProfile(asJPEG(t, picture), adobeRGB(), 3),
			"JPEG on its side": withEXIF(withProfile(asJPEG(t, picture), adobeRGB(), 2), turned),
			"PNG":              withChunk(asPNG(t, picture), "iCCP", chunkOf(adobeRGB())),
		} {
			p := take(t, data)
			img, _, err := image.Decode(bytes.NewReader(p.Data))
			if err != nil {
				t.Fatal(err)
			}
			got := color.NRGBAModel.Convert(img.At(img.Bounds().Dx()/2, img.Bounds().Dy()/2)).(color.NRGBA)
			for _, d := range []int{int(got.R) - int(srgb.R), int(got.G) - int(srgb.G), int(got.B) - int(srgb.B)} {
				if d > 2 || d < -2 {
					t.Errorf("%s of %v: the colour is %v, want %v", name, size, got, srgb)
					break
				}
			}
			if bytes.Contains(p.Data, []byte("ICC_PROFILE")) || bytes.Contains(p.Data, []byte("iCCP")) {
				t.Errorf("%s of %v keeps its profile", name, size)
			}
			if upright := p.Height > p.Width; upright != strings.Contains(name, "side") {
				t.Errorf("%s of %v becomes %d×%d", name, size, p.Width, p.Height)
			}
			if again := take(t, p.Data); again.Name != p.Name {
				t.Errorf("%s of %v changes every time it is taken in", name, size)
			}
		}
	}
}

func TestGammaAndPrimariesOfAPNG(t *testing.T) {
	number := func(values ...uint32) (b []byte) {
		for _, v := range values {
			b = binary.BigEndian.AppendUint32(b, v)
		}
		return b
	}
	grey := asPNG(t, plain(color.NRGBA{55, 55, 55, 255}, 8, 8))
	linear := withChunk(grey, "gAMA", number(100_000))
	for name, c := range map[string]struct {
		data []byte
		want uint8
	}{
		"linear":                        {linear, 128},
		"linear, and sRGB all the same": {withChunk(linear, "sRGB", []byte{0}), 55},
		"sRGB's gamma":                  {withChunk(grey, "gAMA", number(45_455)), 55},
		"a gamma of nothing":            {withChunk(grey, "gAMA", number(0)), 55},
		"primaries in one point":        {withChunk(linear, "cHRM", number(30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000)), 55},
		"a profile that is none":        {withChunk(linear, "iCCP", []byte("x\x00\x00noise")), 55},
	} {
		img, _, err := image.Decode(bytes.NewReader(take(t, c.data).Data))
		if err != nil {
			t.Fatal(err)
		}
		if r, _, _, _ := img.At(3, 3).RGBA(); uint8(r>>8) != c.want {
			t.Errorf("%s: 55 becomes %d, want %d", name, r>>8, c.want)
		}
	}
}

// BenchmarkTake takes in a picture of 12 megapixels and shows what it allocates.
func BenchmarkTake(b *testing.B) {
	img := corners(4000, 3000)
	for name, data := range map[string][]byte{"jpg": asJPEG(b, img), "png": asPNG(b, img)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := photo.Take(bytes.NewReader(data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
