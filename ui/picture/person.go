package picture

import (
	"image/color"

	"uncoil/engine"
	"uncoil/engine/figure"
)

// Person is the person in the pictures and the drawing style. Different persons
// make different pictures.
type Person struct {
	Look         engine.Look
	Skin         engine.Skin
	HighContrast bool
	// Mirror shows a person who faces the viewer as a mirror would.
	Mirror bool
	// RoomApart leaves the room around the person out: DrawRoom draws it.
	RoomApart bool
}

// PersonOf returns the person that a user has chosen.
func PersonOf(d engine.Display) Person {
	return Person{Look: d.Look, Skin: d.Skin, HighContrast: d.HighContrast, Mirror: d.Mirror}
}

// Style returns the style that draws the person on a light or a dark card.
// Nothing else turns the user's choices into a style.
func (p Person) Style(dark bool) figure.Style {
	style := figure.LightStyle()
	switch {
	case p.HighContrast:
		style = figure.HighContrastStyle(dark)
	case dark:
		style = figure.DarkStyle()
	}
	switch p.Look {
	case engine.LookShort:
		style.Dress(figure.ShortHair)
	case engine.LookGreyBun:
		style.Dress(figure.GreyBun)
	case engine.LookGreyShort:
		style.Dress(figure.GreyShort)
	}
	switch p.Skin {
	case engine.SkinHoney:
		style.Skin = figure.SkinHoney
	case engine.SkinUmber:
		style.Skin = figure.SkinUmber
	case engine.SkinEbony:
		style.Skin = figure.SkinEbony
	}
	style.Room = figure.WholeRoom
	if p.RoomApart {
		style.Room = figure.RoomApart
	}
	return style
}

// SkinColour is the lit colour of a skin tone, for a swatch.
func SkinColour(s engine.Skin) color.NRGBA {
	switch s {
	case engine.SkinHoney:
		return color.NRGBA{0xd9, 0xa0, 0x66, 0xff}
	case engine.SkinUmber:
		return color.NRGBA{0xa8, 0x71, 0x4a, 0xff}
	case engine.SkinEbony:
		return color.NRGBA{0x75, 0x49, 0x2f, 0xff}
	default:
		return color.NRGBA{0xec, 0xb7, 0x93, 0xff}
	}
}
