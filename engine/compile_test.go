package engine_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// single compiles a routine of one exercise in every block.
func single(t *testing.T, ex engine.Exercise, change func(*engine.Preferences)) *engine.Timeline {
	t.Helper()
	book := &engine.Book{Exercises: map[string]engine.Exercise{ex.ID: ex}, Phrases: sample.Phrases()}
	routine := &engine.Routine{ID: "one", Name: "One"}
	for _, kind := range engine.BlockKinds() {
		routine.Blocks = append(routine.Blocks, engine.Block{Kind: kind, Items: []engine.Item{{Exercise: ex.ID}}})
	}
	prefs := engine.DefaultPreferences()
	if change != nil {
		change(&prefs)
	}
	tl, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// firstWork returns the first step of work and the length of its working part.
func firstWork(tl *engine.Timeline) (engine.Step, time.Duration) {
	for _, s := range tl.Steps {
		if s.Kind != engine.Work {
			continue
		}
		var working time.Duration
		for _, span := range s.Spans {
			if span.Section == engine.Working {
				working += span.Length
			}
		}
		return s, working
	}
	return engine.Step{}, 0
}

func TestDoseKindsLastAsLongAsTheySay(t *testing.T) {
	slow := func(p *engine.Preferences) { p.BreathIn, p.BreathOut = 5*time.Second, 7*time.Second }
	for _, tt := range []struct {
		name   string
		kind   engine.DoseKind
		sides  engine.SideScheme
		change func(*engine.Preferences)
		want   time.Duration
	}{
		{"hold of 20 s", engine.HoldSeconds, engine.SidesNone, nil, 20 * time.Second},
		{"hold of 20 s at a slow breath, in whole ones", engine.HoldSeconds, engine.SidesNone, slow, 24 * time.Second},
		{"3 breaths of 10 s", engine.HoldBreaths, engine.SidesNone, nil, 30 * time.Second},
		{"3 breaths of 12 s", engine.HoldBreaths, engine.SidesNone, slow, 36 * time.Second},
		{"3 repetitions of 6 s", engine.Repetitions, engine.SidesNone, slow, 18 * time.Second},
		{"3 repetitions a side of 6 s and a breath between", engine.Repetitions, engine.SidesAlternating, nil, 3 * 12 * time.Second},
		{"3 rounds of 10 s", engine.Flow, engine.SidesLeftRight, nil, 30 * time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ex := sample.Exercise("x", tt.kind, tt.sides)
			if _, got := firstWork(single(t, ex, tt.change)); got != tt.want {
				t.Errorf("works for %v, want %v", got, tt.want)
			}
		})
	}
}

func TestLimitKeepsASlowFlowShort(t *testing.T) {
	ex := sample.Exercise("x", engine.Flow, engine.SidesNone)
	ex.Dose.Amount, ex.Dose.Limit = engine.Range{From: 9, To: 9}, 60
	if _, got := firstWork(single(t, ex, nil)); got != 60*time.Second {
		t.Errorf("works for %v, want the limit of 60 s", got)
	}
}

func TestLevelAndProgressChooseInsideTheRange(t *testing.T) {
	d := engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 30, To: 120}}
	for _, tt := range []struct {
		level    engine.Level
		progress float64
		want     float64
	}{
		{engine.LevelBeginner, 0, 30},
		{engine.LevelBeginner, 1, 60},
		{engine.LevelIntermediate, 0, 60},
		{engine.LevelIntermediate, 0.5, 75},
		{engine.LevelAdvanced, 0, 90},
		{engine.LevelAdvanced, 1, 120},
	} {
		if got := d.AmountAt(engine.Fraction(tt.level, tt.progress)); got != tt.want {
			t.Errorf("%s with progress %v: %v seconds, want %v", tt.level, tt.progress, got, tt.want)
		}
	}
}

func TestTransitionsDependOnThePosition(t *testing.T) {
	quiet := func(p *engine.Preferences) { p.Guidance = engine.GuidanceTones }
	length := func(position engine.Position) time.Duration {
		ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesNone)
		ex.Position = position
		for _, s := range single(t, ex, quiet).Steps {
			if s.Kind == engine.PositionStep {
				return s.Length
			}
		}
		return 0
	}
	if stay, lie := length(engine.Standing), length(engine.Supine); stay >= lie {
		t.Errorf("staying on one's feet takes %v, lying down %v", stay, lie)
	}
	twice := func(p *engine.Preferences) { quiet(p); p.TransitionScale = 2 }
	ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesNone)
	if got, want := single(t, ex, twice).Steps[1].Length, 2*length(engine.Supine); got != want {
		t.Errorf("twice the time for transitions gives %v, want %v", got, want)
	}
}

