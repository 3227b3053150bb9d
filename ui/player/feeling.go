package player

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/checkin"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// feelingForm asks how it feels after a session: a number and a note.
type feelingForm struct {
	question *widget.Text
	scale    *widget.Scale
	note     *widget.Field
	felt     func(after *int, note string)
	// after is what was chosen, nil for nothing yet, kept the note as it was
	// last told.
	after *int
	kept  string
}

func newFeelingForm(felt func(after *int, note string)) *feelingForm {
	f := &feelingForm{felt: felt}
	f.question = widget.NewText(lang.X("checkin.after", "How does your back feel now?"), theme.TextBody, theme.Ink)
	f.question.Fit = true
	f.scale = checkin.NewScale(func(n int) {
		f.after = &n
		f.tell()
	})
	f.note = widget.NewField(lang.X("checkin.note", "A note, if you like"), func(string) {})
	f.note.OnKey = func(key *fyne.KeyEvent) bool {
		c := fyne.CurrentApp().Driver().CanvasForObject(f.note)
		switch key.Name {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyEscape:
			f.keep()
			c.FocusNext()
		case fyne.KeyUp:
			c.FocusPrevious()
		default:
			return false
		}
		return true
	}
	return f
}

// tell hands on what was said.
func (f *feelingForm) tell() {
	f.kept = f.text()
	f.felt(f.after, f.kept)
}

// keep hands on a note that was not handed on yet.
func (f *feelingForm) keep() {
	if f.text() != f.kept {
		f.tell()
	}
}

func (f *feelingForm) text() string { return strings.TrimSpace(f.note.Text()) }

// key takes a figure typed anywhere on the page.
func (f *feelingForm) key(key fyne.KeyName) bool { return checkin.Figure(f.scale, key) }
