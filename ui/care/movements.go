// Package care is where people say what they are careful with, and what an
// exercise of their own asks for: conditions and movements, each explained.
package care

import (
	"slices"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// The measures of the list in units of the design.
const (
	rowGap  = 10
	wordGap = 16
	// besideLeast is the least room for a meaning beside its toggle; in less it
	// stands under it.
	besideLeast = 260
)

// Movements is a toggle for each movement with what it means. It fits into a
// sheet.
type Movements struct {
	fynewidget.BaseWidget
	// OnReached is called when the keyboard has reached a part of the list, with
	// where that stands.
	OnReached func(top, height float32)

	all      []engine.Movement
	toggles  []*widget.Toggle
	meanings []*widget.Text
	scale    float32
}

// NewMovements returns the list; onChanged gets the movements that are on.
func NewMovements(book *engine.Book, on []engine.Movement, onChanged func([]engine.Movement)) *Movements {
	m := &Movements{scale: 1, all: engine.Movements()}
	m.toggles = words.ToggleMany(m.all, on, func(id engine.Movement) string { return words.Careful(book, string(id)) }, onChanged)
	meanings := map[engine.Movement]string{}
	for i := range book.Movements {
		meanings[book.Movements[i].ID] = book.Movements[i].Meaning
	}
	for i, id := range m.all {
		t := m.toggles[i]
		t.OnFocus = func() { m.reach(t) }
		m.meanings = append(m.meanings, widget.NewParagraph(meanings[id], theme.TextSmall, theme.Ink))
	}
	m.ExtendBaseWidget(m)
	return m
}

func (m *Movements) reach(t *widget.Toggle) {
	if m.OnReached != nil {
		m.OnReached(t.Position().Y, t.Size().Height)
	}
}

// SetReveal is called with what scrolls a part of the list into view.
func (m *Movements) SetReveal(reveal func(top, height float32)) { m.OnReached = reveal }

// Set turns the movements on that are given, and the others off.
func (m *Movements) Set(on []engine.Movement) {
	for i, id := range m.all {
		m.toggles[i].SetOn(slices.Contains(on, id))
	}
}

// First returns what the keyboard acts on first.
func (m *Movements) First() fyne.Focusable { return m.toggles[0] }

// SetScale draws the list larger or smaller than designed.
func (m *Movements) SetScale(scale float32) {
	m.scale = scale
	for i := range m.toggles {
		m.toggles[i].SetScale(scale)
		m.meanings[i].SetHeight(theme.TextSmall * scale)
	}
}

// HeightFor returns the height of the list in a box of the given width.
func (m *Movements) HeightFor(width float32) float32 {
	return m.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place tells where everything stands and returns the height of all.
func (m *Movements) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	u := m.scale
	widest := float32(0)
	for _, t := range m.toggles {
		widest = max(widest, t.MinSize().Width)
	}
	beside := width-widest-wordGap*u >= besideLeast*u
	y := float32(0)
	for i, t := range m.toggles {
		size := t.MinSize()
		put(t, 0, y, min(size.Width, width), size.Height)
		if beside {
			x := widest + wordGap*u
			height := m.meanings[i].HeightFor(width - x)
			put(m.meanings[i], x, y+max(0, (size.Height-height)/2), width-x, height)
			y += max(size.Height, height) + rowGap*u
			continue
		}
		height := m.meanings[i].HeightFor(width)
		put(m.meanings[i], 0, y+size.Height+2*u, width, height)
		y += size.Height + height + (2+rowGap)*u
	}
	return y - rowGap*u
}

// CreateRenderer is part of fyne.Widget.
func (m *Movements) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of: m, Parts: m.objects,
		Place:  func(size fyne.Size) { m.place(size.Width, widget.Put) },
		Height: func() float32 { return m.HeightFor(max(m.Size().Width, 1)) },
	}
}

func (m *Movements) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for i := range m.toggles {
		shown = append(shown, m.toggles[i], m.meanings[i])
	}
	return shown
}
