//go:build !nowindow

package main

import (
	"os"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// sessionBus connects to the desktop's bus, nil if there is none. It checks
// first, since connecting would start one.
func sessionBus() *dbus.Conn {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		if _, err := os.Stat(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus")); err != nil || os.Getenv("XDG_RUNTIME_DIR") == "" {
			return nil
		}
	}
	bus, err := dbus.SessionBus() // shared, never closed
	if err != nil {
		return nil
	}
	return bus
}

// hasNotifications reports whether the desktop may support notifications.
func hasNotifications() bool { return sessionBus() != nil }

// hasTray reports whether the desktop has a system tray.
func hasTray() bool {
	bus := sessionBus()
	if bus == nil {
		return false
	}
	var there bool
	err := bus.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, "org.kde.StatusNotifierWatcher").Store(&there)
	return err == nil && there
}
