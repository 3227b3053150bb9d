//go:build e2e

package e2e

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// The control is a tick every half second, played by the sound server's own
// player with about the program's buffer.
const (
	controlEvery  = 500 * time.Millisecond
	controlLasts  = 10 * time.Minute
	controlBuffer = "120"
	// controlTorn is the largest error in the distance of two ticks: less than
	// the program is allowed.
	controlTorn = 20 * time.Millisecond
	// attempts is how often a test is run on a machine that is too busy.
	attempts = 3
)

// listener judges what is heard in one attempt of a test.
type listener struct {
	complaints []string
	// torn says what was wrong with the control, "" for nothing.
	torn string
}

func (l *listener) complain(format string, args ...any) {
	l.complaints = append(l.complaints, fmt.Sprintf(format, args...))
}

// listening runs a test that judges sound. If both the sound and the control of
// the same seconds were faulty, the machine was too busy, and the test runs
// again.
func listening(t *testing.T, run func(t *testing.T, l *listener)) {
	for n := 1; ; n++ {
		var l listener
		if !t.Run(fmt.Sprintf("attempt %d", n), func(t *testing.T) { run(t, &l) }) || len(l.complaints) == 0 {
			return
		}
		if l.torn != "" && n < attempts {
			t.Logf("attempt %d tells nothing: %s", n, l.torn)
			continue
		}
		for _, complaint := range l.complaints {
			t.Error(complaint)
		}
		if l.torn != "" {
			t.Errorf("the machine was too busy in each of %d attempts: %s", attempts, l.torn)
		}
		return
	}
}

// beside plays the control on a running server until the returned function is
// called, which judges it.
func (l *listener) beside(s *soundServer) (judge func()) {
	s.t.Helper()
	ticks := filepath.Join(s.dir, "control.pcm")
	if err := os.WriteFile(ticks, controlTicks(), 0o600); err != nil {
		s.t.Fatal(err)
	}
	stop := s.recordFrom("control", "control-heard")
	player := start(s.t, s.dir, s.env(), "pacat", "--playback", "--device=control", "--format=s16le", "--rate=44100",
		"--channels=2", "--latency-msec="+controlBuffer, "--raw", ticks)
	return func() {
		s.t.Helper()
		_ = player.cmd.Process.Signal(syscall.SIGTERM)
		data, err := os.ReadFile(stop())
		if err != nil {
			s.t.Fatal(err)
		}
		l.torn = cmp.Or(l.torn, torn(newRecording(data).fine))
	}
}

// tickFrames is how long one tick of the control is.
const tickFrames = recordRate / 100

// controlTicks returns the control as 16-bit stereo frames.
func controlTicks() []byte {
	const period = recordRate / int(time.Second/controlEvery)
	one := make([]byte, 0, 4*period)
	for i := range period {
		v := int16(0)
		if i < tickFrames {
			v = int16(12000 * (1 - 2*(i/20%2)))
		}
		one = binary.LittleEndian.AppendUint16(one, uint16(v))
		one = binary.LittleEndian.AppendUint16(one, uint16(v))
	}
	all := make([]byte, 0, len(one)*int(controlLasts/controlEvery))
	for range controlLasts / controlEvery {
		all = append(all, one...)
	}
	return all
}

// torn says where the control's ticks do not follow each other as they were
// played, "" if all do.
func torn(heard []float64) string {
	last, quiet := -1, tickFrames
	for i, v := range heard {
		if v < 0.05 && v > -0.05 {
			quiet++
			continue
		}
		if quiet >= tickFrames {
			apart := time.Duration(i-last) * time.Second / recordRate
			if off := apart - controlEvery; last >= 0 && off.Abs() > controlTorn {
				return fmt.Sprintf("two ticks of the control are %v apart and not %v", apart, controlEvery)
			}
			last = i
		}
		quiet = 0
	}
	if last < 0 {
		return "nothing of the control is heard"
	}
	return ""
}
