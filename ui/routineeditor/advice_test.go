package routineeditor

import (
	"slices"
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/sample"
)

// TestAdviceNamesTheMovementAndTheCondition: what an exercise asks for, and who must
// be careful with that.
func TestAdviceNamesTheMovementAndTheCondition(t *testing.T) {
	c := around(t, func(p *engine.Preferences) {
		p.Conditions, p.Careful = []string{"hip-replacement"}, []engine.Movement{engine.RoundedBend}
	})
	fresh := draft.New("Mine", engine.LevelBeginner, func(string) bool { return false })
	fresh.Blocks[1].Items = []engine.Item{{Exercise: "knees-to-chest"}}
	r := newRig(t, draft.Open(&fresh, false, c), c, size)
	var got []string
	for range r.screen.advice.warnings {
		got = append(got, r.screen.advice.sign.Text())
		r.screen.advice.next.OnTapped()
	}
	for _, want := range []string{
		"Knees to Chest: asks for deep hip bend. Careful: hip replacement.",
		"Knees to Chest: you want to be careful with deep, round bend.",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("nothing says %q: %q", want, got)
		}
	}
	ex := c.Book.Exercises["knees-to-chest"]
	if facts := r.screen.factsOf(&ex); !strings.Contains(facts, "Left out: hip replacement, deep, round bend") {
		t.Errorf("the picker says %q", facts)
	}
}

// TestAdvice goes through everything that can be better, and lets the program
// mend what it can.
func TestAdvice(t *testing.T) {
	c := around(t, func(p *engine.Preferences) {
		p.Equipment = nil
		p.Careful = []engine.Movement{engine.KneeLoad}
	})
	fresh := draft.New("Mine", engine.LevelBeginner, func(string) bool { return false })
	for i, id := range []string{"cat-cow", "side-reaches", "supine-twist", "bar-hang", "cobra", "hip-circles", "cat-cow", "cat-cow", "gone"} {
		fresh.Blocks[1].Items = slices.Insert(fresh.Blocks[1].Items, i, engine.Item{Exercise: id})
	}
	r := newRig(t, draft.Open(&fresh, false, c), c, size)
	a := r.screen.advice
	seen := map[draft.WarningKind]bool{}
	for range a.warnings {
		w := a.warnings[a.shown]
		seen[w.Kind] = true
		if text := a.sign.Text(); text == "" || strings.Contains(text, "{{") || strings.Contains(text, "<no value>") {
			t.Errorf("%s says %q", w.Kind, text)
		}
		sample.CheckTexts(t, a)
		a.next.OnTapped()
	}
	for _, kind := range []draft.WarningKind{draft.WarnMissing, draft.WarnCareful, draft.WarnEquipment, draft.WarnNoWarmUp, draft.WarnNoCoolDown, draft.WarnUpAndDown, draft.WarnTwice} {
		if !seen[kind] {
			t.Errorf("%s is not told", kind)
		}
	}
	follow := func(kind draft.WarningKind) {
		for a.shown = range a.warnings {
			if a.warnings[a.shown].Kind == kind {
				a.update()
				a.act.OnTapped()
				return
			}
		}
		t.Errorf("%s is not told any more", kind)
	}
	follow(draft.WarnMissing)
	follow(draft.WarnUpAndDown)
	if strings.Contains(r.ids(), "gone") || slices.ContainsFunc(a.warnings, func(w draft.Warning) bool { return w.Kind == draft.WarnUpAndDown && w.Fix != nil }) {
		t.Errorf("after mending: %s", r.ids())
	}
	follow(draft.WarnNoCoolDown)
	if len(r.sheets) != 1 {
		t.Fatal("nothing is offered for a cool-down")
	}
	r.typeText("resting")
	r.sheets[0].OnEscape()
	follow(draft.WarnTwice)
	if e := r.screen.list.current(); e.kind != itemLine || e.at.Item == 0 {
		t.Errorf("what comes twice is looked for at %v", e)
	}
}
