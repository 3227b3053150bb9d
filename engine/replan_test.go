package engine_test

import (
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// replanner is a routine of five places: an exercise stands in two of them.
func replanner(t *testing.T) (*engine.Replanner, *engine.Timeline) {
	t.Helper()
	book := sample.Book()
	block := func(kind engine.BlockKind, ids ...string) engine.Block {
		b := engine.Block{Kind: kind}
		for _, id := range ids {
			b.Items = append(b.Items, engine.Item{Exercise: id})
		}
		return b
	}
	c := &engine.Replanner{
		Routine: &engine.Routine{ID: "r", Name: "R", Blocks: []engine.Block{
			block(engine.WarmUp, "flow-none"), block(engine.Main, "reps-none", "hold-none", "reps-none"),
			block(engine.CoolDown, "breaths-none", "hold-none"),
		}},
		Book: book, Prefs: engine.DefaultPreferences(), Voice: engine.EstimatedVoice{},
	}
	tl, err := c.Compile()
	if err != nil {
		t.Fatal(err)
	}
	return c, tl
}

// order lists the places of a timeline.
func order(tl *engine.Timeline) string {
	var keys []string
	for i := range tl.Steps {
		if tl.Steps[i].Kind == engine.PositionStep {
			keys = append(keys, strings.TrimPrefix(tl.Steps[i].Place.Key(), "r/"))
		}
	}
	return strings.Join(keys, " ")
}

// stepAt finds a step of a kind at a place.
func stepAt(t *testing.T, tl *engine.Timeline, kind engine.StepKind, key string) int {
	t.Helper()
	for i := range tl.Steps {
		if s := &tl.Steps[i]; s.Kind == kind && s.Place.Key() == key {
			return i
		}
	}
	t.Fatalf("no %s at %s", kind, key)
	return 0
}

func TestWhatIsLeftOutIsNotCompiled(t *testing.T) {
	c, whole := replanner(t)
	c.Prefs.Skip = []string{"flow-none", "hold-none", "unknown"}
	tl, err := c.Compile()
	if err != nil {
		t.Fatal(err)
	}
	// The places keep their keys, so that what is set of them stays theirs.
	if got, want := order(tl), "main/reps-none main/reps-none#2 cool-down/breaths-none"; got != want {
		t.Errorf("left are %q, of %q", got, order(whole))
	}
	if first := tl.Steps[1]; !says(&first, "Now the routine itself.") {
		t.Error("the block that lost its first exercise is not announced")
	}
	// What stands in for an exercise that is left out is done.
	c.Prefs.Swaps = map[string]string{"flow-none": "breaths-none", "reps-none": "hold-none"}
	if tl, err = c.Compile(); err != nil || order(tl) != "warm-up/flow-none cool-down/breaths-none" {
		t.Errorf("with stand-ins: %v, %v", order(tl), err)
	}
	c.Prefs.Swaps, c.Prefs.Skip = nil, []string{"flow-none", "hold-none", "reps-none", "breaths-none"}
	if _, err = c.Compile(); engine.CodeOf(err) != engine.CodeInvalid || !strings.Contains(err.Error(), "settings") {
		t.Errorf("nothing left: %v", err)
	}
}

func TestWithoutGoesOnBehindIt(t *testing.T) {
	for _, tt := range []struct {
		kind     engine.StepKind
		at, hurt string
		want     string
	}{
		{engine.Work, "r/main/hold-none", "hold-none", "r/main/reps-none#2"},
		{engine.Work, "r/main/reps-none", "reps-none", "r/main/hold-none"},
		{engine.Rest, "r/main/hold-none", "hold-none", "r/main/reps-none#2"},
		{engine.Work, "r/cool-down/hold-none", "hold-none", ""},
	} {
		c, tl := replanner(t)
		next, step, err := c.Without(tl, stepAt(t, tl, tt.kind, tt.at), tt.hurt)
		if err != nil {
			t.Fatal(err)
		}
		if s := next.Steps[step]; tt.want != "" && (s.Place.Key() != tt.want || s.Kind != engine.PositionStep) || tt.want == "" && s.Kind != engine.Done {
			t.Errorf("%s in %s leads to %s of %s", tt.kind, tt.at, s.Kind, s.Place.Key())
		}
		if strings.Contains(order(next), tt.hurt) {
			t.Errorf("%s is still in %s", tt.hurt, order(next))
		}
	}
}

func TestInsteadRestartsTheStep(t *testing.T) {
	c, tl := replanner(t)
	next, step, err := c.Instead(tl, stepAt(t, tl, engine.Work, "r/main/reps-none#2"), "flow-none")
	if err != nil {
		t.Fatal(err)
	}
	if s := next.Steps[step]; s.Place.Key() != "r/main/reps-none#2" || s.Exercise != "flow-none" || s.Kind != engine.PositionStep {
		t.Errorf("goes on at %+v", s)
	}
	c.Prefs.Skip = []string{"flow-none"}
	if _, _, err := c.Instead(tl, stepAt(t, tl, engine.Work, "r/main/hold-none"), "flow-none"); engine.CodeOf(err) != engine.CodeNotFound {
		t.Errorf("a stand-in that is left out: %v", err)
	}
}

func TestCoolDownAlone(t *testing.T) {
	c, tl := replanner(t)
	from := stepAt(t, tl, engine.Work, "r/main/hold-none")
	next, step, err := c.CoolDown(tl, from, "hold-none")
	if err != nil {
		t.Fatal(err)
	}
	if order(next) != "cool-down/breaths-none" || next.Steps[step].Kind != engine.PositionStep || len(c.Prefs.Skip) != 0 {
		t.Errorf("%s from step %d, skipping %v from now on", order(next), step, c.Prefs.Skip)
	}
	// Where it was interrupted it is found again in the whole session.
	if at, ok := tl.Resume(markOf(&next.Steps[step+1], 0)); !ok || tl.Steps[at.Step].Place != next.Steps[step+1].Place {
		t.Errorf("%+v, %v", at, ok)
	}
	inside := stepAt(t, tl, engine.Work, "r/cool-down/breaths-none")
	if next, step, err = c.CoolDown(tl, inside, "breaths-none"); err != nil || next != tl || tl.Steps[step].Place.Key() != "r/cool-down/hold-none" {
		t.Errorf("in the cool-down: step %d, %v", step, err)
	}
	if _, _, err = c.CoolDown(tl, len(tl.Steps)-1, "hold-none"); engine.CodeOf(err) != engine.CodeNotFound {
		t.Errorf("at the end: %v", err)
	}
}

// A user who lies already is not told to come down to the floor.
func TestTheWayIntoTheCoolDownBeginsWhereOneIs(t *testing.T) {
	c, _ := replanner(t)
	lie := "Down to the floor."
	c.Book.Phrases.Moves = map[engine.Position]engine.Move{
		engine.Supine: {Any: engine.Directions{Full: engine.Plain(lie)}},
	}
	for _, position := range []engine.Position{engine.Supine, engine.Standing} {
		for id, where := range map[string]engine.Position{"hold-none": position, "breaths-none": engine.Supine} {
			ex := c.Book.Exercises[id]
			ex.Position, ex.Ends = where, ""
			c.Book.Exercises[id] = ex
		}
		tl, err := c.Compile()
		if err != nil {
			t.Fatal(err)
		}
		next, step, err := c.CoolDown(tl, stepAt(t, tl, engine.Work, "r/main/hold-none"), "hold-none")
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, cue := range next.Steps[step].Cues {
			told = told || cue.Text == lie
		}
		if told != (position == engine.Standing) {
			t.Errorf("from %s the way down is told: %v", position, told)
		}
	}
}

// What hurts in the cool-down does not come again later in it, nor does what has
// hurt before.
func TestCoolDownWithoutWhatHurtsTwice(t *testing.T) {
	c, _ := replanner(t)
	c.Routine.Blocks[2].Items = append(c.Routine.Blocks[2].Items,
		engine.Item{Exercise: "breaths-none"}, engine.Item{Exercise: "reps-none"}, engine.Item{Exercise: "flow-none"})
	tl, err := c.Compile()
	if err != nil {
		t.Fatal(err)
	}
	calm, first, err := c.CoolDown(tl, stepAt(t, tl, engine.Work, "r/main/reps-none"), "reps-none")
	if err != nil {
		t.Fatal(err)
	}
	if got := order(calm); got != "cool-down/breaths-none cool-down/hold-none cool-down/breaths-none#2 cool-down/flow-none" || first != 1 {
		t.Fatalf("first %d of %s", first, got)
	}
	next, step, err := c.CoolDown(calm, stepAt(t, calm, engine.Work, "r/cool-down/breaths-none"), "breaths-none")
	if err != nil {
		t.Fatal(err)
	}
	if got := order(next); got != "cool-down/hold-none cool-down/flow-none" || next.Steps[step].Place.Key() != "r/cool-down/hold-none" {
		t.Errorf("goes on at %s of %s", next.Steps[step].Place.Key(), got)
	}
}
