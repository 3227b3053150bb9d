package desktopsettings

import "uncoil/engine"

// Start leaves light and dark to the toolkit, which knows them here.
func Start() *Watch { return New(Settings{Scheme: engine.ThemeSystem}) }
