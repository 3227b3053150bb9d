package theme

import "image/color"

// Palette is every colour of the window by its role. All are opaque, so that the
// contrast of each pair can be computed.
type Palette struct {
	// Background is behind everything, Card behind groups.
	Background, Card color.NRGBA
	// Raised is the background of a chip or field on a card.
	Raised color.NRGBA
	// Ink is for text, Muted for secondary text, Line for borders and for the
	// remaining part of the progress bar and the ring.
	Ink, Muted, Line color.NRGBA
	// Accent fills the ring, the progress and the primary button; OnAccent is
	// text on it, AccentInk is accent-coloured text on a background or a card.
	Accent, OnAccent, AccentInk color.NRGBA
	// AccentHover is the primary button under the pointer.
	AccentHover color.NRGBA
	// Disc is the breath disc in the ring.
	Disc color.NRGBA
	// Focus is the outline of the focused widget.
	Focus color.NRGBA
	// Warning is text about care.
	Warning color.NRGBA
	// Amber is the background of a warning sign, OnAmber what is on it.
	Amber, OnAmber color.NRGBA
	// Scrim darkens what is behind a dialog; it is the only colour with alpha.
	Scrim color.NRGBA
}

// LightPalette is warm paper with ink.
func LightPalette() Palette {
	return Palette{
		Background: rgb(0xf3ece2), Card: rgb(0xfffaf3), Raised: rgb(0xece2d5),
		Ink: rgb(0x2b2736), Muted: rgb(0x665d72), Line: rgb(0xddd2c3),
		Accent: rgb(0x2a7c77), OnAccent: rgb(0xffffff), AccentInk: rgb(0x1f6b66),
		AccentHover: rgb(0x226c67),
		Disc:        rgb(0xd3dfd8), Focus: rgb(0x2b2736), Warning: rgb(0x9a3f16),
		Amber: rgb(0xf6c453), OnAmber: rgb(0x2b2110),
		Scrim: color.NRGBA{0x2b, 0x27, 0x36, 0x8c},
	}
}

// DarkPalette is a night sky with warm paper as ink.
func DarkPalette() Palette {
	return Palette{
		Background: rgb(0x1b1924), Card: rgb(0x272434), Raised: rgb(0x363145),
		Ink: rgb(0xf4efe6), Muted: rgb(0xb2aabf), Line: rgb(0x403a50),
		Accent: rgb(0x4fb0aa), OnAccent: rgb(0x10201f), AccentInk: rgb(0x6cc7c1),
		AccentHover: rgb(0x62c0ba),
		Disc:        rgb(0x213c42), Focus: rgb(0xf4efe6), Warning: rgb(0xffb38a),
		Amber: rgb(0xeeb74a), OnAmber: rgb(0x241a08),
		Scrim: color.NRGBA{0x08, 0x07, 0x0c, 0xa6},
	}
}

// NightPalette is for a dark room and eyes that are nearly closed: a very dark
// background, and ink that does not dazzle.
func NightPalette() Palette {
	return Palette{
		Background: rgb(0x0b0a0f), Card: rgb(0x17151d), Raised: rgb(0x221f2a),
		Ink: rgb(0xc6bdaf), Muted: rgb(0x968e9f), Line: rgb(0x2e2a37),
		Accent: rgb(0x2e6763), OnAccent: rgb(0xece5d9), AccentInk: rgb(0x6fb5af),
		AccentHover: rgb(0x2a5f5b),
		Disc:        rgb(0x14252a), Focus: rgb(0xd9d0c2), Warning: rgb(0xf0a57c),
		Amber: rgb(0x5a4315), OnAmber: rgb(0xf3e3c0),
		Scrim: color.NRGBA{0x00, 0x00, 0x00, 0xb3},
	}
}

// LightContrastPalette is ink on white for eyes that need more: text has a contrast of 7
// to 1, and every edge that means something one of 3 to 1.
func LightContrastPalette() Palette {
	return Palette{
		Background: rgb(0xffffff), Card: rgb(0xffffff), Raised: rgb(0xf2f2f2),
		Ink: rgb(0x000000), Muted: rgb(0x3d3d3d), Line: rgb(0x808080),
		Accent: rgb(0x003d3a), OnAccent: rgb(0xffffff), AccentInk: rgb(0x004f4b),
		AccentHover: rgb(0x005450),
		Disc:        rgb(0xe0ece9), Focus: rgb(0x000000), Warning: rgb(0x8a1c00),
		Amber: rgb(0x5c3a00), OnAmber: rgb(0xffffff),
		Scrim: color.NRGBA{0x00, 0x00, 0x00, 0xb3},
	}
}

// DarkContrastPalette is white on black in the same contrasts.
func DarkContrastPalette() Palette {
	return Palette{
		Background: rgb(0x000000), Card: rgb(0x101010), Raised: rgb(0x1f1f1f),
		Ink: rgb(0xffffff), Muted: rgb(0xd0d0d0), Line: rgb(0x6e6e6e),
		Accent: rgb(0x6fe0d8), OnAccent: rgb(0x000000), AccentInk: rgb(0x7fe6de),
		AccentHover: rgb(0x9af2ea),
		Disc:        rgb(0x12302f), Focus: rgb(0xffffff), Warning: rgb(0xffb38a),
		Amber: rgb(0xffc84a), OnAmber: rgb(0x000000),
		Scrim: color.NRGBA{0x00, 0x00, 0x00, 0xcc},
	}
}

// NightContrastPalette has them in a dark room: brighter ink on black, and grounds that
// still hardly shine.
func NightContrastPalette() Palette {
	return Palette{
		Background: rgb(0x000000), Card: rgb(0x0b0a0f), Raised: rgb(0x17151d),
		Ink: rgb(0xd8d0c4), Muted: rgb(0xb8b1bf), Line: rgb(0x666666),
		Accent: rgb(0x285c58), OnAccent: rgb(0xffffff), AccentInk: rgb(0x7fc9c2),
		AccentHover: rgb(0x24544f),
		Disc:        rgb(0x0f2126), Focus: rgb(0xe6ddd0), Warning: rgb(0xf6b08a),
		Amber: rgb(0x3d2c06), OnAmber: rgb(0xffefcf),
		Scrim: color.NRGBA{0x00, 0x00, 0x00, 0xcc},
	}
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}
