package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/flow"
	"uncoil/ui/safety"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/widget"
)

// having gives the user some conditions, and adds an exercise that can be a
// replacement.
func having(conditions ...string) func(d *Deps) {
	return func(d *Deps) {
		d.Diary = &diary{}
		d.Preferences.CheckIn = false
		d.Preferences.Conditions = conditions
		d.Book.Exercises[sample.GentleID] = sample.Gentle()
	}
}

// shown is all text on the sheet in front.
func (r *rig) shown() string {
	r.t.Helper()
	if len(r.sheets()) == 0 {
		return ""
	}
	var texts []string
	sample.Walk(r.sheets()[len(r.sheets())-1], func(o fyne.CanvasObject) {
		if text, ok := o.(*widget.Text); ok {
			texts = append(texts, text.Value())
		}
	})
	return strings.Join(texts, " | ")
}

// exercises lists what a session leads through.
func (r *rig) exercises() []string {
	var ids []string
	for _, s := range r.now().Timeline.Steps {
		if s.Exercise != "" && !slices.Contains(ids, s.Exercise) {
			ids = append(ids, s.Exercise)
		}
	}
	return ids
}

func TestStartAsksOnceAboutAllThatNeedsCare(t *testing.T) {
	var kept engine.Preferences
	inWindow(t, having(sample.HipReplacement), func(r *rig) {
		r.press(fyne.KeyReturn)
		said := r.shown()
		for _, want := range []string{"One Side at a Time", "Hip replacement: A deep bend can be too much.", "Instead: Gentle", "Leave it out", "Keep it, I have asked", "Said when they come: Flow."} {
			if !strings.Contains(said, want) {
				t.Errorf("there is no %q on the sheet: %s", want, said)
			}
		}
		if r.plays() {
			t.Fatal("it begins unasked")
		}
		r.press(fyne.KeyEscape)
		if r.plays() || len(r.sheets()) > 0 || len(r.saved) > 0 {
			t.Fatal("Escape does not lead back")
		}
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		if !r.plays() {
			t.Fatal("one Enter does not take the careful way and start")
		}
		if got := r.exercises(); slices.Contains(got, sample.Sides) || !slices.Contains(got, sample.GentleID) {
			t.Errorf("it leads through %v", got)
		}
		kept = r.saved[len(r.saved)-1]
		want := engine.CareAnswer{Exercise: sample.Sides, Condition: sample.HipReplacement, Way: engine.DoInstead, At: r.window.deps.Now()}
		if len(kept.Answers) != 1 || kept.Answers[0].At.IsZero() || kept.Answers[0].Exercise != want.Exercise || kept.Answers[0].Condition != want.Condition || kept.Answers[0].Way != want.Way {
			t.Errorf("kept is %+v", kept.Answers)
		}
	})
	// The next run of the program asks no more.
	inWindow(t, func(d *Deps) {
		having(sample.HipReplacement)(d)
		d.Preferences = kept
	}, func(r *rig) {
		r.press(fyne.KeyReturn)
		if !r.plays() {
			t.Fatalf("it asks again: %s", r.shown())
		}
		if got := r.exercises(); slices.Contains(got, sample.Sides) {
			t.Errorf("it leads through %v", got)
		}
	})
}

// A user who has asked a doctor does the exercise, and hears what to be careful
// with.
func TestWhatIsKeptComesWithItsCaution(t *testing.T) {
	inWindow(t, having(sample.HipReplacement), func(r *rig) {
		r.press(fyne.KeyReturn)
		sheet := r.sheets()[0]
		sample.Walk(sheet, func(o fyne.CanvasObject) {
			if toggle, ok := o.(*widget.Toggle); ok && toggle.Label() == "Keep it, I have asked" {
				toggle.Tapped(nil)
			}
		})
		sheet.Buttons()[0].Tapped(nil)
		r.settle()
		if !r.plays() || !slices.Contains(r.exercises(), sample.Sides) {
			t.Fatal("it is not done")
		}
		for range 40 {
			if s := r.now(); s.Step.Kind == engine.Work && s.Step.Exercise == sample.Sides {
				break
			}
			r.player.Next()
			r.settle()
		}
		r.window.screen.(interface{ Handle(session.Event) }).Handle(nil)
		r.settle()
		if got := r.view().Care; got != "Bend that hip only a little." {
			t.Errorf("the session shows %q", got)
		}
	})
}

