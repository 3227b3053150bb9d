package desktopsettings

import (
	"unsafe"

	"golang.org/x/sys/windows"

	"uncoil/engine"
)

// What SystemParametersInfo is asked for, as of
// https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-systemparametersinfow
const (
	getAnimations   = 0x1042
	getHighContrast = 0x0042
	contrastOn      = 0x00000001
)

// highContrast is the system's HIGHCONTRASTW.
type highContrast struct {
	size, flags uint32
	scheme      *uint16
}

// Start reads the settings once. Light and dark are left to the toolkit, which
// follows them.
func Start() *Watch {
	s := Settings{Scheme: engine.ThemeSystem}
	ask := windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")
	if ask.Find() != nil {
		return New(s)
	}
	var moves uint32
	if ok, _, _ := ask.Call(getAnimations, 0, uintptr(unsafe.Pointer(&moves)), 0); ok != 0 {
		s.StillPictures = moves == 0
	}
	contrast := highContrast{}
	contrast.size = uint32(unsafe.Sizeof(contrast))
	if ok, _, _ := ask.Call(getHighContrast, uintptr(contrast.size), uintptr(unsafe.Pointer(&contrast)), 0); ok != 0 {
		s.HighContrast = contrast.flags&contrastOn != 0
	}
	return New(s)
}
