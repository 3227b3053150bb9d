package ui

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/sample"
)

// hurting starts a session, skips to the work of an exercise and reports pain.
func (r *rig) hurting(exercise string) {
	r.t.Helper()
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	for range 40 {
		if s := r.player.Snapshot(); s.Step.Kind == engine.Work && s.Step.Exercise == exercise {
			break
		}
		r.player.Next()
		r.settle()
	}
	r.wait(2 * time.Second)
	r.pressed(fyne.KeyX)
	r.settle()
	if len(r.sheets()) != 1 {
		r.t.Fatal("X does not stop and ask")
	}
}

// now is the session as it is.
func (r *rig) now() session.Snapshot { return r.player.Snapshot() }

func TestThisHurts(t *testing.T) {
	for _, tt := range []struct {
		key    fyne.KeyName
		answer engine.Answer
		check  func(t *testing.T, r *rig)
	}{
		{fyne.KeySpace, engine.AnswerGoOn, func(t *testing.T, r *rig) {
			if s := r.now(); s.State != session.CountingIn || s.Step.Exercise != sample.Flow || s.StepElapsed != 2*time.Second {
				t.Errorf("%s in %s at %v", s.State, s.Step.Exercise, s.StepElapsed)
			}
		}},
		{fyne.KeyEscape, engine.AnswerNone, func(t *testing.T, r *rig) {
			if s := r.now(); s.State != session.Standing || s.Step.Exercise != sample.Flow || s.StepElapsed != 2*time.Second {
				t.Errorf("%s in %s at %v", s.State, s.Step.Exercise, s.StepElapsed)
			}
			r.press(fyne.KeySpace)
			if s := r.now(); s.State != session.CountingIn {
				t.Errorf("Space leaves it %s", s.State)
			}
		}},
		{fyne.Key1, engine.AnswerEasier, func(t *testing.T, r *rig) {
			if s := r.now(); s.Step.Exercise != sample.Flow || s.StepElapsed != 0 || s.Step.Kind != engine.Work {
				t.Errorf("goes on in %s %s at %v", s.Step.Kind, s.Step.Exercise, s.StepElapsed)
			}
			r.wait(10 * time.Second)
			if s := r.now(); s.State != session.Running {
				t.Errorf("it is %s", s.State)
			}
		}},
		{fyne.Key2, engine.AnswerSkip, func(t *testing.T, r *rig) {
			if s := r.now(); s.Step.Exercise != sample.Sides || s.Step.Kind != engine.PositionStep || s.State != session.CountingIn {
				t.Errorf("goes on %s in %s %s", s.State, s.Step.Kind, s.Step.Exercise)
			}
			if p := r.prefs(); len(p.Skip) != 0 || len(r.saved) != 0 {
				t.Errorf("left out from now on, unasked: %v", p.Skip)
			}
			for i := range r.now().Timeline.Steps {
				if r.now().Timeline.Steps[i].Exercise == sample.Flow {
					t.Fatal("it still comes up")
				}
			}
		}},
		{fyne.Key3, engine.AnswerCoolDown, func(t *testing.T, r *rig) {
			if s := r.now(); s.Step.Block != engine.CoolDown || s.Step.Exercise != sample.Hold || s.Step.Kind != engine.PositionStep {
				t.Errorf("goes on in %s of %s", s.Step.Exercise, s.Step.Block)
			}
			if len(r.prefs().Skip) != 0 {
				t.Error("it is left out for good")
			}
			r.playThrough()
		}},
		{fyne.Key4, engine.AnswerEnd, func(t *testing.T, r *rig) {
			if e := r.ended(); e == nil || e.Finished || e.Left {
				t.Errorf("ended with %+v", e)
			}
			if got := r.outlook(); !strings.Contains(got, "gentler") {
				t.Errorf("says %q", got)
			}
			if p := r.prefs().Progress[sample.Flow]; p != 0.3 {
				t.Errorf("progress is %v", p)
			}
		}},
	} {
		t.Run(string(tt.key), func(t *testing.T) {
			inWindow(t, func(d *Deps) {
				d.Diary = &diary{}
				d.Preferences.Progress = map[string]float64{sample.Flow: 0.5}
			}, func(r *rig) {
				r.hurting(sample.Flow)
				if s := r.now(); s.State != session.Standing || s.Reason != session.ItHurts {
					t.Errorf("it is %s for %q", s.State, s.Reason)
				}
				r.wait(20 * time.Second)
				r.press(tt.key)
				if tt.key == fyne.Key2 {
					r.press(fyne.KeyReturn) // only today
				}
				hurts := r.last().Hurts
				if len(hurts) != 1 || hurts[0].Exercise != sample.Flow || hurts[0].Answer != tt.answer || hurts[0].Elapsed != 2*time.Second {
					t.Fatalf("noted %+v", hurts)
				}
				if len(r.sheets()) != 0 {
					t.Error("the sheet stays")
				}
				tt.check(t, r)
			})
		})
	}
}

