package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// spokenIn returns the spoken cues of a step.
func spokenIn(s *engine.Step) []engine.Cue {
	var all []engine.Cue
	for _, c := range s.Cues {
		if c.Kind == engine.Speak {
			all = append(all, c)
		}
	}
	return all
}

func TestCuesLeadTheirSide(t *testing.T) {
	prefs := engine.DefaultPreferences()
	one := sample.Exercise("one", engine.HoldBreaths, engine.SidesLeftRightBoth)
	want := map[engine.Side]engine.Side{engine.LeftSide: engine.LeftSide, engine.RightSide: engine.RightSide, engine.BothSides: engine.NoSide}
	for _, s := range fullSession(t, &prefs, one).Steps {
		for _, c := range s.Cues {
			leads := s.Kind == engine.SwitchSides || s.Kind == engine.Work && (c.Kind == engine.Speak || c.Kind == engine.BellStart || c.Kind == engine.BellEnd)
			if leads && c.Side != want[s.Side] {
				t.Errorf("%s %s: %s %q leads %q", s.Kind, s.Side, c.Kind, c.Text, c.Side)
			}
			if c.Text == "Left side first." && c.Side != engine.LeftSide {
				t.Errorf("%q leads %q", c.Text, c.Side)
			}
		}
	}
	turns := sample.Exercise("turns", engine.Repetitions, engine.SidesAlternating)
	steps, _ := heard(fullSession(t, &prefs, turns), engine.Work)
	sided := 0
	for _, c := range steps[0].Cues {
		span := steps[0].Spans[steps[0].SpanAt(c.At)]
		tone := c.Kind == engine.CueBreathIn || c.Kind == engine.CueBreathOut
		if tone && c.Side != span.Side || c.Side != engine.NoSide && c.Side != span.Side {
			t.Errorf("%s %q leads %q in a span of %q", c.Kind, c.Text, c.Side, span.Side)
		}
		if c.Kind == engine.Speak && c.Side != engine.NoSide {
			sided++
		}
	}
	if sided == 0 {
		t.Error("no spoken line of an exercise that changes sides has a side")
	}
}

func TestAHoldHasItsBed(t *testing.T) {
	prefs := engine.DefaultPreferences()
	lift := sample.Exercise("lift", engine.Repetitions, engine.SidesNone)
	lift.Cycle = []engine.Phase{
		{Breath: engine.BreathOut, Seconds: 3, Frame: "up", Counts: true},
		{Seconds: 3, Frame: "up"},
		{Breath: engine.BreathIn, Seconds: 3, Frame: "down"},
		{Seconds: 1, Frame: "down"},
	}
	held := sample.Exercise("held", engine.HoldBreaths, engine.SidesNone)
	held.Cycle = append(held.Cycle, engine.Phase{Breath: engine.BreathHold, Seconds: 1, Frame: "other"})
	steady := sample.Exercise("steady", engine.HoldSeconds, engine.SidesNone)
	steady.Cycle = []engine.Phase{{Seconds: 5, Frame: "a"}, {Seconds: 5, Frame: "a"}}
	prefs.BreathOut = 4 * time.Second
	for _, tt := range []struct {
		ex   engine.Exercise
		beds int
		each time.Duration
	}{{lift, 3, 3 * time.Second}, {held, 3, time.Second}, {steady, 0, 0}} {
		steps, _ := heard(fullSession(t, &prefs, tt.ex), engine.Work)
		beds := 0
		for _, c := range steps[0].Cues {
			if c.Kind == engine.CueHold {
				beds++
				if c.Length != tt.each {
					t.Errorf("%s: a bed of %v, want %v", tt.ex.ID, c.Length, tt.each)
				}
			}
		}
		if beds != tt.beds {
			t.Errorf("%s: %d beds, want %d", tt.ex.ID, beds, tt.beds)
		}
	}
}

