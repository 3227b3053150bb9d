package exerciseeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/widget"
)

// asks is the content of the sheet for what the exercise asks of a body: nothing
// special, or some movements, each with its meaning.
type asks struct {
	widget.Made
	nothing   *widget.Toggle
	movements *care.Movements
}

// newAsks returns the content with the current choice; onChanged gets the
// movements, and whether anything has been decided.
func newAsks(book *engine.Book, now []engine.Movement, decided bool, onChanged func(asked []engine.Movement, decided bool)) *asks {
	a := &asks{}
	a.nothing = widget.NewToggle(lang.X("own.involves-none", "Nothing special"), decided && len(now) == 0, func(on bool) {
		a.movements.Set(nil)
		onChanged(nil, on)
	})
	a.movements = care.NewMovements(book, now, func(on []engine.Movement) {
		a.nothing.SetOn(false)
		onChanged(on, len(on) > 0)
	})
	a.Make(a, widget.VBox(18, widget.Wrap(0, a.nothing), a.movements))
	return a
}

// First returns the widget that has the focus first.
func (a *asks) First() fyne.Focusable { return a.nothing }
