package progress_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/progress"
)

const monday = engine.Day(20_000)

// good is a session on a day in which everything went well.
func good(day engine.Day, exercises ...string) progress.Session {
	s := progress.Session{Day: day, Finished: true, Done: map[string]float64{}}
	for _, id := range exercises {
		s.Done[id] = 1
	}
	return s
}

func with(s progress.Session, change func(*progress.Session)) progress.Session {
	change(&s)
	return s
}

// worse is a session after which there was more discomfort than before.
func worse(s progress.Session) progress.Session {
	s.Before, s.After = new(5), new(6)
	return s
}

func TestTheRules(t *testing.T) {
	hurt := func(id string) func(*progress.Session) {
		return func(s *progress.Session) { s.Hurt = append(s.Hurt, id) }
	}
	before := good(monday-2, "cat-cow", "bridge")
	tests := []struct {
		name    string
		present float64
		past    []progress.Session
		want    float64
		why     progress.Reason
	}{
		{"the first one", 0, []progress.Session{good(monday, "cat-cow")}, 0.1, progress.WentWell},
		{"went well", 0.4, []progress.Session{before, good(monday, "cat-cow")}, 0.5, progress.WentWell},
		{"less discomfort", 0.4, []progress.Session{with(good(monday, "cat-cow"), func(s *progress.Session) { s.Before, s.After = new(5), new(5) })}, 0.5, progress.WentWell},
		{"more discomfort", 0.4, []progress.Session{with(good(monday, "cat-cow"), func(s *progress.Session) { s.Before, s.After = new(5), new(6) })}, 0.4, progress.Worse},
		{"more discomfort twice", 0.4, []progress.Session{worse(before), worse(good(monday, "cat-cow"))}, 0.3, progress.WorseAgain},
		{"more discomfort twice, with one between that nothing was said of", 0.4, []progress.Session{worse(good(monday-4, "cat-cow")), before, worse(good(monday, "cat-cow"))}, 0.3, progress.WorseAgain},
		{"more discomfort, better between", 0.4, []progress.Session{worse(good(monday-4, "cat-cow")), with(before, func(s *progress.Session) { s.Before, s.After = new(5), new(4) }), worse(good(monday, "cat-cow"))}, 0.4, progress.Worse},
		{"more discomfort twice, at the bottom", 0, []progress.Session{worse(before), worse(good(monday, "cat-cow"))}, 0, progress.WorseAgain},
		{"more discomfort twice, and it hurt", 0.4, []progress.Session{worse(before), with(worse(good(monday, "cat-cow")), hurt("cat-cow"))}, 0.2, progress.Hurt},
		{"said after only", 0.4, []progress.Session{with(good(monday, "cat-cow"), func(s *progress.Session) { s.After = new(6) })}, 0.5, progress.WentWell},
		{"not finished", 0.4, []progress.Session{with(good(monday, "cat-cow"), func(s *progress.Session) { s.Finished = false })}, 0.4, progress.Unfinished},
		{"cut short", 0.4, []progress.Session{with(good(monday, "cat-cow"), func(s *progress.Session) { s.Done["cat-cow"] = 0.79 })}, 0.4, progress.CutShort},
		{"just enough of it", 0.4, []progress.Session{with(good(monday, "cat-cow"), func(s *progress.Session) { s.Done["cat-cow"] = progress.Enough })}, 0.5, progress.WentWell},
		{"it hurt", 0.4, []progress.Session{before, with(good(monday, "cat-cow"), hurt("cat-cow"))}, 0.2, progress.Hurt},
		{"it hurt at once", 0.4, []progress.Session{with(good(monday), hurt("cat-cow"))}, 0.2, progress.Hurt},
		{"it hurt at the bottom", 0.1, []progress.Session{with(good(monday, "cat-cow"), hurt("cat-cow"))}, 0, progress.Hurt},
		{"something else hurt", 0.4, []progress.Session{with(good(monday, "cat-cow"), hurt("bridge"))}, 0.4, progress.HurtElsewhere},
		{"it hurt last time", 0.2, []progress.Session{with(before, hurt("cat-cow")), good(monday, "cat-cow")}, 0.2, progress.Recovering},
		{"it hurt the time before", 0.2, []progress.Session{with(good(monday-4, "cat-cow"), hurt("cat-cow")), before, good(monday, "cat-cow")}, 0.2, progress.Recovering},
		{"it has been well since", 0.2, []progress.Session{with(good(monday-6, "cat-cow"), hurt("cat-cow")), good(monday-4, "cat-cow"), before, good(monday, "cat-cow")}, 0.3, progress.WentWell},
		{"something else hurt last time", 0.2, []progress.Session{with(before, hurt("bridge")), good(monday, "cat-cow")}, 0.3, progress.WentWell},
		{"twice a day", 0.5, []progress.Session{good(monday, "cat-cow"), good(monday, "cat-cow")}, 0.5, progress.OnceADay},
		{"another one today", 0.5, []progress.Session{good(monday, "bridge"), good(monday, "cat-cow")}, 0.6, progress.WentWell},
		{"at the top", 1, []progress.Session{good(monday, "cat-cow")}, 1, progress.AtTop},
		{"nearly at the top", 0.95, []progress.Session{good(monday, "cat-cow")}, 1, progress.WentWell},
		{"thirteen days", 0.5, []progress.Session{good(monday-13, "cat-cow"), good(monday, "cat-cow")}, 0.6, progress.WentWell},
		{"two weeks", 0.5, []progress.Session{good(monday-14, "cat-cow"), good(monday, "cat-cow")}, 0.3, progress.LongBreak},
		{"a year", 0.5, []progress.Session{good(monday-365, "cat-cow"), good(monday, "cat-cow")}, 0, progress.LongBreak},
		{"pain after a break", 0.8, []progress.Session{good(monday-14, "cat-cow"), with(good(monday, "cat-cow"), hurt("cat-cow"))}, 0.4, progress.Hurt},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			present := map[string]float64{"cat-cow": tt.present}
			next, changes := progress.After(present, tt.past)
			want := progress.Change{Exercise: "cat-cow", From: tt.present, To: tt.want, Why: tt.why}
			if i := slices.IndexFunc(changes, func(c progress.Change) bool { return c.Exercise == "cat-cow" }); i < 0 || changes[i] != want {
				t.Errorf("%+v, want %+v", changes, want)
			}
			if next["cat-cow"] != tt.want || present["cat-cow"] != tt.present {
				t.Errorf("progress %v, was %v", next, present)
			}
		})
	}
}

