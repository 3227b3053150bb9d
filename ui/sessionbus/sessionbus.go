// Package sessionbus connects to the bus on which the programs of a desktop talk, as
// on Linux and BSD, where there is one.
package sessionbus

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/godbus/dbus/v5"
)

// Patience is how long a service of the desktop may take to answer.
const Patience = 5 * time.Second

// ErrNone is returned where there is no bus.
var ErrNone = errors.New("there is no session bus")

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

// Connect opens a connection of the caller's own, who closes it. It returns ErrNone
// where there is no bus.
func Connect() (*dbus.Conn, error) {
	if !Exists() {
		return nil, ErrNone
	}
	return dbus.ConnectSessionBus()
}

// Call calls a method and waits for its answer no longer than Patience.
func Call(o dbus.BusObject, method string, args ...any) *dbus.Call {
	ctx, stop := context.WithTimeout(context.Background(), Patience)
	defer stop()
	return o.CallWithContext(ctx, method, 0, args...)
}

// Owned reports whether a program on the bus has a name.
func Owned(bus *dbus.Conn, name string) bool {
	var there bool
	err := Call(bus.BusObject(), "org.freedesktop.DBus.NameHasOwner", name).Store(&there)
	return err == nil && there
}

// Sandboxed reports whether the program runs in a sandbox such as Flatpak's, in which
// only the portal knows whose program it is.
func Sandboxed() bool {
	_, err := os.Stat("/.flatpak-info")
	return err == nil || os.Getenv("SNAP") != ""
}
