package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/widget"
)

// twoColumns is the width in units of the design from which plots stand beside one
// another.
const twoColumns = 960

// layout puts the title and the buttons above, the page under them, and what can be
// undone at the foot.
func (s *Screen) layout(title *widget.Text) fyne.CanvasObject {
	s.scroll = widget.Scroll(widget.Pad(4, 32, 28, 0, widget.VBox(20,
		s.figures.panel, s.year.panel,
		widget.Beside(twoColumns, 20, s.weeks.panel, s.feelings.panel),
		widget.BesideShare(twoColumns, 20, 0.38, container.NewVBox(s.most.panel), container.NewVBox(s.list.panel)))))
	var buttons []*widget.FocusButton
	if s.log != nil {
		buttons = append(buttons, s.log)
	}
	head := widget.Head(title, append(buttons, s.save, s.bring)...)
	return widget.Page(head, container.NewStack(s.scroll, widget.Pad(0, 32, 0, 0, s.empty)), s.undo)
}

// relay lays everything out anew and draws it.
func (s *Screen) relay() {
	nothing := s.nothing()
	s.save.Hidden, s.empty.Hidden = nothing, !nothing
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

// goTo puts the keyboard on a row of the list, or on the last one if there is
// none so far down; −1 leaves it where it is.
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

// focused returns what the keyboard is on, nil for nothing.
func (s *Screen) focused() fyne.Focusable {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		return c.Focused()
	}
	return nil
}

func (s *Screen) focus(f fyne.Focusable) { widget.Focus(s, f) }
