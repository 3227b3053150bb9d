//go:build !nowindow

package main

import "fyne.io/fyne/v2"

// notifier shows desktop notifications. They are sent on a goroutine of their
// own: a desktop that does not answer must not block the window.
func notifier(a fyne.App) func(title, text string) {
	return func(title, text string) {
		if !hasNotifications() {
			return
		}
		go a.SendNotification(fyne.NewNotification(title, text))
	}
}
