package main

import (
	"image/color"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/ui/picture"
)

// styleFlags set the drawing style.
type styleFlags struct {
	Dark     bool        `help:"Draw for a dark ground."`
	Contrast bool        `help:"Draw with dark outlines and plain fills."`
	Look     engine.Look `help:"Who is pictured: bun, short, grey-bun or grey-short." enum:"bun,short,grey-bun,grey-short" default:"bun"`
	Skin     engine.Skin `help:"The tone of the skin: porcelain, honey, umber or ebony." enum:"porcelain,honey,umber,ebony" default:"porcelain"`
}

// style returns the style of the flags.
func (f *styleFlags) style() figure.Style {
	chosen := engine.Display{Look: f.Look, Skin: f.Skin, HighContrast: f.Contrast}
	return picture.PersonOf(chosen).Style(f.Dark)
}

// grounds returns the colours around a picture: the sheet, the card, and the
// text.
func (f *styleFlags) grounds() (ground, card, ink color.RGBA) {
	if f.Dark {
		return color.RGBA{0x1b, 0x19, 0x24, 255}, color.RGBA{0x27, 0x24, 0x34, 255}, color.RGBA{0xf4, 0xef, 0xe6, 255}
	}
	return color.RGBA{0xf3, 0xec, 0xe2, 255}, color.RGBA{0xff, 0xfa, 0xf3, 255}, color.RGBA{0x2b, 0x27, 0x36, 255}
}
