package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

// remember keeps reminders in a data folder.
func remember(t *testing.T, dir string, all ...engine.Reminder) {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	prefs := engine.DefaultPreferences()
	prefs.Reminders = all
	if err := s.SavePreferences(t.Context(), prefs); err != nil {
		t.Fatal(err)
	}
}

func TestRemindersAreListedAndWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	file := filepath.Join(t.TempDir(), "mine.ics")
	if got := uncoilIn(t, dir, "reminders"); got.code != exitFine || !strings.Contains(got.out, "no reminder") {
		t.Errorf("with none: %+v", got)
	}
	uncoilIn(t, dir, "reminders", "-o", file).oneLine(t, exitFailed, "no reminder", "add one")
	if _, err := os.Stat(file); err == nil {
		t.Error("a calendar of nothing has been written")
	}
	remember(t, dir,
		engine.Reminder{Routine: "beginner", Days: []time.Weekday{3, 1, 5}, Time: 7*time.Hour + 30*time.Minute},
		engine.Reminder{Days: []time.Weekday{0, 1, 2, 3, 4, 5, 6}, Time: 13 * time.Hour},
		engine.Reminder{Routine: "beginner", Time: time.Hour, Off: true})
	got := uncoilIn(t, dir, "reminders")
	for _, want := range []string{"07:30  Mon Wed Fri  beginner\n", "13:00  every day    any\n", "01:00  off          beginner\n", "\nNext: "} {
		if !strings.Contains(got.out, want) {
			t.Errorf("the list lacks %q:\n%s", want, got.out)
		}
	}
	if got := uncoilIn(t, dir, "reminders", "-o", file); got.code != exitFine {
		t.Fatalf("%+v", got)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "BEGIN:VEVENT\r\n"); n != 2 || !strings.Contains(string(data), "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR\r\n") {
		t.Errorf("%d events:\n%s", n, data)
	}
	uncoilIn(t, dir, "reminders", "-o", filepath.Join(t.TempDir(), "mine.txt")).oneLine(t, exitFailed, ".ics")
}
