package fit_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/fit"
	"uncoil/engine/sample"
)

// fitCase is a routine, a person and a length.
type fitCase struct {
	name    string
	routine *engine.Routine
	book    *engine.Book
	prefs   engine.Preferences
	length  time.Duration
}

func (c *fitCase) fit(t *testing.T) *fit.Result {
	t.Helper()
	f, err := fit.Routine(c.routine, c.book, &c.prefs, engine.EstimatedVoice{}, c.length)
	if err != nil {
		t.Fatalf("%s: %v", c.name, err)
	}
	return f
}

// fitPeople are the people that routines are fitted for.
func fitPeople() map[string]func(p *engine.Preferences) {
	return map[string]func(p *engine.Preferences){
		"as it comes": func(*engine.Preferences) {},
		"no rests": func(p *engine.Preferences) {
			p.Rests.Default, p.Rests.BetweenSets = engine.PauseOf(0), engine.PauseOf(0)
			p.Guidance = engine.GuidanceTones
		},
		"long rests": func(p *engine.Preferences) {
			p.Rests.Default, p.Rests.BetweenSides = engine.PauseOf(90*time.Second), engine.PauseOf(10*time.Second)
			p.Guidance = engine.GuidanceBrief
		},
		"slow breath, large doses": func(p *engine.Preferences) {
			p.BreathIn, p.BreathOut = 6*time.Second, 9*time.Second
			p.Doses.Hold, p.Doses.Sets, p.Doses.Tempo = 1.5, 2, 0.5
		},
		"careful":  func(p *engine.Preferences) { p.Conditions = []string{"hip-replacement", "spinal-fusion"} },
		"no floor": func(p *engine.Preferences) { p.Conditions = []string{"cannot-get-to-the-floor"} },
		"swaps and own doses": func(p *engine.Preferences) {
			p.Swaps = map[string]string{"cat-cow": "knee-rocks", "plank": "bird-dog", "march-in-place": "easy-jog-in-place"}
			p.Skip = []string{"heel-slides", "cobra"}
			p.Doses.Amounts = map[string]float64{"childs-pose": 100, "beginner/warm-up/arm-circles": 35}
			p.Doses.SetCounts = map[string]int{"hamstring-stretch": 2}
		},
	}
}

// everyFit fits every routine to every length for everybody, which takes minutes.
var everyFit = flag.Bool("every-fit", false, "fit every routine of the catalogue to every length for every kind of person")

// TestFit fits the routines of the catalogue for many people and lengths: a third of
// them, in turn, unless all are asked for.
func TestFit(t *testing.T) {
	c := builtIn(t)
	people := fitPeople()
	for k, who := range slices.Sorted(maps.Keys(people)) {
		change := people[who]
		t.Run(who, func(t *testing.T) {
			t.Parallel()
			for i, r := range c.Routines() {
				for n := 5; n <= 45; n += 5 {
					if (i+n/5+k)%3 != 0 && !*everyFit {
						continue
					}
					prefs := engine.DefaultPreferences()
					prefs.Level = engine.Levels()[(i+n)%3]
					change(&prefs)
					checkFit(t, &fitCase{
						fmt.Sprintf("%s in %d minutes, %s", r.ID, n, prefs.Level), &r, c.Book(), prefs, time.Duration(n) * time.Minute,
					})
				}
			}
		})
	}
}

func checkFit(t *testing.T, c *fitCase) {
	t.Helper()
	f := c.fit(t)
	checkLength(t, c, f)
	checkDoses(t, c, f)
	checkIdentity(t, c, f)
	again := c.fit(t)
	if !reflect.DeepEqual(again.Routine, f.Routine) || !reflect.DeepEqual(again.Prefs, f.Prefs) || !reflect.DeepEqual(again.LeftOut, f.LeftOut) {
		t.Errorf("%s comes out in two ways", c.name)
	}
}

// checkLength checks that a session is near its length, or that no change of one
// dose or one exercise brings it nearer, and that what it says of itself is true.
func checkLength(t *testing.T, c *fitCase, f *fit.Result) {
	t.Helper()
	tl, err := engine.Compile(f.Routine, c.book, &f.Prefs, engine.EstimatedVoice{})
	if err != nil || tl.Length != f.Length || f.Timeline.Length != f.Length || f.Asked != c.length {
		t.Errorf("%s says it takes %v of %v, and takes %v (%v)", c.name, f.Length, f.Asked, tl.Length, err)
	}
	off := (f.Length - c.length).Abs()
	if f.Near() != (off <= 30*time.Second) {
		t.Errorf("%s takes %v and says near: %v", c.name, f.Length, f.Near())
	}
	if f.Near() {
		return
	}
	for _, n := range neighbours(c, f) {
		tl, err := engine.Compile(n.routine, c.book, &n.prefs, engine.EstimatedVoice{})
		if err == nil && (tl.Length-c.length).Abs() < off {
			t.Errorf("%s takes %v, but with %s %v", c.name, f.Length, n.name, tl.Length)
		}
	}
}

