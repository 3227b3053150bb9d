//go:build windows

package store

import "os/exec"

// asAnotherUser does nothing: the test that needs it does not run here.
func asAnotherUser(*exec.Cmd) {}
