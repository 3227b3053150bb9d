package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/exercise"
	"uncoil/ui/flow"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/routine"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

func TestTryingOneExerciseLeadsBackToItsPage(t *testing.T) {
	inWindow(t, func(d *Deps) {
		// A replacement must not be used when an exercise is tried.
		d.Preferences.Swaps = map[string]string{sample.Flow: sample.Hold}
		d.Diary, d.Preferences.CheckIn = &diary{}, true
	}, func(r *rig) {
		r.window.ShowLibrary()
		r.settle()
		r.window.ShowExercise(sample.Flow)
		r.settle()
		if page, ok := r.screen().(*exercise.Page); !ok || page.ID() != sample.Flow {
			t.Fatalf("the screen is %T", r.screen())
		}
		r.press(fyne.KeyReturn) // Try it now has the focus
		if !r.plays() {
			t.Fatal("nothing is played")
		}
		if s := r.player.Snapshot(); s.State != session.CountingIn || s.Step.Kind == engine.GetReady {
			t.Errorf("it begins %s, with %s", s.State, s.Step.Kind)
		}
		timeline := r.player.Snapshot().Timeline
		if timeline.Routine != sample.Flow {
			t.Errorf("recorded as %q, want the exercise's id", timeline.Routine)
		}
		for i := range timeline.Steps {
			if s := &timeline.Steps[i]; s.Kind == engine.Work && s.Exercise != sample.Flow {
				t.Errorf("%s is played", s.Exercise)
			}
		}
		for range 20 {
			if s := r.player.Snapshot(); s.Step.Kind == engine.Work {
				r.wait(s.Step.Length + time.Second) // to its end: nothing comes after it
				break
			}
			r.press(fyne.KeyRight)
		}
		if page, ok := r.screen().(*exercise.Page); !ok || page.ID() != sample.Flow {
			t.Fatalf("after the last part the screen is %T, want the page", r.screen())
		}
		if f := r.last(); !f.Finished || f.Feeling.Before != nil || f.Feeling.After != nil {
			t.Errorf("recorded is %+v", f.SessionRecord)
		}
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*library.Screen); !ok {
			t.Errorf("Escape leads to %T, want the library", r.screen())
		}
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Errorf("Escape leads to %T, want home", r.screen())
		}
	})
}

// An exercise that was opened from a routine's page leads back there, and from there
// home, each time to where one came from; also after it was tried.
func TestARoutinesPageLeadsToItsExercisesAndBack(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		card := r.canvas().Focused()
		r.press(fyne.KeySpace)
		page, ok := r.screen().(*routine.Page)
		if !ok {
			t.Fatalf("Space leads to %T", r.screen())
		}
		page.FocusOn(sample.Hold)
		r.press(fyne.KeyReturn)
		if page, ok := r.screen().(*exercise.Page); !ok || page.ID() != sample.Hold {
			t.Fatalf("the exercise leads to %T", r.screen())
		}
		r.press(fyne.KeyReturn) // Try it now
		if !r.plays() {
			t.Fatal("nothing is played")
		}
		r.player.End()
		r.settle()
		if _, ok := r.screen().(*exercise.Page); !ok {
			t.Fatalf("after trying the screen is %T", r.screen())
		}
		r.press(fyne.KeyEscape)
		if again, ok := r.screen().(*routine.Page); !ok || again.ID() != page.ID() {
			t.Fatalf("Escape leads to %T", r.screen())
		}
		if _, ok := r.canvas().Focused().(*widget.Tile); !ok {
			t.Errorf("the keyboard is on %T", r.canvas().Focused())
		}
		r.press(fyne.KeyEscape)
		if r.screen() != flow.Screen(r.window.home) || r.canvas().Focused() != card {
			t.Errorf("Escape leads to %T, the keyboard is on %T", r.screen(), r.canvas().Focused())
		}
	})
}

func TestLettersSearchInTheLibraryAlone(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.window.ShowLibrary()
		r.settle()
		r.press(fyne.KeyF, fyne.KeyH)
		if r.window.FullScreen() || len(r.sheets()) != 0 {
			t.Error("a letter that begins a search does something else as well")
		}
		r.press(fyne.KeyF11)
		if !r.window.FullScreen() {
			t.Error("F11 does not fill the screen")
		}
		r.press(fyne.KeyEscape)
		r.typed('l')
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*library.Screen); !ok {
			t.Error("Escape leaves the library though there is a search to clear")
		}
	})
}

func TestAnotherPersonIsShownAtOnce(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		next := r.prefs()
		next.Display.Skin, next.Display.HighContrast = engine.SkinEbony, true
		r.window.changePreferences(next)
		if got := r.window.album.Person(); got != picture.PersonOf(next.Display) {
			t.Errorf("the album draws %+v", got)
		}
	})
}

func TestFilterSheetByKeyboard(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.window.ShowLibrary()
		r.settle()
		r.press(fyne.KeyUp) // from the first card to the first filter
		r.press(fyne.KeyReturn)
		if len(r.sheets()) != 1 {
			t.Fatal("the filter opens nothing")
		}
		r.press(fyne.KeyDown, fyne.KeySpace) // the first position after any
		if len(r.sheets()) != 0 {
			t.Error("choosing does not close the sheet")
		}
		r.press(fyne.KeyReturn, fyne.KeyEscape)
		if len(r.sheets()) != 0 {
			t.Error("Escape does not close the sheet")
		}
		r.wait(time.Second)
	})
}

// The history names exercises that have been written down since it was opened.
func TestTheHistoryKnowsNewExercises(t *testing.T) {
	inWindow(t, func(d *Deps) { d.History = sample.Year(time.Now()) }, func(r *rig) {
		r.window.history.Show()
		before := r.screen()
		r.window.ShowHome()
		r.window.useCatalog(sample.Catalog(t))
		r.window.history.Show()
		r.settle()
		if r.screen() == before {
			t.Error("it shows the exercises as they were")
		}
	})
}

// The page of an exercise says at once what a session has made of its dose.
func TestTheExercisePageFollowsTheProgress(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.window.ShowExercise(sample.Flow)
		r.settle()
		before := r.written()
		grown := map[string]float64{sample.Flow: 1}
		settingsOf{r.window}.Change(func(p *engine.Preferences) { p.Progress = grown })
		sessionWindow{r.window}.ProgressChanged(grown)
		if after := r.written(); strings.Contains(before, "worked up") || !strings.Contains(after, "worked up") {
			t.Errorf("it said %q, and says %q", before, after)
		}
	})
}
