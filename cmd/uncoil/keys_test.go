package main

import (
	"io"
	"slices"
	"testing"
	"testing/synctest"

	uisession "uncoil/ui/session"
)

func TestKeysThatArriveTogetherAreTakenApart(t *testing.T) {
	var k keyboard
	got := k.typed(" \x1b[Cn\x1b[5~\x1bOPq−")
	want := []uisession.Command{
		uisession.PauseOrGoOn, uisession.GoNext, uisession.GoNext, uisession.GoBack, uisession.ShowKeys,
		uisession.LeaveOrShrink, uisession.MakeShorter,
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if k.pending != "" {
		t.Errorf("%q is left over", k.pending)
	}
}

// TestNoKeyEndsASessionByAccident types keys that begin with the same
// character as Escape, whole and in pieces.
func TestNoKeyEndsASessionByAccident(t *testing.T) {
	for _, key := range []string{"\x1b[A", "\x1bOQ", "\x1b[15~", "\x1b[1;5C", "\x1b[[B", "\x1bx", "\x1b[200~", "\x1b\xc3\xa4"} {
		for cut := 1; cut <= len(key); cut++ {
			var k keyboard
			found := append(k.typed(key[:cut]), k.typed(key[cut:])...)
			if slices.Contains(found, uisession.LeaveOrShrink) {
				t.Errorf("%q in pieces of %d and %d: %q", key, cut, len(key)-cut, found)
			}
		}
	}
}

func TestALoneEscapeIsAKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, typing := io.Pipe()
		keys := readKeys(readChunks(in), nil, nil)
		go func() {
			_, _ = typing.Write([]byte("\x1b"))
			_, _ = typing.Write([]byte("[D"))
			synctest.Wait()
			_, _ = typing.Write([]byte("\x1b"))
		}()
		if got := <-keys; got != uisession.GoBack {
			t.Errorf("an arrow that comes in two pieces is %q", got)
		}
		if got := <-keys; got != uisession.LeaveOrShrink {
			t.Errorf("a lone escape is %q", got)
		}
		_ = typing.Close()
		if _, more := <-keys; more {
			t.Error("keys come from a terminal that is gone")
		}
	})
}

func TestTheTerminalHasTheWindowsKeys(t *testing.T) {
	for key, want := range map[string]uisession.Command{
		"n": uisession.GoNext, "N": uisession.GoNext, "b": uisession.GoBack, "r": uisession.RepeatStep, "+": uisession.MakeLonger,
		"=": uisession.MakeLonger, "-": uisession.MakeShorter, "?": uisession.ShowKeys, "h": uisession.ShowKeys,
		"\x1b[6~": uisession.GoNext, "\x1b[D": uisession.GoBack, "\x1b": uisession.LeaveOrShrink,
		"\x03": interrupted, "\x1a": suspended, "\r": confirmed, "x": uisession.ItHurts, "\x00": uisession.NoCommand, "1": answerKey + "1", "5": uisession.NoCommand,
	} {
		if got := commandOf(key); got != want {
			t.Errorf("%q asks for %q, want %q", key, got, want)
		}
	}
}
