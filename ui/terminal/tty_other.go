//go:build !unix

package terminal

import "os"

// inForeground is always true: there is no job control here.
func inForeground(*os.File) bool { return true }

// continued does nothing here.
func continued() (<-chan os.Signal, func()) { return nil, func() {} }

// stopHere does nothing here.
func stopHere() {}
