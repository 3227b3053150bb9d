package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// keyText is the size of the words in units of the design: a key stands among
// controls that are drawn smaller than designed.
const keyText = theme.TextBody

// HeatKey explains the levels of a calendar, from the least to the most.
type HeatKey struct {
	widget.BaseWidget
	less, more *Text
	sizing
	strong bool
}

// NewHeatKey returns a key for all levels, with words at its ends.
func NewHeatKey(less, more string) *HeatKey {
	k := &HeatKey{less: NewText(less, keyText, theme.Muted), more: NewText(more, keyText, theme.Muted)}
	k.less.Middle, k.more.Middle = true, true
	k.ExtendBaseWidget(k)
	return k
}

// SetPart draws the key smaller or larger than usual, in parts of its size.
func (k *HeatKey) SetPart(part float32) {
	k.part = part
	k.typeset(k.less, keyText)
	k.typeset(k.more, keyText)
}

// SetStrong draws with ink instead of colours, for more contrast.
func (k *HeatKey) SetStrong(strong bool) {
	k.strong = strong
	k.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (k *HeatKey) CreateRenderer() fyne.WidgetRenderer {
	r := &heatKeyRenderer{key: k}
	for i := range r.marks {
		r.marks[i] = [2]*canvas.Rectangle{canvas.NewRectangle(nil), canvas.NewRectangle(nil)}
	}
	r.Refresh()
	return r
}

type heatKeyRenderer struct {
	key *HeatKey
	// marks are the place and the mark of each level.
	marks [HeatSteps + 1][2]*canvas.Rectangle
}

func (r *heatKeyRenderer) Destroy() {}

func (r *heatKeyRenderer) MinSize() fyne.Size {
	k := r.key
	marks := ((HeatSteps+1)*heatCell + 20) * k.unit()
	return fyne.NewSize(k.less.WidthFor()+k.more.WidthFor()+marks+4, heatCell*k.unit())
}

func (r *heatKeyRenderer) Objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{r.key.less, r.key.more}
	for _, m := range r.marks {
		shown = append(shown, m[0], m[1])
	}
	return shown
}

func (r *heatKeyRenderer) Layout(size fyne.Size) {
	k, u := r.key, r.key.unit()
	less := k.less.WidthFor() + 2
	k.less.Resize(fyne.NewSize(less, size.Height))
	x := less + 10*u
	full := heatCell * (1 - heatGap) * u
	for level, m := range r.marks {
		at := fyne.NewPos(x+float32(level)*heatCell*u, (size.Height-full)/2)
		for i, side := range []float32{full, full * heatMark(level)} {
			m[i].Move(at.AddXY((full-side)/2, (full-side)/2))
			m[i].Resize(fyne.NewSquareSize(side))
			m[i].CornerRadius = 0.18 * side
		}
	}
	k.more.Move(fyne.NewPos(x+(HeatSteps+1)*heatCell*u+10*u, 0))
	k.more.Resize(fyne.NewSize(k.more.WidthFor()+2, size.Height))
}

func (r *heatKeyRenderer) Refresh() {
	inks := inksOf(r.key, r.key.strong)
	for level, m := range r.marks {
		m[0].FillColor, m[1].FillColor = heatTint(0, inks), heatTint(level, inks)
	}
	r.Layout(r.key.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
