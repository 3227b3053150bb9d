package catalog_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// sourced is what the sources allow of an exercise: seconds, breaths,
// repetitions or rounds from low to high, in low to high sets. Where a source
// says "up to", low is the least that is worth doing.
type sourced struct {
	kind      engine.DoseKind
	low, high float64
	sets      engine.Range
}

// theSources are the doses of S0 to S4, exercise by exercise.
func theSources() map[string]sourced {
	once := engine.Range{From: 1, To: 1}
	upTo := func(n float64) engine.Range { return engine.Range{From: 1, To: n} }
	hold := func(low, high float64) sourced { return sourced{engine.HoldSeconds, low, high, once} }
	reps := func(low, high float64) sourced { return sourced{engine.Repetitions, low, high, once} }
	return map[string]sourced{
		"march-in-place": hold(60, 180), "easy-jog-in-place": hold(30, 120), "arm-circles": hold(20, 40),
		"torso-rotations": hold(20, 40), "hip-circles": hold(20, 40), "leg-swings": hold(20, 30), "side-reaches": hold(20, 40),
		"supine-reach": {engine.HoldBreaths, 5, 5, upTo(5)}, "heel-slides": {engine.Repetitions, 10, 10, upTo(3)},
		"cat-cow": {engine.Flow, 5, 20, once}, "childs-pose": hold(15, 300),
		"single-knee-to-chest": {engine.HoldSeconds, 10, 30, upTo(5)}, "hamstring-stretch": {engine.HoldSeconds, 10, 60, upTo(5)},
		"standing-forward-bend": {engine.HoldBreaths, 5, 5, upTo(5)}, "downward-dog": hold(10, 60),
		"piriformis-stretch": hold(10, 60), "cobra": hold(10, 60), "fish-pose": hold(10, 60), "camel-pose": hold(10, 30),
		"kneeling-hip-flexor": hold(30, 30), "ball-bridge": reps(8, 12), "supine-twist": hold(30, 30), "ball-twist": reps(8, 10),
		"half-forward-press": hold(20, 30), "ragdoll-hang": hold(20, 30), "seated-forward-fold": hold(30, 30),
		"bar-hang": {engine.HoldSeconds, 10, 20, upTo(4)}, "wall-bar-stretch": hold(20, 30),
		"hyperextension-hang": hold(20, 30), "ball-back-stretch": hold(20, 30),
		"standing-roll-down": {engine.Flow, 3, 9, once}, "knees-to-chest": {engine.HoldSeconds, 10, 15, upTo(5)},
		"plank": hold(15, 45), "side-plank": hold(10, 30), "rotating-plank": reps(5, 8), "small-crunch": reps(8, 15),
		"bird-dog": reps(6, 10), "bench-hip-flexor": hold(30, 30), "ball-squeeze": reps(10, 10),
		"chin-to-chest": {engine.HoldSeconds, 15, 20, engine.Range{From: 2, To: 3}}, "shoulder-shrug": reps(8, 10),
		"belly-breathing": hold(60, 180), "progressive-relaxation": hold(180, 300), "guided-imagery": hold(120, 300),
		"foam-roll-upper-back": hold(60, 60), "knee-rocks": hold(30, 60), "short-walk": hold(60, 300), "supine-rest": hold(60, 180),
	}
}

// practised are the exercises that common practice repeats, where the source gives
// one hold, and how often at most.
func practised() map[string]float64 {
	return map[string]float64{
		"cobra": 2, "fish-pose": 2, "camel-pose": 2, "downward-dog": 2, "half-forward-press": 2, "ragdoll-hang": 2,
		"seated-forward-fold": 2, "supine-twist": 2,
	}
}

