package history

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/words"
)

// sessionsWords formats a number of sessions.
func sessionsWords(n int) string {
	return lang.XN("history.n-sessions", "{{.N}} sessions", n, map[string]any{"N": n})
}

// done describes a day or a week, such as "2 sessions, 31 min; 40 min of other
// activity".
func done(d engine.DayRecord) string {
	var parts []string
	if d.Played > 0 || d.Sessions > 0 {
		parts = append(parts, lang.X("history.done", "{{.Sessions}}, {{.Time}}", map[string]any{
			"Sessions": sessionsWords(d.Sessions), "Time": words.Length(d.Played),
		}))
	}
	if d.Other > 0 {
		parts = append(parts, lang.X("history.other", "{{.Time}} of other activity", map[string]any{"Time": words.Length(d.Other)}))
	}
	return strings.Join(parts, "; ")
}

// dayLine describes a day.
func dayLine(d engine.DayRecord) string {
	what := done(d)
	if what == "" {
		what = lang.X("history.rest-day", "no session")
	}
	return lang.X("history.on", "{{.When}}: {{.What}}.", map[string]any{"When": words.Date(d.Day), "What": what})
}

// yearLine summarises a year.
func yearLine(year int, days []engine.DayRecord) string {
	var sum engine.DayRecord
	active := 0
	for _, d := range days {
		sum.Sessions += d.Sessions
		sum.Played += d.Played
		sum.Other += d.Other
		if d.Played > 0 || d.Other > 0 {
			active++
		}
	}
	if active == 0 {
		return lang.X("history.year-none", "Nothing in {{.Year}}.", map[string]any{"Year": year})
	}
	return lang.XN("history.year", "On {{.N}} days of {{.Year}}: {{.What}}.", active, map[string]any{"N": active, "Year": year, "What": done(sum)})
}

// weekName is the name of a week, after its first day.
func weekName(first engine.Day) string {
	return lang.X("history.week", "Week of {{.Day}}", map[string]any{"Day": words.DateBrief(first)})
}

// weekLine describes a week, and whether the goal was reached.
func weekLine(w engine.DayRecord, goal int) string {
	what := done(w)
	switch {
	case what == "":
		what = lang.X("history.rest-day", "no session")
	case w.Sessions >= goal:
		what = lang.X("history.goal-reached", "{{.What}}; goal reached", map[string]any{"What": what})
	}
	return lang.X("history.on", "{{.When}}: {{.What}}.", map[string]any{"When": weekName(w.Day), "What": what})
}

// weeksLine summarises the weeks.
func weeksLine(weeks []engine.DayRecord, goal int) string {
	reached, best := 0, 0
	for i, w := range weeks {
		if w.Sessions >= goal {
			reached++
		}
		if w.Played > weeks[best].Played {
			best = i
		}
	}
	if len(weeks) == 0 || weeks[best].Played == 0 {
		return lang.X("history.weeks-none", "Nothing in the last half year.")
	}
	if reached == 0 {
		// Weeks before the first session do not count as missed.
		return lang.X("history.weeks-most", "Most: {{.Time}} in the week of {{.Day}}.", map[string]any{
			"Time": words.Length(weeks[best].Played), "Day": words.DateBrief(weeks[best].Day),
		})
	}
	return lang.XN("history.weeks-line", "Goal reached in {{.N}} of the last {{.All}} weeks. Most: {{.Time}} in the week of {{.Day}}.", reached, map[string]any{
		"N": reached, "All": len(weeks), "Time": words.Length(weeks[best].Played), "Day": words.DateBrief(weeks[best].Day),
	})
}

// ratingWords formats a mean, such as "4.5", and "–" for none.
func ratingWords(r engine.Ratings) string {
	mean, ok := r.Mean()
	if !ok {
		return "–"
	}
	return words.Decimal(mean)
}

// feelingLine describes how a week felt.
func feelingLine(w engine.DayRecord) string {
	what := lang.X("history.unsaid", "nothing noted")
	if w.Before.Count+w.After.Count > 0 {
		what = lang.X("history.felt", "{{.Before}} before, {{.After}} after, out of {{.Most}}", map[string]any{
			"Before": ratingWords(w.Before), "After": ratingWords(w.After), "Most": engine.MaxDiscomfort,
		})
	}
	return lang.X("history.on", "{{.When}}: {{.What}}.", map[string]any{"When": weekName(w.Day), "What": what})
}

// feelingsLine describes how the weeks felt on average. It draws no medical
// conclusion.
func feelingsLine(weeks []engine.DayRecord) string {
	var before, after engine.Ratings
	for _, w := range weeks {
		before.Sum, before.Count = before.Sum+w.Before.Sum, before.Count+w.Before.Count
		after.Sum, after.Count = after.Sum+w.After.Sum, after.Count+w.After.Count
	}
	if before.Count+after.Count == 0 {
		return lang.X("history.feelings-none", "Nothing noted yet. Uncoil can ask you before and after a session.")
	}
	return lang.X("history.feelings-line", "On average {{.Before}} before a session and {{.After}} after it. 0 is none, {{.Most}} the worst.", map[string]any{
		"Before": ratingWords(before), "After": ratingWords(after), "Most": engine.MaxDiscomfort,
	})
}