// checkDoses checks that every dose is in its range, or just as it was set.
func checkDoses(t *testing.T, c *fitCase, f *fit.Result) {
	t.Helper()
	care := engine.CareFor(f.Routine, c.book, &f.Prefs).Prefs
	wholeCare := engine.CareFor(f.Routine, c.book, &c.prefs).Prefs
	for place, s := range worked(f.Timeline) {
		ex := c.book.Exercises[s.Exercise]
		was, ok := c.routine.PlaceContext(place, c.book, wholeCare)
		now, kept := f.Routine.PlaceContext(place, c.book, care)
		if !ok || !kept {
			t.Errorf("%s plays %s, which the routine does not have", c.name, place.Key())
			continue
		}
		before, after := was.Dose(wholeCare), now.Dose(care)
		if !ex.Dose.Amount.Contains(after.Amount) && after.Amount != before.Amount {
			t.Errorf("%s: %v of %s, which allows %v and had %v", c.name, after.Amount, place.Key(), ex.Dose.Amount, before.Amount)
		}
		if sets := ex.Dose.Sets; (after.Sets < max(int(sets.From), 1) || after.Sets > max(int(sets.To), 1)) && after.Sets != before.Sets {
			t.Errorf("%s: %d sets of %s, which allows %v", c.name, after.Sets, place.Key(), sets)
		}
		if was.Item.Exact && s.Exercise == place.Exercise && (after.Amount != before.Amount || after.Sets != before.Sets) {
			t.Errorf("%s: %s is prescribed as %v x %d, and is %v x %d", c.name, place.Key(), before.Amount, before.Sets, after.Amount, after.Sets)
		}
		for _, key := range []string{place.Key(), s.Exercise} {
			if v, set := c.prefs.Doses.Amounts[key]; set && was.Item.Amount == nil && after.Amount != v {
				t.Errorf("%s: the user has set %v of %s, and it is %v", c.name, v, key, after.Amount)
			}
		}
		length := time.Duration(0)
		for _, span := range s.Spans {
			if span.Section == engine.Working {
				length += span.Length
			}
		}
		if limit := engine.Seconds(ex.Dose.Limit); limit > 0 && ex.Dose.Kind != engine.HoldSeconds && before.Amount != after.Amount && length > limit {
			t.Errorf("%s: a set of %s lasts %v, its limit is %v", c.name, place.Key(), length, limit)
		}
	}
}

// checkIdentity checks that a fitted routine is the whole one with less, that it
// tells what it leaves out, and that every block keeps what it must.
func checkIdentity(t *testing.T, c *fitCase, f *fit.Result) {
	t.Helper()
	if f.Routine.ID != c.routine.ID || f.Timeline.Routine != c.routine.ID || f.Timeline.Name != c.routine.Name || f.Timeline.Fit == nil {
		t.Errorf("%s is recorded as %s", c.name, f.Timeline.Routine)
	}
	whole, err := engine.Compile(c.routine, c.book, &c.prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	had, has := worked(whole), worked(f.Timeline)
	var last, lastFitted engine.PlaceID
	blocks := map[engine.BlockKind]int{}
	for _, s := range whole.Steps {
		if s.Kind == engine.Work && s.Block == engine.CoolDown {
			last = s.Place
		}
		blocks[s.Block] |= 1
	}
	for _, s := range f.Timeline.Steps {
		if s.Kind == engine.Work && s.Block == engine.CoolDown {
			lastFitted = s.Place
		}
		blocks[s.Block] |= 2
	}
	if last != lastFitted {
		t.Errorf("%s ends with %s, the routine with %s", c.name, lastFitted.Key(), last.Key())
	}
	for kind, in := range blocks {
		if in == 1 {
			t.Errorf("%s has lost its %s", c.name, kind)
		}
	}
	for place := range had {
		out := slices.ContainsFunc(f.LeftOut, func(l engine.LeftOut) bool { return l.Place == place })
		if _, in := has[place]; in == out {
			t.Errorf("%s: %s is played: %v, said to be left out: %v", c.name, place.Key(), in, out)
		}
	}
	for _, l := range f.LeftOut {
		if _, in := had[l.Place]; !in || l.Reason == "" || l.Exercise == "" {
			t.Errorf("%s leaves out %+v, which was not there", c.name, l)
		}
		if item := itemAt(c.routine, l.Place); item.Exact {
			t.Errorf("%s leaves out %s, which is prescribed", c.name, l.Place.Key())
		}
	}
}

func TestOwnRoutinesAreFitted(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 41))
		random := sample.Random(r)
		for b := range random.Routine.Blocks {
			for i := range random.Routine.Blocks[b].Items {
				if item := &random.Routine.Blocks[b].Items[i]; item.Sets != nil && r.IntN(3) == 0 {
					item.Exact = true
				}
			}
		}
		minutes := 5 + r.IntN(41)
		c := &fitCase{fmt.Sprintf("seed %d in %d minutes", seed, minutes), random.Routine, random.Book, random.Prefs, time.Duration(minutes) * time.Minute}
		checkFit(t, c)
	}
}

