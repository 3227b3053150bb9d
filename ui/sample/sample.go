// Package sample is a small catalogue for the tests of the window: one exercise
// of each dose kind, a routine of them, and checks that every screen must pass.
// Only tests and the gallery may use it.
package sample

import (
	"fmt"

	"uncoil/engine"
	"uncoil/engine/figure"
)

// The ids of the exercises.
const (
	Flow    = "sample-flow"    // rounds at the breath's pace
	Hold    = "sample-hold"    // a hold in seconds
	Breaths = "sample-breaths" // a hold in breaths, two sets
	Sides   = "sample-sides"   // repetitions, left and right

	GentleID = "sample-gentle" // a hold that is in no routine
)

// Book returns the exercises and phrases.
func Book() *engine.Book {
	book := &engine.Book{Exercises: map[string]engine.Exercise{}, Phrases: phrases(), Conditions: conditions(), Safety: Safety()}
	for _, ex := range []engine.Exercise{flow(), hold(), breaths(), sides()} {
		book.Exercises[ex.ID] = ex
	}
	return book
}

// Routine returns a routine of all exercises, in all three blocks.
func Routine() engine.Routine {
	return engine.Routine{
		ID: "sample", Name: "Sample", Summary: "A routine to test with.", Level: engine.LevelBeginner,
		Blocks: []engine.Block{
			{Kind: engine.WarmUp, Items: []engine.Item{{Exercise: Hold}}},
			{Kind: engine.Main, Items: []engine.Item{{Exercise: Flow}, {Exercise: Sides}, {Exercise: Breaths}}},
			{Kind: engine.CoolDown, Items: []engine.Item{{Exercise: Hold}}},
		},
	}
}

// Timeline compiles the routine with the default preferences.
func Timeline() *engine.Timeline {
	routine, prefs := Routine(), engine.DefaultPreferences()
	t, err := engine.Compile(&routine, Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		panic(fmt.Sprintf("the sample does not compile: %v", err))
	}
	return t
}

// Scene returns the illustration of an exercise: a person who stands and leans.
func Scene(id string) (*figure.Scene, error) {
	if _, ok := Book().Exercises[id]; !ok && id != GentleID {
		return nil, engine.Errorf(engine.CodeNotFound, "there is no exercise %q", id)
	}
	foot, hand := figure.Point{0, 8}, figure.Point{20, 60}
	frame := func(name string, direction float64) figure.Frame {
		return figure.Frame{
			Name: name, Pelvis: figure.Point{0, 88}, Direction: direction,
			Hands: figure.Limbs{Both: &figure.Limb{Toward: &hand}},
			Feet:  figure.Limbs{Both: &figure.Limb{At: &foot}},
		}
	}
	return figure.NewScene(&figure.Art{View: figure.Side, Frames: []figure.Frame{frame("start", 90), frame("end", 60)}}, figure.OnMat)
}

func flow() engine.Exercise {
	ex := exercise(Flow, "Flow", engine.Kneeling, engine.Dose{Kind: engine.Flow, Amount: engine.Range{From: 3, To: 9}}, engine.KneelingDown, engine.GettingDown)
	ex.Cycle = []engine.Phase{
		{Breath: engine.BreathOut, Frame: "end", Show: "Breathe out and round."},
		{Breath: engine.BreathIn, Frame: "start", Show: "Breathe in and sink."},
	}
	return ex
}

func hold() engine.Exercise {
	ex := exercise(Hold, "Long Hold", engine.Standing, engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 40, To: 160}})
	ex.Enter = &engine.Phase{Seconds: 5, Frame: "end", Show: "Lean forward slowly."}
	ex.Cycle = []engine.Phase{{Seconds: 10, Frame: "end", Show: "Stay there."}}
	ex.Leave = &engine.Phase{Seconds: 4, Frame: "start", Show: "Come back."}
	return ex
}

func breaths() engine.Exercise {
	ex := exercise(Breaths, "Breaths", engine.Supine, engine.Dose{
		Kind: engine.HoldBreaths, Amount: engine.Range{From: 5, To: 8}, Sets: engine.Range{From: 2, To: 3},
	}, engine.LyingFlat, engine.GettingDown)
	ex.Cycle = []engine.Phase{
		{Breath: engine.BreathIn, Frame: "end", Show: "In."},
		{Breath: engine.BreathHold, Seconds: 3, Frame: "end", Show: "Hold."},
		{Breath: engine.BreathOut, Frame: "end", Show: "Out."},
	}
	return ex
}

