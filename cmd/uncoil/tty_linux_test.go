package main

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"uncoil/cmd/uncoil/e2e/pty"
	"uncoil/engine"
	"uncoil/engine/store"
)

// sit opens a terminal, and checks at the end of the test that it is as it
// was found.
func sit(t *testing.T, width, height int) *pty.Terminal {
	t.Helper()
	terminal, err := pty.Open(width, height)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("TERM", "xterm")
	before := modes(t, terminal)
	t.Cleanup(func() {
		if after := modes(t, terminal); after != before {
			t.Errorf("the terminal is left as %+v, it was %+v", after, before)
		}
		if all := screen(t, terminal); strings.Count(all, "\x1b[?1049h") > 0 && strings.LastIndex(all, "\x1b[?1049h") > strings.LastIndex(all, "\x1b[?1049l") {
			t.Error("the terminal's own screen is not given back")
		}
		terminal.Close()
	})
	return terminal
}

func modes(t *testing.T, terminal *pty.Terminal) unix.Termios {
	t.Helper()
	m, err := terminal.Modes()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// screen returns all that has been written, once the program has ended.
func screen(t *testing.T, terminal *pty.Terminal) string {
	t.Helper()
	all, err := terminal.Everything()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// sitAndRun runs a command line in a terminal, to a good end.
func sitAndRun(t *testing.T, terminal *pty.Terminal, dir string, args ...string) {
	t.Helper()
	code := run(t.Context(), append([]string{"--data", dir}, args...), terminal.Line, terminal.Line, terminal.Line)
	if code != exitFine {
		t.Fatalf("exit code %d: %q", code, screen(t, terminal))
	}
}

func TestACancelledExportLeavesNothing(t *testing.T) {
	for _, name := range []string{"x.mp3", "x.wav"} {
		dir, to := withShort(t), t.TempDir()
		terminal := sit(t, 80, 24)
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			terminal.Await("1 %")
			cancel()
		}()
		var out bytes.Buffer
		code := run(ctx, []string{"--data", dir, "export", "beginner", "-o", filepath.Join(to, name)}, nil, &out, terminal.Line)
		cancel()
		if code != exitFailed || out.Len() > 0 {
			t.Errorf("exit code %d, said %q", code, out.String())
		}
		if said := screen(t, terminal); !strings.Contains(said, "cancelled") {
			t.Errorf("on the terminal stands %q", said)
		}
		if left := files(t, to); len(left) > 0 {
			t.Errorf("%s leaves %v", name, left)
		}
	}
}

func TestASessionFillsATerminalAndGivesItBack(t *testing.T) {
	silence(t)
	dir := withShort(t)
	unasked(t, dir)
	terminal := sit(t, 72, 24)
	go func() {
		terminal.Await("Get ready")
		_ = terminal.Type("n") // into the first exercise
		terminal.Await("Next: Arm Circles, 0:2")
		_ = terminal.Type(" ")
		terminal.Await("Paused. Space goes on.")
		_ = terminal.Type("q")
		terminal.Await("End the session?")
		_ = terminal.Type("q")
	}()
	sitAndRun(t, terminal, dir, "play", "short", "--guidance", "brief")
	if sessions := recorded(t, dir); len(sessions) != 1 || sessions[0].Finished || sessions[0].Ended.IsZero() {
		t.Errorf("recorded %+v", sessions)
	}
	all := screen(t, terminal)
	if after := all[strings.LastIndex(all, "\x1b[?1049l")+1:]; !strings.Contains(after, "Ended after ") {
		t.Errorf("what is left on the screen is %q", after)
	}
}

func TestATerminalAsksHowItFeels(t *testing.T) {
	silence(t)
	dir := acceptedSafety(t)
	terminal := sit(t, 72, 24)
	go func() {
		terminal.Await("from 0 (nothing) to 10")
		_ = terminal.Type("11\n")
		terminal.Await("A number from 0 to 10, please")
		_ = terminal.Type("4 slept badly\n")
		terminal.Await("Get ready")
		_ = terminal.Type("q")
		terminal.Await("End the session?")
		_ = terminal.Type("q")
		terminal.Await("from 0 to 10? A note")
		_ = terminal.Type("2\n")
	}()
	sitAndRun(t, terminal, dir, "play", "short")
	sessions := recorded(t, dir)
	if len(sessions) != 1 {
		t.Fatalf("recorded %+v", sessions)
	}
	four, two := 4, 2
	if diff := cmp.Diff(engine.Feeling{Before: &four, After: &two, Note: "slept badly"}, sessions[0].Feeling); diff != "" {
		t.Error(diff)
	}
}

// By ear a key answers each question, and what follows it goes to the session.
func TestATerminalAsksByEarForAKey(t *testing.T) {
	silence(t)
	dir := acceptedSafety(t)
	terminal := sit(t, 72, 24)
	go func() {
		terminal.Await("N is for new numbness")
		_ = terminal.Type("10")
		terminal.Await("4 Go on as planned")
		_ = terminal.Type("4")
		terminal.Await("Get ready")
		_ = terminal.Type("q")
		terminal.Await("End the session?")
		_ = terminal.Type("q")
		terminal.Await("How does your back feel now, from 0 to 10?")
		_ = terminal.Type("2")
	}()
	sitAndRun(t, terminal, dir, "play", "short", "--audio-only")
	sessions := recorded(t, dir)
	if len(sessions) != 1 {
		t.Fatalf("recorded %+v", sessions)
	}
	ten, two := 10, 2
	if diff := cmp.Diff(engine.Feeling{Before: &ten, After: &two}, sessions[0].Feeling); diff != "" {
		t.Error(diff)
	}
}

func TestATerminalThatShallNotAsk(t *testing.T) {
	silence(t)
	dir := acceptedSafety(t)
	for _, answer := range []string{"never\n", ""} {
		terminal := sit(t, 72, 24)
		go func() {
			terminal.Await("How does your back feel")
			_ = terminal.Type(answer)
		}()
		sitAndRun(t, terminal, dir, "play", "short", "--guidance", "tones", "--speed", "1000")
		if n := strings.Count(screen(t, terminal), "How does your back feel"); n != len(answer)/6 {
			t.Errorf("after %q it is asked %d times", answer, n)
		}
	}
}

func TestNobodyAtTheKeysBeginsNoSession(t *testing.T) {
	dir := acceptedSafety(t)
	terminal := sit(t, 72, 24)
	go func() {
		terminal.Await("How does your back feel")
		_ = terminal.Type("\x04") // the end of what is typed
	}()
	sitAndRun(t, terminal, dir, "play", "short")
	if sessions := recorded(t, dir); len(sessions) > 0 {
		t.Errorf("recorded %+v", sessions)
	}
}

// unasked keeps a session in a terminal from asking how it feels.
func unasked(t *testing.T, dir string) {
	t.Helper()
	change(t, dir, func(prefs *engine.Preferences) { prefs.CheckIn = false })
}

// acceptedSafety keeps a session in a terminal from showing the safety page first.
func acceptedSafety(t *testing.T) (dir string) {
	t.Helper()
	dir = withShort(t)
	change(t, dir, func(*engine.Preferences) {})
	return dir
}

// change changes the stored preferences of a user who has read the safety page.
func change(t *testing.T, dir string, how func(*engine.Preferences)) {
	t.Helper()
	kept, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.SafetyAccepted = time.Now()
	how(&prefs)
	if err := errors.Join(kept.SavePreferences(t.Context(), prefs), kept.Close()); err != nil {
		t.Fatal(err)
	}
}

// What is chosen in pain holds today, and from now on only where that is said.
func TestThisHurtsInATerminal(t *testing.T) {
	silence(t)
	for key, left := range map[string][]string{"1": nil, "\r": nil, "2": {"arm-circles"}} {
		dir := withShort(t)
		unasked(t, dir)
		terminal := sit(t, 72, 24)
		go func() {
			terminal.Await("Get ready")
			_ = terminal.Type("n") // into the first exercise
			terminal.Await("Next: Arm Circles, 0:2")
			_ = terminal.Type("x")
			terminal.Await("1 easier, 2 leave it out")
			_ = terminal.Type("2")
			terminal.Await("2 from now on")
			_ = terminal.Type(key)
			terminal.Await("Next: Cat-Cow, ")
			_ = terminal.Type("\x03")
		}()
		sitAndRun(t, terminal, dir, "play", "short", "--guidance", "brief")
		s, err := store.Open(t.Context(), dir, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		prefs, err := s.Preferences(t.Context())
		if err != nil || !slices.Equal(prefs.Skip, left) || prefs.Guidance != engine.GuidanceLearn {
			t.Errorf("%q: left out are %v, %v", key, prefs.Skip, err)
		}
		d, err := s.Session(t.Context(), 1)
		if err != nil || len(d.Hurts) != 1 || d.Hurts[0].Exercise != "arm-circles" || d.Hurts[0].Answer != engine.AnswerSkip || !d.Ended.IsZero() {
			t.Errorf("%q: recorded %+v, %v", key, d, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		// After resuming, the session still leaves it out.
		rest := sit(t, 72, 24)
		sitAndRun(t, rest, dir, "play", "--continue", "--audio-only", "--guidance", "tones", "--speed", "1000")
		if said := screen(t, rest); strings.Contains(said, "Arm Circles") {
			t.Errorf("%q: gone on with, it leads into what hurt: %s", key, said)
		}
	}
}

func TestMuchDiscomfortOffersLessInATerminal(t *testing.T) {
	silence(t)
	for answer, want := range map[string]string{"1\n": "wind-down", "2\n": "lying:short", "3\n": "", "4\n": "short"} {
		dir := acceptedSafety(t)
		terminal := sit(t, 72, 24)
		go func() {
			terminal.Await("How does your back feel")
			_ = terminal.Type("8\n")
			terminal.Await("4 Go on as planned")
			_ = terminal.Type(answer)
			if want != "" {
				terminal.Await("Get ready")
				_ = terminal.Type("\x03")
			}
		}()
		sitAndRun(t, terminal, dir, "play", "short", "--guidance", "tones")
		sessions := recorded(t, dir)
		if want == "" && len(sessions) != 0 || want != "" && (len(sessions) != 1 || sessions[0].Routine != want || *sessions[0].Feeling.Before != 8) {
			t.Errorf("%q: recorded %+v", answer, sessions)
		}
	}
}

// A sign that needs help says where to get it, and begins nothing.
func TestASignThatNeedsHelpInATerminal(t *testing.T) {
	dir := acceptedSafety(t)
	terminal := sit(t, 72, 24)
	go func() {
		terminal.Await("How does your back feel")
		_ = terminal.Type("signs\n")
	}()
	sitAndRun(t, terminal, dir, "play", "short")
	if said := screen(t, terminal); !strings.Contains(said, "Call for emergency care at once") || len(recorded(t, dir)) != 0 {
		t.Errorf("it says %q", said)
	}
}

// What has to be done with care is shown as long as it lasts.
func TestATerminalShowsWhatToBeCarefulWith(t *testing.T) {
	silence(t)
	for _, args := range [][]string{{"play", "short"}, {"play", "short", "--audio-only", "--speed", "1000"}} {
		dir := withShort(t)
		change(t, dir, func(prefs *engine.Preferences) {
			prefs.CheckIn, prefs.Conditions = false, []string{"sore-knees", "sore-shoulders"}
		})
		terminal := sit(t, 72, 24)
		if len(args) == 2 {
			go func() {
				terminal.Await("Get ready")
				_ = terminal.Type("n")
				terminal.Await("Take care: ")
				_ = terminal.Type("\x03")
			}()
		}
		sitAndRun(t, terminal, dir, append(args, "--guidance", "tones")...)
		if said := screen(t, terminal); !strings.Contains(said, "Take care: ") {
			t.Errorf("%v: it says %q", args, said)
		}
	}
}

func TestAudioOnlyDrawsNothingThatMoves(t *testing.T) {
	silence(t)
	terminal := sit(t, 72, 24)
	dir := withShort(t)
	unasked(t, dir)
	sitAndRun(t, terminal, dir, "play", "short", "--audio-only", "--guidance", "tones", "--speed", "1000")
	all := screen(t, terminal)
	if strings.Contains(all, "\x1b") {
		t.Errorf("control sequences are sent: %q", all)
	}
	for _, line := range []string{"Get ready", "Cat-Cow", "Well done"} {
		if !strings.Contains(all, line) {
			t.Errorf("%q is not shown", line)
		}
	}
}

func TestTheSettingsDecideWhetherAnythingMoves(t *testing.T) {
	silence(t)
	dir := withShort(t)
	change(t, dir, func(prefs *engine.Preferences) { prefs.AudioOnly, prefs.CheckIn = true, false })
	for _, tt := range []struct {
		flags []string
		moves bool
	}{{nil, false}, {[]string{"--no-audio-only"}, true}} {
		terminal := sit(t, 72, 24)
		args := append([]string{"play", "short", "--guidance", "tones", "--speed", "1000"}, tt.flags...)
		sitAndRun(t, terminal, dir, args...)
		if moves := strings.Contains(screen(t, terminal), "\x1b["); moves != tt.moves {
			t.Errorf("%v: a picture is drawn: %v", tt.flags, moves)
		}
	}
}
