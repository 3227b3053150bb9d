// Package sessionbus tells whether the desktop has a bus on which its programs
// talk, as on Linux and BSD.
package sessionbus

import (
	"os"
	"path/filepath"
)

// Exists reports whether there is a bus. It must be asked before connecting, which
// would start a bus where there is none.
func Exists() bool {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	folder := os.Getenv("XDG_RUNTIME_DIR")
	if folder == "" {
		return false
	}
	_, err := os.Stat(filepath.Join(folder, "bus"))
	return err == nil
}
