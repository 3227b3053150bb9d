//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
)

// soakTurn is played repeatedly: a flow, a hold on each side, and a hold in
// breaths, kneeling, supine and prone. It takes four minutes, so everything has
// been read and drawn once within the first five.
var soakTurn = []string{"cat-cow", "supine-twist", "cobra"}

// The limits of the soak test, relative to when the session had settled.
const (
	moreBytes      = 5 << 20
	moreGoroutines = 0
)

// TestSoak plays one long session at its real speed in the real window. SOAK
// says how long, as 60m; make soak sets it.
func TestSoak(t *testing.T) {
	if os.Getenv("SOAK") == "" {
		t.Skip("make soak runs it: it takes an hour")
	}
	length, err := time.ParseDuration(os.Getenv("SOAK"))
	if err != nil {
		t.Fatalf("SOAK: %v", err)
	}
	listening(t, func(t *testing.T, l *listener) { soak(t, l, length) })
}

func soak(t *testing.T, l *listener, length time.Duration) {
	settling := min(5*time.Minute, length/4)
	w := newWorkplace(t)
	path := buildWith(t, "gauged/uncoil", "migrated_fynedo gauge")
	server := newSoundServer(t, w.dir)
	server.start()
	s := openScreen(t, w.dir, "1366x768")
	voice := openVoice(t)
	tl := w.soak(length, voice)

	stop := server.record("soak")
	program := start(t, w.dir, append(server.env(), s.env()), path, "--data", w.data, "--guidance", "brief")
	startShort(s)
	begun := time.Now()
	resident := &gauge{name: "bytes resident"}
	judge := l.beside(server)
	eventually(t, "the end of the session", tl.Length+2*time.Minute, func() bool {
		w.alive(program)
		time.Sleep(5 * time.Second)
		if at := time.Since(begun); at < tl.Length-10*time.Second {
			resident.add(at, memoryOf(t, program.pid()))
			if judge != nil && at > settling+30*time.Second {
				judge()
				judge = nil
			}
			if judge == nil && at > tl.Length-settling-time.Minute {
				judge = l.beside(server)
			}
			return false
		}
		return !w.sessions()[0].Ended.IsZero()
	})
	s.shoot("the-end")
	heard := stop()
	judge()
	if end := w.sessions()[0]; !end.Finished || (end.Ended.Sub(end.Started)-tl.Length).Abs() > 2*time.Second {
		t.Errorf("the session of %v is recorded as %+v", tl.Length, end)
	}

	goroutines, live := gauged(t, w.said(), begun, begun.Add(tl.Length-10*time.Second))
	resident.check(t, settling, moreBytes)
	live.check(t, settling, moreBytes)
	goroutines.check(t, settling, moreGoroutines)

	const slack = 5 * time.Second
	sound := engine.DefaultPreferences().Sound
	first := &ear{t, l.complain, loadPart(t, heard, 0, settling+time.Minute), voice, sound}
	from := first.check("the beginning", stretch(tl, 0, settling), 0, time.Minute, tolerance) + tl.Length - settling - slack
	last := &ear{t, l.complain, loadPart(t, heard, from, settling+2*slack), voice, sound}
	drift := last.check("the end", stretch(tl, tl.Length-settling, tl.Length), 0, 2*slack, tolerance) - slack
	t.Logf("after %v the cues come %v off", tl.Length, drift)
	if drift.Abs() > tolerance {
		l.complain("the cues at the end come %v off", drift)
	}
}

// soak writes a routine that lasts at least as long as is asked for, the only
// one of the workplace, and compiles it.
func (w *workplace) soak(length time.Duration, voice engine.Voice) *engine.Timeline {
	w.t.Helper()
	folder := filepath.Join(w.data, "routines")
	if err := os.Remove(filepath.Join(folder, "short.yaml")); err != nil {
		w.t.Fatal(err)
	}
	main := ""
	for i := 0; ; i++ {
		main += "      - {exercise: " + soakTurn[i%len(soakTurn)] + "}\n"
		text := `id: soak
name: Soak
summary: A long session for the test of the real window.
level: beginner
source: [S0]
blocks:
  - kind: warm-up
    rest: 10
    items:
      - {exercise: arm-circles, amount: 20}
  - kind: main
    rest: 10
    items:
` + main + `  - kind: cool-down
    items:
      - {exercise: knees-to-chest}
`
		if err := os.WriteFile(filepath.Join(folder, "soak.yaml"), []byte(text), 0o644); err != nil {
			w.t.Fatal(err)
		}
		if tl, _ := w.timelineOf("soak", voice); tl.Length >= length {
			return tl
		}
	}
}

// gauge is what was read of one thing in the course of a session.
type gauge struct {
	name   string
	at     []time.Duration
	values []int
}

func (g *gauge) add(at time.Duration, value int) {
	g.at, g.values = append(g.at, at), append(g.values, value)
}

// between returns what was read from one time to another, in order of size.
func (g *gauge) between(from, to time.Duration) (sorted []int) {
	for i, at := range g.at {
		if at >= from && at < to {
			sorted = append(sorted, g.values[i])
		}
	}
	slices.Sort(sorted)
	return sorted
}

// check compares the last part of the session with an equally long one after the
// session had settled: the median and the maximum.
func (g *gauge) check(t *testing.T, settling time.Duration, more int) {
	t.Helper()
	end := g.at[len(g.at)-1]
	first, last, whole := g.between(settling, 2*settling), g.between(end-settling, end+1), g.between(settling, end+1)
	if len(first) == 0 || len(last) == 0 {
		t.Fatalf("%s were read %d times only", g.name, len(g.at))
	}
	t.Logf("%s: once settled usually %d, at most %d; at the end usually %d, at most %d; from %d to %d in between", g.name,
		middle(first), slices.Max(first), middle(last), slices.Max(last), slices.Min(whole), slices.Max(whole))
	if middle(last) > middle(first)+more || slices.Max(last) > slices.Max(first)+more {
		t.Errorf("%s have grown", g.name)
	}
}

func middle(sorted []int) int { return sorted[len(sorted)/2] }

// gauged reads what the program prints every ten seconds about itself.
func gauged(t *testing.T, said string, from, to time.Time) (goroutines, live *gauge) {
	t.Helper()
	goroutines, live = &gauge{name: "goroutines"}, &gauge{name: "bytes live"}
	for line := range strings.Lines(said) {
		var at int64
		var g, l int
		if n, _ := fmt.Sscanf(line, "gauge: at %d: %d goroutines, %d bytes live", &at, &g, &l); n != 3 {
			continue
		}
		if at := time.Unix(at, 0); at.After(from) && at.Before(to) {
			goroutines.add(at.Sub(from), g)
			live.add(at.Sub(from), l)
		}
	}
	return goroutines, live
}

// memoryOf returns the private memory of a process in bytes. Pages of its program
// file, including the voices, are not counted: the system can drop them.
func memoryOf(t testing.TB, pid int) int {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(data, []byte("RssAnon:"))
	var kilobytes int
	if _, err := fmt.Sscan(string(rest), &kilobytes); err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

// loadPart reads a part of a recording that may be too long to be held whole.
func loadPart(t *testing.T, path string, from, length time.Duration) *recording {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	const frame = 4
	begin := int64(from.Seconds() * recordRate)
	data, err := io.ReadAll(io.NewSectionReader(file, begin*frame, int64(length.Seconds()*recordRate)*frame))
	if err != nil {
		t.Fatal(err)
	}
	return newRecording(data)
}
