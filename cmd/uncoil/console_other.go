//go:build !windows

package main

import (
	"io"
	"os"
)

// openConsole returns where errors are written, and what to call with the exit code
// before the program ends: see the one for Windows.
func openConsole() (stderr io.Writer, end func(code int)) { return os.Stderr, func(int) {} }
