package main

import (
	"errors"
	"strconv"

	"uncoil/engine"
)

// lengthFlag is the flag of the commands that lay out a routine.
type lengthFlag struct {
	Minutes *minutes `help:"Fit the routine to so many minutes (5 to 60), or 'full' for all of it. The window's choice is the default." placeholder:"N"`
}

// minutes is a length to fit a routine to, 0 for all of it.
type minutes int

// fullLength is how all of a routine is written.
const fullLength = "full"

// UnmarshalText is called by kong.
func (m *minutes) UnmarshalText(text []byte) error {
	if string(text) == fullLength {
		*m = 0
		return nil
	}
	n, err := strconv.Atoi(string(text))
	if err != nil || engine.CheckMinutes("", n) != nil {
		return errors.New(engine.Text("%q: write a number from %d to %d, or %q for all of the routine", text, engine.MinMinutes, engine.MaxMinutes, fullLength))
	}
	*m = minutes(n)
	return nil
}

// adjust puts the flag in place of what is stored, for this run.
func (f *lengthFlag) adjust(prefs *engine.Preferences) {
	if f.Minutes != nil {
		prefs.SetMinutes("", int(*f.Minutes))
	}
}
