package theme

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
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

// TestHighContrastHoldsForEveryRole: 7 to 1 for text (WCAG 2.2, 1.4.6), 3 to 1 for edges
// that mean something (1.4.11), on every ground that they can stand on.
func TestHighContrastHoldsForEveryRole(t *testing.T) {
	for name, p := range map[string]Palette{"light": LightContrastPalette(), "dark": DarkContrastPalette(), "night": NightContrastPalette()} {
		type role struct {
			name string
			c    color.NRGBA
		}
		grounds := []role{{"Background", p.Background}, {"Card", p.Card}, {"Raised", p.Raised}}
		seen := map[string]bool{"Scrim": true}
		check := func(a, b role, least float64) {
			seen[a.name], seen[b.name] = true, true
			if got := contrast(a.c, b.c); got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want %.0f or more", name, a.name, b.name, got, least)
			}
		}
		for _, text := range []role{{"Ink", p.Ink}, {"Muted", p.Muted}, {"AccentInk", p.AccentInk}, {"Warning", p.Warning}} {
			for _, ground := range append(grounds, role{"Disc", p.Disc}) {
				check(text, ground, 7)
			}
		}
		check(role{"OnAccent", p.OnAccent}, role{"Accent", p.Accent}, 7)
		check(role{"OnAccent", p.OnAccent}, role{"AccentHover", p.AccentHover}, 7)
		check(role{"OnAmber", p.OnAmber}, role{"Amber", p.Amber}, 7)
		edges := []role{{"Line", p.Line}, {"Focus", p.Focus}}
		if name != "night" { // where nothing shines, the outline alone tells where a button ends
			edges = append(edges, role{"Accent", p.Accent}, role{"Amber", p.Amber})
			check(role{"Accent", p.Accent}, role{"Line", p.Line}, 3) // the ring on its track
		}
		for _, edge := range edges {
			for _, ground := range grounds {
				check(edge, ground, 3)
			}
		}
		for i := range reflect.TypeOf(p).NumField() {
			if field := reflect.TypeOf(p).Field(i).Name; !seen[field] {
				t.Errorf("%s: nothing is known of the contrast of %s", name, field)
			}
		}
	}
}

func TestHighContrastGoesWithLightAndDark(t *testing.T) {
	a := test.NewTempApp(t)
	for _, tt := range []struct {
		d    engine.Display
		want color.NRGBA
	}{
		{engine.Display{Theme: engine.ThemeLight, HighContrast: true}, LightContrastPalette().Line},
		{engine.Display{Theme: engine.ThemeDark, HighContrast: true}, DarkContrastPalette().Line},
		{engine.Display{Theme: engine.ThemeDark}, DarkPalette().Line},
	} {
		th := Of(&tt.d)
		a.Settings().SetTheme(th)
		if got := th.Color(Line, fynetheme.VariantLight); got != tt.want {
			t.Errorf("%+v: lines are %v, want %v", tt.d, got, tt.want)
		}
		night := NightPalette()
		if tt.d.HighContrast {
			night = NightContrastPalette()
		}
		if got := Night().Color(Line, fynetheme.VariantLight); got != night.Line {
			t.Errorf("%+v: in the dark lines are %v, want %v", tt.d, got, night.Line)
		}
		if got := th.Darkened().Color(Line, fynetheme.VariantLight); got != night.Line {
			t.Errorf("%+v: darkened, lines are %v, want %v", tt.d, got, night.Line)
		}
	}
}

// TestTextGrowsAsFarAsThereIsRoom: a page needs 640 × 400 units at the smallest scale,
// and larger text leaves it that.
func TestTextGrowsAsFarAsThereIsRoom(t *testing.T) {
	for _, tt := range []struct {
		w, h, text, want float32
		room             bool
	}{
		{1366, 768, 1, 1, true},
		{1366, 768, 1.3, 1.3, true},
		{1366, 768, 1.5, 1.5, true},
		{1366, 768, 0.9, 0.9, true},
		{900, 700, 1.3, 1.105, true},
		{900, 700, 1.5, 1.18, false},
		{640, 400, 1.5, 0.85, false},
		{640, 400, 0.9, 0.765, true},
	} {
		size := fyne.NewSize(tt.w, tt.h)
		if got := ScaleFor(size, tt.text); math.Abs(float64(got-tt.want)) > 0.001 {
			t.Errorf("%.0f × %.0f, text × %.2f: scale %.3f, want %.3f", tt.w, tt.h, tt.text, got, tt.want)
		}
		if got := HasRoomFor(size, tt.text); got != tt.room {
			t.Errorf("%.0f × %.0f, text × %.2f: has room: %v", tt.w, tt.h, tt.text, got)
		}
	}
}
