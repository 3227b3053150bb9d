package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// fieldHeight is the height of a field in units of the design.
const fieldHeight = 52

// Field is one line of text to type into, in a pill.
type Field struct{ typing }

// NewField returns an empty field; hint stands in it while it is empty.
func NewField(hint string, onChanged func(text string)) *Field {
	f := &Field{}
	f.entry.Wrapping, f.entry.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	f.init(f, hint, onChanged, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyF1, fyne.KeyF11)
	f.look.oneLine = true
	return f
}

// Focused reports whether the keyboard is on the field.
func (f *Field) Focused() bool { return f.entry.focused }

// SetOnEnter makes Enter call done, and up and down leave the field.
func (f *Field) SetOnEnter(done func()) {
	f.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
			done()
			return true
		}
		return moveFocus(f, key.Name)
	}
}

// Type puts the keyboard on the field and types a character into it.
func (f *Field) Type(r rune) {
	Focus(f, &f.entry)
	f.entry.CursorColumn = len([]rune(f.entry.Text))
	f.entry.TypedRune(r)
}

func (f *Field) corner() float32 { return canvas.RadiusMaximum }

func (f *Field) height() float32 { return fieldHeight * f.look.unit() }

func (f *Field) layOut(size fyne.Size) {
	f.ground.Resize(size)
	height := min(size.Height, f.themed.MinSize().Height)
	inset := 14 * f.look.unit()
	f.themed.Move(fyne.NewPos(inset, (size.Height-height)/2))
	f.themed.Resize(fyne.NewSize(size.Width-2*inset, height))
}

// PlaceRow is where a file goes: a label, the field for its path, and the button
// that picks a folder.
func PlaceRow(label string, path *Field, pick *FocusButton) *fyne.Container {
	title := NewText(label, theme.TextBody, theme.Ink)
	title.Bold = true
	pick.SetPart(0.85)
	pick.SetTextSize(theme.TextSmall / 0.85)
	return Pad(0, 7, 6, 2, VBox(8, title, Between(nil, path, pick))) // for the outline of what has the keyboard
}
