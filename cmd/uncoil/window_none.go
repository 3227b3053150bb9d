//go:build nowindow

package main

import "uncoil/engine"

// windowCommand would open the window.
type windowCommand struct{}

// Run says that it cannot be opened.
func (c *windowCommand) Run(*program) error {
	return engine.Errorf(engine.CodeUnavailable, "this build of Uncoil has no window: run 'uncoil play beginner' to be led in this terminal")
}

// examineScreen tells whether a window can be opened.
func examineScreen() (string, error) { return "this build has no window, and needs no display", nil }
