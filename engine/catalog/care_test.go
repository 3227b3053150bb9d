package catalog_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"uncoil/engine"
)

// conditionSets returns every set of one, two or three conditions.
func conditionSets(book *engine.Book) [][]string {
	var sets [][]string
	ids := make([]string, len(book.Conditions))
	for i := range book.Conditions {
		ids[i] = book.Conditions[i].ID
	}
	for i := range ids {
		sets = append(sets, ids[i:i+1])
		for k := range ids[:i] {
			sets = append(sets, []string{ids[k], ids[i]})
			for j := range ids[:k] {
				sets = append(sets, []string{ids[j], ids[k], ids[i]})
			}
		}
	}
	return sets
}

// kits are what people have at home.
func kits() [][]string {
	return [][]string{engine.DefaultPreferences().Equipment, {engine.Mat}, nil, engine.Equipment()}
}

var every = flag.Bool("every", false, "compile every set of three conditions at every level and with all equipment, which takes a quarter of an hour")

// home is how a person trains: at a level, with what there is at home.
type home struct{ level, kit int }

// homesOf returns where a set of conditions is tried: in some home, a part of the
// sets of three in none, and with -every in all.
func homesOf(rng *rand.Rand, i int, set []string) []home {
	const someOf = 6
	if !*every {
		if len(set) == 3 && i%someOf != 0 {
			return nil
		}
		return []home{{rng.IntN(len(engine.Levels())), rng.IntN(len(kits()))}}
	}
	var all []home
	for level := range engine.Levels() {
		for kit := range kits() {
			all = append(all, home{level, kit})
		}
	}
	return all
}

// TestNobodyIsLedIntoWhatTheyAreCarefulWith tries every set of up to two
// conditions, and a part of those of three, on every routine, each at some level
// and with some equipment; with -every all of three, at every level and with all
// equipment.
func TestNobodyIsLedIntoWhatTheyAreCarefulWith(t *testing.T) {
	c := real(t)
	book, sets := c.Book(), conditionSets(c.Book())
	for _, r := range c.Routines() {
		t.Run(r.ID, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(12, uint64(len(r.ID))))
			before := map[home]*engine.Timeline{}
			for i, set := range sets {
				for _, at := range homesOf(rng, i, set) {
					prefs := engine.DefaultPreferences()
					prefs.Level, prefs.Equipment = engine.Levels()[at.level], kits()[at.kit]
					if before[at] == nil {
						before[at] = compile(t, c, r.ID, &prefs)
					}
					prefs.Conditions = set
					tl := compile(t, c, r.ID, &prefs)
					for _, fault := range []error{
						careful(&r, book, &prefs, tl), standInsAreGentle(&r, book, &prefs, tl), wholeSession(&r, tl), nearInLength(c.Routines(), &r, book, &prefs, before[at], tl),
					} {
						if fault != nil {
							t.Errorf("%v, %s, %v: %v", set, prefs.Level, prefs.Equipment, fault)
						}
					}
				}
			}
		})
	}
}

// asks reports whether an exercise asks for a movement where a routine is done.
func asks(r *engine.Routine, ex *engine.Exercise, m engine.Movement) bool {
	return ex.AsksFor(m) && !(m == engine.GettingDown && r.Surface == engine.OnBed)
}

// careful checks that no step asks for what is to be left out, and that what is
// kept is said: before the exercise, and only to those whom it concerns.
func careful(r *engine.Routine, book *engine.Book, prefs *engine.Preferences, tl *engine.Timeline) error {
	for i := range tl.Steps {
		s := &tl.Steps[i]
		ex, ok := book.Exercises[s.Exercise]
		if !ok {
			continue
		}
		for _, c := range book.CarefulWith(prefs) {
			for _, m := range c.Leave {
				if asks(r, &ex, m) {
					return fmt.Errorf("step %d, %s, asks for %s, which %s leaves out", i, ex.ID, m, c.ID)
				}
			}
			met := slices.ContainsFunc(c.Ask, func(m engine.Movement) bool { return m != engine.GettingDown && asks(r, &ex, m) })
			said := slices.ContainsFunc(s.Care, func(care engine.StepCare) bool { return care.Condition == c.ID })
			if met && !said && s.Kind == engine.PositionStep {
				return fmt.Errorf("step %d, %s, is kept without a word about %s", i, ex.ID, c.ID)
			}
		}
		for _, care := range s.Care {
			if !slices.Contains(prefs.Conditions, care.Condition) {
				return fmt.Errorf("step %d warns of %s, which nobody has", i, care.Condition)
			}
		}
	}
	return nil
}

// standInsAreGentle checks that what stands in for something asks for nothing
// that the person is careful with, is no harder, and stands there once.
func standInsAreGentle(r *engine.Routine, book *engine.Book, prefs *engine.Preferences, tl *engine.Timeline) error {
	for _, change := range tl.Changes {
		if change.Instead == "" {
			continue
		}
		instead := book.Exercises[change.Instead]
		for _, c := range book.CarefulWith(prefs) {
			for _, m := range slices.Concat(c.Leave, c.Ask) {
				if asks(r, &instead, m) {
					return fmt.Errorf("%s stands in for %s and asks for %s", instead.ID, change.Exercise, m)
				}
			}
		}
		n := 0
		for i := range tl.Steps {
			if tl.Steps[i].Kind == engine.PositionStep && tl.Steps[i].Exercise == instead.ID {
				n++
			}
		}
		if n != 1 {
			return fmt.Errorf("%s stands in for %s and comes %d times", instead.ID, change.Exercise, n)
		}
	}
	return nil
}

