package draft_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/draft"
)

// routineOf makes a routine of the user's own from exercise ids, block by block.
func routineOf(blocks ...[]string) *engine.Routine {
	r := draft.New("Test", engine.LevelBeginner, func(string) bool { return false })
	for b, ids := range blocks {
		for _, id := range ids {
			r.Blocks[b].Items = append(r.Blocks[b].Items, engine.Item{Exercise: id})
		}
	}
	return &r
}

func TestWarnings(t *testing.T) {
	up, floor := "march-in-place", "cat-cow"
	for _, tt := range []struct {
		name   string
		blocks [][]string
		prefs  func(p *engine.Preferences)
		want   []draft.WarningKind
	}{
		{"a sound routine", [][]string{{up}, {floor, "childs-pose"}, {"supine-rest"}}, nil, nil},
		{"nothing", [][]string{}, nil, []draft.WarningKind{draft.WarnEmpty}},
		{"no warm-up", [][]string{{}, {floor}, {"supine-rest"}}, nil, []draft.WarningKind{draft.WarnNoWarmUp}},
		{"no cool-down", [][]string{{up}, {floor}}, nil, []draft.WarningKind{draft.WarnNoCoolDown}},
		{"down and up four times", [][]string{{up}, {floor, "arm-circles", "childs-pose"}, {"side-reaches"}}, nil, nil},
		{"down and up five times", [][]string{{up}, {floor, "arm-circles", "childs-pose", "side-reaches"}, {"supine-rest"}}, nil, []draft.WarningKind{draft.WarnUpAndDown}},
		{"twice in a row, over the blocks", [][]string{{up}, {floor}, {floor}}, nil, []draft.WarningKind{draft.WarnTwice}},
		{"twice, not in a row", [][]string{{up}, {floor, "childs-pose", floor}, {"supine-rest"}}, nil, nil},
		{"unknown", [][]string{{up}, {"gone", floor, "gone"}, {"supine-rest"}}, nil, []draft.WarningKind{draft.WarnMissing}},
		{"no ball", [][]string{{up}, {"ball-back-stretch"}, {"supine-rest"}}, func(p *engine.Preferences) { p.Equipment = []string{engine.Mat} }, []draft.WarningKind{draft.WarnEquipment}},
		{"no ball, but a stand-in", [][]string{{up}, {"ball-back-stretch"}, {"supine-rest"}}, func(p *engine.Preferences) {
			p.Equipment, p.Swaps = []string{engine.Mat}, map[string]string{"ball-back-stretch": "supine-reach"}
		}, nil},
		{"careful", [][]string{{up}, {"supine-twist"}, {"supine-rest"}}, func(p *engine.Preferences) {
			p.Careful = []engine.Movement{engine.Twisting, engine.HangingLoad}
		}, []draft.WarningKind{draft.WarnCareful}},
		{"long", [][]string{{up}, {floor, "childs-pose", floor, "childs-pose", floor, "childs-pose"}, {"supine-rest"}}, func(p *engine.Preferences) {
			p.Rests.Default = engine.PauseOf(engine.MaxRest)
		}, []draft.WarningKind{draft.WarnLong}},
	} {
		with := around(builtIn(t))
		if tt.prefs != nil {
			tt.prefs(&with.Prefs)
		}
		d := draft.Open(routineOf(tt.blocks...), false, with)
		got := d.Warnings()
		if !slices.Equal(kinds(got), tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, kinds(got), tt.want)
		}
		for _, w := range got {
			if w.Kind == draft.WarnMissing && (w.Exercise != "gone" || len(w.At) != 2 || d.Total() < time.Minute) {
				t.Errorf("%s: %+v, %v", tt.name, w, d.Total())
			}
		}
	}
}

func TestABedIsNoWayDown(t *testing.T) {
	r := routineOf([]string{"heel-slides", "arm-circles"}, []string{"heel-slides", "arm-circles"}, []string{"heel-slides", "arm-circles"})
	if w := draft.Open(r, false, around(builtIn(t))).Warnings(); len(w) != 1 || w[0].Changes != 6 {
		t.Errorf("on the floor: %+v", w)
	}
	r.Surface = engine.OnBed
	if w := draft.Open(r, false, around(builtIn(t))).Warnings(); len(w) != 1 || w[0].Changes != 5 {
		t.Errorf("in bed: %+v", w)
	}
}

func TestABetterOrder(t *testing.T) {
	with := around(builtIn(t))
	d := draft.Open(routineOf(
		[]string{"march-in-place", "knee-rocks", "arm-circles"},
		[]string{"cat-cow", "ragdoll-hang", "childs-pose", "half-forward-press", "supine-twist"},
		[]string{"supine-rest"},
	), false, with)
	w := d.Warnings()
	if len(w) != 1 || w[0].Kind != draft.WarnUpAndDown || w[0].Changes != 7 || w[0].Better != 3 || w[0].Fix == nil {
		t.Fatalf("%+v", w)
	}
	if want := (draft.Ref{Block: 0, Item: 1}); w[0].At[0] != want || len(w[0].At) != 7 {
		t.Errorf("the changes are at %v", w[0].At)
	}
	do(t, d, *w[0].Fix)
	var ids []string
	for _, b := range d.Routine().Blocks {
		for _, item := range b.Items {
			ids = append(ids, item.Exercise)
		}
	}
	// The warm-up stays: another order of it would spare nothing more.
	if got := fmt.Sprint(ids); got != "[march-in-place knee-rocks arm-circles ragdoll-hang half-forward-press cat-cow childs-pose supine-twist supine-rest]" {
		t.Errorf("the better order is %s", got)
	}
	if again := d.Warnings(); len(again) != 0 {
		t.Errorf("afterwards: %+v", again)
	}
}

