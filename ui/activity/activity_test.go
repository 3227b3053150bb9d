package activity

import (
	"fmt"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

const today = engine.Day(20_000)

// stage opens the form in a window and returns what it saves.
func stage(t *testing.T, begun engine.Activity, size fyne.Size) (*Form, fyne.Window, *[]engine.Activity) {
	t.Helper()
	var saved []engine.Activity
	f := New(begun, today, func(a engine.Activity) { saved = append(saved, a) }, func() {})
	w := test.NewTempWindow(t, f.Sheet)
	sample.Fit(w, size)
	return f, w, &saved
}

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 900, Height: 700}, {Width: 800, Height: 560}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			f, _, _ := stage(t, engine.Activity{}, size)
			if n := sample.CheckTexts(t, f.Sheet); n < 12 {
				t.Errorf("only %d texts", n)
			}
		})
	}
}

func TestWhatIsSetIsSavedWithinItsLimits(t *testing.T) {
	f, w, saved := stage(t, engine.Activity{}, fyne.NewSize(1366, 768))
	press := func(key fyne.KeyName, times int) {
		for range times {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	w.Canvas().Focus(f.First())
	press(fyne.KeyRight, 2)
	press(fyne.KeyDown, 1)
	press(fyne.KeyLeft, 40)
	press(fyne.KeyDown, 1)
	press(fyne.KeyRight, 3) // no day to come
	press(fyne.KeyLeft, 1)
	press(fyne.KeyDown, 1)
	for _, r := range "Rain" {
		w.Canvas().Focused().TypedRune(r)
	}
	press(fyne.KeyReturn, 1)
	want := engine.Activity{Kind: engine.Bike, Length: 5 * time.Minute, Day: today - 1, Note: "Rain"}
	if len(*saved) != 1 || (*saved)[0] != want || want.Validate() != nil {
		t.Errorf("saved %+v, want %+v", *saved, want)
	}
}

// title is what stands at the head of the sheet.
func title(f *Form) (first string) {
	sample.Walk(f.Sheet, func(o fyne.CanvasObject) {
		if text, ok := o.(*widget.Text); ok && first == "" {
			first = text.Value()
		}
	})
	return first
}

func TestAnActivityCanBeChanged(t *testing.T) {
	old := engine.Activity{ID: 4, Kind: engine.Swim, Length: 45 * time.Minute, Day: today - 3, Note: "Lake"}
	f, _, saved := stage(t, old, fyne.NewSize(1366, 768))
	f.Sheet.Buttons()[0].Tapped(nil)
	if len(*saved) != 1 || (*saved)[0] != old {
		t.Errorf("unchanged it is saved as %+v", *saved)
	}
	if got := title(f); got != "Change the activity" {
		t.Errorf("the sheet is called %q", got)
	}
	f, _, _ = stage(t, engine.Activity{}, fyne.NewSize(1366, 768))
	if got := title(f); got != "Add an activity" {
		t.Errorf("the sheet for a new one is called %q", got)
	}
}
