// Package sample makes exercises, books and random cases up for tests of packages
// that lay out sessions. Nothing of it is linked into the program.
package sample

import (
	"fmt"
	"math/rand/v2"
	"time"

	"uncoil/engine"
)

// Phrases are short phrases for books made up by tests.
func Phrases() engine.Phrases {
	lines := func(full, brief string) engine.Lines {
		return engine.Lines{Full: []string{full}, Brief: []string{brief}}
	}
	return engine.Phrases{
		Welcome: []engine.Lines{lines("Make yourself comfortable.", "Begin.")}, Stop: []string{"Stop if it hurts."},
		Blocks: map[engine.BlockKind]engine.Lines{
			engine.WarmUp: lines("First we warm up.", "Warm-up."),
			engine.Main:   lines("Now the routine itself.", "Routine."), engine.CoolDown: lines("Time to cool down.", "Cool-down."),
		},
		Rest: lines("Rest.", "Rest."), Ready: lines("Whenever you like.", "When you like."),
		GetIt: engine.Lines{Full: []string{"Set it up."}}, Prepare: engine.Lines{Full: []string{"In, and ready."}}, Next: "Next comes %s.", Leave: lines("And out.", "Out of it."),
		Last: map[engine.DoseKind]engine.Lines{
			engine.Repetitions: lines("Last one.", "Last."), engine.HoldBreaths: lines("One more breath.", "One more."), engine.Flow: lines("Last round.", "Last."),
		},
		LastEach: lines("Once more on each side.", "Once more."),
		Resting:  map[engine.Position]engine.Lines{engine.Supine: {Full: []string{"Lie still."}}},
		Needs: map[string]engine.Need{
			engine.Mat: {First: "You need a mat.", More: "And a mat.", Handy: "It helps to have a mat."},
			"chair":    {First: "You need a chair.", More: "And a chair.", Handy: "It helps to have a chair."},
			"strap":    {First: "You need a strap.", More: "And a strap.", Handy: "It helps to have a strap."},
		},
		FirstSide: map[engine.Side]string{engine.LeftSide: "Left side first."},
		OnlySide:  map[engine.Side]string{engine.LeftSide: "Left side alone.", engine.RightSide: "Right side alone."},
		NowSide: map[engine.Side]string{
			engine.LeftSide: "Now the left side.", engine.RightSide: "Now the right side.", engine.BothSides: "Now both sides.",
		},
		EachSide: "On each side.", Halfway: lines("Half-way.", "Half-way."), Sets: "%d sets.", Set: "Set %d.", Done: []engine.Lines{lines("All done.", "Done.")},
		Count: "%d.", Second: "1 second.", Seconds: "%d seconds.", Minute: "1 minute.", Minutes: "%d minutes.",
		Breath: "1 breath.", Breaths: "%d breaths.", Time: "Once.", Times: "%d times.", Round: "1 round.", Rounds: "%d rounds.",
		Paused: "Paused.", Slept: "Welcome back.", CountIn: []string{"3.", "2.", "1."},
		Guided: map[engine.Guidance]string{
			engine.GuidanceLearn: "Learning.", engine.GuidanceFull: "All of it.", engine.GuidanceBrief: "Briefly.", engine.GuidanceTones: "Tones.",
		},
		Check: []string{"How is it?", "Press a number."},
		Show:  engine.Shown{GetReady: "Get ready", Rest: "Rest", Ready: "Rest until you like", Switch: "Switch", Done: "Done"},
	}
}

