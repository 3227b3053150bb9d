package draft_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/draft"
)

// settings returns the rest of every kind at every place.
func settings(t *testing.T, d *draft.Draft) map[draft.Ref]map[engine.RestKind]engine.RestSetting {
	t.Helper()
	all := map[draft.Ref]map[engine.RestKind]engine.RestSetting{}
	for b, block := range d.Routine().Blocks {
		for i := range block.Items {
			at := draft.Ref{Block: b, Item: i}
			all[at] = map[engine.RestKind]engine.RestSetting{}
			for _, kind := range engine.RestKinds() {
				s, err := d.Rest(at, kind)
				if err != nil {
					t.Fatal(err)
				}
				all[at][kind] = s
			}
		}
	}
	return all
}

// eachDraft opens every routine with random settings of the user, as it is
// built in and as the user's own.
func eachDraft(t *testing.T, check func(t *testing.T, d *draft.Draft, r *rand.Rand)) {
	c := builtIn(t)
	for n, original := range c.Routines() {
		for _, locked := range []bool{true, false} {
			r := rand.New(rand.NewPCG(uint64(n), 29))
			with := around(c)
			randomUser(r, &original, &with.Prefs)
			check(t, draft.Open(&original, locked, with), r)
			if t.Failed() {
				t.Fatalf("%s, built in %v", original.ID, locked)
			}
		}
	}
}

func TestAllRestsScale(t *testing.T) {
	eachDraft(t, func(t *testing.T, d *draft.Draft, r *rand.Rand) {
		first := *d.State()
		before := settings(t, d)
		factor := draft.MinRestScale + r.Float64()*(draft.MaxRestScale-draft.MinRestScale)
		do(t, d, draft.ScaleAllRests(factor))
		for at, of := range settings(t, d) {
			for kind, is := range of {
				want := before[at][kind].Pause
				switch {
				case want.Wait:
				case want.Breaths > 0:
					want.Breaths = min(max(int(math.Round(float64(want.Breaths)*factor)), 1), engine.MaxPauseBreaths)
				default:
					want = seconds(int(math.Round(want.Length.Seconds() * factor)))
				}
				if is.Pause != want {
					t.Errorf("%v %s: %v times %v is %v, want %v", at, kind, before[at][kind].Pause, factor, is.Pause, want)
				}
			}
		}
		d.Undo()
		if diff := cmp.Diff(first, *d.State()); diff != "" {
			t.Errorf("undone: %s", diff)
		}
	})
}

func TestAllRestsTheSame(t *testing.T) {
	eachDraft(t, func(t *testing.T, d *draft.Draft, r *rand.Rand) {
		want := randomPause(r)
		before := settings(t, d)
		do(t, d, draft.SetAllRests(want))
		for at, of := range settings(t, d) {
			if of[engine.AfterExercise].Pause != want {
				t.Errorf("%v: %v, want %v", at, of[engine.AfterExercise], want)
			}
			if of[engine.BetweenSets].Pause != before[at][engine.BetweenSets].Pause {
				t.Errorf("%v: the rest between sets has changed too", at)
			}
		}
	})
}

func TestBackToDefaultForgetsEverything(t *testing.T) {
	eachDraft(t, func(t *testing.T, d *draft.Draft, r *rand.Rand) {
		do(t, d, draft.DefaultRests())
		want := *d.State()
		d.Undo()
		do(t, d, draft.ScaleAllRests(1.7), draft.SetAllRests(randomPause(r)), draft.ScaleAllRests(0.6), draft.DefaultRests())
		if diff := cmp.Diff(want, *d.State()); diff != "" {
			t.Error(diff)
		}
		for at, of := range settings(t, d) {
			for kind, is := range of {
				if (is.Origin == engine.OfPlace || is.Origin == engine.OfBlock || is.Origin == engine.OfRoutine) && (is.Users || !d.State().BuiltIn) {
					t.Errorf("%v %s: still set: %+v", at, kind, is)
				}
			}
		}
	})
}

func TestScalingKeepsWhatIsInherited(t *testing.T) {
	d := copied(t, "beginner") // its warm-up has none, its cool-down rests of its own
	do(t, d, draft.ScaleAllRests(1.5))
	r := d.Routine()
	if *r.Rest != seconds(45) || *r.Blocks[0].Rest != seconds(0) || *r.Blocks[2].Rest != seconds(15) {
		t.Errorf("%v, %v, %v", r.Rest, r.Blocks[0].Rest, r.Blocks[2].Rest)
	}
	for _, s := range d.Strip().Segments {
		if last := s.Exercise == "hip-circles"; s.Rest == engine.AfterExercise && s.Here != last { // the file sets that one
			t.Errorf("the rest after %s is not inherited any more", s.Exercise)
		}
	}
}

