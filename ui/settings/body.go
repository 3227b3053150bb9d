package settings

import (
	"image/color"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/widget"
)

// person chooses who is in the pictures.
func (s *Screen) person() *group {
	return section(lang.X("person.title", "The person in the pictures"),
		widget.Sized(0, 150, s.portrait),
		row(lang.X("person.look", "Hair"), "", widget.ChoiceOf(engine.Looks(), s.prefs.Display.Look, lookWords, func(l engine.Look) {
			s.change(func(p *engine.Preferences) { p.Display.Look = l })
		})),
		tallRow("", lang.X("person.skin", "Skin tone"), s.skins()),
		row(lang.X("person.mirror", "Mirror"), lang.X("person.mirror-line", "Facing you, they bend to your side, as in a mirror."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.Display.Mirror })))
}

// skins are the skin tones, each with its colour and its name.
func (s *Screen) skins() *widget.Choice {
	skins := engine.Skins()
	names, colours := make([]string, len(skins)), make([]color.Color, len(skins))
	chosen := 0
	for i, skin := range skins {
		names[i], colours[i] = skinWords(skin), picture.SkinColour(skin)
		if skin == s.prefs.Display.Skin {
			chosen = i
		}
	}
	return widget.NewSwatches(names, colours, chosen, func(i int) {
		s.change(func(p *engine.Preferences) { p.Display.Skin = skins[i] })
	})
}

func lookWords(l engine.Look) string {
	switch l {
	case engine.LookShort:
		return lang.X("person.short", "Short")
	case engine.LookGreyBun:
		return lang.X("person.grey-bun", "Grey bun")
	case engine.LookGreyShort:
		return lang.X("person.grey-short", "Grey, short")
	default:
		return lang.X("person.bun", "Bun")
	}
}

func skinWords(s engine.Skin) string {
	switch s {
	case engine.SkinHoney:
		return lang.X("person.honey", "Honey")
	case engine.SkinUmber:
		return lang.X("person.umber", "Umber")
	case engine.SkinEbony:
		return lang.X("person.ebony", "Ebony")
	default:
		return lang.X("person.porcelain", "Porcelain")
	}
}