// Exercise builds a small valid exercise of each dose kind and side scheme.
func Exercise(id string, kind engine.DoseKind, sides engine.SideScheme) engine.Exercise {
	ex := engine.Exercise{
		ID: id, Name: id, Position: engine.Supine, Sides: sides,
		Dose:  engine.Dose{Kind: kind, Amount: engine.Range{From: 3, To: 9}, Sets: engine.Range{From: 1, To: 3}},
		Start: engine.Pose{Frame: "start", Show: "Lie down"},
		Say: engine.Speech{
			Setup:  engine.Directions{Full: engine.Plain("Lie on the mat.", "Let the floor carry you."), Brief: engine.Plain("Lie down.")},
			During: engine.Lines{Full: []string{"Let go a little more.", "Soft shoulders.", "Nothing to do."}},
			After:  engine.Directions{Full: engine.Plain("Come back slowly.")},
		},
	}
	ex.Cycle = []engine.Phase{
		{Breath: engine.BreathOut, Frame: "end", Show: "Out", Full: "Breathe out and lift.", Brief: "Out."},
		{Breath: engine.BreathIn, Frame: "start", Show: "In", Full: "Breathe in, lower.", Brief: "In."},
	}
	if kind == engine.Repetitions {
		ex.Cycle[0].Seconds, ex.Cycle[1].Seconds, ex.Cycle[0].Counts = 3, 3, true
	}
	if kind == engine.HoldSeconds {
		ex.Dose.Amount = engine.Range{From: 20, To: 120}
	}
	if sides == engine.SidesAlternating {
		left, right := ex.Cycle[0], ex.Cycle[0]
		left.Side, right.Side, right.Counts = engine.LeftSide, engine.RightSide, false
		ex.Cycle = []engine.Phase{left, ex.Cycle[1], right, ex.Cycle[1]}
	}
	return ex
}

// Exercises is every dose kind with every side scheme.
func Exercises() []engine.Exercise {
	var all []engine.Exercise
	for _, kind := range engine.DoseKinds() {
		for _, sides := range []engine.SideScheme{engine.SidesNone, engine.SidesLeftRight, engine.SidesAlternating, engine.SidesLeftRightBoth} {
			all = append(all, Exercise(fmt.Sprintf("%s-%s", kind, sides), kind, sides))
		}
	}
	return all
}

// Book holds every combination of dose kind and side scheme.
func Book() *engine.Book {
	book := &engine.Book{Exercises: map[string]engine.Exercise{}, Phrases: Phrases()}
	for _, ex := range Exercises() {
		book.Exercises[ex.ID] = ex
	}
	return book
}

// Case is one random routine with random exercises and preferences.
type Case struct {
	Book    *engine.Book
	Routine *engine.Routine
	Prefs   engine.Preferences
}

// Random is a random case, the same for the same r.
func Random(r *rand.Rand) Case {
	c := Case{Book: &engine.Book{Exercises: map[string]engine.Exercise{}, Phrases: Phrases()}}
	positions := engine.Positions()
	for _, ex := range Exercises() {
		ex.Position = positions[r.IntN(len(positions))]
		if r.IntN(3) == 0 {
			ex.Ends = positions[r.IntN(len(positions))]
		}
		if r.IntN(2) == 0 {
			ex.Enter = &engine.Phase{Breath: engine.BreathIn, Frame: "end", Full: "Come into it with one breath in.", Brief: "Come in."}
			ex.Leave = &engine.Phase{Seconds: float64(1 + r.IntN(5)), Frame: "start", Full: "Come out of it."}
		}
		if r.IntN(4) == 0 {
			ex.Rest = somePause(r)
		}
		if r.IntN(4) == 0 {
			ex.SetRest = somePause(r)
		}
		if r.IntN(4) == 0 {
			ex.Dose.Limit = float64(20 + r.IntN(60))
		}
		if ex.Dose.Kind == engine.HoldSeconds && r.IntN(2) == 0 {
			there, back := 0.5+r.Float64()*2, 0.5+r.Float64()*2
			for i := range ex.Cycle {
				ex.Cycle[i].Seconds, ex.Cycle[i].Breath = []float64{there, back}[i%2], engine.BreathFree
			}
			ex.Reverse = ex.Sides != engine.SidesAlternating
		}
		c.Book.Exercises[ex.ID] = ex
	}
	c.Routine = randomRoutine(r, c.Book)
	c.Prefs = randomPreferences(r, c.Routine)
	return c
}

