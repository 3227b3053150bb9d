package main

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
	"uncoil/ui/frame"
	"uncoil/ui/routineeditor"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/theme"
	"uncoil/ui/translations"
)

// shown is what a builder shows.
func shown(show builder) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		o, _, _ := show()
		return o
	}
}

// BenchmarkScreens measures how long a screen takes to open, and to be laid out
// again after one step of a resize: in another scale, and wider alone.
func BenchmarkScreens(b *testing.B) {
	a := test.NewApp()
	a.Settings().SetTheme(theme.New(engine.ThemeLight))
	cat, err := catalog.Load(assets.Files())
	if err != nil {
		b.Fatal(err)
	}
	translations.Add()
	s, err := newSamples(cat, func(func()) {})
	if err != nil {
		b.Fatal(err)
	}
	screens := map[string]func() fyne.CanvasObject{
		"settings": func() fyne.CanvasObject { return framed(s.settings(s.prefs, settings.You), frame.AtSettings) },
		"home":     func() fyne.CanvasObject { return framed(s.home(10, s.prefs), frame.AtHome) },
		"library":  func() fyne.CanvasObject { return framed(s.library(s.prefs, nil), frame.AtLibrary) },
		"editor":   shown(s.editor(s.copied(), s.prefs, func(e *routineeditor.Screen) { e.GoTo(draft.Ref{Block: 1, Item: 2}) })),
		"rests":    shown(s.restsPage(nothing)),
	}
	for _, name := range []string{"settings", "home", "library", "editor", "rests"} {
		show := screens[name]
		b.Run("open/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w := a.NewWindow("")
				w.SetPadded(false)
				w.SetContent(show())
				w.Resize(fyne.NewSize(1366, 768))
				e := sample.Walker{}
				e.Walk(w.Content())
				w.Close()
			}
		})
		for step, sizes := range map[string][2]fyne.Size{"": {{Width: 1366, Height: 768}, {Width: 1340, Height: 752}}, "-wider": {{Width: 1500, Height: 768}, {Width: 1520, Height: 768}}} {
			b.Run("resize"+step+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				w := a.NewWindow("")
				w.SetPadded(false)
				w.SetContent(show())
				w.Resize(sizes[0])
				e := sample.Walker{}
				e.Walk(w.Content())
				i := 0
				for b.Loop() {
					i++
					w.Resize(sizes[i%2])
					e.Walk(w.Content())
				}
				w.Close()
			})
		}
	}
}
