package engine_test

import (
	"testing"
	"time"

	"uncoil/engine"
)

func TestRemindersHaveTheirLimits(t *testing.T) {
	good := engine.Reminder{Routine: "beginner", Days: []time.Weekday{time.Sunday, time.Saturday}, Time: 23*time.Hour + 59*time.Minute}
	for name, spoil := range map[string]func(r *engine.Reminder){
		"before midnight": func(r *engine.Reminder) { r.Time = -time.Minute },
		"after midnight":  func(r *engine.Reminder) { r.Time = 24 * time.Hour },
		"half a minute":   func(r *engine.Reminder) { r.Time = 30 * time.Second },
		"eighth day":      func(r *engine.Reminder) { r.Days = []time.Weekday{7} },
		"day twice":       func(r *engine.Reminder) { r.Days = []time.Weekday{1, 1} },
	} {
		p := engine.DefaultPreferences()
		bad := good
		spoil(&bad)
		p.Reminders = []engine.Reminder{good, bad}
		if err := p.Validate(); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	p := engine.DefaultPreferences()
	for range engine.MaxReminders {
		p.Reminders = append(p.Reminders, good)
	}
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	p.Reminders = append(p.Reminders, good)
	if engine.CodeOf(p.Validate()) != engine.CodeInvalid {
		t.Error("there may be one too many")
	}
	if !good.On(time.Saturday) || good.On(time.Monday) {
		t.Error("it speaks up on the wrong days")
	}
	good.Off = true
	if good.On(time.Saturday) {
		t.Error("it speaks up though it is off")
	}
}
