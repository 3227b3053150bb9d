//go:build wine

package wine

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

// shortRoutine is what is played: some seconds with words, bells and breath.
const shortRoutine = `id: short
name: Short
summary: A short session for the test of the window.
level: beginner
source: [S0]
blocks:
  - kind: warm-up
    rest: 10
    items:
      - {exercise: arm-circles, amount: 20}
`

// eventually waits until done reports true: Wine and the sound server keep their own time.
func eventually(t *testing.T, what string, patience time.Duration, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !done(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not within %v", what, patience)
		}
	}
}

// begin starts a program that runs until the test ends.
func begin(t *testing.T, cmd *exec.Cmd) <-chan struct{} {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	go func() { _ = cmd.Wait(); close(over) }()
	t.Cleanup(func() { _ = cmd.Process.Kill(); <-over })
	return over
}

// openScreen gives the machine a display.
func (m *machine) openScreen() {
	m.t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		m.t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	begin(m.t, cmd)
	_ = write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		m.t.Fatalf("Xvfb does not say its display: %v", err)
	}
	m.display = ":" + strings.TrimSpace(number)
}

// tool runs a program on the machine's display and with its sound.
func (m *machine) tool(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+m.display, "PULSE_SERVER="+m.sound)
	return cmd
}

// openSound gives the machine a sound device that plays into the void.
func (m *machine) openSound() {
	m.t.Helper()
	dir := m.t.TempDir()
	m.sound = "unix:" + filepath.Join(dir, "native")
	cmd := m.tool("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+filepath.Join(dir, "native"),
		"-L", "module-null-sink sink_name=out rate=44100 channels=2 format=s16le")
	cmd.Env = append(cmd.Env, "HOME="+dir, "XDG_RUNTIME_DIR="+dir, "PULSE_RUNTIME_PATH="+dir, "PULSE_STATE_PATH="+dir)
	begin(m.t, cmd)
	eventually(m.t, "the sound server", 20*time.Second, func() bool { return m.tool("pactl", "info").Run() == nil })
}

// record writes what is heard until the returned function is called, which returns it.
func (m *machine) record() (stop func() []float64) {
	m.t.Helper()
	path := filepath.Join(m.t.TempDir(), "heard.raw")
	parec := m.tool("parec", "--device=out.monitor", "--format=s16le", "--rate=44100", "--channels=2", "--file-format=raw", path)
	over := begin(m.t, parec)
	return func() []float64 {
		_ = parec.Process.Signal(syscall.SIGINT)
		<-over
		data, err := os.ReadFile(path)
		if err != nil {
			m.t.Fatal(err)
		}
		if dir := os.Getenv("UNCOIL_ARTIFACTS"); dir != "" {
			_ = os.WriteFile(filepath.Join(dir, "windows-heard.raw"), data, 0o644)
		}
		return envelope(data)
	}
}

// frame is what one value of an envelope stands for.
const frame = 20 * time.Millisecond

// envelope returns how loud 16-bit stereo at 44.1 kHz is in each frame.
func envelope(data []byte) (all []float64) {
	const size = 4 * 44100 * int(frame) / int(time.Second)
	for ; len(data) >= size; data = data[size:] {
		sum := 0.0
		for i := 0; i < size; i += 2 {
			v := float64(int16(binary.LittleEndian.Uint16(data[i:])))
			sum += v * v
		}
		all = append(all, math.Sqrt(sum))
	}
	return all
}

// alike returns how much a stretch of what was heard resembles what was to be heard, 0 to 1,
// independent of loudness and of when it began.
func alike(heard, want []float64) (best float64) {
	mean := func(x []float64) (sum float64) {
		for _, v := range x {
			sum += v / float64(len(x))
		}
		return sum
	}
	for from := 0; from+len(want) <= len(heard); from++ {
		x, mx, mw := heard[from:from+len(want)], mean(heard[from:from+len(want)]), mean(want)
		var xw, xx, ww float64
		for i := range want {
			xw += (x[i] - mx) * (want[i] - mw)
			xx += (x[i] - mx) * (x[i] - mx)
			ww += (want[i] - mw) * (want[i] - mw)
		}
		best = max(best, xw/math.Sqrt(max(xx*ww, 1e-9)))
	}
	return best
}

// shoot takes a screenshot and returns its checksum. It is kept in UNCOIL_ARTIFACTS.
func (m *machine) shoot(name string) string {
	m.t.Helper()
	dir := os.Getenv("UNCOIL_ARTIFACTS")
	if dir == "" {
		dir = m.t.TempDir()
	}
	path := filepath.Join(dir, "windows-"+name+".png")
	if out, err := m.tool("import", "-window", "root", path).CombinedOutput(); err != nil {
		m.t.Fatalf("screenshot: %v: %s", err, out)
	}
	out, err := m.tool("identify", "-format", "%#", path).Output()
	if err != nil {
		m.t.Fatal(err)
	}
	return string(out)
}

// settled takes a screenshot once the screen differs from before and stays as it is.
func (m *machine) settled(name, before string) (now string) {
	m.t.Helper()
	eventually(m.t, "a still window for "+name, time.Minute, func() bool {
		last := now
		now = m.shoot(name)
		return now == last && now != before
	})
	return now
}

