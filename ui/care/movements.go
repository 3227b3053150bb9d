// Package care is where people say what they are careful with, and what an
// exercise of their own asks for: conditions and movements, each explained. It leaves
// nothing out itself: the engine does.
package care

import (
	"slices"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// besideLeast is the least room, in units of the design, for a toggle and its
// meaning beside one another; in less the meaning stands under it.
const besideLeast = 560

// Movements is a toggle for each movement with what it means. It fits into a
// sheet.
type Movements struct {
	widget.Made
	all     []engine.Movement
	toggles []*widget.Toggle
}

// NewMovements returns the list; onChanged gets the movements that are on.
func NewMovements(book *engine.Book, on []engine.Movement, onChanged func([]engine.Movement)) *Movements {
	m := &Movements{all: engine.Movements()}
	m.toggles = words.ToggleMany(m.all, on, func(id engine.Movement) string { return words.Careful(book, string(id)) }, onChanged)
	meanings := map[engine.Movement]string{}
	for i := range book.Movements {
		meanings[book.Movements[i].ID] = book.Movements[i].Meaning
	}
	list := widget.VBox(10)
	for i, id := range m.all {
		meaning := widget.NewParagraph(meanings[id], theme.TextSmall, theme.Ink)
		list.Add(widget.BesideShare(besideLeast, 16, 0.34, widget.Wrap(0, m.toggles[i]), widget.Middle(meaning)))
	}
	m.Make(m, list)
	return m
}

// Set turns the movements on that are given, and the others off.
func (m *Movements) Set(on []engine.Movement) {
	for i, id := range m.all {
		m.toggles[i].SetOn(slices.Contains(on, id))
	}
}

// First returns what the keyboard acts on first.
func (m *Movements) First() fyne.Focusable { return m.toggles[0] }