func TestMissingEquipmentIsMended(t *testing.T) {
	with := around(builtIn(t))
	with.Prefs.Equipment = []string{engine.Mat}
	d := draft.Open(routineOf([]string{"march-in-place"}, []string{"ball-back-stretch", "cat-cow", "ball-squeeze"}, []string{"supine-rest"}), false, with)
	for range 5 {
		for _, w := range d.Warnings() {
			if w.Fix != nil {
				do(t, d, *w.Fix)
				break
			}
		}
	}
	if w := d.Warnings(); len(w) != 0 || d.Routine().Blocks[1].Items[0].Exercise != "supine-reach" {
		t.Errorf("%+v, %+v", w, d.Routine().Blocks[1].Items)
	}
}

func TestAlternatives(t *testing.T) {
	with := around(builtIn(t))
	with.Prefs.Careful = []engine.Movement{engine.HangingLoad}
	d := draft.Open(routineOf([]string{"march-in-place"}, []string{"bar-hang", "ragdoll-hang"}, nil), false, with)
	got := d.Alternatives(draft.Ref{Block: 1})
	gentler := engine.StandIns(d.Routine(), with.Book, &with.Prefs, "bar-hang")
	for i, a := range got[:min(len(got), len(gentler))] {
		if a.Exercise != gentler[i] || !a.Suits || !slices.Contains(a.Spares, engine.HangingLoad) {
			t.Errorf("for bar-hang, what is gentler is %q, number %d is %+v", gentler, i, a)
		}
	}
	if len(gentler) == 0 || len(got) == 0 {
		t.Errorf("nothing is gentler than a hang: %q, %+v", gentler, got)
	}
	for _, a := range d.Alternatives(draft.Ref{Block: 1, Item: 1}) {
		if a.Exercise == "ragdoll-hang" || a.Exercise == "bar-hang" && (a.Suits || !slices.Contains(a.Asks, engine.HangingLoad)) {
			t.Errorf("for ragdoll-hang: %+v", a)
		}
	}
}

// TestUnknownMovementsSuitOnlyUsersWithoutConditions: an own exercise whose
// movements are unknown may ask for any of them.
func TestUnknownMovementsSuitOnlyUsersWithoutConditions(t *testing.T) {
	for _, careful := range [][]engine.Movement{nil, {engine.HangingLoad}} {
		with := around(builtIn(t))
		with.Prefs.Careful = careful
		book := *with.Book
		book.Exercises = maps.Clone(book.Exercises)
		mine := book.Exercises["ragdoll-hang"]
		mine.ID, mine.Asks, mine.Spares = "mine", nil, nil
		book.Exercises["mine"] = mine
		with.Book = &book
		d := draft.Open(routineOf(nil, []string{"ragdoll-hang"}, nil), false, with)
		i := slices.IndexFunc(d.Alternatives(draft.Ref{Block: 1}), func(a draft.Alternative) bool { return a.Exercise == "mine" })
		if i < 0 {
			t.Fatal("it is not offered")
		}
		if a := d.Alternatives(draft.Ref{Block: 1})[i]; a.Suits != (careful == nil) {
			t.Errorf("careful with %v: suits %v", careful, a.Suits)
		}
	}
}

// BenchmarkEdit measures an operation on a routine of 200 exercises with all
// that the editor shows of it afterwards: the total, the warnings, the strip.
func BenchmarkEdit(b *testing.B) {
	c := builtIn(b)
	exercises := c.Exercises()
	blocks := make([][]string, 3)
	for i := range 200 {
		blocks[i*3/200] = append(blocks[i*3/200], exercises[i*7%len(exercises)].ID)
	}
	with := around(c)
	with.Prefs.Equipment = nil
	r := routineOf(blocks...)
	last := draft.Ref{Block: 2, Item: 40}
	for _, op := range []struct {
		name string
		op   func(i int) draft.Op
	}{
		{"rest", func(i int) draft.Op { return draft.SetRest(last, engine.AfterExercise, seconds(i%600)) }},
		{"move", func(i int) draft.Op { return draft.Move(draft.Ref{Block: 0, Item: i % 60}, last) }},
		{"scale", func(i int) draft.Op { return draft.ScaleAllRests([]float64{0.5, 2}[i%2]) }},
		{"default", func(i int) draft.Op { return []draft.Op{draft.DefaultRests(), draft.ScaleAllRests(2)}[i%2] }},
	} {
		b.Run(op.name, func(b *testing.B) {
			d := draft.Open(r, false, with)
			i := 0
			for b.Loop() {
				do(b, d, op.op(i))
				if d.Total() == 0 || len(d.Warnings()) == 0 || len(d.Strip().Segments) < 400 {
					b.Fatal("there is less to see than there should be")
				}
				if op.name == "move" {
					d.Undo()
				}
				i++
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/edit")
		})
	}
}
