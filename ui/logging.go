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
	if len(w.sheets) > 0 {
		return
	}
	form := activity.New(engine.Activity{}, engine.DayOf(w.deps.Now()), func(a engine.Activity) {
		w.closeSheet()
		w.aside(func(ctx context.Context) func() {
			if _, err := w.deps.Diary.AddActivity(ctx, a); err != nil {
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
