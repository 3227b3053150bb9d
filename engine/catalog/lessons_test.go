package catalog_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/fit"
)

// lesson is a routine as it is spoken at a guidance level.
type lesson struct {
	routine  *engine.Routine
	guidance engine.Guidance
	timeline *engine.Timeline
}

// lessons returns every routine at every guidance level, at the lowest and the
// highest dose.
func lessons(t *testing.T, c *catalog.Catalog) []lesson {
	t.Helper()
	var all []lesson
	routines := c.Routines()
	for i := range routines {
		for _, g := range engine.Guidances()[1:] { // one who learns hears the full ones first
			for _, level := range []engine.Level{engine.LevelBeginner, engine.LevelAdvanced} {
				prefs := engine.DefaultPreferences()
				prefs.Guidance, prefs.Level = g, level
				all = append(all, lesson{&routines[i], g, compile(t, c, routines[i].ID, &prefs)})
			}
		}
	}
	return all
}

// heardAt returns when sentences are said in some steps, counted from the start
// of the session.
func heardAt(steps []engine.Step, lines ...string) (at []time.Duration) {
	for i := range steps {
		for _, cue := range steps[i].Cues {
			if cue.Kind == engine.Speak && slices.Contains(lines, cue.Text) {
				at = append(at, steps[i].Start+cue.At)
			}
		}
	}
	return at
}

func TestEveryExerciseIsUsed(t *testing.T) {
	c := real(t)
	used := map[string]bool{}
	for _, r := range c.Routines() {
		for _, b := range r.Blocks {
			for _, item := range b.Items {
				used[item.Exercise] = true
			}
		}
	}
	for _, ex := range c.Exercises() {
		if !used[ex.ID] {
			t.Errorf("no routine has %s", ex.ID)
		}
		for _, id := range ex.Needs(engine.OnFloor) {
			everywhere := slices.Contains([]string{engine.Mat, "chair", "cushion", "wall", "small-ball"}, id)
			if !everywhere && len(ex.Swaps) == 0 {
				t.Errorf("%s needs %s, and nothing can stand in for it", ex.ID, id)
			}
		}
	}
}

// warning is how a sentence begins that tells some people to do something else
// because it could harm them.
var warning = regexp.MustCompile(`(?i)^(if|for|stop|come (up|down) (at once|sooner)|leave .* out).*\b(hurts?|sore|dizzy|pain|pinches|tingles?|sags|complains|cramps?|tires)\b`)

func TestNobodyIsWarnedAfterTheSetUp(t *testing.T) {
	c := real(t)
	for _, ex := range c.Exercises() {
		for _, line := range slices.Concat(engine.Sentences(ex.Say.Way.Full), engine.Sentences(ex.Say.Setup.Full), engine.Sentences(ex.Say.Setup.Brief), engine.Sentences(ex.Say.After.Full)) {
			if warning.MatchString(line) {
				t.Errorf("%s: %q belongs before the way and the set-up, under warn", ex.ID, line)
			}
		}
		for _, line := range slices.Concat(ex.Say.Warn.Full, ex.Say.Warn.Brief) {
			if !strings.HasPrefix(line, "If ") && !strings.HasPrefix(line, "For ") && !strings.HasPrefix(line, "Have ") && !strings.HasPrefix(line, "The first few times, ") {
				t.Errorf("%s: %q does not say whom it is for, and what to do instead", ex.ID, line)
			}
		}
	}
	for _, l := range lessons(t, c) {
		for i := range l.timeline.Steps {
			s := &l.timeline.Steps[i]
			ex := c.Book().Exercises[s.Exercise]
			warn, setUp := ex.Say.Warn.At(l.guidance), slices.Concat(ex.Say.Way.At(l.guidance), ex.Say.Setup.At(l.guidance))
			if s.Kind != engine.PositionStep || len(warn) == 0 {
				continue
			}
			told, led := heardAt(l.timeline.Steps[max(0, i-2):i+1], warn...), heardAt(l.timeline.Steps[i-1:i+1], engine.Sentences(setUp)...)
			if len(told) == 0 || len(led) > 0 && told[len(told)-1] > led[0] {
				t.Errorf("%s, %s: the warnings of %s are heard at %v, and what leads into it at %v", l.routine.ID, l.guidance, ex.ID, told, led)
			}
		}
	}
}