func randomRoutine(r *rand.Rand, book *engine.Book) *engine.Routine {
	all := Exercises()
	routine := &engine.Routine{ID: "random", Name: "Random", Rest: maybe(r, somePause)}
	for _, kind := range engine.BlockKinds() {
		block := engine.Block{Kind: kind, Rest: maybe(r, somePause)}
		for range 1 + r.IntN(4) {
			item := engine.Item{Exercise: all[r.IntN(len(all))].ID, Rest: maybe(r, somePause)}
			item.SetRest, item.SideRest, item.Before = maybe(r, somePause), maybe(r, somePause), maybe(r, somePause)
			if r.IntN(3) == 0 {
				sets := 1 + r.IntN(3)
				item.Sets = &sets
			}
			block.Items = append(block.Items, item)
		}
		routine.Blocks = append(routine.Blocks, block)
	}
	return routine
}

func randomPreferences(r *rand.Rand, routine *engine.Routine) engine.Preferences {
	p := engine.DefaultPreferences()
	p.Guidance = engine.Guidances()[r.IntN(3)]
	p.Level = engine.Levels()[r.IntN(3)]
	p.BreathIn = engine.MinBreath + time.Duration(r.IntN(80))*100*time.Millisecond
	p.BreathOut = engine.MinBreath + time.Duration(r.IntN(80))*100*time.Millisecond
	p.TransitionScale = 0.5 + r.Float64()*2.5
	p.Progress = map[string]float64{}
	p.Rests = engine.Rests{
		Default: Pause(r), BetweenSets: Pause(r), BetweenSides: Pause(r), BeforeEach: Pause(r),
		Routine: map[string]engine.Pause{}, Block: map[string]engine.Pause{}, Exercise: map[string]engine.Pause{}, Place: map[string]engine.Pause{},
		Sets: map[string]engine.Pause{}, Sides: map[string]engine.Pause{}, Before: map[string]engine.Pause{},
	}
	if r.IntN(3) == 0 {
		p.Rests.Routine[routine.ID] = Pause(r)
	}
	for _, b := range routine.Blocks {
		if r.IntN(3) == 0 {
			p.Rests.Block[engine.BlockKey(routine.ID, b.Kind)] = Pause(r)
		}
		seen := map[string]int{}
		for _, item := range b.Items {
			seen[item.Exercise]++
			p.Progress[item.Exercise] = r.Float64()
			place := engine.PlaceID{Routine: routine.ID, Block: b.Kind, Exercise: item.Exercise, Occurrence: seen[item.Exercise]}
			for _, of := range []map[string]engine.Pause{p.Rests.Exercise, p.Rests.Sets, p.Rests.Sides, p.Rests.Before} {
				if r.IntN(4) == 0 {
					of[item.Exercise] = Pause(r)
				}
			}
			for _, of := range []map[string]engine.Pause{p.Rests.Place, p.Rests.Sets, p.Rests.Sides, p.Rests.Before} {
				if r.IntN(4) == 0 {
					of[place.Key()] = Pause(r)
				}
			}
		}
	}
	return p
}

// Pause returns a rest of any kind, most often one of some length.
func Pause(r *rand.Rand) engine.Pause {
	length := time.Duration(r.IntN(91)) * time.Second
	switch r.IntN(6) {
	case 0:
		return engine.PauseOfBreaths(1 + r.IntN(12))
	case 1:
		return engine.PauseUntilReady(length)
	default:
		return engine.PauseOf(length)
	}
}

func somePause(r *rand.Rand) *engine.Pause {
	p := Pause(r)
	return &p
}

func maybe[T any](r *rand.Rand, make func(*rand.Rand) *T) *T {
	if r.IntN(3) > 0 {
		return nil
	}
	return make(r)
}
