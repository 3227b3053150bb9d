package engine_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

func TestEachExerciseIsAskedAboutOnce(t *testing.T) {
	c := builtIn(t)
	book := c.Book()
	r, err := c.Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement", "sore-knees"}
	prefs.Careful = []engine.Movement{engine.DeepHipBend}
	questions := engine.Questions(engine.Concerns(r, book, &prefs))
	seen := map[string]bool{}
	both := false
	for i := range questions {
		q := &questions[i]
		if seen[q.Exercise] {
			t.Errorf("%s is asked about twice", q.Exercise)
		}
		seen[q.Exercise] = true
		both = both || slices.Contains(q.Conditions, "hip-replacement") && slices.Contains(q.Conditions, string(engine.DeepHipBend))
		if slices.Contains(q.Conditions, "sore-knees") {
			t.Errorf("%s is asked about because of what needs a word alone", q.Exercise)
		}
		if !q.Known || q.Why == "" || (q.Instead == "") == (q.Ways[0] == engine.DoInstead) || q.Ways[len(q.Ways)-1] != engine.DoAsIs {
			t.Errorf("asks %+v", q)
		}
	}
	if len(questions) == 0 || !both {
		t.Fatalf("asks %+v", questions)
	}
	for _, id := range engine.SaidWhenTheyCome(engine.Concerns(r, book, &prefs)) {
		if seen[id] {
			t.Errorf("%s is asked about, and said when it comes", id)
		}
	}

	first := questions[0]
	prefs.Answers = prefs.WithAnswers(first.Answers(engine.DoAsIs, time.Unix(0, 0))...)
	rest := engine.Questions(engine.Concerns(r, book, &prefs))
	if len(rest) != len(questions)-1 || slices.ContainsFunc(rest, func(q engine.Question) bool { return q.Exercise == first.Exercise }) {
		t.Errorf("answered, %d of %d questions are left", len(rest), len(questions))
	}
	if !slices.Contains(engine.SaidWhenTheyCome(engine.Concerns(r, book, &prefs)), first.Exercise) {
		t.Errorf("%s is kept, and nothing is said", first.Exercise)
	}

	// What one condition leaves out is not asked about again because of another.
	prefs.Careful, prefs.Answers = nil, nil
	prefs.Answers = prefs.WithAnswers(engine.CareAnswer{Exercise: first.Exercise, Condition: "hip-replacement", Way: engine.LeaveOut})
	prefs.Careful = []engine.Movement{engine.DeepHipBend}
	for _, q := range engine.Questions(engine.Concerns(r, book, &prefs)) {
		if q.Exercise == first.Exercise {
			t.Errorf("%s is left out, and asked about: %+v", first.Exercise, q)
		}
	}
}

func TestUnknownMovementsAreForThePersonToDecide(t *testing.T) {
	c := builtIn(t)
	book := *c.Book()
	own := book.Exercises["cat-cow"]
	own.ID, own.Asks, own.Spares = "mine", nil, nil
	book.Exercises = map[string]engine.Exercise{"mine": own}
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement", "disc"}
	questions := engine.Questions(engine.Concerns(own.Alone(), &book, &prefs))
	if len(questions) != 1 || questions[0].Known || !slices.Equal(questions[0].Ways, []engine.Way{engine.DoAsIs, engine.LeaveOut}) {
		t.Fatalf("asks %+v", questions)
	}
	prefs.Answers = prefs.WithAnswers(questions[0].Answers(engine.DoAsIs, time.Unix(0, 0))...)
	if again := engine.Questions(engine.Concerns(own.Alone(), &book, &prefs)); len(again) > 0 {
		t.Errorf("asks again: %+v", again)
	}
}

// A step that is made longer, or that is reached early from a rest, asks for the
// same care as before.
func TestAStepThatChangesKeepsItsCare(t *testing.T) {
	c := builtIn(t)
	r, err := c.Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement"}
	timeline, err := engine.Compile(r, c.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	told, longer := 0, 0
	for i := range timeline.Steps {
		want := timeline.Steps[i].Care
		if len(want) == 0 {
			continue
		}
		if again := timeline.Retell(i); again != nil {
			told++
			if !slices.Equal(again.Steps[i].Care, want) {
				t.Errorf("step %d, told again, asks for %v, want %v", i, again.Steps[i].Care, want)
			}
		}
		if next, _, err := timeline.Adjust(i, 0, 15*time.Second); err == nil {
			longer++
			if !slices.Equal(next.Steps[i].Care, want) {
				t.Errorf("step %d, longer, asks for %v, want %v", i, next.Steps[i].Care, want)
			}
		}
	}
	if told == 0 || longer == 0 {
		t.Errorf("%d steps told again, %d longer", told, longer)
	}
}
