//go:build !nowindow

package main

import (
	"github.com/godbus/dbus/v5"

	"uncoil/ui/sessionbus"
)

// sessionBus connects to the desktop's bus, nil if there is none. It checks
// first, since connecting would start one.
func sessionBus() *dbus.Conn {
	if !sessionbus.Exists() {
		return nil
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
