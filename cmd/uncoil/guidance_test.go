package main

import (
	"testing"
	"time"

	"uncoil/engine"
)

// slowly is a voice at the slow pace.
type slowly struct{ engine.Voice }

func (v slowly) SpeechLength(sentence string) time.Duration {
	return v.Voice.SpeechLength(sentence) * 59 / 50
}

// TestEveryRoutineCanBeFollowedByEar checks the sessions as they are compiled
// with the recorded voice, fast and slow, and with the estimated one.
func TestEveryRoutineCanBeFollowedByEar(t *testing.T) {
	books, recorded := builtIn(t)
	voices := map[string]engine.Voice{"recorded": recorded, "slow": slowly{recorded}, "estimated": engine.EstimatedVoice{}}
	routines := append(books.Routines(), everything(books.Exercises()))
	for name, change := range waysToPractise(books.Exercises()) {
		for voiceName, voice := range voices {
			for _, r := range routines {
				prefs := engine.DefaultPreferences()
				prefs.Guidance = engine.GuidanceFull
				change(&prefs)
				tl, err := engine.Compile(&r, books.Book(), &prefs, voice)
				if err != nil {
					t.Fatal(err)
				}
				e := ear{book: books.Book(), prefs: &prefs, tl: tl, routine: &r}
				for _, fault := range e.listen() {
					t.Errorf("%s, %s, %s voice: %s", r.ID, name, voiceName, fault)
				}
			}
		}
	}
}

// TestLongWorkHasCalmLines looks for exercises that are silent for long, or say
// the same thing again and again.
func TestLongWorkHasCalmLines(t *testing.T) {
	books, _ := builtIn(t)
	routine, prefs := everything(books.Exercises()), engine.DefaultPreferences()
	waysToPractise(books.Exercises())["the highest dose"](&prefs)
	tl, err := engine.Compile(&routine, books.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range tl.Steps {
		s := &tl.Steps[i]
		ex := books.Book().Exercises[s.Exercise]
		begin, end := working(s)
		if n := len(ex.Say.During.Full); s.Kind == engine.Work && end-begin > 30*time.Second && n < 3 {
			t.Errorf("%s works for %v and has %d calm lines, want 3", s.Exercise, end-begin, n)
		}
	}
}

// everything is a routine of every exercise there is.
func everything(exercises []engine.Exercise) engine.Routine {
	r := engine.Routine{ID: "everything", Name: "Everything", Level: engine.LevelBeginner}
	block := engine.Block{Kind: engine.Main}
	for i := range exercises {
		block.Items = append(block.Items, engine.Item{Exercise: exercises[i].ID})
	}
	r.Blocks = []engine.Block{block}
	return r
}

func waysToPractise(exercises []engine.Exercise) map[string]func(*engine.Preferences) {
	level := func(l engine.Level, progress float64) func(*engine.Preferences) {
		return func(p *engine.Preferences) {
			p.Level, p.Progress = l, map[string]float64{}
			for i := range exercises {
				p.Progress[exercises[i].ID] = progress
			}
		}
	}
	rests := func(pause engine.Pause) func(*engine.Preferences) {
		return func(p *engine.Preferences) {
			p.Rests.Default, p.Rests.BetweenSets = pause, pause
			p.Rests.Exercise = map[string]engine.Pause{}
			for i := range exercises {
				p.Rests.Exercise[exercises[i].ID] = pause
			}
		}
	}
	everywhere := func(pause engine.Pause) func(*engine.Preferences) {
		return func(p *engine.Preferences) {
			rests(pause)(p)
			p.Rests.BetweenSides, p.Rests.BeforeEach = pause, pause
		}
	}
	scales := func(by float64, l engine.Level, progress float64) func(*engine.Preferences) {
		return func(p *engine.Preferences) {
			level(l, progress)(p)
			p.Doses.Hold, p.Doses.Reps, p.Doses.Sets, p.Doses.Tempo = by, by, by, by
		}
	}
	alone := func(side engine.Side) func(*engine.Preferences) {
		return func(p *engine.Preferences) {
			p.Doses.Sides = map[string]engine.Side{}
			for i := range exercises {
				p.Doses.Sides[exercises[i].ID] = side
			}
			p.Doses.Sets = engine.MaxScale
		}
	}
	unattended := func(change func(*engine.Preferences)) func(*engine.Preferences) {
		return func(p *engine.Preferences) {
			change(p)
			p.Unattended = true
		}
	}
	wait := engine.PauseUntilReady
	breath := func(in, out time.Duration) func(*engine.Preferences) {
		return func(p *engine.Preferences) { p.BreathIn, p.BreathOut = in, out }
	}
	return map[string]func(*engine.Preferences){
		"default":          func(*engine.Preferences) {},
		"brief":            func(p *engine.Preferences) { p.Guidance = engine.GuidanceBrief },
		"intermediate":     level(engine.LevelIntermediate, 0),
		"advanced":         level(engine.LevelAdvanced, 0),
		"the highest dose": level(engine.LevelAdvanced, 1),
		"slow breath":      breath(6*time.Second, 8*time.Second),
		"fast breath":      breath(2*time.Second, 3*time.Second),
		"no rests":         rests(engine.Pause{}),
		"no rests, the highest dose": func(p *engine.Preferences) {
			level(engine.LevelAdvanced, 1)(p)
			rests(engine.Pause{})(p)
		},
		"short rests":           rests(engine.PauseOf(2 * time.Second)),
		"rests of 30 s":         rests(engine.PauseOf(30 * time.Second)),
		"rests of 120 s":        rests(engine.PauseOf(120 * time.Second)),
		"rests of 6 breaths":    everywhere(engine.PauseOfBreaths(6)),
		"rests of 1 breath":     everywhere(engine.PauseOfBreaths(1)),
		"rests that wait":       everywhere(wait(engine.UsualWait)),
		"rests that wait, 0 s":  everywhere(wait(0)),
		"rests nobody can end":  unattended(everywhere(wait(engine.UsualWait))),
		"half of it, slowly":    scales(engine.MinScale, engine.LevelBeginner, 0),
		"twice as much, faster": scales(engine.MaxScale, engine.LevelAdvanced, 1),
		"the left side alone":   alone(engine.LeftSide),
		"the right side alone":  alone(engine.RightSide),
	}
}
