package share

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// form is a field for a file's path and, if it is to be written, a choice of its
// content.
type form struct {
	widget.Made
	// what is the content of the file; nil for a file to read.
	what  *widget.Groups
	field *widget.Field
	pick  *widget.FocusButton
}

func newForm(what *widget.Groups, place, path, pick string, onPick, onEnter func()) *form {
	f := &form{what: what}
	f.field = widget.NewField(lang.X("export.hint", "Folder and name"), nil)
	f.field.SetText(path)
	f.field.SetOnEnter(onEnter)
	f.pick = widget.NewFocusButton(pick, widget.Secondary, onPick)
	all := widget.VBox(20)
	if what != nil {
		all.Add(what)
	}
	all.Add(widget.PlaceRow(place, f.field, f.pick))
	f.Make(f, all)
	return f
}

// First returns the widget that has the focus when the sheet opens.
func (f *form) First() fyne.Focusable {
	if f.what == nil {
		return f.field.Focusable()
	}
	return f.what.First()
}
