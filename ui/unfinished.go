package ui

import (
	"context"
	"log/slog"

	"uncoil/engine"
	"uncoil/engine/progress"
	"uncoil/ui/resume"
	"uncoil/ui/safety"
)

// unfinished is a session that was interrupted, and where it stands, if anywhere.
type unfinished struct {
	record engine.SessionRecord
	mark   *engine.Mark
	// hurts is what has hurt in it.
	hurts []engine.Hurt
}

// remember reads what the window must know of the history: what was done of late,
// and whether a session was interrupted.
func (w *Window) remember() {
	diary := w.deps.Diary
	if diary == nil {
		return
	}
	today := engine.DayOf(w.deps.Now())
	w.aside(func(ctx context.Context) func() {
		past, err := progress.Past(ctx, diary, today)
		if err != nil {
			slog.Error("the past cannot be read", "err", err)
		}
		record, mark, unread := diary.OpenSession(ctx)
		if unread != nil {
			slog.Error("an interrupted session cannot be read", "err", unread)
		}
		var hurts []engine.Hurt
		if record != nil {
			if d, err := diary.Session(ctx, record.ID); err == nil {
				hurts = d.Hurts
			}
		}
		return func() {
			w.past = past
			if w.running == nil && unread == nil {
				w.unfinished = nil // it may have been gone on with elsewhere
				if record != nil {
					w.unfinished = &unfinished{*record, mark, hurts}
				}
			}
			w.refreshHome()
			w.offerResume()
			w.remind()
		}
	})
}

// refreshHome shows on home what the past makes of the doses and the level: what is
// eased after a break, or has hurt, takes less time.
func (w *Window) refreshHome() {
	if w.home != nil {
		w.home.Update(w.prefs)
		w.suggest()
	}
}

// offerResume asks what becomes of the session that was interrupted.
func (w *Window) offerResume() {
	u := w.unfinished
	if _, first := w.screen.(*safety.Page); u == nil || first || w.running != nil || len(w.sheets) > 0 {
		return
	}
	o := resume.Options{Record: u.record, Last: u.record.Started.Add(u.record.Played), Now: w.deps.Now()}
	if u.mark != nil && u.mark.At.After(o.Last) {
		o.Last = u.mark.At
	}
	decide := func(do func()) func() {
		return func() {
			w.closeSheet()
			w.unfinished = nil
			do()
		}
	}
	if r, ok := w.deps.Book.Played(w.deps.Routines, u.record.Routine, &w.prefs); ok {
		prefs := w.prefs
		run := &running{routine: r, course: w.course(r, &prefs), eyesShut: prefs.AudioOnly, again: func() { w.start(r, prefs.AudioOnly) }}
		run.course.Mind(u.hurts)
		run.outcome.feeling = u.record.Feeling
		if t, err := run.course.Compile(); err == nil {
			o.CanStartOver = true
			if at, ok := goesOnAt(t, u.mark); ok {
				o.Place = resume.Place(t, at, w.deps.Book)
				o.OnContinue = decide(func() {
					w.unfinished = u // not now leaves it to be decided about
					w.afterAsking(func() {
						w.unfinished = nil
						w.whenSpoken(run.course, func() { w.goOn(run, u) })
					})
				})
			}
		}
		o.OnStartOver = decide(func() {
			w.closeUnfinished(u.record.ID, func() { w.start(r, w.prefs.AudioOnly) })
		})
	}
	o.OnClose = decide(func() { w.closeUnfinished(u.record.ID, func() {}) })
	w.OpenSheet(resume.NewSheet(o))
}

// goOn goes on with a session that was interrupted, now that all of it can be
// said.
func (w *Window) goOn(run *running, u *unfinished) {
	if w.occupied() {
		if w.running == nil {
			w.unfinished = u // still to be decided about
		}
		return
	}
	t, err := run.course.Compile()
	if err != nil {
		w.unstarted(run.routine, err)
		return
	}
	if at, ok := goesOnAt(t, u.mark); ok {
		w.begin(run, Beginning{Timeline: t, Record: u.record.ID, From: &at})
	}
}

func goesOnAt(t *engine.Timeline, m *engine.Mark) (engine.Mark, bool) {
	if m == nil {
		return engine.Mark{}, false
	}
	return t.Resume(*m)
}

// closeUnfinished ends an interrupted session as it stands, and learns from it. Then
// follows, whether that could be done or not.
func (w *Window) closeUnfinished(id int64, then func()) {
	diary, today := w.deps.Diary, engine.DayOf(w.deps.Now())
	w.aside(func(ctx context.Context) func() {
		var past []progress.Session
		err := diary.CloseSession(ctx, id)
		if err == nil {
			past, err = pastUpTo(ctx, diary, id, today)
		}
		return func() {
			switch {
			case err == nil && len(past) > 0:
				w.learn(&outcome{}, past)
				w.refreshHome()
			case err != nil && engine.CodeOf(err) != engine.CodeInvalid: // that is: closed already, as another one began
				w.notice(err.Error())
			}
			then()
		}
	})
}

// passOver closes a session that was interrupted and not decided about, since
// another one begins.
func (w *Window) passOver() {
	if u := w.unfinished; u != nil {
		w.unfinished = nil
		w.closeUnfinished(u.record.ID, func() {})
	}
}
