package plan_test

import (
	"context"
	"errors"
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

// today is a Monday, which must not matter.
const today = engine.Day(20_003)

// The week has come to its last day, or to its first, where nothing else is said.
var (
	ending    = (today + 1).Weekday()
	beginning = today.Weekday()
)

// ago is a session so many days ago that went well.
func ago(days int) plan.PastSession {
	return plan.PastSession{Day: today - engine.Day(days), Routine: "beginner", Planned: 20 * time.Minute, Played: 20 * time.Minute}
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

// planned is a session that was meant to last so long.
func planned(n int) func(*plan.PastSession) {
	return func(s *plan.PastSession) { s.Planned = time.Duration(n) * time.Minute }
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
	return fmt.Sprintf("%s%s: %s, week %d, %d of %d", s.Kind, what, s.Reason, s.Week, s.Done, s.Goal)
}

func TestToday(t *testing.T) {
	c := built(t)
	careful := func(ids ...string) func(*engine.Preferences) {
		return func(p *engine.Preferences) { p.Conditions = ids }
	}
	level := func(l engine.Level) func(*engine.Preferences) {
		return func(p *engine.Preferences) { p.Level = l }
	}
	meant := func(o engine.Occasion, minutes ...int) func(*engine.Preferences) {
		return func(p *engine.Preferences) {
			p.Occasion = o
			for _, n := range minutes {
				p.SetMinutes("", n)
			}
		}
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
		{"two today", past(ago(0), ago(0)), 0, nil, "done: done-twice, week 1, 2 of 2"},
		{"two today, and ten minutes", past(ago(0), ago(0)), 10, nil, "done: done-twice, week 1, 2 of 2"},
		{"one today, and ten minutes", past(ago(0)), 10, nil, "mini desk-break: short-one, week 1, 1 of 2"},
		{"five minutes count", past(with(ago(0), minutes(5))), 0, nil, "done: done-today, week 1, 1 of 2"},
		{"half of a short one counts", past(with(with(ago(0), minutes(2)), planned(4))), 0, nil, "done: done-today, week 1, 1 of 2"},
		{"less than both does not, however often", past(with(ago(0), minutes(4)), with(ago(0), minutes(4))), 0, nil, "session beginner: first-session, week 1, 0 of 2"},
		{"two short breaks, and the next day is none", past(with(ago(0), minutes(5)), with(ago(0), minutes(6))), 0, nil, "done: done-today, week 1, 2 of 2"},
		{"two short breaks on a day do not fill a week", past(with(ago(4), minutes(5)), with(ago(4), minutes(6))), 0, nil, "session beginner: start-slowly, week 1, 2 of 2"},
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
		{"better, then worse", past(with(ago(9), felt(3, 2)), with(ago(3), felt(2, 3))), 0, nil, "session beginner: more-often, week 2, 1 of 3"},
		{"worse, then better", past(with(ago(12), felt(2, 3)), with(ago(5), felt(3, 2))), 0, nil, "session beginner: missed-days, week 2, 1 of 3"},

		{"an operation", past(), 0, careful("recent-surgery"), "ask: ask-first, week 1, 0 of 2"},
		{"an operation, and it was asked", past(), 0, func(p *engine.Preferences) {
			p.Conditions = []string{"recent-surgery"}
			p.Answers = []engine.CareAnswer{{Condition: "recent-surgery", Way: engine.DoAsIs}}
		}, "session beginner: first-session, week 1, 0 of 2"},
		{"evenings", past(), 0, meant(engine.Evening), "session wind-down: first-session, week 1, 0 of 2"},
		{"evenings, the next time", past(ago(4)), 0, meant(engine.Evening), "session wind-down: start-slowly, week 1, 1 of 2"},
		{"at a desk", past(), 0, meant(engine.AtDesk), "session desk-break: first-session, week 1, 0 of 2"},
		{"at a desk for long", past(), 0, meant(engine.AtDesk, 20), "session on-a-chair: first-session, week 1, 0 of 2"},
		{"evenings, but no floor", past(), 0, func(p *engine.Preferences) {
			p.Occasion, p.Conditions = engine.Evening, []string{engine.CannotGetDown}
		}, "session on-a-chair: first-session, week 1, 0 of 2"},
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
				Today: today, First: ending, Past: tt.past, Prefs: &prefs, Book: c.Book(), Routines: c.Routines(), Minutes: tt.minutes, Length: lengthOf(c, &prefs),
			})
			if got := told(s); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// A session takes the time there is, within what one can be, or else what the person
// usually wants; and nothing but a session has a length.
func TestASuggestionHandsItsLength(t *testing.T) {
	c := built(t)
	for _, tt := range []struct {
		minutes, usual, own int
		past                plan.Past
		want                int
	}{
		{0, 0, 0, past(), 0},
		{0, 20, 0, past(), 20},
		{0, 20, 15, past(), 15},
		{12, 20, 15, past(), 12},
		{2, 0, 0, past(), engine.MinMinutes},
		{300, 0, 0, past(), engine.MaxMinutes},
		{12, 20, 15, past(ago(1)), 0}, // a day between
	} {
		prefs := engine.DefaultPreferences()
		prefs.SetMinutes("", tt.usual)
		if tt.own > 0 {
			prefs.SetMinutes("beginner", tt.own)
		}
		s := plan.Today(plan.Input{
			Today: today, First: ending, Past: tt.past, Prefs: &prefs, Book: c.Book(), Routines: c.Routines(), Minutes: tt.minutes, Length: lengthOf(c, &prefs),
		})
		if s.Minutes != tt.want {
			t.Errorf("%+v: %s, fitted to %d", tt, told(s), s.Minutes)
		}
	}
}

func TestTheLastSessionOfARoutine(t *testing.T) {
	p := past(with(ago(9), atHome), with(ago(5), felt(4, 3)), with(ago(3), atHome))
	if s, ok := p.Last("beginner"); !ok || s.Day != today-5 || *s.Feeling.After != 3 {
		t.Errorf("%+v, %v", s, ok)
	}
	if s, ok := p.Last("at-home-decompression"); !ok || s.Day != today-3 {
		t.Errorf("%+v, %v", s, ok)
	}
	if s, ok := p.Last("advanced"); ok {
		t.Errorf("never done, and last %+v", s)
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

// This week is the calendar's: it begins on the first day of the place, and neither a
// session of the week before nor one that is still to come belongs to it.
func TestAWeekIsTheCalendars(t *testing.T) {
	c := built(t)
	done := past(ago(7), ago(3), ago(2), with(ago(2), minutes(6)), with(ago(1), minutes(3)), ago(-1))
	for i, want := range []struct {
		sessions, days int
		today          string
	}{
		{0, 0, "session beginner: more-often, week 2, 0 of 3"}, // today is the first day
		{0, 0, "session beginner: more-often, week 2, 0 of 3"},
		{2, 1, "session beginner: more-often, week 2, 2 of 3"},
		{3, 2, "session beginner: more-often, week 2, 3 of 3"}, // two of them are on one day
		{3, 2, "session beginner: more-often, week 2, 3 of 3"},
		{3, 2, "session beginner: more-often, week 2, 3 of 3"},
		{3, 2, "session beginner: more-often, week 2, 3 of 3"},
	} {
		first := (today - engine.Day(i)).Weekday()
		if sessions, days := done.ThisWeek(today, first); sessions != want.sessions || days != want.days {
			t.Errorf("from %v on: %d sessions on %d days, want %d on %d", first, sessions, days, want.sessions, want.days)
		}
		prefs := engine.DefaultPreferences()
		s := plan.Today(plan.Input{Today: today, First: first, Past: done, Prefs: &prefs, Book: c.Book(), Routines: c.Routines()})
		if got := told(s); got != want.today || s.Days != want.days {
			t.Errorf("from %v on: %s, on %d days, want %s", first, got, s.Days, want.today)
		}
	}
	full := past(ago(5), ago(4), ago(3))
	for first, want := range map[time.Weekday]plan.Kind{(today - 2).Weekday(): plan.Session, (today - 5).Weekday(): plan.Rest} {
		prefs := engine.DefaultPreferences()
		if s := plan.Today(plan.Input{Today: today, First: first, Past: full, Prefs: &prefs, Book: c.Book(), Routines: c.Routines()}); s.Kind != want {
			t.Errorf("the week began on %v: %s", first, told(s))
		}
	}
}

// follow does what the plan says for some days, from nothing on, and returns the
// suggestions. skips are the days on which nothing is done.
func follow(t *testing.T, days int, change func(*engine.Preferences), skips func(day int) bool) []plan.Suggestion {
	t.Helper()
	c := built(t)
	prefs := engine.DefaultPreferences()
	change(&prefs)
	var done plan.Past
	var all []plan.Suggestion
	for day := range days {
		on := today + engine.Day(day)
		s := plan.Today(plan.Input{Today: on, First: beginning, Past: done, Prefs: &prefs, Book: c.Book(), Routines: c.Routines()})
		all = append(all, s)
		if s.Kind == plan.Session && !skips(day) {
			done.Sessions = append(done.Sessions, plan.PastSession{Day: on, Routine: s.Routine.ID, Played: 20 * time.Minute})
		}
	}
	return all
}

func never(int) bool { return false }

// perWeek counts the sessions of each week.
func perWeek(all []plan.Suggestion) (n []int) {
	for week := range slices.Chunk(all, 7) {
		n = append(n, 0)
		for _, s := range week {
			if s.Kind == plan.Session {
				n[len(n)-1]++
			}
		}
	}
	return n
}

// Who does what the plan says comes a little more often at first, then about as often
// as the goal, with days between, and comes to effort in the fifth week.
func TestWhoFollowsThePlan(t *testing.T) {
	for _, tt := range []struct {
		goal           int
		first, at, max int // sessions in the first week, in a later one at least, at most
	}{{1, 1, 1, 1}, {2, 2, 2, 3}, {3, 2, 3, 4}, {4, 2, 4, 4}, {5, 2, 5, 5}, {7, 2, 7, 7}} {
		all := follow(t, 12*7, func(p *engine.Preferences) { p.Level, p.Goal = engine.LevelIntermediate, tt.goal }, never)
		n := perWeek(all)
		if n[0] != tt.first {
			t.Errorf("goal %d: %d sessions in the first week, want %d", tt.goal, n[0], tt.first)
		}
		for _, later := range n[7:] {
			if later < tt.at || later > tt.max {
				t.Errorf("goal %d: later weeks have %v, want %d to %d", tt.goal, n, tt.at, tt.max)
				break
			}
		}
		for day, s := range all {
			if s.Kind == plan.Session && s.Routine.Level != engine.LevelBeginner && s.Week < 5 {
				t.Errorf("goal %d: %s in week %d", tt.goal, s.Routine.ID, s.Week)
			}
			if want := day/7 + 1; s.Week != want {
				t.Errorf("goal %d: day %d is in week %d, want %d", tt.goal, day, s.Week, want)
				break
			}
			if tt.goal <= 3 && day > 0 && s.Kind == plan.Session && all[day-1].Kind == plan.Session {
				t.Errorf("goal %d: sessions on days %d and %d", tt.goal, day-1, day)
			}
		}
		used := map[string]bool{}
		for _, s := range all[8*7:] {
			if s.Routine != nil {
				used[s.Routine.ID] = true
			}
		}
		if len(used) < 2 {
			t.Errorf("goal %d: the same routine always: %v", tt.goal, used)
		}
	}
}

// Who never does what is suggested sees the same every day: nothing is missed, and
// nothing grows.
func TestThePlanDoesNotNag(t *testing.T) {
	all := follow(t, 60, func(*engine.Preferences) {}, func(int) bool { return true })
	for _, s := range all {
		if told(s) != told(all[0]) {
			t.Fatalf("%s, at first %s", told(s), told(all[0]))
		}
	}
}

// A suggested session suits every condition and every equipment.
func TestWhatIsSuggestedSuits(t *testing.T) {
	c := built(t)
	book := c.Book()
	for i := range book.Conditions {
		for _, level := range engine.Levels() {
			for _, kit := range [][]string{nil, {engine.Mat}, engine.Equipment()} {
				for _, weeksDone := range []int{0, 6} {
					for _, minutes := range []int{0, 5} {
						prefs := engine.DefaultPreferences()
						prefs.Conditions, prefs.Level, prefs.Equipment = []string{book.Conditions[i].ID}, level, kit
						s := plan.Today(plan.Input{Today: today, First: ending, Past: past(weeks(weeksDone, 3)...), Prefs: &prefs, Book: book, Routines: c.Routines(), Minutes: minutes})
						if s.Routine != nil && (!engine.Suits(s.Routine, book, &prefs) || !engine.Equipped(s.Routine, book, &prefs)) {
							t.Errorf("%s, %s, %v, %d weeks, %d minutes: %s", book.Conditions[i].ID, level, kit, weeksDone, minutes, s.Routine.ID)
						}
						if s.Kind == plan.Ask && s.Reason == plan.NothingSuits {
							t.Errorf("%s, %s, %v: nothing suits", book.Conditions[i].ID, level, kit)
						}
					}
				}
			}
		}
	}
}

// What the plan goes by is read whole, in its order, and pain of the last two weeks
// with it.
func TestReadIsWhatThePlanGoesBy(t *testing.T) {
	got, err := plan.Read(t.Context(), records{}, today)
	if err != nil {
		t.Fatal(err)
	}
	var days []int
	for _, s := range got.Sessions {
		days = append(days, int(today-s.Day))
		if hurts := len(s.Hurt) > 0; hurts != (today-s.Day <= 14) {
			t.Errorf("%d days ago it hurt: %v", today-s.Day, hurts)
		}
	}
	if !slices.Equal(days, []int{60, 20, 14, 1}) || len(got.Activities) != 1 {
		t.Errorf("sessions %v days ago, activities %v", days, got.Activities)
	}
}

// records is a history in which every session hurts; the newest one still runs.
type records struct{}

func (records) Sessions(_ context.Context, limit int) (all []engine.SessionRecord, err error) {
	for _, ago := range []int{0, 1, 14, 20, 60} {
		at := (today - engine.Day(ago)).Time()
		r := engine.SessionRecord{ID: int64(ago), Started: at, Ended: at.Add(time.Minute)}
		if ago == 0 {
			r.Ended = time.Time{}
		}
		all = append(all, r)
	}
	return all[:min(limit, len(all))], nil
}

func (records) Session(context.Context, int64) (engine.SessionDetails, error) {
	return engine.SessionDetails{Hurts: []engine.Hurt{{Exercise: "cat-cow"}}}, nil
}

func (records) Activities(_ context.Context, from, to engine.Day) ([]engine.Activity, error) {
	if from > today-7 || to < today {
		return nil, errors.New("too few days are asked for")
	}
	return []engine.Activity{{Kind: engine.Walk, Day: today}}, nil
}

// A programme of the person's own, as a therapist gives it, is the usual session once it is a
// favourite; another favourite, and one that does not suit, are not.
func TestAnOwnFavouriteIsTheUsualSession(t *testing.T) {
	c := built(t)
	programme := engine.Routine{ID: "programme", Name: "Programme", Level: engine.LevelIntermediate, Own: true, Blocks: []engine.Block{
		{Kind: engine.Main, Items: []engine.Item{{Exercise: "cat-cow"}, {Exercise: "cobra"}}},
	}}
	for _, tt := range []struct {
		name   string
		change func(p *engine.Preferences)
		want   string
	}{
		{"a favourite", func(p *engine.Preferences) { p.SetFavourite("programme", true) }, "programme"},
		{"no favourite", func(*engine.Preferences) {}, "beginner"},
		{"another favourite", func(p *engine.Preferences) { p.SetFavourite("wind-down", true) }, "beginner"},
		{"not suited", func(p *engine.Preferences) {
			p.SetFavourite("programme", true)
			p.Conditions = []string{"stenosis"}
		}, "beginner"},
	} {
		prefs := engine.DefaultPreferences()
		tt.change(&prefs)
		s := plan.Today(plan.Input{
			Today: today, First: ending, Prefs: &prefs, Book: c.Book(), Routines: append([]engine.Routine{programme}, c.Routines()...),
		})
		if s.Routine == nil || s.Routine.ID != tt.want {
			t.Errorf("%s: it suggests %+v", tt.name, s.Routine)
		}
	}
}
