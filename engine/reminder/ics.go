package reminder

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"uncoil/engine"
)

// Calendar is what is written into a calendar file.
type Calendar struct {
	// Name is what calendars call the whole.
	Name   string
	Events []Event
	// From is the first day on which there may be an event.
	From engine.Day
	// Stamp is when the file is made.
	Stamp time.Time
}

// Event is a reminder as it stands in a calendar.
type Event struct {
	Reminder engine.Reminder
	// Title and Text are what the calendar shows, Length how long it takes.
	Title, Text string
	Length      time.Duration
}

// lineLength is how many bytes of a line RFC 5545 allows before it must be
// folded.
const lineLength = 75

// WriteICS writes a calendar as RFC 5545 has it: one event that comes every week,
// with an alarm at its beginning, for each reminder that speaks up. Times are
// floating local times. The same reminder has the same UID each time, so that
// importing a new file updates the events instead of adding more. WriteICS
// returns an Error with CodeInvalid if no reminder is switched on, and the error
// of the writer.
func WriteICS(w io.Writer, c Calendar) error {
	out := &foldingWriter{out: bufio.NewWriter(w)}
	out.line("BEGIN:VCALENDAR")
	out.line("VERSION:2.0")
	out.line("PRODID:-//Uncoil//Reminders//EN")
	out.line("CALSCALE:GREGORIAN")
	out.line("METHOD:PUBLISH")
	out.line("X-WR-CALNAME:" + escaped(c.Name))
	written := 0
	twins := map[string]int{}
	for _, e := range c.Events {
		first, ok := firstDay(&e.Reminder, c.From)
		if !ok {
			continue
		}
		id := uid(&e.Reminder)
		twins[id]++
		if twins[id] > 1 {
			continue // the same reminder twice is one event
		}
		out.event(&e, id, first, c.Stamp)
		written++
	}
	out.line("END:VCALENDAR")
	if written == 0 {
		return engine.Errorf(engine.CodeInvalid, "there is no reminder to write: add one, with a day on which it speaks up")
	}
	if out.err != nil {
		return out.err
	}
	return out.out.Flush()
}

func (f *foldingWriter) event(e *Event, id string, first engine.Day, stamp time.Time) {
	f.line("BEGIN:VEVENT")
	f.line("UID:" + id)
	f.line("DTSTAMP:" + stamp.UTC().Format("20060102T150405Z"))
	f.line("DTSTART:" + first.Time().Add(e.Reminder.Time).Format("20060102T150405"))
	f.line("DURATION:" + duration(e.Length))
	f.line("RRULE:FREQ=WEEKLY;BYDAY=" + byDay(e.Reminder.Days))
	f.line("SUMMARY:" + escaped(e.Title))
	if e.Text != "" {
		f.line("DESCRIPTION:" + escaped(e.Text))
	}
	f.line("TRANSP:TRANSPARENT") // the time shows as free, so that meetings can be booked
	f.line("BEGIN:VALARM")
	f.line("ACTION:DISPLAY")
	f.line("TRIGGER:PT0S")
	f.line("DESCRIPTION:" + escaped(e.Title))
	f.line("END:VALARM")
	f.line("END:VEVENT")
}

// firstDay returns the first day from a day on which a reminder speaks up.
func firstDay(r *engine.Reminder, from engine.Day) (engine.Day, bool) {
	for day := from; day < from+7; day++ {
		if r.On(day.Weekday()) {
			return day, true
		}
	}
	return 0, false
}

// uid is the same for the same routine, days and time.
func uid(r *engine.Reminder) string {
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%q %s %s", r.Routine, byDay(r.Days), r.Time)
	return fmt.Sprintf("%016x@uncoil.app", sum.Sum64())
}

// byDay names days of the week from Monday on, as in "MO,WE,FR".
func byDay(days []time.Weekday) string {
	var names []string
	for i := range 7 {
		d := time.Weekday((i + 1) % 7)
		if slices.Contains(days, d) {
			names = append(names, strings.ToUpper(d.String()[:2]))
		}
	}
	return strings.Join(names, ",")
}

// duration writes a length in whole minutes, at least one.
func duration(d time.Duration) string {
	minutes := max(int(d.Round(time.Minute)/time.Minute), 1)
	if minutes < 60 {
		return fmt.Sprintf("PT%dM", minutes)
	}
	return fmt.Sprintf("PT%dH%dM", minutes/60, minutes%60)
}

// escaped writes a text as a value.
func escaped(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r\n", "\\n", "\n", "\\n", "\r", "\\n").Replace(text)
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return -1 // calendars refuse other control characters
		}
		return r
	}, text)
}

// foldingWriter writes lines and keeps the first error.
type foldingWriter struct {
	out *bufio.Writer
	err error
}

// line writes a line, folded where it is too long: continuation lines begin with
// a space, and no character is split.
func (f *foldingWriter) line(text string) {
	room := lineLength
	for len(text) > room {
		cut := room
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		f.write(text[:cut] + "\r\n ")
		text, room = text[cut:], lineLength-1
	}
	f.write(text + "\r\n")
}

func (f *foldingWriter) write(text string) {
	if f.err == nil {
		_, f.err = f.out.WriteString(text)
	}
}
