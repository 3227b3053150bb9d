// Package care asks what the user is careful with, what an own exercise demands,
// and, before a session, what to do about its exercises that need care. It must
// not leave anything out itself: the engine does.
package care

import (
	"slices"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// besideLeast is the smallest width, in units of the design, for a toggle with
// its meaning beside it; below, the meaning is under the toggle.
const besideLeast = 560

// Movements is a toggle for each movement with its meaning. It fits into a sheet.
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

// Set turns the given movements on, and the others off.
func (m *Movements) Set(on []engine.Movement) {
	for i, id := range m.all {
		m.toggles[i].SetOn(slices.Contains(on, id))
	}
}

// First returns the widget that has the focus first.
func (m *Movements) First() fyne.Focusable { return m.toggles[0] }
