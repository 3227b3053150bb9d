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
	// noted is closed once what was said last is written down, nil for nothing yet.
	noted chan struct{}
}

// checkIn asks how it feels before a session, where that is wanted, and then
// begins it.
func (w *Window) checkIn(begin func(engine.Feeling)) {
	if !w.prefs.CheckIn || w.deps.Diary == nil {
		begin(engine.Feeling{})
		return
	}
	var before *checkin.Before
	var asked *openSheet
	answer := func(f engine.Feeling) {
		if w.takeAway(asked) && !w.closed { // a number may have waited for a 0
			begin(f)
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
			next := w.prefs
			next.CheckIn = false
			w.changePreferences(next)
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
	run.outcome.page, run.outcome.routine = page, run.routine
	if !w.prefs.CheckIn || w.deps.Diary == nil || run.back != nil {
		return // trying out one exercise is no session to ask about
	}
	page.AskFeeling(func(after *int, note string) {
		run.outcome.feeling.After, run.outcome.feeling.Note = after, note
		w.feel(&run.outcome)
	})
}

// written learns from a session that is in the history now. One that was left in
// the middle may be gone on with, and teaches when it is over.
func (w *Window) written(run *running, id int64) {
	diary := w.deps.Diary
	if diary == nil || id == 0 || w.closing {
		return
	}
	run.outcome.id = id
	if run.left {
		w.leftOpen(id)
		return
	}
	today := engine.DayOf(w.deps.Now())
	w.aside(func(ctx context.Context) func() {
		past, err := pastUpTo(ctx, diary, id, today)
		if err != nil {
			slog.Error("the session cannot be read", "err", err)
		}
		if len(past) == 0 {
			return nil
		}
		return func() {
			w.learn(&run.outcome, past)
			if f := run.outcome.feeling; f.After != nil || f.Note != "" {
				w.feel(&run.outcome) // said before it was written down
			}
		}
	})
}

// leftOpen remembers a session that was left in the middle, for another one that
// begins to pass over.
func (w *Window) leftOpen(id int64) {
	if w.running == nil {
		w.unfinished = &unfinished{record: engine.SessionRecord{ID: id}}
	}
}

// pastUpTo returns what the rules of progress look at, with a session that is over
// as the last; nothing if it is not over. It is read anew each time: what was done
// before may have been put right, deleted or done in another window since.
func pastUpTo(ctx context.Context, diary Diary, id int64, today engine.Day) ([]progress.Session, error) {
	d, err := diary.Session(ctx, id)
	if err != nil || d.Ended.IsZero() {
		return nil, err
	}
	past, err := progress.Past(ctx, diary, today)
	if err != nil {
		return nil, err
	}
	past = slices.DeleteFunc(past, func(s progress.Session) bool { return s.ID == id })
	return append(past, progress.Of(d)), nil
}

// learn takes a session into account, the last of what was done.
func (w *Window) learn(o *outcome, past []progress.Session) {
	w.past = past
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
	before, noted := o.noted, make(chan struct{})
	o.noted = noted
	w.aside(func(ctx context.Context) func() {
		defer close(noted)
		if before != nil {
			<-before // what is said last is what stays
		}
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
	if w.settings != nil {
		w.settings.SetProgress(next)
	}
	if o.page != nil {
		o.page.SetOutlook(gradual.Outlook(o.routine, w.deps.Book, &before, &after, changes))
	}
}
