package engine_test

import (
	"slices"
	"testing"

	"uncoil/engine"
)

// inBed is what phrases say of a bed.
func inBed() engine.InBed {
	plain := func(text string) engine.Directions { return engine.Directions{Full: engine.Plain(text)} }
	return engine.InBed{
		Begin: plain("Lie in your bed."),
		Moves: map[engine.Position]engine.Move{
			engine.Standing: {Any: plain("Sit up on the edge.")},
			engine.Supine:   {Any: plain("Back into bed.")},
		},
		Rise: engine.Directions{Full: []engine.Direction{{Say: "Sit until your head is clear.", Seconds: 12}}},
	}
}

// said returns everything that a timeline speaks, in order.
func said(tl *engine.Timeline) []string {
	var all []string
	for i := range tl.Steps {
		for _, c := range spokenIn(&tl.Steps[i]) {
			all = append(all, c.Text)
		}
	}
	return all
}

func TestASessionInBedBeginsAndEndsLying(t *testing.T) {
	bed := func(p *engine.Phrases, r *engine.Routine) { p.Bed, r.Surface = inBed(), engine.OnBed }
	tl := ways(t, engine.Pause{}, bed, lying())
	want := []string{"Ways.", "Lie in your bed.", "Make yourself comfortable.", "Stop if it hurts.", "Now the routine itself.", "lie.", "Be still.", "20 seconds."}
	if got := said(tl); !slices.Equal(got[:len(want)], want) {
		t.Errorf("it begins with %q, want %q", got[:len(want)], want)
	}
	_, _, sat := saidAt(tl, "Sit until your head is clear.")
	done := tl.Steps[len(tl.Steps)-1]
	if bell := done.Start + done.Spans[1].At; sat == 0 || bell-sat < engine.Seconds(12) {
		t.Errorf("the closing bell rings %v after one has sat up", bell-sat)
	}
	for _, other := range []string{"You need a mat.", "Come down and sit.", "Now lie down.", "Roll over.", "Stand up."} {
		if slices.Contains(said(tl), other) {
			t.Errorf("in bed it says %q", other)
		}
	}
}

func TestAMatIsNotForABed(t *testing.T) {
	needy := lying()
	needy.Equipment = []string{engine.Mat, "strap"}
	bed := func(p *engine.Phrases, r *engine.Routine) { p.Bed, r.Surface = inBed(), engine.OnBed }
	if got := said(ways(t, engine.Pause{}, bed, needy)); slices.Contains(got, "You need a mat.") || !slices.Contains(got, "You need a strap.") {
		t.Errorf("it says %q", got)
	}
	book := &engine.Book{Exercises: map[string]engine.Exercise{needy.ID: needy}}
	r := engine.Routine{Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: needy.ID}}}}}
	if got := r.Equipment(book); !slices.Equal(got, []string{engine.Mat, "strap"}) {
		t.Errorf("on the floor it needs %q", got)
	}
	r.Surface = engine.OnBed
	if got := r.Equipment(book); !slices.Equal(got, []string{"strap"}) {
		t.Errorf("in bed it needs %q", got)
	}
}

func TestWhoLeavesTheBedComesBack(t *testing.T) {
	bed := func(p *engine.Phrases, r *engine.Routine) {
		p.Bed, r.Surface = inBed(), engine.OnBed
		r.Blocks = append(r.Blocks, engine.Block{Kind: engine.CoolDown, Items: []engine.Item{{Exercise: "lie"}}})
	}
	first := lying()
	first.ID, first.Name = "first", "first"
	got := said(ways(t, engine.Pause{}, bed, first, standing(), lying()))
	up, back := slices.Index(got, "Sit up on the edge."), slices.Index(got, "Back into bed.")
	if up < 0 || back < up || slices.Contains(got, "Now lie down.") {
		t.Errorf("it says %q", got)
	}
}

func TestARoutineCanPrepareThePlace(t *testing.T) {
	place := func(surface engine.Surface) func(*engine.Phrases, *engine.Routine) {
		return func(p *engine.Phrases, r *engine.Routine) {
			p.Bed, r.Surface = inBed(), surface
			r.Begin = engine.Directions{Full: []engine.Direction{{Say: "Set up a chair.", Seconds: 10}}}
		}
	}
	tl := ways(t, engine.Pause{}, place(engine.OnFloor), standing())
	step, _, told := saidAt(tl, "Set up a chair.")
	_, next, _ := saidAt(tl, "Make yourself comfortable.")
	if step == nil || step.Kind != engine.GetReady || next-told < engine.Seconds(10) {
		t.Errorf("there are %v to set up a chair", next-told)
	}
	if got := said(ways(t, engine.Pause{}, place(engine.OnBed), lying())); !slices.Contains(got, "Set up a chair.") || slices.Contains(got, "Lie in your bed.") {
		t.Errorf("in bed it says %q", got)
	}
}

func TestASessionLingersWhereThereAreWordsForIt(t *testing.T) {
	for _, c := range []struct {
		ends engine.Position
		want string
	}{{engine.Seated, "Stay seated."}, {engine.Supine, "Stay here."}, {engine.Kneeling, "Get up."}} {
		ex := lying()
		ex.Ends = c.ends
		tl := ways(t, engine.Pause{}, func(p *engine.Phrases, r *engine.Routine) {
			r.Linger = true
			p.Stay[engine.Seated] = engine.Directions{Full: engine.Plain("Stay seated.")}
			p.Rise[engine.Kneeling] = engine.Directions{Full: engine.Plain("Get up.")}
			p.Rise[engine.Seated] = p.Rise[engine.Kneeling]
		}, ex)
		if got := said(tl); got[len(got)-2] != c.want {
			t.Errorf("from %s it ends with %q, want %q", c.ends, got[len(got)-2:], c.want)
		}
	}
}
