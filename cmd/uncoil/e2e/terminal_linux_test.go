//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"uncoil/cmd/uncoil/e2e/pty"
)

// seat is a terminal with a program in it that has it to itself.
type seat struct {
	*pty.Terminal
	t    *testing.T
	cmd  *exec.Cmd
	over chan struct{}
}

// sit starts a program in a terminal of 80 by 24 characters.
func sit(t *testing.T, env []string, name string, args ...string) *seat {
	t.Helper()
	terminal, err := pty.Open(80, 24)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Env = append(append(os.Environ(), env...), "TERM=xterm", strict)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = terminal.Line, terminal.Line, terminal.Line
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &seat{terminal, t, cmd, make(chan struct{})}
	go func() { _ = cmd.Wait(); close(s.over) }()
	t.Cleanup(func() {
		_ = syscall.Kill(cmd.Process.Pid, syscall.SIGKILL)
		<-s.over
		terminal.Close()
		if t.Failed() {
			t.Logf("on the screen: %q", terminal.Written())
		}
	})
	return s
}

// picture returns what the program has drawn last.
func (s *seat) picture() string {
	all := s.Written()
	return all[strings.LastIndex(all, "\x1b[H")+1:]
}

// shows waits until the picture holds a text.
func (s *seat) shows(text string) {
	s.t.Helper()
	eventually(s.t, text, 30*time.Second, func() bool { return strings.Contains(s.picture(), text) })
}

// types types keys.
func (s *seat) types(keys string) {
	s.t.Helper()
	if err := s.Type(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ended waits for the program's end and returns its exit code.
func (s *seat) ended() int {
	s.t.Helper()
	select {
	case <-s.over:
	case <-time.After(20 * time.Second):
		s.t.Fatal("the program does not end")
	}
	return s.cmd.ProcessState.ExitCode()
}

// barWidth returns the width of the countdown's bar.
func (s *seat) barWidth() int {
	for _, r := range strings.Split(s.picture(), "\n") {
		if strings.Contains(r, "░") || strings.Count(r, "█") > 60 {
			return strings.Count(r, "█") + strings.Count(r, "░")
		}
	}
	return 0
}

// inShell is a shell that runs the program, gets the terminal back when the
// program is stopped, and resumes it when Enter is pressed.
const inShell = `set -m
%s --data %s --guidance brief play short
echo "stopped: $?"
read -r
fg
echo "ended: $?"`

func TestASessionInATerminal(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir) // prepared, never started
	s := sit(t, server.env(), "bash", "--noprofile", "--norc", "-c", fmt.Sprintf(inShell, build(t), w.data))
	before, err := s.Modes()
	if err != nil {
		t.Fatal(err)
	}

	s.shows("Is that clear?")
	s.types("\r")
	s.shows("How does your back feel right now")
	s.types("\r")
	s.shows("Get ready")
	if got := s.barWidth(); got != 78 {
		t.Errorf("in 80 columns the bar has %d", got)
	}
	if err := s.Resize(110, 30); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a bar of 108 columns", 10*time.Second, func() bool { return s.barWidth() == 108 })
	s.types("n")
	s.shows("Next: Arm Circles")
	s.types(" ")
	s.shows("Paused. Space goes on.")
	s.types(" ")
	s.shows("Going on in 2")

	s.types("\x1a")
	eventually(t, "the shell", 20*time.Second, func() bool { return strings.Contains(s.Written(), "stopped: 148") })
	if stopped, err := s.Modes(); err != nil || stopped != before {
		t.Errorf("while the program is stopped the terminal is %+v, before it was %+v (%v)", stopped, before, err)
	}
	if strings.LastIndex(s.Written(), "\x1b[?1049l") < strings.LastIndex(s.Written(), "\x1b[?1049h") {
		t.Error("the shell has not been given its screen")
	}
	played := w.progress().Played
	hold(3 * time.Second)
	s.types("\n")
	s.shows("Paused. Space goes on.")
	if now := w.progress().Played; now != played {
		t.Errorf("%v were played before the program was stopped, %v after", played, now)
	}

	s.types("q")
	s.shows("End the session?")
	s.types("q")
	s.shows("How does your back feel now")
	s.types("2\r")
	eventually(t, "the end", 20*time.Second, func() bool { return strings.Contains(s.Written(), "ended: 0") })
	if after, err := s.Modes(); err != nil || after != before {
		t.Errorf("the terminal is left as %+v, before it was %+v (%v)", after, before, err)
	}
	if end := w.waitForEnd(5 * time.Second); end.Finished || end.Ended.IsZero() || end.Routine != "short" || end.Feeling.After == nil || *end.Feeling.After != 2 {
		t.Errorf("recorded as %+v", end)
	}
}

// mustHear skips the test if a signal is ignored, as under nohup: the program
// then ignores it as well.
func mustHear(t *testing.T, sig os.Signal) {
	t.Helper()
	if signal.Ignored(sig) {
		t.Skipf("%v is ignored here", sig)
	}
}

func TestAHangUpLeavesTheSessionOpen(t *testing.T) {
	mustHear(t, syscall.SIGHUP)
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	s := sit(t, server.env(), build(t), "--data", w.data, "play", "short")
	s.shows("Is that clear?")
	s.types("\r")
	s.shows("How does your back feel right now")
	s.types("\r")
	s.shows("Get ready")
	s.Close()
	if code := s.ended(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if m := w.progress(); m == nil {
		t.Error("there is nothing to go on with")
	}
}

func TestSignalsLeaveASessionInAPipe(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			mustHear(t, sig)
			t.Parallel()
			w := newWorkplace(t)
			server := newSoundServer(t, w.dir)
			program := w.uncoil(server.env(), "play", "short")
			eventually(t, "the first step", 30*time.Second, func() bool { return strings.Contains(w.said(), "Get ready") })
			if err := syscall.Kill(program.pid(), sig); err != nil {
				t.Fatal(err)
			}
			eventually(t, "the program's end", 10*time.Second, program.over)
			if code := program.cmd.ProcessState.ExitCode(); code != 0 || !strings.Contains(w.said(), "'uncoil play --continue' goes on.") {
				t.Errorf("exit code %d:\n%s", code, w.said())
			}
			if strings.Contains(w.said(), "\x1b") {
				t.Errorf("control sequences go into a pipe: %q", w.said())
			}
			if m := w.progress(); m == nil {
				t.Error("there is nothing to go on with")
			}
		})
	}
}

