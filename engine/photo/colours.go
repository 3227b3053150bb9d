package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"

	"uncoil/engine/photo/icc"
)

// mostProfile is the largest colour profile that is read, in bytes: profiles with
// a matrix have a few hundred bytes, those with tables up to some megabytes.
const mostProfile = 4 << 20

// colours returns the transform of a picture's colours to sRGB; nil if they are
// sRGB already or unspecified.
func colours(kind string, data []byte) *icc.Transform {
	all, _ := parts(kind, data)
	if kind == "png" {
		return coloursOfPNG(all)
	}
	return icc.Parse(profileOfJPEG(all))
}

// profileOfJPEG joins the parts of a colour profile, one in each segment after
// its number and the total; nil if there is none or a part is missing.
func profileOfJPEG(all []part) []byte {
	var pieces [][]byte
	for _, p := range all {
		piece, ok := bytes.CutPrefix(p.data, []byte("ICC_PROFILE\x00"))
		if p.name != "\xff\xe2" || !ok || len(piece) < 2 {
			continue
		}
		number, count := int(piece[0]), int(piece[1])
		if pieces == nil {
			pieces = make([][]byte, count)
		}
		if number < 1 || number > len(pieces) || count != len(pieces) {
			return nil
		}
		pieces[number-1] = piece[2:]
	}
	for _, piece := range pieces {
		if piece == nil {
			return nil
		}
	}
	return bytes.Join(pieces, nil)
}

// coloursOfPNG reads the colours of a PNG from the first of these that exists:
// the profile, an sRGB mark, gamma and primaries.
func coloursOfPNG(all []part) *icc.Transform {
	chunk := map[string][]byte{}
	for _, p := range all {
		if _, ok := chunk[p.name]; !ok {
			chunk[p.name] = p.data
		}
	}
	if chunk["iCCP"] != nil {
		return icc.Parse(unpacked(chunk["iCCP"]))
	}
	if chunk["sRGB"] != nil || len(chunk["gAMA"]) != 4 {
		return nil
	}
	stored := binary.BigEndian.Uint32(chunk["gAMA"])
	var primaries []float64
	for c := chunk["cHRM"]; len(c) >= 4; c = c[4:] {
		primaries = append(primaries, float64(binary.BigEndian.Uint32(c))/100_000)
	}
	return icc.Gamma(100_000/float64(stored), primaries)
}

// unpacked returns the profile in an iCCP chunk, which follows its name and the
// compression method (there is only one); nil if it is damaged.
func unpacked(chunk []byte) []byte {
	_, packed, ok := bytes.Cut(chunk, []byte{0})
	if !ok || len(packed) < 1 {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(r, mostProfile))
	if err != nil {
		return nil
	}
	return profile
}
