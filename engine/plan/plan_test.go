package plan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/plan"
)

// today is a Thursday, which must not matter.
const today = engine.Day(20_003)

// ago is a session so many days ago that went well.
func ago(days int) plan.PastSession {
	return plan.PastSession{Day: today - engine.Day(days), Routine: "beginner", Played: 20 * time.Minute}
}

// with changes a session.
func with(s plan.PastSession, change func(*plan.PastSession)) plan.PastSession {
	change(&s)
	return s
}

func hurt(s *plan.PastSession)   { s.Hurt = []string{"cat-cow"} }
func atHome(s *plan.PastSession) { s.Routine = "at-home-decompression" }

// felt is how it felt before and after a session.
func felt(before, after int) func(*plan.PastSession) {
	return func(s *plan.PastSession) { s.Feeling = engine.Feeling{Before: &before, After: &after} }
}

// minutes is how long a session was.
func minutes(n int) func(*plan.PastSession) {
	return func(s *plan.PastSession) { s.Played = time.Duration(n) * time.Minute }
}

// weeks are so many weeks of sessions on every other day that end some days ago.
func weeks(n, end int) []plan.PastSession {
	var all []plan.PastSession
	for day := end; day < end+7*n; day += 2 {
		all = append(all, ago(day))
	}
	slices.Reverse(all)
	return all
}

func past(sessions ...plan.PastSession) plan.Past { return plan.Past{Sessions: sessions} }

// active adds activities of some days ago.
func active(p plan.Past, days int, kinds ...engine.ActivityKind) plan.Past {
	for _, k := range kinds {
		p.Activities = append(p.Activities, engine.Activity{Kind: k, Day: today - engine.Day(days), Length: time.Hour})
	}
	return p
}

