package own

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/widget"
)

// asks is what the sheet shows in which it is decided what the exercise asks of a
// body: nothing special, or some movements, each with what it means.
type asks struct {
	fynewidget.BaseWidget
	nothing   *widget.Toggle
	movements *care.Movements
	scale     float32
}

// newAsks returns the content with what is decided now; onChanged gets what the
// exercise asks for, and whether that has been decided at all.
func newAsks(book *engine.Book, now []engine.Movement, decided bool, onChanged func(asked []engine.Movement, decided bool)) *asks {
	a := &asks{scale: 1}
	a.nothing = widget.NewToggle(lang.X("own.involves-none", "Nothing special"), decided && len(now) == 0, func(on bool) {
		a.movements.Set(nil)
		onChanged(nil, on)
	})
	a.movements = care.NewMovements(book, now, func(on []engine.Movement) {
		a.nothing.SetOn(false)
		onChanged(on, len(on) > 0)
	})
	a.ExtendBaseWidget(a)
	return a
}

// SetReveal is called with what scrolls a part of it into view.
func (a *asks) SetReveal(reveal func(top, height float32)) {
	a.nothing.OnFocus = func() { reveal(0, a.nothing.Size().Height) }
	a.movements.OnReached = func(top, height float32) { reveal(a.movements.Position().Y+top, height) }
}

// First returns what the keyboard acts on first.
func (a *asks) First() fyne.Focusable { return a.nothing }

// SetScale draws it larger or smaller than designed.
func (a *asks) SetScale(scale float32) {
	a.scale = scale
	a.nothing.SetScale(scale)
	a.movements.SetScale(scale)
}

// HeightFor returns the height in a box of the given width.
func (a *asks) HeightFor(width float32) float32 {
	return a.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (a *asks) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	size := a.nothing.MinSize()
	put(a.nothing, 0, 0, min(size.Width, width), size.Height)
	y := size.Height + 18*a.scale
	height := a.movements.HeightFor(width)
	put(a.movements, 0, y, width, height)
	return y + height
}

// CreateRenderer is part of fyne.Widget.
func (a *asks) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of: a, Parts: func() []fyne.CanvasObject { return []fyne.CanvasObject{a.nothing, a.movements} },
		Place:  func(size fyne.Size) { a.place(size.Width, widget.Put) },
		Height: func() float32 { return a.HeightFor(max(a.Size().Width, 1)) },
	}
}
