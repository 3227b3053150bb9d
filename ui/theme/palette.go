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

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}