// What would be kept after a break is what the session began with.
func TestEaseAgreesWithAfter(t *testing.T) {
	present := map[string]float64{"cat-cow": 0.9, "bridge": 0.3, "dead-bug": 0}
	past := []progress.Session{good(monday-30, "cat-cow", "bridge")}
	eased, changes := progress.Ease(present, past, monday)
	if want := map[string]float64{"cat-cow": 0.5, "bridge": 0, "dead-bug": 0}; !maps.Equal(eased, want) || len(changes) != 2 {
		t.Errorf("%v, %v, want %v", eased, changes, want)
	}
	next, _ := progress.After(present, append(past, good(monday, "cat-cow")))
	if !maps.Equal(next, eased) {
		t.Errorf("after the session %v, it began with %v", next, eased)
	}
	if eased, changes := progress.Ease(present, nil, monday); !maps.Equal(eased, present) || changes != nil {
		t.Errorf("without a history: %v, %v", eased, changes)
	}
}

// A session that a wrong clock has noted in the future hides no break, and one
// of tomorrow, from the other side of the date line, makes none.
func TestABreakByAWrongClock(t *testing.T) {
	present := map[string]float64{"cat-cow": 0.9}
	for _, tt := range []struct {
		last engine.Day
		want float64
	}{{monday + 300, 0.7}, {monday + 2, 0.7}, {monday + 1, 0.9}} {
		past := []progress.Session{good(monday-20, "cat-cow"), good(tt.last, "cat-cow")}
		if eased, _ := progress.Ease(present, past, monday); eased["cat-cow"] != tt.want {
			t.Errorf("with one of %v: %v, want %v", tt.last, eased, tt.want)
		}
	}
	if eased, _ := progress.Ease(present, []progress.Session{good(monday+300, "cat-cow")}, monday); eased["cat-cow"] != 0.9 {
		t.Errorf("with that one alone: %v", eased)
	}
}

