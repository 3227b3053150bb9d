package settings

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/search"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// stage shows the settings and notes what they change.
func stage(t *testing.T, size fyne.Size) (*Screen, fyne.Window, *engine.Preferences) {
	t.Helper()
	kept := engine.DefaultPreferences()
	kept.Equipment = nil
	kept.Progress = map[string]float64{sample.Flow: 0.4}
	kept.SetSkip(sample.Hold, true, time.Time{})
	kept.SetSwap(sample.Flow, sample.Breaths, time.Date(2026, 3, 13, 12, 0, 0, 0, time.Local))
	kept.Answers = []engine.CareAnswer{
		{Exercise: "cobra", Condition: "stenosis", Way: engine.DoAsIs, At: time.Date(2026, 3, 12, 12, 0, 0, 0, time.Local)},
		{Condition: "recent-surgery", Way: engine.DoAsIs},
	}
	s := New(Options{
		Book:        sample.Catalog(t).Book(),
		Preferences: kept, OnChanged: func(p engine.Preferences) { kept = p }, Version: "1.2.3",
		NameOf: func(string) string { return "Long Hold" },
		Album:  picture.New(sample.Scene, func(func()) {}), Portrait: picture.Picture{Exercise: sample.Flow, Frame: "end"},
		Voices: []Voice{{"heart", "Heart", "A woman's voice."}, {"other", "Other", "Another voice."}},
	})
	w := test.NewTempWindow(t, s)
	sample.FitBesideRail(w, size)
	return s, w, &kept
}

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 560, Height: 400}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			s, _, _ := stage(t, size)
			texts := 0
			for part := range s.parts {
				s.GoTo(Part(part))
				texts += sample.CheckTexts(t, s)
				sample.CheckRoom(t, s, size)
			}
			if texts < 60 {
				t.Errorf("only %d texts", texts)
			}
		})
	}
}

// TestEverythingGrowsWithTheWindow: in a window twice as large, texts and controls
// are twice as large, without being told.
func TestEverythingGrowsWithTheWindow(t *testing.T) {
	measure := func(size fyne.Size) []fyne.Size {
		s, _, _ := stage(t, size)
		toggle := sample.After[*widget.Toggle](t, s, "Be careful with").MinSize()
		s.GoTo(Sound)
		return []fyne.Size{
			toggle, s.places.MinSize(), sample.All[*widget.Text](s)[0].MinSize(),
			sample.After[*widget.FocusButton](t, s, "Voice").MinSize(), sample.After[*widget.Choice](t, s, "How fast it speaks").MinSize(),
		}
	}
	small, large := measure(fyne.NewSize(1250, 768)), measure(fyne.NewSize(2500, 1536))
	for i := range small {
		if by := large[i].Height / small[i].Height; by < 1.98 || by > 2.02 {
			t.Errorf("part %d is %v in a window, %v in one twice as large", i, small[i], large[i])
		}
	}
}

// TestTheBestMatchComesFirst: a row that is called so before one that has such a word
// somewhere in it.
func TestTheBestMatchComesFirst(t *testing.T) {
	s, _, _ := stage(t, fyne.NewSize(1250, 768))
	for typed, want := range map[string]string{
		"rest": "Rests  ·  Rests", "theme": "Appearance  ·  Window", "voice": "Sound  ·  Volume", "reminder": "Reminders  ·  Goal and reminders",
		"breathing": "Session  ·  Your breath", "text": "Appearance  ·  Window",
	} {
		found := s.found(search.Words(typed))
		if len(found) == 0 || found[0].title != want {
			t.Errorf("%q finds %d groups, not %q first", typed, len(found), want)
			for _, g := range found {
				t.Log(g.title)
			}
		}
	}
}

