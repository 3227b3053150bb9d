package flow

import (
	"sync"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/care"
	"uncoil/ui/checkin"
)

// pendingSession is a session that is about to begin.
type pendingSession struct {
	*practice.Start
	// back returns to where a trial was started, nil for a session; again plays that
	// once more.
	back, again func()
}

// proceed asks the next question before a session, if any, and otherwise plays
// it. It checks first that it may: seconds may pass between two questions.
func (s *Session) proceed(d *pendingSession) {
	if s.Occupied() {
		return
	}
	if d.Preferences().AudioOnly {
		s.Window.Darken(true)
	}
	q, err := d.Next()
	if err != nil {
		s.unstarted(d.Routine, err)
		return
	}
	goOn := func() { s.proceed(d) }
	switch q := q.(type) {
	case practice.AskFirst:
		s.askFirst(q.Condition, goOn)
	case practice.AskCare:
		s.askCare(d, q)
	case practice.Synthesize:
		s.synthesize(q, func() { d.Synthesized(); goOn() })
	case practice.AskFeeling:
		s.checkIn(d.Preferences().AudioOnly, func(f engine.Feeling) { d.Feels(f); goOn() })
	case practice.OfferLess:
		s.offerLess(d, q)
	default:
		s.play(d)
	}
}

// synthesize synthesizes the sentences without a recording, and then continues:
// in the same call if there are none, so that nothing can happen in between.
func (s *Session) synthesize(q practice.Synthesize, then func()) {
	s.preparing = true
	done := then
	then = func() {
		s.preparing = false
		done()
	}
	var mu sync.Mutex
	ready, waits := false, false
	s.Prepare(q.Sound, q.Sentences, func() {
		mu.Lock()
		defer mu.Unlock()
		if ready = true; waits {
			s.Post(then)
		}
	})
	mu.Lock()
	waits = !ready
	mu.Unlock()
	if !waits {
		then()
	}
}

// AfterAsking continues if no condition needs a doctor's advice first, or once
// the user says that it has been asked for.
func (s *Session) AfterAsking(then func()) {
	c := s.Practice.AskFirst()
	if c == nil {
		then()
		return
	}
	if !s.Occupied() {
		s.askFirst(c, func() { s.AfterAsking(then) })
	}
}

func (s *Session) askFirst(c *engine.Condition, then func()) {
	s.OpenSheet(care.NewAskFirst(c, func() {
		s.CloseSheet()
		s.Practice.HasAsked(c)
		s.Window.RoutinesChanged()
		then()
	}, s.CloseSheet))
}

// askCare asks about all exercises of a session that need care.
func (s *Session) askCare(d *pendingSession, q practice.AskCare) {
	s.OpenSheet(care.NewSheet(care.Options{
		Routine: q.Routine, Book: s.Practice.Book, Prefs: q.Preferences, Trial: q.Trial, Now: s.Practice.Now,
		OnStart: func(answers []engine.CareAnswer) {
			s.CloseSheet()
			d.Care(answers...)
			s.Window.RoutinesChanged()
			s.proceed(d)
		},
		OnCancel: s.CloseSheet,
	}))
}

// offerLess offers easier alternatives on a day with much discomfort.
func (s *Session) offerLess(d *pendingSession, q practice.OfferLess) {
	give := func(do func()) func() {
		return func() {
			s.CloseSheet()
			do()
		}
	}
	less := func(r *engine.Routine) checkin.Way {
		length, err := s.Practice.Length(r)
		if err != nil {
			return checkin.Way{}
		}
		audioOnly := d.Preferences().AudioOnly
		next := &pendingSession{Start: d.Instead(r), again: func() { s.Start(r, audioOnly) }}
		return checkin.Way{Length: length, Do: give(func() { s.proceed(next) })}
	}
	o := &checkin.Less{
		GoOn: checkin.Way{Do: give(func() { d.AsPlanned(); s.proceed(d) })},
		NotToday: checkin.Way{Do: give(func() {
			s.Done(lang.X("less.rest-well", "Rest well. Uncoil is here when you are ready."))
		})},
	}
	if q.WindDown != nil {
		o.WindDown, o.WindDownName = less(q.WindDown), q.WindDown.Name
	}
	if q.Lying != nil {
		o.Lying = less(q.Lying)
	}
	s.OpenSheet(checkin.NewLess(o))
}
