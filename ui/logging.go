package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/activity"
)

// LogActivity opens the sheet on which one notes what was done without Uncoil;
// done, if any, is called once it is in the history.
func (w *Window) LogActivity(done func()) {
	diary := w.deps.Diary
	if diary == nil || len(w.sheets) > 0 {
		return
	}
	form := activity.New(engine.Activity{}, engine.DayOf(w.deps.Now()), func(a engine.Activity) {
		w.closeSheet()
		w.aside(func(ctx context.Context) func() {
			if _, err := diary.AddActivity(ctx, a); err != nil {
				return func() { w.notice(err.Error()) }
			}
			return func() {
				w.tellDone(lang.X("activity.kept", "It is in your history."))
				if done != nil {
					done()
				}
			}
		})
	}, w.closeSheet)
	w.OpenSheet(form.Sheet)
}

// logging is what home offers to note, nil where nothing can be kept.
func (w *Window) logging() func() {
	if w.deps.Diary == nil {
		return nil
	}
	return func() { w.LogActivity(nil) }
}
