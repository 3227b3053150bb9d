package main

// timelineCommand prints a compiled timeline.
type timelineCommand struct {
	Routine string `arg:"" help:"Routine to compile; 'uncoil list' names them."`
	JSON    bool   `help:"Print JSON: times in seconds from the session's start." name:"json"`
	lengthFlag
}

// Run carries out the command.
func (c *timelineCommand) Run(p *program) error {
	plan, err := p.plan(c.Routine, c.adjust)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(p, plan.Timeline)
	}
	return plan.Timeline.WriteText(p.out)
}
