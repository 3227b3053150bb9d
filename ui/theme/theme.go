// Package theme is the look of the window: colours by role, sizes that grow with
// the window, and the Fyne theme made of them. Text has a contrast of at least
// 4.5 to 1, in high contrast of 7 to 1. The package must not know widgets.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/engine"
)

// The theme's names of the colours of a Palette. Widgets ask their theme for
// them, so that a part of the window can have another theme.
const (
	Background  fyne.ThemeColorName = fynetheme.ColorNameBackground
	Card        fyne.ThemeColorName = "uncoil-card"
	Raised      fyne.ThemeColorName = "uncoil-raised"
	Ink         fyne.ThemeColorName = fynetheme.ColorNameForeground
	Muted       fyne.ThemeColorName = "uncoil-muted"
	Line        fyne.ThemeColorName = "uncoil-line"
	Accent      fyne.ThemeColorName = fynetheme.ColorNamePrimary
	OnAccent    fyne.ThemeColorName = fynetheme.ColorNameForegroundOnPrimary
	AccentInk   fyne.ThemeColorName = "uncoil-accent-ink"
	AccentHover fyne.ThemeColorName = "uncoil-accent-hover"
	Disc        fyne.ThemeColorName = "uncoil-disc"
	Focus       fyne.ThemeColorName = "uncoil-focus"
	Warning     fyne.ThemeColorName = fynetheme.ColorNameWarning
	Amber       fyne.ThemeColorName = "uncoil-amber"
	OnAmber     fyne.ThemeColorName = "uncoil-on-amber"
	Scrim       fyne.ThemeColorName = "uncoil-scrim"
)

// Theme is Uncoil's Fyne theme.
type Theme struct {
	fyne.Theme
	choice engine.Theme
	// contrast is for high contrast in either mode.
	contrast bool
	// night is the theme of the dark screen in a part of the window, dark one for the
	// whole window.
	night, dark bool
	// unit is how many units of the canvas one of the design has, text the factor that
	// the user has chosen for it.
	unit, text float32
}

// New returns the theme for a user's choice; engine.ThemeSystem follows the
// desktop's light or dark mode.
func New(choice engine.Theme) *Theme {
	return &Theme{Theme: fynetheme.DefaultTheme(), choice: choice, unit: 1, text: 1}
}

// Of returns the theme for all that a user has chosen.
func Of(d *engine.Display) *Theme { return New(d.Theme).With(d) }

// Night returns the theme of the dark screen, independent of the user's choice.
func Night() *Theme {
	return &Theme{Theme: fynetheme.DefaultTheme(), choice: engine.ThemeDark, night: true}
}

// Darkened returns the theme with the colours of the dark screen for the whole
// window, at the same scale.
func (t *Theme) Darkened() *Theme {
	other := *t
	other.choice, other.dark = engine.ThemeDark, true
	return &other
}

// With returns the theme for another choice, at the same scale until Fit.
func (t *Theme) With(d *engine.Display) *Theme {
	other := New(d.Theme)
	other.unit, other.text, other.contrast = t.unit, float32(d.TextPercent())/100, d.HighContrast
	return other
}

// contrasted reports whether the theme is one of high contrast. The dark screen in a
// part of the window asks the app's theme.
func (t *Theme) contrasted() bool {
	if app, ok := fyne.CurrentApp().Settings().Theme().(*Theme); t.night && ok {
		return app.contrast
	}
	return t.contrast
}

// Size returns a length that grows with the window. One window has one scale, so
// the dark screen asks the app's theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if t.night {
		return fyne.CurrentApp().Settings().Theme().Size(name)
	}
	size, ok := sizes[name]
	if !ok {
		size = t.Theme.Size(name)
	}
	return size * t.unit
}

// sizes are the sizes that differ from Fyne's, in units of the design.
var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:           TextBody,
	fynetheme.SizeNameCaptionText:    TextCaption,
	fynetheme.SizeNameHeadingText:    TextTitle,
	fynetheme.SizeNameSubHeadingText: TextHeading,
}

// Color returns one of the palette's colours, or Fyne's own for other names.
func (t *Theme) Color(name fyne.ThemeColorName, desktop fyne.ThemeVariant) color.Color {
	variant := t.variant(desktop)
	palette := t.palette(variant)
	if c, ok := palette.named(name); ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

func (t *Theme) palette(variant fyne.ThemeVariant) Palette {
	night, dark := t.night || t.dark, variant == fynetheme.VariantDark
	switch {
	case night && t.contrasted():
		return NightContrastPalette()
	case night:
		return NightPalette()
	case dark && t.contrast:
		return DarkContrastPalette()
	case dark:
		return DarkPalette()
	case t.contrast:
		return LightContrastPalette()
	default:
		return LightPalette()
	}
}

// variant returns the variant to show; the user's choice overrides the desktop's.
func (t *Theme) variant(desktop fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.choice {
	case engine.ThemeLight:
		return fynetheme.VariantLight
	case engine.ThemeDark:
		return fynetheme.VariantDark
	default:
		return desktop
	}
}

// named returns the colour of a name.
func (p *Palette) named(name fyne.ThemeColorName) (color.NRGBA, bool) {
	switch name {
	case Background:
		return p.Background, true
	case Card, fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameMenuBackground:
		return p.Card, true
	case Raised, fynetheme.ColorNameInputBackground, fynetheme.ColorNameButton:
		return p.Raised, true
	case Ink:
		return p.Ink, true
	case Muted, fynetheme.ColorNamePlaceHolder:
		return p.Muted, true
	case Line, fynetheme.ColorNameSeparator:
		return p.Line, true
	case Accent:
		return p.Accent, true
	case OnAccent:
		return p.OnAccent, true
	case AccentInk:
		return p.AccentInk, true
	case AccentHover:
		return p.AccentHover, true
	case Disc:
		return p.Disc, true
	case Focus:
		return p.Focus, true
	case Warning:
		return p.Warning, true
	case Amber:
		return p.Amber, true
	case OnAmber:
		return p.OnAmber, true
	case Scrim:
		return p.Scrim, true
	}
	return color.NRGBA{}, false
}

// Colour returns a colour of the theme that an object is shown in; a nil object
// means the app's theme.
func Colour(of fyne.Widget, name fyne.ThemeColorName) color.Color {
	th := fynetheme.CurrentForWidget(of)
	return th.Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// Edge is how wide the outline of a control is that has its fill alone otherwise, in
// units of the canvas: in high contrast every control has one.
func Edge(of fyne.Widget) float32 {
	if t, ok := fynetheme.CurrentForWidget(of).(*Theme); ok && t.contrasted() {
		return 2
	}
	return 0
}

// IsDark reports whether an object is shown on a dark background.
func IsDark(of fyne.Widget) bool {
	r, g, b, _ := Colour(of, Background).RGBA()
	return r+g+b < 3*0x8000
}
