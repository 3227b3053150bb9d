package share

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// form is where one names a file, and for one that is to be written, what goes
// into it.
type form struct {
	fynewidget.BaseWidget
	scale float32
	// what is what goes into the file; nil for a file that is to be read.
	what  *widget.Groups
	place *widget.Text
	field *widget.Field
	pick  *widget.FocusButton
}

// The measures of the form in units of the design.
const (
	formLabel = 36
	formRow   = 52
	formGap   = 20
	pickWidth = 190
)

func newForm(what *widget.Groups, place, path, pick string, onPick, onEnter func()) *form {
	f := &form{scale: 1, what: what}
	f.place = widget.NewText(place, theme.TextBody, theme.Ink)
	f.place.Bold = true
	f.field = widget.NewField(lang.X("export.hint", "Folder and name"), nil)
	f.field.SetText(path)
	f.field.OnKey = func(key *fyne.KeyEvent) bool {
		c := fyne.CurrentApp().Driver().CanvasForObject(f)
		switch key.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			onEnter()
		case fyne.KeyUp:
			c.FocusPrevious()
		case fyne.KeyDown:
			c.FocusNext()
		default:
			return false
		}
		return true
	}
	f.pick = widget.NewFocusButton(pick, widget.Secondary, onPick)
	f.ExtendBaseWidget(f)
	return f
}

// First returns what the keyboard acts on when the sheet opens.
func (f *form) First() fyne.Focusable {
	if f.what == nil {
		return f.field.Focusable()
	}
	return f.what.First()
}

// SetScale draws the form larger or smaller than designed.
func (f *form) SetScale(scale float32) {
	f.scale = scale
	if f.what != nil {
		f.what.SetScale(scale)
	}
	f.place.SetHeight(theme.TextBody * scale)
	f.field.SetScale(scale)
	f.pick.SetScale(scale)
	f.pick.SetTextSize(theme.TextSmall)
}

// HeightFor returns the height of the form in a width.
func (f *form) HeightFor(width float32) float32 {
	return f.whatHeight(width) + (formLabel+formRow+8)*f.scale
}

// whatHeight is the height of what goes into the file, with the gap under it.
func (f *form) whatHeight(width float32) float32 {
	if f.what == nil {
		return 0
	}
	return f.what.HeightFor(width) + formGap*f.scale
}

// CreateRenderer is part of fyne.Widget.
func (f *form) CreateRenderer() fyne.WidgetRenderer { return &formRenderer{f} }

type formRenderer struct{ form *form }

func (r *formRenderer) Destroy() {}

func (r *formRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.form.HeightFor(max(r.form.Size().Width, 1)))
}

func (r *formRenderer) Objects() []fyne.CanvasObject {
	f := r.form
	shown := []fyne.CanvasObject{f.place, f.field, f.pick}
	if f.what != nil {
		shown = append([]fyne.CanvasObject{f.what}, shown...)
	}
	return shown
}

func (r *formRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.form.Size())
}

// Layout puts what goes in above and the place under it. The edges leave room
// for the outline of what has the keyboard.
func (r *formRenderer) Layout(size fyne.Size) {
	const edge, far = 2, 7
	f, u := r.form, r.form.scale
	width := size.Width - edge - far
	y := f.whatHeight(size.Width)
	if f.what != nil {
		put(f.what, 0, 0, size.Width, y-formGap*u)
	}
	put(f.place, edge, y, width, formLabel*u)
	pick := min(pickWidth*u, width/3)
	put(f.field, edge, y+formLabel*u, width-pick-12*u, formRow*u)
	put(f.pick, edge+width-pick, y+formLabel*u, pick, formRow*u)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}
