package ui

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/home"
)

// routineMenu lists what can be done with a routine besides playing it.
func (w *Window) routineMenu(r *engine.Routine) []home.Entry {
	var entries []home.Entry
	add := func(label string, act func()) { entries = append(entries, home.Entry{Label: label, Act: act}) }
	if w.deps.Export != nil {
		add(lang.X("home.take-along", "Take along"), func() { w.takeAlong(r) })
	}
	if w.deps.Print != nil {
		add(lang.X("menu.print", "Print"), func() { w.printRoutine(r) })
	}
	if w.deps.Own == nil {
		return entries
	}
	if w.isOwn(r.ID) {
		add(lang.X("menu.edit", "Change it"), func() { w.editRoutine(r) })
	}
	add(lang.X("menu.copy", "Make a copy"), func() { w.copyRoutine(r) })
	add(lang.X("menu.give", "Save as a file"), func() { w.giveRoutine(r) })
	if w.isOwn(r.ID) {
		add(lang.X("menu.delete", "Delete"), func() { w.deleteRoutine(r) })
	}
	return entries
}
