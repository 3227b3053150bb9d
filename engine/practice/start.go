package practice

import (
	"slices"

	"uncoil/engine"
)

// Start is a session that is about to begin, or to go on, and what has been
// answered so far. A face asks what Next returns, hands the answer back and calls
// Next again, until nothing is left to ask: then Beginning is what to play. To
// cancel, drop the Start.
type Start struct {
	// Routine is what is played.
	Routine *engine.Routine

	practice *Practice
	adjust   func(*engine.Preferences)
	// trial tells that a single exercise is tried: without a check-in, and with
	// answers that hold for it alone.
	trial   bool
	answers []engine.CareAnswer
	// resumed is the session that goes on, nil for a new one.
	resumed *Unfinished
	// feeling is how it feels, nil where that has not been said.
	feeling *engine.Feeling
	// cared, synthesized and decided tell that the questions AskCare, Synthesize and
	// OfferLess have been answered.
	cared, synthesized, decided bool
}

// Question is what has to be seen to before a session begins.
type Question interface{ question() }

type (
	// AskFirst is a condition with which a doctor is asked first. HasAsked goes on.
	AskFirst struct{ Condition *engine.Condition }

	// AskCare asks what to do about exercises that need care. Care goes on.
	AskCare struct {
		Questions []engine.Question
		// Routine is what of the routine there is time for.
		Routine *engine.Routine
		// Preferences are those that the questions were made from.
		Preferences engine.Preferences
		// Trial tells that one exercise alone is tried: leaving it out leaves nothing.
		Trial bool
	}

	// Synthesize synthesizes the sentences that have no recording, so that their
	// lengths are known. Synthesized answers it.
	Synthesize struct {
		Sound     engine.Sound
		Sentences []string
	}

	// AskFeeling asks how it feels. Feels answers it, also with no answer;
	// NeverAskFeeling before it disables the question for good. Signs that need
	// help end the start.
	AskFeeling struct{}

	// OfferLess offers an easier session on a day with much discomfort. Instead
	// answers with another routine, AsPlanned declines; "not today" ends the
	// start.
	OfferLess struct {
		// WindDown is a quiet routine, and Lying what of the routine is done lying
		// down; nil where there is none.
		WindDown, Lying *engine.Routine
	}
)

func (AskFirst) question()   {}
func (AskCare) question()    {}
func (Synthesize) question() {}
func (AskFeeling) question() {}
func (OfferLess) question()  {}

// Start returns the start of a session. adjust changes the preferences for it
// alone.
func (p *Practice) Start(r *engine.Routine, adjust func(*engine.Preferences)) *Start {
	return &Start{Routine: r, practice: p, adjust: adjust}
}

// Try returns the start of a routine of one exercise, to try it on the screen,
// without stand-ins. Concerns are asked about each time, unless the user has said
// that they may do it.
func (p *Practice) Try(r *engine.Routine, adjust func(*engine.Preferences)) *Start {
	return &Start{Routine: r, practice: p, trial: true, adjust: func(prefs *engine.Preferences) {
		adjust(prefs)
		prefs.Swaps, prefs.Skip, prefs.AudioOnly = nil, nil, false
		prefs.Answers = slices.DeleteFunc(slices.Clone(prefs.Answers), isNotKept)
	}}
}

// AsTheyAre adjusts no preferences.
func AsTheyAre(*engine.Preferences) {}

func isNotKept(a engine.CareAnswer) bool { return a.Way != engine.DoAsIs }

// Trial reports whether one exercise alone is tried.
func (s *Start) Trial() bool { return s.trial }

// Preferences are those with which the session is played.
func (s *Start) Preferences() engine.Preferences {
	prefs := s.practice.Settings.Preferences()
	s.adjust(&prefs)
	prefs.Answers = prefs.WithAnswers(s.answers...)
	return prefs
}

// Next returns the next question or task, nil when the session can begin, and the
// errors of engine.Compile.
func (s *Start) Next() (Question, error) {
	if c := s.practice.AskFirst(); c != nil {
		return AskFirst{c}, nil
	}
	if q, ok := s.askCare(); ok {
		return q, nil
	}
	plan, err := s.Plan()
	switch {
	case err != nil:
		return nil, err
	case !s.synthesized:
		return Synthesize{plan.Prefs.Sound, plan.Sentences()}, nil
	case s.asksFeeling():
		return AskFeeling{}, nil
	case s.feeling != nil && s.feeling.Much() && !s.decided:
		return s.offerLess(), nil
	}
	return nil, nil
}

