package flow

import (
	"context"
	"log/slog"
	"reflect"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/practice"
	"uncoil/engine/progress"
	"uncoil/ui/home"
	"uncoil/ui/progresstext"
	"uncoil/ui/routine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Today is what home shows above the routines: whether another level may be right,
// or what the plan suggests for today. All fields are needed.
type Today struct {
	*Desk
	Practice *practice.Practice
	// OnStart starts a routine as its card would, OnActivity notes what was done
	// without Uncoil, and OnWhy leads to what says more about a reason.
	OnStart    func(r *engine.Routine, audioOnly bool)
	OnActivity func()
	OnWhy      func(topic string)
	// OnChanged is called when something else may be to be shown.
	OnChanged func()

	// past is what the plan goes by, nil until it has been read.
	past *plan.Past
	// awaited is the day whose end is waited for.
	awaited engine.Day
}

// SetPast sets what the plan goes by, in place of Read.
func (f *Today) SetPast(past plan.Past) { f.past = &past }

// atOnce is how long home may wait for the history before it is first shown: what comes
// later moves what is under the pointer.
const atOnce = 200 * time.Millisecond

// Read reads what the plan goes by. OnChanged follows if it is not what it was; the first
// time it does so before Read returns, unless the history cannot be read at once.
func (f *Today) Read() {
	f.awaitTomorrow()
	if f.past == nil {
		ctx, cancel := context.WithTimeout(context.Background(), atOnce)
		defer cancel()
		if past, err := f.Practice.ReadWeeks(ctx); err == nil {
			f.past = &past
			f.OnChanged()
			return
		}
	}
	f.InBackground(func(ctx context.Context) func() {
		past, err := f.Practice.ReadWeeks(ctx)
		if err != nil {
			slog.Error("the plan cannot read the history", "err", err)
			return nil
		}
		return func() {
			if f.past == nil || !reflect.DeepEqual(*f.past, past) {
				f.past = &past
				f.OnChanged()
			}
		}
	})
}

// Start begins the session that is suggested for today, by ear or in the way of the
// settings. Where there is none, home says why.
func (f *Today) Start(byEar bool) {
	f.InBackground(func(ctx context.Context) func() {
		past, err := f.Practice.ReadWeeks(ctx)
		if err != nil {
			slog.Error("the plan cannot read the history", "err", err)
			return nil
		}
		return func() {
			if s := f.Practice.Today(past, 0); s.Routine != nil {
				f.OnStart(s.Routine, byEar || f.Practice.Settings.Preferences().AudioOnly)
			}
		}
	})
}

// awaitTomorrow has OnChanged called when the next day begins: a window may stay open
// for days.
func (f *Today) awaitTomorrow() {
	if f.awaited == f.today() {
		return
	}
	f.awaited = f.today()
	now := f.Practice.Now()
	year, month, day := now.Date()
	midnight := time.Date(year, month, day+1, 0, 0, 1, 0, now.Location())
	f.Later(midnight.Sub(now), func() {
		f.OnChanged()
		f.awaitTomorrow()
	})
}

// LastDone tells on which day each routine was done last.
func (f *Today) LastDone() map[string]engine.Day {
	if f.past == nil {
		return nil
	}
	return f.past.LastDone()
}

// Proposal returns what is to be shown, nil for nothing.
func (f *Today) Proposal() *home.Proposal {
	if f.past == nil {
		return nil
	}
	s := f.now()
	if level, ok := f.level(&s); ok {
		return f.askLevel(level)
	}
	prefs := f.Practice.Settings.Preferences()
	if !prefs.Plan || prefs.PlanHidden == f.today() {
		return nil
	}
	return f.suggest(&s)
}

// now is what the plan says, of a first day where the history has not been read.
func (f *Today) now() plan.Suggestion {
	past := plan.Past{}
	if f.past != nil {
		past = *f.past
	}
	return f.Practice.Today(past, 0)
}

func (f *Today) today() engine.Day { return engine.DayOf(f.Practice.Now()) }

// level returns the level that may be right instead, if there is one. The plan
// raises effort last, so a higher one waits for its weeks.
func (f *Today) level(s *plan.Suggestion) (progress.Suggestion, bool) {
	level, ok := levelSuggestion(f.Practice)
	early := level.Why == progress.LevelMastered && f.Practice.Settings.Preferences().Plan && !s.Effort()
	return level, ok && !early
}

// suggest says what to do today, and why.
func (f *Today) suggest(s *plan.Suggestion) *home.Proposal {
	reason := f.Practice.Book.Advice.Reason(string(s.Reason))
	p := &home.Proposal{Over: overWords(s), Title: todayWords(s), Why: reason.Say, Routine: s.Routine}
	switch {
	case s.Routine != nil:
		audioOnly := f.Practice.Settings.Preferences().AudioOnly
		if length, err := f.Practice.LengthToday(s); err == nil {
			p.Title = lang.X("today.session", "{{.Name}}, {{.Length}}", map[string]any{"Name": s.Routine.Name, "Length": words.Length(length)})
		}
		p.Past = f.pastWords(s)
		p.Buttons = append(p.Buttons,
			widget.NewFocusButton(lang.X("home.start", "Start"), widget.Primary, func() { f.OnStart(s.Routine, audioOnly) }),
			widget.NewFocusButton(routine.OtherWay(audioOnly), widget.Secondary, func() { f.OnStart(s.Routine, !audioOnly) }))
	case s.Kind != plan.Ask:
		// The reason is said above it.
		p.Past = strings.TrimSuffix(progresstext.Week(f.Practice, *f.past), progresstext.Apart+reason.Say)
	}
	if s.Routine == nil && len(s.Activities) > 0 {
		p.Buttons = append(p.Buttons, widget.NewFocusButton(lang.X("activity.add", "Add activity"), widget.Primary, f.OnActivity))
	}
	p.Buttons = append(p.Buttons,
		widget.NewFocusButton(lang.X("today.why", "Why?"), widget.Secondary, func() { f.OnWhy(reason.Topic) }),
		widget.NewFocusButton(lang.X("today.hide", "Hide for today"), widget.Secondary, func() {
			f.Practice.Settings.Change(func(p *engine.Preferences) { p.PlanHidden = f.today() })
			f.OnChanged()
		}))
	return p
}

// todayWords says in a few words what to do.
func todayWords(s *plan.Suggestion) string {
	switch {
	case s.Routine != nil:
		return s.Routine.Name
	case s.Kind == plan.Done:
		return lang.X("today.done", "Done for today")
	case s.Condition != nil:
		return lang.X("home.ask-first", "Ask first: {{.Name}}", map[string]any{"Name": strings.ToLower(s.Condition.Name)})
	case s.Kind == plan.Ask:
		return lang.X("today.ask", "Ask first")
	default:
		return lang.X("today.between", "No session today")
	}
}

// overWords says that it is about today, and where one is in the plan.
func overWords(s *plan.Suggestion) string {
	data := map[string]any{"Week": s.Week, "Weeks": plan.Weeks}
	switch {
	case s.Kind == plan.Ask:
		return lang.X("today.today", "Today")
	case s.Week > plan.Weeks:
		return lang.X("today.later-week", "Today, week {{.Week}}", data)
	}
	return lang.X("today.week", "Today, week {{.Week}} of {{.Weeks}}", data)
}

// pastWords says when the routine was done last and how that felt, and how many
// sessions there have been of late.
func (f *Today) pastWords(s *plan.Suggestion) string {
	last, ok := f.past.Last(s.Routine.ID)
	if !ok {
		return countWords(s)
	}
	data := map[string]any{"Day": words.NearDay(last.Day, f.today())}
	if last.Feeling.Before == nil || last.Feeling.After == nil {
		return lang.X("today.last", "Last time {{.Day}}.", data) + " " + countWords(s)
	}
	data["Before"], data["After"] = *last.Feeling.Before, *last.Feeling.After
	return lang.X("today.last-felt", "Last time {{.Day}}, discomfort from {{.Before}} to {{.After}}.", data) + " " + countWords(s)
}

// countWords says how many of the week's sessions there have been.
func countWords(s *plan.Suggestion) string {
	return lang.XN("finish.week", "{{.Done}} of {{.N}} this week", s.Goal, map[string]any{"Done": s.Done, "N": s.Goal}) + "."
}
