package catalog_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// alone returns a routine of one exercise, long enough for its calm lines.
func alone(ex *engine.Exercise) *engine.Routine {
	item := engine.Item{Exercise: ex.ID}
	if ex.Dose.Kind == engine.HoldSeconds {
		seconds := 300.0
		item.Amount, item.Exact = &seconds, true
	}
	return &engine.Routine{
		ID: "alone", Name: "Alone", Level: engine.LevelBeginner,
		Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{item}}},
	}
}

// keeping returns preferences of a user with a condition who does an exercise in
// spite of it.
func keeping(ex *engine.Exercise, condition string, g engine.Guidance) engine.Preferences {
	prefs := engine.DefaultPreferences()
	prefs.Guidance, prefs.Equipment = g, engine.Equipment()
	if condition != "" {
		prefs.Conditions = []string{condition}
		prefs.Answers = []engine.CareAnswer{{Exercise: ex.ID, Condition: condition, Way: engine.DoAsIs, At: time.Unix(0, 0)}}
	}
	return prefs
}

// wordsOf returns what is said and shown in the steps of an exercise.
func wordsOf(t *testing.T, routine *engine.Routine, book *engine.Book, prefs *engine.Preferences) map[string]bool {
	t.Helper()
	tl, err := engine.Compile(routine, book, prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for i := range tl.Steps {
		for _, cue := range tl.Steps[i].Cues {
			words[cue.Text] = true
		}
		for _, span := range tl.Steps[i].Spans {
			words[span.Show] = true
		}
	}
	return words
}

// changes returns what an exercise says in other words to a user with a
// condition, by the sentence that changes.
func changes(ex *engine.Exercise, c *engine.Condition) map[string]string {
	all := map[string]string{}
	careful := slices.Concat(c.Leave, c.Ask)
	for _, a := range ex.Adapted {
		if !slices.Contains(a.For, c.ID) && !slices.ContainsFunc(a.About, func(m engine.Movement) bool { return slices.Contains(careful, m) }) {
			continue
		}
		for _, w := range a.Words {
			if _, ok := all[w.Of]; !ok {
				all[w.Of] = w.Say
			}
		}
	}
	return all
}

// TestWordsSuitThePerson keeps every exercise with every condition, and with
// none: a user with the condition gets only the adapted words, and a user without
// it only the original ones.
func TestWordsSuitThePerson(t *testing.T) {
	c := real(t)
	book := c.Book()
	everybody := append(book.Phrases.Texts(), book.Phrases.EveryLine()...)
	for _, ex := range c.Exercises() {
		common := append(ex.Texts(), everybody...)
		for i := -1; i < len(book.Conditions); i++ {
			condition := engine.Condition{}
			if i >= 0 {
				condition = book.Conditions[i]
			}
			mine := changes(&ex, &condition)
			got := false
			for _, g := range []engine.Guidance{engine.GuidanceFull, engine.GuidanceBrief} {
				prefs := keeping(&ex, condition.ID, g)
				words := wordsOf(t, alone(&ex), book, &prefs)
				for _, a := range ex.Adapted {
					for _, w := range a.Words {
						if say, ok := mine[w.Of]; ok {
							got = got || words[say]
							continue
						}
						if words[w.Say] && w.Say != "" && !slices.Contains(common, w.Say) && !slices.Contains(cautionLines(&ex), w.Say) && !among(mine, w.Say) {
							t.Errorf("%s says %q to whoever has %q", ex.ID, w.Say, condition.ID)
						}
					}
				}
				for of := range mine {
					if words[of] && !among(mine, of) {
						t.Errorf("%s says %q to somebody with %s", ex.ID, of, condition.ID)
					}
				}
			}
			if len(mine) > 0 && !got {
				t.Errorf("%s has words for %s that are never used", ex.ID, condition.ID)
			}
		}
	}
}

func among(changes map[string]string, sentence string) bool {
	for _, say := range changes {
		if say == sentence {
			return true
		}
	}
	return false
}

func cautionLines(ex *engine.Exercise) []string {
	var all []string
	for _, c := range ex.Cautions {
		all = append(all, engine.SplitSentences(c.Say)...)
	}
	return all
}

// TestNothingContradictsACaution names places where a script once did.
func TestNothingContradictsACaution(t *testing.T) {
	c := real(t)
	for _, place := range []struct{ condition, exercise, never, instead string }{
		{"high-blood-pressure", "childs-pose", "Your forehead may rest on the floor, or on your hands.", "Let your forehead rest on a high cushion."},
		{"glaucoma", "childs-pose", "Sink your hips back toward your heels, arms long, forehead down.", "Sink your hips back, your forehead on the cushion."},
		{"disc", "knees-to-chest", "Rock from side to side, just a little.", "Change legs whenever you like."},
		{"spinal-fusion", "single-knee-to-chest", "Now both together, one leg after the other.", "Now the right side."},
		{"dizziness", "march-in-place", "Let your arms swing, and breathe freely.", "Keep hold, and breathe freely."},
		{"dizziness", "supine-rest", "Close your eyes if you like, and let your breath come and go.", "Keep your eyes open, and let your breath come and go."},
		{"spinal-arthritis", "cat-cow", "Breathe in, let your belly sink, and look ahead.", "Breathe in, back to level."},
		{"knee-replacement", "supine-reach", "Hold something firm, come down one knee first, and sit.", "Come down to the floor slowly, with both hands on a firm chair."},
		{"knee-replacement", "heel-slides", "", "Slide in only as far as is easy, your knee pointing straight up."},
		{"disc", "heel-slides", "", "If pain or tingling runs down a leg, stop, and come out of it slowly."},
		{"pregnancy", "march-in-place", "", "Stop, and call your midwife or your doctor, if you bleed or lose fluid."},
	} {
		ex := c.Book().Exercises[place.exercise]
		prefs := keeping(&ex, place.condition, engine.GuidanceFull)
		words := wordsOf(t, alone(&ex), c.Book(), &prefs)
		if place.never != "" && words[place.never] || !words[place.instead] {
			t.Errorf("%s with %s: %q is said %v, %q %v", place.exercise, place.condition, place.never, words[place.never], place.instead, words[place.instead])
		}
	}
}

// TestPosesSuitThePerson names what is shown from the start to the way out.
func TestPosesSuitThePerson(t *testing.T) {
	c := real(t)
	for _, place := range []struct{ conditions, exercise, poses string }{
		{"", "cat-cow", "neutral neutral cat cow neutral"},
		{"spinal-arthritis", "cat-cow", "neutral neutral cat neutral neutral"},
		{"osteoporosis", "childs-pose", "kneeling-by-cushion half-folded half-folded half-folded kneeling-by-cushion"},
		{"glaucoma", "childs-pose", "kneeling-by-cushion folded-on-cushion folded-on-cushion folded-on-cushion kneeling-by-cushion"},
		{"osteoporosis", "cat-cow", "neutral neutral small-cat neutral neutral"},
		{"sore-neck", "cat-cow", "neutral neutral small-cat cow-looking-down neutral"},
		{"osteoporosis", "knees-to-chest", "rest one-halfway one-halfway one-halfway rest"},
		{"dizziness", "knees-to-chest", "rest hugged hugged hugged rest"},
		{"osteoporosis", "single-knee-to-chest", "rest one-halfway one-halfway one-halfway rest"},
		{"dizziness", "march-in-place", "stand-held right-heel stand-held left-heel stand-held"},
		{"hip-replacement", "march-in-place", "stand right-low stand left-low stand"},
		{"osteoporosis", "side-reaches", "hands-on-hips hands-on-hips left-small hands-on-hips right-small hands-on-hips"},
		{"osteoporosis", "chin-to-chest", "tall chin-drawn-back chin-drawn-back chin-drawn-back tall"},
		{"sore-neck", "chin-to-chest", "tall half-lowered half-lowered half-lowered tall"},
		{"osteoporosis", "torso-rotations", "centre centre left-small centre right-small centre"},
		{"osteoporosis", "seated-twist", "centre centre left-small centre right-small centre"},
		{"osteoporosis", "seated-side-bend", "tall tall left-small tall right-small tall"},
		{"osteoporosis", "seated-cat-cow", "tall tall tall long tall"},
		{"spinal-arthritis", "seated-cat-cow", "tall tall round tall tall"},
		{"osteoporosis", "seated-forward-fold", "tall-hands-on-knees leaning leaning leaning tall-hands-on-knees"},
		{"osteoporosis", "standing-forward-bend", "stand-by-chair reach-by-chair lean lean stand-by-chair"},
		{"sore-shoulders", "standing-forward-bend", "stand stand fold long stand"},
		{"osteoporosis", "standing-roll-down", "stand-by-chair top-by-chair lean lean lean lean top-by-chair top-by-chair stand-by-chair"},
		{"dizziness", "ragdoll-hang", "stand-by-chair lean lean lean stand-by-chair"},
		{"glaucoma", "half-forward-press", "stand halfway halfway halfway stand"},
		{"osteoporosis", "supine-twist", "rest twisted-a-little twisted-a-little twisted-a-little rest"},
		{"sore-neck", "supine-twist", "rest twisted-head-still twisted-head-still twisted-head-still rest"},
		{"osteoporosis", "knee-rocks", "centre centre left-small centre right-small centre"},
		{"sore-shoulders", "supine-reach", "rest arms-up arms-up arms-up rest"},
		{"disc", "small-crunch", "rest belly-in belly-in rest"},
		{"sore-shoulders", "plank", "kneeling kneeling kneeling kneeling kneeling"},
		{"osteoporosis", "bird-dog", "neutral neutral right-leg-back right-leg-back neutral left-leg-back left-leg-back neutral"},
		{"glaucoma", "downward-dog", "kneeling-at-chair hips-back-at-chair hips-back-at-chair hips-back-at-chair kneeling-at-chair"},
		{"stenosis", "cobra", "forehead-on-hands forehead-on-hands forehead-on-hands forehead-on-hands forehead-on-hands"},
		{"osteoporosis", "camel-pose", "tall chest-lifted chest-lifted chest-lifted tall"},
		{"sore-shoulders", "camel-pose", "tall propped propped propped tall"},
		{"stenosis", "fish-pose", "seated chest-lifted chest-lifted chest-lifted lying"},
		{"hip-replacement", "kneeling-hip-flexor", "tall tall tall tall tall"},
		{"dizziness", "wall-lean-stretch", "stand leaning-in leaning-in leaning-in stand"},
		{"glaucoma", "wall-bar-stretch", "hold-at-chest tipped-a-little tipped-a-little tipped-a-little hold-at-chest"},
		{"dizziness", "seated-march", "tall-held right-up-held tall-held left-up-held tall-held"},
		{"dizziness", "easy-jog-in-place", "stand-held march-right-held march-left-held"},
		{"hip-replacement", "easy-jog-in-place", "stand march-right march-left"},
		{"stenosis", "heel-slides", "one-knee-bent one-knee-bent both-knees-bent both-knees-bent one-knee-bent one-knee-bent"},
		{"knee-replacement", "heel-slides", "long long bent-a-little bent-a-little long long"},
		{"dizziness", "supine-rest", "eyes-open eyes-open"},
		{"sore-neck", "shoulder-shrug", "low low lifted-a-little lifted-a-little low"},
		{"hip-replacement stenosis", "heel-slides", "long long bent-a-little bent-a-little long long"},
		{"dizziness stenosis", "cat-cow", "neutral neutral small-cat neutral neutral"},
		{"dizziness", "side-reaches", "hand-on-chair hand-on-chair left-small-held hand-on-chair right-small-held hand-on-chair"},
	} {
		ex := c.Book().Exercises[place.exercise]
		prefs := engine.Preferences{Conditions: strings.Fields(place.conditions)}
		eased := c.Book().Eased(&ex, &prefs, engine.OnFloor)
		poses := []string{eased.Start.Frame}
		if eased.Enter != nil {
			poses = append(poses, eased.Enter.Frame)
		}
		for _, p := range eased.Cycle {
			poses = append(poses, p.Frame)
		}
		if eased.Leave != nil {
			poses = append(poses, eased.Leave.Frame)
		}
		if got := strings.Join(poses, " "); got != place.poses {
			t.Errorf("%s with %q shows %s, want %s", place.exercise, place.conditions, got, place.poses)
		}
	}
}

// TestWhatIsSaidToTheCarefulIsRecorded looks for sentences of every routine,
// with every condition, that no voice would be asked to record.
func TestWhatIsSaidToTheCarefulIsRecorded(t *testing.T) {
	c := real(t)
	recorded := map[string]bool{}
	for _, line := range c.EveryLine() {
		recorded[line] = true
	}
	for _, r := range c.Routines() {
		for i := range c.Book().Conditions {
			prefs := engine.DefaultPreferences()
			prefs.Conditions, prefs.Equipment = []string{c.Book().Conditions[i].ID}, engine.Equipment()
			tl, err := engine.Compile(&r, c.Book(), &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatal(err)
			}
			for k := range tl.Steps {
				for _, cue := range tl.Steps[k].Cues {
					if cue.Kind == engine.Speak && !recorded[cue.Text] {
						t.Fatalf("%s, %s: %q is spoken and not in EveryLine", r.ID, prefs.Conditions, cue.Text)
					}
				}
			}
		}
	}
}

func TestBrokenAdaptations(t *testing.T) {
	of := "\n    words:\n      - of: "
	for _, c := range []struct{ name, adapted, want string }{
		{"sound", "for: [disc]" + of + "And out.\n        say: And rest.", ""},
		{"sound, left out", "about: [lying-flat]" + of + "And out.", ""},
		{"for nobody", "words:\n      - of: And out.", "adapted[1] is for nobody: name conditions with for, or movements with about"},
		{"changes nothing", "for: [disc]", "adapted[1] changes nothing: give words, each with of and say"},
		{"condition unknown", "for: [dics]" + of + "And out.", `adapted[1].for[1] is "dics", which is not known: did you mean "disc"?`},
		{"movement unknown", "about: [lying-falt]" + of + "And out.", `adapted[1].about[1] is "lying-falt", which is not known: did you mean "lying-flat"?`},
		{"movement not asked for", "about: [jumping]" + of + "And out.", "adapted[1].about[1] is jumping, which the exercise does not ask for, so nobody would get this: leave it out"},
		{"sentence unknown", "for: [disc]" + of + "And oud.", `adapted[1].words[1].of is "And oud.", which is not said here: did you mean "And out."?`},
		{"sentence changed twice", "for: [disc]" + of + "And out." + "\n      - of: And out.", `adapted[1].words[2].of is "And out.", which is changed for the same people above: keep one`},
		{"hidden by an earlier one", "for: [disc, glaucoma]" + of + "And out.\n  - for: [disc]" + of + "And out.", `adapted[2].words[1].of is "And out.", which is changed for the same people above: keep one`},
		{"digit", "for: [disc]" + of + "And out.\n        say: Hold for 5 breaths.", `adapted[1].words[1].say has the digit "5": write numbers as words`},
		{"too long for its phase", "for: [disc]" + of + "And out.\n        say: And out, as slowly as you can, and slower still, until nothing is left of it at all.", "adapted[1].cycle[2].full takes about 6.2 s to say and has 6.0 s: shorten it"},
		{"no start", "for: [disc]" + of + "Breathe in.", "adapted[1].cycle[1].show is missing: say in one line what to do"},
		{"sound, poses alone", "for: [disc]\n    frames: [{of: hugged, show: rest}]", ""},
		{"pose not shown", "for: [disc]\n    frames: [{of: hug, show: rest}]", `adapted[1].frames names "hug", which the exercise does not show: choose from rest, hugged`},
		{"pose not drawn", "for: [disc]\n    frames: [{of: hugged, show: rust}]", `adapted[1].frames[1].show is "rust", which figure knee-hug does not have: did you mean "rest"?`},
		{"sides unknown", "for: [disc]\n    sides: bth", `adapted[1].sides is "bth", which is not known: use one of none, left-right, alternating, left-right-both`},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			delete(fsys, "routines/tiny.yaml")
			fsys["routines/.keep"] = fsys["phrases.yaml"]
			fsys["exercises/knee-hug.yaml"].Data = []byte(soundExercise + "adapted:\n  - " + c.adapted + "\n")
			faults(t, fsys, c.want)
		})
	}
	care := realText(t, "care.yaml")
	for name, c := range map[string]struct{ old, new, want string }{
		"phrase unknown":     {"of: \"Hold something firm, come down one knee first, and sit.\"", "of: \"Hold something firm, come down one knee first, and sat.\"", `adapted[3].words[1].of is "Hold something firm, come down one knee …", which is not said here: did you mean "Hold something firm, come down one knee first, and sit."?`},
		"phrases with sides": {"adapted:\n  - for: [knee-replacement]\n", "adapted:\n  - for: [knee-replacement]\n    sides: none\n", "adapted[1].sides is for exercises: leave it out"},
		"phrases with poses": {"adapted:\n  - for: [knee-replacement]\n", "adapted:\n  - for: [knee-replacement]\n    frames: [{of: a, show: b}]\n", "adapted[1].frames is for exercises: leave it out"},
		"reminder":           {"Stop if your wound pulls,", "Stop & if your wound pulls,", `conditions[13].remind[1] has "&": write it out as it is said`},
		"handy":              {"    handy: [chair]\n", "    handy: [chiar]\n", `conditions[2].handy[1] is "chiar", which is not known: did you mean "chair"?`},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := files(t)
			fsys["care.yaml"].Data = []byte(with(t, care, edit{c.old, c.new}))
			faults(t, fsys, c.want)
		})
	}
}

// afterPlace is the file and the line before a message.
var afterPlace = regexp.MustCompile(`(?m)^[a-z/.-]+:[0-9]+: `)

// faults loads files and compares what is wrong with them, apart from the lines.
func faults(t *testing.T, fsys fstest.MapFS, want string) {
	t.Helper()
	_, err := catalog.Load(fsys)
	got := ""
	if err != nil {
		got = afterPlace.ReplaceAllString(err.Error(), "")
	}
	if got != want {
		t.Errorf("got\n  %s\nwant\n  %s", got, want)
	}
}
