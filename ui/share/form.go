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
	f.field.SetOnEnter(onEnter)
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
func (f *form) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: f, Parts: f.objects, Place: f.layOut, Height: func() float32 { return f.HeightFor(max(f.Size().Width, 1)) }}
}

func (f *form) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{f.place, f.field, f.pick}
	if f.what != nil {
		shown = append([]fyne.CanvasObject{f.what}, shown...)
	}
	return shown
}

// layOut puts what goes in above and the place under it. The edges leave room
// for the outline of what has the keyboard.
func (f *form) layOut(size fyne.Size) {
	const edge, far = 2, 7
	u := f.scale
	width := size.Width - edge - far
	y := f.whatHeight(size.Width)
	if f.what != nil {
		widget.Put(f.what, 0, 0, size.Width, y-formGap*u)
	}
	widget.Put(f.place, edge, y, width, formLabel*u)
	pick := min(pickWidth*u, width/3)
	widget.Put(f.field, edge, y+formLabel*u, width-pick-12*u, formRow*u)
	widget.Put(f.pick, edge+width-pick, y+formLabel*u, pick, formRow*u)
}
