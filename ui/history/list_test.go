package history

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

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
	for _, row := range r.list.rows.rows {
		if row.name.Value() == "Walking" {
			when = append(when, row.when.Value())
		}
	}
	if distinct := slices.Compact(slices.Clone(when)); len(when) != days || len(distinct) != days {
		t.Errorf("%d walks on %d days are listed, want %d", len(when), len(distinct), days)
	}
}
