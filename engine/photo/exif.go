package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"slices"
)

// part is one segment of a JPEG or one chunk of a PNG.
type part struct {
	// name is a PNG chunk's type, or "\xff" and a JPEG segment's marker.
	name string
	data []byte
}

// orientation returns how the camera was held, 1 to 8 as in EXIF; 1, upright, if
// the picture does not say.
func orientation(kind string, data []byte) int {
	all, _ := parts(kind, data)
	for _, p := range all {
		tiff, ok := p.data, p.name == "eXIf"
		if p.name == "\xff\xe1" {
			tiff, ok = bytes.CutPrefix(p.data, []byte("Exif\x00\x00"))
		}
		if ok {
			return fromTIFF(tiff)
		}
	}
	return 1
}

// fromTIFF finds the orientation in the first directory of a TIFF file, the
// format of EXIF.
func fromTIFF(data []byte) int {
	if len(data) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(data[4:]))
	if at+2 > int64(len(data)) {
		return 1
	}
	const (
		entryBytes      = 12
		orientationTag  = 0x0112
		shortType       = 3
		valueInTheEntry = 8
	)
	entries := data[at+2:]
	for range order.Uint16(data[at:]) {
		if len(entries) < entryBytes {
			break
		}
		if order.Uint16(entries) == orientationTag && order.Uint16(entries[2:]) == shortType {
			if o := int(order.Uint16(entries[valueInTheEntry:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		entries = entries[entryBytes:]
	}
	return 1
}

// plain reports whether a picture file has no metadata: no EXIF, no comments,
// nothing after its end.
func plain(kind string, data []byte) bool {
	all, whole := parts(kind, data)
	allowed := []string{"IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "pHYs", "IDAT", "IEND"}
	if kind == "jpg" {
		// All of JPEG's own segments; of the application segments, JFIF's and
		// Adobe's, which says how the colours are stored.
		allowed = []string{"\xff\xe0", "\xff\xee"}
	}
	return whole && !slices.ContainsFunc(all, func(p part) bool {
		if kind == "jpg" && p.name < "\xff\xe0" {
			return false
		}
		return !slices.Contains(allowed, p.name)
	})
}

// parts lists the parts of a picture, and reports whether they make up the whole
// file.
func parts(kind string, data []byte) (all []part, whole bool) {
	if kind == "png" {
		return chunks(data)
	}
	return segments(data)
}

// chunks lists the chunks of a PNG.
func chunks(data []byte) (all []part, whole bool) {
	const signature, frame = 8, 12 // a chunk's length, type and checksum
	for data = data[signature:]; len(data) >= frame; {
		n := int64(binary.BigEndian.Uint32(data))
		if n > int64(len(data)-frame) {
			return all, false
		}
		all = append(all, part{string(data[4:8]), data[8 : 8+n]})
		data = data[frame+n:]
		if all[len(all)-1].name == "IEND" {
			return all, len(data) == 0
		}
	}
	return all, false
}

// segments lists the segments of a JPEG up to the picture itself.
func segments(data []byte) (all []part, whole bool) {
	const startOfScan = 0xda
	ends := bytes.HasSuffix(data, []byte{0xff, 0xd9}) && bytes.Count(data, []byte{0xff, 0xd9}) == 1
	for data = data[2:]; len(data) >= 4 && data[0] == 0xff; {
		if data[1] == 0xff { // fill byte
			data = data[1:]
			continue
		}
		n := int(binary.BigEndian.Uint16(data[2:]))
		if n < 2 || 2+n > len(data) {
			return all, false
		}
		all = append(all, part{string(data[:2]), data[4 : 2+n]})
		if data[1] == startOfScan {
			return all, ends
		}
		data = data[2+n:]
	}
	return all, false
}

// turn returns a picture as it looks upright.
func turn(img *image.NRGBA, orientation int) *image.NRGBA {
	if orientation == 1 {
		return img
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	// from maps a pixel at x, y of the upright picture to its source.
	from := map[int]func(x, y int) (int, int){
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, h - 1 - x },
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x },
		8: func(x, y int) (int, int) { return w - 1 - y, x },
	}[orientation]
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	upright := image.NewNRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			sx, sy := from(x, y)
			copy(upright.Pix[upright.PixOffset(x, y):][:4], img.Pix[img.PixOffset(sx, sy):][:4])
		}
	}
	return upright
}
