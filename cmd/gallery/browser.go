package main

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	uiwidget "uncoil/ui/widget"
)

// browser is the gallery's window: a list of states on the left, the chosen one
// at the size of a real window, and above it the theme, the size and a slider for
// the session's time.
type browser struct {
	app    fyne.App
	window fyne.Window
	states []state
	shown  int
	size   fyne.Size
	still  *still
	stop   func()
	object fyne.CanvasObject
	stage  *fyne.Container
	time   *widget.Slider
	clock  *widget.Label
}

func newBrowser(a fyne.App, w fyne.Window, states []state) *browser {
	b := &browser{app: a, window: w, states: states, size: sizes()[0], stop: func() {}, stage: container.NewWithoutLayout()}
	list := widget.NewList(func() int { return len(states) },
		func() fyne.CanvasObject { return widget.NewLabel("a long enough name") },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(states[i].name) })
	list.OnSelected = func(i widget.ListItemID) { b.show(i) }
	b.time = widget.NewSlider(0, 1)
	b.time.Step = 0.05
	b.time.OnChanged = b.seek
	b.clock = widget.NewLabel("")
	var names []string
	for _, l := range looks() {
		names = append(names, l.name)
	}
	themes := widget.NewSelect(names, func(name string) {
		for _, l := range looks() {
			if l.name == name {
				a.Settings().SetTheme(theme.Of(&l.display))
			}
		}
	})
	themes.SetSelected("light")
	var labels []string
	for _, s := range sizes() {
		labels = append(labels, sizeLabel(s))
	}
	size := widget.NewSelect(labels, func(name string) {
		for _, s := range sizes() {
			if sizeLabel(s) == name {
				b.size = s
				b.show(b.shown)
			}
		}
	})
	bar := container.New(layout.NewBorderLayout(nil, nil, nil, b.clock), b.clock, b.time)
	top := container.NewBorder(nil, nil, container.NewHBox(themes, size), nil, bar)
	w.SetContent(container.NewBorder(top, nil, list, nil, container.NewScroll(container.NewStack(uiwidget.NewPanel(theme.Line, 0), b.stage))))
	size.SetSelected(labels[0])
	list.Select(0)
	return b
}

func sizeLabel(s fyne.Size) string { return fmt.Sprintf("%.0f × %.0f", s.Width, s.Height) }

// show shows a state.
func (b *browser) show(i int) {
	b.stop()
	b.shown = i
	b.object, b.still, b.stop = b.states[i].show()
	b.object.Resize(b.size)
	b.stage.Layout = &fixed{b.size}
	b.stage.Objects = []fyne.CanvasObject{uiwidget.NewPanel(theme.Background, 0), b.object}
	b.stage.Refresh()
	b.time.Disable()
	b.clock.SetText("")
	if b.still != nil {
		b.time.Enable()
		b.time.Max = b.still.timeline.Length.Seconds()
		b.time.Value = b.still.position.Seconds()
		b.time.Refresh()
	}
}

// seek moves the session that is shown.
func (b *browser) seek(seconds float64) {
	if b.still == nil {
		return
	}
	at := time.Duration(seconds * float64(time.Second))
	b.still.seek(at)
	b.clock.SetText(at.Round(time.Second / 10).String())
}

// fixed gives every object the same size.
type fixed struct{ size fyne.Size }

func (f *fixed) MinSize([]fyne.CanvasObject) fyne.Size { return f.size }

func (f *fixed) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Resize(f.size)
	}
}
