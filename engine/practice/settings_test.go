package practice_test

import "uncoil/engine"

// settings are preferences in memory.
type settings struct{ prefs engine.Preferences }

func (s *settings) Preferences() engine.Preferences             { return s.prefs }
func (s *settings) Change(edit func(prefs *engine.Preferences)) { edit(&s.prefs) }
