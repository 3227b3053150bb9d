package practice

import (
	"uncoil/engine"
	"uncoil/engine/session"
)

// Session is a running session, with what is needed to continue after pain. Its
// methods belong to the goroutine of its Practice.
type Session struct {
	Player *session.Player

	replanner engine.Replanner
	practice  *Practice
	// stopping tells that something hurts, and that Hurting is on its way.
	stopping bool
}

// Session returns what leads a session that runs.
func (p *Practice) Session(plan *Plan, player *session.Player) *Session {
	return &Session{Player: player, replanner: plan.Replanner, practice: p}
}

// Stop stops the session because something hurts, and says so. session.Hurting
// follows, unless nothing has been done yet.
func (s *Session) Stop() {
	now := s.Player.Snapshot()
	if s.stopping || now.Step == nil {
		return
	}
	at := now.Timeline.WorkAt(now.Step.Index)
	if at.Exercise == "" {
		return
	}
	s.stopping = true
	s.Player.Hurt(s.replanner.Book.Phrases.Hurt.Lines(now.Timeline.CoolDownAfter(now.Step.Index, at.Exercise)))
}

// Explain starts the exercise again, or the one that comes next, told in full. At
// the end of a session it does nothing.
func (s *Session) Explain() {
	now := s.Player.Snapshot()
	if s.stopping || now.Step == nil {
		return
	}
	if t, step, err := s.replanner.Explain(now.Timeline, now.Step.Index); err == nil {
		s.Player.Change(t, step)
		s.Player.Resume()
	}
}

// Pain is what can be done about an exercise that hurts.
type Pain struct {
	Exercise *engine.Exercise
	// StandIn can be done instead, nil for none: then Easier of the exercise says
	// how to go on.
	StandIn *engine.Exercise
	// CoolDown tells that a cool-down is still to come.
	CoolDown bool

	session *Session
}

// Pain returns what can be done about what hurts.
func (s *Session) Pain(h engine.Hurt) *Pain {
	s.stopping = false
	now := s.Player.Snapshot()
	hurts := s.exercise(h.Exercise)
	if hurts == nil {
		hurts = &engine.Exercise{ID: h.Exercise}
	}
	return &Pain{
		Exercise: hurts, StandIn: s.exercise(s.replanner.StandIn(h.Exercise)),
		CoolDown: now.Timeline.CoolDownAfter(now.Step.Index, h.Exercise), session: s,
	}
}

// exercise returns an exercise by its id, nil for none.
func (s *Session) exercise(id string) *engine.Exercise {
	ex, ok := s.replanner.Book.Exercises[id]
	if !ok {
		return nil
	}
	return &ex
}

// Answer carries out what was chosen. Where the choice could be permanent, it
// returns the question to ask next, and the session continues with the answer to
// that.
func (p *Pain) Answer(a engine.Answer) *HowLong {
	s := p.session
	now := s.Player.Snapshot()
	i := now.Step.Index
	switch a {
	case engine.AnswerEasier:
		if p.StandIn != nil {
			return s.askHowLong(&HowLong{Exercise: p.Exercise, StandIn: p.StandIn, step: i, timeline: now.Timeline})
		}
		s.Player.Answer(a)
		s.Player.GoOnEasier(p.Exercise.Easier)
		return nil
	case engine.AnswerSkip:
		return s.askHowLong(&HowLong{Exercise: p.Exercise, step: i, timeline: now.Timeline})
	}
	s.Player.Answer(a)
	switch a {
	case engine.AnswerCoolDown:
		s.goTo(s.replanner.CoolDown(now.Timeline, i, p.Exercise.ID))
	case engine.AnswerEnd:
		s.Player.End()
	default:
		s.Player.Resume()
	}
	return nil
}

// HowLong asks whether an exercise is left out, or something stands in for it,
// only today or from now on.
type HowLong struct {
	Exercise *engine.Exercise
	// StandIn is done in its place, nil where it is left out.
	StandIn *engine.Exercise

	session  *Session
	timeline *engine.Timeline
	step     int
}

func (s *Session) askHowLong(h *HowLong) *HowLong {
	h.session = s
	s.Player.Say(s.replanner.Book.Phrases.Hurt.HowLong())
	return h
}

// Holds continues without the exercise, or with its stand-in: only today, or from
// now on.
func (h *HowLong) Holds(fromNowOn bool) {
	s := h.session
	if h.StandIn != nil {
		s.Player.Answer(engine.AnswerEasier)
		if fromNowOn {
			s.practice.Settings.Change(func(p *engine.Preferences) {
				p.SetSwap(h.timeline.WorkAt(h.step).Place.Exercise, h.StandIn.ID, s.practice.Now())
			})
		}
		s.goTo(s.replanner.Instead(h.timeline, h.step, h.StandIn.ID))
		return
	}
	s.Player.Answer(engine.AnswerSkip)
	if fromNowOn {
		s.practice.Settings.Change(func(p *engine.Preferences) { p.SetSkip(h.Exercise.ID, true, s.practice.Now()) })
	}
	s.goTo(s.replanner.Without(h.timeline, h.step, h.Exercise.ID))
}

// goTo goes on in another timeline; where there is nothing to go on with, the
// session ends.
func (s *Session) goTo(t *engine.Timeline, step int, err error) {
	if err != nil {
		s.Player.End()
		return
	}
	s.Player.Change(t, step)
	s.Player.Resume()
}