func TestASessionWithoutKeysGoesOnAfterAStop(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	server := newSoundServer(t, w.dir)
	program := w.uncoil(server.env(), "play", "short")
	eventually(t, "the first step", 30*time.Second, func() bool { return strings.Contains(w.said(), "Get ready") })
	for _, step := range []struct {
		signal syscall.Signal
		hold   time.Duration
	}{{syscall.SIGSTOP, 4 * time.Second}, {syscall.SIGCONT, 0}} {
		if err := syscall.Kill(program.pid(), step.signal); err != nil {
			t.Fatal(err)
		}
		hold(step.hold)
	}
	eventually(t, "the pause and its end", 20*time.Second, func() bool {
		_, after, paused := strings.Cut(w.said(), "Paused: the computer slept.\n")
		return paused && strings.Contains(after, "Going on.")
	})
	w.alive(program)
}

func TestAnExportIsCancelledByCtrlC(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	to := t.TempDir()
	s := sit(t, nil, build(t), "--data", w.data, "export", "beginner", "-o", filepath.Join(to, "x.mp3"))
	eventually(t, "some percent", 60*time.Second, func() bool { return strings.Contains(s.Written(), "1 %") })
	s.types("\x03")
	if code := s.ended(); code != 1 {
		t.Errorf("exit code %d", code)
	}
	if left, err := filepath.Glob(filepath.Join(to, "*")); err != nil || len(left) > 0 {
		t.Errorf("left are %v (%v)", left, err)
	}
	if left, err := filepath.Glob(filepath.Join(to, ".*")); err != nil || len(left) > 0 {
		t.Errorf("left are %v (%v)", left, err)
	}
}
