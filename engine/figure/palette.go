package figure

import "image/color"

// Skin is one of four skin tones.
type Skin int

// The skin tones, from light to dark.
const (
	SkinPorcelain Skin = iota
	SkinHoney
	SkinUmber
	SkinEbony
)

// Look is the person: hair, age and build.
type Look int

// The looks: two who are young and slim, and two who are older and broader, with grey
// hair and glasses.
const (
	// Bun has long hair in a bun.
	Bun Look = iota
	// ShortHair has cropped hair.
	ShortHair
	// GreyBun is older and broader, with a bun.
	GreyBun
	// GreyShort is older and broader, with cropped hair.
	GreyShort
)

// older reports whether a look is grey, broad, and wears glasses.
func (l Look) older() bool { return l == GreyBun || l == GreyShort }

// hasBun reports whether the hair of a look is in a bun.
func (l Look) hasBun() bool { return l == Bun || l == GreyBun }

// Dress sets a look and its clothes.
func (st *Style) Dress(l Look) {
	st.Look = l
	switch l {
	case ShortHair:
		st.Shirt = hex(0x6f8f5a)
	case GreyBun:
		st.Shirt = hex(0x8a6aa3)
	case GreyShort:
		st.Shirt = hex(0x5b86b3)
	}
}

// Room is what is drawn of the wall and the floor around the person.
type Room uint8

// The rooms.
const (
	// NoRoom draws a piece of the floor alone.
	NoRoom Room = iota
	// WholeRoom fills the picture with wall and floor.
	WholeRoom
	// RoomApart leaves wall and floor to Canvas.DrawRoom, behind what moves.
	RoomApart
)

// Style is everything about a picture that is not the pose.
type Style struct {
	Skin Skin
	Look Look
	// Outline draws a dark line around every part, and plain fills.
	Outline bool
	// Dark tells that the picture is on a dark background.
	Dark bool
	// Room is what is drawn of the room around the person; none with outlines.
	Room Room
	// Ground is the colour behind the picture; quiet pictures fade towards it.
	Ground color.RGBA
	// Colours of the clothes, the mat, the worked region and the arrow.
	Shirt, Trousers, Mat, Glow, Arrow color.RGBA
}

// LightStyle is the style for a light card.
func LightStyle() Style {
	return Style{
		Ground: color.RGBA{0xff, 0xfa, 0xf3, 0xff}, Shirt: color.RGBA{0x3f, 0x8f, 0x8b, 0xff},
		Trousers: color.RGBA{0x2e, 0x3d, 0x5c, 0xff}, Mat: color.RGBA{0xb9, 0xa7, 0xd6, 0xff},
		Glow: color.RGBA{0xff, 0x9a, 0x5c, 0xff}, Arrow: color.RGBA{0x2f, 0x85, 0x80, 0xff},
	}
}

// DarkStyle is the style for a dark card.
func DarkStyle() Style {
	s := LightStyle()
	s.Dark = true
	s.Ground = color.RGBA{0x27, 0x24, 0x34, 0xff}
	s.Trousers = color.RGBA{0x4c, 0x5f, 0x92, 0xff}
	s.Arrow = color.RGBA{0x4f, 0xb0, 0xaa, 0xff}
	return s
}

// HighContrastStyle draws outlines and plain fills, for a light or a dark card.
func HighContrastStyle(dark bool) Style {
	s := LightStyle()
	if dark {
		s = DarkStyle()
	}
	s.Outline = true
	return s
}
