//go:build !linux && !nowindow

package main

// hasNotifications reports whether the desktop may show notifications.
func hasNotifications() bool { return true }

// hasTray reports whether the desktop shows a tray.
func hasTray() bool { return true }
