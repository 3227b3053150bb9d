package main

import (
	"fmt"
	"strconv"
	"time"

	"uncoil/engine"
	"uncoil/ui/terminal"
)

// logCommand notes what was done without Uncoil.
type logCommand struct {
	What   engine.ActivityKind `arg:"" help:"What you did: walk, swim, bike, strength or other."`
	Length string              `arg:"" help:"How long, in minutes such as 30, or a time such as 1h30m."`
	Day    string              `help:"When, such as 2026-11-20; today if it isn't said." placeholder:"DATE"`
	Note   string              `help:"What you'd like to remember about it." placeholder:"TEXT"`
}

// Run carries out the command.
func (c *logCommand) Run(p *program) error {
	today := engine.DayOf(time.Now())
	a := engine.Activity{Kind: c.What, Day: today, Note: c.Note}
	var err error
	if a.Length, err = activityLength(c.Length); err != nil {
		return err
	}
	if c.Day != "" {
		if a.Day, err = engine.ParseDay(c.Day); err != nil {
			return fmt.Errorf("--day: %w", err)
		}
	}
	if a.Day > today {
		return engine.Errorf(engine.CodeInvalid, "--day is %s, which is yet to come: name a day up to today, %s", a.Day, today)
	}
	if err := a.Validate(); err != nil {
		return err
	}
	kept, err := p.store()
	if err != nil {
		return err
	}
	if _, err := kept.AddActivity(p.ctx, a); err != nil {
		return err
	}
	if err := kept.Unkept(); err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, engine.Text("%s: %d min, %s. It's in your history.\n", a.Day, int(a.Length.Round(time.Minute)/time.Minute), terminal.ActivityName(a.Kind)))
	return err
}

// activityLength reads minutes, or a time with its units.
func activityLength(text string) (time.Duration, error) {
	if n, err := strconv.Atoi(text); err == nil && n >= 0 && n <= int(engine.MaxActivity/time.Minute) {
		return time.Duration(n) * time.Minute, nil
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		return 0, engine.Errorf(engine.CodeInvalid, "%q is no length: write minutes such as 30, or a time such as 1h30m", text)
	}
	return d, nil
}