// randomSession is one of a person who exercises more or less, with pain at times.
func randomSession(rng *rand.Rand, day engine.Day) progress.Session {
	s := progress.Session{Day: day, Finished: rng.IntN(5) > 0, Done: map[string]float64{}}
	for i := range 4 {
		if rng.IntN(3) > 0 {
			s.Done[fmt.Sprint("exercise ", i)] = min(rng.Float64()*2, 1)
		}
	}
	if rng.IntN(3) == 0 {
		s.Before, s.After = new(rng.IntN(11)), new(rng.IntN(11))
	}
	for range rng.IntN(12) / 10 {
		s.Hurt = append(s.Hurt, fmt.Sprint("exercise ", rng.IntN(5)))
	}
	return s
}

// Whatever happens, progress stays between 0 and 1 and with it every dose in the
// catalogue's range; it never rises by more than one step, after pain it never
// rises at all, and the changes say exactly what has changed.
func TestProgressKeepsItsPromises(t *testing.T) {
	dose := engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 17, To: 93}, Sets: engine.Range{From: 1, To: 4}}
	rose, fell := 0, 0
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 8))
		present := map[string]float64{"exercise 0": rng.Float64()*3 - 1, "exercise 1": math.NaN(), "never done": rng.Float64()}
		var past []progress.Session
		day := monday
		for range 60 {
			day += engine.Day(rng.IntN(4) * rng.IntN(8))
			s := randomSession(rng, day)
			past = append(past, s)
			was := maps.Clone(present)
			next, changes := progress.After(present, past)
			if fmt.Sprint(was) != fmt.Sprint(present) { // a NaN differs from itself
				t.Fatalf("seed %d: what was given has changed", seed)
			}
			for id, v := range next {
				from := was[id]
				if !(from >= 0) {
					from = 0
				}
				from = min(from, 1)
				if !(v >= 0 && v <= 1) || v > from+progress.Rise+0.006 {
					t.Fatalf("seed %d: %s went from %v to %v", seed, id, from, v)
				}
				if len(s.Hurt) > 0 && v > from {
					t.Fatalf("seed %d: %s rose from %v to %v in a session that hurt", seed, id, from, v)
				}
				if slices.Contains(s.Hurt, id) && from > 0 && v >= from {
					t.Fatalf("seed %d: %s hurt and stayed at %v", seed, id, v)
				}
				for _, level := range engine.Levels() {
					f := engine.Fraction(level, v)
					if a, n := dose.AmountAt(f), dose.SetsAt(f); !dose.Amount.Contains(a) || !dose.Sets.Contains(float64(n)) {
						t.Fatalf("seed %d: %v of %v gives %v seconds in %d sets", seed, v, level, a, n)
					}
				}
				i := slices.IndexFunc(changes, func(c progress.Change) bool { return c.Exercise == id })
				if (i < 0 && v != from) || (i >= 0 && (changes[i].To != v || changes[i].From != from)) {
					t.Fatalf("seed %d: %s went from %v to %v, told %+v", seed, id, from, v, changes)
				}
				if v > from {
					rose++
				}
				if v < from {
					fell++
				}
			}
			again, told := progress.After(present, past)
			if !maps.Equal(next, again) || !slices.Equal(changes, told) {
				t.Fatalf("seed %d: twice the same gives something else", seed)
			}
			if level := engine.Levels()[rng.IntN(3)]; true {
				if got, ok := progress.Suggest(level, next, past, day+engine.Day(rng.IntN(40))); ok && !neighbours(level, got.Level) {
					t.Fatalf("seed %d: from %s %+v is suggested", seed, level, got)
				}
			}
			present = next
		}
	}
	if rose < 1000 || fell < 1000 {
		t.Errorf("%d rose, %d fell: the test no longer tries both", rose, fell)
	}
}

func neighbours(a, b engine.Level) bool {
	i, k := slices.Index(engine.Levels(), a), slices.Index(engine.Levels(), b)
	return i-k == 1 || k-i == 1
}