func TestPreviewsSayThatTheyAre(t *testing.T) {
	c := real(t)
	coming := regexp.MustCompile(`(?i)\b(will|you'll|we'll|going to)\b`)
	for _, ex := range c.Exercises() {
		for _, d := range slices.Concat(ex.Say.Setup.Full, ex.Say.Switch.Full) {
			if coming.MatchString(d.Say) && !strings.HasPrefix(d.Say, "In a moment, ") {
				t.Errorf("%s: %q tells what comes as if it were to be done now", ex.ID, d.Say)
			}
		}
	}
}

func TestNothingIsSaidTwiceInAMinute(t *testing.T) {
	c := real(t)
	p := &c.Book().Phrases
	may := []string{p.EachSide}
	for _, sides := range []map[engine.Side]string{p.FirstSide, p.NowSide, p.OnlySide} {
		for _, line := range sides {
			may = append(may, line)
		}
	}
	for _, ex := range c.Exercises() {
		for _, d := range slices.Concat(ex.Say.Switch.Full, ex.Say.Switch.Brief) {
			if d.Seconds > 0 { // it is to be done again
				may = append(may, d.Say)
			}
		}
	}
	for _, l := range lessons(t, c) {
		last := map[string]time.Duration{}
		for _, s := range l.timeline.Steps {
			for _, cue := range s.Cues {
				if cue.Kind != engine.Speak || cue.Text[0] <= '9' || slices.Contains(may, cue.Text) {
					continue
				}
				at := s.Start + cue.At
				if before, said := last[cue.Text]; said && at-before < time.Minute {
					t.Errorf("%s, %s: %q is said twice in %v", l.routine.ID, l.guidance, cue.Text, at-before)
				}
				last[cue.Text] = at
			}
		}
	}
}

// TestNoHoldCutsABreath: what follows the breath ends with a whole one, at every breath
// and in every length.
func TestNoHoldCutsABreath(t *testing.T) {
	c := real(t)
	for _, r := range c.Routines() {
		for _, breath := range [][2]time.Duration{{4 * time.Second, 6 * time.Second}, {2500 * time.Millisecond, 3500 * time.Millisecond}, {5 * time.Second, 8 * time.Second}} {
			prefs := engine.DefaultPreferences()
			prefs.BreathIn, prefs.BreathOut = breath[0], breath[1]
			for _, minutes := range []int{0, 10, 30} {
				tl := compile(t, c, r.ID, &prefs)
				if minutes > 0 {
					fitted, err := fit.Routine(&r, c.Book(), &prefs, engine.EstimatedVoice{}, time.Duration(minutes)*time.Minute)
					if err != nil {
						t.Fatal(err)
					}
					tl = fitted.Timeline
				}
				for i := range tl.Steps {
					s := &tl.Steps[i]
					ex := c.Book().Exercises[s.Exercise]
					paced := slices.ContainsFunc(ex.Cycle, func(p engine.Phase) bool { return p.Seconds == 0 && p.Breath != engine.BreathFree })
					if s.Kind == engine.Work && ex.Dose.Kind == engine.HoldSeconds && paced {
						wholeBreaths(t, r.ID, s, &prefs)
					}
				}
			}
		}
	}
}

// wholeBreaths checks that every breath of a hold has the length of the person's, and
// that as many go in as out.
func wholeBreaths(t *testing.T, routine string, s *engine.Step, prefs *engine.Preferences) {
	t.Helper()
	in, out := 0, 0
	for _, span := range s.Spans {
		want := prefs.BreathOut
		switch {
		case span.Section != engine.Working || span.Breath != engine.BreathIn && span.Breath != engine.BreathOut:
			continue
		case span.Breath == engine.BreathIn:
			want = prefs.BreathIn
			in++
		default:
			out++
		}
		if span.Length != want {
			t.Errorf("%s: %s at %v has a breath of %v, want %v", routine, s.Exercise, s.Start+span.At, span.Length, want)
			return
		}
	}
	if in != out {
		t.Errorf("%s: %s at %v goes %d times in and %d times out", routine, s.Exercise, s.Start, in, out)
	}
}

