//go:build !unix

package main

import "syscall"

// raise does nothing here.
func raise(syscall.Signal) {}