// wholeSession checks that there is a warm-up and a cool-down.
func wholeSession(r *engine.Routine, tl *engine.Timeline) error {
	for _, block := range r.Blocks {
		if len(block.Items) == 0 || block.Kind == engine.Main {
			continue
		}
		if !slices.ContainsFunc(tl.Steps, func(s engine.Step) bool { return s.Block == block.Kind && s.Kind == engine.Work }) {
			return fmt.Errorf("nothing is left of the %s", block.Kind)
		}
	}
	return nil
}

// nearInLength checks that the session stays within 15 % of its length, or that
// another routine is named.
func nearInLength(all []engine.Routine, r *engine.Routine, book *engine.Book, prefs *engine.Preferences, before, after *engine.Timeline) error {
	share := float64(after.Length) / float64(before.Length)
	if !after.Unsuited {
		if share < 0.85 || share > 1.15 {
			return fmt.Errorf("it lasts %.0f %% of its time and is said to suit", 100*share)
		}
		return nil
	}
	best := engine.BestFor(r, all, book, prefs)
	if best != nil && engine.CareFor(best, book, prefs).Unsuited {
		return fmt.Errorf("it does not suit, and %s is named instead, which does not either", best.ID)
	}
	if best == nil && r.Level != engine.LevelBeginner {
		return fmt.Errorf("it does not suit, and nothing is named instead")
	}
	return nil
}

func TestStandInsForMissingEquipmentAreNoHarder(t *testing.T) {
	c := real(t)
	for _, e := range c.Exercises() {
		for _, id := range e.Swaps {
			if other := c.Book().Exercises[id]; !engine.Easier(&e, &other) {
				t.Errorf("%s stands in for %s and is harder", id, e.ID)
			}
		}
	}
	// Two that the program once had.
	for _, pair := range [][2]string{{"ball-squeeze", "small-crunch"}, {"hyperextension-hang", "ragdoll-hang"}} {
		ex, other := c.Book().Exercises[pair[0]], c.Book().Exercises[pair[1]]
		if engine.Easier(&ex, &other) {
			t.Errorf("%s may stand in for %s", pair[1], pair[0])
		}
	}
}

func TestAnswersAreHonoured(t *testing.T) {
	c := real(t)
	r, err := c.Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement"}
	done := func(tl *engine.Timeline, id string) bool {
		return slices.ContainsFunc(tl.Steps, func(s engine.Step) bool { return s.Exercise == id && s.Kind == engine.Work })
	}
	played := func() *engine.Timeline {
		t.Helper()
		return compile(t, c, r.ID, &prefs)
	}
	if tl := played(); done(tl, "childs-pose") || done(tl, "knees-to-chest") || len(tl.Changes) != 2 {
		t.Errorf("unanswered, the careful way is %+v", tl.Changes)
	}
	prefs.Answers = prefs.WithAnswers(engine.CareAnswer{Exercise: "childs-pose", Condition: "hip-replacement", Way: engine.DoAsIs})
	tl := played()
	if !done(tl, "childs-pose") || done(tl, "knees-to-chest") {
		t.Errorf("with an answer for one exercise: %+v", tl.Changes)
	}
	for _, s := range tl.Steps {
		if s.Exercise == "childs-pose" && s.Kind == engine.Work && len(s.Care) == 0 {
			t.Error("what is kept carries no caution")
		}
	}
	if open := engine.Open(engine.Concerns(r, c.Book(), &prefs)); len(open) != 1 || open[0].Exercise != "knees-to-chest" {
		t.Errorf("still open is %+v", open)
	}
	prefs.Answers = prefs.WithoutAnswer("childs-pose", "hip-replacement")
	if tl := played(); done(tl, "childs-pose") {
		t.Error("an answer that is taken back still counts")
	}
}

func TestRecentSurgeryAsksFirst(t *testing.T) {
	c := real(t)
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"recent-surgery"}
	if first := c.Book().AskFirst(&prefs); first == nil || first.ID != "recent-surgery" {
		t.Fatalf("AskFirst is %v", first)
	}
	prefs.Answers = prefs.WithAnswers(engine.CareAnswer{Condition: "recent-surgery", Way: engine.DoAsIs})
	if first := c.Book().AskFirst(&prefs); first != nil {
		t.Errorf("after an answer, AskFirst is %s", first.ID)
	}
}

func TestAMovementCanBeChosenByItself(t *testing.T) {
	c := real(t)
	for _, m := range engine.Movements() {
		prefs := engine.DefaultPreferences()
		prefs.Careful = []engine.Movement{m}
		for _, r := range c.Routines() {
			tl := compile(t, c, r.ID, &prefs)
			if err := careful(&r, c.Book(), &prefs, tl); err != nil {
				t.Errorf("%s, %s: %v", m, r.ID, err)
			}
		}
	}
}