// TestNoTickUnderAWord: the last seconds are counted in silence.
func TestNoTickUnderAWord(t *testing.T) {
	ticked := 0
	for _, l := range lessons(t, real(t)) {
		for _, s := range l.timeline.Steps {
			for _, tick := range s.Cues {
				if tick.Kind != engine.Tick {
					continue
				}
				ticked++
				for _, c := range s.Cues {
					if c.Kind == engine.Speak && tick.At > c.At-tickLasts && tick.At < c.At+c.Length {
						t.Errorf("%s, %s: a tick at %v lies under %q", l.routine.ID, l.guidance, s.Start+tick.At, c.Text)
					}
				}
			}
		}
	}
	if ticked < 100 {
		t.Errorf("%d ticks: the check is broken", ticked)
	}
}

// tickLasts is how long a tick is heard.
const tickLasts = 160 * time.Millisecond

func TestEverythingIsPutReadyAtTheStart(t *testing.T) {
	c := real(t)
	p := &c.Book().Phrases
	for _, l := range lessons(t, c) {
		if l.guidance == engine.GuidanceTones {
			continue
		}
		start := l.timeline.Steps[:1]
		for _, id := range slices.Concat(l.routine.Equipment(c.Book()), l.routine.Handy(c.Book())) {
			need := p.Needs[id]
			if id == engine.Mat && l.routine.Surface == engine.OnBed {
				continue
			}
			if len(heardAt(start, need.First, need.More, need.Handy, need.ByMat)) == 0 {
				t.Errorf("%s, %s: nobody says at the start to have %s ready", l.routine.ID, l.guidance, id)
			}
			if late := heardAt(l.timeline.Steps[1:], need.Handy, need.ByMat); len(late) > 0 {
				t.Errorf("%s, %s: %s is asked for in the middle, at %v", l.routine.ID, l.guidance, id, late)
			}
		}
	}
}

func TestEveryExerciseSaysOnceWhatItIsGoodFor(t *testing.T) {
	c := real(t)
	for _, ex := range c.Exercises() {
		if ex.Say.Benefit == "" && ex.ID != "guided-imagery" { // its set-up says it: a picture is not interrupted
			t.Errorf("%s never says what it is good for", ex.ID)
		}
	}
	for _, l := range lessons(t, c) {
		if l.guidance != engine.GuidanceFull {
			continue
		}
		for id, benefit := range benefits(l.routine, c.Book()) {
			if n := len(heardAt(l.timeline.Steps, benefit...)); n != 1 {
				t.Errorf("%s: %s says %d times what it is good for, want once", l.routine.ID, id, n)
			}
		}
	}
}

// TestWhatItIsGoodForWithoutASilence: a hold too short for it says it on the way out,
// and both sides take as long.
func TestWhatItIsGoodForWithoutASilence(t *testing.T) {
	c := real(t)
	prefs := engine.DefaultPreferences()
	prefs.Doses.Amounts = map[string]float64{"side-plank": 10}
	tl := compile(t, c, "spine-strength", &prefs)
	if n := len(heardAt(tl.Steps, c.Book().Exercises["side-plank"].Say.Benefit)); n != 1 {
		t.Errorf("it is said %d times, want once", n)
	}
	var leaves []time.Duration
	for _, s := range tl.Steps {
		if s.Kind == engine.Work && s.Exercise == "side-plank" {
			leave := time.Duration(0)
			for _, span := range s.Spans {
				if span.Section == engine.Leave {
					leave += span.Length
				}
			}
			leaves = append(leaves, leave)
		}
	}
	if len(leaves) != 2 || leaves[0] != leaves[1] {
		t.Errorf("the ways out take %v, want twice the same", leaves)
	}
}

// benefits returns what the exercises of a routine say that they are good for, by
// exercise.
func benefits(r *engine.Routine, book *engine.Book) map[string][]string {
	all := map[string][]string{}
	for _, b := range r.Blocks {
		for _, item := range b.Items {
			if ex := book.Exercises[item.Exercise]; ex.Say.Benefit != "" {
				all[item.Exercise] = []string{ex.Say.Benefit}
			}
		}
	}
	return all
}

func TestEveryLevelSaysToStopWhenItHurts(t *testing.T) {
	c := real(t)
	for _, l := range lessons(t, c) {
		if n := len(heardAt(l.timeline.Steps, c.Book().Phrases.Stop...)); n != 1 {
			t.Errorf("%s, %s: it says %d times to stop when it hurts, want once", l.routine.ID, l.guidance, n)
		}
	}
}

