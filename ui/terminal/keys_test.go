package terminal

import (
	"io"
	"slices"
	"testing"
	"testing/synctest"

	"uncoil/engine/practice"
)

func TestKeysThatArriveTogetherAreTakenApart(t *testing.T) {
	var k keyboard
	got := k.typed(" \x1b[Cn\x1b[5~\x1bOPq−")
	want := []practice.Command{
		practice.PauseOrGoOn, practice.GoNext, practice.GoNext, practice.GoBack, practice.ShowKeys,
		practice.LeaveOrShrink, practice.MakeShorter,
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
			if slices.Contains(found, practice.LeaveOrShrink) {
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
		if got := <-keys; got != practice.GoBack {
			t.Errorf("an arrow that comes in two pieces is %q", got)
		}
		if got := <-keys; got != practice.LeaveOrShrink {
			t.Errorf("a lone escape is %q", got)
		}
		_ = typing.Close()
		if _, more := <-keys; more {
			t.Error("keys come from a terminal that is gone")
		}
	})
}

func TestTheTerminalHasTheWindowsKeys(t *testing.T) {
	for key, want := range map[string]practice.Command{
		"n": practice.GoNext, "N": practice.GoNext, "b": practice.GoBack, "r": practice.RepeatStep, "+": practice.MakeLonger,
		"=": practice.MakeLonger, "-": practice.MakeShorter, "?": practice.ShowKeys, "h": practice.ShowKeys,
		"\x1b[6~": practice.GoNext, "\x1b[D": practice.GoBack, "\x1b": practice.LeaveOrShrink,
		"\x03": interrupted, "\x1a": suspended, "\r": confirmed, "x": practice.ItHurts, "\x00": practice.NoCommand, "1": answerKey + "1", "5": practice.NoCommand,
	} {
		if got := commandOf(key); got != want {
			t.Errorf("%q asks for %q, want %q", key, got, want)
		}
	}
}
