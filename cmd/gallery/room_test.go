package main

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/ui/frame"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/translations"
	uiwidget "uncoil/ui/widget"
)

// everyState returns all states, and a window to show them in.
func everyState(t *testing.T) ([]state, fyne.Window) {
	t.Helper()
	cat, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	translations.Add()
	return statesOf(t, cat)
}

// statesOf is everyState with a catalogue and in the language that is set.
func statesOf(t *testing.T, cat *catalog.Catalog) ([]state, fyne.Window) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(engine.ThemeLight))
	s, err := newSamples(cat, func(func()) {})
	if err != nil {
		t.Fatal(err)
	}
	states, err := s.states()
	if err != nil {
		t.Fatal(err)
	}
	w := a.NewWindow("")
	w.SetPadded(false)
	return states, w
}

// TestEveryPageHasRoom: in the least window, in a small one and in a square one nothing
// overlaps, and every button and text is in the window or can be scrolled to.
func TestEveryPageHasRoom(t *testing.T) {
	states, w := everyState(t)
	for _, st := range states {
		for _, size := range []fyne.Size{{Width: 640, Height: 400}, {Width: 640, Height: 480}, {Width: 900, Height: 700}} {
			t.Run(fmt.Sprintf("%s/%.0fx%.0f", st.name, size.Width, size.Height), func(t *testing.T) {
				object, _, stop := st.show()
				defer stop()
				w.SetContent(object)
				sample.Fit(w, size)
				if n := sample.CheckRoom(t, object, size); n == 0 {
					t.Error("there is nothing on it")
				}
			})
		}
	}
}

// TestEveryPageListsItsKeys: "?" on a page tells what its keys do.
func TestEveryPageListsItsKeys(t *testing.T) {
	states, _ := everyState(t)
	known := map[string]bool{}
	for _, st := range states {
		object, _, stop := st.show()
		f, ok := object.(*frame.Frame)
		if !ok {
			stop()
			continue
		}
		page := fmt.Sprintf("%T", f.Content())
		if known[page] {
			stop()
			continue
		}
		known[page] = true
		if _, ok := f.Content().(interface{ KeyHelps() []uiwidget.KeyLine }); !ok {
			t.Errorf("%s, as in %s, lists no keys", page, st.name)
		}
		stop()
	}
	if len(known) < 12 {
		t.Errorf("only %d pages were looked at", len(known))
	}
}
