package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/routine"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// front returns what is written on the sheet in front.
func (r *rig) front() string {
	var all []string
	sample.Walk(r.sheets()[len(r.sheets())-1], func(o fyne.CanvasObject) {
		if text, ok := o.(*widget.Text); ok {
			all = append(all, text.Value())
		}
	})
	return strings.Join(all, " ")
}

// paste begins a routine with a therapist's sheet.
func (r *rig) paste(text string) {
	r.t.Helper()
	r.window.routine.Begin()
	r.tap("Paste a therapist's sheet")
	sample.Walk(r.sheets()[0], func(o fyne.CanvasObject) {
		if area, ok := o.(*widget.Area); ok {
			area.SetText(text)
		}
	})
	r.tap("Read it")
}

// exercisesOf returns what a routine of the user's is made of.
func (r *rig) exercisesOf(id string) (ids []string) {
	for _, block := range r.routine(id).Blocks {
		for _, item := range block.Items {
			ids = append(ids, item.Exercise)
		}
	}
	return ids
}

func TestATherapistsSheetIsPasted(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.paste("Home programme\nBridge 3x10 hold 5 s\nHamstring stretch, standing 2 x 30 s\nPelvic tilt x 20\nCall me")
		for _, words := range []string{"Bridge (new)", "hold 5 seconds at the top", "Perhaps: Hamstring Stretch, ", "Low Back Press", "stays as prescribed", "Not understood"} {
			if !strings.Contains(r.front(), words) {
				t.Errorf("the preview does not say %q: %s", words, r.front())
			}
		}
		// The third line is corrected, the fourth left out.
		r.change(t, 2)
		r.tap("Hamstring Stretch")
		r.change(t, 3)
		r.tap("Leave it out")
		r.tap("Save the routine")
		_, shown := r.screen().(*routine.Page)
		if got := strings.Join(r.exercisesOf("home-programme"), " "); got != "bridge hamstring-stretch" || !shown {
			t.Errorf("the routine has %s, on %T", got, r.screen())
		}
		if ex := r.window.practice.Book.Exercises["bridge"]; ex.Dose.Hold != 5 || ex.Dose.Sets.To != 3 {
			t.Errorf("the bridge is %+v", ex.Dose)
		}
	})
}

// TestDoseAndSidesOfALineAreChanged before anything is saved.
func TestDoseAndSidesOfALineAreChanged(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.paste("Home\nBridge 3x10 hold 5 s\nHamstring stretch 2 x 30 s")
		r.change(t, 1)
		steps := func(i, by int) {
			steppers := sample.All[*widget.Stepper](r.sheets()[0])
			for range max(by, -by) {
				steppers[i].OnStep(by / max(by, -by))
			}
		}
		choices := func() []*widget.Choice { return sample.All[*widget.Choice](r.sheets()[0]) }
		steps(0, +2) // 12 repetitions
		steps(1, -1) // 2 sets
		steps(2, -5) // not held
		r.tap("Back")
		if got := r.front(); !strings.Contains(got, "12 reps, 2 sets") || strings.Contains(got, "hold 5 seconds at the top") {
			t.Errorf("the preview says %s", got)
		}
		r.change(t, 2)
		steps(0, +3) // 45 seconds
		choices()[1].OnChosen(2)
		r.tap("Back")
		if got := r.front(); !strings.Contains(got, "45 seconds, 2 sets, left side only") {
			t.Errorf("the preview says %s", got)
		}
		r.change(t, 1)
		choices()[0].OnChosen(1) // of seconds
		steps(0, +1)
		r.tap("Back")
		r.tap("Save the routine")
		item := r.routine("home").Blocks[0].Items
		if ex := r.window.practice.Book.Exercises["bridge"]; ex.Dose.Kind != engine.HoldSeconds || ex.Dose.Amount.From != 17 || ex.Dose.Sets.To != 2 || ex.Steps[0] != "Bridge" {
			t.Errorf("the bridge is %+v", ex.Dose)
		}
		if *item[1].Amount != 45 || item[1].Side != engine.LeftSide || !item[1].Exact {
			t.Errorf("the stretch is %+v", item[1])
		}
	})
}

// The preview says plainly, with units, what was assumed.
func TestThePreviewSaysWhatItMeans(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.paste("Home\nBridge 3x10 hold 5 s\nCat camel 2 min\nBird-dog 10 reps each side, hold 3 sec\npelvic tilts 2 sets of 12\nWalk 20 minutes twice a day\nPlank 20-30 sec\nHeel slides 200 x")
		for _, words := range []string{
			"It has no picture and no instructions, only this line.", "2 minutes comes to about 12 rounds here.",
			"doesn't time that", "“pelvic tilts” is read as Low Back Press.", "Uncoil's own range is 6 to 10 reps:",
			"“Walk” is read as Short Walk.", "Uncoil's own range is 1 to 5 minutes:", "it begins with 20 seconds.", "200 reps is more than Uncoil can count: it's 100 reps.",
		} {
			if !strings.Contains(r.front(), words) {
				t.Errorf("the preview does not say %q: %s", words, r.front())
			}
		}
		r.change(t, 4)
		r.tap("Low Back Press")
		if strings.Contains(r.front(), "is read as Low Back Press") {
			t.Error("what was confirmed is still marked")
		}
	})
}

// The exercises that a line may mean come first, and all are searched by their names.
func TestAnExerciseForALineIsSearched(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.paste("Home\nBridge 3x10 hold 5 s")
		r.change(t, 1)
		toggles := func() (labels []string) {
			for _, o := range sample.All[*widget.Toggle](r.sheets()[0]) {
				labels = append(labels, o.Label())
			}
			return labels
		}
		if got := toggles(); len(got) < 20 || got[3] != "Ball Bridge" {
			t.Fatalf("offered are %q", got)
		}
		near := len(toggles())
		field := sample.All[*widget.Field](r.sheets()[0])[0]
		field.SetText("pelvic")
		got := toggles()
		if len(got) >= near || got[len(got)-1] != "Low Back Press" {
			t.Fatalf("found are %q", got)
		}
		field.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		r.settle()
		if !strings.Contains(r.front(), "Low Back Press") {
			t.Errorf("the preview says %s", r.front())
		}
	})
}

// change presses the button of a line of the preview.
func (r *rig) change(t *testing.T, line int) {
	t.Helper()
	n := 0
	sample.Walk(r.sheets()[0], func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.FocusButton); ok && b.Label() == "Change" {
			if n == line {
				defer b.OnTapped()
			}
			n++
		}
	})
	r.settle()
}

func TestNothingIsSavedBeforeThePreviewIsAccepted(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		before := len(r.routines())
		r.paste("Call me")
		if strings.Contains(r.front(), "Save the routine") {
			t.Error("a routine without exercises can be saved")
		}
		r.tap("Cancel")
		file := filepath.Join(t.TempDir(), "sheet.txt")
		if err := os.WriteFile(file, []byte("Plank 3 x 20 s"), 0o600); err != nil {
			t.Fatal(err)
		}
		r.drop(file)
		if !strings.Contains(r.front(), "20 seconds") {
			t.Errorf("the file is read as %s", r.front())
		}
		r.tap("Cancel")
		if len(r.routines()) != before || len(r.sheets()) != 0 {
			t.Errorf("there are %d routines and %d sheets", len(r.routines()), len(r.sheets()))
		}
		r.drop(filepath.Join(t.TempDir(), "none.txt"))
		if !strings.Contains(r.front(), "cannot be used") {
			t.Errorf("a file that is not there: %s", r.front())
		}
		r.tap("Back")
	})
}
