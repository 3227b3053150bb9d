package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/exercise"
	"uncoil/ui/routine"
	"uncoil/ui/routineeditor"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// toPage shows the page of an exercise.
func (r *rig) toPage(id string) {
	r.window.ShowLibrary()
	r.window.ShowExercise(id)
	r.settle()
}

// pick presses a button of the sheet in front.
func (r *rig) pick(label string) {
	r.t.Helper()
	sheets := r.sheets()
	if len(sheets) == 0 {
		r.t.Fatalf("no sheet is open for %q", label)
	}
	for _, b := range sample.All[*widget.FocusButton](sheets[len(sheets)-1]) {
		if b.Label() == label {
			b.Tapped(nil)
			r.settle()
			return
		}
	}
	r.t.Fatalf("the sheet does not offer %q", label)
}

// items are the exercises of a block.
func items(r *engine.Routine, kind engine.BlockKind) []string {
	var ids []string
	for _, b := range r.Blocks {
		if b.Kind == kind {
			for _, item := range b.Items {
				ids = append(ids, item.Exercise)
			}
		}
	}
	return ids
}

// An exercise goes into a copy of a built-in routine, which stays as it is; the copy is
// taken back with one button.
func TestAnExerciseGoesIntoACopy(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		before := items(r.routine("beginner"), engine.Main)
		r.toPage("bird-dog")
		r.pressed(fyne.KeyA)
		r.pick("Beginner")
		r.pick("At the end of the main part")
		if page, ok := r.screen().(*exercise.Page); !ok || page.ID() != "bird-dog" {
			t.Fatalf("afterwards the screen is %T", r.screen())
		}
		own := r.routine("my-beginner")
		if got := items(own, engine.Main); !slices.Equal(got, append(slices.Clone(before), "bird-dog")) {
			t.Errorf("the copy has %q", got)
		}
		if !slices.Equal(items(r.routine("beginner"), engine.Main), before) {
			t.Error("the routine itself has changed")
		}
		if n := r.notices(); len(n) != 1 || !strings.Contains(n[0], "“My Beginner”, your copy of “Beginner”") {
			t.Errorf("it says %q", n)
		}
		if !strings.Contains(r.written(), "My Beginner") {
			t.Error("the page does not name the routine that uses it")
		}
		r.accept()
		if r.window.practice.Routine("my-beginner") != nil {
			t.Error("Undo leaves the copy")
		}
	})
}

// In one of the user's own it goes where it is told, by keyboard, and out again.
func TestAnExerciseGoesWhereItIsTold(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		before := items(r.routine("my-beginner"), engine.WarmUp)
		first := r.window.practice.Book.Exercises[before[0]].Name
		r.toPage("bird-dog")
		r.pressed(fyne.KeyA)
		if b, ok := r.canvas().Focused().(*widget.FocusButton); !ok || b.Label() != "My Beginner" {
			t.Fatalf("the keyboard is on %T", r.canvas().Focused())
		}
		r.press(fyne.KeyReturn)
		r.pick("Before " + first)
		if got := items(r.routine("my-beginner"), engine.WarmUp); !slices.Equal(got, append([]string{"bird-dog"}, before...)) {
			t.Errorf("the warm-up has %q", got)
		}
		r.accept()
		if got := items(r.routine("my-beginner"), engine.WarmUp); !slices.Equal(got, before) {
			t.Errorf("after Undo the warm-up has %q", got)
		}
		r.pressed(fyne.KeyA)
		r.press(fyne.KeyEscape)
		if len(r.sheets()) != 0 {
			t.Error("Escape leaves the sheet open")
		}
	})
}

func TestAnExerciseBeginsARoutine(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.toPage("bird-dog")
		r.tapButton("Add to a routine", 0)
		r.pick("New routine")
		if got := items(r.routine("my-routine"), engine.Main); !slices.Equal(got, []string{"bird-dog"}) {
			t.Errorf("the new routine has %q", got)
		}
		for _, b := range sample.All[*widget.FocusButton](r.window.frame) {
			if b.Label() == "Open" {
				b.Tapped(nil)
				r.settle()
			}
		}
		if page, ok := r.screen().(*routine.Page); !ok || page.ID() != "my-routine" {
			t.Errorf("Open shows %T", r.screen())
		}
		if n := r.notices(); len(n) != 0 {
			t.Errorf("opened, it still says %q", n)
		}
	})
}

// The offer to take back what was done stands for a while, and goes with what is done next.
func TestAnUndoBelongsToWhatWasDoneLast(t *testing.T) {
	for name, next := range map[string]func(r *rig){
		"another page after some time": func(r *rig) { r.window.ShowHome() },
		"something else is saved":      func(r *rig) { r.window.useCatalog(r.window.deps.Catalog) },
		"a page with an undo":          func(r *rig) { r.window.routine.ShowRests(r.routine("beginner"), r.window.ShowHome) },
		"a later line has passed":      func(r *rig) { r.window.notices.Done("The text is larger now."); r.wait(time.Minute) },
	} {
		t.Run(name, func(t *testing.T) {
			withFolder(t, newFolder(t), func(r *rig) {
				r.toPage("bird-dog")
				r.tapButton("Add to a routine", 0)
				r.pick("New routine")
				r.window.ShowLibrary()
				r.wait(time.Minute)
				if len(r.notices()) != 1 {
					t.Fatalf("beside the next page it says %q", r.notices())
				}
				next(r)
				r.settle()
				if n := r.notices(); len(n) != 0 {
					t.Errorf("it still says %q", n)
				}
			})
		})
	}
}

// What is being changed gets the exercise too, and is not saved behind the user's back.
func TestAnExerciseGoesIntoTheDraft(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		saved := items(r.routine("my-beginner"), engine.Main)
		r.window.routine.Change(r.routine("my-beginner"))
		r.settle()
		r.do(draft.Rename("Mornings"))
		r.toPage("bird-dog")
		r.pressed(fyne.KeyA)
		r.pick("My Beginner")
		r.pick("At the end of the main part")
		if !slices.Equal(items(r.routine("my-beginner"), engine.Main), saved) {
			t.Error("it was saved")
		}
		r.accept() // Open the editor
		e, ok := r.screen().(*routineeditor.Screen)
		if !ok {
			t.Fatalf("the notice leads to %T", r.screen())
		}
		if got := items(e.Draft().Routine(), engine.Main); got[len(got)-1] != "bird-dog" || e.Draft().Routine().Name != "Mornings" {
			t.Errorf("the draft is %q with %q", e.Draft().Routine().Name, got)
		}
	})
}
