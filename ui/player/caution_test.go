package player

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/sample"
)

// longestCaution is the longest text that the program's own data can show.
func longestCaution(t *testing.T) string {
	t.Helper()
	book := sample.Catalog(t).Book()
	longest := ""
	consider := func(text string) {
		if len(text) > len(longest) {
			longest = text
		}
	}
	for _, ex := range book.Exercises {
		for _, c := range ex.Cautions {
			if !c.ForEverybody() {
				consider(c.Say)
			}
		}
	}
	for _, c := range book.Conditions {
		for _, text := range c.Cautions {
			consider(text)
		}
	}
	return longest
}

func TestACautionIsWholeAndLeavesRoom(t *testing.T) {
	longest := longestCaution(t)
	timeline := sample.Timeline()
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			work := *timeline
			work.Steps = append([]engine.Step(nil), timeline.Steps...)
			step := stepOf(t, &work, engine.Work, sample.Sides, engine.LeftSide)
			step.Care = []engine.StepCare{{Say: longest}}
			screen, _, _, _ := stage(t, size, snapshotAt(&work, step, time.Second))
			sample.CheckTexts(t, screen)
			if !screen.care.Visible() || screen.care.Text() != longest {
				t.Fatalf("it says %q", screen.care.Text())
			}
			if got, want := screen.care.HeightFor(screen.care.Size().Width), screen.care.Size().Height; got > want+1 {
				t.Errorf("it is %.0f high and needs %.0f", want, got)
			}
			if h := screen.figure.Size().Height; h < size.Height/10 {
				t.Errorf("the figure is only %.0f high under %q", h, longest)
			}
			checkApart(t, map[string]fyne.CanvasObject{"title": screen.title, "care": screen.care, "figure": screen.figure, "show": screen.show})
		})
	}
}

// TestTheFigureHasItsSizeAsSoonAsTheWordsChange shows a caution from one picture to the
// next: what the window lays out later is too late for the figure that is drawn then.
func TestTheFigureHasItsSizeAsSoonAsTheWordsChange(t *testing.T) {
	work := *sample.Timeline()
	work.Steps = append([]engine.Step(nil), work.Steps...)
	rest, step := stepOf(t, &work, engine.Rest, "", ""), stepOf(t, &work, engine.Work, sample.Sides, engine.LeftSide)
	step.Care = []engine.StepCare{{Say: longestCaution(t)}}
	screen, player, _, _ := stage(t, fyne.NewSize(900, 700), snapshotAt(&work, rest, time.Second))
	player.snapshot = snapshotAt(&work, step, time.Second)
	screen.showFrame(screen.frames.frame(&player.snapshot))
	now := screen.figure.Size()
	sample.Settle(screen)
	if later := screen.figure.Size(); now != later {
		t.Errorf("the figure is %v, and %v once the window has laid everything out", now, later)
	}
}

// Where there are several cautions, each is shown in its turn.
func TestCautionsTakeTurns(t *testing.T) {
	timeline := sample.Timeline()
	step := stepOf(t, timeline, engine.Work, sample.Hold, "")
	step.Care = []engine.StepCare{{Say: "One."}, {Say: "Two."}}
	p := newPresenter()
	seen := map[string]bool{}
	for at := time.Duration(0); at < 2*careStays; at += time.Second {
		s := snapshotAt(timeline, step, at)
		seen[p.view(&s, true).Care] = true
	}
	rest := stepOf(t, timeline, engine.Rest, "", "")
	rest.Care = step.Care
	s := snapshotAt(timeline, rest, 0)
	if got := p.view(&s, true).Care; len(seen) != 2 || !seen["One."] || !seen["Two."] || got != "" {
		t.Errorf("shown are %v, in a rest %q", seen, got)
	}
}
