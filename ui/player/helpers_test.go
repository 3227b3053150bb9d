package player

import (
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/motion"
	"uncoil/engine/session"
	"uncoil/ui/sample"
)

// steps finds steps of the sample by what they are.
func stepOf(t *testing.T, timeline *engine.Timeline, kind engine.StepKind, exercise string, side engine.Side) *engine.Step {
	t.Helper()
	for i := range timeline.Steps {
		s := &timeline.Steps[i]
		if s.Kind == kind && (exercise == "" || motion.Pictured(s) == exercise) && (side == "" || s.Side == side) {
			return s
		}
	}
	t.Fatalf("the sample has no %s of %q on side %q", kind, exercise, side)
	return nil
}

// spanOf finds the nth span with a breath in a section.
func spanOf(t *testing.T, step *engine.Step, section engine.Section, breath engine.Breath, n int) *engine.Span {
	t.Helper()
	for i := range step.Spans {
		s := &step.Spans[i]
		if s.Section == section && s.Breath == breath {
			if n == 0 {
				return s
			}
			n--
		}
	}
	t.Fatalf("step %d has no such span: %s, breath %q", step.Index, section, breath)
	return nil
}

// at is a snapshot at an offset into a step.
func snapshotAt(timeline *engine.Timeline, step *engine.Step, offset time.Duration) session.Snapshot {
	return session.At(timeline, step.Index, step.Start+offset)
}

func newPresenter() *presenter { return &presenter{book: sample.Book()} }
