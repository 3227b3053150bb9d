//go:build !nowindow && (windows || darwin)

package main

// hasTray reports whether the desktop has a system tray.
func hasTray() bool { return true }