func TestAStepIsNeverShorterThanWhatIsSaid(t *testing.T) {
	ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesNone)
	ex.Say.Setup.Full = engine.Plain(strings.Repeat("A long explanation that takes its time. ", 12))
	ex.Say.After.Full = engine.Plain(strings.Repeat("And a long way out of it again. ", 8))
	tl := single(t, ex, nil)
	if err := cuesInside(tl); err != nil {
		t.Fatal(err)
	}
	for _, long := range []string{ex.Say.Setup.Full[0].Say, ex.Say.After.Full[0].Say} {
		found := false
		for _, s := range tl.Steps {
			for _, c := range s.Cues {
				found = found || c.Text == long
			}
		}
		if !found {
			t.Errorf("%.30q… is not said", long)
		}
	}
}

func TestGuidanceDecidesHowMuchIsSaid(t *testing.T) {
	words := func(g engine.Guidance) int {
		n := 0
		for _, s := range single(t, sample.Exercise("x", engine.Flow, engine.SidesLeftRight), func(p *engine.Preferences) { p.Guidance = g }).Steps {
			for _, c := range s.Cues {
				n += len(strings.Fields(c.Text))
			}
		}
		return n
	}
	full, brief, tones := words(engine.GuidanceFull), words(engine.GuidanceBrief), words(engine.GuidanceTones)
	if !(full > brief && brief > tones && tones > 0) {
		t.Errorf("words said: full %d, brief %d, tones %d", full, brief, tones)
	}
}

func TestReverseTurnsTheSecondHalfRound(t *testing.T) {
	ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesNone)
	ex.Reverse = true
	ex.Cycle = []engine.Phase{{Seconds: 1, Frame: "b"}, {Seconds: 2, Frame: "c"}, {Seconds: 2, Frame: "a"}}
	work, _ := firstWork(single(t, ex, nil))
	var frames strings.Builder
	for _, span := range work.Spans {
		if span.Section == engine.Working {
			frames.WriteString(span.Frame)
		}
	}
	if got, want := frames.String(), "bcabcacbacba"; got != want {
		t.Errorf("frames %s, want %s", got, want)
	}
}

func TestCompileRefusesWhatItCannotPlay(t *testing.T) {
	prefs := engine.DefaultPreferences()
	book := sample.Book()
	unknown := &engine.Routine{ID: "r", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: "nonsense"}}}}}
	if _, err := engine.Compile(unknown, book, &prefs, engine.EstimatedVoice{}); engine.CodeOf(err) != engine.CodeNotFound || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("unknown exercise: %v", err)
	}
	if _, err := engine.Compile(&engine.Routine{ID: "r"}, book, &prefs, engine.EstimatedVoice{}); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("empty routine: %v", err)
	}
	prefs.BreathIn = 0
	if _, err := engine.Compile(unknown, book, &prefs, engine.EstimatedVoice{}); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("bad preferences: %v", err)
	}
}