// TestARowIsFoundByItsWords: by those of its name, of what explains it and of its
// section, in any order, without accents and capitals.
func TestARowIsFoundByItsWords(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 560, Height: 400}} {
		s, _, kept := stage(t, size)
		for typed, want := range map[string][2]string{
			"VOICE fast":     {"Sound  ·  The voice", "How fast it speaks"},
			"réminders":      {"Reminders  ·  Goal and reminders", "Reminders"},
			"size text":      {"Appearance  ·  Window", "Text size, in %"},
			"outline":        {"Appearance  ·  Window", "High contrast"},
			"tones lead":     {"Session  ·  What you hear", "Tones"},
			"rests breaths":  {"Rests  ·  Rests", ""},
			"spinal stenosi": {"You  ·  You", "Be careful with"},
			"porcelain":      {"Appearance  ·  The person in the pictures", "Skin tone"},
		} {
			s.search.SetText(typed)
			sample.CheckTexts(t, s)
			sample.CheckRoom(t, s, size)
			if !says(s, want[0]) || !says(s, want[1]) || says(s, "Time to change position") {
				t.Errorf("%q finds not only %q", typed, want)
			}
		}
		s.search.SetText("text size")
		sample.After[*widget.Choice](t, s, "Text size, in %").OnChosen(4)
		if kept.Display.TextSize != 150 {
			t.Errorf("what has been found does nothing: %+v", kept.Display)
		}
		s.search.SetText("zzz")
		if !says(s, "Nothing here is called that") || s.places.Chosen() >= 0 {
			t.Error("that nothing is found is not said")
		}
		if !s.Escape() || s.search.Text() != "" || s.places.Chosen() != int(You) || !says(s, "Be careful with") || s.Escape() {
			t.Error("Escape does not end the search")
		}
		s.Rune('t')
		if s.search.Text() != "t" {
			t.Errorf("typing searches for %q", s.search.Text())
		}
	}
}

// TestSectionsByMouse: a click on a name shows its section, also during a search.
func TestSectionsByMouse(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 560, Height: 400}} {
		s, w, _ := stage(t, size)
		s.search.SetText("volume")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject
		for i, text := range sample.All[*widget.Text](s.places) {
			test.TapCanvas(w.Canvas(), at(text).AddXY(4, 10))
			if s.places.Chosen() != i || s.search.Text() != "" {
				t.Errorf("a click on %q shows section %d", text.Value(), s.places.Chosen())
			}
		}
		if !says(s, "Uncoil 1.2.3") {
			t.Error("the last section is not shown")
		}
	}
}