func TestStepping(t *testing.T) {
	at := draft.Ref{Block: 1}
	for _, tt := range []struct {
		from engine.Pause
		by   time.Duration
		want engine.Pause
	}{
		{seconds(30), 5 * time.Second, seconds(35)},
		{seconds(3), -5 * time.Second, engine.Pause{}},
		{engine.PauseOf(engine.MaxRest), 5 * time.Second, engine.PauseOf(engine.MaxRest)},
		{engine.PauseOfBreaths(6), 5 * time.Second, engine.PauseOfBreaths(7)},
		{engine.PauseOfBreaths(1), -5 * time.Second, engine.PauseOfBreaths(1)},
		{engine.PauseUntilReady(30 * time.Second), 5 * time.Second, engine.PauseUntilReady(35 * time.Second)},
	} {
		d := copied(t, "beginner")
		do(t, d, draft.SetRest(at, engine.AfterExercise, tt.from), draft.StepRest(at, engine.AfterExercise, tt.by))
		if s, err := d.Rest(at, engine.AfterExercise); err != nil || s.Pause != tt.want {
			t.Errorf("%v by %v is %v (%v), want %v", tt.from, tt.by, s.Pause, err, tt.want)
		}
		do(t, d, draft.ResetRest(at, engine.AfterExercise))
		if s, _ := d.Rest(at, engine.AfterExercise); s.Origin != engine.OfUser || s.Pause != seconds(30) {
			t.Errorf("reset: %+v", s)
		}
	}
}

func TestTheStripIsTheSession(t *testing.T) {
	eachDraft(t, func(t *testing.T, d *draft.Draft, _ *rand.Rand) {
		strip := d.Strip()
		end := time.Duration(0)
		for i, s := range strip.Segments {
			if s.Start != end || s.Length > 0 && strip.At(s.Start) != i {
				t.Errorf("segment %d begins at %v, want %v", i, s.Start, end)
			}
			end = s.End()
			if s.Kind == draft.FrameSegment {
				continue
			}
			if d.Routine().Blocks[s.At.Block].Items[s.At.Item].Exercise != s.Exercise {
				t.Errorf("segment %d of %s belongs to %v", i, s.Exercise, s.At)
			}
			if s.Rest == "" {
				continue
			}
			if want, err := d.Rest(s.At, s.Rest); err != nil || want != s.Setting {
				t.Errorf("segment %d says %+v, want %+v, %v", i, s.Setting, want, err)
			}
			if (s.Step < 0) != (s.Kind == draft.RestSegment && s.Setting.Pause == engine.Pause{}) {
				t.Errorf("segment %d, a rest of %v, is step %d", i, s.Setting.Pause, s.Step)
			}
		}
		if end != strip.Total || strip.Total != d.Total() {
			t.Errorf("the strip ends at %v, the session at %v and %v", end, strip.Total, d.Total())
		}
		// Between any two sets and any two exercises there is a rest to take hold of.
		steps, set, held := d.Timeline().Steps, 0, false
		for _, s := range strip.Segments {
			held = held || s.Rest == engine.BetweenSets
			if s.Kind == draft.WorkSegment {
				if steps[s.Step].Set > max(set, 1) && !held {
					t.Errorf("no rest before set %d of %s", steps[s.Step].Set, s.Exercise)
				}
				set, held = steps[s.Step].Set, false
			}
		}
		rests, items := 0, 0
		for _, s := range strip.Segments {
			if s.Rest == engine.AfterExercise {
				rests++
			}
		}
		for _, b := range d.Routine().Blocks {
			items += len(b.Items)
		}
		if rests != items-1 {
			t.Errorf("%d rests between %d exercises", rests, items)
		}
	})
}

// TestNoRestBetweenSidedSetsCanStillBeSet has nothing between two sets but the
// change back to the first side.
func TestNoRestBetweenSidedSetsCanStillBeSet(t *testing.T) {
	c := builtIn(t)
	original := engine.Routine{ID: "sets", Name: "Sets", Blocks: []engine.Block{{
		Kind: engine.Main, Items: []engine.Item{{Exercise: "heel-slides", Sets: ptr(2), SetRest: ptr(engine.Pause{})}},
	}}}
	d := draft.Open(&original, false, around(c))
	var kinds []engine.RestKind
	for _, s := range d.Strip().Segments {
		if s.Rest != "" {
			kinds = append(kinds, s.Rest)
		}
	}
	want := []engine.RestKind{engine.BeforeExercise, engine.BetweenSides, engine.BetweenSets, engine.BetweenSides, engine.BetweenSides}
	if !slices.Equal(kinds, want) {
		t.Errorf("there are the rests %v, want %v", kinds, want)
	}
}
