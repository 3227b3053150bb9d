package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// asProgram is the environment variable that makes this test's binary be Uncoil.
const asProgram = "UNCOIL_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process is Uncoil as a program of its own, without display and sound.
type process struct {
	*exec.Cmd
	errs bytes.Buffer
}

// asProcess returns Uncoil, not started yet. It is killed if it has not ended after
// a minute: whatever it is tested for has failed then.
func asProcess(t *testing.T, home string, args ...string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	p := &process{Cmd: exec.CommandContext(ctx, self, args...)}
	p.Env = []string{
		asProgram + "=1", "PATH=" + os.Getenv("PATH"), "TMPDIR=" + t.TempDir(), "HOME=" + home,
		"PULSE_SERVER=unix:" + filepath.Join(home, "none"), "XDG_RUNTIME_DIR=" + home,
	}
	p.Stderr = &p.errs
	return p
}

// ended waits for the end and returns the exit code.
func (p *process) ended(t *testing.T) int {
	t.Helper()
	var failed *exec.ExitError
	if err := p.Wait(); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return p.ProcessState.ExitCode()
}
