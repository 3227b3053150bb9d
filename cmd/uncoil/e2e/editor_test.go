//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
)

// keys types keys one after the other, as fast as a person does.
func (s *screen) keys(names ...string) {
	s.t.Helper()
	for _, name := range names {
		s.press(name)
		hold(150 * time.Millisecond)
	}
}

// write types a text.
func (s *screen) write(text string) {
	s.t.Helper()
	if out, err := s.tool("xdotool", "type", "--delay", "40", text); err != nil {
		s.t.Fatalf("type: %v: %s", err, out)
	}
	hold(200 * time.Millisecond)
}

// drag pulls the mouse straight down with its button held.
func (s *screen) drag(x, from, to int) {
	s.t.Helper()
	mouse := func(args ...string) {
		if out, err := s.tool("xdotool", args...); err != nil {
			s.t.Fatalf("mouse: %v: %s", err, out)
		}
		hold(80 * time.Millisecond)
	}
	mouse("mousemove", fmt.Sprint(x), fmt.Sprint(from))
	mouse("mousedown", "1")
	for y := from; y < to; y += 15 {
		mouse("mousemove", fmt.Sprint(x), fmt.Sprint(y))
	}
	mouse("mousemove", fmt.Sprint(x), fmt.Sprint(to))
	mouse("mouseup", "1")
	hold(300 * time.Millisecond)
}

// own is the file of the routine that the test makes.
func (w *workplace) own() string { return filepath.Join(w.data, "routines", "my-beginner.yaml") }

// waitForFile waits until a file exists, or does not, and returns its content.
func (w *workplace) waitForFile(path string, there bool) string {
	w.t.Helper()
	eventually(w.t, fmt.Sprintf("%s there: %v", filepath.Base(path), there), 10*time.Second, func() bool {
		_, err := os.Stat(path)
		return (err == nil) == there
	})
	data, _ := os.ReadFile(path)
	return string(data)
}

// playFirst starts the routine of the first card, or of the page that is shown, checks
// which one plays and how long it is, and ends it.
func (w *workplace) playFirst(s *screen, voice *audio.Voice) {
	w.t.Helper()
	before := len(w.sessions())
	tl, _ := w.timelineOf("my-beginner", voice)
	s.keys("Home", "Return")
	hold(time.Second)
	s.keys("Return") // skip the question how it feels
	eventually(w.t, "the session of the own routine", 15*time.Second, func() bool { return len(w.sessions()) > before })
	// Lengths are recorded in milliseconds.
	if got := w.sessions()[0]; got.Routine != "my-beginner" || got.Planned != tl.Length.Truncate(time.Millisecond) {
		w.t.Errorf("%s of %v is played, want my-beginner of %v", got.Routine, got.Planned, tl.Length)
	}
	hold(time.Second)
	s.keys("Escape", "Right", "Return")
	w.waitForEnd(10 * time.Second)
	hold(time.Second)
	s.keys("Return")
	hold(time.Second)
}

// end closes the window as the desktop does, and waits for the program.
func (w *workplace) end(p *process) {
	w.t.Helper()
	w.endBy(p, syscall.SIGTERM)
}

// endBy ends the program by a signal, and waits for it.
func (w *workplace) endBy(p *process, s syscall.Signal) {
	w.t.Helper()
	if err := syscall.Kill(p.pid(), s); err != nil {
		w.t.Fatal(err)
	}
	eventually(w.t, "the end of the program", 15*time.Second, p.over)
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		w.t.Fatalf("the program ends with %d:\n%s", code, w.said())
	}
}

// TestSignalsEndTheWindow: the toolkit ends by itself at some of them, and the program
// must not touch what that has torn down.
func TestSignalsEndTheWindow(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir) // prepared, never started
	s := openScreen(t, w.dir, "1366x768")
	for _, ends := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		if signal.Ignored(ends) {
			continue // as under nohup: the program then ignores it as well
		}
		program := w.uncoil(append(server.env(), s.env()))
		s.waitForWindow("Uncoil")
		hold(time.Second)
		w.endBy(program, ends)
		if crashes, _ := filepath.Glob(filepath.Join(w.data, "crash-*")); len(crashes) > 0 {
			t.Fatalf("%v: the program has left %q", ends, crashes)
		}
	}
}

