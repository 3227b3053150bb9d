package mediakeys

import "uncoil/engine/practice"

// OfScanCode returns the command of a key for media by the code that a keyboard sends
// on a system, as runtime.GOOS names it. The toolkit has no names for these keys, so
// that a window learns of them by their codes, and only while it has the focus.
func OfScanCode(system string, code int) practice.Command {
	var codes [4]int // play and pause, next, previous, stop
	switch system {
	case "windows": // set 1, with the extended bit
		codes = [4]int{0x122, 0x119, 0x110, 0x124}
	case "linux", "freebsd", "openbsd", "netbsd": // those of evdev, plus 8
		codes = [4]int{172, 171, 173, 174}
	default:
		return practice.NoCommand
	}
	switch code {
	case codes[0]:
		return practice.PauseOrGoOn
	case codes[1]:
		return practice.GoNext
	case codes[2]:
		return practice.GoBack
	case codes[3]:
		return practice.LeaveOrShrink
	}
	return practice.NoCommand
}
