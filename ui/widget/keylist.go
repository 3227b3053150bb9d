package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of the list of keys in units of the design.
const (
	keyRow    = 46
	keyHeight = 36
	keyWidth  = 130
)

// KeyLine is one line of a list of keys.
type KeyLine struct{ Keys, Does string }

// KeyList shows keys and what they do, in two columns.
type KeyList struct {
	widget.BaseWidget
	sizing
	caps   []*Ground
	keys   []*Text
	does   []*Text
	shown  []fyne.CanvasObject
	column int
}

// NewKeyList returns the list of the given lines.
func NewKeyList(lines []KeyLine) *KeyList {
	k := &KeyList{column: (len(lines) + 1) / 2}
	for _, line := range lines {
		cap := NewGround(theme.Raised, 10)
		key := NewText(line.Keys, theme.TextSmall, theme.Ink)
		key.Align, key.Middle, key.Fit, key.Bold = fyne.TextAlignCenter, true, true, true
		does := NewText(line.Does, theme.TextSmall, theme.Ink)
		does.Middle, does.Fit = true, true
		k.caps, k.keys, k.does = append(k.caps, cap), append(k.keys, key), append(k.does, does)
		k.shown = append(k.shown, cap, key, does)
	}
	k.ExtendBaseWidget(k)
	return k
}

// SetScale draws the list larger or smaller than designed.
func (k *KeyList) SetScale(scale float32) {
	k.scale = scale
	for i := range k.keys {
		k.keys[i].SetHeight(theme.TextSmall * scale)
		k.does[i].SetHeight(theme.TextSmall * scale)
	}
}

// CreateRenderer is part of fyne.Widget.
func (k *KeyList) CreateRenderer() fyne.WidgetRenderer { return &keyListRenderer{k} }

type keyListRenderer struct{ list *KeyList }

func (r *keyListRenderer) Destroy()                     {}
func (r *keyListRenderer) Objects() []fyne.CanvasObject { return r.list.shown }

func (r *keyListRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, float32(r.list.column)*keyRow*r.list.unit())
}

func (r *keyListRenderer) Refresh() {
	for _, o := range r.list.shown {
		o.Refresh()
	}
}

func (r *keyListRenderer) Layout(size fyne.Size) {
	k, u := r.list, r.list.unit()
	gap := 16 * u
	column := (size.Width - 2*gap) / 2
	for i := range k.keys {
		x := float32(i/k.column) * (column + 2*gap)
		y := float32(i%k.column) * keyRow * u
		for _, o := range []fyne.CanvasObject{k.caps[i], k.keys[i]} {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(keyWidth*u, keyHeight*u))
		}
		k.does[i].Move(fyne.NewPos(x+keyWidth*u+gap, y))
		k.does[i].Resize(fyne.NewSize(column-keyWidth*u-gap, keyHeight*u))
	}
}
