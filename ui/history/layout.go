package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	cardGap    = 20
	cardPad    = 26
	cardCorner = 28
	// twoColumns is the width from which plots stand beside one another.
	twoColumns = 960
)

// page is all panels.
type page struct {
	fynewidget.BaseWidget
	screen *Screen
	height float32
}

func newPage(s *Screen) *page {
	p := &page{screen: s}
	p.ExtendBaseWidget(p)
	return p
}

// panels lists the panels from the top.
func (s *Screen) panels() []*panel {
	return []*panel{s.figures.panel, s.year.panel, s.weeks.panel, s.feelings.panel, s.most.panel, s.list.panel}
}

// layOut places the panels for a width and sets the height of the page.
func (p *page) layOut(width, u float32) {
	s := p.screen
	gap := cardGap * u
	inner := width - 32*u
	y := float32(4)
	y += s.figures.place(0, y, inner, u) + gap
	y += s.year.place(0, y, inner, u) + gap
	if inner < twoColumns*u {
		for _, panel := range s.panels()[2:] {
			y += panel.place(0, y, inner, u) + gap
		}
	} else {
		half := (inner - gap) / 2
		left := s.weeks.place(0, y, half, u)
		right := s.feelings.place(half+gap, y, half, u)
		y += level(left, right, s.weeks.panel, s.feelings.panel) + gap
		narrow := (inner - gap) * 0.38
		most := s.most.place(0, y, narrow, u)
		y += max(most, s.list.place(narrow+gap, y, inner-gap-narrow, u)) + gap
	}
	p.height = y + 8*u
}

// level makes two cards beside one another as high as the higher one.
func level(left, right float32, cards ...*panel) float32 {
	high := max(left, right)
	for _, c := range cards {
		c.ground.Resize(fyne.NewSize(c.ground.Size().Width, high))
	}
	return high
}

// CreateRenderer is part of fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: p, Parts: p.objects, Height: func() float32 { return p.height }}
}

func (p *page) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, panel := range p.screen.panels() {
		shown = append(shown, panel.objects()...)
	}
	return shown
}

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: s, Parts: s.objects, Place: s.layOut}
}

func (s *Screen) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{s.title}
	for _, b := range s.buttons() {
		shown = append(shown, b)
	}
	if s.nothing() {
		shown = append(shown, s.empty)
	} else {
		shown = append(shown, s.scroll)
	}
	if s.undo.Shown() {
		shown = append(shown, s.undo)
	}
	return shown
}

// buttons lists the buttons beside the title, from the left.
func (s *Screen) buttons() []*widget.FocusButton {
	var buttons []*widget.FocusButton
	if s.log != nil {
		buttons = append(buttons, s.log)
	}
	if !s.nothing() {
		buttons = append(buttons, s.save)
	}
	return append(buttons, s.bring)
}

// relay lays everything out anew and draws it.
func (s *Screen) relay() {
	s.layOut(s.Size())
	canvas.Refresh(s)
}

// layOut puts the title and the buttons above, the page under them, and what can
// be undone at the foot.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	edge := 32 * u
	widget.PutHead(s.title, s.buttons(), edge, size.Width-edge, u)
	top, foot := 96*u, float32(0)
	if s.undo.Shown() {
		foot = widget.UndoHeight * u
		s.undo.SetScale(u)
		widget.Put(s.undo, 0, size.Height-foot, size.Width, foot)
	}
	widget.Put(s.empty, edge, top, size.Width-2*edge, size.Height-top-foot)
	s.page.layOut(size.Width-edge, u)
	widget.Put(s.scroll, edge, top, size.Width-edge, size.Height-top-foot)
	s.scroll.Refresh()
}

// reveal scrolls so that a part of the page is in view.
func (s *Screen) reveal(top, height float32) {
	offset, view := s.scroll.Offset.Y, s.scroll.Size().Height
	switch {
	case top < offset || height > view:
		offset = max(0, top-12)
	case top+height > offset+view:
		offset = top + height - view + 12
	default:
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// goTo puts the keyboard on a row of the list, or on the last one if there is
// none so far down; −1 leaves it where it is.
func (s *Screen) goTo(row int) {
	rows := s.list.rows.rows
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
