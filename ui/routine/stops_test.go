package routine

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/library"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

func routineNamed(t *testing.T, id string) (*engine.Routine, *engine.Book, []engine.Routine) {
	t.Helper()
	c := sample.Catalog(t)
	all := c.Routines()
	for i := range all {
		if all[i].ID == id {
			return &all[i], c.Book(), all
		}
	}
	t.Fatalf("there is no routine %s", id)
	return nil, nil, nil
}

func TestStops(t *testing.T) {
	r := &engine.Routine{Blocks: []engine.Block{{Items: []engine.Item{{Exercise: "hang"}, {Exercise: "rest"}, {Exercise: "hang"}, {Exercise: "ball"}, {Exercise: "gone"}}}}}
	book := &engine.Book{Exercises: map[string]engine.Exercise{
		"hang": {ID: "hang", Equipment: []string{"bar"}},
		"ball": {ID: "ball", Equipment: []string{"exercise-ball", "bar"}},
		"rest": {ID: "rest"},
	}}
	tests := []struct {
		name                    string
		have                    []string
		swaps                   map[string]string
		missing, needed, offers []string
		swapped                 int
	}{
		{"nothing there", nil, nil, []string{"bar", "exercise-ball"}, []string{"bar", "exercise-ball"}, []string{"hang", "ball"}, 0},
		{"one thing", []string{"bar"}, nil, []string{"exercise-ball"}, []string{"bar", "exercise-ball"}, []string{"ball"}, 0},
		{"all there", []string{"bar", "exercise-ball"}, nil, nil, []string{"bar", "exercise-ball"}, nil, 0},
		{"a stand-in", []string{"exercise-ball", "bar"}, map[string]string{"hang": "rest"}, nil, []string{"exercise-ball", "bar"}, []string{"hang"}, 1},
		{"stand-ins for all", nil, map[string]string{"hang": "rest", "ball": "rest"}, nil, nil, []string{"hang", "ball"}, 2},
		{"a stand-in that no longer exists", nil, map[string]string{"hang": "gone"}, []string{"bar", "exercise-ball"}, []string{"bar", "exercise-ball"}, []string{"hang", "ball"}, 0},
	}
	for _, tt := range tests {
		prefs := engine.DefaultPreferences()
		prefs.Equipment, prefs.Swaps = tt.have, tt.swaps
		p := NewStops(r, book, &prefs)
		var offers []string
		for _, s := range p.Open() {
			offers = append(offers, s.Exercise.ID)
		}
		if !slices.Equal(p.Missing(), tt.missing) || !slices.Equal(p.Equipment(), tt.needed) || !slices.Equal(offers, tt.offers) || p.Swapped() != tt.swapped {
			t.Errorf("%s: missing %q, needed %q, offered %q, %d swapped", tt.name, p.Missing(), p.Equipment(), offers, p.Swapped())
		}
	}
}

func TestStandInsThatTheAuthorNamesComeFirst(t *testing.T) {
	book := &engine.Book{Exercises: map[string]engine.Exercise{
		"hang": {ID: "hang", Equipment: []string{"bar"}, Swaps: []string{"ball", "fold", "gone", "hang"}, Regions: []string{"shoulders"}},
		"ball": {ID: "ball", Equipment: []string{"exercise-ball"}},
		"fold": {ID: "fold"},
		"arms": {ID: "arms", Regions: []string{"shoulders"}},
	}}
	prefs := engine.DefaultPreferences()
	ex := book.Exercises["hang"]
	if got := StandIns(&ex, book, &prefs, nil); !slices.Equal(got, []string{"fold"}) {
		t.Errorf("stand-ins are %q, want the one that is there and needs nothing", got)
	}
}

func TestABedNeedsNoMat(t *testing.T) {
	r, book, _ := routineNamed(t, "in-bed")
	prefs := engine.DefaultPreferences()
	prefs.Equipment = nil
	if p := NewStops(r, book, &prefs); len(p.Missing()) > 0 || len(p.Equipment()) > 0 {
		t.Errorf("in bed %q is needed, %q is missing", p.Equipment(), p.Missing())
	}
}

func TestEveryExerciseWithEquipmentHasAKindStandIn(t *testing.T) {
	_, book, _ := routineNamed(t, "beginner")
	prefs := engine.DefaultPreferences()
	for id, ex := range book.Exercises {
		if len(library.Missing(ex.Equipment, []string{engine.Mat})) == 0 {
			continue
		}
		ids := StandIns(&ex, book, &prefs, nil)
		if len(ids) == 0 {
			t.Errorf("nothing can stand in for %s", id)
		}
		for _, other := range ids {
			stand := book.Exercises[other]
			if missing := library.Missing(stand.Equipment, prefs.Equipment); len(missing) > 0 {
				t.Errorf("%s, which stands in for %s, needs %v", other, id, missing)
			}
			if len(ex.Swaps) == 0 && !engine.Easier(&ex, &stand) {
				t.Errorf("%s is harder than %s: %v, %v", other, id, stand.Asks, ex.Asks)
			}
		}
	}
}

func TestSheetOfWhatIsMissing(t *testing.T) {
	st := show(t, "gym-traction", wide, func(p *engine.Preferences) { p.Equipment = nil })
	if got := st.ask.Label(); got != "Needs 5 things: swap?" || !st.ask.Visible() {
		t.Fatalf("the page asks %q", got)
	}
	st.ask.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	host := st.host
	if host.sheet == nil {
		t.Fatal("no sheet")
	}
	turn := func(label string, n int) {
		t.Helper()
		toggles := togglesIn(host.sheet)
		for _, toggle := range toggles {
			if toggle.Label() == label {
				if n == 0 {
					toggle.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
					return
				}
				n--
			}
		}
		t.Fatalf("there is no %q", label)
	}
	turn("I have it", 0)
	if !slices.Equal(st.now.Equipment, []string{"bar"}) || st.ask.Label() != "Needs 4 things: swap?" {
		t.Errorf("has %q, asks %q", st.now.Equipment, st.ask.Label())
	}
	var instead *widget.Toggle
	for _, toggle := range togglesIn(host.sheet)[1:] {
		if toggle.Label() != "I have it" && instead == nil {
			instead = toggle
		}
	}
	before := st.now.Swaps
	instead.Tapped(nil)
	if len(st.now.Swaps) != 1 || len(before) != 0 || !st.now.Lasting()[0].At.Equal(noon) {
		t.Fatalf("swaps %v, before %v", st.now.Swaps, before)
	}
	instead.Tapped(nil)
	if len(st.now.Swaps) != 0 {
		t.Errorf("undone, and still %v", st.now.Swaps)
	}
	instead.Tapped(nil)
	turn("I have it", 0) // not any more
	turn("I have it", 0) // and again: then nothing need stand in for it
	if len(st.now.Swaps) != 0 || !slices.Equal(st.now.Equipment, []string{"bar"}) || instead.On() {
		t.Errorf("has %q, swaps %v", st.now.Equipment, st.now.Swaps)
	}
	if st.saves == 0 || st.now.Validate() != nil {
		t.Errorf("saved %d times, %v", st.saves, st.now.Validate())
	}
}

// togglesIn lists the toggles of a sheet in the order of the keyboard.
func togglesIn(o fyne.CanvasObject) []*widget.Toggle { return sample.All[*widget.Toggle](o) }
