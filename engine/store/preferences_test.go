package store

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
)

// randomPreferences returns valid preferences, all of them set.
func randomPreferences(rng *rand.Rand) engine.Preferences {
	rest := func() engine.Pause {
		length := time.Duration(rng.Int64N(int64(engine.MaxRest) + 1))
		switch rng.IntN(4) {
		case 0:
			return engine.PauseOfBreaths(1 + rng.IntN(engine.MaxPauseBreaths))
		case 1:
			return engine.PauseUntilReady(length.Round(time.Millisecond))
		default:
			return engine.PauseOf(length)
		}
	}
	rests := func() map[string]engine.Pause {
		set := map[string]engine.Pause{}
		for range 1 + rng.IntN(4) {
			set[fmt.Sprintf("key \"%d\"/ü.#2", rng.IntN(100))] = rest()
		}
		return set
	}
	breath := func() time.Duration {
		return engine.MinBreath + time.Duration(rng.Int64N(int64(engine.MaxBreath-engine.MinBreath)+1))
	}
	return engine.Preferences{
		Guidance: engine.Guidances()[rng.IntN(3)],
		Level:    engine.Levels()[rng.IntN(3)],
		Progress: map[string]float64{"cat-cow": rng.Float64(), "bird-dog": rng.Float64()},
		BreathIn: breath(), BreathOut: breath(),
		Rests: engine.Rests{
			Default: rest(), Routine: rests(), Block: rests(), Exercise: rests(), Place: rests(),
			BetweenSets: rest(), BetweenSides: rest(), BeforeEach: rest(), Sets: rests(), Sides: rests(), Before: rests(),
		},
		Doses: engine.Doses{
			Hold: 0.5 + rng.Float64(), Reps: 0.5 + rng.Float64(), Sets: 0.5 + rng.Float64(), Tempo: 0.5 + rng.Float64(),
			Amounts: map[string]float64{"cat-cow": float64(1 + rng.IntN(20))}, SetCounts: map[string]int{"a/main/plank": 1 + rng.IntN(9)},
			Tempos: map[string]float64{"bird-dog": 1.5}, Sides: map[string]engine.Side{"a/main/plank": engine.LeftSide},
		},
		TransitionScale: 0.5 + 2.5*rng.Float64(),
		Equipment:       engine.Equipment()[:rng.IntN(5)],
		Careful:         engine.Movements()[:1+rng.IntN(5)],
		Conditions:      []string{"disc"},
		Answers:         []engine.CareAnswer{{Exercise: "cobra", Condition: "disc", Way: engine.DoAsIs, At: dawn}},
		Favourites:      []string{"wind-down"},
		Occasion:        engine.Occasions()[rng.IntN(4)], FavouriteExercises: []string{"cat-cow", "cobra"},
		Swaps: map[string]string{"bar-hang": "ragdoll-hang"},
		Goal:  1 + rng.IntN(14), Gradual: rng.IntN(2) == 0, CheckIn: rng.IntN(2) == 0, Skip: []string{"plank"},
		Sound: engine.Sound{Voice: rng.Float64(), Breath: rng.Float64(), Bells: rng.Float64(), Ticks: rng.Float64(), Speaker: "alba", Pace: engine.PaceSlow},
		Display: engine.Display{
			Look: engine.Looks()[rng.IntN(4)], Skin: engine.Skins()[rng.IntN(4)], HighContrast: rng.IntN(2) == 0,
			Theme: engine.Themes()[rng.IntN(3)], FullScreen: rng.IntN(2) == 0, Animations: rng.IntN(2) == 0,
		},
		SafetyAccepted: dawn.Add(time.Duration(rng.Int64N(1e18))),
	}
}

