package photo_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/photo"
)

// corners is a picture whose four corners have colours of their own.
func corners(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{A: 255}
			if x >= w/2 {
				c.R = 255
			}
			if y >= h/2 {
				c.G = 255
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// exif is what a camera writes: a TIFF directory with an orientation.
func exif(order binary.AppendByteOrder, mark string, orientation uint16) []byte {
	data := []byte(mark)
	data = order.AppendUint16(data, 42)
	data = order.AppendUint32(data, 8)
	data = order.AppendUint16(data, 2)
	for _, entry := range [][2]uint16{{0x010f, 7}, {0x0112, orientation}} {
		data = order.AppendUint16(data, entry[0])
		data = order.AppendUint16(data, 3)
		data = order.AppendUint32(data, 1)
		data = order.AppendUint16(data, entry[1])
		data = order.AppendUint16(data, 0)
	}
	return order.AppendUint32(data, 0)
}

// withEXIF puts EXIF into a JPEG.
func withEXIF(data, exif []byte) []byte {
	body := append([]byte("Exif\x00\x00"), exif...)
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2))
	return bytes.Join([][]byte{data[:2], segment, body, data[2:]}, nil)
}

// withChunk puts a chunk behind the header of a PNG.
func withChunk(data []byte, name string, body []byte) []byte {
	const header = 8 + 25
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	chunk = append(append(chunk, name...), body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return bytes.Join([][]byte{data[:header], chunk, data[header:]}, nil)
}

func take(t testing.TB, data []byte) *photo.Photo {
	t.Helper()
	p, err := photo.Take(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// cornersOf names the colours of a picture's corners, clockwise from the top
// left: k black, r red, g green, y yellow.
func cornersOf(t testing.TB, data []byte) string {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	name := ""
	for _, at := range []image.Point{{b.Min.X + 2, b.Min.Y + 2}, {b.Max.X - 3, b.Min.Y + 2}, {b.Max.X - 3, b.Max.Y - 3}, {b.Min.X + 2, b.Max.Y - 3}} {
		r, g, _, _ := img.At(at.X, at.Y).RGBA()
		name += string("krgy"[r>>15|g>>15<<1])
	}
	return name
}

func TestPicturesAreTurnedUpright(t *testing.T) {
	const w, h = 60, 40
	flat := corners(w, h)
	// What the corners k r y g become; from 5 on width and height change places.
	want := []string{"kryg", "rkgy", "ygkr", "gyrk", "kgyr", "gkry", "yrkg", "rygk"}
	for i, corners := range want {
		orientation := uint16(i + 1)
		for _, made := range []struct {
			name string
			data []byte
		}{
			{"jpeg, little-endian", withEXIF(asJPEG(t, flat), exif(binary.LittleEndian, "II", orientation))},
			{"jpeg, big-endian", withEXIF(asJPEG(t, flat), exif(binary.BigEndian, "MM", orientation))},
			{"png", withChunk(asPNG(t, flat), "eXIf", exif(binary.BigEndian, "MM", orientation))},
		} {
			p := take(t, made.data)
			width, height := w, h
			if orientation >= 5 {
				width, height = h, w
			}
			if got := cornersOf(t, p.Data); got != corners || p.Width != width || p.Height != height {
				t.Errorf("orientation %d of a %s: corners %s at %d×%d, want %s at %d×%d",
					orientation, made.name, got, p.Width, p.Height, corners, width, height)
			}
			if bytes.Contains(p.Data, []byte("Exif")) || bytes.Contains(p.Data, []byte("eXIf")) {
				t.Errorf("orientation %d of a %s: what the camera wrote is kept", orientation, made.name)
			}
		}
	}
}

func TestDamagedEXIFMeansUpright(t *testing.T) {
	whole := exif(binary.LittleEndian, "II", 6)
	for cut := range len(whole) - 6 {
		if p := take(t, withEXIF(asJPEG(t, corners(60, 40)), whole[:cut])); p.Width != 60 && cut < 34 {
			t.Errorf("EXIF cut after %d bytes turns the picture", cut)
		}
	}
	for _, orientation := range []uint16{0, 9, 65535} {
		if p := take(t, withEXIF(asJPEG(t, corners(60, 40)), exif(binary.LittleEndian, "II", orientation))); p.Width != 60 {
			t.Errorf("orientation %d turns the picture", orientation)
		}
	}
}

func TestPicturesAreScaledIntoTheirBox(t *testing.T) {
	for _, c := range []struct{ w, h, width, height int }{
		{2560, 1920, 1280, 960},
		{4000, 100, 1280, 32},
		{100, 4000, 24, 960},
		{1281, 10, 1280, 10},
		{3000, 1, 1280, 1},
		{640, 480, 640, 480}, // never larger than it was
	} {
		p := take(t, asJPEG(t, corners(c.w, c.h)))
		if p.Width != c.width || p.Height != c.height {
			t.Errorf("%d×%d becomes %d×%d, want %d×%d", c.w, c.h, p.Width, p.Height, c.width, c.height)
		}
	}
	turned := take(t, withEXIF(asJPEG(t, corners(2560, 1920)), exif(binary.LittleEndian, "II", 6)))
	if turned.Width != 720 || turned.Height != 960 {
		t.Errorf("a picture on its side becomes %d×%d, want 720×960", turned.Width, turned.Height)
	}
}

// TestALargePictureTakesLittleMemory holds that no picture is unpacked whole:
// this one was decoded and scaled in 144 to 215 MB.
func TestALargePictureTakesLittleMemory(t *testing.T) {
	const most = 48 << 20
	deep := image.NewNRGBA64(image.Rect(0, 0, 4000, 3000))
	for name, data := range map[string][]byte{
		"jpg": asJPEG(t, corners(4000, 3000)), "png": asPNG(t, corners(4000, 3000)), "png with 16 bits": asPNG(t, deep),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		take(t, data)
		runtime.ReadMemStats(&after)
		if bytes := after.TotalAlloc - before.TotalAlloc; bytes > most {
			t.Errorf("a %s of 12 megapixels takes %d MB", name, bytes>>20)
		}
	}
}

func TestWhatFitsIsKeptByteForByte(t *testing.T) {
	for name, data := range map[string][]byte{"png": asPNG(t, corners(64, 48)), "jpg": asJPEG(t, corners(64, 48))} {
		p := take(t, data)
		if !bytes.Equal(p.Data, data) || !strings.HasSuffix(p.Name, "."+name) {
			t.Errorf("a small %s was changed, or is called %s", name, p.Name)
		}
		if behind := take(t, append(bytes.Clone(data), "more"...)); bytes.Contains(behind.Data, []byte("more")) {
			t.Errorf("what stands behind the end of a %s is kept", name)
		}
		// Whatever was changed once is not changed again.
		again := take(t, take(t, append(bytes.Clone(data), "more"...)).Data)
		if once := take(t, append(bytes.Clone(data), "more"...)); again.Name != once.Name {
			t.Errorf("a %s changes every time it is taken in", name)
		}
	}
	if p := take(t, withChunk(asPNG(t, corners(64, 48)), "tEXt", []byte("Author\x00me"))); bytes.Contains(p.Data, []byte("Author")) {
		t.Error("a PNG keeps its texts")
	}
}

func TestTransparentPicturesStayPNG(t *testing.T) {
	noisy := image.NewNRGBA(image.Rect(0, 0, 900, 900))
	seed := uint32(1)
	for i := range noisy.Pix {
		seed = seed*1664525 + 1013904223
		noisy.Pix[i] = byte(seed >> 24)
	}
	if p := take(t, withChunk(asPNG(t, noisy), "tEXt", []byte("a\x00b"))); !strings.HasSuffix(p.Name, ".png") {
		t.Errorf("a transparent picture became %s", p.Name)
	}
	for i := 3; i < len(noisy.Pix); i += 4 {
		noisy.Pix[i] = 255
	}
	if p := take(t, withChunk(asPNG(t, noisy), "tEXt", []byte("a\x00b"))); !strings.HasSuffix(p.Name, ".jpg") {
		t.Errorf("a photograph of %d bytes stayed %s", len(p.Data), p.Name)
	}
}

// hugePNG claims a size that it does not have; only its header is real.
func hugePNG(t testing.TB, w, h uint32) []byte {
	data := bytes.Clone(asPNG(t, corners(8, 8)))
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestHostilePictures(t *testing.T) {
	sound := asJPEG(t, corners(64, 48))
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":          {nil, "the picture is empty: choose another"},
		"a GIF":          {[]byte("GIF89a" + strings.Repeat("\x00", 40)), "this is a GIF file, and neither a PNG nor a JPEG picture: save it as one of the two"},
		"text":           {[]byte("#!/bin/sh\n"), "this is neither a PNG nor a JPEG picture: save it as one of the two"},
		"cut short":      {sound[:len(sound)/2], "the picture is damaged: choose another, or save it again"},
		"its head alone": {sound[:3], "the picture is damaged: choose another, or save it again"},
		"noise":          {append([]byte("\x89PNG\r\n\x1a\n"), strings.Repeat("x", 99)...), "the picture is damaged: choose another, or save it again"},
		"too many pixels": {
			hugePNG(t, 10_000, 5_001),
			"the picture has 10000 × 5001 pixels, more than 50 million: make it smaller first",
		},
		"no pixels":  {hugePNG(t, 0, 5), "the picture is damaged: choose another, or save it again"},
		"too long":   {make([]byte, photo.MaxBytes+1), "the picture is larger than 40 MB: make it smaller first"},
		"wrong size": {hugePNG(t, 4000, 4000), "the picture is damaged: choose another, or save it again"},
	} {
		_, err := photo.Take(bytes.NewReader(c.data))
		if err == nil || err.Error() != c.want || engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%s: got %v with code %s, want %s", name, err, engine.CodeOf(err), c.want)
		}
	}
}

func TestKeeping(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "IMG_1.jpeg") // a PNG all the same
	if err := os.WriteFile(source, asPNG(t, corners(64, 48)), 0o600); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(dir, "data")
	name, err := photo.Save(source, data)
	if err != nil || !strings.HasSuffix(name, ".png") {
		t.Fatal(name, err)
	}
	if again, err := photo.Save(source, data); again != name || err != nil {
		t.Errorf("the same picture again: %s, %v; want %s", again, err, name)
	}
	entries, err := os.ReadDir(filepath.Join(data, photo.Dir))
	if err != nil || len(entries) != 1 || entries[0].Name() != name {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	for _, c := range []struct{ path, want string }{
		{dir, dir + ": this is no file: choose a PNG or JPEG picture"},
		{filepath.Join(dir, "none.png"), filepath.Join(dir, "none.png") + ": the picture cannot be read: no such file or directory"},
	} {
		if _, err := photo.Save(c.path, data); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	blocked := filepath.Join(dir, "blocked")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := photo.Save(source, blocked); engine.CodeOf(err) != engine.CodeUnavailable {
		t.Errorf("a folder that cannot be made: %v", err)
	}
}

func FuzzTake(f *testing.F) {
	f.Add(asPNG(f, corners(8, 6)))
	f.Add(asJPEG(f, corners(8, 6)))
	f.Add(withEXIF(asJPEG(f, corners(8, 6)), exif(binary.LittleEndian, "II", 6)))
	f.Add(withChunk(asPNG(f, corners(8, 6)), "eXIf", exif(binary.BigEndian, "MM", 8)))
	f.Add(withProfile(asJPEG(f, corners(8, 6)), adobeRGB(), 2))
	f.Add(withChunk(asPNG(f, corners(8, 6)), "iCCP", chunkOf(adobeRGB())))
	f.Add(withChunk(asPNG(f, corners(8, 6)), "gAMA", []byte{0, 1, 0x86, 0xa0}))
	f.Add(asJPEG(f, corners(1300, 10)))
	f.Add(asPNG(f, corners(1300, 10)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if size, err := photo.Measure(data); err == nil && size.X*size.Y > 1<<20 {
			t.Skip("large pictures only take time")
		}
		p, err := photo.Take(bytes.NewReader(data))
		if err != nil {
			if strings.Contains(err.Error(), "\n") || engine.CodeOf(err) != engine.CodeInvalid {
				t.Errorf("not one line, or no code: %v", err)
			}
			return
		}
		if p.Width > photo.MaxWidth || p.Height > photo.MaxHeight {
			t.Errorf("a picture of %d×%d is kept", p.Width, p.Height)
		}
		if again := take(t, p.Data); again.Name != p.Name {
			t.Error("a picture changes every time it is taken in")
		}
	})
}