// AskFirst returns a condition with which a doctor is asked first, nil where there
// is none or that has been done.
func (p *Practice) AskFirst() *engine.Condition {
	prefs := p.Settings.Preferences()
	return p.Book.AskFirst(&prefs)
}

// HasAsked notes that a doctor has been asked about a condition.
func (p *Practice) HasAsked(c *engine.Condition) {
	p.answer(engine.CareAnswer{Condition: c.ID, Way: engine.DoAsIs, At: p.Now()})
}

// HasAsked notes that a doctor has been asked about a condition.
func (s *Start) HasAsked(c *engine.Condition) { s.practice.HasAsked(c) }

func (p *Practice) answer(answers ...engine.CareAnswer) {
	if len(answers) == 0 {
		return
	}
	p.Settings.Change(func(prefs *engine.Preferences) { prefs.Answers = prefs.WithAnswers(answers...) })
}

func (s *Start) askCare() (AskCare, bool) {
	if s.cared || s.resumed != nil {
		return AskCare{}, false
	}
	prefs, played := s.Preferences(), s.Routine
	if plan, err := s.Plan(); err == nil {
		played = plan.Routine
	}
	questions := engine.Questions(engine.Concerns(played, s.practice.Book, &prefs))
	return AskCare{questions, played, prefs, s.trial}, len(questions) > 0
}

// Care takes the answers to AskCare, and saves them. In a trial only the answer
// that the user may do the exercise is saved.
func (s *Start) Care(answers ...engine.CareAnswer) {
	s.cared = true
	if s.trial {
		s.answers = slices.Clone(answers)
		answers = slices.DeleteFunc(slices.Clone(answers), isNotKept)
	}
	s.practice.answer(answers...)
}

// Synthesized answers Synthesize: the lengths are known, or it took too long.
func (s *Start) Synthesized() { s.synthesized = true }

func (s *Start) asksFeeling() bool {
	return s.feeling == nil && !s.trial && s.resumed == nil && s.practice.Settings.Preferences().CheckIn
}

// Feels takes how it feels before the session; the zero value says nothing.
func (s *Start) Feels(f engine.Feeling) { s.feeling = &f }

// NeverAskFeeling stops the question how it feels, before and after.
func (p *Practice) NeverAskFeeling() {
	p.Settings.Change(func(prefs *engine.Preferences) { prefs.CheckIn = false })
}

func (s *Start) offerLess() OfferLess {
	prefs := s.Preferences()
	less := OfferLess{Lying: engine.Lying(s.Routine, s.practice.Book, &prefs)}
	if s.Routine.ID != engine.WindDown {
		less.WindDown = s.practice.Routine(engine.WindDown)
	}
	return less
}

// AsPlanned goes on as planned though there is much discomfort.
func (s *Start) AsPlanned() { s.decided = true }

// Instead returns the start of another routine in place of this one.
func (s *Start) Instead(r *engine.Routine) *Start {
	return &Start{Routine: r, practice: s.practice, adjust: s.adjust, feeling: s.feeling, decided: true}
}

// Plan lays out the session, with the errors of engine.Compile. It compiles only
// where an answer has changed something.
func (s *Start) Plan() (*Plan, error) {
	prefs := s.Preferences()
	switch {
	case s.resumed != nil:
		return s.practice.plan(s.Routine, &prefs, planExtras{s.resumed.Record.Minutes, s.resumed.Hurts})
	case s.trial:
		return s.practice.plan(s.Routine, &prefs, planExtras{})
	default:
		return s.practice.Plan(s.Routine, &prefs)
	}
}

// Beginning returns what to play once nothing is left to ask, with the errors of
// Plan, and for a session that goes on, those of Mark. A trial has no opening: it is
// counted in.
func (s *Start) Beginning() (Beginning, error) {
	plan, err := s.Plan()
	if err != nil {
		return Beginning{}, err
	}
	b := Beginning{Plan: plan}
	if s.feeling != nil {
		b.Feeling = *s.feeling
	}
	if s.trial && len(plan.Timeline.Steps) > 1 {
		b.From = &engine.Mark{Step: 1}
	}
	if s.resumed != nil {
		at, err := s.Mark()
		if err != nil {
			return Beginning{}, err
		}
		b.Record, b.From, b.Feeling = s.resumed.Record.ID, &at, s.resumed.Record.Feeling
	}
	return b, nil
}
