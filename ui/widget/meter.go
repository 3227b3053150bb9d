package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// Meter is a bar of which a part is filled.
type Meter struct {
	Made
	part   float64
	height float32
}

// NewMeter returns a bar of a height in units of the design, filled from 0 to 1.
func NewMeter(height float32, filled, empty fyne.ThemeColorName, part float64) *Meter {
	m := &Meter{height: height, part: part}
	m.Make(m, container.New(meterLayout{m}, NewPanel(empty, height/2), NewPanel(filled, height/2)))
	return m
}

// SetPart changes how much is filled, 0 to 1.
func (m *Meter) SetPart(part float64) {
	m.part = part
	m.Body().Refresh()
}

type meterLayout struct{ of *Meter }

// Layout is part of fyne.Layout.
func (l meterLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(fyne.NewSize(max(size.Width*float32(l.of.part), size.Height), size.Height))
}

// MinSize is part of fyne.Layout.
func (l meterLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, l.of.height*theme.Unit())
}

// Part returns how much is filled, 0 to 1.
func (m *Meter) Part() float64 { return m.part }
