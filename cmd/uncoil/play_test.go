package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

func TestAnInterruptEndsTheSessionAndRecordsIt(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	var out strings.Builder
	interrupt := writer(func(p []byte) (int, error) {
		if strings.Contains(string(p), "Get ready") {
			cancel()
		}
		return out.Write(p)
	})
	if code := run(ctx, []string{"--data", dir, "play", "beginner"}, nil, interrupt, &out); code != exitFine {
		t.Fatalf("exit code %d: %s", code, out.String())
	}
	sessions := recorded(t, dir)
	if len(sessions) != 1 || sessions[0].Finished || sessions[0].Ended.IsZero() {
		t.Errorf("recorded %+v", sessions)
	}
}

// writer is a function that takes what is printed.
type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func recorded(t *testing.T, dir string) []store.SessionRecord {
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

func TestCountdownRoundsUp(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0:00", time.Millisecond: "0:01", 59*time.Second + 1: "1:00", 61 * time.Second: "1:01"} {
		if got := countdown(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}