// Ten good sessions lead through a level, and the next begins where it ended.
func TestALevelTakesTenGoodSessions(t *testing.T) {
	present := map[string]float64{}
	var past []progress.Session
	for i := range 10 {
		past = append(past, good(monday+engine.Day(2*i), "cat-cow", "bridge"))
		today := past[i].Day
		if got, ok := progress.Suggest(engine.LevelBeginner, present, past, today); ok && i < 9 {
			t.Fatalf("after %d sessions: %+v", i+1, got)
		}
		present, _ = progress.After(present, past)
	}
	got, ok := progress.Suggest(engine.LevelBeginner, present, past, past[9].Day)
	if want := (progress.Suggestion{Level: engine.LevelIntermediate, Why: progress.LevelMastered, Count: 10}); !ok || got != want {
		t.Fatalf("%+v, %v, want %+v", got, ok, want)
	}
	if got, ok := progress.Suggest(engine.LevelAdvanced, present, past, past[9].Day); ok {
		t.Errorf("above advanced there is %+v", got)
	}
	next := progress.ChangeLevel(present, engine.LevelBeginner, got.Level)
	for id := range present {
		if a, b := engine.Fraction(engine.LevelBeginner, present[id]), engine.Fraction(got.Level, next[id]); a != b {
			t.Errorf("%s jumps from %v to %v", id, a, b)
		}
		lower := progress.ChangeLevel(next, got.Level, engine.LevelBeginner)
		if a, b := engine.Fraction(got.Level, next[id]), engine.Fraction(engine.LevelBeginner, lower[id]); b >= a {
			t.Errorf("%s goes back from %v to %v", id, a, b)
		}
	}
}

func TestSuggestionsThatAreNotMade(t *testing.T) {
	mastered := map[string]float64{"cat-cow": 1, "bridge": 1}
	sessions := func(n int, change func(i int, s *progress.Session)) []progress.Session {
		var past []progress.Session
		for i := range n {
			s := good(monday-engine.Day(2*(n-1-i)), "cat-cow", "bridge")
			change(i, &s)
			past = append(past, s)
		}
		return past
	}
	nothing := func(int, *progress.Session) {}
	tests := []struct {
		name    string
		level   engine.Level
		present map[string]float64
		past    []progress.Session
		today   engine.Day
		want    progress.Suggestion
	}{
		{"mastered", engine.LevelBeginner, mastered, sessions(8, nothing), monday, progress.Suggestion{Level: engine.LevelIntermediate, Why: progress.LevelMastered, Count: 8}},
		{"too few", engine.LevelBeginner, mastered, sessions(7, nothing), monday, progress.Suggestion{}},
		{"long ago", engine.LevelBeginner, mastered, sessions(8, nothing), monday + 20, progress.Suggestion{}},
		{"half mastered", engine.LevelBeginner, map[string]float64{"cat-cow": 1, "bridge": 0.8}, sessions(8, nothing), monday, progress.Suggestion{}},
		{"pain last week", engine.LevelBeginner, mastered, sessions(12, func(i int, s *progress.Session) {
			if i == 8 {
				s.Hurt = []string{"bridge"}
			}
		}), monday, progress.Suggestion{}},
		{"worse today", engine.LevelBeginner, mastered, sessions(12, func(i int, s *progress.Session) {
			if i == 11 {
				s.Before, s.After = new(1), new(2)
			}
		}), monday, progress.Suggestion{}},
		{"as little mastered as will do", engine.LevelBeginner, map[string]float64{"cat-cow": 0.9, "bridge": 0.9, "dead-bug": 0.9, "cobra": 0.89}, sessions(8, func(_ int, s *progress.Session) {
			s.Done["dead-bug"], s.Done["cobra"] = 1, 1
		}), monday, progress.Suggestion{Level: engine.LevelIntermediate, Why: progress.LevelMastered, Count: 8}},
		{"too few that went well", engine.LevelBeginner, mastered, sessions(11, func(i int, s *progress.Session) {
			s.Finished = i%2 == 0
		}), monday, progress.Suggestion{}},
		{"one of them is still to come", engine.LevelBeginner, mastered, sessions(8, nothing), monday - 1, progress.Suggestion{}},
		{"pain thirteen days ago", engine.LevelBeginner, mastered, sessions(12, func(i int, s *progress.Session) {
			if i == 4 {
				s.Day++
				s.Hurt = []string{"bridge"}
			}
		}), monday, progress.Suggestion{}},
		{"pain two weeks ago", engine.LevelBeginner, mastered, sessions(12, func(i int, s *progress.Session) {
			if i == 4 {
				s.Hurt = []string{"bridge"}
			}
		}), monday, progress.Suggestion{Level: engine.LevelIntermediate, Why: progress.LevelMastered, Count: 11}},
		{"pain twice, and five sessions without since", engine.LevelAdvanced, mastered, sessions(9, func(i int, s *progress.Session) {
			if i == 2 || i == 3 {
				s.Hurt = []string{"bridge"}
			}
		}), monday, progress.Suggestion{}},
		{"pain twice, more than four weeks ago", engine.LevelAdvanced, mastered, sessions(3, func(i int, s *progress.Session) {
			if i < 2 {
				s.Day -= 40
				s.Hurt = []string{"bridge"}
			}
		}), monday, progress.Suggestion{}},
		{"pain twice", engine.LevelAdvanced, mastered, sessions(9, func(i int, s *progress.Session) {
			if i == 5 || i == 8 {
				s.Hurt = []string{"bridge"}
			}
		}), monday, progress.Suggestion{Level: engine.LevelIntermediate, Why: progress.HurtsOften, Count: 2}},
		{"pain twice as a beginner", engine.LevelBeginner, mastered, sessions(9, func(i int, s *progress.Session) {
			if i == 5 || i == 8 {
				s.Hurt = []string{"bridge"}
			}
		}), monday, progress.Suggestion{}},
		{"away for four weeks", engine.LevelIntermediate, mastered, sessions(9, nothing), monday + 28, progress.Suggestion{Level: engine.LevelBeginner, Why: progress.LongBreak, Count: 28}},
		{"no history", engine.LevelIntermediate, mastered, nil, monday, progress.Suggestion{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := progress.Suggest(tt.level, tt.present, tt.past, tt.today)
			if got != tt.want || ok != (tt.want != progress.Suggestion{}) {
				t.Errorf("%+v, %v, want %+v", got, ok, tt.want)
			}
		})
	}
}

