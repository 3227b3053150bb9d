package terminal

import (
	"fmt"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/plan"
)

// Sources says in which sources something stands.
func Sources(a *engine.Advice, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = a.Source(id)
	}
	return strings.Join(names, "; ")
}

// TodayText writes what to do today, why, and what to type for it. length is that of
// the routine.
func TodayText(s *plan.Suggestion, length time.Duration, a *engine.Advice) string {
	var b strings.Builder
	reason := a.Reason(string(s.Reason))
	fmt.Fprint(&b, engine.Text("Today: %s\n  %s\n  (%s)\n\n", todayHead(s, length), reason.Say, Sources(a, reason.Sources)))
	if s.Kind != plan.Ask {
		fmt.Fprint(&b, engine.Text("%s of the plan; sessions this week: %d of %d.\n", weekText(s.Week), s.Done, s.Goal))
	}
	switch {
	case s.Routine != nil && s.Minutes > 0:
		fmt.Fprint(&b, engine.Text("Start it with 'uncoil play %s --minutes %d'. ", s.Routine.ID, s.Minutes))
	case s.Routine != nil:
		fmt.Fprint(&b, engine.Text("Start it with 'uncoil play %s'. ", s.Routine.ID))
	case len(s.Activities) > 0:
		fmt.Fprint(&b, engine.Text("Note what you do with 'uncoil log %s 30', for half an hour. ", s.Activities[0]))
	}
	fmt.Fprint(&b, engine.Text("'uncoil advice %s' says more.\n", reason.Topic))
	return b.String()
}

// todayHead says in a few words what to do.
func todayHead(s *plan.Suggestion, length time.Duration) string {
	switch {
	case s.Routine != nil && length > 0:
		return engine.Text("%s, %d min", s.Routine.Name, int(length.Round(time.Minute)/time.Minute))
	case s.Routine != nil:
		return s.Routine.Name
	case s.Kind == plan.Done:
		return engine.Text("nothing more")
	case s.Condition != nil:
		return engine.Text("ask first, because of this: %s", strings.ToLower(s.Condition.Name))
	case s.Kind == plan.Ask:
		return engine.Text("ask first")
	case len(s.Activities) == 0:
		return engine.Text("no session")
	}
	names := make([]string, len(s.Activities))
	for i, k := range s.Activities {
		names[i] = ActivityName(k)
	}
	if len(names) == 1 {
		return engine.Text("no session, but %s", names[0])
	}
	return engine.Text("no session, but %s or %s", strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}

func weekText(week int) string {
	if week > plan.Weeks {
		return engine.Text("Week %d", week)
	}
	return engine.Text("Week %d of %d", week, plan.Weeks)
}

// ActivityName names a kind of activity in the middle of a sentence.
func ActivityName(k engine.ActivityKind) string {
	switch k {
	case engine.Walk:
		return engine.Text("walking")
	case engine.Swim:
		return engine.Text("swimming")
	case engine.Bike:
		return engine.Text("cycling")
	case engine.Strength:
		return engine.Text("strength training")
	default:
		return engine.Text("something else")
	}
}
