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
	"uncoil/ui/theme"
	"uncoil/ui/translations"
)

// ensure does what the real window does before it draws: where the least size of an
// object has changed, what it stands in is laid out again.
type ensure map[fyne.CanvasObject]fyne.Size

func (e ensure) walk(o fyne.CanvasObject) (changed bool) {
	var children []fyne.CanvasObject
	relayout := func() {}
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
		relayout = func() {
			if o.Layout != nil {
				o.Layout.Layout(o.Objects, o.Size())
			}
		}
	case fyne.Widget:
		r := test.WidgetRenderer(o)
		children = r.Objects()
		relayout = func() { r.Layout(o.Size()) }
	}
	if !o.Visible() {
		return false
	}
	any := false
	for _, c := range children {
		any = e.walk(c) || any
	}
	if any {
		relayout()
	}
	least := o.MinSize()
	changed = e[o] != least
	e[o] = least
	return changed
}

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
		"settings": func() fyne.CanvasObject { return framed(s.settings(s.prefs), frame.AtSettings) },
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
				e := ensure{}
				e.walk(w.Content())
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
				e := ensure{}
				e.walk(w.Content())
				i := 0
				for b.Loop() {
					i++
					w.Resize(sizes[i%2])
					e.walk(w.Content())
				}
				w.Close()
			})
		}
	}
}
