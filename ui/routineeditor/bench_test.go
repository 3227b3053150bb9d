package routineeditor

import (
	"testing"

	"uncoil/engine/draft"
)

// BenchmarkChange is one change to a routine of 200 exercises with everything
// that follows: the timeline, the total, the warnings, the list, what is set.
// It must stay well under 16 ms, a frame.
func BenchmarkChange(b *testing.B) {
	r := long(b, 200)
	at := draft.Ref{Block: 1, Item: 20}
	r.screen.GoTo(at)
	amounts := []float64{5, 6}
	for i := 0; b.Loop(); i++ {
		r.screen.do(draft.SetAmount(at, &amounts[i%2]))
	}
}

// BenchmarkDrag is one step of dragging an exercise through 200.
func BenchmarkDrag(b *testing.B) {
	r := long(b, 200)
	r.screen.GoTo(draft.Ref{Block: 1, Item: 20})
	l := r.screen.list
	here := l.cursor
	for i := 0; b.Loop(); i++ {
		r.screen.drag(here, here+i%2)
	}
}
