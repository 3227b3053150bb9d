package history

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
)

func TestOlderOnesAreShownPageByPage(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	archive, err := r.past.Archive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if r.list.last == nil {
			break
		}
		r.window.Canvas().Focus(r.list.foot)
		r.press(fyne.KeyReturn)
	}
	if r.list.at() < 0 {
		t.Errorf("with the last page the keyboard is on %T", r.window.Canvas().Focused())
	}
	if got, want := len(r.listed()), len(archive.Sessions)+len(archive.Activities); got != want {
		t.Errorf("%d entries are listed, want %d", got, want)
	}
	if r.list.foot.Visible() {
		t.Error("there is nothing older, but a button for it")
	}
}

// Every line shows that it opens, and what of a note there is room for can be read.
func TestLinesCanBeReadAndShowThatTheyOpen(t *testing.T) {
	const note = "Slept badly, the low back was stiff this morning, and better after the walk."
	past := sample.NewPast()
	past.Add(engine.SessionDetails{SessionRecord: engine.SessionRecord{
		Name: "Beginner", Started: evening().Add(-time.Hour), Ended: evening(), Played: 12 * time.Minute, Finished: true,
		Feeling: engine.Feeling{Before: new(4), After: new(2), Note: note},
	}})
	past.AddActivity(engine.Activity{Kind: engine.Walk, Day: engine.DayOf(evening()), Length: time.Hour})
	r := newRig(t, past)
	for _, width := range []float32{684, 1000, 1250} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			sample.FitBesideRail(r.window, fyne.NewSize(width, 700))
			for _, row := range r.list.rows {
				if row.opens.Value() != "›" || row.opens.Position().X < row.value.Position().X+row.value.Size().Width {
					t.Errorf("%s does not show at its end that it opens", row.name.Value())
				}
				for _, o := range test.WidgetRenderer(row.note).Objects() {
					text := o.(*canvas.Text)
					if wide := text.MinSize().Width; text.TextSize < 14 || wide > row.note.Size().Width {
						t.Errorf("%q is %.1f high and %.0f wide, in %.0f", text.Text, text.TextSize, wide, row.note.Size().Width)
					}
				}
				if right := row.when.Position().X + row.when.Size().Width; row.note.Value() != "" && right > row.note.Position().X {
					t.Errorf("the note begins before the day has ended")
				}
			}
			noted := r.list.rows[1].note.Value()
			if begun, cut := strings.CutSuffix(noted, "…"); len(begun) < 10 || !strings.HasPrefix(note, begun) || cut != (noted != note) {
				t.Errorf("the note reads %q", noted)
			}
		})
	}
}

// An activity on the day on which a page ends stands in the list once.
func TestPagesMeetWithoutGapOrOverlap(t *testing.T) {
	past := sample.NewPast()
	const days = 3*pageSize + 2
	for back := range days {
		started := evening().AddDate(0, 0, -back).Add(-time.Hour)
		past.Add(engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "sample", Started: started, Ended: started.Add(time.Minute), Played: time.Minute, Finished: true,
		}})
		past.AddActivity(engine.Activity{Kind: engine.Walk, Day: engine.DayOf(started), Length: time.Hour})
	}
	r := newRig(t, past)
	for r.list.last != nil {
		r.list.foot.Tapped(nil)
		r.settle()
	}
	var when []string
	for _, row := range r.list.rows {
		if row.name.Value() == "Walking" {
			when = append(when, row.when.Value())
		}
	}
	if distinct := slices.Compact(slices.Clone(when)); len(when) != days || len(distinct) != days {
		t.Errorf("%d walks on %d days are listed, want %d", len(when), len(distinct), days)
	}
}