func TestDosesKeepToTheSources(t *testing.T) {
	c := real(t)
	want := theSources()
	for _, ex := range c.Exercises() {
		s, ok := want[ex.ID]
		if !ok {
			continue // one of our own
		}
		delete(want, ex.ID)
		d := ex.Dose
		if more, ok := practised()[ex.ID]; ok {
			if s.sets.To = more; !slices.Contains(ex.Sources, engine.CommonPractice) {
				t.Errorf("%s: %v sets are common practice, which it does not say", ex.ID, more)
			}
		}
		sets := engine.Range{From: max(1, d.Sets.From), To: max(1, d.Sets.To)}
		if d.Kind != s.kind || d.Amount.From < s.low || d.Amount.To > s.high || sets.From < s.sets.From || sets.To > s.sets.To {
			t.Errorf("%s: %s %v in %v sets; the sources allow %s %v to %v in %v sets", ex.ID, d.Kind, d.Amount, sets, s.kind, s.low, s.high, s.sets)
		}
	}
	for id := range want {
		t.Errorf("there is no exercise %s", id)
	}
}

func TestRoutinesAreTheCatalogues(t *testing.T) {
	c := real(t)
	for id, main := range map[string][]string{
		"beginner":              {"supine-reach", "heel-slides", "cat-cow", "childs-pose"},
		"intermediate":          {"single-knee-to-chest", "hamstring-stretch", "standing-forward-bend", "downward-dog"},
		"advanced":              {"piriformis-stretch", "cobra", "single-knee-to-chest", "fish-pose", "seated-forward-fold", "camel-pose"},
		"at-home-decompression": {"standing-roll-down", "knees-to-chest", "cat-cow", "childs-pose"},
		"spine-stretch":         {"downward-dog", "cat-cow", "half-forward-press", "ragdoll-hang", "seated-forward-fold"},
		"gym-traction":          {"bar-hang", "wall-bar-stretch", "hyperextension-hang", "ball-back-stretch"},
		"range-of-motion":       {"kneeling-hip-flexor", "childs-pose", "hamstring-stretch", "supine-twist", "knees-to-chest"},
		"spine-strength":        {"plank", "side-plank", "rotating-plank", "small-crunch", "bird-dog", "ball-squeeze", "ball-bridge"},
		"desk-break":            {"chin-to-chest", "shoulder-shrug", "half-forward-press", "ragdoll-hang"},
		"wind-down":             {"childs-pose", "knee-rocks", "belly-breathing", "progressive-relaxation", "guided-imagery"},
		"on-a-chair":            {"seated-cat-cow", "seated-side-bend", "seated-leg-extension", "seated-knee-lift", "sit-to-stand", "wall-lean-stretch"},
		"in-bed":                {"heel-slides", "low-back-press", "single-knee-to-chest"},
	} {
		r, err := c.Routine(id)
		if err != nil {
			t.Error(err)
			continue
		}
		var got []string
		for _, block := range r.Blocks[1:] {
			for _, item := range block.Items {
				if slices.Contains(main, item.Exercise) && !slices.Contains(got, item.Exercise) {
					got = append(got, item.Exercise)
				}
			}
		}
		if !slices.Equal(got, main) {
			t.Errorf("%s: of the catalogue's main block it has %v, want %v", id, got, main)
		}
	}
}

// TestRoutinesLastAsLongAsTheyShould measures them at the default preferences.
func TestRoutinesLastAsLongAsTheyShould(t *testing.T) {
	c := real(t)
	for _, r := range c.Routines() {
		low, high := 15*time.Minute, 38*time.Minute // a warm-up of five minutes in all of them
		switch r.ID {
		case "desk-break":
			low, high = 5*time.Minute, 7*time.Minute+15*time.Second
		case "spine-strength":
			high = 42 * time.Minute // eight exercises; --minutes makes it shorter
		case "wind-down":
			low, high = 15*time.Minute, 20*time.Minute
		case "on-a-chair":
			low, high = 15*time.Minute, 23*time.Minute
		case "in-bed":
			low, high = 10*time.Minute, 16*time.Minute
		}
		prefs := engine.DefaultPreferences()
		if tl := compile(t, c, r.ID, &prefs); tl.Length < low || tl.Length > high {
			t.Errorf("%s lasts %v, want %v to %v", r.ID, tl.Length.Round(time.Second), low, high)
		}
	}
}
