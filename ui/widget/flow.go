package widget

import "fyne.io/fyne/v2"

// Scaled is a widget that can be drawn larger or smaller than designed.
type Scaled interface {
	fyne.CanvasObject
	SetScale(scale float32)
}

// Flow is a row of widgets that wraps.
type Flow struct {
	Made
	row   *fyne.Container
	items []Scaled
}

// NewFlow returns a flow of widgets.
func NewFlow(items ...Scaled) *Flow {
	f := &Flow{row: Wrap(10)}
	f.Make(f, f.row)
	f.SetItems(items)
	return f
}

// SetScale draws everything in the flow larger or smaller than designed.
func (f *Flow) SetScale(scale float32) {
	for _, item := range f.items {
		item.SetScale(scale)
	}
}

// SetItems changes what stands in the flow.
func (f *Flow) SetItems(items []Scaled) {
	f.items, f.row.Objects = items, Objects(items)
	f.row.Refresh()
}
