//go:build e2e

package e2e

import (
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

// A window and two terminals each run a session on one data folder at the same
// time: the later ones say so, and everything is stored, once.
func TestThreeProgramsOnOneFolder(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	terminals := append(server.env(), "DISPLAY=", "WAYLAND_DISPLAY=")
	tl, _ := w.timeline(openVoice(t))
	under := func(sessions int) func() bool {
		return func() bool {
			all := w.sessions()
			return len(all) == sessions && all[0].Played > time.Second
		}
	}

	first := w.uncoil(terminals, "--speed", "4", "play", "short")
	eventually(t, "the first session", time.Minute, under(1))
	s := openScreen(t, w.dir, "1366x768")
	window := w.uncoil(append(server.env(), s.env()), "--speed", "4")
	s.waitForWindow("Uncoil")
	safety := settled(s, "1-safety", "")
	s.press("Return") // there is a session already, so nothing is asked
	playShort(s, settled(s, "2-home", safety))
	eventually(t, "the window's session", time.Minute, under(2))
	if n := strings.Count(w.said(), "the same folder"); n > 0 {
		t.Errorf("the first program speaks of others %d times", n)
	}
	last := w.uncoil(terminals, "--speed", "4", "play", "short")
	eventually(t, "the last session", time.Minute, under(3))
	if n := strings.Count(w.said(), "on the same folder; what you do in either of them is kept"); n != 1 {
		t.Errorf("the last program says %d times that it is not alone:\n%s", n, w.said())
	}

	eventually(t, "the end of all", tl.Length, func() bool {
		return first.over() && last.over() && !slices.ContainsFunc(w.sessions(), func(r engine.SessionRecord) bool { return r.Ended.IsZero() })
	})
	w.alive(window)
	w.read(func(kept *store.Store) {
		if err := kept.Check(t.Context()); err != nil {
			t.Error(err)
		}
		for _, r := range w.sessions() {
			all, err := kept.Session(t.Context(), r.ID)
			if err != nil {
				t.Fatal(err)
			}
			if !r.Finished || (r.Played-tl.Length).Abs() > time.Second || len(all.Sets) != works(tl) {
				t.Errorf("recorded as %+v with %d sets, want %d", r, len(all.Sets), works(tl))
			}
		}
	})
}

// works counts the steps of work.
func works(tl *engine.Timeline) (n int) {
	for i := range tl.Steps {
		if tl.Steps[i].Kind == engine.Work {
			n++
		}
	}
	return n
}
