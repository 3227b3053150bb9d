package flow

import (
	"context"
	"log/slog"

	"uncoil/engine"
	"uncoil/ui/files"
	"uncoil/ui/resume"
)

// Remember reads from the history the recent sessions, and whether one was
// interrupted.
func (s *Session) Remember() {
	s.InBackground(func(ctx context.Context) func() {
		past, err := s.Practice.ReadPast(ctx)
		if err != nil {
			slog.Error("the past cannot be read", "err", err)
		}
		u, unread := s.Practice.ReadUnfinished(ctx)
		if unread != nil {
			slog.Error("an interrupted session cannot be read", "err", unread)
		}
		return func() {
			s.Practice.SetPast(past)
			if s.running == nil && unread == nil {
				s.unfinished = u // it may have been resumed elsewhere
			}
			s.Window.RoutinesChanged()
			s.OfferResume()
			s.Window.Remembered()
		}
	})
}

// OfferResume asks whether to resume the interrupted session.
func (s *Session) OfferResume() {
	u := s.unfinished
	if u == nil || s.prefs().SafetyAccepted.IsZero() || s.running != nil || !s.Empty() {
		return
	}
	o := resume.Options{Record: u.Record, Last: u.Record.Started.Add(u.Record.Played), Now: s.Practice.Now()}
	if u.Mark != nil && u.Mark.At.After(o.Last) {
		o.Last = u.Mark.At
	}
	decide := func(do func()) func() {
		return func() {
			s.CloseSheet()
			s.unfinished = nil
			do()
		}
	}
	audioOnly := s.prefs().AudioOnly
	if start, err := s.Practice.GoOn(u, func(p *engine.Preferences) { p.AudioOnly = audioOnly }); err == nil {
		again := func() { s.Start(start.Routine, audioOnly) }
		if plan, err := start.Plan(); err == nil {
			o.CanStartOver = true
			if at, err := start.Mark(); err == nil {
				o.Place = resume.Place(plan.Timeline, at, s.Practice.Book)
				o.OnContinue = func() {
					s.CloseSheet()
					s.proceed(&pendingSession{Start: start, again: again})
				}
			}
		}
		o.OnStartOver = decide(func() { s.closeUnfinished(u.Record.ID, again) })
	}
	o.OnClose = decide(func() { s.closeUnfinished(u.Record.ID, func() {}) })
	s.OpenSheet(resume.NewSheet(o))
}

// closeUnfinished ends an interrupted session as it stands, and adapts the doses
// to it. then is called in any case.
func (s *Session) closeUnfinished(id int64, then func()) {
	s.InBackground(func(ctx context.Context) func() {
		lesson, err := s.Practice.Close(ctx, id)
		return func() {
			switch {
			case err == nil && !lesson.Empty():
				s.showGrowth(nil, s.Practice.Outcome(nil, engine.Feeling{}).Learn(lesson))
				s.Window.RoutinesChanged()
			case err != nil && engine.CodeOf(err) != engine.CodeInvalid: // CodeInvalid: closed already, when another one started
				s.Notice(files.Reason(err))
			}
			then()
		}
	})
}

// passOver closes an interrupted session that was not decided about when another
// one starts. record is the session that is being resumed, which stays open.
func (s *Session) passOver(record int64) {
	u := s.unfinished
	s.unfinished = nil
	if u != nil && record == 0 {
		s.closeUnfinished(u.Record.ID, func() {})
	}
}
