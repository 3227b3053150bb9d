//go:build !nowindow

package main

import "fyne.io/fyne/v2"

// notifier shows notifications of the desktop. They are sent on a goroutine of
// their own: a desktop that does not answer must not hold up the window.
func notifier(a fyne.App) func(title, text string) {
	return func(title, text string) {
		if !hasNotifications() {
			return
		}
		go a.SendNotification(fyne.NewNotification(title, text))
	}
}