func TestPreferencesRoundTrip(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	got, err := s.Preferences(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(engine.DefaultPreferences(), got); diff != "" {
		t.Errorf("a new store has other preferences than the defaults: %s", diff)
	}
	const seed = 41
	rng := rand.New(rand.NewPCG(seed, 1))
	for round := range 50 {
		want := randomPreferences(rng)
		if err := s.SavePreferences(t.Context(), want); err != nil {
			t.Fatalf("seed %d round %d: %v", seed, round, err)
		}
		if round%10 == 0 {
			s.Close()
			s = openSound(t, dir)
		}
		got, err := s.Preferences(t.Context())
		if err != nil {
			t.Fatalf("seed %d round %d: %v", seed, round, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d round %d: %s", seed, round, diff)
		}
	}
}

func TestInvalidPreferencesChangeNothing(t *testing.T) {
	s := openSound(t, t.TempDir())
	want := engine.DefaultPreferences()
	want.Rests.Default.Length = 12 * time.Second
	if err := s.SavePreferences(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	bad := want
	bad.BreathIn = time.Hour
	wantCode(t, s.SavePreferences(t.Context(), bad), engine.CodeInvalid)
	wantCode(t, s.SavePreferences(t.Context(), engine.Preferences{}), engine.CodeInvalid)
	if got, err := s.Preferences(t.Context()); err != nil || !cmp.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestBrokenPreferences(t *testing.T) {
	second := int64(time.Second)
	tests := []struct {
		name, stored string
		change       func(*engine.Preferences) // what is still set
		named        []string                  // nil: no notice
	}{
		{"empty object", `{}`, nil, nil},
		{
			"from a newer program", `{"hologram":true,"rests":{"default":45000000000}}`,
			func(p *engine.Preferences) { p.Rests.Default.Length = 45 * time.Second }, nil,
		},
		{
			"one value out of its limits", fmt.Sprintf(`{"breathIn":%d,"breathOut":%d}`, 5*second, 500*second),
			func(p *engine.Preferences) { p.BreathIn = 5 * time.Second },
			[]string{"breathOut"},
		},
		{
			"one rest of many", fmt.Sprintf(`{"rests":{"default":%d,"place":{"a/main/b":-1,"a/main/c":%d}}}`, 20*second, 10*second),
			func(p *engine.Preferences) {
				p.Rests.Default.Length = 20 * time.Second
				p.Rests.Place = map[string]engine.Pause{"a/main/c": engine.PauseOf(10 * time.Second)}
			},
			[]string{"rests.place.a/main/b"},
		},
		{
			"wrong types", `{"guidance":7,"level":"advanced","sound":{"voice":"loud","bells":0.25},"display":[1]}`,
			func(p *engine.Preferences) { p.Level, p.Sound.Bells = engine.LevelAdvanced, 0.25 },
			[]string{"display", "guidance", "sound.voice"},
		},
		{
			"word that is no choice", `{"display":{"theme":"plaid","fullScreen":true}}`,
			func(p *engine.Preferences) { p.Display.FullScreen = true },
			[]string{"display.theme"},
		},
		{"half a text", `{"rests":{"default":4500`, nil, []string{"all of them"}},
		{"not an object", `[1,2]`, nil, []string{"all of them"}},
		{"nothing", ``, nil, []string{"all of them"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := openSound(t, t.TempDir())
			if _, err := s.write.Exec("INSERT INTO preferences VALUES (1, ?, 0, 0)", tt.stored); err != nil {
				t.Fatal(err)
			}
			want := engine.DefaultPreferences()
			if tt.change != nil {
				tt.change(&want)
			}
			for range 2 { // a second look says nothing new
				got, err := s.Preferences(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatal(diff)
				}
			}
			if tt.named == nil {
				if n := s.Notices(); len(n) > 0 {
					t.Errorf("notices %v", n)
				}
				return
			}
			wantNotice(t, s, engine.CodeInvalid, ": "+strings.Join(tt.named, ", ")+". ")
		})
	}
}

// However a value is replaced, what comes back is valid and the others stay.
func TestSalvageIsAlwaysValid(t *testing.T) {
	const seed = 77
	rng := rand.New(rand.NewPCG(seed, 1))
	spoilers := []string{`-1`, `1e300`, `"x"`, `null`, `[]`, `{}`, `true`, `{"a":{"b":1}}`, `99999999999999999999`}
	salvaged := 0
	for round := range 400 {
		text, err := json.Marshal(randomPreferences(rng))
		if err != nil {
			t.Fatal(err)
		}
		var whole map[string]json.RawMessage
		if err := json.Unmarshal(text, &whole); err != nil {
			t.Fatal(err)
		}
		keys := []string{"guidance", "level", "progress", "breathIn", "rests", "sound", "display", "transitionScale", "safetyAccepted"}
		spoiled := keys[rng.IntN(len(keys))]
		whole[spoiled] = json.RawMessage(spoilers[rng.IntN(len(spoilers))])
		text, err = json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		var want engine.Preferences
		delete(whole, spoiled)
		rest, err := json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		want, _ = decodePreferences(rest)
		got, broken := decodePreferences(text)
		if err := got.Validate(); err != nil {
			t.Fatalf("seed %d round %d: %s gives %v", seed, round, text, err)
		}
		if len(broken) > 0 {
			salvaged++
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d round %d: %s spoiled others: %s", seed, round, spoiled, diff)
			}
		}
	}
	if salvaged < 100 {
		t.Errorf("seed %d: only %d rounds were broken", seed, salvaged)
	}
}

func TestPreferencesOfUnreadableStore(t *testing.T) {
	s := openSound(t, t.TempDir())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := s.Preferences(t.Context())
	if err == nil {
		t.Error("a closed store reads preferences")
	}
	if !cmp.Equal(got, engine.DefaultPreferences()) {
		t.Errorf("%v", got)
	}
	if filepath.Base(s.Path()) != databaseName {
		t.Error(s.Path())
	}
}
