package engine_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

func TestRestsAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]engine.Pause{
		"0": {}, "30": engine.PauseOf(30 * time.Second), "7.5": engine.PauseOf(7500 * time.Millisecond),
		"600": engine.PauseOf(engine.MaxRest), "1 breath": engine.PauseOfBreaths(1), "60 breaths": engine.PauseOfBreaths(60),
		"until ready": engine.PauseUntilReady(engine.UsualWait), "until ready, about 45": engine.PauseUntilReady(45 * time.Second),
	} {
		got, err := engine.ParsePause(text)
		if err != nil || got != want || got.String() != text {
			t.Errorf("%q is read as %+v (%v) and written %q, want %+v", text, got, err, got, want)
		}
	}
	for _, text := range []string{
		"", "soon", "-1", "601", "1e9", "NaN", "Inf", "-Inf", "0 breaths", "-3 breaths", "61 breaths", "many breaths",
		"6breaths", "6 sighs", "until", "until ready about 4", "until ready, about", "until ready, about 6 breaths",
		"until ready, about 700", "99999999999999999999 breaths",
	} {
		if p, err := engine.ParsePause(text); engine.CodeOf(err) != engine.CodeInvalid || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q is read as %+v, %v", text, p, err)
		}
	}
}

func TestRestsSurviveText(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 500 {
		want := sample.Pause(r)
		text, err := engine.ParsePause(want.String())
		if err != nil || text != want {
			t.Fatalf("%+v is written %q and read %+v, %v", want, want, text, err)
		}
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var read engine.Pause
		if err := json.Unmarshal(data, &read); err != nil || read != want {
			t.Fatalf("%+v is kept as %s and read %+v, %v", want, data, read, err)
		}
	}
	// As settings were kept before there were other rests than lengths.
	var old engine.Rests
	if err := json.Unmarshal([]byte(`{"default":45000000000,"place":{"a/main/b":0},"betweenSets":null}`), &old); err != nil {
		t.Fatal(err)
	}
	if old.Default != engine.PauseOf(45*time.Second) || len(old.Place) != 1 || old.BetweenSets != (engine.Pause{}) {
		t.Errorf("%+v", old)
	}
}

func TestARestOfBreathsIsLedByThem(t *testing.T) {
	slow := engine.DefaultPreferences()
	slow.BreathIn, slow.BreathOut = engine.MaxBreath, engine.MaxBreath
	if d := engine.PauseOfBreaths(60).Lasts(&slow); d != engine.MaxRest {
		t.Errorf("60 very slow breaths last %v", d)
	}
	ex := sample.Exercise("one", engine.Flow, engine.SidesNone)
	tl := single(t, ex, func(p *engine.Preferences) {
		p.BreathIn, p.BreathOut = 3*time.Second, 5*time.Second
		p.Rests.Default = engine.PauseOfBreaths(6)
	})
	i := rest(tl)
	s := tl.Steps[i]
	if s.Length != 48*time.Second || s.Waits || len(s.Spans) != 12 || s.Spans[11].Reps != 6 {
		t.Fatalf("lasts %v in %d spans", s.Length, len(s.Spans))
	}
	var in, out time.Duration
	said := ""
	for _, c := range s.Cues {
		switch c.Kind {
		case engine.CueBreathIn:
			in += c.Length
		case engine.CueBreathOut:
			out += c.Length
		case engine.Speak:
			said += c.Text
		case engine.Tick:
			t.Error("the last seconds are ticked")
		}
	}
	if in != 18*time.Second || out != 30*time.Second || !strings.Contains(said, "6 breaths.") {
		t.Errorf("in %v, out %v, said %q", in, out, said)
	}
	for _, tt := range []struct{ at, by, want time.Duration }{
		{20 * time.Second, 15 * time.Second, 16 * time.Second},
		{20 * time.Second, time.Second, 8 * time.Second},
		{20 * time.Second, -15 * time.Second, -16 * time.Second},
		{20 * time.Second, -time.Hour, -16 * time.Second}, // what comes next is still said
	} {
		changed, by, err := tl.Adjust(i, tt.at, tt.by)
		if err != nil || by != tt.want {
			t.Errorf("at %v by %v: %v, %v, want %v", tt.at, tt.by, by, err, tt.want)
		}
		if p := changed.Steps[i].Pause; p.Breaths*8 != int(changed.Steps[i].Length/time.Second) {
			t.Errorf("to be kept: %v of %v", p, changed.Steps[i].Length)
		}
	}
}

// rest returns the index of the first rest.
func rest(tl *engine.Timeline) int {
	for i := range tl.Steps {
		if tl.Steps[i].Kind == engine.Rest {
			return i
		}
	}
	return -1
}

