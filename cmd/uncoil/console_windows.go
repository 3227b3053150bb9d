package main

import (
	"bytes"
	"io"
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// attachParentProcess stands for the console of the program that started this one.
const attachParentProcess = ^uintptr(0)

// openConsole attaches the program to the console that it was started from. As packaged,
// Windows gives it none of its own, which would appear at each double click. Where there
// is no console either, errors are shown in a box when the program ends. It returns
// where errors are written, and what to call with the exit code before the end.
func openConsole() (stderr io.Writer, end func(code int)) {
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	attached, _, _ := attach.Call(attachParentProcess)
	os.Stdin = standard(windows.STD_INPUT_HANDLE, os.Stdin, "CONIN$", attached != 0)
	os.Stdout = standard(windows.STD_OUTPUT_HANDLE, os.Stdout, "CONOUT$", attached != 0)
	seen := hasHandle(windows.STD_ERROR_HANDLE) || attached != 0
	os.Stderr = standard(windows.STD_ERROR_HANDLE, os.Stderr, "CONOUT$", attached != 0)
	if seen {
		return os.Stderr, func(int) {}
	}
	said := &bytes.Buffer{}
	return said, func(code int) {
		if code != exitFine {
			box(strings.ReplaceAll(strings.TrimSpace(said.String()), "uncoil: ", ""))
		}
	}
}

// standard returns one of the three standard files: the one that the program was started
// with, else the console, else one that takes everything and has nothing.
func standard(which uint32, inherited *os.File, console string, attached bool) *os.File {
	if hasHandle(which) {
		return inherited
	}
	name := os.DevNull
	if attached {
		name = console
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return inherited
	}
	_ = windows.SetStdHandle(which, windows.Handle(f.Fd()))
	return f
}

func hasHandle(which uint32) bool {
	h, err := windows.GetStdHandle(which)
	if err != nil || h == 0 || h == windows.InvalidHandle {
		return false
	}
	kind, err := windows.GetFileType(h)
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}

// box shows a text over everything else, until it is clicked away.
func box(text string) {
	words, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, _ := windows.UTF16PtrFromString("Uncoil")
	_, _ = windows.MessageBox(0, words, title, windows.MB_OK|windows.MB_ICONWARNING|windows.MB_SETFOREGROUND)
}