// Nothing starts, and nothing is exported or printed, before a doctor has been
// asked.
func TestAskFirstStandsBeforeEveryWay(t *testing.T) {
	for name, begin := range map[string]func(r *rig){
		"Start":      func(r *rig) { r.press(fyne.KeyReturn) },
		"by ear":     func(r *rig) { r.window.session.Start(&r.routines()[0], true) },
		"try it":     func(r *rig) { r.try(sample.Hold) },
		"take along": func(r *rig) { r.choose(&r.routines()[0], "Take along") },
		"print":      func(r *rig) { r.choose(&r.routines()[0], "Print") },
	} {
		t.Run(name, func(t *testing.T) {
			inWindow(t, having(sample.Surgery), func(r *rig) {
				begin(r)
				if got := r.shown(); !strings.Contains(got, "Ask your surgeon whether you may begin.") {
					t.Fatalf("it says %q", got)
				}
				r.press(fyne.KeyReturn)
				if r.plays() || len(r.sheets()) > 0 || len(r.saved) > 0 {
					t.Fatal("Enter does not leave it")
				}
				begin(r)
				r.press(fyne.KeyRight, fyne.KeyReturn)
				if p := r.prefs(); len(p.Answers) != 1 || p.Answers[0].Condition != sample.Surgery || p.Answers[0].Exercise != "" || p.Answers[0].Way != engine.DoAsIs {
					t.Errorf("kept is %+v", p.Answers)
				}
				if !r.plays() && len(r.sheets()) == 0 {
					t.Error("it does not go on")
				}
			})
		})
	}
}

// A trial asks each time, since the exercise would otherwise be replaced.
func TestTryingAsksEachTime(t *testing.T) {
	inWindow(t, having(sample.HipReplacement), func(r *rig) {
		for range 2 {
			r.try(sample.Sides)
			if got := r.shown(); !strings.Contains(got, "Instead: Gentle") || strings.Contains(got, "Leave it out") {
				t.Fatalf("it asks %q", got)
			}
			r.press(fyne.KeyReturn)
			if got := r.exercises(); !slices.Equal(got, []string{sample.GentleID}) {
				t.Errorf("it leads through %v", got)
			}
			r.player.End()
			r.settle()
			if len(r.prefs().Answers) > 0 {
				t.Errorf("kept is %+v", r.prefs().Answers)
			}
		}
	})
}

func TestMuchDiscomfortOffersLess(t *testing.T) {
	windDown := func(d *Deps) {
		having()(d)
		d.Preferences.CheckIn = true
		quiet := sample.Routine()
		quiet.ID, quiet.Name = engine.WindDown, "Wind-Down"
		d.Routines = append(d.Routines, quiet)
	}
	for _, tt := range []struct {
		key     fyne.KeyName
		routine string
	}{{fyne.Key1, engine.WindDown}, {fyne.Key2, "lying:sample"}, {fyne.Key3, ""}, {fyne.Key4, "sample"}, {fyne.KeyEscape, ""}} {
		inWindow(t, windDown, func(r *rig) {
			r.press(fyne.KeyReturn, fyne.Key7)
			if got := r.offered(); got != "“Wind-Down” instead | Lying exercises only | Not today | Go on as planned" {
				t.Fatalf("it offers %q", got)
			}
			r.press(tt.key)
			switch {
			case r.plays() != (tt.routine != ""):
				t.Errorf("%s: a session is shown: %v", tt.key, r.plays())
			case r.plays():
				if f := r.last().Feeling; r.now().Timeline.Routine != tt.routine || f.Before == nil || *f.Before != 7 {
					t.Errorf("%s begins %s, noted %+v", tt.key, r.now().Timeline.Routine, f)
				}
			}
		})
	}
}

// A sign that needs help shows where to get it, and starts nothing.
func TestASignThatNeedsHelpBeginsNothing(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Diary = &diary{} }, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyN)
		page, ok := r.screen().(*safety.Page)
		if !ok || r.plays() || len(r.sheets()) > 0 {
			t.Fatalf("it shows %T", r.screen())
		}
		if page.Title() == sample.Safety().Title {
			t.Error("it shows the whole page")
		}
		r.press(fyne.KeyReturn)
		if r.screen() != flow.Screen(r.window.home) || r.plays() {
			t.Errorf("then it shows %T", r.screen())
		}
	})
}

// The safety page can be read again from the settings, and closed.
func TestTheSafetyPageIsReadAgain(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.window.showSettings()
		r.window.settings.GoTo(settings.About)
		r.tapButton("Open", 1) // before the licences
		page, ok := r.screen().(*safety.Page)
		if !ok || page.Title() != sample.Safety().Title {
			t.Fatalf("it shows %T", r.screen())
		}
		r.pressed(fyne.KeyEscape)
		if r.window.settings == nil || r.screen() != flow.Screen(r.window.settings) {
			t.Errorf("Escape leads to %T", r.screen())
		}
	})
}
