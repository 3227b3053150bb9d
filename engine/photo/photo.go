// Package photo converts a user's own pictures into the form in which Uncoil
// stores them: PNG or JPEG, upright, in sRGB, no larger than the screen needs,
// and without the place and time that a camera records. A picture of any size
// needs less than 200 MB of memory. The package must not know exercises.
package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"runtime/debug"
	"sync"

	"uncoil/engine"
	"uncoil/engine/photo/shrink"
)

// The limits that are checked before a picture is decoded.
const (
	// MaxBytes is the largest file: the JPEG of a good camera has 25 MB.
	MaxBytes = 40 << 20
	// MaxPixels is the largest picture: above it, decoding takes many seconds on
	// an old laptop. At the limit it needs up to 100 MB besides the file itself.
	MaxPixels = 50_000_000
	// MaxWidth and MaxHeight are the largest size that is stored, in pixels: the
	// card of a session is not drawn larger on a full-screen laptop.
	MaxWidth, MaxHeight = 1280, 960

	// quality is that of the JPEGs written, 1 to 100; above it files grow without
	// a visible gain.
	quality = 88
	// largePNG is the size in bytes from which an opaque PNG is taken for a
	// photograph and stored as JPEG.
	largePNG = 1 << 20
	// freedFrom is the size from which the memory for decoding is returned to the
	// system at once: bytes of the file, or a quarter of its pixels.
	freedFrom = 2 << 20
)

// Photo is a picture in the form in which it is stored.
type Photo struct {
	// Name is the file's name, derived from its content, so that the same picture
	// has the same name everywhere.
	Name string
	// Data is the content of the file.
	Data []byte
	// Width and Height are in pixels.
	Width, Height int
}

// Take reads a picture, PNG or JPEG by its content, and converts it. A picture
// that has the stored form already is kept byte for byte. The error has
// CodeInvalid for a picture that is too large, damaged or of another kind and
// CodeUnavailable if r fails; its message does not name the file.
func Take(r io.Reader) (*Photo, error) {
	oneByOne.Lock()
	defer oneByOne.Unlock()
	p, large, err := take(r)
	if large {
		debug.FreeOSMemory()
	}
	return p, err
}

// oneByOne limits decoding to one picture at a time: each can need a lot of
// memory.
var oneByOne sync.Mutex

// take is Take; large tells that it needed much memory.
func take(r io.Reader) (p *Photo, large bool, err error) {
	data, err := readAll(r)
	if err != nil {
		return nil, false, engine.Errorf(engine.CodeUnavailable, "the picture cannot be read: %w", err)
	}
	large = len(data) >= freedFrom
	kind, size, err := inspect(data)
	if err != nil {
		return nil, large, err
	}
	large = large || size.X*size.Y >= 4*freedFrom
	held, colours := orientation(kind, data), colours(kind, data)
	to := fitted(size, held)
	img, err := decode(kind, data, size, to)
	if err != nil {
		return nil, large, err
	}
	if to == size && colours == nil && plain(kind, data) {
		return named(kind, data, size), large, nil
	}
	upright := image.NewNRGBA(image.Rectangle{Max: to})
	if shrunk, ok := img.(*image.NRGBA); ok && img.Bounds() == upright.Rect {
		upright = shrunk
	} else {
		draw.Draw(upright, upright.Rect, img, img.Bounds().Min, draw.Src)
	}
	if colours != nil {
		colours.Apply(upright)
	}
	p, err = encode(kind, turn(upright, held))
	return p, large, err
}

// readAll reads a picture's file; where the size is known, it allocates once.
func readAll(r io.Reader) ([]byte, error) {
	size := 0
	switch r := r.(type) {
	case interface{ Len() int }:
		size = r.Len()
	case fs.File:
		if info, err := r.Stat(); err == nil {
			size = int(min(info.Size(), MaxBytes))
		}
	}
	data := bytes.NewBuffer(make([]byte, 0, min(max(size, 0), MaxBytes+1)+bytes.MinRead))
	_, err := data.ReadFrom(io.LimitReader(r, MaxBytes+1))
	return data.Bytes(), err
}

