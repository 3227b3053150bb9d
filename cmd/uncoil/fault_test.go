package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// faulty is an output that panics.
type faulty struct{ io.Writer }

func (faulty) Write([]byte) (int, error) { panic("a fault inside") }

// fail runs a command that fails inside and returns what it says.
func fail(t *testing.T, dir string) string {
	t.Helper()
	var errs bytes.Buffer
	if code := run(t.Context(), []string{"--data", dir, "list"}, nil, faulty{}, &errs); code != exitFailed {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
	return errs.String()
}

// reportsIn returns the reports of faults in a folder.
func reportsIn(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "crash*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestAFaultIsReportedAndToldOnce: the next session says where the report is, and
// no start empties it.
func TestAFaultIsReportedAndToldOnce(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	said := fail(t, dir)
	all := reportsIn(t, dir)
	if len(all) != 1 || strings.Count(said, "\n") != 1 || !strings.Contains(said, all[0]) {
		t.Fatalf("it says %q, the reports are %q", said, all)
	}
	for i, told := range []bool{true, false, false} {
		got := uncoilIn(t, dir, "play", "desk-break", "--audio-only", "--guidance", "tones", "--rest", "0s", "--speed", "1000")
		all := reportsIn(t, dir)
		if len(all) != 1 || got.code != exitFine || strings.Contains(got.err, "sudden end") != told || told && !strings.Contains(got.err, all[0]) {
			t.Errorf("start %d: %d, says %q, the reports are %q", i, got.code, got.err, all)
			continue
		}
		text, err := os.ReadFile(all[0])
		if err != nil || !strings.HasPrefix(string(text), "uncoil ") || !strings.Contains(string(text), "a fault inside") || !strings.Contains(string(text), "goroutine") {
			t.Errorf("start %d: %v, the report is %.200q", i, err, text)
		}
	}
}

// TestAFaultWithoutAFolder is told on standard error, and nowhere else.
func TestAFaultWithoutAFolder(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	said := fail(t, filepath.Join(temp, "none"))
	if !strings.HasPrefix(said, "uncoil: something went wrong inside") || !strings.Contains(said, "a fault inside") || !strings.Contains(said, "goroutine") {
		t.Errorf("it says %.200q", said)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestLinesAreHarmless: what is said does nothing to the terminal that shows it.
func TestLinesAreHarmless(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a\x1b]0;b\a\u202ec\u0085d.yaml")
	got := uncoil(t, "check", name)
	if strings.ContainsAny(got.err, "\x1b\a\u202e\u0085") || !strings.Contains(got.err, `a\x1b]0;b\a\u202ec`) {
		t.Errorf("it says %q", got.err)
	}
}
