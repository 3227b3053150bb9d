//go:build nowindow

package main

import "uncoil/engine"

// windowCommand reports that this build has no window.
type windowCommand struct {
	Files []string `arg:"" optional:"" help:"Files to take in; in this build 'uncoil import' does so."`
	Start string   `enum:"today,by-ear," default:"" hidden:""`
}

// Run returns the error.
func (c *windowCommand) Run(*program) error {
	paths, err := c.paths()
	if err != nil {
		return err
	}
	if len(paths) > 0 {
		return engine.Errorf(engine.CodeUnavailable, "this build of Uncoil has no window: take files in with 'uncoil import'")
	}
	return engine.Errorf(engine.CodeUnavailable, "this build of Uncoil has no window: run 'uncoil play beginner' to be led in this terminal")
}

// examineScreen reports whether a window can be opened.
func examineScreen() (string, error) {
	return engine.Text("this build has no window, and needs no display"), nil
}

// readerLine says that programs which read the screen aloud find nothing in the window:
// there is none.
func readerLine() string { return "" }
