package crash_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine/crash"
)

// Where asCrasher is set, the test's binary makes a report in the folder of that
// name and ends as its first argument says.
const asCrasher = "UNCOIL_CRASHER"

func TestMain(m *testing.M) {
	dir := os.Getenv(asCrasher)
	if dir == "" {
		os.Exit(m.Run())
	}
	r, err := crash.Begin(dir, crash.Head("1.2.3", "play", time.Now()))
	if err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	switch os.Args[1] {
	case "goroutine":
		go panic("at the worst moment")
		select {}
	case "exit": // as SIGKILL does
		os.Exit(0)
	case "recovered", "unseen":
		path, err := r.Panic("at the worst moment", []byte("a stack\n"), os.Args[1] == "recovered", time.Now())
		fmt.Print(path)
		if err != nil {
			os.Exit(3)
		}
	case "end":
		r.Close()
	}
}

// crasher runs a program that ends in a way of its own and returns what it wrote.
func crasher(t *testing.T, dir, how string) string {
	t.Helper()
	c := exec.Command(os.Args[0], how)
	c.Env = append(os.Environ(), asCrasher+"="+dir)
	out, err := c.Output()
	if (err != nil) != (how == "goroutine") {
		t.Fatalf("%s: %v", how, err)
	}
	return string(out)
}

func reports(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestAFaultIsToldOnce and stays, whatever ends the program.
func TestAFaultIsToldOnce(t *testing.T) {
	for how, toldLater := range map[string]bool{"goroutine": true, "unseen": true, "recovered": false} {
		t.Run(how, func(t *testing.T) {
			dir := t.TempDir()
			crasher(t, dir, how)
			found := crash.Collect(dir)
			if (len(found) == 1) != toldLater {
				t.Fatalf("found %v", found)
			}
			all := reports(t, dir)
			if len(all) != 1 || toldLater && found[0].Path != all[0] {
				t.Fatalf("found %v of %q", found, all)
			}
			for range 2 { // starts after it
				if again := crash.Collect(dir); len(again) > 0 {
					t.Errorf("told again: %v", again)
				}
			}
			text, err := os.ReadFile(all[0])
			if err != nil || !strings.HasPrefix(string(text), "uncoil 1.2.3 play, go") || !strings.Contains(string(text), "\n\npanic: at the worst moment") {
				t.Errorf("%v, the report is %s", err, text)
			}
			if info, err := os.Stat(all[0]); err != nil || info.Mode().Perm()&0o077 != 0 {
				t.Errorf("its mode is %v, %v", info.Mode(), err)
			}
			if day := time.Now().Format("crash-2006-01-02-"); !strings.HasPrefix(filepath.Base(all[0]), day) {
				t.Errorf("it is called %s", all[0])
			}
		})
	}
}

// TestNoFaultNoReport: neither of a program that ended well, nor of one that was
// killed.
func TestNoFaultNoReport(t *testing.T) {
	dir := t.TempDir()
	crasher(t, dir, "end")
	if all := reports(t, dir); len(all) > 0 {
		t.Errorf("left: %q", all)
	}
	crasher(t, dir, "exit")
	if all := reports(t, dir); len(all) != 1 {
		t.Fatalf("nothing to be cleared: %q", all)
	}
	if found, all := crash.Collect(dir), reports(t, dir); len(found) > 0 || len(all) > 0 {
		t.Errorf("told %v, left %q", found, all)
	}
}

// TestALivingProgramsReportStays.
func TestALivingProgramsReportStays(t *testing.T) {
	dir := t.TempDir()
	r, err := crash.Begin(dir, crash.Head("1", "play", time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	crash.Collect(dir)
	if all := reports(t, dir); len(all) != 1 {
		t.Error("it is gone")
	}
	r.Close()
}

// TestThreeAreKept, the newest.
func TestThreeAreKept(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		name := filepath.Join(dir, fmt.Sprintf("crash-%016x.txt", i))
		os.WriteFile(name, []byte(crash.Head("1", "play", time.Now())+"panic: no"), 0o600)
		at := time.Date(2026, 1, 1+i/2, 0, 0, 0, 0, time.Local) // some at the same time
		os.Chtimes(name, at, at)
		crash.Collect(dir)
	}
	var got []string
	for _, path := range reports(t, dir) {
		got = append(got, filepath.Base(path))
	}
	if want := []string{"crash-2026-01-02-000000.txt", "crash-2026-01-02-000000b.txt", "crash-2026-01-03-000000.txt"}; !slices.Equal(got, want) {
		t.Errorf("kept %q", got)
	}
}

// TestLinksAreNotFollowed: a planted name leads nowhere, and is no report.
func TestLinksAreNotFollowed(t *testing.T) {
	dir, precious := t.TempDir(), filepath.Join(t.TempDir(), "precious.txt")
	os.WriteFile(precious, []byte("a\n\nb"), 0o600)
	if err := os.Symlink(precious, filepath.Join(dir, "crash-0123456789abcdef.txt")); err != nil {
		t.Skip(err)
	}
	if found := crash.Collect(dir); len(found) > 0 {
		t.Errorf("told of %v", found)
	}
	if text, err := os.ReadFile(precious); err != nil || string(text) != "a\n\nb" {
		t.Errorf("%q, %v", text, err)
	}
}
