// Package activity is the sheet for adding what was done without Uncoil: a walk,
// a swim, a ride. It does not know where that is kept.
package activity

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// The measures of the form in units of the design.
const (
	formRow   = 60
	formLabel = 150
	formWidth = 860
)

// The limits of what the steppers set.
const (
	shortest = 5 * time.Minute
	longest  = 8 * time.Hour
	farthest = 366
)

// Form is where one says what was done.
type Form struct {
	fynewidget.BaseWidget
	// Sheet is the sheet that the form stands on.
	Sheet *widget.Sheet

	activity    engine.Activity
	today       engine.Day
	scale       float32
	labels      [4]*widget.Text
	kind        *widget.Choice
	length, day *widget.Stepper
	note        *widget.Field
	onSave      func(engine.Activity)
	rows        [4]widget.Scaled
}

// New returns the form with its sheet, begun with an activity: a new one, or one
// that is to be changed. onSave is called with what was said, onCancel where
// nothing is to be kept.
func New(begun engine.Activity, today engine.Day, onSave func(engine.Activity), onCancel func()) *Form {
	f := &Form{activity: begun, today: today, scale: 1, onSave: onSave}
	if f.activity.Kind == "" {
		f.activity = engine.Activity{Kind: engine.Walk, Day: today, Length: 30 * time.Minute}
	}
	for i, text := range []string{
		lang.X("activity.what", "What"), lang.X("activity.length", "How long"),
		lang.X("activity.day", "When"), lang.X("activity.note", "Note"),
	} {
		f.labels[i] = widget.NewText(text, theme.TextBody, theme.Ink)
		f.labels[i].Middle = true
	}
	f.makeRows()
	save := widget.NewFocusButton(lang.X("activity.save", "Keep it"), widget.Primary, f.save)
	title := lang.X("activity.title", "Add an activity")
	if begun.Kind != "" {
		title = lang.X("activity.change", "Change the activity")
	}
	f.Sheet = widget.NewSheet(title,
		lang.X("activity.line", "Easy movement counts: it shows in your history."),
		save, widget.NewFocusButton(lang.X("activity.cancel", "Cancel"), widget.Secondary, onCancel))
	f.Sheet.Width = formWidth
	f.Sheet.SetContent(f)
	f.ExtendBaseWidget(f)
	return f
}

func (f *Form) makeRows() {
	f.kind = widget.ChoiceOf(engine.ActivityKinds(), f.activity.Kind, words.Activity,
		func(k engine.ActivityKind) { f.activity.Kind = k })
	f.length = widget.NewStepper("", func(by int) {
		f.activity.Length = min(max(f.activity.Length+time.Duration(by)*5*time.Minute, shortest), longest)
		f.show()
	})
	f.day = widget.NewStepper("", func(by int) {
		f.activity.Day = min(max(f.activity.Day+engine.Day(by), f.today-farthest), f.today)
		f.show()
	})
	f.note = widget.NewField(lang.X("activity.note-hint", "If you like"), func(text string) { f.activity.Note = text })
	f.note.SetText(f.activity.Note)
	f.note.SetOnEnter(f.save)
	f.rows = [4]widget.Scaled{f.kind, f.length, f.day, f.note}
	f.show()
}

// show shows the length and the day as they are now.
func (f *Form) show() {
	f.length.SetValue(words.Length(f.activity.Length))
	switch f.activity.Day {
	case f.today:
		f.day.SetValue(lang.X("activity.today", "Today"))
	case f.today - 1:
		f.day.SetValue(lang.X("activity.yesterday", "Yesterday"))
	default:
		f.day.SetValue(words.DateShort(f.activity.Day))
	}
}

func (f *Form) save() { f.onSave(f.activity) }

// First returns what the keyboard acts on when the sheet opens.
func (f *Form) First() fyne.Focusable { return f.kind }

// SetScale draws the form larger or smaller than designed.
func (f *Form) SetScale(scale float32) {
	f.scale = scale
	for i, r := range f.rows {
		r.SetScale(scale)
		f.labels[i].SetHeight(theme.TextBody * scale)
	}
}

// HeightFor returns the height of the form, the same in every width.
func (f *Form) HeightFor(float32) float32 { return formRow * float32(len(f.rows)) * f.scale }

// CreateRenderer is part of fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: f, Parts: f.objects, Place: f.layOut, Height: func() float32 { return f.HeightFor(0) }}
}

func (f *Form) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for i, row := range f.rows {
		shown = append(shown, f.labels[i], row)
	}
	return shown
}

// layOut puts each label before its control, with room for the outline of the
// focus.
func (f *Form) layOut(size fyne.Size) {
	const edge = 4
	u := f.scale
	left := formLabel * u
	for i, row := range f.rows {
		y := formRow*u*float32(i) + edge
		f.labels[i].Move(fyne.NewPos(edge, y))
		f.labels[i].Resize(fyne.NewSize(left-edge, 48*u))
		width := size.Width - left - edge
		if row != widget.Scaled(f.note) {
			width = min(width, max(row.MinSize().Width, 240*u))
		}
		row.Move(fyne.NewPos(left, y))
		row.Resize(fyne.NewSize(width, 48*u))
	}
}
