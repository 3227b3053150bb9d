package history

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/activity"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// minutesSeconds formats seconds, such as "1:05".
func minutesSeconds(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }

// EditSession opens the sheet for editing a session: its time, how it felt, and
// the note.
func (s *Screen) EditSession(before *engine.SessionRecord) {
	after := *before
	note := widget.NewField(lang.X("history.note-hint", "A note, if you like"), func(text string) { after.Feeling.Note = text })
	note.SetText(before.Feeling.Note)
	rows := widget.NewRows(
		widget.Row{Label: lang.X("history.before-row", "Discomfort before"), Control: ratingStepper(&after.Feeling.Before)},
		widget.Row{Label: lang.X("history.after-row", "Discomfort after"), Control: ratingStepper(&after.Feeling.After)},
		widget.Row{Label: lang.X("history.day-row", "Day"), Control: s.dayStepper(&after)},
		widget.Row{Label: lang.X("history.time-row", "Time"), Control: s.timeStepper(&after)},
		widget.Row{Label: lang.X("history.note-row", "Note"), Control: note, Wide: true},
	)
	keep := func() {
		s.options.Host.CloseSheet()
		if after == *before {
			return
		}
		s.change(lang.X("history.changed", "The session has been changed."),
			func(ctx context.Context) error { return s.options.Records.EditSession(ctx, after) },
			func(ctx context.Context) error { return s.options.Records.EditSession(ctx, *before) })
	}
	note.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter {
			return false
		}
		keep()
		return true
	}
	s.openForm(sessionName(before), rows, keep)
}

// openForm shows rows with a button that saves them.
func (s *Screen) openForm(title string, rows *widget.Rows, keep func()) {
	sheet := widget.NewSheet(title, "",
		widget.NewFocusButton(lang.X("history.keep", "Keep this"), widget.Primary, keep),
		widget.NewFocusButton(lang.X("history.cancel", "Cancel"), widget.Secondary, s.options.Host.CloseSheet))
	sheet.Width = sheetWidth
	sheet.SetContent(rows)
	s.options.Host.OpenSheet(sheet)
}

// ratingStepper steps from no answer to the worst.
func ratingStepper(value **int) *widget.Stepper {
	text := func() string {
		if *value == nil {
			return lang.X("history.unrated", "not noted")
		}
		return fmt.Sprint(**value)
	}
	var it *widget.Stepper
	it = widget.NewStepper(text(), func(by int) {
		now := -1
		if *value != nil {
			now = **value
		}
		now = min(max(now+by, -1), engine.MaxDiscomfort)
		*value = nil
		if now >= 0 {
			*value = new(now)
		}
		it.SetValue(text())
	})
	return it
}

// dayStepper moves a session by days, but not into the future.
func (s *Screen) dayStepper(r *engine.SessionRecord) *widget.Stepper {
	var it *widget.Stepper
	it = widget.NewStepper(words.DateShort(engine.DayOf(r.Started)), func(by int) {
		if by > 0 && r.Started.AddDate(0, 0, by).After(s.options.Now()) {
			return
		}
		r.Started, r.Ended = r.Started.AddDate(0, 0, by), r.Ended.AddDate(0, 0, by)
		it.SetValue(words.DateShort(engine.DayOf(r.Started)))
	})
	return it
}

// timeStepper moves a session by five minutes within its day, but not into the
// future.
func (s *Screen) timeStepper(r *engine.SessionRecord) *widget.Stepper {
	const step = 5 * time.Minute
	var it *widget.Stepper
	it = widget.NewStepper(words.Clock(clock(r.Started)), func(by int) {
		started := r.Started.Add(time.Duration(by) * step)
		if engine.DayOf(started) != engine.DayOf(r.Started) || by > 0 && started.After(s.options.Now()) {
			return
		}
		r.Ended = r.Ended.Add(started.Sub(r.Started))
		r.Started = started
		it.SetValue(words.Clock(clock(started)))
	})
	return it
}

// editActivity opens the sheet for editing an activity.
func (s *Screen) editActivity(before engine.Activity) {
	form := activity.New(before, s.today(), func(after engine.Activity) {
		s.options.Host.CloseSheet()
		if after == before {
			return
		}
		s.change(lang.X("history.activity-changed", "The activity has been changed."),
			func(ctx context.Context) error { return s.options.Records.EditActivity(ctx, after) },
			func(ctx context.Context) error { return s.options.Records.EditActivity(ctx, before) })
	}, s.options.Host.CloseSheet)
	s.options.Host.OpenSheet(form.Sheet)
}

// DeleteSession deletes a session, and offers to undo it.
func (s *Screen) DeleteSession(r *engine.SessionRecord) {
	if r.Ended.IsZero() {
		return
	}
	s.change(lang.X("history.deleted", "The session of {{.Day}} has been deleted.", map[string]any{"Day": words.DateBrief(engine.DayOf(r.Started))}),
		func(ctx context.Context) error { return s.options.Records.DeleteSession(ctx, r.ID) },
		func(ctx context.Context) error { return s.options.Records.RestoreSession(ctx, r.ID) })
}

func (s *Screen) deleteActivity(a engine.Activity) {
	s.change(lang.X("history.activity-deleted", "The activity of {{.Day}} has been deleted.", map[string]any{"Day": words.DateBrief(a.Day)}),
		func(ctx context.Context) error { return s.options.Records.DeleteActivity(ctx, a.ID) },
		func(ctx context.Context) error { return s.options.Records.RestoreActivity(ctx, a.ID) })
}

// change changes the records, and offers to undo it.
func (s *Screen) change(said string, do, undo func(ctx context.Context) error) {
	s.do(do, func() { s.undo.Say(said, func() { s.do(undo, nil) }) })
}
