//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/store"
)

// hip is the condition of the user in these tests.
const hip = "hip-replacement"

// laidOut is what the timeline command prints.
type laidOut struct {
	Length  float64 `json:"length"`
	Changed []struct {
		Exercise  string  `json:"exercise"`
		Instead   *string `json:"instead"`
		Condition string  `json:"condition"`
	} `json:"changed"`
	Steps []struct {
		Kind string       `json:"kind"`
		Cues []printedCue `json:"cues"`
	} `json:"steps"`
}

// printedCue is a cue as it is printed, in seconds of the session.
type printedCue struct {
	At     float64 `json:"at"`
	Length float64 `json:"length"`
	Kind   string  `json:"kind"`
	Text   string  `json:"text"`
}

// laidOut asks the program itself for the timeline of a routine.
func (w *workplace) laidOut(args ...string) *laidOut {
	w.t.Helper()
	args = append([]string{"--data", w.data, "--guidance", "brief", "timeline", "--json"}, args...)
	out, err := exec.Command(buildPlain(w.t), args...).Output()
	if err != nil {
		w.t.Fatalf("%v: %v", args, err)
	}
	var tl laidOut
	if err := json.Unmarshal(out, &tl); err != nil {
		w.t.Fatal(err)
	}
	return &tl
}

// different reports whether the first words of a session say that something is
// changed.
func (tl *laidOut) different() bool {
	return slices.ContainsFunc(tl.Steps[0].Cues, func(c printedCue) bool { return strings.HasSuffix(c.Text, "different today.") })
}

// preferences returns the stored preferences.
func (w *workplace) preferences() (prefs engine.Preferences) {
	w.t.Helper()
	w.read(func(s *store.Store) {
		found, err := s.Preferences(context.Background())
		if err != nil {
			w.t.Fatal(err)
		}
		prefs = found
	})
	return prefs
}

// click presses the mouse at a place.
func (s *screen) click(x, y int) {
	s.t.Helper()
	if out, err := s.tool("xdotool", "mousemove", fmt.Sprint(x), fmt.Sprint(y), "click", "1"); err != nil {
		s.t.Fatalf("click: %v: %s", err, out)
	}
}

// settings opens the settings from the rail of a window of 1366 by 768 pixels, and
// home leads back.
func (s *screen) settings() { s.t.Helper(); s.click(67, 345) }
func (s *screen) home()     { s.t.Helper(); s.click(67, 70) }

// builtIn returns the routines, of which none is the user's own.
func (w *workplace) builtIn() *catalog.Catalog {
	w.t.Helper()
	if err := os.RemoveAll(filepath.Join(w.data, "routines")); err != nil {
		w.t.Fatal(err)
	}
	books, err := catalog.Load(assets.Files())
	if err != nil {
		w.t.Fatal(err)
	}
	return books
}

// cards returns the routines in the order of their cards: what suits comes first.
func (w *workplace) cards(books *catalog.Catalog) []engine.Routine {
	w.t.Helper()
	prefs := w.preferences()
	unsuited := func(r engine.Routine) bool { return !engine.Suits(&r, books.Book(), &prefs) }
	all := books.Routines()
	return slices.Concat(slices.DeleteFunc(slices.Clone(all), unsuited), slices.DeleteFunc(slices.Clone(all), func(r engine.Routine) bool { return !unsuited(r) }))
}

// accepted stores preferences with the safety page accepted, check-ins off and
// some conditions.
func (w *workplace) accepted(conditions ...string) {
	w.t.Helper()
	w.read(func(s *store.Store) {
		prefs := engine.DefaultPreferences()
		prefs.SafetyAccepted, prefs.CheckIn, prefs.Conditions = time.Now(), false, conditions
		if err := s.SavePreferences(context.Background(), prefs); err != nil {
			w.t.Fatal(err)
		}
	})
}

// begun waits for one more session than before, and checks that it is that of the
// routine as the timeline command lays it out.
func (w *workplace) begun(id string, before int) {
	w.t.Helper()
	eventually(w.t, "the session of "+id, 15*time.Second, func() bool { return len(w.sessions()) > before })
	tl := w.laidOut(id)
	if got := w.sessions()[0]; got.Routine != id || math.Abs(got.Planned.Seconds()-tl.Length) > 0.002 {
		w.t.Errorf("%s of %v is played, the timeline command says %s of %v s", got.Routine, got.Planned, id, tl.Length)
	}
	if tl.different() != (len(tl.Changed) > 0) {
		w.t.Errorf("%s: changed is %+v, the first words say so: %v", id, tl.Changed, tl.different())
	}
}

// leaveSession ends the session that runs and goes home.
func (w *workplace) leaveSession(s *screen) {
	w.t.Helper()
	s.keys("Escape")
	hold(700 * time.Millisecond)
	s.keys("Right", "Return")
	w.waitForEnd(20 * time.Second)
	hold(700 * time.Millisecond)
	s.keys("Return")
	hold(700 * time.Millisecond)
}

