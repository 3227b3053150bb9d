package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/widget"
)

// twoColumns is the width, in units of the design, from which plots are side by
// side.
const twoColumns = 960

// layout puts title and buttons at the top, the page below, and undo at the
// bottom.
func (s *Screen) layout(title *widget.Text) fyne.CanvasObject {
	s.scroll = widget.Scroll(widget.Pad(4, 32, 28, 0, widget.VBox(20,
		s.figures.panel, s.year.panel,
		widget.Beside(twoColumns, 20, s.weeks.panel, s.feelings.panel),
		widget.BesideShare(twoColumns, 20, 0.38, container.NewVBox(s.most.panel), container.NewVBox(s.list.panel)))))
	var buttons []*widget.FocusButton
	if s.log != nil {
		buttons = append(buttons, s.log)
	}
	head := widget.Head(title, append(buttons, s.report, s.save, s.bring)...)
	return widget.Page(head, container.NewStack(s.scroll, widget.Pad(0, 32, 0, 0, s.empty)), s.undo)
}

// relay repeats layout and drawing.
func (s *Screen) relay() {
	nothing := s.nothing()
	s.save.Hidden, s.report.Hidden, s.empty.Hidden = nothing, nothing, !nothing
	if nothing {
		s.scroll.Hide()
	} else {
		s.scroll.Show()
	}
	widget.RevealFocus(s.scroll)
	for plot, p := range map[widget.Reachable]fyne.CanvasObject{s.year.heat: s.year.panel, s.weeks.bars: s.weeks.panel, s.feelings.lines: s.feelings.panel} {
		plot.SetOnFocus(func() { s.reveal(p) })
	}
	s.Refresh()
}

func (s *Screen) reveal(p fyne.CanvasObject) { widget.RevealObject(s.scroll, p) }

// goTo moves the focus to a row of the list, or to the last one if there are
// fewer; −1 leaves it.
func (s *Screen) goTo(row int) {
	rows := s.list.rows
	switch {
	case row < 0:
	case len(rows) == 0:
		s.focus(s.bring)
	default:
		s.focus(rows[min(row, len(rows)-1)])
	}
}

// focused returns the focused widget, nil for none.
func (s *Screen) focused() fyne.Focusable {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		return c.Focused()
	}
	return nil
}

func (s *Screen) focus(f fyne.Focusable) { widget.Focus(s, f) }
