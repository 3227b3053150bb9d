//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/store"
)

// shortRoutine is a routine of about two minutes with every kind of cue: held
// and counted work, breath swells, sides, ticks, rests, all bells.
const shortRoutine = `id: short
name: Short
summary: A short session for the tests of the real window.
level: beginner
source: [S0]
blocks:
  - kind: warm-up
    rest: 10
    items:
      - {exercise: arm-circles, amount: 20}
  - kind: main
    rest: 12
    items:
      - {exercise: cat-cow, amount: 5}
  - kind: cool-down
    items:
      - {exercise: knees-to-chest}
`

// workplace is a folder for one test's evidence and data. It is kept, under
// artifacts/, when the test fails.
type workplace struct {
	t    testing.TB
	dir  string
	data string
}

func newWorkplace(t testing.TB) *workplace {
	t.Helper()
	build(t) // before anything is recorded or timed
	buildPlain(t)
	dir := t.TempDir()
	w := &workplace{t: t, dir: dir, data: filepath.Join(dir, "data")}
	if err := os.MkdirAll(filepath.Join(w.data, "routines"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.data, "routines", "short.yaml"), []byte(shortRoutine), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		keep := os.Getenv("UNCOIL_ARTIFACTS")
		if keep == "" && t.Failed() {
			keep = filepath.Join("..", "..", "..", "artifacts")
		}
		if keep == "" {
			return
		}
		to := filepath.Join(keep, strings.ReplaceAll(t.Name(), "/", "-"))
		_ = os.RemoveAll(to)
		_ = os.Remove(filepath.Join(w.data, "uncoil.sock")) // no file that can be copied
		if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
			t.Logf("the evidence could not be kept: %v", err)
		}
		t.Logf("the evidence is in %s", to)
	})
	return w
}

// building lets one test at a time build the program, the first of them.
var building sync.Mutex

// build builds the real program with the race detector, once for all tests.
func build(t testing.TB) string {
	t.Helper()
	return buildWith(t, "uncoil", "migrated_fynedo", "-race")
}

// buildPlain builds it without the race detector, for tests that it would slow
// down too much.
func buildPlain(t testing.TB) string {
	t.Helper()
	return buildWith(t, "plain/uncoil", "migrated_fynedo")
}

func buildWith(t testing.TB, name, tags string, flags ...string) string {
	t.Helper()
	building.Lock()
	defer building.Unlock()
	path := filepath.Join(os.TempDir(), fmt.Sprintf("uncoil-e2e-%d", os.Getpid()), name)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	args := append(append([]string{"build"}, flags...), "-tags", tags, "-o", path, "uncoil/cmd/uncoil")
	out, err := exec.Command("go", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

func TestMain(m *testing.M) {
	code := m.Run()
	_ = os.RemoveAll(filepath.Join(os.TempDir(), fmt.Sprintf("uncoil-e2e-%d", os.Getpid())))
	os.Exit(code)
}

// strict makes the race detector end the program with its own exit code.
const strict = "GORACE=halt_on_error=1 exitcode=66"

// uncoil starts the program on the workplace's data folder.
func (w *workplace) uncoil(env []string, args ...string) *process {
	w.t.Helper()
	args = append([]string{"--data", w.data, "--guidance", "brief"}, args...)
	return start(w.t, w.dir, append(env, strict), build(w.t), args...)
}

// said returns what the program has printed so far.
func (w *workplace) said() string {
	data, err := os.ReadFile(filepath.Join(w.dir, "uncoil.log"))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

// timeline compiles the short routine as the program does.
func (w *workplace) timeline(voice engine.Voice) (*engine.Timeline, *catalog.Catalog) {
	w.t.Helper()
	return w.timelineOf("short", voice)
}

// timelineOf compiles any routine as the program does.
func (w *workplace) timelineOf(id string, voice engine.Voice) (*engine.Timeline, *catalog.Catalog) {
	w.t.Helper()
	books, err := catalog.Load(assets.Files(), os.DirFS(w.data))
	if err != nil {
		w.t.Fatal(err)
	}
	routine, err := books.Routine(id)
	if err != nil {
		w.t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.Guidance = engine.GuidanceBrief
	prefs.Turn = len(w.sessions()) // the wordings take turns from session to session
	t, err := engine.Compile(routine, books.Book(), &prefs, voice)
	if err != nil {
		w.t.Fatal(err)
	}
	return t, books
}

// read opens the program's database beside the program, and closes it again.
func (w *workplace) read(look func(*store.Store)) {
	w.t.Helper()
	s, err := store.Open(context.Background(), w.data, store.Options{Now: time.Now})
	if err != nil {
		w.t.Fatal(err)
	}
	defer s.Close()
	look(s)
}

// progress returns how far the running session has come, nil if there is none.
func (w *workplace) progress() (m *engine.Mark) {
	w.t.Helper()
	w.read(func(s *store.Store) {
		all, err := s.Sessions(context.Background(), 1)
		if err == nil && len(all) > 0 && all[0].Ended.IsZero() {
			m, err = s.Mark(context.Background(), all[0].ID)
		}
		if err != nil {
			w.t.Fatal(err)
		}
	})
	return m
}

// sessions returns the recorded sessions, the newest first.
func (w *workplace) sessions() (all []engine.SessionRecord) {
	w.t.Helper()
	w.read(func(s *store.Store) {
		found, err := s.Sessions(context.Background(), 0)
		if err != nil {
			w.t.Fatal(err)
		}
		all = found
	})
	return all
}

// waitForStep waits until the running session has reached step i.
func (w *workplace) waitForStep(i int, patience time.Duration) {
	w.t.Helper()
	eventually(w.t, fmt.Sprintf("step %d", i), patience, func() bool {
		p := w.progress()
		return p != nil && p.Step >= i
	})
}

// waitForEnd waits until the newest session is recorded as ended.
func (w *workplace) waitForEnd(patience time.Duration) engine.SessionRecord {
	w.t.Helper()
	eventually(w.t, "the end of the session", patience, func() bool {
		all := w.sessions()
		return len(all) > 0 && !all[0].Ended.IsZero()
	})
	return w.sessions()[0]
}

// alive fails the test if the program has ended or its race detector spoke.
func (w *workplace) alive(p *process) {
	w.t.Helper()
	if p.over() {
		w.t.Fatalf("the program has ended with %v:\n%s", p.cmd.ProcessState, w.said())
	}
}
