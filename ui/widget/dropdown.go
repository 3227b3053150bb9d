package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// Dropdown is a pill that opens a choice: what is chosen stands on it, and a small
// arrow. It is marked while it holds something back. Fyne's Select opens a menu, which
// has no room for a line that explains a way, and cannot be marked.
type Dropdown struct {
	FocusButton
	set bool
}

// NewDropdown returns a dropdown.
func NewDropdown(label string, onTapped func()) *Dropdown {
	p := &Dropdown{}
	p.initFocus(p, label, Secondary, onTapped)
	p.ExtendBaseWidget(p)
	p.label.Align = fyne.TextAlignLeading
	p.SetTextSize(theme.TextSmall)
	return p
}

// Set changes the text, and whether the dropdown holds something back.
func (p *Dropdown) Set(label string, holds bool) {
	if p.Label() == label && p.set == holds {
		return
	}
	p.set = holds
	p.SetLabel(label)
	p.Refresh()
}

// Holds reports whether the dropdown holds something back.
func (p *Dropdown) Holds() bool { return p.set }

// CreateRenderer is part of fyne.Widget.
func (p *Dropdown) CreateRenderer() fyne.WidgetRenderer {
	r := &dropdownRenderer{
		pick: p, ground: canvas.NewRectangle(nil),
		arrow: [2]*canvas.Line{canvas.NewLine(nil), canvas.NewLine(nil)},
	}
	r.Refresh()
	return r
}

type dropdownRenderer struct {
	pick   *Dropdown
	ground *canvas.Rectangle
	arrow  [2]*canvas.Line
}

func (r *dropdownRenderer) Destroy() {}

func (r *dropdownRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.arrow[0], r.arrow[1], r.pick.label}
}

func (r *dropdownRenderer) MinSize() fyne.Size {
	u := r.pick.unit()
	return fyne.NewSize(r.pick.label.WidthFor()+(2*togglePadding+28)*u, toggleHeight*u)
}

func (r *dropdownRenderer) Layout(size fyne.Size) {
	u := r.pick.unit()
	r.ground.Resize(size)
	pad := togglePadding * u
	r.pick.label.Move(fyne.NewPos(pad, 0))
	r.pick.label.Resize(fyne.NewSize(size.Width-2*pad-24*u, size.Height))
	tip := fyne.NewPos(size.Width-pad-6*u, size.Height/2+3*u)
	for i, side := range []float32{-1, 1} {
		r.arrow[i].Position1 = tip.AddXY(side*6*u, -6*u)
		r.arrow[i].Position2 = tip
	}
}

func (r *dropdownRenderer) Refresh() {
	p := r.pick
	ground, ink := theme.Card, theme.Ink
	switch {
	case p.set && p.hovered:
		ground, ink = theme.AccentHover, theme.OnAccent
	case p.set:
		ground, ink = theme.Accent, theme.OnAccent
	case p.hovered:
		ground = theme.Raised
	}
	r.ground.FillColor, r.ground.CornerRadius = theme.Colour(p, ground), canvas.RadiusMaximum
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Colour(p, theme.Line), 2
	if p.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Colour(p, theme.Focus), focusWidth
	}
	p.label.Tint, p.label.Bold = ink, p.set
	for _, line := range r.arrow {
		line.StrokeColor, line.StrokeWidth = theme.Colour(p, ink), 2.2*p.unit()
	}
	r.Layout(p.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