// TestWhatCanBeReachedIsReached compares with every choice that there is, in
// routines small enough for that: exercises without a range, in one to three sets.
func TestWhatCanBeReachedIsReached(t *testing.T) {
	const most, block = 3, 2
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 5))
		book := sample.Book()
		routine := &engine.Routine{ID: "small", Name: "Small"}
		for _, kind := range engine.BlockKinds() {
			b := engine.Block{Kind: kind}
			for len(b.Items) < block {
				ex := sample.Exercise(fmt.Sprintf("x%d%s", len(b.Items), kind), engine.HoldSeconds, engine.SidesNone)
				seconds := float64(10 + r.IntN(90))
				ex.Dose.Amount = engine.Range{From: seconds, To: seconds}
				book.Exercises[ex.ID] = ex
				b.Items = append(b.Items, engine.Item{Exercise: ex.ID})
			}
			routine.Blocks = append(routine.Blocks, b)
		}
		prefs := engine.DefaultPreferences()
		prefs.Guidance = engine.GuidanceTones
		lengths := map[time.Duration]bool{}
		eachChoice(routine, most, func(one *engine.Routine) {
			tl, err := engine.Compile(one, book, &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatal(err)
			}
			lengths[tl.Length] = true
		})
		for n := 5; n <= 30; n++ {
			c := fitCase{fmt.Sprintf("seed %d in %d minutes", seed, n), routine, book, prefs, time.Duration(n) * time.Minute}
			f := c.fit(t)
			nearest := time.Hour
			for l := range lengths {
				nearest = min(nearest, (l - c.length).Abs())
			}
			if off := (f.Length - c.length).Abs(); off > 30*time.Second && off > nearest {
				t.Errorf("%s takes %v; something that is %v off can be had", c.name, f.Length, nearest)
			}
		}
	}
}

// eachChoice calls visit with every legal choice of exercises and sets.
func eachChoice(r *engine.Routine, most int, visit func(*engine.Routine)) {
	var places [][2]int
	for b := range r.Blocks {
		for i := range r.Blocks[b].Items {
			places = append(places, [2]int{b, i})
		}
	}
	total := 1
	for range places {
		total *= most + 1
	}
	for n := range total {
		one := *r
		one.Blocks = slices.Clone(r.Blocks)
		for b := range one.Blocks {
			one.Blocks[b].Items = nil
		}
		code, last := n, 0
		for _, p := range places {
			sets := code % (most + 1)
			code /= most + 1
			last = sets
			if sets > 0 {
				item := r.Blocks[p[0]].Items[p[1]]
				item.Sets = &sets
				one.Blocks[p[0]].Items = append(one.Blocks[p[0]].Items, item)
			}
		}
		if last > 0 && !slices.ContainsFunc(one.Blocks, func(b engine.Block) bool { return len(b.Items) == 0 }) {
			visit(&one)
		}
	}
}

// TestSharesOfAFittedSession checks that the main block is near its share, unless it
// or the others are played whole, or these have come down to one exercise each. A
// routine that is as long as was asked stays as it is written.
func TestSharesOfAFittedSession(t *testing.T) {
	c := builtIn(t)
	for _, r := range c.Routines() {
		for n := 5; n <= 45; n += 5 {
			fc := fitCase{fmt.Sprintf("%s in %d minutes", r.ID, n), &r, c.Book(), engine.DefaultPreferences(), time.Duration(n) * time.Minute}
			f := fc.fit(t)
			s, played := sharesOf(f.Timeline), map[engine.BlockKind]int{}
			for place := range worked(f.Timeline) {
				played[place.Block]++
			}
			if slices.Contains(engine.UsualMinutes(), n) {
				t.Logf("%s: %v, %.0f:%.0f:%.0f, left out: %q", fc.name, f.Length.Round(time.Second),
					100*s[engine.WarmUp], 100*s[engine.Main], 100*s[engine.CoolDown], f.Names(c.Book()))
			}
			whole := func(kinds ...engine.BlockKind) bool {
				return !slices.ContainsFunc(f.LeftOut, func(l engine.LeftOut) bool { return slices.Contains(kinds, l.Place.Block) })
			}
			goal := 0.75 - 0.15*min(float64(n-5)/10, 1)
			written, err := engine.Compile(&r, c.Book(), &fc.prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatal(err)
			}
			if (written.Length - fc.length).Abs() <= engine.Tolerance {
				if written.Length != f.Length || len(f.LeftOut) > 0 {
					t.Errorf("%s takes %v already, and is changed to %v", fc.name, written.Length, f.Length)
				}
				continue
			}
			main, alone := s[engine.Main], played[engine.WarmUp]+played[engine.CoolDown] <= 2
			if f.Near() && (main < goal-0.15 && !whole(engine.Main) && !alone || main > goal+0.15 && !whole(engine.WarmUp, engine.CoolDown)) {
				t.Errorf("%s: the main block has %.0f %%, and should have %.0f", fc.name, 100*main, 100*goal)
			}
		}
	}
}

