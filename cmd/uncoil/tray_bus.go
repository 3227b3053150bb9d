//go:build !nowindow && !windows && !darwin

package main

import "uncoil/ui/sessionbus"

// hasTray reports whether the desktop has a system tray.
func hasTray() bool {
	bus, err := sessionbus.Connect()
	if err != nil {
		return false
	}
	defer bus.Close()
	return sessionbus.Owned(bus, "org.kde.StatusNotifierWatcher")
}
