package main

import (
	"context"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/locale"
	"uncoil/engine/practice"
	"uncoil/engine/store"
	"uncoil/ui/terminal"
)

// sessions returns the practice of a command.
func (p *program) sessions() (*practice.Practice, error) {
	if p.practice != nil {
		return p.practice, nil
	}
	books, err := p.catalog()
	if err != nil {
		return nil, err
	}
	prefs, err := p.preferences()
	if err != nil {
		return nil, err
	}
	voice, err := p.voiceFor(prefs.Sound)
	if err != nil {
		return nil, err
	}
	p.practice = &practice.Practice{
		Settings: settings{p}, History: p.openStore, Now: time.Now, Book: books.Book(), Routines: books.Routines(),
		Week: locale.System().FirstWeekday(),
		VoiceOf: func(s engine.Sound) engine.Voice {
			if chosen, err := p.voiceFor(s); err == nil {
				return chosen
			}
			return voice
		},
	}
	past, err := p.practice.ReadPast(p.ctx)
	if err != nil {
		p.log().Warn("the past cannot be read", "err", err)
	}
	p.practice.SetPast(past)
	return p.practice, nil
}

// settings are the stored preferences, overridden by the flags. Changes are saved
// without the flags.
type settings struct{ *program }

// Preferences implements practice.Settings.
func (s settings) Preferences() engine.Preferences {
	prefs := s.stored
	s.flags.override(&prefs)
	return prefs
}

// Change implements practice.Settings.
func (s settings) Change(edit func(*engine.Preferences)) {
	defer s.ending.hold()()
	before := s.stored.Sound
	edit(&s.stored)
	if s.stored.Sound != before && s.setVolumes != nil {
		s.setVolumes(s.Preferences().Sound)
	}
	ctx, cancel := context.WithTimeout(context.Background(), practice.WriteTimeout)
	defer cancel()
	if err := s.openStore.SavePreferences(ctx, s.stored); err != nil {
		s.say(strings.TrimSpace(err.Error()))
	}
}

// planFile lays out a routine for a sound file: no rest waits, since there is no
// way to say go, and it opens with the safety page's sentences.
func (p *program) planFile(id string, adjust func(*engine.Preferences)) (*practice.Plan, error) {
	return p.plan(id, func(prefs *engine.Preferences) {
		adjust(prefs)
		prefs.Unattended, prefs.TakenAlong = true, true
	})
}

// plan lays out a routine by its id, for the preferences in force. adjust changes
// them for this run.
func (p *program) plan(id string, adjust func(*engine.Preferences)) (*practice.Plan, error) {
	_, routine, err := p.routine(id)
	if err != nil {
		return nil, err
	}
	sessions, err := p.sessions()
	if err != nil {
		return nil, err
	}
	return sessions.Start(routine, adjust).Plan()
}

// planToShow prepares a plan for printing or writing: it returns an error if a
// condition needs a doctor's advice first, and prints a line for each change.
func (p *program) planToShow(plan *practice.Plan, err error) (*practice.Plan, error) {
	if err == nil {
		err = terminal.Offered(plan.Book.AskFirst(&plan.Prefs))
	}
	if err != nil {
		return nil, err
	}
	for _, line := range terminal.Changes(plan, p.practice.Routines) {
		p.say(line)
	}
	return plan, nil
}

// sayOthers says that Uncoil's window, or another terminal, uses the same data
// folder.
func (p *program) sayOthers() {
	dir, err := p.dataDir()
	if err != nil {
		return
	}
	release, err := store.Lock(dir)
	switch {
	case err == nil:
		release()
		if elsewhere, err := p.openStore.PlayedElsewhere(p.ctx); err == nil && elsewhere {
			p.say(engine.Text("another terminal plays a session on the same folder; what you do in either of them is kept"))
		}
	case engine.CodeOf(err) == engine.CodeConflict:
		p.say(engine.Text("Uncoil's window is open on the same folder; what you do in either of them is kept"))
	}
}
