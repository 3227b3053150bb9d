package ui

import (
	"context"
	"log/slog"

	"uncoil/engine"
	"uncoil/ui/resume"
	"uncoil/ui/safety"
)

// remember reads what the window must know of the history: what was done of late,
// and whether a session was interrupted.
func (w *Window) remember() {
	w.aside(func(ctx context.Context) func() {
		past, err := w.practice.ReadPast(ctx)
		if err != nil {
			slog.Error("the past cannot be read", "err", err)
		}
		u, unread := w.practice.ReadUnfinished(ctx)
		if unread != nil {
			slog.Error("an interrupted session cannot be read", "err", unread)
		}
		return func() {
			w.practice.SetPast(past)
			if w.running == nil && unread == nil {
				w.unfinished = u // it may have been gone on with elsewhere
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
	o := resume.Options{Record: u.Record, Last: u.Record.Started.Add(u.Record.Played), Now: w.deps.Now()}
	if u.Mark != nil && u.Mark.At.After(o.Last) {
		o.Last = u.Mark.At
	}
	decide := func(do func()) func() {
		return func() {
			w.closeSheet()
			w.unfinished = nil
			do()
		}
	}
	audioOnly := w.prefs.AudioOnly
	if start, err := w.practice.GoOn(u, func(p *engine.Preferences) { p.AudioOnly = audioOnly }); err == nil {
		again := func() { w.start(start.Routine, audioOnly) }
		if plan, err := start.Plan(); err == nil {
			o.CanStartOver = true
			if at, err := start.Mark(); err == nil {
				o.Place = resume.Place(plan.Timeline, at, w.deps.Book)
				o.OnContinue = func() {
					w.closeSheet()
					w.proceed(&departure{Start: start, again: again})
				}
			}
		}
		o.OnStartOver = decide(func() { w.closeUnfinished(u.Record.ID, again) })
	}
	o.OnClose = decide(func() { w.closeUnfinished(u.Record.ID, func() {}) })
	w.OpenSheet(resume.NewSheet(o))
}

// closeUnfinished ends an interrupted session as it stands, and learns from it. Then
// follows, whether that could be done or not.
func (w *Window) closeUnfinished(id int64, then func()) {
	w.aside(func(ctx context.Context) func() {
		lesson, err := w.practice.Close(ctx, id)
		return func() {
			switch {
			case err == nil && !lesson.Empty():
				w.showGrowth(nil, w.practice.Outcome(nil, engine.Feeling{}).Learn(lesson))
				w.refreshHome()
			case err != nil && engine.CodeOf(err) != engine.CodeInvalid: // that is: closed already, as another one began
				w.notice(err.Error())
			}
			then()
		}
	})
}

// passOver closes a session that was interrupted and not decided about, since
// another one begins. One that goes on in its record is decided about.
func (w *Window) passOver(record int64) {
	u := w.unfinished
	w.unfinished = nil
	if u != nil && record == 0 {
		w.closeUnfinished(u.Record.ID, func() {})
	}
}
