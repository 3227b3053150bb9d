package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

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