// TestEverySettingByKeyboard goes through all controls of each section with the down key,
// changes each, and looks at what has been kept.
func TestEverySettingByKeyboard(t *testing.T) {
	s, w, kept := stage(t, fyne.NewSize(1250, 768))
	w.Canvas().Focus(s.First())
	press := func(key fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
	conditions, movements := len(s.options.Book.Conditions), len(engine.Movements())
	// The last answer gone, the keyboard is back on the first condition.
	toGradual := conditions + 1 + movements + len(engine.Equipment())
	tests := []struct {
		part Part
		name string
		key  fyne.KeyName
		down int // how often to go down afterwards
		ok   func(p *engine.Preferences) bool
	}{
		{You, "condition", fyne.KeyReturn, conditions, func(p *engine.Preferences) bool { return slices.Equal(p.Conditions, []string{"hip-replacement"}) }},
		{You, "movements", fyne.KeyReturn, 1, func(p *engine.Preferences) bool { return len(p.Careful) == 0 }},
		{You, "movement", fyne.KeySpace, movements, func(p *engine.Preferences) bool {
			return slices.Equal(p.Careful, []engine.Movement{engine.DeepHipBend})
		}},
		{You, "equipment", fyne.KeyReturn, 1, func(p *engine.Preferences) bool { return slices.Equal(p.Equipment, []string{engine.Mat}) }},
		{You, "more equipment", fyne.KeySpace, len(engine.Equipment()) - 1, func(p *engine.Preferences) bool { return slices.Equal(p.Equipment, []string{engine.Mat, "cushion"}) }},
		{You, "answer", fyne.KeyReturn, 0, func(p *engine.Preferences) bool {
			return len(p.Answers) == 1 && p.Answers[0].Condition == "recent-surgery"
		}},
		{You, "other answer", fyne.KeyReturn, 0, func(p *engine.Preferences) bool { return len(p.Answers) == 0 }},
		{You, "left out", fyne.KeyReturn, 0, func(p *engine.Preferences) bool { return len(p.Skip) == 0 && len(p.Swaps) == 1 }},
		{You, "stand-in", fyne.KeyReturn, toGradual, func(p *engine.Preferences) bool { return len(p.Swaps) == 0 && len(p.Chosen) == 0 }},
		{You, "gradual", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return !p.Gradual }},
		{You, "check-in", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return !p.CheckIn }},
		{You, "plan", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return !p.Plan }},
		{You, "suggest", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return !p.Suggest }},
		{You, "start anew", fyne.KeyReturn, 0, func(p *engine.Preferences) bool { return len(p.Progress) == 0 }},
		{Session, "what is heard", fyne.KeyLeft, 2, func(*engine.Preferences) bool { return true }},
		{Session, "guidance", fyne.KeyReturn, 2, func(p *engine.Preferences) bool { return p.Guidance == engine.GuidanceBrief }},
		{Session, "level", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Level == engine.LevelIntermediate }},
		{Session, "holds", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Doses.Hold == 1.1 }},
		{Session, "reps", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return p.Doses.Reps == 0.9 }},
		{Session, "sets", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Doses.Sets == 1.1 }},
		{Session, "tempo", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return p.Doses.Tempo == 0.9 }},
		{Session, "breath in", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.BreathIn == 4500*time.Millisecond }},
		{Session, "breath out", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return p.BreathOut == 5500*time.Millisecond }},
		{Session, "by ear", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.AudioOnly }},
		{Session, "full screen", fyne.KeyRight, 0, func(p *engine.Preferences) bool { return p.Display.FullScreen }},
		{Sound, "voice", fyne.KeyLeft, 2, func(p *engine.Preferences) bool { return p.Sound.Voice == 0.95 }},
		{Sound, "breath", fyne.KeyRight, 2, func(p *engine.Preferences) bool { return p.Sound.Breath == 0.75 }},
		{Sound, "bells", fyne.KeyRight, 2, func(p *engine.Preferences) bool { return p.Sound.Bells == 0.75 }},
		{Sound, "ticks", fyne.KeyRight, 2, func(p *engine.Preferences) bool { return p.Sound.Ticks == 0.75 }},
		{Sound, "lean", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return !p.Sound.Lean }},
		{Sound, "ambience", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Sound.Ambience == engine.Ocean }},
		{Sound, "its volume", fyne.KeyRight, 2, func(p *engine.Preferences) bool { return p.Sound.Around == 0.55 }},
		{Sound, "through pauses", fyne.KeyRight, 2, func(p *engine.Preferences) bool { return p.Sound.AroundPauses }},
		{Sound, "speaker", fyne.KeyReturn, 1, func(p *engine.Preferences) bool { return p.Sound.Speaker == "other" }},
		{Sound, "pace", fyne.KeyRight, 0, func(p *engine.Preferences) bool { return p.Sound.Pace == engine.PaceSlow }},
		{Rests, "rest", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Rests.Default.Length == 35*time.Second }},
		{Rests, "how it ends", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Rests.Default.Breaths > 0 }},
		{Rests, "between sets", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return p.Rests.BetweenSets.Length == 10*time.Second }},
		{Rests, "between sides", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Rests.BetweenSides.Length == 5*time.Second }},
		{Rests, "before", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Rests.BeforeEach.Length == 5*time.Second }},
		{Rests, "transitions", fyne.KeyRight, 0, func(p *engine.Preferences) bool { return p.TransitionScale == 1.1 }},
		{Appearance, "theme", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Display.Theme == engine.ThemeLight }},
		{Appearance, "contrast", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Display.HighContrast }},
		{Appearance, "text", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Display.TextSize == 115 }},
		{Appearance, "animations", fyne.KeyLeft, 1, func(p *engine.Preferences) bool { return !p.Display.Animations }},
		{Appearance, "look", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Display.Look == engine.LookShort }},
		{Appearance, "skin", fyne.KeyRight, 1, func(p *engine.Preferences) bool { return p.Display.Skin == engine.SkinHoney }},
		{Appearance, "mirror", fyne.KeyLeft, 0, func(p *engine.Preferences) bool { return !p.Display.Mirror }},
		{Reminders, "goal", fyne.KeyRight, 0, func(p *engine.Preferences) bool { return p.Goal == 4 }},
	}
	press(fyne.KeyReturn) // into the first section
	at := You
	for _, tt := range tests {
		if tt.part != at {
			at = tt.part
			w.Canvas().Focus(s.First())
			press(fyne.KeyHome)
			for range at {
				press(fyne.KeyDown)
			}
			press(fyne.KeyRight)
		}
		press(tt.key)
		if !tt.ok(kept) {
			t.Errorf("%s was not changed: %+v", tt.name, *kept)
		}
		for range tt.down {
			press(fyne.KeyDown)
		}
	}
}

