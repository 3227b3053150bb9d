package reminder_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"uncoil/engine"
	"uncoil/engine/reminder"
)

func sampleCalendar() reminder.Calendar {
	weekdays := []time.Weekday{time.Friday, time.Monday, time.Wednesday}
	return reminder.Calendar{
		Name: "Uncoil", From: engine.DayOn(2026, 11, 21), Stamp: time.Date(2026, 11, 20, 10, 0, 0, 0, time.FixedZone("", 3600)),
		Events: []reminder.Event{
			{engine.Reminder{Routine: "beginner", Days: weekdays, Time: 7*time.Hour + 30*time.Minute}, "Uncoil: Beginner", "Sixteen minutes, on the mat; then tea,\nand back to work.", 16*time.Minute + 20*time.Second},
			{engine.Reminder{Routine: "long", Days: []time.Weekday{time.Sunday}, Time: 0}, "Uncoil: “Länger” 🧘 " + strings.Repeat("größer ", 20), "", 75 * time.Minute},
			{engine.Reminder{Routine: "off", Days: weekdays, Time: time.Hour, Off: true}, "never", "", time.Minute},
			{engine.Reminder{Routine: "no days", Time: time.Hour}, "never", "", time.Minute},
			{engine.Reminder{Routine: "beginner", Days: []time.Weekday{time.Monday, time.Wednesday, time.Friday}, Time: 7*time.Hour + 30*time.Minute}, "the first once more", "", time.Minute},
		},
	}
}

const wantCalendar = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Uncoil//Reminders//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Uncoil
BEGIN:VEVENT
UID:0@uncoil.app
DTSTAMP:20261120T090000Z
DTSTART:20261123T073000
DURATION:PT16M
RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR
SUMMARY:Uncoil: Beginner
DESCRIPTION:Sixteen minutes\, on the mat\; then tea\,\nand back to work.
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:PT0S
DESCRIPTION:Uncoil: Beginner
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:0@uncoil.app
DTSTAMP:20261120T090000Z
DTSTART:20261122T000000
DURATION:PT1H15M
RRULE:FREQ=WEEKLY;BYDAY=SU
`

// unfolded returns the lines of a calendar file, and reports those that are too
// long or do not end as they must.
func unfolded(t *testing.T, file string) []string {
	t.Helper()
	var lines []string
	for line := range strings.SplitAfterSeq(file, "\n") {
		if line == "" {
			continue
		}
		text, ok := strings.CutSuffix(line, "\r\n")
		if !ok {
			t.Errorf("%q does not end with CR LF", line)
		}
		if len(text) > 75 || !utf8.ValidString(text) || strings.ContainsAny(text, "\r\n") {
			t.Errorf("%q is %d bytes long, or a character is cut", text, len(text))
		}
		if rest, folded := strings.CutPrefix(text, " "); folded {
			lines[len(lines)-1] += rest
			continue
		}
		lines = append(lines, text)
	}
	return lines
}

func TestCalendarFile(t *testing.T) {
	var out bytes.Buffer
	if err := reminder.WriteICS(&out, sampleCalendar()); err != nil {
		t.Fatal(err)
	}
	lines := unfolded(t, out.String())
	ids := map[string]bool{}
	for i, line := range lines {
		if id, ok := strings.CutPrefix(line, "UID:"); ok {
			ids[id] = true
			lines[i] = "UID:0@uncoil.app"
		}
	}
	if len(ids) != 2 {
		t.Errorf("%d ids for two events: %v", len(ids), ids)
	}
	got := strings.Join(lines, "\n") + "\n"
	if !strings.HasPrefix(got, wantCalendar) {
		t.Errorf("got\n%s\nwant\n%s", got, wantCalendar)
	}
	if want := "SUMMARY:Uncoil: “Länger” 🧘 " + strings.Repeat("größer ", 20) + "\n"; !strings.Contains(got, want) {
		t.Errorf("the long title is not whole:\n%s", got)
	}
	if strings.Contains(got, "never") || strings.Contains(got, "once more") {
		t.Errorf("there is what should be left out:\n%s", got)
	}
	var again bytes.Buffer
	c := sampleCalendar()
	c.Stamp = c.Stamp.AddDate(0, 1, 0)
	if err := reminder.WriteICS(&again, c); err != nil {
		t.Fatal(err)
	}
	for id := range ids {
		if !strings.Contains(again.String(), id) {
			t.Errorf("a month later %s has another id", id)
		}
	}
}

// Several sessions a day are several events, each on its first day and as long as
// it takes, to the nearest minute.
func TestEachTimeOfADayIsAnEvent(t *testing.T) {
	friday := engine.DayOn(2026, 11, 20)
	c := reminder.Calendar{From: friday + 1}
	for i, length := range []time.Duration{10 * time.Second, 4*time.Minute + 40*time.Second, 59*time.Minute + 50*time.Second} {
		r := engine.Reminder{Routine: "desk", Days: []time.Weekday{time.Friday}, Time: time.Duration(9+i) * time.Hour}
		c.Events = append(c.Events, reminder.Event{Reminder: r, Title: "Desk", Length: length})
	}
	var out bytes.Buffer
	if err := reminder.WriteICS(&out, c); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var when []string
	for _, line := range unfolded(t, out.String()) {
		if id, ok := strings.CutPrefix(line, "UID:"); ok {
			ids[id] = true
		}
		if strings.HasPrefix(line, "DTSTART:") || strings.HasPrefix(line, "DURATION:") {
			when = append(when, line)
		}
	}
	want := []string{
		"DTSTART:20261127T090000", "DURATION:PT1M", "DTSTART:20261127T100000", "DURATION:PT5M",
		"DTSTART:20261127T110000", "DURATION:PT1H0M",
	}
	if len(ids) != 3 || !slices.Equal(when, want) {
		t.Errorf("%d ids, %q, want %q", len(ids), when, want)
	}
}

func TestACalendarOfNothing(t *testing.T) {
	err := reminder.WriteICS(new(bytes.Buffer), reminder.Calendar{Events: []reminder.Event{{Reminder: engine.Reminder{Off: true, Days: everyDay()}}}})
	if engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("%v", err)
	}
	broken := errors.New("the stick was pulled out")
	if err := reminder.WriteICS(fullWriter{broken}, sampleCalendar()); !errors.Is(err, broken) {
		t.Errorf("a writer's error became %v", err)
	}
}

type fullWriter struct{ err error }

func (w fullWriter) Write([]byte) (int, error) { return 0, w.err }

func FuzzWriteICS(f *testing.F) {
	f.Add("Beginner", "Sixteen minutes")
	f.Add("a;b,c\\d\ne\r\nf\rg\x00\x7f\xff", "🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘🧘")
	f.Fuzz(func(t *testing.T, title, text string) {
		var out bytes.Buffer
		event := reminder.Event{Reminder: engine.Reminder{Routine: title, Days: everyDay()}, Title: title, Text: text}
		if err := reminder.WriteICS(&out, reminder.Calendar{Name: title, Events: []reminder.Event{event}}); err != nil {
			t.Fatal(err)
		}
		want := 22
		if text == "" {
			want--
		}
		if lines := unfolded(t, out.String()); len(lines) != want {
			t.Errorf("%d lines, want %d:\n%s", len(lines), want, out.String())
		}
	})
}