// Measure returns a picture's size in pixels without decoding it, or the error
// that Take would give for its size or kind.
func Measure(data []byte) (image.Point, error) {
	_, size, err := inspect(data)
	return size, err
}

// Decode reads a picture for display: upright, and no larger than Take would
// store it. Its errors are those of Take.
func Decode(r io.Reader) (image.Image, error) {
	p, err := Take(r)
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, damaged(err)
	}
	return img, nil
}

// inspect reads the kind and size from a picture's first bytes.
func inspect(data []byte) (kind string, size image.Point, err error) {
	if len(data) == 0 {
		return "", size, engine.Errorf(engine.CodeInvalid, "the picture is empty: choose another")
	}
	if len(data) > MaxBytes {
		return "", size, engine.Errorf(engine.CodeInvalid, "the picture is larger than %d MB: make it smaller first", MaxBytes>>20)
	}
	var config image.Config
	switch is := KindOf(data); is {
	case "PNG":
		kind = "png"
		config, err = png.DecodeConfig(bytes.NewReader(data))
	case "JPEG":
		kind = "jpg"
		config, err = jpeg.DecodeConfig(bytes.NewReader(data))
	case "":
		return "", size, engine.Errorf(engine.CodeInvalid, "this is neither a PNG nor a JPEG picture: save it as one of the two")
	default:
		return "", size, engine.Errorf(engine.CodeInvalid, "this is a %s file, and neither a PNG nor a JPEG picture: save it as one of the two", is)
	}
	if err != nil {
		return "", size, damaged(err)
	}
	size = image.Pt(config.Width, config.Height)
	if size.X < 1 || size.Y < 1 {
		return "", size, damaged(errors.New("it has no size"))
	}
	if int64(size.X)*int64(size.Y) > MaxPixels {
		return "", size, engine.Errorf(engine.CodeInvalid, "the picture has %d × %d pixels, more than %d million: make it smaller first",
			size.X, size.Y, MaxPixels/1_000_000)
	}
	return kind, size, nil
}

// decode decodes a picture that inspect has accepted, to the size to, which is no
// larger than its own.
func decode(kind string, data []byte, size, to image.Point) (img image.Image, err error) {
	switch whole := size == to; {
	case kind == "jpg" && whole:
		img, err = jpeg.Decode(bytes.NewReader(data))
	case kind == "jpg":
		img, err = shrink.JPEG(data, to)
	case whole:
		img, err = png.Decode(bytes.NewReader(data))
	default:
		img, err = shrink.PNG(data, to)
	}
	if err != nil {
		return nil, damaged(err)
	}
	return img, nil
}

func damaged(cause error) error {
	return &engine.Error{Code: engine.CodeInvalid, Message: engine.Text("the picture is damaged: choose another, or save it again"), Err: cause}
}

// fitted returns the size, before turning, to which a picture is scaled down so
// that it fits once it is upright.
func fitted(size image.Point, orientation int) image.Point {
	mostW, mostH := MaxWidth, MaxHeight
	if orientation >= 5 {
		mostW, mostH = mostH, mostW
	}
	scale := min(1, float64(mostW)/float64(size.X), float64(mostH)/float64(size.Y))
	return image.Pt(max(1, int(float64(size.X)*scale+0.5)), max(1, int(float64(size.Y)*scale+0.5)))
}

// encode writes a picture in its original format, except that a large opaque PNG
// becomes a JPEG.
func encode(kind string, img *image.NRGBA) (*Photo, error) {
	size := img.Bounds().Size()
	if kind == "png" {
		var out bytes.Buffer
		if err := png.Encode(&out, img); err != nil {
			return nil, fmt.Errorf("photo: %w", err)
		}
		if out.Len() <= largePNG || !img.Opaque() {
			return named("png", out.Bytes(), size), nil
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("photo: %w", err)
	}
	return named("jpg", out.Bytes(), size), nil
}

// named derives the name of a picture from its content.
func named(kind string, data []byte, size image.Point) *Photo {
	sum := sha256.Sum256(data)
	return &Photo{Name: hex.EncodeToString(sum[:16]) + "." + kind, Data: data, Width: size.X, Height: size.Y}
}