func TestWhatTheRulesSeeOfASession(t *testing.T) {
	set := func(id string, side engine.Side, number int, planned, worked time.Duration) engine.SetRecord {
		return engine.SetRecord{Exercise: id, Place: "r/main/" + id, Side: side, Set: number, Planned: planned * time.Second, Worked: worked * time.Second}
	}
	// again is a set of the same exercise at another place of the routine.
	again := func(r engine.SetRecord, place string) engine.SetRecord {
		r.Place = place
		return r
	}
	d := engine.SessionDetails{
		SessionRecord: engine.SessionRecord{
			Started: time.Date(2026, time.November, 20, 0, 30, 0, 0, time.FixedZone("", 3600)), Finished: true,
			Feeling: engine.Feeling{After: new(2)},
		},
		Sets: []engine.SetRecord{
			set("cobra", "", 1, 30, 10), set("cobra", "", 1, 10, 10), // restarted, made shorter
			again(set("dead-bug", "", 1, 30, 30), "r/main/dead-bug-2"), set("dead-bug", "", 1, 30, 0),
			set("cat-cow", engine.LeftSide, 1, 30, 30), set("cat-cow", engine.RightSide, 1, 30, 10), set("cat-cow", engine.RightSide, 1, 30, 40),
			set("bridge", "", 1, 60, 60), set("bridge", "", 2, 60, 0),
			set("strange", "", 1, 0, 5),
		},
		Hurts: []engine.Hurt{{Exercise: "bridge"}, {Exercise: "bridge"}},
	}
	want := progress.Session{
		Day: engine.DayOn(2026, time.November, 20), Finished: true, After: new(2),
		Done: map[string]float64{"cobra": 20.0 / 30, "dead-bug": 0.5, "cat-cow": 1, "bridge": 0.5, "strange": 0}, Hurt: []string{"bridge"},
	}
	if diff := cmp.Diff(want, progress.Of(d)); diff != "" {
		t.Error(diff)
	}
}
