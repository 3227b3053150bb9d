package catalog_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// A step that is laid out again in mid-session is the same step: what it says
// and how long it takes depend on what comes before it, not on what comes after.
func TestAStepLaidOutAgainIsTheSame(t *testing.T) {
	c := real(t)
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"dizziness"} // directions up from the floor take longer
	for _, routine := range c.Routines() {
		timeline, err := engine.Compile(&routine, c.Book(), &prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range timeline.Steps {
			step := &timeline.Steps[i]
			if !step.Adjustable {
				continue
			}
			same, by, err := timeline.Adjust(i, 0, 0)
			if err != nil || by != 0 || !slices.Equal(same.Steps[i].Cues, step.Cues) || !slices.Equal(same.Steps[i].Spans, step.Spans) {
				t.Errorf("%s: step %d (%s of %s) changed by %v when nothing was asked (%v)", routine.ID, i, step.Kind, step.Exercise, by, err)
			}
		}
	}
}

// What a step has become stays when it is made longer.
func TestAStepThatTellsMoreOrWaitsCanBeMadeLonger(t *testing.T) {
	c := real(t)
	prefs := engine.DefaultPreferences()
	retold, held := 0, 0
	for _, routine := range c.Routines() {
		timeline, err := engine.Compile(&routine, c.Book(), &prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range timeline.Steps {
			if told := timeline.Retell(i); told != nil && told.Steps[i].Adjustable {
				longer, by, err := told.Adjust(i, 0, 15*time.Second)
				if err != nil || by != 15*time.Second || !slices.Equal(longer.Steps[i].Cues, told.Steps[i].Cues) {
					t.Errorf("%s: step %d told again is %v longer and says something else (%v)", routine.ID, i, by, err)
				}
				retold++
			}
			if waits, err := timeline.Hold(i); err == nil {
				longer, _, err := waits.Adjust(i, 0, 15*time.Second)
				if err != nil || !longer.Steps[i].Waits || slices.ContainsFunc(longer.Steps[i].Cues, func(c engine.Cue) bool { return c.Kind == engine.Tick }) {
					t.Errorf("%s: rest %d that waits ends or ticks when it is made longer (%v)", routine.ID, i, err)
				}
				held++
			}
		}
	}
	if retold == 0 || held == 0 {
		t.Errorf("%d steps were told again and %d rests held: want some of each", retold, held)
	}
}
