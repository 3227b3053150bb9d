package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the form in units of the design.
const (
	sheetWidth = 720
	formRow    = 52
	formLabel  = 36
	formGap    = 16
	pickWidth  = 190
)

// form is where one chooses the kind of file and its place.
type form struct {
	fynewidget.BaseWidget
	// onPick is called to choose a folder, onEnter when Enter is pressed in the
	// field.
	onPick, onEnter func()
	scale           float32

	kindLabel, kindLine, placeLabel *widget.Text
	kind                            *widget.Choice
	field                           *widget.Field
	pick                            *widget.FocusButton
}

func newForm(path string) *form {
	f := &form{scale: 1}
	f.kindLabel = widget.NewText(lang.X("export.kind", "Kind of file"), theme.TextBody, theme.Ink)
	f.kindLine = widget.NewText("", theme.TextSmall, theme.Muted)
	f.kindLine.Fit, f.kindLine.Middle = true, true
	f.placeLabel = widget.NewText(lang.X("export.place", "Where it goes"), theme.TextBody, theme.Ink)
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
	f.pick = widget.NewFocusButton(lang.X("export.pick", "Other folder"), widget.Secondary, func() { f.onPick() })
	f.setPath(path)
	f.showKind()
	f.ExtendBaseWidget(f)
	return f
}

// showKind says what the chosen kind of file is good for.
func (f *form) showKind() {
	if f.kind.Chosen() == 0 {
		f.kindLine.SetValue(lang.X("export.mp3", "Small, and every player takes it"))
		return
	}
	f.kindLine.SetValue(lang.X("export.wav", "Ten times as large, nothing left out"))
}

// path is what stands in the field.
func (f *form) path() string { return f.field.Text() }

func (f *form) setPath(path string) { f.field.SetText(path) }

// ending is that of the kind of file that is chosen.
func (f *form) ending() string { return endings[f.kind.Chosen()] }

// SetScale draws the form larger or smaller than designed.
func (f *form) SetScale(scale float32) {
	f.scale = scale
	f.kind.SetScale(scale)
	f.field.SetScale(scale)
	f.pick.SetScale(scale)
	f.pick.SetTextSize(theme.TextSmall)
	f.kindLabel.SetHeight(theme.TextBody * scale)
	f.placeLabel.SetHeight(theme.TextBody * scale)
	f.kindLine.SetHeight(theme.TextSmall * scale)
}

// HeightFor returns the height of the form, the same in every width.
func (f *form) HeightFor(float32) float32 {
	return (2*formLabel + 2*formRow + formGap + 6) * f.scale
}

// CreateRenderer is part of fyne.Widget.
func (f *form) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: f, Parts: f.objects, Place: f.layOut, Height: func() float32 { return f.HeightFor(0) }}
}

func (f *form) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.kindLabel, f.kind, f.kindLine, f.placeLabel, f.field, f.pick}
}

// layOut puts each label over its row. The edges leave room for the outline of
// what has the keyboard, which is wider around a button.
func (f *form) layOut(size fyne.Size) {
	const edge, far = 2, 7
	u := f.scale
	width := size.Width - edge - far
	widget.Put(f.kindLabel, edge, 0, width, formLabel*u)
	choice := 220 * u
	widget.Put(f.kind, edge, formLabel*u, choice, 48*u)
	widget.Put(f.kindLine, edge+choice+16*u, formLabel*u, width-choice-16*u, 48*u)
	y := (formLabel + formRow + formGap) * u
	widget.Put(f.placeLabel, edge, y, width, formLabel*u)
	pick := min(pickWidth*u, width/3)
	widget.Put(f.field, edge, y+formLabel*u, width-pick-12*u, formRow*u)
	widget.Put(f.pick, edge+width-pick, y+formLabel*u, pick, formRow*u)
}
