package lettering

import (
	"bytes"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// System is the StandIn of the types that the system has. The first call looks for
// them, which takes a moment.
func System(r rune, bold bool) *font.Face {
	if !system.loaded {
		system.loaded = true
		fonts := fontscan.NewFontMap(silent{})
		if fonts.UseSystemFonts("") == nil {
			system.fonts = fonts
		}
	}
	if system.fonts == nil {
		return nil
	}
	aspect := font.Aspect{Style: font.StyleNormal, Weight: font.WeightNormal}
	if bold {
		aspect.Weight = font.WeightBold
	}
	system.fonts.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}, Aspect: aspect})
	system.fonts.SetScript(language.LookupScript(r))
	face := system.fonts.ResolveFace(r)
	if face == nil {
		return nil
	}
	if _, ok := face.NominalGlyph(r); !ok {
		return nil // without a match it is any type
	}
	return face
}

// system is used under busy.
var system struct {
	loaded bool
	fonts  *fontscan.FontMap
}

// silent is a log that keeps nothing.
type silent struct{}

// Printf is part of fontscan.Logger.
func (silent) Printf(string, ...any) {}

// Files is the StandIn of types in files; those that cannot be read are left out.
func Files(files ...[]byte) StandIn {
	var known []*font.Face
	for _, file := range files {
		if face, err := font.ParseTTF(bytes.NewReader(file)); err == nil {
			known = append(known, face)
		}
	}
	return func(r rune, _ bool) *font.Face {
		for _, face := range known {
			if _, ok := face.NominalGlyph(r); ok {
				return face
			}
		}
		return nil
	}
}
