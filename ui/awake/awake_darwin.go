package awake

import (
	"os"
	"os/exec"
	"strconv"
)

func keepFromSleep(string) (release func(), who string) { return caffeinate("-i") }

func keepDisplayOn(string) (release func(), who string) { return caffeinate("-d") }

// caffeinate runs the system's program that holds an assertion of IOKit. It ends with
// this program, also where that crashes.
func caffeinate(what string) (release func(), who string) {
	cmd := exec.Command("/usr/bin/caffeinate", what, "-w", strconv.Itoa(os.Getpid()))
	if cmd.Start() != nil {
		return func() {}, ""
	}
	return func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }, "macOS"
}
