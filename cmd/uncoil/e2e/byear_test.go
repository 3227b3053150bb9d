//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// TestADeskBreakIsHeardWhole plays a whole session at its real speed, without a
// display, and finds every sound of it in what the sound server has played.
func TestADeskBreakIsHeardWhole(t *testing.T) {
	t.Parallel()
	listening(t, aDeskBreakIsHeardWhole)
}

func aDeskBreakIsHeardWhole(t *testing.T, l *listener) {
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	server.start()
	voice := openVoice(t)
	tl, _ := w.timelineOf("desk-break", voice)

	stop, judge := server.record("desk-break"), l.beside(server)
	program := start(t, w.dir, append(server.env(), "DISPLAY=", "WAYLAND_DISPLAY="), buildPlain(t), "--data", w.data, "play", "desk-break", "--audio-only", "--guidance=brief")
	eventually(t, "the end of the session", tl.Length+time.Minute, program.over)
	path := stop()
	judge()
	if code := program.cmd.ProcessState.ExitCode(); code != 0 {
		t.Fatalf("exit code %d:\n%s", code, w.said())
	}
	end := w.waitForEnd(5 * time.Second)
	if took := end.Ended.Sub(end.Started); !end.Finished || took < tl.Length-time.Second || took > tl.Length+2*time.Second {
		t.Errorf("the session of %v took %v, finished %v", tl.Length, took, end.Finished)
	}
	for _, line := range []string{"Chin to Chest", "Rest", "Well done"} {
		if !strings.Contains(w.said(), line) {
			t.Errorf("%q is not printed", line)
		}
	}
	ear := &ear{t, l.complain, loadRecording(t, path), voice, engine.DefaultPreferences().Sound}
	ear.check("the desk break", stretch(tl, 0, tl.Length), 0, 20*time.Second, tolerance)
}
