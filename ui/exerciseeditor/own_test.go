package exerciseeditor

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// filled returns a form of which everything has been filled in.
func filled() Form {
	f := NewForm()
	f.Name, f.Steps = "Knee Hug", "1. Lie down.\n\n- Draw one knee in.\n  Hold.  "
	f.Shown, f.Figure = ShownByFigure, "single-knee-to-chest"
	f.Cautions, f.Equipment = "Not after a new hip.", []string{"cushion"}
	f.Asks = []engine.Movement{engine.DeepHipBend}
	f.Spares = engine.OtherMovements(f.Asks)
	f.Sides = engine.SidesLeftRight
	return f
}

func TestAFormBecomesAnExerciseThatLoads(t *testing.T) {
	changes := map[string]func(f *Form){
		"as it is": func(*Form) {},
		"words":    func(f *Form) { f.Shown = ShownByWords },
		"hold":     func(f *Form) { f.Dose = engine.Dose{Kind: engine.HoldSeconds, Amount: usual(engine.HoldSeconds)} },
		"breaths": func(f *Form) {
			f.Dose, f.Breathe = engine.Dose{Kind: engine.HoldBreaths, Amount: usual(engine.HoldBreaths)}, true
		},
		"flow":                  func(f *Form) { f.Dose, f.Breathe = engine.Dose{Kind: engine.Flow, Amount: usual(engine.Flow)}, true },
		"reps, held at the top": func(f *Form) { f.Dose.Hold = 5 },
		"a hold left over from repetitions": func(f *Form) {
			f.Dose = engine.Dose{Kind: engine.HoldSeconds, Amount: usual(engine.HoldSeconds), Hold: 5}
		},
		"reps, led":   func(f *Form) { f.Breathe, f.Dose.Seconds = true, 6 },
		"alternating": func(f *Form) { f.Sides = engine.SidesAlternating },
		"seconds left over from repetitions": func(f *Form) {
			f.Dose = engine.Dose{Kind: engine.HoldSeconds, Amount: usual(engine.HoldSeconds), Seconds: 6}
		},
	}
	for name, change := range changes {
		f := filled()
		change(&f)
		if p := f.Problem(nil); p != "" {
			t.Errorf("%s: %s", name, p)
		}
		e := f.Exercise()
		c, err := catalog.Load(assets.Files(), fstest.MapFS{"exercises/knee-hug.yaml": {Data: catalog.Encode(&e)}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := c.Exercise("knee-hug")
		if err != nil || !reflect.DeepEqual(got.Steps, []string{"Lie down.", "Draw one knee in.", "Hold."}) || got.Sides != f.Sides {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// TestAFormKeepsWhatItDoesNotShow: also what was written by hand.
func TestAFormKeepsWhatItDoesNotShow(t *testing.T) {
	rest := engine.PauseOf(20e9)
	e := engine.Exercise{
		ID: "tilt", Name: "Tilt", Spoken: "Pelvic tilt", Steps: []string{"Tilt."}, Benefit: "It is good.", Rest: &rest,
		Dose:     engine.Dose{Kind: engine.Repetitions, Amount: engine.Range{From: 8, To: 12}, Sets: engine.Range{From: 1, To: 2}},
		Pictures: []string{"a.png", "b.png"}, Position: engine.Supine, Sides: engine.SidesNone,
		Cycle: []engine.Phase{{Seconds: 2, Frame: "a.png"}, {Seconds: 3, Frame: "b.png"}},
		Say:   engine.Speech{Setup: engine.Directions{Full: engine.Plain("Lie down and tilt.")}},
	}
	f := FormOf(e)
	if got := f.Exercise(); !reflect.DeepEqual(got, e) {
		t.Errorf("an untouched form changes it:\n%+v\n%+v", got, e)
	}
	f.Name, f.Steps = "Tilting", "Tilt slowly."
	got := f.Exercise()
	if got.ID != "tilt" || got.Spoken != "" || got.Say.Setup.Full != nil || got.Rest == nil || len(got.Cycle) != 2 {
		t.Errorf("another name and other steps: %+v", got)
	}
	f.Pictures = []string{"b.png"}
	if got := f.Exercise(); len(got.Cycle) != 0 || got.Benefit == "" {
		t.Errorf("a movement without its pictures: %+v", got)
	}
	f.Dose.Amount = stepAmount(&f.Dose, +1)
	if f.Dose.Amount != (engine.Range{From: 9, To: 13}) {
		t.Errorf("a range becomes %v", f.Dose.Amount)
	}
}

func TestAFormSaysWhatIsMissing(t *testing.T) {
	taken := func(id string) bool { return id == "cat-cow" }
	for want, change := range map[string]func(f *Form){
		"Give it a name":     func(f *Form) { f.Name = "  " },
		"too long":           func(f *Form) { f.Name = strings.Repeat("x", 33) },
		"from A to Z":        func(f *Form) { f.Name = "体操" },
		"of that name":       func(f *Form) { f.Name = "Cat Cow" },
		"Write down what":    func(f *Form) { f.Steps = " \n - \n" },
		"13 steps":           func(f *Form) { f.Steps = strings.Repeat("Breathe.\n", 13) },
		"A line is too long": func(f *Form) { f.Steps = strings.Repeat("Breathe ", 30) },
		"Split it in two":    func(f *Form) { f.Cautions = strings.Repeat("Careful ", 30) },
		"Add a picture":      func(f *Form) { f.Shown = ShownByPictures },
		"want to borrow":     func(f *Form) { f.Figure = "" },
		"amount":             func(f *Form) { f.Dose.Amount = engine.Range{From: 1e6, To: 1e6} },
	} {
		f := filled()
		change(&f)
		if got := f.Problem(taken); !strings.Contains(got, want) || strings.Contains(got, "\n") {
			t.Errorf("%q, want it to say %q", got, want)
		}
	}
	f := FormOf(engine.Exercise{ID: "cat-cow", Name: "Cat Cow", Steps: []string{"Move."}, Dose: engine.Dose{Kind: engine.Flow, Amount: usual(engine.Flow)}})
	if got := f.Problem(taken); got != "" {
		t.Errorf("an exercise clashes with itself: %q", got)
	}
}

func TestAFormIsKeptAsItIs(t *testing.T) {
	for i, f := range []Form{NewForm(), filled(), FormOf(engine.Exercise{
		ID: "x", Name: "X", Rest: &engine.Pause{Breaths: 4}, Cautions: []engine.Caution{{Say: "Slowly."}, {Say: "Ask first.", For: []string{"disc"}}},
	})} {
		got, err := DecodeForm(f.Encode())
		if err != nil || !got.Same(&f) {
			t.Errorf("form %d: %+v, %v", i, got, err)
		}
	}
	if _, err := DecodeForm([]byte("{")); engine.CodeOf(err) != engine.CodeDamaged {
		t.Errorf("a damaged draft: %v", err)
	}
	fresh, full := NewForm(), filled()
	if !fresh.Empty() || full.Empty() {
		t.Error("a new form is not empty, or another one is")
	}
}

func TestAmountsStayWithinWhatCanBeSaved(t *testing.T) {
	for _, kind := range engine.DoseKinds() {
		for _, by := range []int{-1, 1} {
			f := filled()
			f.Dose = engine.Dose{Kind: kind, Amount: usual(kind)}
			for range 500 {
				f.Dose.Amount = stepAmount(&f.Dose, by)
			}
			if p := f.Problem(nil); p != "" {
				t.Errorf("%s, %+d to the end, %v: %s", kind, by, f.Dose.Amount, p)
			}
		}
	}
}

// TestADraftOfAnEarlierVersion: what was written down before there were conditions
// is not lost.
func TestADraftOfAnEarlierVersion(t *testing.T) {
	f, err := DecodeForm([]byte(`{"Name": "Knee Hug", "Cautions": "Slowly.", "Involves": ["hip-flexion", "wrists"],
		"Base": {"ID": "knee-hug", "Cautions": ["Slowly."], "Involves": ["hip-flexion"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if want := []engine.Movement{engine.DeepHipBend, engine.WristLoad}; !slices.Equal(f.Asks, want) || len(f.Spares) != len(engine.Movements())-2 {
		t.Errorf("asks for %v, spares %v", f.Asks, f.Spares)
	}
	if want := []engine.Movement{engine.DeepHipBend}; !slices.Equal(f.Base.Asks, want) || f.Base.Involves != nil || len(f.Base.Cautions) != 1 || f.Base.Cautions[0].Say != "Slowly." {
		t.Errorf("it was %+v", f.Base)
	}
	if f, err := DecodeForm([]byte(`{"Name": "Knee Hug"}`)); err != nil || f.decided() {
		t.Errorf("without a word about it: %+v, %v", f, err)
	}
}

// TestACautionStaysForWhomItIs: also where the others are changed.
func TestACautionStaysForWhomItIs(t *testing.T) {
	f := FormOf(engine.Exercise{ID: "x", Name: "X", Cautions: []engine.Caution{
		{Say: "Slowly."}, {Say: "Ask first.", For: []string{"disc"}}, {Say: "Go low.", About: []engine.Movement{engine.Balance}},
	}})
	f.Cautions = "Go low.\nVery slowly.\nAsk first."
	want := []engine.Caution{{Say: "Go low.", About: []engine.Movement{engine.Balance}}, {Say: "Very slowly."}, {Say: "Ask first.", For: []string{"disc"}}}
	if e := f.Exercise(); !reflect.DeepEqual(e.Cautions, want) {
		t.Errorf("%+v", e.Cautions)
	}
}
