//go:build !linux && !nowindow

package main

// hasNotifications reports whether the desktop may support notifications.
func hasNotifications() bool { return true }

// hasTray reports whether the desktop has a system tray.
func hasTray() bool { return true }