func TestStepsStayWithinTheLimits(t *testing.T) {
	for _, by := range []int{-1, 1} {
		prefs := engine.DefaultPreferences()
		for range 200 {
			prefs.Rests.Default.Length = stepRest(prefs.Rests.Default.Length, by)
			prefs.BreathIn = stepBreath(prefs.BreathIn, by)
			prefs.TransitionScale = stepScale(prefs.TransitionScale, by, mostTransition)
			prefs.Doses.Hold = stepScale(prefs.Doses.Hold, by, engine.MaxScale)
			prefs.Rests.BetweenSets = stepPause(prefs.Rests.BetweenSets, by)
			prefs.Rests.BetweenSides = stepPause(ended(prefs.Rests.BetweenSides, byBreaths, &prefs), by)
			if err := prefs.Validate(); err != nil {
				t.Fatal(err)
			}
		}
		if by > 0 && (prefs.Rests.Default.Length != engine.MaxRest || prefs.BreathIn != engine.MaxBreath || prefs.TransitionScale != 3) {
			t.Errorf("the steps up end at %v, %v, %v", prefs.Rests.Default.Length, prefs.BreathIn, prefs.TransitionScale)
		}
		if by < 0 && (prefs.Rests.Default.Length != 0 || prefs.BreathIn != engine.MinBreath || prefs.TransitionScale != 0.5) {
			t.Errorf("the steps down end at %v, %v, %v", prefs.Rests.Default.Length, prefs.BreathIn, prefs.TransitionScale)
		}
	}
}

func TestStepsLeadBack(t *testing.T) {
	rest, scale := time.Duration(0), 0.5
	for rest < engine.MaxRest {
		up := stepRest(rest, 1)
		if back := stepRest(up, -1); back != rest {
			t.Errorf("from %v up to %v and back to %v", rest, up, back)
		}
		rest = up
	}
	for scale < 3 {
		up := stepScale(scale, 1, mostTransition)
		if back := stepScale(up, -1, mostTransition); back != scale {
			t.Errorf("from %v up to %v and back to %v", scale, up, back)
		}
		scale = up
	}
}

func TestControlsAreScrolledIntoView(t *testing.T) {
	s, w, _ := stage(t, fyne.NewSize(800, 500))
	w.Canvas().Focus(s.first)
	for range 60 {
		f := w.Canvas().Focused().(fyne.CanvasObject)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f)
		top := at.Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(s.scroll).Y
		if top < 0 || top+f.Size().Height > s.scroll.Size().Height {
			t.Errorf("%T lies at %.0f to %.0f of a view %.0f high", f, top, top+f.Size().Height, s.scroll.Size().Height)
		}
		if w.Canvas().FocusNext(); w.Canvas().Focused() == s.search.Focusable() { // once around
			w.Canvas().Focus(s.first)
		}
	}
}

func TestVolumesAreHeardWhileDraggedAndKeptAfterwards(t *testing.T) {
	var heard []engine.Sound
	var tried []engine.Cue
	kept := 0
	s := New(Options{
		Book: sample.Catalog(t).Book(), Preferences: engine.DefaultPreferences(), Sample: "Welcome.", Album: picture.New(sample.Scene, func(func()) {}),
		OnChanged: func(engine.Preferences) { kept++ },
		OnSound:   func(v engine.Sound) { heard = append(heard, v) },
		OnTry:     func(c engine.Cue) { tried = append(tried, c) },
	})
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(1250, 768))
	s.GoTo(Sound)
	level := sample.After[*widget.Level](t, s, "Voice")
	for _, x := range []float32{100, 50, 20} {
		level.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}})
	}
	if len(heard) != 3 || kept != 0 {
		t.Fatalf("while dragging: heard %d, kept %d, want 3 and 0", len(heard), kept)
	}
	level.DragEnd()
	if kept != 1 {
		t.Errorf("afterwards kept %d times, want once", kept)
	}
	test.Tap(sample.After[*widget.FocusButton](t, s, "Voice"))
	if len(tried) != 1 || tried[0].Kind != engine.Speak || tried[0].Text != "Welcome." {
		t.Errorf("tried %+v", tried)
	}
}

