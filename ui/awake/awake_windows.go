package awake

import "golang.org/x/sys/windows"

// The execution states of
// https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate
const (
	continuous      = 0x80000000
	systemRequired  = 0x00000001
	displayRequired = 0x00000002
)

// take sets the state of the thread, which has one at a time: there is nothing to
// withdraw but by another.
func take(w Wish, _ string) (release func()) {
	state := uintptr(continuous)
	switch w {
	case NoSleep:
		state |= systemRequired
	case DisplayOn:
		state |= systemRequired | displayRequired
	}
	if set := windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadExecutionState"); set.Find() == nil {
		_, _, _ = set.Call(state)
	}
	return func() {}
}

// Examine reports who would keep the computer from sleeping and who its display on.
func Examine(string) (sleep, display string) { return "Windows", "Windows" }
