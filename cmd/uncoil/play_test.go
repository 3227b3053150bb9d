package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

// silence gives the program no sound device at all.
func silence(t *testing.T) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("PULSE_SERVER", "unix:"+filepath.Join(home, "none"))
	t.Setenv("XDG_RUNTIME_DIR", home)
}

func TestPlayLeadsThroughASession(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	got := uncoilIn(t, dir, "play", "beginner", "--audio-only", "--guidance", "tones", "--rest", "0s", "--speed", "1000")
	if got.code != exitFine {
		t.Fatalf("exit code %d: %s", got.code, got.err)
	}
	for _, words := range []string{"Get ready", "Cat-Cow", "left side", "right side", "Well done"} {
		if !strings.Contains(got.out, words) {
			t.Errorf("%q is not shown", words)
		}
	}
	sessions := recorded(t, dir)
	if len(sessions) != 1 || !sessions[0].Finished || sessions[0].Routine != "beginner" || sessions[0].Played != sessions[0].Planned {
		t.Errorf("recorded %+v", sessions)
	}
}

// interruptedAt plays until a text is printed, and is interrupted then.
func interruptedAt(t *testing.T, text string, args ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out, errs strings.Builder
	interrupt := writer(func(p []byte) (int, error) {
		if strings.Contains(string(p), text) {
			cancel()
		}
		return out.Write(p)
	})
	code := run(ctx, args, nil, interrupt, &errs)
	return outcome{code, out.String(), errs.String()}
}

func TestAnInterruptedSessionIsRecordedAndGoesOn(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	got := interruptedAt(t, "Heel Slides · left side", "--data", dir, "play", "beginner", "--audio-only", "--guidance", "tones", "--speed", "200")
	if got.code != exitFine || !strings.Contains(got.out, "--continue") {
		t.Fatalf("%+v", got)
	}
	sessions := recorded(t, dir)
	if len(sessions) != 1 || sessions[0].Finished || !sessions[0].Ended.IsZero() || sessions[0].Played == 0 {
		t.Fatalf("recorded %+v", sessions)
	}
	before := sessions[0]
	got = uncoilIn(t, dir, "play", "--continue", "--audio-only", "--guidance", "tones", "--speed", "1000")
	if got.code != exitFine || strings.Contains(got.out, "Get ready") || !strings.Contains(got.out, "Well done") {
		t.Fatalf("%+v", got)
	}
	sessions = recorded(t, dir)
	if len(sessions) != 1 || sessions[0].ID != before.ID || !sessions[0].Finished || sessions[0].Resumed != 1 || sessions[0].Played <= before.Played {
		t.Errorf("recorded %+v, before %+v", sessions, before)
	}
	uncoilIn(t, dir, "play", "--continue").oneLine(t, exitFailed, "no unfinished session", "uncoil play ROUTINE")
	uncoilIn(t, dir, "play").oneLine(t, exitUsage, "<routine>", "--continue")
	uncoilIn(t, dir, "play", "beginner", "--continue").oneLine(t, exitUsage, "not both")
}

func TestAnotherSessionSaysThatOneIsUnfinished(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	release, err := store.Lock(dir) // as an open window does
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	interruptedAt(t, "Get ready", "--data", dir, "play", "beginner")
	got := interruptedAt(t, "Get ready", "--data", dir, "play", "desk-break")
	if !strings.Contains(got.err, "unfinished") || !strings.Contains(got.err, "Beginner") || !strings.Contains(got.err, "--continue") {
		t.Errorf("says %q", got.err)
	}
	if !strings.Contains(got.err, "window is open") {
		t.Errorf("of the window it says %q", got.err)
	}
	if all := recorded(t, dir); len(all) != 2 || all[1].Ended.IsZero() || !all[0].Ended.IsZero() {
		t.Errorf("recorded %+v", all)
	}
}

func TestDosesRiseAfterASessionInATerminal(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	got := uncoilIn(t, dir, "play", "beginner", "--audio-only", "--guidance", "tones", "--rest", "0s", "--speed", "1000")
	if got.code != exitFine {
		t.Fatalf("%+v", got)
	}
	s, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	prefs, err := s.Preferences(t.Context())
	if err != nil || prefs.Progress["cat-cow"] != 0.1 || prefs.Guidance != engine.GuidanceLearn {
		t.Errorf("kept are %v and %s, %v", prefs.Progress, prefs.Guidance, err)
	}
}

// writer is a function that takes what is printed.
type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func recorded(t *testing.T, dir string) []engine.SessionRecord {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all, err := s.Sessions(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestASessionOfSomeMinutes plays a routine fitted to a length, and goes on with it
// as it was.
func TestASessionOfSomeMinutes(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	got := interruptedAt(t, "Cat-Cow", "--data", dir, "play", "beginner", "--minutes", "10", "--audio-only", "--guidance", "tones", "--speed", "200")
	if !strings.Contains(got.err, "fitted to 10 min; left out: ") {
		t.Errorf("says %q", got.err)
	}
	again := uncoilIn(t, dir, "play", "--continue", "--audio-only", "--guidance", "tones", "--speed", "1000")
	if again.code != exitFine {
		t.Fatalf("exit code %d: %s", again.code, again.err)
	}
	sessions := recorded(t, dir)
	if len(sessions) != 1 || !sessions[0].Finished || sessions[0].Routine != "beginner" || sessions[0].Minutes != 10 || sessions[0].Resumed != 1 {
		t.Fatalf("recorded %+v", sessions)
	}
	if s := sessions[0]; (s.Planned-10*time.Minute).Abs() > engine.Tolerance || (s.Played-s.Planned).Abs() > 2*time.Second {
		t.Errorf("planned %v, played %v", s.Planned, s.Played)
	}
}

// TestTheChosenLengthIsTheDefault lays out what has been chosen in the window, and
// what a flag says instead.
func TestTheChosenLengthIsTheDefault(t *testing.T) {
	dir := t.TempDir()
	kept, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.SetMinutes("beginner", 15)
	if err := kept.SavePreferences(t.Context(), prefs); err != nil {
		t.Fatal(err)
	}
	kept.Close()
	for _, tt := range []struct{ args, want string }{
		{"timeline beginner", "fitted to 15 min"},
		{"timeline beginner --minutes 20", "fitted to 20 min"},
		{"script beginner", "(fitted to 15 min; left out: "},
		{"timeline desk-break --minutes 45", ", the nearest to 45 min that this routine allows"},
		{"timeline beginner --json", `"minutes": 15`},
	} {
		if got := uncoilIn(t, dir, strings.Fields(tt.args)...); !strings.Contains(got.out, tt.want) {
			t.Errorf("%s says nothing of %q: %s%.300s", tt.args, tt.want, got.err, got.out)
		}
	}
	for _, args := range []string{"timeline beginner --minutes full", "timeline advanced"} {
		if got := uncoilIn(t, dir, strings.Fields(args)...); strings.Contains(got.out, "fitted") || got.code != exitFine {
			t.Errorf("%s: %s%.300s", args, got.err, got.out)
		}
	}
}
