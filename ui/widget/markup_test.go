package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/ui/theme"
)

// TestMarkup compares the structure of the widgets with the files in testdata.
func TestMarkup(t *testing.T) {
	focused := func(o fyne.CanvasObject) func(fyne.Window) {
		return func(w fyne.Window) { w.Canvas().Focus(o.(fyne.Focusable)) }
	}
	start := NewFocusButton("Start", Primary, nil)
	here := NewNavButton(fynetheme.HomeIcon(), "Home", nil)
	here.SetHere(true)
	off := NewButton("+ 15 s", Secondary, nil)
	off.SetDisabled(true)
	stepper := NewStepper("30 s", nil)
	option := NewOption("Full", "Every move said aloud.", nil)
	option.SetChosen(true)
	tests := []struct {
		file          string
		object        fyne.CanvasObject
		width, height float32
		then          func(fyne.Window)
	}{
		{"button-primary-focused", start, 180, 60, focused(start)},
		{"button-disabled", off, 120, 60, nil},
		{"button-quiet", NewButton("? Keys", Quiet, nil), 120, 60, nil},
		{"chips", NewChips(theme.Raised, "Hands and knees", "Left side", "Round 4 of 8"), 320, 90, nil},
		{"place-here", here, 92, 84, nil},
		{"stepper-focused", stepper, 184, 48, focused(stepper)},
		{"choice", NewChoice([]string{"System", "Light", "Dark"}, 1, nil), 300, 48, nil},
		{"level", NewLevel(0.7), 220, 48, nil},
		{"option-chosen", option, 420, 72, nil},
		{"sheet", NewSheet("End the session?", "What you have done so far is kept.",
			NewFocusButton("Keep going", Primary, nil), NewFocusButton("End", Secondary, nil)), 1366, 768, nil},
		{"key-list", NewKeyList([]KeyLine{{"Space", "Pause"}, {"N", "Next"}, {"B", "Back"}}), 700, 100, nil},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			w := stage(t, tt.object, tt.width, tt.height)
			if tt.then != nil {
				tt.then(w)
			}
			test.AssertRendersToMarkup(t, tt.file+".xml", w.Canvas())
		})
	}
}
