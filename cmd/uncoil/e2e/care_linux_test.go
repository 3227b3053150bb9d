//go:build e2e

package e2e

import (
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// TestCareIsAskedOnceInATerminal keeps one exercise of a session in a terminal, and
// is not asked again.
func TestCareIsAskedOnceInATerminal(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	w.accepted(hip)
	server := newSoundServer(t, w.dir) // prepared, never started
	play := func() *seat {
		return sit(t, server.env(), build(t), "--data", w.data, "--guidance", "brief", "play", "beginner")
	}
	leave := func(s *seat) {
		s.types("q")
		s.shows("End the session?")
		s.types("q")
		if code := s.ended(); code != 0 {
			t.Errorf("exit code %d", code)
		}
		w.waitForEnd(5 * time.Second)
	}

	s := play()
	asked := func(exercise string) {
		t.Helper()
		eventually(t, exercise, 30*time.Second, func() bool {
			_, after, there := strings.Cut(s.Written(), exercise+" (Hip replacement)")
			return there && strings.Contains(after, "Your choice: ")
		})
	}
	asked("Child's Pose")
	s.types("\r")
	asked("Knees to Chest")
	s.types("2\r") // keep it
	s.shows("Get ready")
	w.begun("beginner", 0)
	if !strings.Contains(s.Written(), "Child's Pose is left out (hip replacement)") || strings.Contains(s.Written(), "Knees to Chest is left out") {
		t.Error("what is different is not said")
	}
	leave(s)
	if kept := w.preferences().Answers; !slices.ContainsFunc(kept, func(a engine.CareAnswer) bool {
		return a.Exercise == "knees-to-chest" && a.Way == engine.DoAsIs && !a.At.IsZero()
	}) {
		t.Errorf("kept is %+v", kept)
	}

	s = play()
	s.shows("Get ready")
	w.begun("beginner", 1)
	if strings.Contains(s.Written(), "Your choice") {
		t.Error("what has been answered is asked again")
	}
	leave(s)
}
