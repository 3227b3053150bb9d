package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/session"
	uisession "uncoil/ui/player"
)

// toRest goes on until the nth rest of the session runs.
func (r *rig) toRest(n int) *engine.Step {
	r.t.Helper()
	for range 60 {
		step := r.player.Snapshot().Step
		if step.Kind == engine.Rest {
			if n == 0 {
				return step
			}
			n--
		}
		r.press(fyne.KeyN)
	}
	r.t.Fatal("there is no such rest")
	return nil
}

// rests are the lengths of all rests of the first routine, as it plays now.
func (r *rig) rests() []time.Duration {
	r.t.Helper()
	prefs := r.prefs()
	plan, err := r.window.practice.Plan(&r.routines()[0], &prefs)
	if err != nil {
		r.t.Fatal(err)
	}
	t := plan.Timeline
	var all []time.Duration
	for i := range t.Steps {
		if t.Steps[i].Kind == engine.Rest {
			all = append(all, t.Steps[i].Length)
		}
	}
	return all
}

// TestALongerRestIsKeptForItsPlace lengthens a rest by 15 s, keeps that here, and
// finds it in the next session.
func TestALongerRestIsKeptForItsPlace(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		before := r.rests()
		r.press(fyne.KeyReturn)
		rest := r.toRest(1)
		r.wait(2 * time.Second)
		r.typed('+')
		r.settle()
		if got := r.player.Snapshot().Step.Length; got != rest.Length+15*time.Second {
			t.Fatalf("the rest lasts %v, was %v", got, rest.Length)
		}
		r.press(fyne.Key1)
		if len(r.saved) != 1 {
			t.Fatalf("kept %d times", len(r.saved))
		}
		r.player.End()
		r.settle()
		r.press(fyne.KeyRight, fyne.KeyReturn) // again
		if got := r.toRest(1).Length; got != rest.Length+15*time.Second {
			t.Errorf("the next time the rest lasts %v, want %v", got, rest.Length+15*time.Second)
		}
		after := r.rests()
		for i := range before {
			want := before[i]
			if i == 1 {
				want += 15 * time.Second
			}
			if after[i] != want {
				t.Errorf("rest %d lasts %v, want %v", i, after[i], want)
			}
		}
	})
}

func TestALongerRestIsKeptEverywhere(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.toRest(0)
		r.typed('+')
		r.settle()
		r.press(fyne.Key2)
		if len(r.saved) != 1 || r.saved[0].Rests.Default != engine.PauseOf(45*time.Second) || len(r.saved[0].Rests.Place) != 0 {
			t.Errorf("kept %+v", r.saved)
		}
	})
}

func TestNoAnswerKeepsNothing(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.toRest(0)
		r.typed('+')
		r.settle()
		r.press(fyne.KeyN, fyne.KeyN) // into position, and to work
		r.press(fyne.Key1)
		if r.player.Snapshot().Step.Kind != engine.Work || len(r.saved) != 0 {
			t.Errorf("at a %s, kept %+v", r.player.Snapshot().Step.Kind, r.saved)
		}
		r.player.End()
		r.settle()
		r.press(fyne.Key1)
		if len(r.saved) != 0 {
			t.Error("what was not answered is asked again after the session")
		}
	})
}

func TestWithClosedEyesOneIsAskedAfterwards(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Preferences.AudioOnly = true }, func(r *rig) {
		r.press(fyne.KeyReturn)
		rest := r.toRest(1)
		r.press(fyne.KeyPlus)
		r.press(fyne.KeyN, fyne.KeyN)
		r.press(fyne.Key1) // is any key: stops
		if len(r.saved) != 0 || r.player.Snapshot().State != session.Standing {
			t.Fatalf("a key with closed eyes kept %d, state %s", len(r.saved), r.player.Snapshot().State)
		}
		r.player.End()
		r.settle()
		r.getUp()
		if _, ok := r.screen().(*uisession.Finish); !ok {
			t.Fatalf("the screen is %T", r.screen())
		}
		r.press(fyne.KeyUp, fyne.KeyReturn) // Here
		want := engine.PauseOf(rest.Length + 15*time.Second)
		if len(r.saved) != 1 || r.saved[0].Rests.Place[rest.Place.Key()] != want {
			t.Fatalf("kept %+v", r.saved)
		}
		r.press(fyne.Key2)
		if len(r.saved) != 1 {
			t.Error("one question was answered twice")
		}
	})
}

func TestRestIsHeldAndEndedByKeyboard(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		rest := r.toRest(0)
		r.press(fyne.KeyW)
		r.wait(3 * time.Minute)
		if now := r.player.Snapshot(); now.Step.Index != rest.Index || !now.Step.Waits {
			t.Fatalf("after three minutes at step %d, want %d", now.Step.Index, rest.Index)
		}
		r.press(fyne.Key1, fyne.KeySpace)
		if now := r.player.Snapshot(); now.Step.Index != rest.Index+1 || now.State != session.Running {
			t.Errorf("space leads to step %d, %s", now.Step.Index, now.State)
		}
		if len(r.saved) != 1 || !r.saved[0].Rests.Place[rest.Place.Key()].Wait {
			t.Errorf("kept %+v", r.saved)
		}
	})
}

// TestATrialAsksNothing tries one exercise from its page: its place is in no
// routine.
func TestATrialAsksNothing(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.try("sample-breaths")
		r.settle()
		r.toRest(0)
		r.typed('+')
		r.settle()
		r.press(fyne.Key1)
		if len(r.saved) != 0 {
			t.Errorf("kept %+v", r.saved)
		}
	})
}

// TestOneKeyAnswersOneQuestion: after a session both questions are asked: how it
// feels, which uses the digits, and whether to keep a rest.
func TestOneKeyAnswersOneQuestion(t *testing.T) {
	inWindow(t, func(d *Deps) {
		remembering(&diary{})(d)
		d.Preferences.AudioOnly, d.Preferences.Gradual = true, false
	}, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn) // start, nothing to say
		rest := r.toRest(1)
		r.press(fyne.KeyPlus)
		r.player.End()
		r.settle()
		r.getUp()
		r.press(fyne.Key1)
		r.typed('1') // the same press as a character
		r.settle()
		if f := r.last().Feeling; f.After == nil || *f.After != 1 || len(r.saved) != 0 {
			t.Fatalf("noted %+v, kept %+v", f, r.saved)
		}
		r.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn) // over note and scale to Here
		want := engine.PauseOf(rest.Length + 15*time.Second)
		if len(r.saved) != 1 || r.saved[0].Rests.Place[rest.Place.Key()] != want {
			t.Errorf("kept %+v", r.saved)
		}
	})
}

// TestThisHurtsPutsTheQuestionOff: the key for pain does not also answer the
// question about a rest.
func TestThisHurtsPutsTheQuestionOff(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.toRest(1)
		r.typed('+')
		r.settle()
		r.press(fyne.KeyX)
		r.press(fyne.Key2)
		r.typed('2') // the same press as a character
		r.settle()
		if got := r.offered(); got != "Only today | From now on" {
			t.Errorf("the character answers what is asked next: %q", got)
		}
		r.press(fyne.Key2)
		if p := r.prefs(); len(p.Skip) != 1 || len(p.Rests.Place) != 0 || p.Rests.Default != engine.DefaultPreferences().Rests.Default {
			t.Errorf("left out %v, kept %+v", p.Skip, p.Rests)
		}
	})
}
