package shrink_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	scaling "golang.org/x/image/draw"

	"uncoil/engine/photo/shrink"
)

// reader decodes to a size, and whole decodes as Go's own packages do.
type reader struct {
	shrink func(data []byte, to image.Point) (*image.NRGBA, error)
	whole  func(data []byte) (image.Image, error)
}

var readers = map[string]reader{
	".jpg": {shrink.JPEG, func(data []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(data)) }},
	".png": {shrink.PNG, func(data []byte) (image.Image, error) { return png.Decode(bytes.NewReader(data)) }},
}

// pictures returns pictures of every kind, by a name that ends in .jpg or .png.
func pictures(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	files, err := filepath.Glob("testdata/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no pictures", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = data
	}
	// The same numbers taken as the inks themselves, and as red, green and blue.
	inks := bytes.Clone(all["cmyk.jpg"])
	inks[bytes.Index(inks, []byte("Adobe"))+11] = 0
	all["inks.jpg"] = inks
	adobe := inks[2:18]
	all["rgb.jpg"] = slices.Concat(all["444.jpg"][:2], adobe, all["444.jpg"][20:]) // in place of JFIF
	for name, img := range drawings() {
		var out bytes.Buffer
		if err := png.Encode(&out, img); err != nil {
			t.Fatal(err)
		}
		all[name+".png"] = out.Bytes()
	}
	return all
}

// drawings are pictures of every kind that the PNG encoder knows.
func drawings() map[string]image.Image {
	const w, h = 61, 40
	all := map[string]image.Image{
		"grey": image.NewGray(image.Rect(0, 0, w, h)), "grey16": image.NewGray16(image.Rect(0, 0, w, h)),
		"alpha": image.NewNRGBA(image.Rect(0, 0, w, h)), "alpha16": image.NewNRGBA64(image.Rect(0, 0, w, h)),
		"opaque": image.NewRGBA(image.Rect(0, 0, w, h)), "opaque16": image.NewRGBA64(image.Rect(0, 0, w, h)),
	}
	for name, colours := range map[string]int{"two": 2, "four": 4, "sixteen": 16, "many": 200} {
		palette := make(color.Palette, colours)
		for i := range palette {
			palette[i] = color.NRGBA{uint8(i * 255 / (colours - 1)), uint8(i * 37), 90, uint8(255 - i%2*100)}
		}
		all["indexed-"+name] = image.NewPaletted(image.Rect(0, 0, w, h), palette)
	}
	for name, img := range all {
		on := img.(draw.Image)
		for y := range h {
			for x := range w {
				c := color.NRGBA64{uint16(x * 65535 / w), uint16(y * 65535 / h), uint16(x * y * 20), 65535}
				if strings.HasPrefix(name, "alpha") {
					c.A = uint16((x + y) * 600)
				}
				on.Set(x, y, c)
			}
		}
	}
	return all
}

// distance returns how far two pictures are apart, at most and on average, in
// the values of pixels that can be seen.
func distance(a, b *image.NRGBA) (most int, mean float64) {
	sum, n := 0, 0
	for i := range a.Pix {
		if a.Pix[i/4*4+3] < 20 {
			continue
		}
		d := int(a.Pix[i]) - int(b.Pix[i])
		most, sum, n = max(most, d, -d), sum+max(d, -d), n+1
	}
	return most, float64(sum) / float64(n)
}

func TestTheSameSizeIsTheSamePicture(t *testing.T) {
	for name, data := range pictures(t) {
		read := readers[filepath.Ext(name)]
		img, err := read.whole(data)
		if err != nil {
			t.Fatal(name, err)
		}
		want := image.NewNRGBA(image.Rectangle{Max: img.Bounds().Size()})
		draw.Draw(want, want.Rect, img, img.Bounds().Min, draw.Src)
		got, err := read.shrink(data, want.Rect.Size())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rounding := 1
		if strings.HasSuffix(name, ".jpg") {
			rounding = 4 // Go's own decoder calculates in whole numbers
		}
		if most, mean := distance(want, got); most > rounding || mean > 0.4 {
			t.Errorf("%s: values are up to %d off, %.2f on average", name, most, mean)
		}
	}
}

func TestSmallerIsTheSamePictureScaled(t *testing.T) {
	for name, data := range pictures(t) {
		read := readers[filepath.Ext(name)]
		img, err := read.whole(data)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, by := range []float64{1.5, 2, 3, 4, 8} {
			size := img.Bounds().Size()
			to := image.Pt(int(float64(size.X)/by), int(float64(size.Y)/by))
			want := image.NewNRGBA(image.Rectangle{Max: to})
			scaling.CatmullRom.Scale(want, want.Rect, img, img.Bounds(), draw.Src, nil)
			got, err := read.shrink(data, to)
			if err != nil || got.Rect.Size() != to {
				t.Errorf("%s by %v: %v, %v", name, by, got.Rect, err)
				continue
			}
			bound := 1.0
			if strings.HasSuffix(name, ".jpg") {
				bound = 12 // scaled by leaving out what is fine, block by block
			}
			if _, mean := distance(want, got); mean > bound {
				t.Errorf("%s by %v: values are %.2f off on average", name, by, mean)
			}
		}
	}
}

func TestWhatIsCutIsDamaged(t *testing.T) {
	for name, data := range pictures(t) {
		for cut := 0; cut < len(data); cut += 1 + len(data)/200 {
			if img, err := readers[filepath.Ext(name)].shrink(data[:cut], image.Pt(20, 10)); err == nil {
				t.Errorf("%s: the first %d of %d bytes are a picture of %v", name, cut, len(data), img.Rect)
			}
		}
	}
}

func TestNoPictureBecomesLarger(t *testing.T) {
	for name, data := range pictures(t) {
		for _, to := range []image.Point{{200, 10}, {10, 200}, {0, 5}, {5, -1}} {
			if _, err := readers[filepath.Ext(name)].shrink(data, to); err == nil {
				t.Errorf("%s becomes a picture of %v", name, to)
			}
		}
	}
}

func fuzz(f *testing.F, ending string) {
	for name, data := range pictures(f) {
		if filepath.Ext(name) == ending {
			f.Add(data, uint8(3))
		}
	}
	read := readers[ending].shrink
	config := map[string]func([]byte) (image.Config, error){
		".jpg": func(data []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(data)) },
		".png": func(data []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(data)) },
	}[ending]
	f.Fuzz(func(t *testing.T, data []byte, by uint8) {
		size, err := config(data)
		if err != nil || size.Width < 1 || size.Height < 1 || size.Width > 1<<18/size.Height {
			t.Skip("large pictures only take time")
		}
		to := image.Pt(max(1, size.Width/max(1, int(by))), max(1, size.Height/max(1, int(by))))
		if img, err := read(data, to); err == nil && img.Rect.Size() != to {
			t.Errorf("%v instead of %v", img.Rect, to)
		}
	})
}

func FuzzJPEG(f *testing.F) { fuzz(f, ".jpg") }

func FuzzPNG(f *testing.F) { fuzz(f, ".png") }