// open returns the open questions of a routine.
func (w *workplace) open(books *catalog.Catalog, r *engine.Routine) []engine.Question {
	w.t.Helper()
	prefs := w.preferences()
	return engine.Questions(engine.Concerns(r, books.Book(), &prefs))
}

// TestCareIsAskedOnceInTheWindow chooses a hip replacement in the settings, keeps
// one exercise of the first routine as it is, finds that answer in the next
// window, and takes it back there.
func TestCareIsAskedOnceInTheWindow(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	books := w.builtIn()
	w.accepted()
	beginner, err := books.Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	server := newSoundServer(t, w.dir) // prepared, never started
	s := openScreen(t, w.dir, "1366x768")
	env := append(server.env(), s.env())
	program := w.uncoil(env)

	s.waitForWindow("Uncoil")
	home := settled(s, "1-home", "")
	s.settings()
	you := settled(s, "2-settings", home)
	s.keys("Return", "Return") // into the section, on the first condition
	changed(s, "3-chosen", you)
	if got := w.preferences().Conditions; !slices.Equal(got, []string{hip}) {
		t.Fatalf("chosen is %q", got)
	}
	s.home()
	careful := settled(s, "4-home", home)
	s.keys("Home", "Return") // the first card
	sheet := settled(s, "5-asked", careful)
	if n := len(w.sessions()); n > 0 {
		t.Fatal("the session begins without a question")
	}
	s.keys("Up", "space") // the last of the ways: keep the last exercise
	changed(s, "6-keep", sheet)
	s.keys("Down", "Return")
	w.begun("beginner", 0)
	hold(time.Second)
	s.shoot("7-session")
	kept := slices.IndexFunc(w.preferences().Answers, func(a engine.CareAnswer) bool { return a.Way == engine.DoAsIs })
	if kept < 0 || w.preferences().Answers[kept].At.IsZero() {
		t.Fatalf("the answers are %+v", w.preferences().Answers)
	}
	w.leaveSession(s)
	w.alive(program)
	w.end(program)

	program = w.uncoil(env)
	s.waitForWindow("Uncoil")
	home = settled(s, "8-again", "")
	s.keys("Home", "Return")
	w.begun("beginner", 1) // nothing is asked
	if got := w.laidOut("beginner").Changed; len(got) != 1 {
		t.Errorf("changed is %+v", got)
	}
	w.leaveSession(s)
	s.settings()
	settled(s, "9-settings", home)
	s.keys("Return") // into the section
	const again = 1  // the button that asks the first questions
	down := len(books.Book().Conditions) + 1 + len(engine.Equipment()) + again + kept
	s.keys(strings.Fields(strings.Repeat("Down ", down))...)
	settled(s, "10-answers", "")
	s.keys("Return")
	eventually(t, "the answer to be taken back", 5*time.Second, func() bool {
		return !slices.ContainsFunc(w.preferences().Answers, func(a engine.CareAnswer) bool { return a.Way == engine.DoAsIs })
	})
	settled(s, "11-taken-back", "")
	if open := w.open(books, beginner); len(open) != 1 {
		t.Errorf("afterwards open is %+v", open)
	}
	w.alive(program)
	w.end(program)
}

// TestCareOnEveryRoutineInTheWindow starts every routine with a hip replacement:
// questions are asked if there are open ones, and the session is what the
// timeline command prints.
func TestCareOnEveryRoutineInTheWindow(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	books := w.builtIn()
	w.accepted(hip)
	server := newSoundServer(t, w.dir) // prepared, never started
	s := openScreen(t, w.dir, "1366x768")
	program := w.uncoil(append(server.env(), s.env()))
	s.waitForWindow("Uncoil")
	settled(s, "home", "")
	for i, r := range w.cards(books) {
		s.home()
		hold(300 * time.Millisecond)
		// What was started before comes first, so that the next one keeps its place.
		s.keys(strings.Fields("Home " + strings.Repeat("Right ", i))...)
		open := w.open(books, &r)
		asked := "nothing"
		s.keys("Return")
		if len(open) > 0 {
			asked = fmt.Sprintf("%d questions", len(open))
			settled(s, r.ID+"-1-asked", "")
			if n := len(w.sessions()); n > i {
				t.Errorf("%s begins without a question", r.ID)
			}
			s.keys("Return")
		}
		w.begun(r.ID, i)
		if left := w.open(books, &r); len(left) > 0 {
			t.Errorf("%s: not remembered is %+v", r.ID, left)
		}
		hold(time.Second)
		s.shoot(r.ID + "-2-session")
		w.leaveSession(s)
		t.Logf("%s: asked %s, %d exercises differ", r.ID, asked, len(w.laidOut(r.ID).Changed))
	}
	w.alive(program)
	w.end(program)
}
