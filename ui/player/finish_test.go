package player

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// finished is the page after a session in a window, which asks what it can ask.
func finished(t *testing.T, size fyne.Size, feeling, keep bool) (*Finish, fyne.Window) {
	t.Helper()
	page := NewFinish(Summary{Finished: true, Played: 21 * time.Minute, Planned: 22 * time.Minute, Exercises: 12}, picture.New(sample.Scene, func(f func()) { f() }), picture.Picture{Exercise: sample.Hold, Frame: "end"})
	w := test.NewTempWindow(t, page)
	if feeling {
		page.AskFeeling(func(*int, string) {})
	}
	page.SetWeek("2 of 3 this week  ·  next: Wednesday, At-Home Decompression")
	page.SetOutlook([]string{"Next time: Cat-Cow 6 rounds, Knees to Chest 40 seconds, Bridge 8 reps"})
	if keep {
		page.AskToKeep([]practice.Change{{Kind: engine.AfterExercise, Pause: engine.PauseOf(45 * time.Second)}}, func(practice.Where) {})
	}
	sample.Fit(w, size)
	return page, w
}

func TestFinishIsWholeWhateverItAsks(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 1024, Height: 600}, {Width: 800, Height: 560}} {
		for i := range 4 {
			feeling, keep := i&1 > 0, i&2 > 0
			t.Run(fmt.Sprint(size, feeling, keep), func(t *testing.T) {
				page, _ := finished(t, size, feeling, keep)
				if n := sample.CheckTexts(t, page); n < 8 {
					t.Errorf("only %d texts", n)
				}
				if over := page.scroll.Content.MinSize().Height - page.scroll.Size().Height; over > 0 {
					t.Errorf("the words are %.0f higher than what is seen of them", over)
				}
				for _, o := range []fyne.CanvasObject{page.home, page.again, page.title} {
					if !within(o, fyne.Position{}, size) {
						t.Errorf("a part at %v %v lies outside the window", placeOf(o), o.Size())
					}
				}
			})
		}
	}
}

// In a window that is lower still the words scroll: the buttons stay in sight, and what
// the keyboard reaches comes into sight.
func TestFinishInAVeryLowWindow(t *testing.T) {
	size := fyne.NewSize(640, 480)
	page, w := finished(t, size, true, true)
	for _, o := range []fyne.CanvasObject{page.home, page.ask.scale, page.ask.note} {
		if !within(o, fyne.Position{}, size) {
			t.Errorf("a part at %v %v lies outside the window", placeOf(o), o.Size())
		}
	}
	w.Canvas().Focus(page.keep.here)
	if !within(page.keep.here, placeOf(page.scroll), page.scroll.Size()) {
		t.Errorf("the answer at %v is not in sight", placeOf(page.keep.here))
	}
}

// The words under the scale are not covered by the note: the scale has the height of its
// width, whether the page asks before it is shown or after, and however often it is laid
// out.
func TestTheScaleOfTheFinishHasItsHeight(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 683, Height: 374}, {Width: 640, Height: 400}, {Width: 640, Height: 480}, {Width: 900, Height: 700}, {Width: 1366, Height: 768}} {
		for _, shown := range []bool{false, true} {
			theme.Fit(size)
			page := NewFinish(Summary{Played: 35 * time.Second, Planned: 22 * time.Minute}, picture.New(sample.Scene, func(f func()) { f() }), picture.Picture{Exercise: sample.Hold, Frame: "end"})
			if shown {
				page.Resize(size)
			}
			page.AskFeeling(func(*int, string) {})
			if !shown {
				page.Resize(size)
			}
			body := page.Body().(*fyne.Container)
			widget.LayOut(body)
			widget.LayOut(body)
			scale, note := page.ask.scale, page.ask.note
			if want := scale.HeightFor(scale.Size().Width); scale.Size().Height < want-0.5 {
				t.Errorf("%v, shown before %v: the scale is %.0f high, needs %.0f", size, shown, scale.Size().Height, want)
			}
			if end := scale.Position().Y + scale.Size().Height; note.Position().Y < end-0.5 {
				t.Errorf("%v, shown before %v: the note begins at %.0f, the scale ends at %.0f", size, shown, note.Position().Y, end)
			}
		}
	}
}

func TestNothingIsPraisedThatWasNotDone(t *testing.T) {
	for _, tt := range []struct {
		summary Summary
		want    string
	}{
		{Summary{Finished: true, Planned: 20 * time.Minute, Played: 20 * time.Minute}, "Well done"},
		{Summary{Planned: 20 * time.Minute, Played: 5 * time.Minute}, "That was part of it — that counts too."},
		{Summary{Planned: 4 * time.Minute, Played: 2 * time.Minute}, "That was part of it — that counts too."},
		{Summary{Planned: 20 * time.Minute, Played: 299 * time.Second}, "Ended early"},
		{Summary{Planned: 20 * time.Minute}, "Ended early"},
		{Summary{Finished: true, Planned: 20 * time.Minute, Played: 10 * time.Second}, "Ended early"}, // skipped to the end
	} {
		page := NewFinish(tt.summary, picture.New(sample.Scene, func(f func()) { f() }), picture.Picture{Exercise: sample.Hold, Frame: "end"})
		if got := page.Title(); got != tt.want {
			t.Errorf("%+v: %q", tt.summary, got)
		}
	}
}
