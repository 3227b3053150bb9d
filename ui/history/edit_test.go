package history

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
)

func TestASessionIsPutRight(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	newest, err := r.past.Sessions(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	before := newest[0]
	newestRow := slices.IndexFunc(r.list.rows, func(row *row) bool { return row.value.Value() != "45 min" })
	test.Tap(r.list.rows[newestRow])
	r.settle()
	if n := sample.CheckTexts(t, r.host.sheets[0]); n < 8 {
		t.Errorf("only %d texts on the sheet", n)
	}
	r.host.press(t, "Change")
	sample.CheckTexts(t, r.host.sheets[0])
	r.press(fyne.KeyRight)               // discomfort before: one more
	r.press(fyne.KeyDown, fyne.KeyLeft)  // after: one less
	r.press(fyne.KeyDown, fyne.KeyLeft)  // the day before
	r.press(fyne.KeyDown, fyne.KeyRight) // five minutes later
	r.press(fyne.KeyDown)                // the note
	r.window.Canvas().Focused().TypedRune('!')
	r.press(fyne.KeyReturn) // keeps, as the button does
	after := r.session(before.ID)
	if *after.Feeling.Before != *before.Feeling.Before+1 || *after.Feeling.After != *before.Feeling.After-1 {
		t.Errorf("it felt %s, before %s", feltWords(after.Feeling), feltWords(before.Feeling))
	}
	if want := before.Started.AddDate(0, 0, -1).Add(5 * time.Minute); !after.Started.Equal(want) || after.Ended.Sub(after.Started) != before.Ended.Sub(before.Started) {
		t.Errorf("it was at %v to %v, want from %v", after.Started, after.Ended, want)
	}
	if !strings.Contains(after.Feeling.Note, "!") {
		t.Errorf("the note is %q", after.Feeling.Note)
	}
	r.Undo()
	r.settle()
	if got := r.session(before.ID); got.Started != before.Started || *got.Feeling.Before != *before.Feeling.Before || got.Feeling.Note != before.Feeling.Note {
		t.Errorf("after undoing it is %+v", got)
	}
	// It cannot be moved into the future.
	r.EditSession(&before)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	r.host.press(t, "Keep this")
	r.settle()
	if got := r.session(before.ID); !got.Started.Equal(before.Started) {
		t.Errorf("it is moved to %v", got.Started)
	}
}

func (r *rig) session(id int64) engine.SessionRecord {
	r.t.Helper()
	d, err := r.past.Session(r.t.Context(), id)
	if err != nil {
		r.t.Fatal(err)
	}
	return d.SessionRecord
}

// A session of yesterday's late evening cannot be moved to a moment of today that
// is still to come.
func TestASessionIsNotMovedIntoTheFuture(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	at := evening().AddDate(0, 0, -1).Add(2 * time.Hour)
	record := engine.SessionRecord{ID: 1, Routine: "sample", Started: at, Ended: at.Add(time.Minute)}
	r.EditSession(&record)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	r.host.press(t, "Keep this")
	r.settle()
	if got := r.session(1); got.Started.After(evening()) {
		t.Errorf("it is %v, and the session was at %v", evening(), got.Started)
	}
}

// What a clock that was wrong has put into the future can be brought back.
func TestASessionFromTheFutureIsPutRight(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	at := evening().Add(time.Hour)
	record := engine.SessionRecord{ID: 1, Routine: "sample", Started: at, Ended: at.Add(time.Minute)}
	r.EditSession(&record)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft, fyne.KeyDown, fyne.KeyLeft)
	r.host.press(t, "Keep this")
	r.settle()
	if got, want := r.session(1), at.AddDate(0, 0, -1).Add(-5*time.Minute); !got.Started.Equal(want) {
		t.Errorf("it was at %v, want %v", got.Started, want)
	}
	r.EditSession(&record)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft)
	r.host.press(t, "Keep this")
	r.settle()
	if got, want := r.session(1), at.Add(-5*time.Minute); !got.Started.Equal(want) {
		t.Errorf("the time of day is %v, want %v", got.Started, want)
	}
}
