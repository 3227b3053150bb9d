package routineeditor

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	edge       = 32
	headHeight = 112
	adviceRoom = 60
	columnGap  = 24
	// listPart is how much of the width the list takes.
	listPart = 0.52
)

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ screen *Screen }

func (r *renderer) Destroy()              {}
func (r *renderer) MinSize() fyne.Size    { return fyne.NewSize(1, 1) }
func (r *renderer) Layout(size fyne.Size) { r.screen.layOut(size) }

func (r *renderer) Objects() []fyne.CanvasObject {
	s := r.screen
	return []fyne.CanvasObject{
		s.name, s.total, s.undo, s.redo, s.rests, s.leave, s.save,
		s.advice, s.list.scroll, s.inspector,
	}
}

func (r *renderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.screen.list.look()
}

// layOut puts the head above, the list on the left and what is set on the right.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	right := size.Width - edge*u
	for _, b := range []*widget.FocusButton{s.save, s.leave, s.rests, s.redo, s.undo} {
		if !b.Visible() {
			continue
		}
		b.SetTextSize(theme.TextSmall)
		width := b.MinSize().Width - 20*u
		widget.PutWhole(b, right-width, 28*u, width, 46*u)
		right -= width + 10*u
	}
	s.name.SetHeight(0.85 * theme.TextTitle * u)
	s.total.SetHeight(theme.TextBody * u)
	widget.PutWhole(s.name, edge*u, 22*u, right-edge*u-12*u, 50*u)
	widget.PutWhole(s.total, edge*u, 72*u, right-edge*u, 30*u)
	top, whole := headHeight*u, size.Width-2*edge*u
	s.advice.Hidden = len(s.advice.warnings) == 0
	if s.advice.Visible() {
		s.advice.scale = u
		widget.PutWhole(s.advice, edge*u, top, whole, (adviceRoom-12)*u)
		s.advice.layOut(s.advice.Size())
		top += adviceRoom * u
	}
	left := whole * listPart
	s.list.layOut((edge-listTop)*u, top, left, size.Height-top, u)
	x := edge*u + left + columnGap*u
	s.inspector.scale = u
	widget.PutWhole(s.inspector, x, top+listTop*u, size.Width-x-edge*u, size.Height-top-24*u)
	s.inspector.layOut(s.inspector.Size())
}