func sides() engine.Exercise {
	ex := exercise(Sides, "One Side at a Time", engine.Supine, engine.Dose{Kind: engine.Repetitions, Amount: engine.Range{From: 4, To: 9}}, engine.LyingFlat, engine.GettingDown, engine.DeepHipBend)
	ex.Sides = engine.SidesLeftRight
	ex.Equipment = []string{"strap"}
	ex.Cycle = []engine.Phase{
		{Seconds: 3, Frame: "end", Show: "Slide out.", Counts: true},
		{Seconds: 3, Frame: "start", Show: "Slide in."},
	}
	return ex
}

// Gentle returns an exercise that is in no routine and can replace those on the
// floor.
func Gentle() engine.Exercise {
	ex := exercise(GentleID, "Gentle", engine.Supine, engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 20, To: 40}}, engine.GettingDown)
	ex.Cycle = []engine.Phase{{Seconds: 10, Frame: "end", Show: "Stay there."}}
	return ex
}

// The ids of the conditions: HipReplacement leaves deep hip bends out until a
// doctor has been asked, and has a caution for kneeling; Surgery needs a doctor's
// advice before any session.
const (
	HipReplacement = "hip-replacement"
	Surgery        = "surgery"
)

func conditions() []engine.Condition {
	return []engine.Condition{
		{
			ID: HipReplacement, Name: "Hip replacement", Advice: "Ask your surgeon.", Because: "That's because of your hip.",
			Leave: []engine.Movement{engine.DeepHipBend}, Ask: []engine.Movement{engine.KneelingDown},
			Why:      map[engine.Movement]string{engine.DeepHipBend: "A deep bend can be too much.", engine.KneelingDown: "Kneeling turns the hip."},
			Cautions: map[engine.Movement]string{engine.DeepHipBend: "Bend that hip only a little.", engine.KneelingDown: "Kneel on something soft."},
		},
		{ID: Surgery, Name: "Operation", Advice: "Ask your surgeon whether you may begin.", Because: "That's because of your operation.", AskFirst: true},
	}
}

// Safety returns a short safety page.
func Safety() engine.Safety {
	return engine.Safety{
		Title: "Before you start", Accept: "I understand",
		Sections: []engine.SafetySection{
			{Head: "Move slowly", Text: "Stay where it's easy."},
			{Head: "Call for help", Text: "With any of these:", Points: []string{"a leg turns weak"}, Emergency: true},
		},
		Spoken: []string{"Ask first.", "Stop if it hurts."},
	}
}

func exercise(id, name string, position engine.Position, dose engine.Dose, asks ...engine.Movement) engine.Exercise {
	return engine.Exercise{
		ID: id, Name: name, Position: position, Sides: engine.SidesNone, Dose: dose,
		Level: engine.LevelBeginner, Aim: engine.Stretch, Asks: asks, Spares: engine.OtherMovements(asks),
		Start: engine.Pose{Frame: "start", Show: "Take your place."},
		Say: engine.Speech{Setup: engine.Directions{
			Full: engine.Plain("Take your place."), Brief: engine.Plain("Take your place."),
		}},
	}
}

func lines(s string) engine.Lines {
	return engine.Lines{Full: []string{s}, Brief: []string{s}}
}

func phrases() engine.Phrases {
	return engine.Phrases{
		Guided:  map[engine.Guidance]string{engine.GuidanceFull: "All of it.", engine.GuidanceBrief: "Briefly.", engine.GuidanceTones: "Tones.", engine.GuidanceLearn: "Learning."},
		Check:   []string{"How is it?", "Press a number."},
		Welcome: []engine.Lines{lines("Welcome.")}, Rest: lines("Rest."), Next: "Next comes %s.", Done: []engine.Lines{lines("Done.")},
		Blocks:    map[engine.BlockKind]engine.Lines{},
		FirstSide: map[engine.Side]string{engine.LeftSide: "Left side first."},
		NowSide:   map[engine.Side]string{engine.RightSide: "Now the right side.", engine.LeftSide: "Now the left side."},
		EachSide:  "On each side.", Halfway: lines("Half-way."), Sets: "%d sets.", Set: "Set %d.", Count: "%d.",
		Second: "1 second.", Seconds: "%d seconds.", Minute: "1 minute.", Minutes: "%d minutes.",
		Breath: "1 breath.", Breaths: "%d breaths.", Time: "Once.", Times: "%d times.", Round: "1 round.", Rounds: "%d rounds.",
		Care:   engine.CarePhrases{Different: []string{"One exercise is different today."}, Many: "Many exercises are different today."},
		Paused: "Paused.", Slept: "Welcome back.", CountIn: []string{"3.", "2.", "1."},
		Show: engine.Shown{GetReady: "Get ready.", Rest: "Let your breath settle.", Switch: "Change sides.", Done: "Well done."},
	}
}
