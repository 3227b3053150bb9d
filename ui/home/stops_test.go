package home

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/library"
	"uncoil/ui/picture"
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
	if at := portrait(r, book).At; at != engine.OnBed {
		t.Errorf("its card shows somebody on %q", at)
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

func lengthOf(book *engine.Book, prefs *engine.Preferences) func(*engine.Routine) (time.Duration, error) {
	return func(r *engine.Routine) (time.Duration, error) {
		t, err := engine.Compile(r, book, prefs, engine.EstimatedVoice{})
		if err != nil {
			return 0, err
		}
		return t.Length, nil
	}
}

func TestTheProgramsOwnRoutinesAreWholeAndApart(t *testing.T) {
	_, book, all := routineNamed(t, "beginner")
	swapped := engine.DefaultPreferences()
	swapped.Swaps = map[string]string{"bar-hang": "ragdoll-hang"}
	for _, prefs := range []engine.Preferences{engine.DefaultPreferences(), equipped(), swapped} {
		for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}} {
			s := New(Options{
				Book: book, Routines: all, Album: picture.New(sample.Scene, func(func()) {}), Host: &asker{}, Now: time.Now,
				Length: lengthOf(book, &prefs), OnChanged: func(engine.Preferences) {},
			}, prefs)
			w := test.NewTempWindow(t, s)
			w.SetPadded(false)
			w.Resize(size)
			sample.CheckTexts(t, s)
		}
	}
}

// asker keeps the sheet that is shown.
type asker struct{ sheet *widget.Sheet }

func (a *asker) OpenSheet(s *widget.Sheet) { a.sheet = s }
func (a *asker) CloseSheet()               { a.sheet = nil }

func TestSheetOfWhatIsMissing(t *testing.T) {
	noon := time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)
	_, book, all := routineNamed(t, "gym-traction")
	host, kept, saves := &asker{}, engine.DefaultPreferences(), 0
	kept.Equipment = nil
	s := New(Options{
		Book: book, Routines: all, Album: picture.New(sample.Scene, func(func()) {}), Host: host, Now: func() time.Time { return noon },
		Length: lengthOf(book, &kept), OnChanged: func(p engine.Preferences) { kept = p; saves++ },
	}, kept)
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(1250, 768))
	var gym *card
	for i := range all {
		if all[i].ID == "gym-traction" {
			gym = s.cards[i]
		}
	}
	if got := gym.ask.Label(); got != "Needs 5 things: swap?" || !gym.ask.Visible() {
		t.Fatalf("the card asks %q", got)
	}
	gym.ask.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
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
	if !slices.Equal(kept.Equipment, []string{"bar"}) || gym.ask.Label() != "Needs 4 things: swap?" {
		t.Errorf("has %q, asks %q", kept.Equipment, gym.ask.Label())
	}
	var instead *widget.Toggle
	for _, toggle := range togglesIn(host.sheet)[1:] {
		if toggle.Label() != "I have it" && instead == nil {
			instead = toggle
		}
	}
	before := kept.Swaps
	instead.Tapped(nil)
	if len(kept.Swaps) != 1 || len(before) != 0 || !kept.Lasting()[0].At.Equal(noon) {
		t.Fatalf("swaps %v, before %v", kept.Swaps, before)
	}
	instead.Tapped(nil)
	if len(kept.Swaps) != 0 {
		t.Errorf("undone, and still %v", kept.Swaps)
	}
	instead.Tapped(nil)
	turn("I have it", 0) // not any more
	turn("I have it", 0) // and again: then nothing need stand in for it
	if len(kept.Swaps) != 0 || !slices.Equal(kept.Equipment, []string{"bar"}) || instead.On() {
		t.Errorf("has %q, swaps %v", kept.Equipment, kept.Swaps)
	}
	if saves == 0 || kept.Validate() != nil {
		t.Errorf("saved %d times, %v", saves, kept.Validate())
	}
}

// togglesIn lists the toggles of a sheet in the order of the keyboard.
func togglesIn(o fyne.CanvasObject) []*widget.Toggle { return sample.All[*widget.Toggle](o) }
