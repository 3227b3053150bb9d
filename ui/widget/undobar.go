package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// UndoHeight is the height of an UndoBar in units of the design.
const UndoHeight = 64

// UndoBar is the line at the foot of a screen that says what has just been
// changed, with a button that takes it back.
type UndoBar struct {
	Made
	text    *Text
	undo    *FocusButton
	dismiss *FocusButton
	// turned is called when the bar has come or gone; rest is where the keyboard
	// goes when it has gone.
	turned func()
	rest   func() fyne.Focusable
	// back takes back what was changed, the last at the end.
	back []func()
}

// NewUndoBar returns a bar with nothing to read, with words for its buttons. turned
// is called when it has come or gone, and rest returns where the keyboard goes
// when it has gone.
func NewUndoBar(undo, fine string, turned func(), rest func() fyne.Focusable) *UndoBar {
	b := &UndoBar{text: NewParagraph("", theme.TextSmall, theme.Ink), turned: turned, rest: rest}
	b.undo = NewFocusButton(undo, Secondary, b.Undo)
	b.dismiss = NewFocusButton(fine, Quiet, b.hide)
	b.undo.SetPart(HeadScale)
	b.dismiss.SetPart(HeadScale)
	b.Hide()
	b.Make(b, Sized(0, UndoHeight, container.NewStack(NewPanel(theme.Raised, 0), Pad(6, 32, 6, 32, Between(nil, b.text, HBox(16, b.undo, b.dismiss))))))
	return b
}

// Shown reports whether there is something to read.
func (b *UndoBar) Shown() bool { return b.text.Value() != "" }

// Line returns what there is to read.
func (b *UndoBar) Line() string { return b.text.Value() }

// Button returns the button that undoes.
func (b *UndoBar) Button() *FocusButton { return b.undo }

// Dismissal returns the button that takes the bar away.
func (b *UndoBar) Dismissal() *FocusButton { return b.dismiss }

// Say shows a line, and a way back if there is one.
func (b *UndoBar) Say(line string, back func()) {
	if back != nil {
		b.back = append(b.back, back)
	}
	b.undo.Hidden = back == nil
	b.say(line)
	b.turned()
	if back != nil {
		Focus(b, b.undo)
	}
}

// hide takes the line away; what it said can still be undone by its key.
func (b *UndoBar) hide() {
	b.say("")
	b.turned()
	if to := b.rest(); to != nil {
		// The bar is not on the canvas any more, but where the keyboard goes is.
		Focus(to.(fyne.CanvasObject), to)
	}
}

// Forget lets everything be.
func (b *UndoBar) Forget() {
	b.back = nil
	b.say("")
}

func (b *UndoBar) say(line string) {
	b.Hidden = line == ""
	b.text.SetValue(line)
}

// Undo takes back the last change.
func (b *UndoBar) Undo() {
	n := len(b.back)
	if n == 0 {
		return
	}
	back := b.back[n-1]
	b.back = b.back[:n-1]
	b.hide()
	back()
}
