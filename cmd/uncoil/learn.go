package main

import (
	"fmt"
	"slices"

	"uncoil/engine"
	"uncoil/engine/progress"
	"uncoil/ui"
	"uncoil/ui/gradual"
)

// ease lets the doses fall after a long break, for what begins now.
func (p *program) ease(prefs *engine.Preferences) {
	if !prefs.Gradual || len(prefs.Progress) == 0 {
		return
	}
	past, err := progress.Past(p.ctx, p.kept, today())
	if err != nil {
		p.log().Warn("the past cannot be read", "err", err)
		return
	}
	prefs.Progress, _ = progress.Ease(prefs.Progress, past, today())
}

// learn lets the doses rise or fall after a session, and says what becomes of it.
func (p *program) learn(id int64, laidOut *plan) {
	if !p.stored.Gradual || id == 0 {
		return
	}
	past, err := progress.Past(p.ctx, p.kept, today())
	this := slices.IndexFunc(past, func(s progress.Session) bool { return s.ID == id })
	if err != nil || this < 0 {
		// Not to be read, or not on the disk yet: nothing is learnt from another.
		p.log().Warn("the past cannot be read", "err", err)
		return
	}
	// It is the last one, even where a clock that was wrong says otherwise.
	past = append(slices.Delete(slices.Clone(past), this, this+1), past[this])
	before := p.stored
	next, changes := progress.After(before.Progress, past)
	p.keep(func(prefs *engine.Preferences) { prefs.Progress = next })
	ui.AddTranslations()
	for _, line := range gradual.Outlook(laidOut.routine, laidOut.book, &before, &p.stored, changes) {
		fmt.Fprintln(p.out, line)
	}
}