// sharesOf returns the share of each block in the time of all.
func sharesOf(tl *engine.Timeline) map[engine.BlockKind]float64 {
	by, sum := map[engine.BlockKind]float64{}, 0.0
	for _, s := range tl.Steps {
		if s.Kind != engine.GetReady && s.Kind != engine.Done {
			by[s.Block] += s.Length.Seconds()
			sum += s.Length.Seconds()
		}
	}
	for kind := range by {
		by[kind] /= sum
	}
	return by
}

func TestTheLengthOfARoutineIsRemembered(t *testing.T) {
	p := engine.DefaultPreferences()
	shared := map[string]int{"": 10, "advanced": 30}
	p.Minutes = shared
	p.SetMinutes("beginner", 20)
	if len(shared) != 2 || p.MinutesFor("beginner") != 20 || p.MinutesFor("advanced") != 30 || p.MinutesFor("desk-break") != 10 {
		t.Errorf("%v, and %v was shared", p.Minutes, shared)
	}
	p.SetMinutes("beginner", 0)
	if p.MinutesFor("beginner") != 0 || p.MinutesFor("lying:beginner") != 0 || p.MinutesFor("lying:advanced") != 30 {
		t.Errorf("as it is written is %v", p.Minutes)
	}
	p.SetMinutes("beginner", 10)
	if _, own := p.Minutes["beginner"]; own {
		t.Errorf("what holds for all is kept for one: %v", p.Minutes)
	}
	p.SetMinutes("", 15)
	if p.MinutesFor("advanced") != 15 || len(p.Minutes) != 1 {
		t.Errorf("a length for all leaves %v", p.Minutes)
	}
	if p.SetMinutes("", 0); p.Minutes != nil {
		t.Errorf("as they are written leaves %v", p.Minutes)
	}
	for n, valid := range map[int]bool{-1: false, 1: false, 5: true, 60: true, 61: false} {
		p.Minutes = map[string]int{"beginner": n}
		if err := p.Validate(); (err == nil) != valid {
			t.Errorf("%d minutes: %v", n, err)
		}
	}
}

// After pain a fitted session goes on as what there is time for: nothing that was
// left out comes back, and the other doses stay.
func TestPainInAFittedSession(t *testing.T) {
	c := builtIn(t)
	r, err := c.Routine("range-of-motion")
	if err != nil {
		t.Fatal(err)
	}
	fc := &fitCase{"range-of-motion", r, c.Book(), engine.DefaultPreferences(), 20 * time.Minute}
	f := fc.fit(t)
	again := func() *engine.Replanner {
		return &engine.Replanner{Routine: f.Routine, Book: fc.book, Prefs: f.Prefs, Voice: engine.EstimatedVoice{}}
	}
	var at int
	for at = range f.Timeline.Steps {
		if s := &f.Timeline.Steps[at]; s.Kind == engine.Work && s.Block == engine.Main {
			break
		}
	}
	hurts := f.Timeline.Steps[at].Exercise
	without, _, err := again().Without(f.Timeline, at, hurts)
	if err != nil {
		t.Fatal(err)
	}
	instead, _, err := again().Instead(f.Timeline, at, "ankle-pumps")
	if err != nil {
		t.Fatal(err)
	}
	coolDown, _, err := again().CoolDown(f.Timeline, at, hurts)
	if err != nil {
		t.Fatal(err)
	}
	had := worked(f.Timeline)
	for name, tl := range map[string]*engine.Timeline{"without": without, "instead": instead, "cool-down": coolDown} {
		for place, s := range worked(tl) {
			was := had[place]
			if was == nil {
				t.Errorf("%s: %s comes back", name, place.Key())
				continue
			}
			if s.Exercise == was.Exercise && (s.Sets != was.Sets || s.Spans[len(s.Spans)-1].Reps != was.Spans[len(was.Spans)-1].Reps) {
				t.Errorf("%s: %s has another dose", name, place.Key())
			}
		}
	}
	if n := len(worked(without)); n != len(had)-1 {
		t.Errorf("without %s there are %d exercises, there were %d", hurts, n, len(had))
	}
}
