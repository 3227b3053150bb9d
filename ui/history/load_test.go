package history

import (
	"slices"
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/ui/sample"
)

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	past := sample.Year(evening())
	r := newRig(t, past)
	shown := r.listed()
	past.Err = engine.Errorf(engine.CodeUnavailable, "the disk is gone")
	r.Open()
	r.settle()
	if !strings.Contains(r.undo.Line(), "the disk is gone") || !slices.Equal(r.listed(), shown) {
		t.Errorf("it says %q, and lists %v", r.undo.Line(), r.listed())
	}
	newest, _ := past.Sessions(t.Context(), 1)
	r.DeleteSession(&newest[0])
	r.settle()
	if r.undo.Button().Visible() {
		t.Error("what has not been done can be undone")
	}
}

// An answer that comes late does not take the place of a newer one.
func TestOnlyTheNewestAnswerCounts(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	r.load(2025)
	late := r.tasks
	r.tasks = nil
	r.load(2026)
	r.settle()
	for _, task := range late {
		task()
	}
	r.settle()
	if r.year.title.Value() != "2026" {
		t.Errorf("the calendar shows %s", r.year.title.Value())
	}
}
