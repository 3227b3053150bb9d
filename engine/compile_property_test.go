package engine_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// seeds is how many random routines every property is tried on.
const seeds = 300

// eachRandom compiles many random routines and hands each to check, which
// returns what is wrong with it.
func eachRandom(t *testing.T, check func(c sample.Case, tl *engine.Timeline) error) {
	t.Helper()
	for seed := range uint64(seeds) {
		c := sample.Random(rand.New(rand.NewPCG(seed, 7)))
		tl, err := engine.Compile(c.Routine, c.Book, &c.Prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := check(c, tl); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

func TestStepsAreContiguousAndSumUp(t *testing.T) {
	eachRandom(t, func(_ sample.Case, tl *engine.Timeline) error { return contiguous(tl) })
}

// contiguous checks that steps, and the spans inside them, follow each other
// without gaps, and that lengths sum up.
func contiguous(tl *engine.Timeline) error {
	at := time.Duration(0)
	for i, s := range tl.Steps {
		if s.Start != at || s.Index != i || s.Length < 0 {
			return fmt.Errorf("step %d starts at %v with length %v, want start %v", i, s.Start, s.Length, at)
		}
		at = s.End()
		inside := time.Duration(0)
		for k, span := range s.Spans {
			if span.At != inside || span.Length < 0 {
				return fmt.Errorf("step %d (%s) span %d at %v, want %v", i, s.Kind, k, span.At, inside)
			}
			inside += span.Length
		}
		if inside != s.Length {
			return fmt.Errorf("step %d (%s): spans cover %v of %v", i, s.Kind, inside, s.Length)
		}
	}
	if at != tl.Length {
		return fmt.Errorf("steps sum to %v, timeline says %v", at, tl.Length)
	}
	return nil
}

func TestSidesAreEqual(t *testing.T) {
	eachRandom(t, func(c sample.Case, tl *engine.Timeline) error {
		type set struct {
			place string
			set   int
		}
		sides := map[set]map[engine.Side]time.Duration{}
		for _, s := range tl.Steps {
			if s.Kind != engine.Work {
				continue
			}
			key := set{s.Place.Key(), s.Set}
			if sides[key] == nil {
				sides[key] = map[engine.Side]time.Duration{}
			}
			for _, span := range s.Spans {
				sides[key][span.Side] += span.Length
			}
		}
		for key, of := range sides {
			if of[engine.LeftSide] != of[engine.RightSide] {
				return fmt.Errorf("%v: left %v, right %v", key, of[engine.LeftSide], of[engine.RightSide])
			}
			scheme := c.Book.Exercises[exerciseOf(tl, key.place)].Sides
			if scheme != engine.SidesNone && of[engine.LeftSide] == 0 {
				return fmt.Errorf("%v has the scheme %s but no side", key, scheme)
			}
			if scheme == engine.SidesLeftRightBoth && of[engine.BothSides] != of[engine.LeftSide] {
				return fmt.Errorf("%v: both %v, left %v", key, of[engine.BothSides], of[engine.LeftSide])
			}
		}
		return nil
	})
}

func exerciseOf(tl *engine.Timeline, place string) string {
	for _, s := range tl.Steps {
		if s.Place.Key() == place {
			return s.Place.Exercise
		}
	}
	return ""
}

func TestCuesLieInsideTheirSteps(t *testing.T) {
	eachRandom(t, func(_ sample.Case, tl *engine.Timeline) error { return cuesInside(tl) })
}

// cuesInside checks that no cue begins before or after its step, none that has
// a length outlasts it, and no two spoken lines overlap anywhere.
func cuesInside(tl *engine.Timeline) error {
	spoken := time.Duration(0)
	for i, s := range tl.Steps {
		before := time.Duration(0)
		for _, c := range s.Cues {
			if c.At < before || c.At >= s.Length || c.At+c.Length > s.Length {
				return fmt.Errorf("step %d (%s, %v long): cue %s %q at %v for %v", i, s.Kind, s.Length, c.Kind, c.Text, c.At, c.Length)
			}
			before = c.At
			if c.Kind != engine.Speak {
				continue
			}
			if s.Start+c.At < spoken {
				return fmt.Errorf("step %d: %q begins while another line is spoken", i, c.Text)
			}
			spoken = s.Start + c.At + c.Length
		}
	}
	return nil
}

// placed is one rest as it is played: where, which, and how long or of what kind.
type placed struct {
	place string
	kind  engine.RestKind
	pause engine.Pause
}

func TestTheRestThatPlaysIsTheMostSpecificOneSet(t *testing.T) {
	eachRandom(t, func(c sample.Case, tl *engine.Timeline) error {
		want := expectedRests(c)
		var got []placed
		for _, s := range tl.Steps {
			if s.Rest != "" {
				got = append(got, placed{s.Place.Key(), s.Rest, s.Pause})
			}
			if s.Kind != engine.Rest {
				continue
			}
			if length := s.Pause.Lasts(&c.Prefs); s.Length < length || s.Length > length && !s.Waits {
				return fmt.Errorf("%s: the rest is %s and lasts %v", s.Place.Key(), s.Pause, s.Length)
			}
		}
		for i := range min(len(got), len(want)) {
			if got[i].pause.Wait && want[i].pause.Wait {
				got[i].pause = want[i].pause // it is as long as what is said in it at least
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			return fmt.Errorf("rests are %v, want %v", got, want)
		}
		return nil
	})
}

// expectedRests works the rests out by a route of its own: it writes every
// setting into one table, the general ones first, so that the specific ones
// overwrite them.
func expectedRests(c sample.Case) []placed {
	var rests []placed
	r := &c.Prefs.Rests
	for bi, b := range c.Routine.Blocks {
		seen := map[string]int{}
		for ii, item := range b.Items {
			ex := c.Book.Exercises[item.Exercise]
			seen[ex.ID]++
			key := "random/" + string(b.Kind) + "/" + ex.ID
			if seen[ex.ID] > 1 {
				key += fmt.Sprint("#", seen[ex.ID])
			}
			var rest engine.Pause
			overwrite := func(files *engine.Pause, users map[string]engine.Pause, key string) {
				if files != nil {
					rest = *files
				}
				if v, ok := users[key]; ok {
					rest = v
				}
			}
			add := func(kind engine.RestKind) { rests = append(rests, placed{key, kind, rest}) }
			rest = r.BeforeEach
			overwrite(nil, r.Before, ex.ID)
			overwrite(item.Before, r.Before, key)
			add(engine.BeforeExercise)

			sets := ex.Dose.SetsAt(engine.Fraction(c.Prefs.Level, c.Prefs.Progress[ex.ID]))
			if item.Sets != nil {
				sets = *item.Sets
			}
			switches := map[engine.SideScheme]int{engine.SidesLeftRight: 1, engine.SidesLeftRightBoth: 2}[ex.Sides]
			for set := range sets {
				rest = r.BetweenSides
				overwrite(nil, r.Sides, ex.ID)
				overwrite(item.SideRest, r.Sides, key)
				sides := rest
				for range switches {
					add(engine.BetweenSides)
				}
				rest = r.BetweenSets
				overwrite(ex.SetRest, r.Sets, ex.ID)
				overwrite(item.SetRest, r.Sets, key)
				switch {
				case set == sets-1:
				case rest != (engine.Pause{}):
					add(engine.BetweenSets)
				case switches > 0: // back to the first side, with nothing to rest
					rest = sides
					add(engine.BetweenSides)
				}
			}

			rest = r.Default
			overwrite(c.Routine.Rest, r.Routine, "random")
			overwrite(b.Rest, r.Block, "random/"+string(b.Kind))
			overwrite(ex.Rest, r.Exercise, ex.ID)
			overwrite(item.Rest, r.Place, key)
			last := bi == len(c.Routine.Blocks)-1 && ii == len(b.Items)-1
			if rest != (engine.Pause{}) && !last {
				add(engine.AfterExercise)
			}
		}
	}
	return rests
}

func TestAdjustKeepsTheTimelineWhole(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 11))
		c := sample.Random(r)
		tl, err := engine.Compile(c.Routine, c.Book, &c.Prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			i := r.IntN(len(tl.Steps))
			step := tl.Steps[i]
			elapsed := time.Duration(r.Int64N(int64(step.Length)))
			delta := time.Duration(r.IntN(61)-30) * time.Second
			changed, by, err := tl.Adjust(i, elapsed, delta)
			if (err == nil) != step.Adjustable {
				t.Fatalf("seed %d: step %d (%s) adjustable %v, got %v", seed, i, step.Kind, step.Adjustable, err)
			}
			if err := adjusted(tl, changed, i, elapsed, by); err != nil {
				t.Fatalf("seed %d: step %d (%s) at %v by %v: %v", seed, i, step.Kind, elapsed, delta, err)
			}
			tl = changed
		}
	}
}

// adjusted checks a timeline after Adjust: still whole, what was played as it
// was, the length changed by what was said.
func adjusted(old, changed *engine.Timeline, i int, elapsed, by time.Duration) error {
	if err := contiguous(changed); err != nil {
		return err
	}
	if err := cuesInside(changed); err != nil {
		return err
	}
	was, is := old.Steps[i], changed.Steps[i]
	if is.Length-was.Length != by || changed.Length-old.Length != by {
		return fmt.Errorf("says %v, step changed by %v and session by %v", by, is.Length-was.Length, changed.Length-old.Length)
	}
	if is.Length < elapsed {
		return fmt.Errorf("step of %v was cut to %v though %v are played", was.Length, is.Length, elapsed)
	}
	for k, c := range was.Cues {
		if c.At <= elapsed && (k >= len(is.Cues) || is.Cues[k] != c) {
			return fmt.Errorf("cue %d, already played, has changed", k)
		}
	}
	return nil
}
