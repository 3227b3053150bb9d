//go:build wine

package wine

import (
	"archive/zip"
	"bytes"
	"debug/pe"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// standIn is bcryptprimitives.dll for a Wine that has none: Go asks it for random bytes.
const standIn = `
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T n) { return SystemFunction036(to, (ULONG)n); }
`

// machine is a Windows that has just been set up, with the program unpacked in it.
type machine struct {
	t           *testing.T
	prefix, dir string
	// display and sound are the display and the sound server that programs are shown and heard on.
	display, sound string
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	if _, err := exec.LookPath("wine"); err != nil {
		t.Fatal("there is no wine: run .ci/setup windows")
	}
	found, _ := filepath.Glob("../../../../dist/uncoil-*-windows-amd64.zip")
	if len(found) == 0 {
		t.Fatal("there is no package: run .ci/package/build windows")
	}
	m := &machine{t: t, prefix: t.TempDir()}
	m.dir = filepath.Join(m.prefix, "drive_c", "uncoil")
	m.command("wineboot", "--init").run()
	t.Cleanup(func() { _ = m.command("wineserver", "-k").cmd.Run() })
	newest := found[0]
	for _, file := range found {
		if later(t, file, newest) {
			newest = file
		}
	}
	unpack(t, newest, m.dir)
	m.standIn()
	return m
}

func later(t *testing.T, a, b string) bool {
	t.Helper()
	first, err := os.Stat(a)
	second, err2 := os.Stat(b)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	return first.ModTime().After(second.ModTime())
}

func unpack(t *testing.T, file, dir string) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		in.Close()
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, filepath.Base(f.Name)), data, 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// standIn puts bcryptprimitives.dll beside the program where Wine has none.
func (m *machine) standIn() {
	m.t.Helper()
	if there, _ := filepath.Glob(filepath.Join(m.prefix, "drive_c/windows/system32/bcryptprimitives.dll")); len(there) > 0 {
		return
	}
	source := filepath.Join(m.t.TempDir(), "prng.c")
	if err := os.WriteFile(source, []byte(standIn), 0o644); err != nil {
		m.t.Fatal(err)
	}
	to := filepath.Join(m.prefix, "drive_c/windows/system32/bcryptprimitives.dll")
	if out, err := exec.Command("x86_64-w64-mingw32-gcc", "-shared", "-o", to, source, "-ladvapi32").CombinedOutput(); err != nil {
		m.t.Fatalf("%v: %s", err, out)
	}
}

// started is a command under Wine.
type started struct {
	t        *testing.T
	cmd      *exec.Cmd
	out, err bytes.Buffer
}

func (m *machine) command(name string, args ...string) *started {
	s := &started{t: m.t, cmd: exec.Command(name, args...)}
	s.cmd.Env = append(os.Environ(), "WINEPREFIX="+m.prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=;bcryptprimitives=n,b", "DISPLAY="+m.display, "PULSE_SERVER="+m.sound)
	s.cmd.Dir, s.cmd.Stdout, s.cmd.Stderr = m.dir, &s.out, &s.err
	if _, err := os.Stat(m.dir); err != nil {
		s.cmd.Dir = ""
	}
	return s
}

// uncoil runs the program as a shell does: by the name without its ending.
func (m *machine) uncoil(args ...string) *started {
	return m.command("wine", append([]string{filepath.Join(m.dir, "uncoil.com")}, args...)...)
}

// run waits for the end, which must be a good one.
func (s *started) run() string {
	s.t.Helper()
	if err := s.cmd.Run(); err != nil {
		s.t.Fatalf("%v: %v\n%s%s", s.cmd.Args, err, s.out.String(), s.err.String())
	}
	return strings.ReplaceAll(s.out.String(), "\r\n", "\n")
}

func (s *started) code() int {
	var exit *exec.ExitError
	if err := s.cmd.Run(); errors.As(err, &exit) {
		return exit.ExitCode()
	} else if err != nil {
		s.t.Fatal(err)
	}
	return 0
}

// linux runs this checkout's program here.
func linux(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"run", "-tags", "migrated_fynedo,nowindow", "uncoil/cmd/uncoil", "--data", t.TempDir()}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestTheWindowsProgram(t *testing.T) {
	m := newMachine(t)
	t.Run("doctor", func(t *testing.T) {
		d := m.uncoil("doctor")
		code := d.code()
		if !strings.Contains(d.out.String(), `AppData\Roaming\Uncoil`) {
			t.Errorf("%d: the data is not in the user's folder for it:\n%s%s", code, d.out.String(), d.err.String())
		}
		t.Log(d.out.String())
	})
	t.Run("timeline", func(t *testing.T) {
		for _, routine := range []string{"beginner", "desk-break", "in-bed"} {
			if got, want := m.uncoil("timeline", routine, "--json").run(), linux(t, "timeline", routine, "--json"); got != want {
				t.Errorf("%s: %d bytes, on Linux %d", routine, len(got), len(want))
			}
		}
	})
	t.Run("export", func(t *testing.T) {
		m.uncoil("export", "desk-break", "-o", "x.mp3").run()
		info, err := os.Stat(filepath.Join(m.dir, "x.mp3"))
		if err != nil || info.Size() < 1<<20 {
			t.Errorf("%v, %v", info, err)
		}
	})
	t.Run("exit codes", func(t *testing.T) {
		wrong := m.uncoil("dance")
		if code := wrong.code(); code != 2 || strings.Count(wrong.err.String(), "\n") != 1 {
			t.Errorf("%d, %q", code, wrong.err.String())
		}
	})
	t.Run("no console of its own", func(t *testing.T) {
		f, err := pe.Open(filepath.Join(m.dir, "uncoil.exe"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if of := f.OptionalHeader.(*pe.OptionalHeader64).Subsystem; of != pe.IMAGE_SUBSYSTEM_WINDOWS_GUI {
			t.Errorf("subsystem %d", of)
		}
		if f.Section(".rsrc") == nil {
			t.Error("it has no icon, version and manifest")
		}
	})
	t.Run("a session in the window", func(t *testing.T) { aSessionInTheWindow(t, m) })
}
