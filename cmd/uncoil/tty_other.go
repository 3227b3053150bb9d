//go:build !unix

package main

import (
	"os"
	"syscall"
)

// inForeground is always true: there is no job control here.
func inForeground(*os.File) bool { return true }

// continued delivers nothing here.
func continued() (<-chan os.Signal, func()) { return nil, func() {} }

// raise does nothing here.
func raise(syscall.Signal) {}

// stopHere does nothing here.
func stopHere() {}