// TestNothingComesAgainWithinAMinute holds for all that leads work and rests;
// the way into an exercise is told whenever it is done.
func TestNothingComesAgainWithinAMinute(t *testing.T) {
	eachRandom(t, func(c sample.Case, tl *engine.Timeline) error {
		once := map[string]bool{"Rest.": true, "Next.": true, "Half-way.": true, "And out.": true, "Last one.": true, "One more breath.": true, "Last round.": true}
		for id := range c.Book.Exercises {
			ex := c.Book.Exercises[id]
			for _, l := range ex.EveryLine() {
				once[l] = !slices.Contains(append(engine.Sentences(slices.Concat(ex.Say.Setup.Full, ex.Say.Setup.Brief, ex.Say.After.Full)), ex.Name+"."), l)
			}
		}
		last := map[string]time.Duration{}
		for _, s := range tl.Steps {
			for _, cue := range spokenIn(&s) {
				at := s.Start + cue.At
				if before, said := last[cue.Text]; once[cue.Text] && said && at-before < time.Minute {
					return fmt.Errorf("%s: %q comes again after %v", s.Exercise, cue.Text, at-before)
				}
				last[cue.Text] = at
			}
		}
		return nil
	})
}

func TestSetsAreAnnouncedWithoutARest(t *testing.T) {
	for _, sides := range []engine.SideScheme{engine.SidesNone, engine.SidesLeftRight} {
		prefs := engine.DefaultPreferences()
		prefs.Rests.BetweenSets = engine.Pause{}
		ex := sample.Exercise("x", engine.HoldBreaths, sides)
		ex.Dose.Sets = engine.Range{From: 2, To: 2}
		ex.Enter = &engine.Phase{Seconds: 1, Frame: "end", Full: "Come into it.", Brief: "Come in."}
		tl := fullSession(t, &prefs, ex)
		i := slices.IndexFunc(tl.Steps, func(s engine.Step) bool { return s.Set == 2 })
		first := tl.Steps[i]
		said := spokenIn(&first)
		if len(said) < 2 || said[0].Text != "Set 2." {
			t.Fatalf("%s: the second set begins with %v", sides, said)
		}
		if sides == engine.SidesLeftRight && (first.Kind != engine.SwitchSides || said[1].Text != "Now the left side.") {
			t.Errorf("the way back to the left side is %s with %v", first.Kind, said)
		}
	}
}

func TestARestIsMostlyQuiet(t *testing.T) {
	var rests []engine.Pause
	for n := 1; n <= 60; n++ {
		length := time.Duration(n) * time.Second
		rests = append(rests, engine.PauseOf(length), engine.PauseUntilReady(length), engine.PauseOfBreaths(1+n/6))
	}
	for _, rest := range rests {
		prefs := engine.DefaultPreferences()
		prefs.Rests.Default, prefs.Rests.BetweenSets = rest, rest
		first, second := sample.Exercise("first", engine.HoldSeconds, engine.SidesLeftRight), sample.Exercise("second", engine.HoldSeconds, engine.SidesNone)
		first.Dose.Sets, second.Equipment = engine.Range{From: 2, To: 2}, []string{"chair", "strap"}
		for _, s := range fullSession(t, &prefs, first, second).Steps {
			var talk time.Duration
			for _, c := range spokenIn(&s) {
				talk += c.Length
			}
			if s.Kind == engine.Rest && talk > s.Length*60/100 {
				t.Errorf("a rest of %s, %v long, has %v of talk", rest, s.Length, talk)
			}
		}
	}
}

func TestEquipmentIsNamedOnceAtTheStart(t *testing.T) {
	prefs := engine.DefaultPreferences()
	with := func(id string, equipment ...string) engine.Exercise {
		ex := sample.Exercise(id, engine.HoldSeconds, engine.SidesNone)
		ex.Dose.Amount, ex.Equipment = engine.Range{From: 60, To: 60}, equipment
		return ex
	}
	tl := fullSession(t, &prefs, with("none", engine.Mat), with("both", "chair", "strap"), with("same", "strap"), with("none-again"), with("chair", "chair"))
	_, ready := heard(tl, engine.GetReady)
	if want := []string{"You need a mat.", "And a chair.", "And a strap."}; !slices.Equal(ready[0][1:4], want) {
		t.Errorf("the session opens with %q, want %q in it", ready[0], want)
	}
	for _, s := range tl.Steps[1:] {
		if says(&s, "You need a chair.") || says(&s, "And a strap.") {
			t.Errorf("the %s at %v names it again", s.Kind, s.Start)
		}
	}
}

