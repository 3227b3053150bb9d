package engine_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// lesson is a small session laid out by hand: one exercise, twice, the second
// time in two sets of two sides.
func lesson() (*engine.Timeline, *engine.Book) {
	book := &engine.Book{
		Exercises: map[string]engine.Exercise{"sway": {ID: "sway", Name: "Sway"}, "knee-hug": {ID: "knee-hug", Name: "Knee Hug"}},
		Phrases:   sample.Phrases(),
	}
	book.Phrases.Next = "Next comes %s."
	sec := func(s float64) time.Duration { return engine.Seconds(s) }
	say := func(at float64, text string) engine.Cue {
		return engine.Cue{At: sec(at), Length: sec(1), Kind: engine.Speak, Text: text}
	}
	ring := func(at float64, kind engine.CueKind) engine.Cue { return engine.Cue{At: sec(at), Kind: kind} }
	breaths := func(from, n int) []engine.Cue {
		var cues []engine.Cue
		for i := range n {
			at := float64(from + 10*i)
			cues = append(cues,
				engine.Cue{At: sec(at), Length: sec(4), Kind: engine.CueBreathIn},
				engine.Cue{At: sec(at + 4), Length: sec(6), Kind: engine.CueBreathOut})
		}
		return cues
	}
	counts := []engine.Cue{ring(0, engine.BellStart), say(1, "1."), say(6, "2."), say(11, "3."), say(16, "4."), say(18, "Half-way."), say(21, "5.")}
	var ticked []engine.Cue
	for i := range 5 {
		ticked = append(ticked, ring(float64(7+i), engine.Tick))
	}
	steps := []engine.Step{
		{Kind: engine.GetReady, Block: engine.WarmUp, Length: sec(6), Cues: []engine.Cue{say(0.5, "A lesson.")}},
		{Kind: engine.PositionStep, Block: engine.WarmUp, Exercise: "sway", Length: sec(5), Cues: []engine.Cue{say(0.5, "Stand tall.")}},
		{
			Kind: engine.Work, Block: engine.WarmUp, Exercise: "sway", Set: 1, Sets: 1, Length: sec(52),
			Cues: append(append([]engine.Cue{ring(0, engine.BellStart)}, breaths(1, 5)...), ring(51, engine.BellEnd)),
		},
		{
			Kind: engine.Rest, Block: engine.WarmUp, Exercise: "knee-hug", Length: sec(90),
			Cues: []engine.Cue{ring(0, engine.BellRest), say(1, "Rest."), say(4, "Now the routine itself."), say(6, "Next comes Knee Hug.")},
		},
		{Kind: engine.PositionStep, Block: engine.Main, Exercise: "knee-hug", Side: engine.LeftSide, Set: 1, Sets: 2, Length: sec(5)},
		{Kind: engine.Work, Block: engine.Main, Exercise: "knee-hug", Side: engine.LeftSide, Set: 1, Sets: 2, Length: sec(26), Cues: counts},
		{
			Kind: engine.SwitchSides, Block: engine.Main, Exercise: "knee-hug", Side: engine.RightSide, Set: 1, Sets: 2, Length: sec(5),
			Cues: []engine.Cue{ring(0, engine.BellSwitch), say(1, "Now the right side.")},
		},
		{Kind: engine.Work, Block: engine.Main, Exercise: "knee-hug", Side: engine.RightSide, Set: 1, Sets: 2, Length: sec(26), Cues: counts},
		{Kind: engine.PositionStep, Block: engine.CoolDown, Exercise: "sway", Length: sec(5), Cues: []engine.Cue{say(0.5, "Sway.")}},
		{
			Kind: engine.Work, Block: engine.CoolDown, Exercise: "sway", Side: engine.BothSides, Set: 1, Sets: 1, Length: sec(12),
			Cues: append([]engine.Cue{{Kind: engine.CueHold, Length: sec(2.5)}}, ticked...),
		},
		{Kind: engine.Done, Block: engine.CoolDown, Length: sec(8), Cues: []engine.Cue{ring(0, engine.BellDone), say(2, "All done.")}},
	}
	t := &engine.Timeline{Routine: "lesson", Name: "A Lesson", Guidance: engine.GuidanceFull, Steps: steps}
	for i := range t.Steps {
		t.Steps[i].Index, t.Steps[i].Start = i, t.Length
		t.Length += t.Steps[i].Length
	}
	return t, book
}

const lessonScript = `A Lesson
========
  00:00  A lesson.

WARM-UP
-------

Sway
  00:06  Stand tall.
  00:11  (bell: begin)
  00:12  (breathe in, 4 s)
  00:16  (breathe out, 6 s)
  00:22  (breathe in, 4 s)
  00:26  (breathe out, 6 s)
  00:32  (breath tones, 30 s)
  01:02  (bell: end)

Rest, 1:30 min
  01:03  (bell: rest)
  01:04  Rest.
  01:07  Now the routine itself.
  01:09  Next comes Knee Hug.

MAIN PART
---------

Knee Hug
  Set 1 of 2, left side:
  02:38  (bell: begin)
  02:39  1.
  02:44  2.
  02:49  (the count goes on, 15 s)
  02:56  Half-way.
  03:04  (bell: change)
  03:05  Now the right side.
  Set 1 of 2, right side:
  03:09  (bell: begin)
  03:10  (the count goes on, 25 s)
  03:27  Half-way.

COOL-DOWN
---------

Sway
  03:35  Sway.
  Both sides:
  03:40  (a quiet tone, 2.5 s)
  03:47  (ticks to the end, 5 s)

The end
  03:52  (closing bell)
  03:54  All done.

The session lasts 4 min, 1:30 min of it rests. Guidance: full.
`

func plainly(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func TestAScriptReadsAsALesson(t *testing.T) {
	tl, book := lesson()
	var got strings.Builder
	if err := tl.WriteScript(&got, book, plainly); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lessonScript, got.String()); diff != "" {
		t.Errorf("the script differs:\n%s", diff)
	}
}

func TestChaptersBeginWhereAnExerciseIsAnnounced(t *testing.T) {
	tl, book := lesson()
	want := []engine.Chapter{
		{At: 0, Title: "Sway", Exercise: "sway"},
		{At: 67 * time.Second, Title: "Knee Hug", Exercise: "knee-hug"}, // "Now the routine itself."
		{At: 215 * time.Second, Title: "Sway (2)", Exercise: "sway"},
		{At: 232 * time.Second, Title: "The end"},
	}
	if diff := cmp.Diff(want, engine.Chapters(tl, book)); diff != "" {
		t.Errorf("the chapters differ:\n%s", diff)
	}
}

func TestChaptersFollowOneAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 50 {
		c := sample.Random(r)
		tl, err := engine.Compile(c.Routine, c.Book, &c.Prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		chapters := engine.Chapters(tl, c.Book)
		exercises := 0
		for _, b := range c.Routine.Blocks {
			exercises += len(b.Items)
		}
		if len(chapters) != exercises+1 || chapters[0].At != 0 {
			t.Fatalf("%d chapters for %d exercises, the first at %v", len(chapters), exercises, chapters[0].At)
		}
		for i, ch := range chapters[1:] {
			if ch.At <= chapters[i].At || ch.At > tl.Length {
				t.Fatalf("chapter %q begins at %v, the one before at %v", ch.Title, ch.At, chapters[i].At)
			}
		}
	}
}