// TestOneVoiceIsNoChoice shows who speaks where there is nothing to choose.
func TestOneVoiceIsNoChoice(t *testing.T) {
	prefs := engine.DefaultPreferences()
	prefs.Sound.Speaker = "gone"
	for n, want := range map[int]int{0: 0, 1: 0, 2: 2} {
		s := New(Options{
			Book: sample.Catalog(t).Book(), Preferences: prefs, Album: picture.New(sample.Scene, func(func()) {}),
			Voices: []Voice{{"alba", "Alba", "One."}, {"heart", "Heart", "Two."}}[:n],
		})
		options, chosen := 0, ""
		sample.Walk(cards([]*group{s.voice()}), func(o fyne.CanvasObject) {
			if option, ok := o.(*widget.Option); ok {
				if option.Chosen() {
					chosen = s.options.Voices[options].ID
				}
				options++
			}
		})
		if options != want {
			t.Errorf("of %d voices one can choose among %d", n, options)
		}
		if n == 2 && chosen != engine.DefaultSpeaker {
			t.Errorf("a voice that is not installed shows %q, want the program's own", chosen)
		}
	}
}

// TestWhatIsTriedIsWhatIsSet tries the breath at the current pace.
func TestWhatIsTriedIsWhatIsSet(t *testing.T) {
	var tried []engine.Cue
	s := New(Options{
		Book: sample.Catalog(t).Book(), Preferences: engine.DefaultPreferences(), Album: picture.New(sample.Scene, func(func()) {}),
		OnTry: func(c engine.Cue) { tried = append(tried, c) },
	})
	s.change(func(p *engine.Preferences) { p.BreathIn = 7 * time.Second })
	for _, label := range []string{"Voice", "Breath", "Bells", "Ticks"} {
		test.Tap(sample.After[*widget.FocusButton](t, cards([]*group{s.sound()}), label))
	}
	var kinds []engine.CueKind
	for _, c := range tried {
		kinds = append(kinds, c.Kind)
	}
	if want := []engine.CueKind{engine.Speak, engine.CueBreathIn, engine.BellStart, engine.Tick}; !slices.Equal(kinds, want) {
		t.Fatalf("heard %q, want %q", kinds, want)
	}
	if tried[1].Length != 7*time.Second {
		t.Errorf("the breath to try takes %v, want 7 s", tried[1].Length)
	}
}

// TestTheBreathMovesOnlyAfterAChangeAndWhereItIsSeen: a page that is left open must
// rest.
func TestTheBreathMovesOnlyAfterAChangeAndWhereItIsSeen(t *testing.T) {
	s, _, _ := stage(t, fyne.NewSize(800, 500))
	defer s.Close()
	s.Open()
	s.breath.begin = func(*fyne.Animation) {} // the test's clock ticks below
	longer := func() { s.breath.set(s.breath.in+time.Second, s.breath.out) }
	if longer(); s.breath.running != nil {
		t.Error("it moves in another section")
	}
	s.GoTo(Session)
	if longer(); s.breath.running != nil {
		t.Error("it moves though it is far below")
	}
	widget.RevealObject(s.scroll, s.breath.disc)
	if s.breath.running != nil {
		t.Error("it moves though nothing has changed")
	}
	if longer(); s.breath.running == nil {
		t.Fatal("in view it does not show the change")
	}
	widget.Reveal(s.scroll, 0, 10, 0)
	if s.breath.running != nil {
		t.Error("it goes on moving after it has been scrolled away")
	}
	widget.RevealObject(s.scroll, s.breath.disc)
	s.options.Album.SetSeen(false)
	if longer(); s.breath.running != nil {
		t.Error("it moves in a window that is not seen")
	}
	s.options.Album.SetSeen(true)
	longer()
	shown, drawn := -1, 0
	for i := range 60 * 33 { // at the rate of the screen
		s.breath.running.Tick(float32(i) / (60 * 33))
		if s.breath.step != shown {
			shown = s.breath.step
			drawn++
		}
	}
	if drawn < 3*2*previewSteps*3/4 || drawn > 3*2*previewSteps+1 {
		t.Errorf("three breaths are drawn %d times, want about %d", drawn, 3*2*previewSteps)
	}
	s.breath.running.Tick(1)
	if s.breath.running != nil || s.breath.step != 0 {
		t.Error("it does not rest after three breaths")
	}
}

