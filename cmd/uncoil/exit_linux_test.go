package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// quick are the flags of a session that takes a second.
var quick = []string{"--guidance", "tones", "--rest", "0s", "--speed", "1000"}

// TestExitCodes runs the program as scripts do, and goes by its exit code and the
// last line on standard error. In the arguments DIR is a folder, with a broken
// file and a good one in it; FULL is a disk without room for anything.
func TestExitCodes(t *testing.T) {
	full := fullDisk(t)
	for _, tt := range []struct {
		name, args string
		code       int
		last       string // words of the last line on standard error; "" for no line
		change     func(p *process)
	}{
		{"a session", "play desk-break", exitFine, "trouble breathing", nil},
		{"a session without a home", "play desk-break", exitFailed, "not kept: the environment variable HOME is empty", homeless},
		{"a session whose folder cannot be made", "--data DIR/good.yaml/x play desk-break", exitFailed, "not kept in DIR/good.yaml/x: the folder", nil},
		{"a session on a full disk", "--data FULL/data play desk-break", exitFailed, "not kept in FULL/data: the disk is full", nil},
		{"a session without a reader", "play desk-break", exitFine, "trouble breathing", unread},
		{"no such routine", "play nothing", exitFailed, `no routine "nothing"`, nil},
		{"nothing to go on with", "play --continue", exitFailed, "no unfinished session", nil},
		{"neither routine nor --continue", "play", exitUsage, "--continue", nil},
		{"a command that is none", "dance", exitUsage, "dance", nil},
		{"a flag that is none", "--loud list", exitUsage, "--loud", nil},
		{"a flag's value", "--guidance loud list", exitUsage, "full brief tones", nil},
		{"no display", "", exitFailed, "no display", nil},
		{"the list", "list", exitFine, "", nil},
		{"the list without a home", "list", exitFine, "", homeless},
		{"the list on a full disk", "list", exitFailed, "the disk is full", printFull},
		{"the list for scripts on a full disk", "list --json", exitFailed, "the disk is full", printFull},
		{"the help on a full disk", "--help", exitFailed, "the disk is full", printFull},
		{"the version on a full disk", "--version", exitFailed, "the disk is full", printFull},
		{"the timeline on a full disk", "timeline desk-break", exitFailed, "the disk is full", printFull},
		{"the script on a full disk", "script desk-break", exitFailed, "the disk is full", printFull},
		{"the reminders on a full disk", "reminders", exitFailed, "the disk is full", printFull},
		{"a timeline without a home", "timeline desk-break", exitFine, "Nothing will be kept", homeless},
		{"a script", "script desk-break -o DIR/x.txt", exitFine, "", nil},
		{"a script nowhere", "script desk-break -o DIR/none/x.txt", exitFailed, "DIR/none/x.txt cannot be written: there is no such folder", nil},
		{"a script on a full disk", "script desk-break -o FULL/x.txt", exitFailed, "FULL/x.txt cannot be written: the disk is full", nil},
		{"a script on a device", "script desk-break -o /dev/null", exitFine, "", nil},
		{"an export", "export desk-break -o DIR/x.mp3", exitFine, "", nil},
		{"an export nowhere", "export desk-break -o DIR/none/x.mp3", exitFailed, "there is no such folder", nil},
		{"an export on a full disk", "export desk-break -o FULL/x.mp3", exitFailed, "FULL/x.mp3 cannot be written: the disk is full", nil},
		{"an export of no such kind", "export desk-break -o DIR/x.ogg", exitFailed, ".mp3 or .wav", nil},
		{"an export onto a folder", "export desk-break -o DIR/folder.mp3", exitFailed, "DIR/folder.mp3 is a folder", nil},
		{"a print", "print desk-break -o DIR/x.pdf", exitFine, "", nil},
		{"a print on a full disk", "print desk-break -o FULL/x.pdf", exitFailed, "uncoil: FULL/x.pdf cannot be written: the disk is full", nil},
		{"a print below a file", "print desk-break -o DIR/good.yaml/x.pdf", exitFailed, "DIR/good.yaml is no folder", nil},
		{"a print of no such kind", "print desk-break -o DIR/x.doc", exitFailed, ".pdf or .png", nil},
		{"a figure on a full disk", "figure cat-cow -o FULL/x.png", exitFailed, "FULL/x.png cannot be written: the disk is full", nil},
		{"a sheet on a full disk", "sheet -o FULL/x.png", exitFailed, "FULL/x.png cannot be written: the disk is full", nil},
		{"a pack", "pack desk-break -o DIR/x.uncoil", exitFine, "", nil},
		{"a pack on a full disk", "pack desk-break -o FULL/x.uncoil", exitFailed, "FULL/x.uncoil cannot be written: the disk is full", nil},
		{"a pack of no such kind", "pack desk-break -o DIR/x.zip", exitFailed, ".uncoil", nil},
		{"a check", "check DIR/good.yaml", exitFine, "", nil},
		{"a check of a broken file", "check DIR/good.yaml DIR/broken.yaml", exitFailed, "broken.yaml:1", nil},
		{"a check of nothing", "check DIR/none.yaml", exitFailed, "none.yaml", nil},
		{"an import", "import --yes DIR/good.yaml", exitFine, "", nil},
		{"an import that is answered no", "import DIR/good.yaml", exitFine, "", nil},
		{"an import of a broken file", "import --yes DIR/broken.yaml", exitFailed, "broken.yaml:1", nil},
		{"an import without a home", "import --yes DIR/good.yaml", exitFailed, "HOME is empty", homeless},
		{"an import whose folder cannot be made", "--data DIR/good.yaml/x import --yes DIR/good.yaml", exitFailed, "DIR/good.yaml", nil},
		{"an import on a full disk", "--data FULL/data import --yes DIR/good.yaml", exitFailed, "", nil},
		{"no reminders for a calendar", "reminders -o DIR/x.ics", exitFailed, "no reminder", nil},
		{"today", "today", exitFine, "", nil},
		{"today on a full disk", "today", exitFailed, "the disk is full", printFull},
		{"today without a home", "today", exitFine, "Nothing will be kept", homeless},
		{"a walk", "log walk 30", exitFine, "", nil},
		{"a walk without a home", "log walk 30", exitFailed, "not kept: the environment variable HOME is empty", homeless},
		{"a walk on a full disk", "--data FULL/data log walk 30", exitFailed, "the disk is full", nil},
		{"the advice", "advice", exitFine, "", nil},
		{"the advice on a full disk", "advice", exitFailed, "the disk is full", printFull},
		{"advice that there is not", "advice bell", exitFailed, "belly", nil},
		{"a doctor without sound", "doctor", exitFailed, "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir, home := exitFolder(t), t.TempDir()
			args := strings.Fields(strings.NewReplacer("DIR", dir, "FULL", full).Replace(tt.args))
			if strings.Contains(tt.args, "play ") {
				args = append(args, append(quick, "--audio-only")...)
			}
			p := asProcess(t, home, args...)
			if tt.change != nil {
				tt.change(p)
			}
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			code := p.ended(t)
			lines := strings.Split(strings.TrimSpace(p.errs.String()), "\n")
			last, want := lines[len(lines)-1], strings.NewReplacer("DIR", dir, "FULL", full).Replace(tt.last)
			if code != tt.code || !strings.Contains(last, want) || tt.code == exitFine && tt.last == "" && last != "" {
				t.Errorf("exit code %d, want %d; it says %q, want %q", code, tt.code, p.errs.String(), want)
			}
			if strings.Contains(p.errs.String(), "panic") || strings.Contains(p.errs.String(), ".part") {
				t.Errorf("it says %q", p.errs.String())
			}
			t.Logf("exit code %d; %s", code, last)
		})
	}
}

// exitFolder returns a folder for the files of TestExitCodes.
func exitFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"good.yaml":   "name: Mine\nblocks:\n  - kind: main\n    items:\n      - {exercise: cat-cow}\n",
		"broken.yaml": "name: [unclosed\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.mp3"), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

// fullDisk returns a disk with a data folder, which holds what a first session has
// left, and no room for anything else.
func fullDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	p := asProcess(t, t.TempDir(), append([]string{"--data", filepath.Join(dir, "data"), "play", "desk-break", "--audio-only"}, quick...)...)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	if code := p.ended(t); code != exitFine {
		t.Fatalf("the first session: %d: %s", code, p.errs.String())
	}
	ballast, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer ballast.Close()
	for err == nil {
		_, err = ballast.Write(make([]byte, os.Getpagesize()))
	}
	return dir
}

// homeless takes the home folder away.
func homeless(p *process) {
	p.Env = append(p.Env, "HOME=", "XDG_DATA_HOME=")
}

// unread closes the pipe that is written to.
func unread(p *process) {
	read, write, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	read.Close()
	p.Stdout = write
}

// printFull has the output go to a full disk.
func printFull(p *process) {
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		panic(err)
	}
	p.Stdout = f
}
