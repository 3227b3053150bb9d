package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/frame"
	"uncoil/ui/routine"
	"uncoil/ui/sample"
)

// interrupted is a history whose last session stands in the second set of
// breaths, ago ago.
func interrupted(ago time.Duration, change func(m *engine.Mark)) func(*Deps) {
	return func(deps *Deps) {
		d := &diary{marks: map[int64]engine.Mark{}}
		t := sample.Timeline()
		i := slices.IndexFunc(t.Steps, func(s engine.Step) bool { return s.Kind == engine.Work && s.Exercise == sample.Breaths && s.Set == 2 })
		step := t.Steps[i]
		m := engine.Mark{
			Step: i, Kind: step.Kind, Place: step.Place.Key(), Exercise: step.Exercise, Set: step.Set, Visit: 9,
			Planned: step.Length, Elapsed: step.Length - 22*time.Second, Played: 5 * time.Minute, At: time.Now().Add(-ago),
		}
		change(&m)
		id := d.add(engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "sample", Name: "Sample", Started: m.At.Add(-6 * time.Minute), Played: m.Played,
		}})
		d.marks[id] = m
		deps.Diary = d
	}
}

func unchanged(*engine.Mark) {}

// offered lists the answers of the sheet in front.
func (r *rig) offered() string {
	if len(r.sheets()) == 0 {
		return ""
	}
	return strings.Join(r.sheets()[0].Answers(), " | ")
}

func TestAnInterruptedSessionIsOffered(t *testing.T) {
	for name, tt := range map[string]struct {
		ago    time.Duration
		change func(*engine.Mark)
		want   string
	}{
		"a moment ago":             {time.Minute, unchanged, "Continue with Breaths, set 2 of 2, 0:22 left | Start over | That was all"},
		"days ago":                 {50 * time.Hour, unchanged, "That was all | Continue with Breaths, set 2 of 2, 0:22 left | Start over"},
		"its place is gone":        {time.Minute, func(m *engine.Mark) { m.Place = "sample/main/gone" }, "That was all | Start over"},
		"nothing was left to do":   {time.Minute, func(m *engine.Mark) { m.Kind, m.Place, m.Set = engine.Done, "//", 0 }, "That was all | Start over"},
		"the steps have changed":   {time.Minute, func(m *engine.Mark) { m.Step = 1 }, "Continue with Breaths, set 2 of 2, 0:22 left | Start over | That was all"},
		"the set is there no more": {time.Minute, func(m *engine.Mark) { m.Set = 7 }, "Continue with Breaths, "},
	} {
		t.Run(name, func(t *testing.T) {
			inWindow(t, interrupted(tt.ago, tt.change), func(r *rig) {
				if got := r.offered(); got != tt.want && !(strings.HasSuffix(tt.want, ", ") && strings.HasPrefix(got, tt.want)) {
					t.Errorf("offers %q, want %q", got, tt.want)
				}
			})
		})
	}
}

func TestTheRoutineOfAnInterruptedSessionIsGone(t *testing.T) {
	inWindow(t, func(d *Deps) {
		interrupted(time.Minute, unchanged)(d)
		d.Routines = nil
	}, func(r *rig) {
		if got := r.offered(); got != "That was all" {
			t.Errorf("offers %q", got)
		}
	})
}

func TestAnInterruptedSessionGoesOnInItsRecord(t *testing.T) {
	inWindow(t, interrupted(time.Minute, unchanged), func(r *rig) {
		r.press(fyne.KeyReturn)
		if !r.plays() || !slices.Equal(r.diary.continued, []int64{1}) || len(r.diary.sessions) != 1 {
			t.Fatalf("gone on with %v of %d sessions", r.diary.continued, len(r.diary.sessions))
		}
		s := r.player.Snapshot()
		if s.State != session.CountingIn || s.StepLeft != 22*time.Second || s.Played != 5*time.Minute {
			t.Errorf("goes on %s, %v left, %v played", s.State, s.StepLeft, s.Played)
		}
		r.wait(5 * time.Second)
		if s := r.player.Snapshot(); s.StepLeft != 20*time.Second {
			t.Errorf("after the count-in %v are left", s.StepLeft)
		}
		r.playThrough()
		if s := r.last(); !s.Finished || s.Played <= 5*time.Minute || len(r.diary.sessions) != 1 {
			t.Errorf("recorded as %+v", s.SessionRecord)
		}
	})
}

func TestAnInterruptedSessionWasAll(t *testing.T) {
	inWindow(t, interrupted(time.Minute, unchanged), func(r *rig) {
		r.press(fyne.Key3)
		if d := r.diary.sessions[0]; d.Ended.IsZero() || r.plays() || len(r.sheets()) != 0 {
			t.Errorf("left as %+v", d.SessionRecord)
		}
		if len(r.past()) != 1 {
			t.Error("what was done is not known")
		}
	})
	// Escape decides nothing: the question comes again, unless another session
	// starts.
	inWindow(t, interrupted(time.Minute, unchanged), func(r *rig) {
		r.press(fyne.KeyEscape)
		if d := r.diary.sessions[0]; !d.Ended.IsZero() || len(r.sheets()) != 0 {
			t.Errorf("left as %+v", d.SessionRecord)
		}
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		if d := r.diary.sessions[0]; d.Ended.IsZero() || !r.plays() || r.diary.current != 2 {
			t.Errorf("another session leaves it as %+v", d.SessionRecord)
		}
	})
}

