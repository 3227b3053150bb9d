package export

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// sheetWidth is the width of the sheet in units of the design.
const sheetWidth = 720

// form chooses the format and path of the file.
type form struct {
	widget.Made
	// onPick is called to choose a folder, onEnter when Enter is pressed in the
	// field.
	onPick, onEnter func()

	kindLine *widget.Text
	kind     *widget.Choice
	field    *widget.Field
	pick     *widget.FocusButton
}

func newForm(path string) *form {
	f := &form{kindLine: widget.NewParagraph("", theme.TextSmall, theme.Muted)}
	f.kind = widget.NewChoice([]string{"MP3", "WAV"}, 0, func(i int) {
		f.setPath(withEnding(f.field.Text(), endings[i]))
		f.showKind()
	})
	f.field = widget.NewField(lang.X("export.hint", "Folder and name"), func(text string) {
		if i := endingOf(text); i >= 0 {
			f.kind.SetChosen(i)
			f.showKind()
		}
	})
	f.field.SetOnEnter(func() { f.onEnter() })
	f.pick = widget.NewFocusButton(lang.X("export.pick", "Somewhere else"), widget.Secondary, func() { f.onPick() })
	f.setPath(path)
	f.showKind()
	f.Make(f, widget.VBox(16,
		widget.VBox(8, widget.NewText(lang.X("export.kind", "Kind of file"), theme.TextBody, theme.Ink), widget.Between(f.kind, f.kindLine, nil)),
		widget.PlaceRow(lang.X("export.place", "Where it goes"), f.field, f.pick)))
	return f
}

// showKind describes the chosen format.
func (f *form) showKind() {
	if f.kind.Chosen() == 0 {
		f.kindLine.SetValue(lang.X("export.mp3", "Small, and every player takes it"))
		return
	}
	f.kindLine.SetValue(lang.X("export.wav", "Ten times as large, nothing left out"))
}

// path is the text of the field.
func (f *form) path() string { return f.field.Text() }

func (f *form) setPath(path string) { f.field.SetText(path) }

// ending is the extension of the chosen format.
func (f *form) ending() string { return endings[f.kind.Chosen()] }
