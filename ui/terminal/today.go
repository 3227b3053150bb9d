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
	fmt.Fprintf(&b, "Today: %s\n  %s\n  (%s)\n\n", todayHead(s, length), reason.Say, Sources(a, reason.Sources))
	if s.Kind != plan.Ask {
		fmt.Fprintf(&b, "%s of the plan; %d of %d sessions this week.\n", weekText(s.Week), s.Done, s.Goal)
	}
	switch {
	case s.Routine != nil && s.Minutes > 0:
		fmt.Fprintf(&b, "Start it with 'uncoil play %s --minutes %d'. ", s.Routine.ID, s.Minutes)
	case s.Routine != nil:
		fmt.Fprintf(&b, "Start it with 'uncoil play %s'. ", s.Routine.ID)
	case len(s.Activities) > 0:
		fmt.Fprintf(&b, "Note what you do with 'uncoil log %s 30', for half an hour. ", s.Activities[0])
	}
	fmt.Fprintf(&b, "'uncoil advice %s' says more.\n", reason.Topic)
	return b.String()
}

// todayHead says in a few words what to do.
func todayHead(s *plan.Suggestion, length time.Duration) string {
	switch {
	case s.Routine != nil && length > 0:
		return fmt.Sprintf("%s, %d minutes", s.Routine.Name, int(length.Round(time.Minute)/time.Minute))
	case s.Routine != nil:
		return s.Routine.Name
	case s.Kind == plan.Done:
		return "nothing more"
	case s.Condition != nil:
		return "ask first, because of this: " + strings.ToLower(s.Condition.Name)
	case s.Kind == plan.Ask:
		return "ask first"
	case len(s.Activities) == 0:
		return "no session"
	}
	names := make([]string, len(s.Activities))
	for i, k := range s.Activities {
		names[i] = ActivityName(k)
	}
	if len(names) == 1 {
		return "no session, but " + names[0]
	}
	return "no session, but " + strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

func weekText(week int) string {
	if week > plan.Weeks {
		return fmt.Sprintf("Week %d", week)
	}
	return fmt.Sprintf("Week %d of %d", week, plan.Weeks)
}

// ActivityName names a kind of activity in the middle of a sentence.
func ActivityName(k engine.ActivityKind) string {
	switch k {
	case engine.Walk:
		return "walking"
	case engine.Swim:
		return "swimming"
	case engine.Bike:
		return "cycling"
	case engine.Strength:
		return "strength training"
	default:
		return "something else"
	}
}
