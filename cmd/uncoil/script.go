package main

import (
	"io"

	"uncoil/engine/locale"
)

// scriptCommand prints everything that a session says.
type scriptCommand struct {
	Routine string `arg:"" help:"Routine to print; 'uncoil list' names them."`
	Output  string `short:"o" placeholder:"FILE" help:"File to write, in place of the terminal."`
	lengthFlag
}

// Run carries out the command.
func (c *scriptCommand) Run(p *program) error {
	plan, err := p.plan(c.Routine, c.adjust)
	if err != nil {
		return err
	}
	here := locale.System()
	write := func(w io.Writer) error {
		return plan.Timeline.WriteScript(w, plan.Book, func(v float64) string { return here.Number(v, 1) })
	}
	if c.Output == "" {
		return write(p.out)
	}
	return writeBeside(c.Output, write)
}