func TestTheLastOneIsAnnouncedJustBefore(t *testing.T) {
	for kind, line := range map[engine.DoseKind]string{engine.Repetitions: "Last one.", engine.HoldBreaths: "One more breath.", engine.Flow: "Last round."} {
		for amount, want := range map[float64]bool{2: false, 3: true, 8: true} {
			prefs := engine.DefaultPreferences()
			ex := sample.Exercise("x", kind, engine.SidesNone)
			ex.Dose.Amount = engine.Range{From: amount, To: amount}
			steps, _ := heard(fullSession(t, &prefs, ex), engine.Work)
			last := steps[0].Spans[slices.IndexFunc(steps[0].Spans, func(s engine.Span) bool { return s.Rep == int(amount) })].At
			said := slices.DeleteFunc(spokenIn(&steps[0]), func(c engine.Cue) bool { return c.Text != line })
			if (len(said) == 1) != want {
				t.Errorf("%s, %v: %q is said %d times", kind, amount, line, len(said))
			}
			for _, c := range said {
				if end := c.At + c.Length; amount > 3 && (end > last || end < last-time.Second) {
					t.Errorf("%s, %v: the last begins at %v and is announced until %v", kind, amount, last, end)
				}
			}
		}
	}
}

func TestEachSideIsCounted(t *testing.T) {
	prefs := engine.DefaultPreferences()
	ex := sample.Exercise("x", engine.Repetitions, engine.SidesAlternating)
	_, said := heard(fullSession(t, &prefs, ex), engine.Work)
	counts := slices.DeleteFunc(said[0], func(l string) bool { return l[0] > '9' })
	if got := strings.Join(counts, " "); got != "1. 1. 2. 2. 3. 3." {
		t.Errorf("counted %s", got)
	}
}

func TestAFastBreathStillHearsEveryMovement(t *testing.T) {
	ex := sample.Exercise("x", engine.Flow, engine.SidesNone)
	ex.Dose.Amount = engine.Range{From: 9, To: 9}
	ex.Cycle[0].Full = "Breathe out, and let your knees sink."
	ex.Cycle[1].Full = "Breathe in, and let your ribs widen."
	for _, breath := range []time.Duration{2 * time.Second, 3 * time.Second, 5 * time.Second} {
		prefs := engine.DefaultPreferences()
		prefs.BreathIn, prefs.BreathOut = breath, breath
		_, said := heard(fullSession(t, &prefs, ex), engine.Work)
		for _, p := range ex.Cycle {
			if !slices.Contains(said[0], p.Full) {
				t.Errorf("breath of %v: %q is not among %q", breath, p.Full, said[0])
			}
		}
	}
}

func TestAHoldShorterThanABreathIsOneBreath(t *testing.T) {
	prefs := engine.DefaultPreferences()
	prefs.BreathIn, prefs.BreathOut = 12*time.Second, 12*time.Second
	ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesNone)
	ex.Dose.Amount = engine.Range{From: 20, To: 20}
	work, length := firstWork(fullSession(t, &prefs, ex))
	spans := slices.DeleteFunc(work.Spans, func(s engine.Span) bool { return s.Section != engine.Working })
	if length != 20*time.Second || len(spans) < 2 || spans[0].Breath != engine.BreathOut || spans[1].Breath != engine.BreathIn {
		t.Errorf("a hold of 20 s lasts %v with spans %v", length, work.Spans)
	}
}

func TestPausesAreASpeakers(t *testing.T) {
	prefs := engine.DefaultPreferences()
	ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesLeftRight)
	ex.Dose.Sets.From = 2
	steps, _ := heard(fullSession(t, &prefs, ex), engine.PositionStep)
	said := spokenIn(&steps[0])
	pause := func(after string) time.Duration {
		i := slices.IndexFunc(said, func(c engine.Cue) bool { return c.Text == after })
		return said[i+1].At - said[i].At - said[i].Length
	}
	name, setup, dose := pause("x."), pause("Lie on the mat."), pause("20 seconds on each side, left side first.")
	if before := pause("Let the floor carry you."); !(name > setup && before == name && setup > dose && dose > 0) {
		t.Errorf("pauses: after the name %v, in the setup %v, before the dose %v, in the dose %v", name, setup, before, dose)
	}
}

