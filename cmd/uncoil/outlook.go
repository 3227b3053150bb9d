package main

import (
	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/practice"
	"uncoil/ui/progresstext"
	"uncoil/ui/translations"
)

// outlook describes the next session of a routine.
func outlook(r *engine.Routine, book *engine.Book, g *practice.Growth) []string {
	translations.Add()
	return progresstext.Outlook(r, book, &g.Before, &g.After, g.Changes)
}

// weekLine says how far the week is, and what the plan says next.
func weekLine(p *practice.Practice, past plan.Past) string {
	translations.Add()
	return progresstext.Week(p, past)
}
