package ui

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/progress"
	"uncoil/ui/checkin"
	"uncoil/ui/gradual"
	uisession "uncoil/ui/session"
)

// outcome is what becomes of a session: how it felt, and how the doses change.
type outcome struct {
	// id is the session's in the history, 0 until it is written down.
	id      int64
	feeling engine.Feeling
	page    *uisession.Finish
	routine *engine.Routine
	// before is the progress as it was before the session, and past what was
	// known then with the session itself; both nil until it is written down.
	before map[string]float64
	past   []progress.Session
}

// checkIn asks how it feels before a session, where that is wanted, and then
// begins it.
func (w *Window) checkIn(begin func(engine.Feeling)) {
	if !w.prefs.CheckIn || w.deps.Diary == nil {
		begin(engine.Feeling{})
		return
	}
	answer := func(f engine.Feeling) {
		w.closeSheet()
		begin(f)
	}
	var before *checkin.Before
	skip := func() { answer(engine.Feeling{}) }
	before = checkin.NewBefore(func(n int) { answer(engine.Feeling{Before: &n}) }, skip, func() {
		next := w.prefs
		next.CheckIn = false
		w.changePreferences(next)
		skip()
	}, w.later)
	w.openSheet(&openSheet{
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
	})
}

// later brings a call back to the window after a while.
func (w *Window) later(wait time.Duration, do func()) {
	time.AfterFunc(wait, func() { w.bridge.post(do) })
}

// askAfter lets the page after a session ask how it feels now.
func (w *Window) askAfter(run *running, page *uisession.Finish) {
	run.outcome.page, run.outcome.routine = page, run.routine
	if !w.prefs.CheckIn || w.deps.Diary == nil {
		return
	}
	page.AskFeeling(func(after *int, note string) {
		run.outcome.feeling.After, run.outcome.feeling.Note = after, note
		w.feel(&run.outcome)
	})
}

// written learns from a session that is in the history now.
func (w *Window) written(run *running, id int64) {
	diary := w.deps.Diary
	if diary == nil || id == 0 || w.closing {
		return
	}
	run.outcome.id = id
	w.aside(func(ctx context.Context) func() {
		d, err := diary.Session(ctx, id)
		if err != nil {
			slog.Error("the session cannot be read", "err", err)
			return nil
		}
		return func() {
			w.learn(&run.outcome, d)
			if f := run.outcome.feeling; f.After != nil || f.Note != "" {
				w.feel(&run.outcome) // said before it was written down
			}
		}
	})
}

// learn takes a session into account.
func (w *Window) learn(o *outcome, d engine.SessionDetails) {
	w.past = append(slices.Clip(w.past), progress.Of(d))
	o.before, o.past = w.prefs.Progress, w.past
	if o.before == nil {
		o.before = map[string]float64{}
	}
	w.judge(o)
}

// feel keeps how a session felt, and judges it anew.
func (w *Window) feel(o *outcome) {
	if o.id == 0 || o.past == nil {
		return // learn comes back to it
	}
	id, f, diary := o.id, o.feeling, w.deps.Diary
	w.aside(func(ctx context.Context) func() {
		if err := diary.SetFeeling(ctx, id, f); err != nil {
			return func() { w.notice(err.Error()) }
		}
		return nil
	})
	last := &o.past[len(o.past)-1]
	if same(last.After, f.After) {
		return
	}
	last.After = f.After
	w.judge(o)
}

func same(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// judge lets the doses rise or fall after a session, and shows what the next one
// will bring. It may be asked again: it begins where the session found them.
func (w *Window) judge(o *outcome) {
	if !w.prefs.Gradual {
		return
	}
	before, after := w.prefs, w.prefs
	before.Progress = o.before
	next, changes := progress.After(o.before, o.past)
	after.Progress = next
	w.changePreferences(after)
	if o.page != nil {
		o.page.SetOutlook(gradual.Outlook(o.routine, w.deps.Book, &before, &after, changes))
	}
}