func TestBreathPreview(t *testing.T) {
	in, out := 4*time.Second, 6*time.Second
	for at, want := range map[time.Duration]float64{0: 0, 2 * time.Second: 0.5, 4 * time.Second: 1, 7 * time.Second: 0.5, 10 * time.Second: 0} {
		if got := fullAt(at, in, out); got < want-0.001 || got > want+0.001 {
			t.Errorf("after %v the lungs are %.3f full, want %.1f", at, got, want)
		}
	}
}

// TestARestThatWasKeptEverywhereIsShownAsItIs shows a default rest that waits, or
// counts breaths, and makes it one of seconds again.
func TestARestThatWasKeptEverywhereIsShownAsItIs(t *testing.T) {
	prefs := engine.DefaultPreferences()
	prefs.Rests.Default = engine.PauseUntilReady(40 * time.Second)
	s := New(Options{
		Book: sample.Catalog(t).Book(), Preferences: prefs, Album: picture.New(sample.Scene, func(func()) {}),
		OnChanged: func(p engine.Preferences) { prefs = p },
	})
	s.GoTo(Rests)
	length := sample.After[*widget.Stepper](t, s, "After each exercise")
	ending := sample.After[*widget.Choice](t, s, "After each exercise")
	if length.Value() != "until you say go" || ending.Chosen() != byWord {
		t.Errorf("says %q, ends by way %d", length.Value(), ending.Chosen())
	}
	length.OnStep(1)
	if prefs.Rests.Default != engine.PauseOf(40*time.Second) || ending.Chosen() != byTime || length.Value() != "40 s" {
		t.Errorf("after a step %v, says %q, ends by way %d", prefs.Rests.Default, length.Value(), ending.Chosen())
	}
	for way, want := range map[int]engine.Pause{
		byBreaths: engine.PauseOfBreaths(4), byWord: engine.PauseUntilReady(40 * time.Second), byTime: engine.PauseOf(40 * time.Second),
	} {
		if got := ended(engine.PauseOf(40*time.Second), way, &prefs); got != want {
			t.Errorf("way %d makes it %v, want %v", way, got, want)
		}
	}
}

// TestAConditionSaysWhatToDoAboutIt: its advice is shown while it is on.
func TestAConditionSaysWhatToDoAboutIt(t *testing.T) {
	s, w, kept := stage(t, fyne.NewSize(1250, 768))
	advice := s.options.Book.Conditions[0].Advice
	if says(s, advice) {
		t.Fatal("the advice is given to whoever does not need it")
	}
	w.Canvas().Focus(s.first)
	s.first.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !says(s, advice) {
		t.Error("the advice is not given")
	}
	sample.CheckTexts(t, s)
	s.first.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if says(s, advice) || len(kept.Conditions) != 0 {
		t.Errorf("it stays: %v", kept.Conditions)
	}
}

// TestMovementsUnfold: they are hidden until the user asks for them, each with its
// meaning.
func TestMovementsUnfold(t *testing.T) {
	s, w, _ := stage(t, fyne.NewSize(800, 700))
	meaning := s.options.Book.Movements[3].Meaning
	if says(s, meaning) {
		t.Fatal("the movements make the page long from the start")
	}
	w.Canvas().Focus(s.first)
	for range s.options.Book.Conditions {
		w.Canvas().FocusNext()
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !says(s, meaning) {
		t.Error("nothing unfolds")
	}
	s.scroll.ScrollToTop()
	sample.CheckTexts(t, s)
}

func TestAnswersAreShownWithTheirDates(t *testing.T) {
	s, _, _ := stage(t, fyne.NewSize(1250, 768))
	for _, want := range []string{"Long Hold  ·  Spinal stenosis", "You have asked: it stays  ·  Thu 12 Mar 2026", "Operation in the last three months", "You have asked"} {
		if !says(s, want) {
			t.Errorf("nothing says %q", want)
		}
	}
	prefs := engine.DefaultPreferences()
	none := New(Options{Book: s.options.Book, Preferences: prefs, Album: picture.New(sample.Scene, func(func()) {})})
	if !says(none, "Nothing yet.") {
		t.Error("without answers nothing is said")
	}
}

// says reports whether a text that is shown begins so.
func says(s *Screen, text string) bool {
	found := false
	sample.Walk(s, func(o fyne.CanvasObject) {
		if t, ok := o.(*widget.Text); ok {
			found = found || strings.Contains(t.Value(), text)
		}
	})
	return found
}
