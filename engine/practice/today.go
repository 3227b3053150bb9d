package practice

import (
	"context"
	"time"

	"uncoil/engine"
	"uncoil/engine/plan"
)

// ReadWeeks reads what the plan of the weeks goes by, with the errors of the store.
func (p *Practice) ReadWeeks(ctx context.Context) (plan.Past, error) {
	return plan.Read(ctx, p.History, p.today())
}

// LengthToday is how long what is suggested for today takes; 0 without a session.
func (p *Practice) LengthToday(s *plan.Suggestion) (time.Duration, error) {
	if s.Routine == nil {
		return 0, nil
	}
	prefs := p.Settings.Preferences()
	prefs.SetMinutes(s.Routine.ID, s.Minutes)
	laidOut, err := p.Plan(s.Routine, &prefs)
	if err != nil {
		return 0, err
	}
	return laidOut.Timeline.Length, nil
}

// Today returns what to do today, and why; minutes is how much time there is, 0
// where that is not known.
func (p *Practice) Today(past plan.Past, minutes int) plan.Suggestion {
	return plan.Today(p.planned(past, minutes))
}

// Next returns the next session after today, and on which day; false if there is
// none within a week.
func (p *Practice) Next(past plan.Past) (plan.Suggestion, engine.Day, bool) {
	return plan.Next(p.planned(past, 0))
}

func (p *Practice) planned(past plan.Past, minutes int) plan.Input {
	prefs := p.Settings.Preferences()
	return plan.Input{
		Today: p.today(), First: p.Week, Past: past, Prefs: &prefs, Book: p.Book, Routines: p.Routines, Minutes: minutes, Length: p.Length,
	}
}
