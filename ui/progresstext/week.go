package progresstext

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/practice"
	"uncoil/ui/words"
)

// Apart parts what is said of a week.
const Apart = "  ·  "

// Week says how far the week is, and what the plan says next: "2 of 3 this week  ·
// next: Wednesday, Beginner". Without the plan the goal is the user's
// own.
func Week(p *practice.Practice, past plan.Past) string {
	today := p.Today(past, 0)
	prefs := p.Settings.Preferences()
	goal := plan.Goal(past, &prefs, engine.DayOf(p.Now()))
	line := lang.XN("finish.week", "{{.Done}} of {{.N}} this week", goal, map[string]any{"Done": today.Done, "N": goal})
	if !prefs.Plan {
		return line
	}
	if reason := today.Reason; reason == plan.HurtToday || today.Kind == plan.Ask {
		if say := p.Book.Advice.Reason(string(reason)).Say; say != "" {
			line += Apart + say
		}
		return line
	}
	next, on, ok := p.Next(past)
	if !ok {
		return line
	}
	day := words.Weekday(on.Weekday())
	if on == engine.DayOf(p.Now())+1 {
		day = lang.X("finish.tomorrow", "tomorrow")
	}
	return line + Apart + lang.X("finish.next", "next: {{.Day}}, {{.Name}}", map[string]any{"Day": day, "Name": next.Routine.Name})
}
