package engine_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// sentences returns all that a timeline says.
func sentences(tl *engine.Timeline) []string {
	var all []string
	for i := range tl.Steps {
		for _, c := range spokenIn(&tl.Steps[i]) {
			all = append(all, c.Text)
		}
	}
	return all
}

// learnt is a session of one exercise that has been done so often.
func learnt(t *testing.T, ex engine.Exercise, l engine.Learnt) *engine.Timeline {
	t.Helper()
	prefs := engine.DefaultPreferences()
	prefs.Learnt = map[string]engine.Learnt{ex.ID: l}
	return fullSession(t, &prefs, ex)
}

// TestWordsFadeAsAnExerciseIsLearnt plays an exercise again and again. What it is
// called and how much of it there is stays; the rest becomes one cue, which takes
// turns.
func TestWordsFadeAsAnExerciseIsLearnt(t *testing.T) {
	ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesLeftRight)
	ex.Dose.Amount, ex.Dose.Sets = engine.Range{From: 60, To: 60}, engine.Range{}
	ex.Say.During.Full = []string{"One.", "Two.", "Three."}
	var count []int
	cues := map[string]bool{}
	for times := range 8 {
		said := sentences(learnt(t, ex, engine.Learnt{Times: times}))
		count = append(count, len(said))
		for _, always := range []string{"x.", "1 minute on each side, left side first.", "Now the right side."} {
			if !slices.Contains(said, always) {
				t.Errorf("after %d times %q is not said: %q", times, always, said)
			}
		}
		if times < 5 {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(said), func(s string) bool { return !slices.Contains(ex.Say.During.Full, s) })
		if len(own) != 1 || slices.Contains(said, "Lie on the mat.") {
			t.Errorf("after %d times it says %q", times, said)
		}
		cues[own[0]] = true
	}
	if !(count[0] == count[1] && count[1] > count[2] && count[2] == count[4] && count[4] > count[5] && count[5] == count[7]) {
		t.Errorf("sentences from session to session: %v", count)
	}
	if len(cues) != 3 {
		t.Errorf("the cues of three sessions are %v", cues)
	}
	away := func(times int) int { return len(sentences(learnt(t, ex, engine.Learnt{Times: times, Away: true}))) }
	if away(1) != count[1] || away(2) != count[0] || away(7) != count[2] {
		t.Errorf("after four weeks away %d, %d and %d sentences", away(1), away(2), away(7))
	}
}

// TestTheBodyTakesItsTimeAtEveryGuidance compares the changes of position.
func TestTheBodyTakesItsTimeAtEveryGuidance(t *testing.T) {
	ex := lying()
	ex.Say.Setup = engine.Directions{
		Full:  []engine.Direction{{Say: "Bend your knees.", Seconds: 20}},
		Brief: []engine.Direction{{Say: "Knees."}},
	}
	for _, g := range engine.Guidances() {
		prefs := engine.DefaultPreferences()
		prefs.Guidance = g
		tl, err := engine.Compile(&engine.Routine{ID: "ways", Name: "Ways", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: ex.ID}}}}},
			&engine.Book{Exercises: map[string]engine.Exercise{ex.ID: ex}, Phrases: sample.Book().Phrases}, &prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		if length := tl.Steps[1].Length; length < 20*time.Second {
			t.Errorf("at %s getting into position takes %v", g, length)
		}
	}
}

func TestAnExerciseIsExplainedAgain(t *testing.T) {
	ex, next := sample.Exercise("x", engine.HoldSeconds, engine.SidesNone), sample.Exercise("y", engine.HoldSeconds, engine.SidesNone)
	prefs := engine.DefaultPreferences()
	prefs.Learnt = map[string]engine.Learnt{"x": {Times: 9}, "y": {Times: 9}}
	for _, g := range engine.Guidances() {
		prefs.Guidance = g
		r := engine.Replanner{
			Routine: &engine.Routine{ID: "r", Name: "R", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: "x"}, {Exercise: "y"}}}}},
			Book:    &engine.Book{Exercises: map[string]engine.Exercise{"x": ex, "y": next}, Phrases: sample.Book().Phrases}, Prefs: prefs, Voice: engine.EstimatedVoice{},
		}
		tl, err := r.Compile()
		if err != nil {
			t.Fatal(err)
		}
		for i := range tl.Steps {
			s := &tl.Steps[i]
			// A rest explains what comes after it.
			want := s.Exercise
			own := r
			told, at, err := own.Explain(tl, i)
			if s.Kind == engine.Done {
				if engine.CodeOf(err) != engine.CodeNotFound {
					t.Errorf("%s: at the end: %v", g, err)
				}
				continue
			}
			if err != nil || told.Steps[at].Kind != engine.PositionStep || told.Steps[at].Exercise != want || !says(&told.Steps[at], "Lie on the mat.") {
				t.Errorf("%s: explaining step %d (%s of %s): step %d: %v", g, i, s.Kind, s.Exercise, at, err)
			}
		}
	}
}
