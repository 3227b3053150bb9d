package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
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
	const full = heatCell * (1 - heatGap)
	row, part := HBox(10*k.share(), k.less), k.share()
	// marks are the place and the mark of each level.
	var marks [HeatSteps + 1][2]*canvas.Rectangle
	cells := HBox(heatCell * heatGap * part)
	for level := range marks {
		place, mark := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
		edge := full * (1 - heatMark(level)) / 2 * part
		marks[level] = [2]*canvas.Rectangle{place, mark}
		cells.Add(Middle(Fixed(full*part, full*part, container.NewStack(place, Pad(edge, edge, edge, edge, mark)))))
	}
	row.Add(cells)
	row.Add(k.more)
	return newFace(Sized(0, heatCell*part, row), func() {
		inks := inksOf(k, k.strong)
		for level, m := range marks {
			m[0].FillColor, m[1].FillColor = heatTint(0, inks), heatTint(level, inks)
			m[0].CornerRadius = 0.18 * full * k.unit()
			m[1].CornerRadius = m[0].CornerRadius * heatMark(level)
		}
	})
}
