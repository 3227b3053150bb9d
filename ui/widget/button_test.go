package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/theme"
)

// In high contrast all that can be pressed has an edge; elsewhere a quiet button is its
// label alone.
func TestAQuietButtonHasAnEdgeInHighContrast(t *testing.T) {
	settings := fyne.CurrentApp().Settings()
	defer settings.SetTheme(settings.Theme())
	for _, contrast := range []bool{false, true} {
		settings.SetTheme(theme.Of(&engine.Display{HighContrast: contrast}))
		b := NewButton("Explain", Quiet, func() {})
		test.NewTempWindow(t, b)
		if edged := !test.WidgetRenderer(b).(*buttonRenderer).ground.Hidden; edged != contrast {
			t.Errorf("high contrast %v: it has an edge: %v", contrast, edged)
		}
	}
}
