// Package activity is the sheet for adding an activity without Uncoil: a walk, a
// swim, a ride. It must not know where that is stored.
package activity

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// The limits of the steppers.
const (
	shortest = 5 * time.Minute
	longest  = 8 * time.Hour
	farthest = 366
)

// Form edits an activity.
type Form struct {
	widget.Made
	// Sheet contains the form.
	Sheet *widget.Sheet

	activity    engine.Activity
	today       engine.Day
	kind        *widget.Choice
	length, day *widget.Stepper
	note        *widget.Field
	onSave      func(engine.Activity)
}

// New returns the form with its sheet, initialised with a new activity or one to
// change. onSave gets the result; onCancel is called if there is nothing to save.
func New(begun engine.Activity, today engine.Day, onSave func(engine.Activity), onCancel func()) *Form {
	f := &Form{activity: begun, today: today, onSave: onSave}
	if f.activity.Kind == "" {
		f.activity = engine.Activity{Kind: engine.Walk, Day: today, Length: 30 * time.Minute}
	}
	f.makeControls()
	row := func(label string, control fyne.CanvasObject) fyne.CanvasObject {
		text := widget.NewText(label, theme.TextBody, theme.Ink)
		return widget.Between(widget.Sized(130, 0, text), control, nil)
	}
	f.Make(f, widget.Pad(4, 4, 4, 4, widget.VBox(12,
		row(lang.X("activity.what", "What"), widget.Wrap(0, f.kind)),
		row(lang.X("activity.length", "How long"), widget.Wrap(0, widget.Sized(240, 0, f.length))),
		row(lang.X("activity.day", "When"), widget.Wrap(0, widget.Sized(240, 0, f.day))),
		row(lang.X("activity.note", "Note"), f.note))))
	title := lang.X("activity.title", "Add an activity")
	if begun.Kind != "" {
		title = lang.X("activity.change", "Change the activity")
	}
	f.Sheet = widget.NewSheet(title,
		lang.X("activity.line", "Easy movement counts: it shows in your history."),
		widget.NewFocusButton(lang.X("activity.save", "Keep it"), widget.Primary, f.save),
		widget.NewFocusButton(lang.X("activity.cancel", "Cancel"), widget.Secondary, onCancel))
	f.Sheet.Width = 860
	f.Sheet.SetContent(f)
	return f
}

func (f *Form) makeControls() {
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
	f.show()
}

// show updates the length and the day.
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

// First returns the widget that has the focus when the sheet opens.
func (f *Form) First() fyne.Focusable { return f.kind }
