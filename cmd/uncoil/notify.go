//go:build !nowindow

package main

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/notify"
)

// notifications shows the desktop's notifications as Uncoil's own.
func notifications(a fyne.App) *notify.Desktop {
	about := a.Metadata()
	return &notify.Desktop{
		Name: about.Name, ID: about.ID, Icon: about.Icon.Content(),
		Simple: func(title, text string) { a.SendNotification(fyne.NewNotification(title, text)) },
	}
}
