package widget

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Digits is a large number alone, as high as its box and in the middle of it.
type Digits struct {
	widget.BaseWidget
	value string
	tint  fyne.ThemeColorName
}

// NewDigits returns an empty number.
func NewDigits() *Digits {
	d := &Digits{tint: theme.Ink}
	d.ExtendBaseWidget(d)
	return d
}

// Value returns the number shown.
func (d *Digits) Value() string { return d.value }

// SetValue changes the number; the same number costs nothing.
func (d *Digits) SetValue(value string) {
	if d.value == value {
		return
	}
	d.value = value
	d.Refresh()
}

// SetTint changes the colour.
func (d *Digits) SetTint(tint fyne.ThemeColorName) {
	d.tint = tint
	d.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (d *Digits) CreateRenderer() fyne.WidgetRenderer {
	return &digitsRenderer{d, newNumerals(fynetheme.CurrentForWidget(d).Font(fyne.TextStyle{Bold: true}))}
}

type digitsRenderer struct {
	of      *Digits
	numbers *numerals
}

func (r *digitsRenderer) Destroy()           {}
func (r *digitsRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *digitsRenderer) Refresh()           { r.Layout(r.of.Size()) }

func (r *digitsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.numbers.shown}
}

func (r *digitsRenderer) Layout(box fyne.Size) {
	if box.Width <= 0 || box.Height <= 0 {
		return
	}
	scale := theme.PixelScale(r.of)
	size := r.numbers.draw(r.of.value, theme.Colour(r.of, r.of.tint), int(box.Height*scale), int(box.Width*scale))
	w, h := float32(size.X)/scale, float32(size.Y)/scale
	r.numbers.shown.Resize(fyne.NewSize(w, h))
	r.numbers.shown.Move(fyne.NewPos(wholeUnits((box.Width-w)/2), wholeUnits((box.Height-h)/2)))
}
