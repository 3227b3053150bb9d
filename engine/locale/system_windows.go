package locale

import (
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// What GetLocaleInfoEx is asked for.
const (
	decimalSeparator = 0x000e // LOCALE_SDECIMAL
	shortTime        = 0x0079 // LOCALE_SSHORTTIME
	firstDayOfWeek   = 0x100c // LOCALE_IFIRSTDAYOFWEEK, from "0" for Monday
)

var getLocaleInfo = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetLocaleInfoEx")

// System returns what the user has chosen in Windows' settings, which need not be what
// the region usually has.
func System() Locale {
	var l Locale
	if day := ask(firstDayOfWeek); len(day) == 1 && day >= "0" && day <= "6" {
		l.late = time.Weekday(day[0] - '0')
	}
	format := ask(shortTime)
	l.hours12 = strings.Contains(format, "h") && !strings.Contains(format, "H")
	if mark := ask(decimalSeparator); mark != "." {
		l.comma = mark
	}
	return l
}

// ask returns a setting of the user's, "" if there is none.
func ask(what uintptr) string {
	var text [80]uint16 // more than any of them may have
	n, _, _ := getLocaleInfo.Call(0, what, uintptr(unsafe.Pointer(&text[0])), uintptr(len(text)))
	if n == 0 {
		return ""
	}
	return windows.UTF16ToString(text[:])
}
