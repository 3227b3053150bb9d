package main

import (
	"bytes"
	"os"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// scriptCommand prints a session as a lesson to read.
type scriptCommand struct {
	Routine string `arg:"" help:"Routine to print; 'uncoil list' names them."`
	Output  string `short:"o" placeholder:"FILE" help:"File to write, in place of the terminal."`
}

// Run carries out the command.
func (c *scriptCommand) Run(p *program) error {
	plan, err := p.plan(c.Routine)
	if err != nil {
		return err
	}
	if c.Output == "" {
		return plan.timeline.WriteScript(p.out, plan.book)
	}
	var text bytes.Buffer
	if err := plan.timeline.WriteScript(&text, plan.book); err != nil {
		return err
	}
	if err := os.WriteFile(c.Output, text.Bytes(), 0o644); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s cannot be written: choose another folder (%w)", userfile.Name(c.Output), userfile.Cause(err))
	}
	return nil
}
