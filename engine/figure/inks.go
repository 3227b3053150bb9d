package figure

import (
	"image/color"
	"math"
)

// ink is the role of a colour in a picture.
type ink uint8

const (
	inkSkin ink = iota
	inkSkinShade
	inkShirt
	inkShirtShade
	inkTrousers
	inkTrousersShade
	inkSkinFar
	inkSkinShadeFar
	inkShirtFar
	inkShirtShadeFar
	inkTrousersFar
	inkTrousersShadeFar
	inkHair
	inkHairShade
	inkFeature
	inkMouth
	inkBlush
	inkMat
	inkMatEdge
	inkFloor
	inkFloorMark
	inkShadow
	inkGlow
	inkArrow
	inkOutline
	inkCushion
	inkCushionShade
	inkWood
	inkWoodShade
	inkMetal
	inkMetalShade
	inkBall
	inkBallShade
	inkSky
	inkSea
	inkWall
	inkLit // what the sides of things that face the light are lightened with
	inkMark
	inkMarkGround
	inkWrong
	inkRim
	inkRoomWall
	inkRoomFloor
	inkRoomLight
	inkCount
)

// far is the same role on a far limb.
func (i ink) far() ink {
	if i <= inkTrousersShade {
		return i + (inkSkinFar - inkSkin)
	}
	return i
}

// hex is an opaque colour written as 0xrrggbb.
func hex(rgb uint32) color.RGBA {
	return color.RGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xff}
}

// blended mixes two colours: a at t = 0, b at t = 1.
func blended(a, b color.RGBA, t float64) color.RGBA {
	return color.RGBA{
		uint8(mix(float64(a.R), float64(b.R), t) + 0.5),
		uint8(mix(float64(a.G), float64(b.G), t) + 0.5),
		uint8(mix(float64(a.B), float64(b.B), t) + 0.5), 0xff,
	}
}

// inks fills the colour of every role for one picture.
func (st *Style) inks(quiet bool) [inkCount]color.RGBA {
	skin, shade, blush, mouth := st.Skin.tones()
	hair := st.hair()
	hairShade := blended(hair, hex(0xe0a070), 0.2)
	if st.Look.older() {
		hairShade = blended(hair, hex(0x4a4450), 0.3)
	}
	night, floor := hex(0x1d1838), hex(0x5b4a8a)
	wall, beside, wood, light := hex(0xc8b493), hex(0xc8b493), hex(0xb08d62), hex(0xffffff)
	far := 0.34
	if st.Dark {
		night, far, floor = hex(0x1a1730), 0.36, hex(0xf4efe6)
		wall, beside, wood, light = hex(0x3d3a4e), hex(0x625d7c), hex(0x6a6070), hex(0x4a4462)
	}
	c := [inkCount]color.RGBA{
		inkSkin: skin, inkSkinShade: shade,
		inkShirt: st.Shirt, inkShirtShade: blended(st.Shirt, night, 0.2),
		inkTrousers: st.Trousers, inkTrousersShade: blended(st.Trousers, night, 0.55),
		inkHair: hair, inkHairShade: hairShade,
		inkFeature: blended(hex(0x2a1c1c), skin, 0.06), inkMouth: mouth, inkBlush: blush,
		inkMat: blended(st.Mat, hex(0xffffff), 0.16), inkMatEdge: blended(st.Mat, hex(0x5b4a8a), 0.14),
		inkFloor:     blended(st.Ground, floor, 0.14),
		inkFloorMark: blended(st.Ground, floor, 0.5),
		inkShadow:    hex(0x4a3a70), inkGlow: st.Glow, inkArrow: st.Arrow, inkOutline: hex(0x15121f),
		inkCushion: hex(0xe3b778), inkCushionShade: hex(0xc9965a),
		inkWood: hex(0xd0a273), inkWoodShade: hex(0xad7f55),
		inkMetal: hex(0x8b8fa3), inkMetalShade: hex(0x6c7085),
		inkBall: hex(0xe2a14a), inkBallShade: hex(0xc98536),
		inkSky: blended(st.Ground, hex(0x6fa8dc), 0.24), inkSea: blended(st.Ground, hex(0x4f8fb8), 0.62),
		inkWall: blended(st.Ground, beside, 0.62),
		inkLit:  hex(0xffffff),
		inkMark: hex(0x2b2736), inkMarkGround: hex(0xffffff),
		inkWrong:    hex(0xc4453c),
		inkRim:      hex(0xa88f86),
		inkRoomWall: blended(st.Ground, wall, 0.2), inkRoomFloor: blended(st.Ground, wood, 0.22),
		inkRoomLight: light,
	}
	if st.Dark && st.Outline {
		c[inkOutline] = hex(0xf4efe6)
	}
	if st.Dark { // the light is dim, and things in bright colours would glare
		c[inkLit] = hex(0x8f8aa6)
		for _, i := range [...]ink{inkMat, inkMatEdge, inkCushion, inkCushionShade, inkWood, inkWoodShade, inkBall, inkBallShade} {
			c[i] = blended(c[i], st.Ground, 0.24)
		}
	}
	for _, i := range [...]ink{inkSkin, inkSkinShade, inkShirt, inkShirtShade, inkTrousers, inkTrousersShade} {
		c[i.far()] = blended(c[i], night, far)
	}
	c[inkSkinFar] = blended(skin, shade, 0.85)
	c[inkSkinShadeFar] = blended(shade, night, 0.25)
	if quiet {
		for i := range c {
			c[i] = blended(c[i], st.Ground, 0.55)
		}
	}
	return c
}

// tones are the colours of one skin: lit, shaded, cheek and mouth.
func (s Skin) tones() (skin, shade, blush, mouth color.RGBA) {
	switch s {
	case SkinHoney:
		return hex(0xd9a066), hex(0xb97f4a), hex(0xcd7f52), hex(0x9a5138)
	case SkinUmber:
		return hex(0xa8714a), hex(0x875535), hex(0xa05a3c), hex(0x6e3527)
	case SkinEbony:
		return hex(0x75492f), hex(0x583522), hex(0x7d4530), hex(0x43201a)
	default:
		return hex(0xecb793), hex(0xd39672), hex(0xe58f74), hex(0xb5614e)
	}
}

func (st *Style) hair() color.RGBA {
	switch {
	case st.Look.older() && st.Dark:
		return hex(0xa9a4ab)
	case st.Look.older():
		return hex(0xaaa6ab)
	case st.Skin == SkinEbony && st.Dark:
		return hex(0x3d2f33)
	case st.Skin >= SkinUmber && st.Dark:
		return hex(0x46312c)
	case st.Skin >= SkinUmber:
		return hex(0x2b1d1c)
	case st.Dark:
		return hex(0x7a5040)
	default:
		return hex(0x4f3128)
	}
}

// leastContrast is the contrast with the ground, as WCAG counts it, from which skin and
// hair are seen without a rim of light.
const leastContrast = 3.0

// rims tells which inks get a rim of light: skin and hair that are hardly seen on a dark
// ground.
func (st *Style) rims(inks *[inkCount]color.RGBA) (rims [inkCount]bool) {
	if !st.Dark || st.Outline {
		return rims
	}
	around := st.Ground
	if st.Room != NoRoom {
		around = inks[inkRoomWall]
	}
	for _, i := range [...]ink{inkSkin, inkSkinFar, inkHair} {
		rims[i] = contrast(inks[i], around) < leastContrast
	}
	return rims
}

// contrast is the contrast of two colours as WCAG 2 counts it, 1 to 21.
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
