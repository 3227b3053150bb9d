package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/engine"
)

// luminance and contrast follow WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrastOfTextMeetsAA(t *testing.T) {
	for name, p := range map[string]Palette{"light": LightPalette(), "dark": DarkPalette(), "night": NightPalette()} {
		pairs := []struct {
			what         string
			text, ground color.NRGBA
			least        float64
		}{
			{"ink on background", p.Ink, p.Background, 7},
			{"ink on card", p.Ink, p.Card, 7},
			{"ink on chip", p.Ink, p.Raised, 7},
			{"the countdown on the disc", p.Ink, p.Disc, 7},
			{"muted on background", p.Muted, p.Background, 4.5},
			{"muted on card", p.Muted, p.Card, 4.5},
			{"muted on chip", p.Muted, p.Raised, 4.5},
			{"muted on the disc", p.Muted, p.Disc, 4.5},
			{"accent on background", p.AccentInk, p.Background, 4.5},
			{"accent on card", p.AccentInk, p.Card, 4.5},
			{"accent on chip", p.AccentInk, p.Raised, 4.5},
			{"the breath phase on the disc", p.AccentInk, p.Disc, 4.5},
			{"text on the primary button", p.OnAccent, p.Accent, 4.5},
			{"text on the primary button under the pointer", p.OnAccent, p.AccentHover, 4.5},
			{"warning on background", p.Warning, p.Background, 4.5},
			{"warning on card", p.Warning, p.Card, 4.5},
			{"the sign that asks for care", p.OnAmber, p.Amber, 7},
			{"the ring on the background", p.Accent, p.Background, 3},
			{"the focus on the background", p.Focus, p.Background, 3},
			{"the focus on the card", p.Focus, p.Card, 3},
		}
		for _, pair := range pairs {
			if got := contrast(pair.text, pair.ground); got < pair.least {
				t.Errorf("%s: %s has a contrast of %.2f, want %.1f or more", name, pair.what, got, pair.least)
			}
		}
	}
}

func TestThemeFollowsTheChoiceOrTheDesktop(t *testing.T) {
	tests := []struct {
		choice  engine.Theme
		desktop fyne.ThemeVariant
		want    color.NRGBA
	}{
		{engine.ThemeLight, fynetheme.VariantDark, LightPalette().Card},
		{engine.ThemeDark, fynetheme.VariantLight, DarkPalette().Card},
		{engine.ThemeSystem, fynetheme.VariantLight, LightPalette().Card},
		{engine.ThemeSystem, fynetheme.VariantDark, DarkPalette().Card},
	}
	for _, tt := range tests {
		if got := New(tt.choice).Color(Card, tt.desktop); got != tt.want {
			t.Errorf("%s on a desktop of variant %d: card is %v, want %v", tt.choice, tt.desktop, got, tt.want)
		}
	}
}

// TestNightHardlyShines keeps the screen for closed eyes dark whatever theme the
// user has chosen.
func TestNightHardlyShines(t *testing.T) {
	for _, desktop := range []fyne.ThemeVariant{fynetheme.VariantLight, fynetheme.VariantDark} {
		if got := luminance(Night().Color(Background, desktop).(color.NRGBA)); got > 0.005 {
			t.Errorf("on a desktop of variant %d the ground shines with %.4f", desktop, got)
		}
	}
	p := NightPalette()
	for name, c := range map[string]color.NRGBA{"card": p.Card, "raised": p.Raised, "primary button": p.Accent} {
		if got := luminance(c); got > 0.15 {
			t.Errorf("the %s shines with %.3f", name, got)
		}
	}
}

func TestScaleGrowsWithTheWindow(t *testing.T) {
	tests := []struct {
		w, h, want float32
	}{
		{1366, 768, 1},
		{2732, 1536, 2},
		{2732, 768, 1},
		{640, 480, smallestScale},
	}
	for _, tt := range tests {
		if got := Scale(fyne.NewSize(tt.w, tt.h)); got != tt.want {
			t.Errorf("Scale(%v×%v) = %v, want %v", tt.w, tt.h, got, tt.want)
		}
	}
}