func TestTheNextNameOpensTheRest(t *testing.T) {
	c := real(t)
	for _, l := range lessons(t, c) {
		if l.guidance == engine.GuidanceFull {
			continue
		}
		for i := range l.timeline.Steps {
			s := &l.timeline.Steps[i]
			if s.Kind != engine.Rest || s.Rest != engine.AfterExercise || s.Length < 10*time.Second {
				continue // a shorter one may have no room before the heading of a block
			}
			ex := c.Book().Exercises[s.Exercise]
			at := heardAt(l.timeline.Steps[i:i+1], c.Book().Phrases.NextLine(&ex), ex.SpokenName()+".")
			if len(at) == 0 || at[0]-s.Start > 9*time.Second {
				t.Errorf("%s, %s: in the rest at %v, %s is named at %v", l.routine.ID, l.guidance, s.Start, ex.ID, at)
			}
		}
	}
}

func TestWordingsTakeTurns(t *testing.T) {
	c := real(t)
	heard := map[string]bool{}
	for turn := range 3 {
		prefs := engine.DefaultPreferences()
		prefs.Turn = turn
		tl := compile(t, c, "beginner", &prefs)
		for _, s := range []engine.Step{tl.Steps[0], tl.Steps[1], tl.Steps[len(tl.Steps)-1]} {
			for _, cue := range s.Cues {
				heard[cue.Text] = true
			}
		}
	}
	p := &c.Book().Phrases
	var want []string
	for _, lines := range slices.Concat(p.Welcome, p.Done, []engine.Lines{p.Blocks[engine.WarmUp]}) {
		want = append(want, lines.Full...)
	}
	for _, line := range append(want, p.Stop...) {
		if !heard[line] {
			t.Errorf("%q is not said in any of three sessions", line)
		}
	}
}

func TestNothingWakesAPersonUpAtTheEndOfTheDay(t *testing.T) {
	c := real(t)
	for _, wakeUp := range []bool{false, true} {
		prefs := engine.DefaultPreferences()
		prefs.WakeUp = wakeUp
		tl := compile(t, c, "wind-down", &prefs)
		var sounds []string
		relaxed := false
		for i := range tl.Steps {
			s := &tl.Steps[i]
			if s.Exercise == "progressive-relaxation" && s.Kind != engine.Rest {
				relaxed = true
			}
			if !relaxed {
				continue
			}
			if s.Kind == engine.Rest {
				t.Errorf("there is a rest at %v", s.Start)
			}
			for _, cue := range s.Cues {
				if cue.Kind != engine.Speak {
					sounds = append(sounds, string(cue.Kind))
				}
			}
		}
		up := heardAt(tl.Steps, engine.Sentences(c.Book().Phrases.Rise[engine.Supine].Full)...)
		if !wakeUp && (len(sounds) > 0 || len(up) > 0) || wakeUp && len(up) == 0 {
			t.Errorf("wake up %v: the end sounds %q, and leads up at %v", wakeUp, sounds, up)
		}
		softer, grows := 0.0, true
		for _, cue := range tl.Steps[len(tl.Steps)-2].Cues {
			if cue.Kind == engine.Speak {
				grows = grows && cue.Softer >= softer
				softer = cue.Softer
			}
		}
		if !grows || !wakeUp && softer < 6 || wakeUp && softer > 0 {
			t.Errorf("wake up %v: the voice does not fade as it should: %v dB softer at the end", wakeUp, softer)
		}
		last := tl.Steps[len(tl.Steps)-2]
		end := last.Cues[len(last.Cues)-1]
		if quiet := tl.Length - last.Start - end.At - end.Length; !wakeUp && quiet < time.Minute {
			t.Errorf("it ends with %v of quiet, want a minute or more", quiet)
		}
	}
}

func TestARestOfItsOwnIsSpentWhereItEnds(t *testing.T) {
	c := real(t)
	for routine, before := range map[string]string{"intermediate": "downward-dog", "at-home-decompression": "knees-to-chest"} {
		prefs := engine.DefaultPreferences()
		for _, s := range compile(t, c, routine, &prefs).Steps {
			if s.Kind != engine.Rest || s.Rest != engine.AfterExercise || s.Exercise != before {
				continue
			}
			for _, cue := range s.Cues {
				if strings.Contains(cue.Text, "floor") || strings.Contains(cue.Text, "hands and knees") {
					t.Errorf("%s: the standing rest says %q", routine, cue.Text)
				}
			}
		}
	}
}