func TestCalmLinesLeaveSilenceBetween(t *testing.T) {
	for seconds := 45.0; seconds <= 300; seconds += 5 {
		prefs := engine.DefaultPreferences()
		ex := sample.Exercise("x", engine.HoldSeconds, engine.SidesNone)
		ex.Dose.Amount, ex.Dose.Sets = engine.Range{From: seconds, To: seconds}, engine.Range{}
		ex.Say.During.Full = append(ex.Say.During.Full, "One more thing.")
		steps, _ := heard(fullSession(t, &prefs, ex), engine.Work)
		end := engine.Seconds(seconds)
		calm, from := 0, time.Duration(0)
		for _, c := range append(spokenIn(&steps[0]), engine.Cue{At: end}) {
			if c.At > end {
				continue
			}
			if c.At-from > 27*time.Second {
				t.Errorf("%v s: nobody speaks from %v to %v", seconds, from, c.At)
			}
			if slices.Contains(ex.Say.During.Full, c.Text) {
				calm++
				if c.At-from < 5*time.Second {
					t.Errorf("%v s: %q comes %v after another line", seconds, c.Text, c.At-from)
				}
			}
			from = c.At + c.Length
		}
		if calm == 0 && seconds >= 60 {
			t.Errorf("%v s: there is no calm line", seconds)
		}
	}
}

// TestABreathInComesBeforeABreathOut: the first movement does not begin with empty lungs.
func TestABreathInComesBeforeABreathOut(t *testing.T) {
	enter := engine.Phase{Breath: engine.BreathOut, Frame: "end", Full: "Breathe out, and come into it."}
	for name, ex := range map[string]engine.Exercise{
		"the first movement": sample.Exercise("x", engine.HoldBreaths, engine.SidesLeftRight),
		"the way in":         sample.Exercise("x", engine.HoldSeconds, engine.SidesLeftRight),
	} {
		if name == "the way in" {
			ex.Enter = &enter
		}
		prefs := engine.DefaultPreferences()
		steps, said := heard(fullSession(t, &prefs, ex), engine.Work)
		for i, s := range steps {
			in, out := s.Spans[0], s.Spans[1]
			if in.Breath != engine.BreathIn || in.Section != engine.Enter || in.Length < prefs.BreathIn || out.Breath != engine.BreathOut {
				t.Errorf("%s: side %d begins with %v %v", name, i+1, in, out)
			}
			if told := slices.Contains(said[i], "In, and ready."); told != (i == 0) {
				t.Errorf("%s: side %d says %q", name, i+1, said[i])
			}
		}
	}
}

// TestARestForSettingUpSaysSoAtOnce: a bench or a ball is not named when the rest is
// over.
func TestARestForSettingUpSaysSoAtOnce(t *testing.T) {
	for equipment, sets := range map[string]bool{"exercise-ball": true, "chair": false} {
		prefs := engine.DefaultPreferences()
		prefs.Rests.Default = engine.PauseOf(60 * time.Second)
		first, second := sample.Exercise("first", engine.HoldSeconds, engine.SidesNone), sample.Exercise("second", engine.HoldSeconds, engine.SidesNone)
		first.Dose.Sets, second.Equipment = engine.Range{From: 1, To: 1}, []string{equipment}
		steps, said := heard(fullSession(t, &prefs, first, second), engine.Rest)
		next := slices.IndexFunc(spokenIn(&steps[0]), func(c engine.Cue) bool { return c.Text == "Next comes second." })
		if early := spokenIn(&steps[0])[next].At < 15*time.Second; early != sets || slices.Contains(said[0], "Set it up.") != sets {
			t.Errorf("for a %s: %q", equipment, said[0])
		}
	}
}
