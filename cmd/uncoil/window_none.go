//go:build nowindow

package main

import "uncoil/engine"

// windowCommand reports that this build has no window.
type windowCommand struct {
	Start string `enum:"today,by-ear," default:"" hidden:""`
}

// Run returns the error.
func (c *windowCommand) Run(*program) error {
	return engine.Errorf(engine.CodeUnavailable, "this build of Uncoil has no window: run 'uncoil play beginner' to be led in this terminal")
}

// examineScreen reports whether a window can be opened.
func examineScreen() (string, error) { return "this build has no window, and needs no display", nil }