func TestPreferencesOutOfLimitsAreNamed(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*engine.Preferences)
	}{
		{"guidance", func(p *engine.Preferences) { p.Guidance = "loud" }},
		{"level", func(p *engine.Preferences) { p.Level = "" }},
		{"theme", func(p *engine.Preferences) { p.Display.Theme = "pink" }},
		{"look", func(p *engine.Preferences) { p.Display.Look = "hat" }},
		{"skin tone", func(p *engine.Preferences) { p.Display.Skin = "" }},
		{"equipment", func(p *engine.Preferences) { p.Equipment = []string{"sofa"} }},
		{"careful", func(p *engine.Preferences) { p.Careful = []engine.Movement{"dancing"} }},
		{"breath in", func(p *engine.Preferences) { p.BreathIn = time.Second }},
		{"breath out", func(p *engine.Preferences) { p.BreathOut = time.Minute }},
		{"progress of cat-cow", func(p *engine.Preferences) { p.Progress = map[string]float64{"cat-cow": math.NaN()} }},
		{"transition scale", func(p *engine.Preferences) { p.TransitionScale = 0 }},
		{"voice volume", func(p *engine.Preferences) { p.Sound.Voice = 1.1 }},
		{"breath volume", func(p *engine.Preferences) { p.Sound.Breath = -1 }},
		{"bells volume", func(p *engine.Preferences) { p.Sound.Bells = 1.5 }},
		{"ticks volume", func(p *engine.Preferences) { p.Sound.Ticks = math.NaN() }},
		{"pace", func(p *engine.Preferences) { p.Sound.Pace = "fast" }},
		{"default rest", func(p *engine.Preferences) { p.Rests.Default.Length = -time.Second }},
		{"rest between sets", func(p *engine.Preferences) { p.Rests.BetweenSets.Length = time.Hour }},
		{"rest of exercise cat-cow", func(p *engine.Preferences) {
			p.Rests.Exercise = map[string]engine.Pause{"cat-cow": {Length: 11 * time.Minute}}
		}},
		{"rest of place x", func(p *engine.Preferences) { p.Rests.Place = map[string]engine.Pause{"x": {Length: -1}} }},
	} {
		p := engine.DefaultPreferences()
		if err := p.Validate(); err != nil {
			t.Fatalf("defaults: %v", err)
		}
		tt.change(&p)
		err := p.Validate()
		if engine.CodeOf(err) != engine.CodeInvalid || !strings.HasPrefix(err.Error(), tt.name) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestEveryLineThatIsSaidCanBeRecorded(t *testing.T) {
	book := sample.Book()
	known := map[string]bool{"Random.": true}
	for _, l := range book.Phrases.EveryLine() {
		known[l] = true
	}
	eachRandom(t, func(c sample.Case, tl *engine.Timeline) error {
		for id := range c.Book.Exercises {
			ex := c.Book.Exercises[id]
			known[book.Phrases.NextLine(&ex)] = true
			for _, l := range ex.EveryLine() {
				known[l] = true
			}
		}
		for _, s := range tl.Steps {
			for _, cue := range s.Cues {
				if cue.Kind == engine.Speak && !known[cue.Text] {
					return engine.Errorf(engine.CodeInternal, "%q is said but not among the lines to record", cue.Text)
				}
			}
		}
		return nil
	})
}

func TestJSONHoldsSecondsFromTheStart(t *testing.T) {
	tl := single(t, sample.Exercise("x", engine.Repetitions, engine.SidesLeftRight), nil)
	data, err := json.Marshal(tl)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Length float64
		Steps  []struct {
			Start, Length float64
			Cues          []struct{ At float64 }
		}
	}
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&out); err != nil {
		t.Fatal(err)
	}
	if out.Length != tl.Length.Seconds() || len(out.Steps) != len(tl.Steps) {
		t.Fatalf("length %v with %d steps, want %v with %d", out.Length, len(out.Steps), tl.Length.Seconds(), len(tl.Steps))
	}
	for i, s := range tl.Steps {
		for k, c := range s.Cues {
			if got, want := out.Steps[i].Cues[k].At, (s.Start + c.At).Seconds(); got != want {
				t.Fatalf("step %d cue %d at %v, want %v", i, k, got, want)
			}
		}
	}
}

func TestAStandInTakesThePlace(t *testing.T) {
	book := sample.Book()
	amount := 9.0
	routine := &engine.Routine{ID: "r", Name: "R", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{
		{Exercise: "hold-none", Amount: &amount}, {Exercise: "reps-none"},
	}}}}
	prefs := engine.DefaultPreferences()
	prefs.Swaps = map[string]string{"hold-none": "flow-none", "reps-none": "gone"}
	rest := 42 * time.Second
	prefs.Rests.Place = map[string]engine.Pause{"r/main/hold-none": engine.PauseOf(rest)}
	tl, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	var worked []string
	for _, s := range tl.Steps {
		switch s.Kind {
		case engine.Work:
			worked = append(worked, s.Exercise)
		case engine.Rest:
			if s.Length != rest {
				t.Errorf("the rest of the place is %v, want %v", s.Length, rest)
			}
		}
	}
	if got := strings.Join(worked, " "); got != "flow-none reps-none" {
		t.Errorf("worked %s", got)
	}
	if _, working := firstWork(tl); working != 3*10*time.Second {
		t.Errorf("the stand-in works for %v, want its own dose", working)
	}
}

func TestAShortBreakHasNoHeadings(t *testing.T) {
	said := func(briefly bool, g engine.Guidance) string {
		routine := &engine.Routine{ID: "r", Name: "R", Briefly: briefly, Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: "hold-none"}}}}}
		prefs := engine.DefaultPreferences()
		prefs.Guidance = g
		tl, err := engine.Compile(routine, sample.Book(), &prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, s := range tl.Steps {
			for _, c := range spokenIn(&s) {
				lines = append(lines, c.Text)
			}
		}
		return strings.Join(lines, " ")
	}
	for g, heading := range map[engine.Guidance]string{engine.GuidanceFull: " Now the routine itself.", engine.GuidanceBrief: " Routine.", engine.GuidanceTones: ""} {
		if got, want := said(true, g), strings.Replace(said(false, g), heading, "", 1); got != want {
			t.Errorf("at %s it says %q, want %q without the heading", g, got, want)
		}
	}
}