// built is the built-in catalogue.
func built(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lengthOf is the length of a routine with some preferences.
func lengthOf(c *catalog.Catalog, prefs *engine.Preferences) func(*engine.Routine) (time.Duration, error) {
	return func(r *engine.Routine) (time.Duration, error) {
		timeline, err := engine.Compile(r, c.Book(), prefs, engine.EstimatedVoice{})
		if err != nil {
			return 0, err
		}
		return timeline.Length, nil
	}
}

// told writes a suggestion in one line: kind, routine or activities, reason.
func told(s plan.Suggestion) string {
	what := ""
	if s.Routine != nil {
		what = " " + s.Routine.ID
	}
	for i, a := range s.Activities {
		if i == 0 {
			what += " " + string(a)
		}
	}
	return fmt.Sprintf("%s%s: %s, week %d, %d of %d", s.Kind, what, s.Reason, s.Week, s.Days, s.Goal)
}

func TestToday(t *testing.T) {
	c := built(t)
	careful := func(ids ...string) func(*engine.Preferences) {
		return func(p *engine.Preferences) { p.Conditions = ids }
	}
	level := func(l engine.Level) func(*engine.Preferences) {
		return func(p *engine.Preferences) { p.Level = l }
	}
	goal := func(n int) func(*engine.Preferences) { return func(p *engine.Preferences) { p.Goal = n } }
	for _, tt := range []struct {
		name    string
		past    plan.Past
		minutes int
		change  func(*engine.Preferences)
		want    string
	}{
		{"a new user", past(), 0, nil, "session beginner: first-session, week 1, 0 of 2"},
		{"a new user who says advanced", past(), 0, level(engine.LevelAdvanced), "session beginner: first-session, week 1, 0 of 2"},
		{"a look at it is no session", past(with(ago(1), minutes(3))), 0, nil, "session beginner: first-session, week 1, 0 of 2"},

		{"the day after", past(ago(1)), 0, nil, "rest walk: between-days, week 1, 1 of 2"},
		{"the second of the first week", past(ago(3)), 0, nil, "session beginner: start-slowly, week 1, 1 of 2"},
		{"the first week is full", past(ago(5), ago(2)), 0, nil, "rest walk: week-full, week 1, 2 of 2"},
		{"week 2", past(ago(8), ago(5)), 0, nil, "session beginner: missed-days, week 2, 1 of 3"},
		{"week 2, in time", past(ago(7), ago(3)), 0, nil, "session beginner: more-often, week 2, 1 of 3"},
		{"week 3", past(weeks(2, 3)...), 0, nil, "session at-home-decompression: longer, week 3, 2 of 3"},
		{"week 4", past(weeks(3, 3)...), 0, nil, "session at-home-decompression: longer, week 4, 2 of 3"},
		{"week 5", past(weeks(4, 3)...), 0, nil, "session at-home-decompression: harder, week 5, 2 of 3"},
		{"week 6", past(weeks(5, 3)...), 0, nil, "session at-home-decompression: harder, week 6, 2 of 3"},
		{"week 7 and after", past(weeks(6, 3)...), 0, nil, "session at-home-decompression: keep-going, week 7, 2 of 3"},
		{"half a year later", past(weeks(26, 3)...), 0, nil, "session at-home-decompression: keep-going, week 27, 2 of 3"},
		{"another one in turn", past(append(weeks(6, 5), with(ago(3), atHome))...), 0, nil, "session range-of-motion: keep-going, week 7, 2 of 3"},
		{"the level comes in the fifth week, not before", past(weeks(3, 3)...), 0, level(engine.LevelIntermediate), "session at-home-decompression: longer, week 4, 2 of 3"},
		{"the level in the fifth week", past(weeks(4, 3)...), 0, level(engine.LevelIntermediate), "session intermediate: harder, week 5, 2 of 3"},
		{"one a week is wanted", past(ago(7)), 0, goal(1), "session beginner: longer, week 2, 0 of 1"},
		{"many are wanted", past(weeks(6, 1)...), 0, goal(7), "session at-home-decompression: more-often, week 6, 3 of 7"},

		{"some days were missed", past(append(weeks(4, 10), ago(5))...), 0, nil, "session at-home-decompression: missed-days, week 5, 1 of 3"},
		{"a week was missed", past(weeks(2, 9)...), 0, nil, "session at-home-decompression: missed-week, week 3, 0 of 3"},
		{"two weeks away", past(weeks(4, 14)...), 0, level(engine.LevelIntermediate), "session at-home-decompression: after-break, week 4, 0 of 3"},
		{"four weeks away", past(weeks(6, 28)...), 0, nil, "session beginner: begin-again, week 1, 0 of 2"},
		{"and back again", past(append(weeks(6, 40), ago(3))...), 0, nil, "session beginner: start-slowly, week 1, 1 of 2"},

		{"one today", past(ago(3), ago(0)), 0, nil, "done: done-today, week 1, 2 of 2"},
		{"two today", past(ago(0), ago(0)), 0, nil, "done: done-twice, week 1, 1 of 2"},
		{"two today, and ten minutes", past(ago(0), ago(0)), 10, nil, "done: done-twice, week 1, 1 of 2"},
		{"one today, and ten minutes", past(ago(0)), 10, nil, "mini desk-break: short-one, week 1, 1 of 2"},
		{"short ones add up", past(with(ago(0), minutes(5)), with(ago(0), minutes(6))), 0, nil, "done: done-today, week 1, 1 of 2"},
		{"a short one alone does not", past(with(ago(0), minutes(6))), 0, nil, "session beginner: first-session, week 1, 0 of 2"},
		{"a walk today", active(past(ago(1)), 0, engine.Walk), 0, nil, "rest: active-today, week 1, 1 of 2"},
		{"a swim yesterday, no strength", active(past(ago(1)), 1, engine.Swim), 0, nil, "rest strength: between-days, week 1, 1 of 2"},
		{"a walk today, and a session is due", active(past(ago(3)), 0, engine.Walk), 0, nil, "session beginner: start-slowly, week 1, 1 of 2"},

		{"it hurt today", past(with(ago(0), hurt)), 0, nil, "done: hurt-today, week 1, 1 of 2"},
		{"it hurt today, ten minutes", past(with(ago(0), hurt)), 10, nil, "done: hurt-today, week 1, 1 of 2"},
		{"it hurt yesterday", past(with(ago(1), hurt)), 0, nil, "rest walk: hurt-yesterday, week 1, 1 of 2"},
		{"it hurt yesterday, ten minutes", past(with(ago(1), hurt)), 10, nil, "rest walk: hurt-yesterday, week 1, 1 of 2"},
		{"it hurt last time", past(with(ago(3), hurt)), 0, nil, "session on-a-chair: after-pain, week 1, 1 of 2"},
		{"it hurt, and went well since", past(append(weeks(5, 10), with(ago(6), hurt), ago(3))...), 0, level(engine.LevelIntermediate), "session at-home-decompression: recovering, week 7, 2 of 3"},
		{"it hurt long ago", past(append(weeks(6, 16), with(ago(15), hurt), ago(9), ago(6), ago(3))...), 0, nil, "session at-home-decompression: keep-going, week 8, 2 of 3"},
		{"much discomfort", past(with(ago(3), felt(5, 8))), 0, nil, "session wind-down: much-discomfort, week 1, 1 of 2"},
		{"worse once", past(ago(9), with(ago(3), felt(2, 3))), 0, nil, "session beginner: more-often, week 2, 1 of 3"},
		{"worse twice", past(with(ago(12), felt(2, 3)), ago(9), with(ago(5), felt(2, 3))), 0, nil, "session wind-down: worse-twice, week 2, 1 of 3"},
		{"worse, then better", past(with(ago(12), felt(2, 3)), with(ago(5), felt(3, 2))), 0, nil, "session beginner: missed-days, week 2, 1 of 3"},

		{"an operation", past(), 0, careful("recent-surgery"), "ask: ask-first, week 1, 0 of 2"},
		{"an operation, and it was asked", past(), 0, func(p *engine.Preferences) {
			p.Conditions = []string{"recent-surgery"}
			p.Answers = []engine.CareAnswer{{Condition: "recent-surgery", Way: engine.KeepIt}}
		}, "session beginner: first-session, week 1, 0 of 2"},
		{"cannot get to the floor", past(), 0, careful("cannot-get-to-the-floor"), "session on-a-chair: first-session, week 1, 0 of 2"},
		{"cannot get to the floor, later", past(weeks(6, 3)...), 0, careful("cannot-get-to-the-floor"), "session on-a-chair: keep-going, week 7, 2 of 3"},
		{"no equipment for gym traction", past(weeks(6, 3)...), 0, func(p *engine.Preferences) { p.Level, p.Equipment = engine.LevelIntermediate, nil }, "session intermediate: keep-going, week 7, 2 of 3"},

		{"five minutes", past(ago(1)), 5, nil, "mini desk-break: short-one, week 1, 1 of 2"},
		{"fifteen minutes, and none is that short", past(weeks(6, 3)...), 15, nil, "session at-home-decompression: keep-going, week 7, 2 of 3"},
		{"twenty-two minutes", past(append(weeks(6, 5), with(ago(3), atHome))...), 22, nil, "session at-home-decompression: keep-going, week 7, 2 of 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			prefs := engine.DefaultPreferences()
			if tt.change != nil {
				tt.change(&prefs)
			}
			s := plan.Today(plan.Input{
				Today: today, Past: tt.past, Prefs: &prefs, Book: c.Book(), Routines: c.Routines(), Minutes: tt.minutes, Length: lengthOf(c, &prefs),
			})
			if got := told(s); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// TestEveryReasonIsSaid, with a source and a topic that says more; and none is
// said that the plan does not know.
func TestEveryReasonIsSaid(t *testing.T) {
	advice := built(t).Book().Advice
	for _, r := range plan.Reasons() {
		said := advice.Reason(string(r))
		if said.Say == "" || len(said.Sources) == 0 || advice.Topic(said.Topic) == nil {
			t.Errorf("%s: %+v", r, said)
		}
		if strings.Count(strings.TrimRight(said.Say, ".!?"), ". ") > 0 {
			t.Errorf("%s is more than one sentence: %q", r, said.Say)
		}
	}
	if len(advice.Reasons) != len(plan.Reasons()) {
		t.Errorf("%d reasons are written, there are %d", len(advice.Reasons), len(plan.Reasons()))
	}
}
