// Package boxes makes a type for tests whose letters are boxes, so that no test
// depends on the fonts of a machine.
package boxes

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
)

// em is how many units the type has in its size.
const em = 1000

// Font returns a TrueType file with the given letters. Each is a box of three quarters
// of the size, as wide as told in thousandths of the size; a width of 0 leaves a space.
func Font(widths map[rune]int) []byte {
	letters := slices.Sorted(maps.Keys(widths))
	glyphs, places, metrics := []byte{}, []any{uint32(0)}, []any{}
	add := func(width int) {
		if width > 0 {
			glyphs = append(glyphs, box(int16(width))...)
		}
		places, metrics = append(places, uint32(len(glyphs))), append(metrics, uint16(width), int16(50))
	}
	add(500) // for what is missing
	groups := []any{}
	for i, r := range letters {
		add(widths[r])
		groups = append(groups, uint32(r), uint32(r), uint32(i+1))
	}
	n := len(letters) + 1
	tables := map[string][]byte{
		"glyf": glyphs, "loca": pack(places...), "hmtx": pack(metrics...),
		"cmap": pack(append([]any{
			uint16(0), uint16(1), uint16(3), uint16(10), uint32(12), // one subtable, of all of Unicode
			uint16(12), uint16(0), uint32(16 + 12*len(letters)), uint32(0), uint32(len(letters)),
		}, groups...)...),
		"head": pack(uint32(0x10000), uint32(0x10000), uint32(0), uint32(0x5f0f3cf5), uint16(0), uint16(em), int64(0), int64(0),
			int16(0), int16(0), int16(em), int16(em), uint16(0), uint16(8), int16(2), int16(1), int16(0)),
		"hhea": pack(uint32(0x10000), int16(800), int16(-200), int16(0), uint16(em), [11]int16{}, uint16(n)),
		"maxp": pack(uint32(0x10000), uint16(n), uint16(4), uint16(1), [11]uint16{}),
	}
	return file(tables)
}

// box is the outline of a square letter.
func box(width int16) []byte {
	data := pack(int16(1), int16(50), int16(0), width-50, int16(750), uint16(3), uint16(0),
		[4]byte{1, 1, 1, 1}, [4]int16{50, width - 100, 0, 100 - width}, [4]int16{0, 0, 750, 0})
	for len(data)%4 != 0 {
		data = append(data, 0)
	}
	return data
}

// file joins tables.
func file(tables map[string][]byte) []byte {
	head := pack(uint32(0x10000), uint16(len(tables)), uint16(64), uint16(2), uint16(len(tables)*16-64))
	body, offset := []byte{}, len(head)+16*len(tables)
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		head = append(head, tag...)
		head = append(head, pack(uint32(0), uint32(offset+len(body)), uint32(len(tables[tag])))...)
		body = append(body, tables[tag]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(head, body...)
}

// pack writes values one after another, the high bytes first.
func pack(values ...any) []byte {
	var out bytes.Buffer
	for _, v := range values {
		if err := binary.Write(&out, binary.BigEndian, v); err != nil {
			panic(err) // a value of a kind that has no size
		}
	}
	return out.Bytes()
}