// TestARoutineOfOnesOwn makes a routine in the real window by keyboard and mouse,
// plays it, finds it in the next window, and restores it from a file.
func TestARoutineOfOnesOwn(t *testing.T) {
	w := newWorkplace(t)
	if err := os.Remove(filepath.Join(w.data, "routines", "short.yaml")); err != nil {
		t.Fatal(err)
	}
	server := newSoundServer(t, w.dir) // prepared, never started
	s := openScreen(t, w.dir, "1366x768")
	env := append(server.env(), s.env())
	program := w.uncoil(env)
	voice := openVoice(t)

	home := firstHome(s)
	s.keys("Home", "space") // the first card, its page
	page := settled(s, "3-routine", home)
	s.keys("Down", "Down", "Right", "Right", "Right", "Return") // minutes, Rests, Take along, Print, Make a copy
	changed(s, "4-editor", page)
	hold(time.Second)

	s.keys("Down", "Delete")                                 // Arm Circles
	s.drag(300, 266, 402)                                    // March in Place, under the second one
	s.keys("Home")                                           // the routine itself
	s.keys(strings.Fields(strings.Repeat("Down ", 10))...)   // to Cat-Cow
	s.keys("Return", "Down", "Down", "Down", "Down", "Down") // Play it, Swap, Take out, How much, Sets, Rest after
	s.keys("Right", "Right", "Right")                        // 30, 35, 40, 45
	draft := filepath.Join(w.data, "drafts", "routine-my-beginner.json")
	w.waitForFile(draft, true)
	s.shoot("5-changed")
	s.keys("ctrl+s")
	saved := w.waitForFile(w.own(), true)
	w.waitForFile(draft, false)
	hold(2 * time.Second) // the files exist before the page has changed
	settled(s, "6-saved", "")
	checkOwn(t, w, voice)
	w.playFirst(s, voice)
	w.alive(program)
	w.end(program)

	program = w.uncoil(env)
	s.waitForWindow("Uncoil")
	settled(s, "7-again", "")
	if again := w.waitForFile(w.own(), true); again != saved {
		t.Errorf("after a new start the routine is\n%s\nwas\n%s", again, saved)
	}
	w.playFirst(s, voice)

	file := filepath.Join(server.dir, "Uncoil My Beginner.uncoil")
	s.keys("Home", "space")                             // the first card, its page
	s.keys("Down", "Down")                              // minutes, Rests
	s.keys("Right", "Right", "Right", "Right", "Right") // Take along, Print, Change it, Make a copy, Save as a file
	s.shoot("8-routine")
	s.keys("Return")
	hold(500 * time.Millisecond)
	s.keys("Down", "Return") // what goes into it, where it goes
	w.waitForFile(file, true)
	hold(500 * time.Millisecond)
	s.shoot("9-exported")
	s.keys("Return") // Done
	listed := settled(s, "10-listed", "")
	s.keys("Right", "Return") // Delete
	w.waitForFile(w.own(), false)
	settled(s, "11-deleted", listed)
	s.keys("Up", "Right", "Return") // from what to do today to New routine, Open a file
	hold(500 * time.Millisecond)
	s.keys("End")
	s.write(filepath.Base(file))
	s.keys("Return")
	hold(time.Second)
	s.shoot("12-import")
	s.keys("Return") // Add them
	if back := w.waitForFile(w.own(), true); back != saved {
		t.Errorf("the imported routine is\n%s\nwas\n%s", back, saved)
	}
	settled(s, "13-imported", "")
	w.alive(program)
	w.end(program)
}

// checkOwn checks the routine that was made by hand.
func checkOwn(t *testing.T, w *workplace, voice *audio.Voice) {
	t.Helper()
	tl, books := w.timelineOf("my-beginner", voice)
	r, _, own := books.OwnRoutine("my-beginner")
	if !own {
		t.Fatal("the routine is not the user's own")
	}
	var warmUp []string
	for _, item := range r.Blocks[0].Items {
		warmUp = append(warmUp, item.Exercise)
	}
	if got, want := strings.Join(warmUp, " "), "side-reaches march-in-place march-in-place torso-rotations hip-circles"; got != want {
		t.Errorf("the warm-up is %s, want %s", got, want)
	}
	prefs := engine.DefaultPreferences()
	for i := range tl.Steps {
		s := &tl.Steps[i]
		if s.Kind != engine.Rest || s.Rest != engine.AfterExercise {
			continue
		}
		want := prefs.Rests.Default.Length
		switch {
		case s.Place.Exercise == "cat-cow":
			want = 45 * time.Second
		case s.Block == engine.WarmUp:
			want = 15 * time.Second // after the last one
		case s.Block == engine.CoolDown:
			want = 10 * time.Second
		}
		if s.Length != want {
			t.Errorf("after %s one rests %v, want %v", s.Place.Exercise, s.Length, want)
		}
	}
}
