package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/checkin"
	"uncoil/ui/gradual"
	uisession "uncoil/ui/session"
)

// checkIn asks how it feels before a session, and then goes on.
func (w *Window) checkIn(goOn func(engine.Feeling)) {
	var before *checkin.Before
	var asked *openSheet
	answer := func(f engine.Feeling) {
		if w.takeAway(asked) { // a number may have waited for a 0
			goOn(f)
		}
	}
	skip := func() { answer(engine.Feeling{}) }
	before = checkin.NewBefore(checkin.Options{
		OnChosen: func(n int) { answer(engine.Feeling{Before: &n}) },
		OnSkip:   skip,
		OnSigns: func() {
			before.Cancel()
			w.takeAway(asked)
			w.showEmergency()
		},
		OnNever: func() {
			w.practice.NeverAskFeeling()
			skip()
		},
		Later: w.later,
	})
	asked = &openSheet{
		sheet: before.Sheet,
		key: func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				before.Cancel()
				w.closeSheet() // back to where one was
			} else {
				before.Key(key)
			}
			return true
		},
	}
	w.openSheet(asked)
}

// later brings a call back to the window after a while.
func (w *Window) later(wait time.Duration, do func()) {
	time.AfterFunc(wait, func() { w.bridge.post(do) })
}

// askAfter lets the page after a session ask how it feels now.
func (w *Window) askAfter(run *running, page *uisession.Finish) {
	run.page = page
	if !w.prefs.CheckIn || run.back != nil {
		return // trying out one exercise is no session to ask about
	}
	page.AskFeeling(func(after *int, note string) {
		f := run.outcome.Feeling
		f.After, f.Note = after, note
		w.feel(run, f)
	})
}

// written learns from a session that is in the history now. One that was left in
// the middle may be gone on with, and teaches when it is over.
func (w *Window) written(run *running, id int64) {
	if id == 0 || w.closing {
		return
	}
	run.outcome.ID = id
	if run.left {
		w.leftOpen(id)
		return
	}
	w.aside(func(ctx context.Context) func() {
		lesson, err := w.practice.ReadLesson(ctx, id)
		if err != nil {
			slog.Error("the session cannot be read", "err", err)
		}
		if lesson.Empty() {
			return nil
		}
		return func() {
			w.showGrowth(run, run.outcome.Learn(lesson))
			if f := run.outcome.Feeling; f.After != nil || f.Note != "" {
				w.feel(run, f) // said before it was written down
			}
		}
	})
}

// leftOpen remembers a session that was left in the middle, for another one that
// begins to pass over.
func (w *Window) leftOpen(id int64) {
	if w.running == nil {
		w.unfinished = &practice.Unfinished{Record: engine.SessionRecord{ID: id}}
	}
}

// feel keeps how a session felt, and judges it again.
func (w *Window) feel(run *running, f engine.Feeling) {
	o := run.outcome
	growth := o.Feels(f)
	if !o.Learned() {
		return // written comes back to it
	}
	before, noted := run.noted, make(chan struct{})
	run.noted = noted
	w.aside(func(ctx context.Context) func() {
		defer close(noted)
		if before != nil {
			<-before // what is said last is what stays
		}
		if err := w.deps.Diary.SetFeeling(ctx, o.ID, f); err != nil {
			return func() { w.notice(err.Error()) }
		}
		return nil
	})
	w.showGrowth(run, growth)
}

// showGrowth shows what the next session will bring; run is nil for a session that
// has no page.
func (w *Window) showGrowth(run *running, g *practice.Growth) {
	if g == nil {
		return
	}
	if w.settings != nil {
		w.settings.SetProgress(g.After.Progress)
	}
	if run != nil && run.page != nil {
		run.page.SetOutlook(gradual.Outlook(run.routine, w.deps.Book, &g.Before, &g.After, g.Changes))
	}
}
