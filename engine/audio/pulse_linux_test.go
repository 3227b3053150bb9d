package audio

import (
	"bytes"
	"encoding/binary"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"uncoil/engine"
)

// soundServer is a PulseAudio server of the test's own, with a sink that hears
// nothing and can be recorded.
type soundServer struct {
	t      *testing.T
	dir    string
	server *exec.Cmd
	record *exec.Cmd
	sound  *bytes.Buffer
	copied chan struct{} // closed when sound is complete
}

// newSoundServer prepares the environment of the test's process so that ALSA's
// default device leads to the server; start starts it.
func newSoundServer(t *testing.T) *soundServer {
	t.Helper()
	if _, err := exec.LookPath("pulseaudio"); err != nil {
		t.Skip("pulseaudio is not installed")
	}
	dir := t.TempDir()
	config := filepath.Join(dir, "alsa.conf")
	if err := os.WriteFile(config, []byte("pcm.!default { type pulse }\nctl.!default { type pulse }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ALSA_CONFIG_PATH", config)
	t.Setenv("XDG_RUNTIME_DIR", dir)
	t.Setenv("HOME", dir)
	t.Setenv("PULSE_SERVER", "unix:"+filepath.Join(dir, "native"))
	s := &soundServer{t: t, dir: dir}
	t.Cleanup(s.kill)
	return s
}

// start starts the server and a recording of all it plays, and returns when
// the recording runs.
func (s *soundServer) start() {
	s.t.Helper()
	socket := filepath.Join(s.dir, "native")
	os.Remove(socket)
	s.server = exec.Command("pulseaudio", "--daemonize=no", "-n", "--exit-idle-time=-1", "--disable-shm=true",
		"--use-pid-file=no", "--log-level=error", "--log-target=stderr",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+socket,
		"-L", "module-null-sink sink_name=quiet rate=44100 channels=2")
	s.server.Stderr = io.Discard
	if err := s.server.Start(); err != nil {
		s.t.Fatal(err)
	}
	until(s.t, 10*time.Second, "the sound server answers", func() bool {
		return exec.Command("pactl", "info").Run() == nil
	})
	s.sound = &bytes.Buffer{}
	s.record = exec.Command("parec", "--raw", "--format=s16le", "--rate=44100", "--channels=2", "--latency-msec=20", "-d", "quiet.monitor")
	pipe, err := s.record.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.record.Start(); err != nil {
		s.t.Fatal(err)
	}
	// The first bytes show that the recording runs.
	first := make([]byte, bytesPerFrame)
	if _, err := io.ReadFull(pipe, first); err != nil {
		s.t.Fatal(err)
	}
	s.sound.Write(first)
	sound, copied := s.sound, make(chan struct{})
	s.copied = copied
	go func() {
		defer close(copied)
		io.Copy(sound, pipe)
	}()
}

// stopRecording ends the recording, if there is one, after its last sound.
func (s *soundServer) stopRecording() {
	if s.record != nil {
		s.record.Process.Signal(syscall.SIGTERM)
		<-s.copied
		s.record.Wait()
		s.record = nil
	}
}

// kill ends the server without giving it a chance to say goodbye.
func (s *soundServer) kill() {
	s.stopRecording()
	if s.server != nil {
		s.server.Process.Kill()
		s.server.Wait()
		s.server = nil
	}
}

// recorded ends the recording and returns the left channel.
func (s *soundServer) recorded() []float64 {
	s.stopRecording()
	data := s.sound.Bytes()
	left := make([]float64, len(data)/bytesPerFrame)
	for i := range left {
		left[i] = float64(int16(binary.LittleEndian.Uint16(data[i*bytesPerFrame:]))) / 32768
	}
	return left
}

// until waits for something to become true.
func until(t *testing.T, limit time.Duration, what string, done func() bool) {
	t.Helper()
	deadline := time.After(limit)
	every := time.NewTicker(5 * time.Millisecond)
	defer every.Stop()
	for !done() {
		select {
		case <-deadline:
			t.Fatalf("waited %v in vain: %s", limit, what)
		case <-every.C:
		}
	}
}

// playTicks plays ticks a distance apart, each arriving up to 15 ms late, as a
// session's may, and waits until the last is over.
func playTicks(p *Player, n int, distance time.Duration) {
	begin := time.Now()
	for i := range n {
		due := begin.Add(time.Duration(i) * distance)
		<-time.After(time.Until(due.Add(time.Duration(i%4) * 5 * time.Millisecond)))
		p.Cue(engine.Cue{Kind: engine.Tick}, time.Since(due))
	}
	<-time.After(time.Second)
}

// processorTime returns how much the test's process has computed.
func processorTime(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestRealSoundServer plays on a real PulseAudio server that is not there at
// first, then killed, started again, stopped and continued.
func TestRealSoundServer(t *testing.T) {
	server := newSoundServer(t)
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	p := NewPlayer(Options{Volumes: fullVolume(), Log: quiet})
	defer p.Close()
	sounds := func() bool { return p.Status().Sound }
	silent := func() bool { return !p.Status().Sound && p.Status().Reason != "" }
	until(t, 5*time.Second, "the player says that there is no device", silent)

	for _, name := range []string{"the first server", "the second server"} {
		server.start()
		until(t, 5*time.Second, "the player finds "+name, sounds)
		<-time.After(500 * time.Millisecond)
		const n, distance = 10, 400 * time.Millisecond
		playTicks(p, n, distance)
		sound := server.recorded()
		checkTicks(t, name, onsets(sound), n, distance)

		server.kill()
		until(t, 5*time.Second, "the player notices that the server is gone", silent)
		used := processorTime(t)
		playTicks(p, 4, distance) // unheard
		if used = processorTime(t) - used; used > time.Second {
			t.Errorf("without %s two seconds cost %v of processor time", name, used)
		}
	}

	server.start()
	playTicks(p, 12, 250*time.Millisecond)
	heard := onsets(server.recorded())
	if len(heard) == 0 || LengthOf(int64(heard[0])) > 2*time.Second {
		t.Errorf("after the server's return ticks are heard at frames %v, want one within 2 s", heard)
	}
	server.server.Process.Signal(syscall.SIGSTOP)
	until(t, 5*time.Second, "the player notices that the server hangs", silent)
	server.server.Process.Signal(syscall.SIGCONT)
	until(t, 5*time.Second, "the player finds the server again", sounds)
}

// checkTicks checks that n ticks were heard, each within 60 ms of its distance
// to the first.
func checkTicks(t *testing.T, name string, heard []int, n int, distance time.Duration) {
	t.Helper()
	if len(heard) != n {
		t.Errorf("%s played %d ticks, want %d", name, len(heard), n)
		return
	}
	worst := time.Duration(0)
	for i, frame := range heard {
		off := LengthOf(int64(frame-heard[0])) - time.Duration(i)*distance
		worst = max(worst, off, -off)
		if off > 60*time.Millisecond || off < -60*time.Millisecond {
			t.Errorf("%s: tick %d is heard %v off its time", name, i, off)
		}
	}
	t.Logf("%s: the worst tick is %v off", name, worst)
}
