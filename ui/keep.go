package ui

import (
	"log/slog"

	"uncoil/engine"
	uisession "uncoil/ui/session"
)

// keepOpen keeps the changed rests that are asked about in a session, or not.
func (w *Window) keepOpen(run *running, where uisession.Where) {
	changes := run.changes.Open()
	run.changes.Answered()
	w.keep(run.routine, changes, where)
}

// keep writes changed rests of a routine into the settings: for their places
// alone, or as what holds everywhere.
func (w *Window) keep(r *engine.Routine, changes []uisession.Change, where uisession.Where) {
	if where == uisession.Nowhere {
		return
	}
	next := w.prefs
	for _, c := range changes {
		spot, ok := r.Spot(c.Place, w.deps.Book, &next)
		if !ok {
			slog.Error("a rest has no place in its routine", "place", c.Place.Key())
			continue
		}
		if where == uisession.Everywhere {
			next.Rests.KeepEverywhere(spot, c.Kind, c.Pause)
		} else {
			next.Rests.KeepHere(spot, c.Kind, c.Pause)
		}
	}
	w.changePreferences(next)
}
