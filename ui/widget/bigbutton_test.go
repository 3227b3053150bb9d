package widget

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/ui/theme"
)

func TestSlabTakesEnterAndNothingElse(t *testing.T) {
	pressed := 0
	slab := NewBigButton(fynetheme.MediaPauseIcon(), "Pause", Primary, func() { pressed++ })
	w := stage(t, slab, 400, 200)
	var passed []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { passed = append(passed, key.Name) })
	w.Canvas().Focus(slab)
	keys := []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyUp, fyne.KeyEnter, fyne.KeyX}
	for _, key := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	if want := []fyne.KeyName{fyne.KeySpace, fyne.KeyUp, fyne.KeyX}; pressed != 2 || !slices.Equal(passed, want) {
		t.Errorf("pressed %d times, passed on %v; want twice, and %v", pressed, passed, want)
	}
	slab.SetFace(fynetheme.MediaPlayIcon(), "Go on")
	if got := slab.Label(); got != "Go on" || !slices.Equal(lines(slab.label), []string{"Go on"}) {
		t.Errorf("the label is %q", got)
	}
}

// TestDigitsFillTheHeightOrTheWidth draws the number as large as its box lets it.
func TestDigitsFillTheHeightOrTheWidth(t *testing.T) {
	digits := NewDigits()
	stage(t, digits, 1000, 300)
	shown := digitsOf(digits)
	for _, value := range []string{"7", "38", "99"} {
		digits.SetValue(value)
		if h := shown.Size().Height; h < 300 || h > 330 {
			t.Errorf("%q is %.0f high in a box of 300", value, h)
		}
		if x := shown.Position().X + shown.Size().Width/2; x < 498 || x > 502 {
			t.Errorf("the middle of %q is at %.0f, want 500", value, x)
		}
	}
	digits.Resize(fyne.NewSize(300, 300))
	digits.SetValue("12:34")
	if w, h := shown.Size().Width, shown.Size().Height; w > 310 || h > 150 {
		t.Errorf("a long number is %.0f × %.0f in a box 300 wide", w, h)
	}
}

func digitsOf(d *Digits) *canvas.Image {
	return test.WidgetRenderer(d).Objects()[0].(*canvas.Image)
}

// TestButtonsFollowTheThemeThatTheyAreShownIn puts a focusable button into the
// dark.
func TestButtonsFollowTheThemeThatTheyAreShownIn(t *testing.T) {
	button := NewFocusButton("End", Secondary, nil)
	stage(t, container.NewThemeOverride(button, theme.Night()), 200, 80)
	want := theme.NightPalette().Card
	for _, o := range test.WidgetRenderer(button).Objects() {
		if rect, ok := o.(*canvas.Rectangle); ok && rect.FillColor == theme.LightPalette().Card {
			t.Errorf("the button is filled with %v, want %v", rect.FillColor, want)
		}
	}
}
