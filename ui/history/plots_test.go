package history

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/sample"
)

func TestTheYearByKeyboard(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	if got := r.year.line.Value(); !strings.HasPrefix(got, "Friday, 20 November 2026: ") {
		t.Errorf("the keyboard begins at %q, want today", got)
	}
	r.press(fyne.KeyLeft, fyne.KeyUp)
	if got := r.year.line.Value(); !strings.HasPrefix(got, "Thursday, 12 November 2026: ") {
		t.Errorf("a week and a day earlier it says %q", got)
	}
	day := engine.DayOn(2026, time.November, 12)
	want, err := r.past.SessionsOn(t.Context(), day, day)
	if err != nil {
		t.Fatal(err)
	}
	r.press(fyne.KeyReturn)
	if r.list.title.Value() != "Thursday, 12 November 2026" || len(r.listed()) < len(want) {
		t.Errorf("Enter lists %q %v, want %d sessions", r.list.title.Value(), r.listed(), len(want))
	}
	if !r.Escape() {
		t.Error("Escape does not lead back to all days")
	}
	r.settle()
	if r.list.day != nil || len(r.listed()) < pageSize || r.Escape() {
		t.Errorf("after Escape: %v", r.listed())
	}
	if !r.list.rows[0].focused {
		t.Errorf("after Escape the keyboard is on %T", r.window.Canvas().Focused())
	}
	r.showDay(&day)
	r.settle()
	r.window.Canvas().Focus(r.list.all)
	r.press(fyne.KeyReturn)
	if r.list.day != nil || !r.list.rows[0].focused {
		t.Errorf("after all days the keyboard is on %T", r.window.Canvas().Focused())
	}
	r.year.back.Tapped(nil)
	r.settle()
	if r.year.title.Value() != "2025" || !strings.Contains(r.year.line.Value(), "2025") {
		t.Errorf("a year earlier it says %q", r.year.line.Value())
	}
	r.year.back.Tapped(nil) // there is nothing before
	r.settle()
	if r.year.title.Value() != "2025" || !r.year.back.Disabled() {
		t.Errorf("it goes back to %s", r.year.title.Value())
	}
}

func TestThePlotsSayTheirValues(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	weeks := r.lastWeeks()
	r.window.Canvas().Focus(r.weeks.bars)
	if got := r.weeks.line.Value(); got != weekLine(weeks[len(weeks)-1], r.goal()) {
		t.Errorf("the bars say %q", got)
	}
	r.press(fyne.KeyHome)
	if got := r.weeks.line.Value(); !strings.HasPrefix(got, "Week of 25 May: ") {
		t.Errorf("the first bar says %q", got)
	}
	r.window.Canvas().Focus(r.feelings.lines)
	r.press(fyne.KeyHome)
	if got := r.feelings.line.Value(); !strings.HasPrefix(got, "Week of 25 May: ") {
		t.Errorf("the lines say %q", got)
	}
	r.window.Canvas().Unfocus()
	if got := r.weeks.line.Value(); !strings.HasPrefix(got, "Goal reached in ") {
		t.Errorf("without the focus the bars say %q", got)
	}
	if got := r.feelings.line.Value(); !strings.HasPrefix(got, "On average ") {
		t.Errorf("without the focus the lines say %q", got)
	}
}

func TestDaysToComeBeginTomorrow(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	if i := r.year.heat.ToCome(); r.year.cells[i].Day != engine.DayOf(evening())+1 {
		t.Errorf("the days to come begin on %v", r.year.cells[i].Day.Time())
	}
	r.turnYear(-1)
	r.settle()
	if i := r.year.heat.ToCome(); r.year.title.Value() != "2025" || i != 0 {
		t.Errorf("in %s day %d is still to come", r.year.title.Value(), i)
	}
}
