//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// eventually waits until done reports true. The real window and the real sound
// server keep their own time, so these tests, and only these, wait for it.
func eventually(t testing.TB, what string, patience time.Duration, done func() bool) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for !done() {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not within %v", what, patience)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// process is a program that runs until the test ends.
type process struct {
	cmd    *exec.Cmd
	exited chan struct{}
}

func (p *process) pid() int { return p.cmd.Process.Pid }

// over reports whether the program has ended.
func (p *process) over() bool {
	select {
	case <-p.exited:
		return true
	default:
		return false
	}
}

// start runs a program until the test ends and keeps what it prints in a file.
func start(t testing.TB, dir string, env []string, name string, args ...string) *process {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	log, err := os.OpenFile(filepath.Join(dir, filepath.Base(name)+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	p := &process{cmd, make(chan struct{})}
	go func() { _ = cmd.Wait(); close(p.exited); _ = log.Close() }()
	t.Cleanup(func() {
		_ = syscall.Kill(-p.pid(), syscall.SIGTERM)
		select {
		case <-p.exited:
		case <-time.After(5 * time.Second):
			_ = syscall.Kill(-p.pid(), syscall.SIGKILL)
			<-p.exited
		}
	})
	return p
}

// screen is a display of its own.
type screen struct {
	t    testing.TB
	name string
	// shots is the folder that screenshots go to.
	shots string
}

// openScreen starts an X server with one screen of the given size in pixels, and more
// arguments.
func openScreen(t testing.TB, dir, size string, more ...string) *screen {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset"}, more...)...)
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatalf("Xvfb: %v", err)
	}
	_ = write.Close()
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb does not say its display: %v", err)
	}
	return &screen{t: t, name: ":" + strings.TrimSpace(number), shots: dir}
}

func (s *screen) env() string { return "DISPLAY=" + s.name }

// tool runs a program on the screen and returns what it prints.
func (s *screen) tool(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), s.env())
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// waitForWindow waits until the program's window is there and gives it the keys.
func (s *screen) waitForWindow(title string) {
	s.t.Helper()
	id := ""
	eventually(s.t, "a window named "+title, 60*time.Second, func() bool {
		out, err := s.tool("xdotool", "search", "--onlyvisible", "--name", title)
		id = strings.TrimSpace(strings.SplitN(out, "\n", 2)[0])
		return err == nil && id != ""
	})
	if out, err := s.tool("xdotool", "windowfocus", "--sync", id); err != nil {
		s.t.Fatalf("focus: %v: %s", err, out)
	}
}

// press types one key, named as X names it.
func (s *screen) press(key string) {
	s.t.Helper()
	if out, err := s.tool("xdotool", "key", key); err != nil {
		s.t.Fatalf("key %s: %v: %s", key, err, out)
	}
}

// shoot takes a screenshot and returns its pixels' checksum.
func (s *screen) shoot(name string) string {
	s.t.Helper()
	path := filepath.Join(s.shots, name+".png")
	if out, err := s.tool("import", "-window", "root", path); err != nil {
		s.t.Fatalf("screenshot: %v: %s", err, out)
	}
	out, err := s.tool("identify", "-format", "%#", path)
	if err != nil {
		s.t.Fatalf("screenshot: %v: %s", err, out)
	}
	return out
}

// soundServer is a PulseAudio of its own whose only device is a null sink.
type soundServer struct {
	t       testing.TB
	dir     string
	running *process
}

// newSoundServer prepares a server; start it with start.
func newSoundServer(t testing.TB, dir string) *soundServer {
	t.Helper()
	s := &soundServer{t: t, dir: filepath.Join(dir, "sound")}
	for _, folder := range []string{"state", ".cache", ".config"} {
		if err := os.MkdirAll(filepath.Join(s.dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	alsa := "pcm.!default { type pulse }\nctl.!default { type pulse }\n"
	if err := os.WriteFile(filepath.Join(s.dir, ".asoundrc"), []byte(alsa), 0o644); err != nil {
		t.Fatal(err)
	}
	return s
}

// env is what a program needs to find the server. HOME leads ALSA to the
// configuration that passes everything on to PulseAudio.
func (s *soundServer) env() []string {
	return []string{
		"HOME=" + s.dir, "XDG_RUNTIME_DIR=" + s.dir, "PULSE_RUNTIME_PATH=" + s.dir, "PULSE_STATE_PATH=" + filepath.Join(s.dir, "state"),
		"PULSE_SERVER=unix:" + filepath.Join(s.dir, "native"),
	}
}

// start runs the server and waits until it answers.
func (s *soundServer) start() {
	s.t.Helper()
	s.running = start(s.t, s.dir, s.env(), "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--high-priority=yes",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+filepath.Join(s.dir, "native"),
		"-L", "module-null-sink sink_name=out rate=44100 channels=2 format=s16le",
		"-L", "module-null-sink sink_name=control rate=44100 channels=2 format=s16le")
	eventually(s.t, "the sound server", 20*time.Second, func() bool {
		cmd := exec.Command("pactl", "info")
		cmd.Env = append(os.Environ(), s.env()...)
		out, err := cmd.CombinedOutput()
		return err == nil && bytes.Contains(out, []byte("Default Sink: out"))
	})
}

// kill ends the server as a crash would.
func (s *soundServer) kill() {
	s.t.Helper()
	if err := s.running.cmd.Process.Kill(); err != nil {
		s.t.Fatal(err)
	}
	_ = os.Remove(filepath.Join(s.dir, "native"))
}

// record writes what is heard to a file of 16-bit stereo frames until the
// returned function is called, which returns the file.
func (s *soundServer) record(name string) (stop func() string) {
	s.t.Helper()
	return s.recordFrom("out", name)
}

// recordFrom is record for one of the server's devices.
func (s *soundServer) recordFrom(device, name string) (stop func() string) {
	s.t.Helper()
	path := filepath.Join(s.dir, name+".raw")
	parec := start(s.t, s.dir, s.env(), "parec", "--device="+device+".monitor", "--format=s16le", "--rate=44100", "--channels=2", "--latency-msec=20", "--file-format=raw", path)
	eventually(s.t, "the recording", 10*time.Second, func() bool {
		info, err := os.Stat(path)
		return err == nil && info.Size() > 0
	})
	return func() string {
		_ = parec.cmd.Process.Signal(syscall.SIGINT)
		// parec writes its last block when it is told to end.
		eventually(s.t, "the end of the recording", 10*time.Second, parec.over)
		return path
	}
}

// cpuSeconds returns how much processor time a process has used.
func cpuSeconds(t testing.TB, pid int) float64 {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(data[bytes.LastIndexByte(data, ')')+2:]))
	var user, system float64
	if _, err := fmt.Sscan(fields[11], &user); err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscan(fields[12], &system); err != nil {
		t.Fatal(err)
	}
	return (user + system) / 100
}
