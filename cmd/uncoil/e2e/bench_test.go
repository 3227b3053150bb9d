//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The benchmarks below compare the real program with a bare Fyne window on the
// same display. The ratio matters, not the seconds.

// figureWidth, figureHeight and figureRate are what a session with a moving figure is
// measured against: one picture of about the card's size in a window of 1366×768.
const (
	figureWidth  = "720"
	figureHeight = "560"
	figureRate   = "30"
)

// compile builds one of the two programs without the race detector.
func compile(b *testing.B, pkg string) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), filepath.Base(pkg))
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, pkg).CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// benchScreen is a screen for a benchmark.
func benchScreen(b *testing.B) *screen {
	b.Helper()
	return openScreen(b, b.TempDir(), "1366x768")
}

// firstFrame returns how long a program takes from its start to a window that
// shows something.
func firstFrame(b *testing.B, s *screen, title, path string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), s.env())
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	for time.Since(begin) < time.Minute {
		out, err := s.tool("xdotool", "search", "--onlyvisible", "--name", title)
		if err == nil && strings.TrimSpace(out) != "" {
			return time.Since(begin)
		}
	}
	b.Fatalf("no window named %s", title)
	return 0
}

func BenchmarkStartToFirstFrame(b *testing.B) {
	uncoil, bare := compile(b, "uncoil/cmd/uncoil"), compile(b, "uncoil/cmd/uncoil/e2e/bare")
	s := benchScreen(b)
	data := b.TempDir()
	var ours, theirs time.Duration
	for b.Loop() {
		theirs += firstFrame(b, s, "Bare", bare, "-rate", "0")
		ours += firstFrame(b, s, "Uncoil", uncoil, "--data", data)
	}
	b.ReportMetric(ours.Seconds()/float64(b.N), "s/start")
	b.ReportMetric(float64(ours)/float64(theirs), "ratio")
}

// BenchmarkMemory reports the memory of the window when it has settled, and of an
// empty window: most of the latter is the driver's.
func BenchmarkMemory(b *testing.B) {
	uncoil, bare := compile(b, "uncoil/cmd/uncoil"), compile(b, "uncoil/cmd/uncoil/e2e/bare")
	s := benchScreen(b)
	held := func(title, path string, args ...string) float64 {
		cmd := exec.Command(path, args...)
		cmd.Env = append(os.Environ(), s.env())
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
		s.waitForWindow(title)
		time.Sleep(10 * time.Second)
		return float64(memoryOf(b, cmd.Process.Pid)) / (1 << 20)
	}
	for b.Loop() {
		b.ReportMetric(held("Bare", bare, "-rate", "0"), "MB-bare")
		b.ReportMetric(held("Uncoil", uncoil, "--data", b.TempDir()), "MB")
	}
}

func BenchmarkSessionCPU(b *testing.B) {
	uncoil, bare := compile(b, "uncoil/cmd/uncoil"), compile(b, "uncoil/cmd/uncoil/e2e/bare")
	for b.Loop() {
		small, large := bareLoad(b, bare), bareLoad(b, bare, "-fill")
		ours := sessionLoad(b, uncoil)
		b.ReportMetric(ours, "session-cpu")
		b.ReportMetric(ours/small, "to-an-image-of-the-figure's-size")
		b.ReportMetric(ours/large, "to-an-image-of-the-window's-size")
	}
}

// measured is how long a load is measured.
const measured = 20 * time.Second

func bareLoad(b *testing.B, path string, args ...string) float64 {
	b.Helper()
	s := benchScreen(b)
	cmd := exec.Command(path, append(args, "-width", figureWidth, "-height", figureHeight, "-rate", figureRate)...)
	cmd.Env = append(os.Environ(), s.env())
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	s.waitForWindow("Bare")
	time.Sleep(3 * time.Second)
	return busy(b, cmd.Process.Pid, measured)
}

// sessionLoad plays cat-cow, whose figure moves all the time.
func sessionLoad(b *testing.B, path string) float64 {
	b.Helper()
	w := newWorkplace(b)
	server := newSoundServer(b, w.dir)
	server.start()
	s := openScreen(b, w.dir, "1366x768")
	cmd := exec.Command(path, "--data", w.data, "--guidance", "tones", "--rest", "0s")
	cmd.Env = append(append(os.Environ(), server.env()...), s.env())
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	startShort(s)
	hold(3 * time.Second)
	eventually(b, "cat-cow", 2*time.Minute, func() bool {
		p := w.progress()
		if p != nil && p.Place == "short/main/cat-cow" && p.Kind == "work" {
			return true
		}
		s.press("Right")
		hold(time.Second)
		return false
	})
	hold(2 * time.Second)
	return busy(b, cmd.Process.Pid, measured)
}
