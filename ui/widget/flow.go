package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// flowGap is the space between two of a flow in units of the design.
const flowGap = 10

// Scaled is a widget that can be drawn larger or smaller than designed.
type Scaled interface {
	fyne.CanvasObject
	SetScale(scale float32)
}

// Flow is a row of widgets that wraps.
type Flow struct {
	widget.BaseWidget
	items []Scaled
	sizing
}

// NewFlow returns a flow of widgets.
func NewFlow(items ...Scaled) *Flow {
	f := &Flow{items: items}
	f.ExtendBaseWidget(f)
	return f
}

// SetScale draws everything in the flow larger or smaller than designed.
func (f *Flow) SetScale(scale float32) {
	f.scale = scale
	for _, item := range f.items {
		item.SetScale(scale)
	}
}

// SetItems changes what stands in the flow.
func (f *Flow) SetItems(items []Scaled) {
	f.items = items
	f.SetScale(f.unit())
	f.Refresh()
}

// HeightFor returns the height of the flow, wrapped to the given width.
func (f *Flow) HeightFor(width float32) float32 {
	_, height := f.places(width)
	return height
}

func (f *Flow) places(width float32) ([]box, float32) {
	var boxes []box
	gap := flowGap * f.unit()
	x, y, row := float32(0), float32(0), float32(0)
	for _, item := range f.items {
		size := item.MinSize()
		size.Width = min(size.Width, width)
		if x > 0 && x+size.Width > width {
			x, y, row = 0, y+row+gap, 0
		}
		boxes = append(boxes, box{fyne.NewPos(x, y), size})
		x += size.Width + gap
		row = max(row, size.Height)
	}
	return boxes, y + row
}

// CreateRenderer is part of fyne.Widget.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer {
	return &Composite{Of: f, Parts: f.objects, Place: f.layOut, Height: func() float32 { return f.HeightFor(max(f.Size().Width, 1)) }}
}

func (f *Flow) objects() []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, len(f.items))
	for i, item := range f.items {
		shown[i] = item
	}
	return shown
}

func (f *Flow) layOut(size fyne.Size) {
	boxes, _ := f.places(size.Width)
	for i, item := range f.items {
		item.Move(boxes[i].pos)
		item.Resize(boxes[i].size)
	}
}