// changed takes a screenshot once the screen differs from before.
func (m *machine) changed(name, before string) {
	m.t.Helper()
	eventually(m.t, "another picture for "+name, 30*time.Second, func() bool { return m.shoot(name) != before })
}

// pressed takes a screenshot, and presses a key after it.
func (m *machine) pressed(key string) (before string) {
	m.t.Helper()
	before = m.shoot("before-" + key)
	m.press(key)
	return before
}

func (m *machine) press(key string) {
	m.t.Helper()
	if out, err := m.tool("xdotool", "key", key).CombinedOutput(); err != nil {
		m.t.Fatalf("key %s: %v: %s", key, err, out)
	}
}

// data opens the program's data folder from here, while the program does not run.
func (m *machine) data(do func(*store.Store)) {
	m.t.Helper()
	s, err := store.Open(context.Background(), filepath.Join(m.prefix, "drive_c", "data"), store.Options{Now: time.Now})
	if err != nil {
		m.t.Fatal(err)
	}
	defer s.Close()
	do(s)
}

// expected returns a stretch of the short routine's sound, as this checkout writes it. Its
// first words are left out: a file says more than a session in which they can be read.
func (m *machine) expected() []float64 {
	m.t.Helper()
	dir := m.t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "routines"), os.DirFS(filepath.Join(m.prefix, "drive_c", "data", "routines"))); err != nil {
		m.t.Fatal(err)
	}
	wav := filepath.Join(dir, "x.wav")
	run := exec.Command("go", "run", "-tags", "migrated_fynedo,nowindow", "uncoil/cmd/uncoil", "--data", dir, "--guidance", "brief", "export", "short", "-o", wav)
	if out, err := run.CombinedOutput(); err != nil {
		m.t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(wav)
	if err != nil {
		m.t.Fatal(err)
	}
	_, samples, ok := bytes.Cut(data, []byte("data"))
	const second, from, to = 4 * 44100, 15, 35
	if !ok || len(samples) < to*second {
		m.t.Fatalf("the file has %d bytes of sound", len(samples))
	}
	return envelope(samples[4+from*second : to*second])
}

// aSessionInTheWindow plays the short routine under Wine: what is heard by ear is what an
// exported file holds, a second start ends while the first goes on, and the session is
// recorded. Where the machine is slow, what is heard stutters, more so with pictures.
func aSessionInTheWindow(t *testing.T, m *machine) {
	m.t = t
	routines := filepath.Join(m.prefix, "drive_c", "data", "routines")
	if err := os.MkdirAll(routines, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(routines, "short.yaml"), []byte(shortRoutine), 0o644); err != nil {
		t.Fatal(err)
	}
	m.data(func(s *store.Store) {
		prefs := engine.DefaultPreferences()
		prefs.SafetyAccepted, prefs.CheckIn = time.Now(), false
		if err := s.SavePreferences(context.Background(), prefs); err != nil {
			t.Fatal(err)
		}
	})
	want := m.expected()
	m.openScreen()
	m.openSound()
	start := func() *started {
		return m.command("wine", filepath.Join(m.dir, "uncoil.exe"), "--data", `C:\data`, "--guidance", "brief")
	}
	first := start()
	over := begin(t, first.cmd)
	eventually(t, "the window", 2*time.Minute, func() bool {
		return m.tool("bash", "-c", "xdotool windowfocus --sync $(xdotool search --onlyvisible --name Uncoil | head -n 1)").Run() == nil
	})
	home := m.settled("home", "")
	if code := start().code(); code != 0 {
		t.Errorf("the second start ends with %d", code)
	}
	m.press("Home") // from what to do today to the first card
	card := m.settled("card", home)
	stop := m.record()
	m.press("e")
	m.changed("by-ear", card)
	time.Sleep(30 * time.Second)
	heard := stop()
	m.changed("pictures", m.pressed("e"))
	// Each piece is sought by itself, for a slow machine makes the sound stutter. Two pieces
	// that are not the same are alike to 0.6 or less.
	const piece = int(5 * time.Second / frame)
	found := 0
	for at := 0; at+piece <= len(want); at += piece {
		like := alike(heard, want[at:at+piece])
		t.Logf("piece %d is heard, like the file to %.3f", at/piece, like)
		if like > 0.75 {
			found++
		}
	}
	if found < 2 {
		t.Errorf("of what is to be heard %d pieces are", found)
	}
	select {
	case <-over:
		t.Fatalf("the program has ended with %v:\n%s%s", first.cmd.ProcessState, first.out.String(), first.err.String())
	default:
	}
	m.press("Escape")
	m.press("ctrl+q")
	m.press("ctrl+q")
	select {
	case <-over:
	case <-time.After(time.Minute):
		t.Fatal("the program does not end")
	}
	m.data(func(s *store.Store) {
		all, err := s.Sessions(context.Background(), 0)
		if err != nil || len(all) != 1 || all[0].Routine != "short" {
			t.Errorf("recorded is %+v, %v", all, err)
		}
	})
}
