package flow

import (
	"slices"
	"testing"

	"uncoil/engine/session"
)

func TestEverySessionEventButCuesReachesTheWindow(t *testing.T) {
	var got []session.Event
	listen := (&Tasks{Post: func(f func()) { f() }}).events(func(e session.Event) { got = append(got, e) })
	listen(session.Resumed{})
	listen(session.CueDue{})
	listen(session.Ended{Finished: true})
	if want := []session.Event{session.Resumed{}, session.Ended{Finished: true}}; !slices.Equal(got, want) {
		t.Errorf("handled %v, want %v", got, want)
	}
}