func TestARestWaitsWhereTheUserCanSayGo(t *testing.T) {
	ex := sample.Exercise("one", engine.Flow, engine.SidesLeftRight)
	for _, alone := range []bool{false, true} {
		tl := single(t, ex, func(p *engine.Preferences) {
			p.Unattended = alone
			wait := engine.PauseUntilReady(90 * time.Second)
			p.Rests = engine.Rests{Default: wait, BetweenSides: wait, BeforeEach: wait}
		})
		s := tl.Steps[rest(tl)]
		if s.Length != 90*time.Second || s.Waits == alone {
			t.Errorf("alone %v: lasts %v, waits %v", alone, s.Length, s.Waits)
		}
		for _, s := range tl.Steps {
			asked := says(&s, "Whenever you like.")
			if s.Waits != asked || s.Waits && s.Kind == engine.Work {
				t.Errorf("alone %v: %s waits %v, says so %v", alone, s.Kind, s.Waits, asked)
			}
			if s.Waits == alone && s.Rest != "" {
				t.Errorf("alone %v: %s waits %v", alone, s.Kind, s.Waits)
			}
		}
	}
}

func says(s *engine.Step, text string) bool {
	for _, c := range s.Cues {
		if c.Text == text {
			return true
		}
	}
	return false
}

func TestExtraTimeComesOnTop(t *testing.T) {
	for _, g := range engine.Guidances() {
		extraTime(t, g)
	}
}

func extraTime(t *testing.T, g engine.Guidance) {
	t.Helper()
	ex := sample.Exercise("one", engine.Flow, engine.SidesLeftRight)
	plain := single(t, ex, func(p *engine.Preferences) { p.Guidance = g })
	slow := single(t, ex, func(p *engine.Preferences) {
		p.Guidance = g
		p.Rests.Before = map[string]engine.Pause{"one": engine.PauseOf(20 * time.Second)}
		p.Rests.Sides = map[string]engine.Pause{"one/main/one": engine.PauseOfBreaths(3)}
	})
	for i, s := range slow.Steps {
		want := plain.Steps[i].Length
		switch {
		case s.Kind == engine.PositionStep:
			want += 20 * time.Second
		case s.Kind == engine.SwitchSides && s.Block == engine.Main:
			want += 30 * time.Second
		}
		if s.Length != want {
			t.Errorf("%s: %s in %s lasts %v, want %v", g, s.Kind, s.Block, s.Length, want)
		}
	}
}

func TestKeepingARest(t *testing.T) {
	routine := &engine.Routine{ID: "r", Blocks: []engine.Block{{Kind: engine.Main, Rest: somePauseOf(10), Items: []engine.Item{{Exercise: "a"}, {Exercise: "b"}}}}}
	spot := func(i int) engine.PlaceContext {
		b := &routine.Blocks[0]
		id := b.Items[i].Exercise
		return engine.PlaceContext{
			Place:   engine.PlaceID{Routine: "r", Block: engine.Main, Exercise: id, Occurrence: 1},
			Routine: routine, Block: b, Item: &b.Items[i], Exercise: &engine.Exercise{ID: id},
		}
	}
	long := engine.PauseOf(45 * time.Second)
	here := engine.DefaultPreferences().Rests
	here.SetHere(spot(0), engine.AfterExercise, long)
	everywhere := engine.DefaultPreferences().Rests
	everywhere.SetEverywhere(spot(0), engine.AfterExercise, long)
	sets := engine.DefaultPreferences().Rests
	sets.SetEverywhere(spot(0), engine.BetweenSets, long)
	for _, tt := range []struct {
		name  string
		rests *engine.Rests
		kind  engine.RestKind
		want  [2]time.Duration
	}{
		{"here", &here, engine.AfterExercise, [2]time.Duration{45, 10}},
		{"everywhere, though the block has its own", &everywhere, engine.AfterExercise, [2]time.Duration{45, 10}},
		{"everywhere between sets", &sets, engine.BetweenSets, [2]time.Duration{45, 45}},
	} {
		for i, want := range tt.want {
			if got := spot(i).Rest(tt.kind, tt.rests); got.Pause != engine.PauseOf(want*time.Second) {
				t.Errorf("%s: rest %d is %v", tt.name, i, got)
			}
		}
	}
	if everywhere.Default != long || here.Default == long || len(sets.Sets) != 0 {
		t.Errorf("kept at the wrong level: %+v, %+v, %+v", here, everywhere, sets)
	}
}

func somePauseOf(seconds int) *engine.Pause {
	p := engine.PauseOf(time.Duration(seconds) * time.Second)
	return &p
}