func TestAnInterruptedSessionBeginsAnew(t *testing.T) {
	inWindow(t, interrupted(time.Minute, unchanged), func(r *rig) {
		r.press(fyne.Key2)      // start over
		r.press(fyne.KeyReturn) // without a check-in
		if len(r.diary.sessions) != 2 || r.diary.sessions[0].Ended.IsZero() || !r.plays() {
			t.Fatalf("%d sessions", len(r.diary.sessions))
		}
		if s := r.player.Snapshot(); s.Step.Index != 0 || s.State != session.Running {
			t.Errorf("begins in step %d, %s", s.Step.Index, s.State)
		}
	})
}

// Doses adapted after a session stay, whatever is changed afterwards on a page
// opened before.
func TestWhatASessionTaughtStays(t *testing.T) {
	for name, visit := range map[string]func(r *rig) (change func()){
		"home": func(r *rig) func() {
			return func() { r.press(fyne.KeyS) }
		},
		"routine": func(r *rig) func() {
			r.window.routine.Open("sample")
			return func() { r.window.screen.(*routine.Page).Ask(); r.press(fyne.KeySpace) }
		},
		"history": func(r *rig) func() {
			r.window.history.Show()
			return func() {
				for n := len(r.saved); len(r.saved) == n; r.press(fyne.KeyRight) {
					r.canvas().FocusNext() // up to the goal
				}
			}
		},
		"settings": func(r *rig) func() {
			r.window.showSettings()
			return func() { r.press(fyne.KeyReturn); r.press(fyne.KeySpace) } // the first of the conditions
		},
		"reminders": func(r *rig) func() {
			r.window.reminders.Show(frame.AtSettings, r.window.ShowHome) // its button is behind the sheet
			return func() { r.press(fyne.KeyReturn) }
		},
	} {
		t.Run(name, func(t *testing.T) {
			inWindow(t, func(d *Deps) {
				interrupted(time.Minute, unchanged)(d)
				d.Diary.(*diary).sessions[0].Hurts = []engine.Hurt{{Exercise: sample.Sides}}
				d.Preferences.Progress = map[string]float64{sample.Sides: 0.9}
				d.History = sample.Year(time.Now())
			}, func(r *rig) {
				that := r.sheets()[0]
				change := visit(r)
				that.Press(fyne.Key3) // that was all
				r.settle()
				if p := r.prefs().Progress[sample.Sides]; p != 0.7 {
					t.Fatalf("progress is %v after something hurt, want 0.7", p)
				}
				if first, ok := r.window.screen.(interface{ First() fyne.Focusable }); ok {
					r.canvas().Focus(first.First())
				}
				n := len(r.saved)
				change()
				r.settle()
				if len(r.saved) == n {
					t.Fatal("nothing was changed")
				}
				if p := r.prefs().Progress[sample.Sides]; p != 0.7 {
					t.Errorf("progress is %v after a change on the page, want 0.7", p)
				}
			})
		})
	}
}

// A session that was resumed elsewhere while the window was in the tray is not
// offered any more.
func TestASessionThatIsOverIsNotOffered(t *testing.T) {
	inWindow(t, func(d *Deps) { interrupted(time.Minute, unchanged)(d); inTray(d) }, func(r *rig) {
		r.press(fyne.KeyEscape)
		r.window.close()
		r.settle()
		r.diary.mu.Lock()
		r.diary.sessions[0].Ended = time.Now()
		r.diary.mu.Unlock()
		r.window.raise()
		r.settle()
		if got := r.offered(); got != "" {
			t.Errorf("offers %q", got)
		}
	})
}

// Starting over what has hurt reduces it at once.
func TestStartingOverBeginsMoreGently(t *testing.T) {
	inWindow(t, func(d *Deps) {
		interrupted(time.Minute, unchanged)(d)
		d.Preferences.CheckIn = false
		d.Diary.(*diary).sessions[0].Hurts = []engine.Hurt{{Exercise: sample.Flow}}
		d.Preferences.Progress = map[string]float64{sample.Flow: 1}
	}, func(r *rig) {
		r.press(fyne.Key2)
		if !r.plays() {
			t.Fatal("nothing runs")
		}
		gentle := r.prefs()
		if gentle.Progress[sample.Flow] != 0.8 {
			t.Fatalf("progress is %v", gentle.Progress)
		}
		want, err := r.window.practice.Plan(&r.routines()[0], &gentle)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.now().Timeline.Length; got != want.Timeline.Length {
			t.Errorf("it takes %v, want %v", got, want.Timeline.Length)
		}
	})
}
