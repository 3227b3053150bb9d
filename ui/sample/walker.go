package sample

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Walker does what the real window does before it draws each picture: where the
// least size of an object has changed, what it stands in is laid out again. It holds
// the least sizes of the picture before.
type Walker map[fyne.CanvasObject]fyne.Size

// Walk goes through everything under an object, and reports whether the least size
// of the object itself has changed.
func (w Walker) Walk(o fyne.CanvasObject) (changed bool) {
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
	anyChanged := false
	for _, c := range children {
		anyChanged = w.Walk(c) || anyChanged
	}
	if anyChanged {
		relayout()
	}
	least := o.MinSize()
	changed = w[o] != least
	w[o] = least
	return changed
}