// Answers about pain apply today, and from now on only if the user says so.
func TestPainChangesTheFutureOnlyWhenTold(t *testing.T) {
	for name, tt := range map[string]struct {
		answer, howLong fyne.KeyName
		skip            []string
		swaps           map[string]string
	}{
		"out, only today":               {fyne.Key2, fyne.Key1, nil, nil},
		"out, and no answer":            {fyne.Key2, fyne.KeyEscape, nil, nil},
		"out, from now on":              {fyne.Key2, fyne.Key2, []string{sample.Flow}, nil},
		"something else, only today":    {fyne.Key1, fyne.KeyReturn, nil, nil},
		"something else, from now on":   {fyne.Key1, fyne.Key2, nil, map[string]string{sample.Flow: sample.GentleID}},
		"something else, and no answer": {fyne.Key1, fyne.KeyEscape, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			inWindow(t, func(d *Deps) {
				d.Diary = &diary{}
				d.Book.Exercises[sample.GentleID] = sample.Gentle()
			}, func(r *rig) {
				r.hurting(sample.Flow)
				if got := r.offered(); !strings.HasPrefix(got, "Do Gentle instead | Leave it out | ") {
					t.Errorf("offers %q", got)
				}
				r.press(tt.answer)
				if got := r.offered(); got != "Only today | From now on" {
					t.Fatalf("then it offers %q", got)
				}
				if s := r.now(); s.State != session.Standing {
					t.Errorf("it is %s while it is asked", s.State)
				}
				r.press(tt.howLong)
				s := r.now()
				if tt.answer == fyne.Key1 && (s.Step.Exercise != sample.GentleID || s.Step.Place.Exercise != sample.Flow) || tt.answer == fyne.Key2 && s.Step.Exercise == sample.Flow {
					t.Errorf("goes on with %s in the place of %s", s.Step.Exercise, s.Step.Place.Exercise)
				}
				if p := r.prefs(); !slices.Equal(p.Skip, tt.skip) || !maps.Equal(p.Swaps, tt.swaps) {
					t.Errorf("kept are %v and %v", p.Skip, p.Swaps)
				}
			})
		})
	}
}

// On the dark screen the same keys work, with a list of answers.
func TestThisHurtsByEar(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Diary, d.Preferences.AudioOnly = &diary{}, true }, func(r *rig) {
		r.hurting(sample.Sides)
		r.press(fyne.Key3)
		if s := r.now(); s.Step.Block != engine.CoolDown {
			t.Errorf("goes on in %s", s.Step.Block)
		}
		r.wait(2 * time.Second)
		r.pressed(fyne.KeyX)
		r.settle()
		if got := r.offered(); strings.Contains(got, "cool-down") {
			t.Errorf("in the cool-down's last exercise it offers %q", got)
		}
	})
}

// Pressing the key twice asks once.
func TestThisHurtsTwice(t *testing.T) {
	inWindow(t, remembering(&diary{}), func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.wait(30 * time.Second)
		r.window.session.Hurts()
		r.window.session.Hurts()
		r.settle()
		if n := len(r.sheets()); n != 1 {
			t.Errorf("%d sheets", n)
		}
		if n := len(r.last().Hurts); n != 1 {
			t.Errorf("%d notes", n)
		}
	})
}
