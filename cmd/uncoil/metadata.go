//go:build !nowindow

package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"uncoil/ui"
)

// What desktops know the program by. FyneApp.toml says the same.
const (
	appID    = "app.uncoil"
	appName  = "Uncoil"
	appBuild = 1
)

// appMetadata is what the toolkit knows of a program.
func appMetadata() fyne.AppMetadata {
	return fyne.AppMetadata{ID: appID, Name: appName, Version: release, Build: appBuild, Icon: ui.Icon()}
}

// newApp returns the toolkit's app, which knows whose it is also where the program was
// not built by the toolkit's own tool.
func newApp() fyne.App {
	app.SetMetadata(appMetadata())
	return app.NewWithID(appID)
}
