package main

import (
	"fmt"

	"uncoil/assets"
	"uncoil/engine/catalog"
)

// checkCommand checks files that people have written.
type checkCommand struct {
	Files []string `arg:"" help:"Routine, exercise, illustration or phrase files." placeholder:"FILE"`
}

// Run carries out the command: it prints a line for every fault it finds and
// one for every file that has none.
func (c *checkCommand) Run(p *program) error {
	failed := false
	for _, path := range c.Files {
		if err := catalog.CheckFile(assets.Files(), path); err != nil {
			complain(p.err, err, exitFailed)
			failed = true
			continue
		}
		fmt.Fprintf(p.out, "%s: fine\n", path)
	}
	if failed {
		return errSaid
	}
	return nil
}
