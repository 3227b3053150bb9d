package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"uncoil/engine"
	"uncoil/engine/locale"
	"uncoil/engine/reminder"
	"uncoil/engine/userfile"
	"uncoil/ui/reminders"
	"uncoil/ui/translations"
	"uncoil/ui/words"
)

// remindersCommand lists the reminders, or writes a calendar file.
type remindersCommand struct {
	Output string `short:"o" placeholder:"FILE.ics" help:"Calendar file to write, in place of the list."`
}

// Run carries out the command.
func (c *remindersCommand) Run(p *program) error {
	prefs, err := p.preferences()
	if err != nil {
		return err
	}
	if c.Output != "" {
		return c.write(p, &prefs)
	}
	now := time.Now()
	next, ok := reminder.Next(prefs.Reminders, now)
	if !ok {
		fmt.Fprintln(p.out, engine.Text("There is no reminder that speaks up. Set some in the window, under Settings."))
		return nil
	}
	translations.Add()
	here := locale.System()
	w := tabwriter.NewWriter(p.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, engine.Text("TIME\tDAYS\tROUTINE"))
	for _, r := range prefs.Reminders {
		fmt.Fprintf(w, "%s\t%s\t%s\n", here.Clock(time.Time{}.Add(r.Time)), days(&r), routineOr(r.Routine))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprint(p.out, engine.Text("\nNext: %s\n", words.Date(engine.DayOf(next.At))+", "+here.Clock(next.At)))
	return nil
}

// write writes the calendar file.
func (c *remindersCommand) write(p *program, prefs *engine.Preferences) error {
	if err := endsIn(c.Output, ".ics"); err != nil {
		return err
	}
	sessions, err := p.sessions()
	if err != nil {
		return err
	}
	translations.Add()
	calendar := reminders.CalendarOf(prefs.Reminders, sessions.Routines, sessions.Length, time.Now())
	if err := writeBeside(c.Output, func(w io.Writer) error { return reminder.WriteICS(w, calendar) }); err != nil {
		return err
	}
	fmt.Fprint(p.out, engine.Text("%s: your reminders, for a calendar\n", userfile.Name(c.Output)))
	return nil
}

// days formats the days of a reminder from Monday on, such as "Mon Wed Fri".
func days(r *engine.Reminder) string {
	var names []string
	for i := range 7 {
		if d := time.Weekday((i + 1) % 7); slices.Contains(r.Days, d) {
			names = append(names, words.WeekdayShort(d))
		}
	}
	switch {
	case r.Off:
		return engine.Text("off")
	case len(names) == 7:
		return engine.Text("every day")
	case len(names) == 0:
		return engine.Text("none")
	}
	return strings.Join(names, " ")
}

func routineOr(id string) string {
	if id == "" {
		return engine.Text("any")
	}
	return id
}
