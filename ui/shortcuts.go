package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The screens on which something is made take these shortcuts, each as far as
// it can.
type (
	undoing interface{ Undo() }
	redoing interface{ Redo() }
	saving  interface{ Save() }
	moving  interface{ MoveBy(by int) }
)

// shortcut is a key with others held down, and what it does.
type shortcut struct {
	keys fyne.Shortcut
	act  func(s screen)
}

func shortcuts() []shortcut {
	held := func(name fyne.KeyName, modifier fyne.KeyModifier) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
	}
	undo := func(s screen) {
		if s, ok := s.(undoing); ok {
			s.Undo()
		}
	}
	redo := func(s screen) {
		if s, ok := s.(redoing); ok {
			s.Redo()
		}
	}
	move := func(by int) func(s screen) {
		return func(s screen) {
			if s, ok := s.(moving); ok {
				s.MoveBy(by)
			}
		}
	}
	save := func(s screen) {
		if s, ok := s.(saving); ok {
			s.Save()
		}
	}
	return []shortcut{
		{&fyne.ShortcutUndo{}, undo},
		{&fyne.ShortcutRedo{}, redo},
		{held(fyne.KeyZ, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift), redo},
		{held(fyne.KeyUp, fyne.KeyModifierAlt), move(-1)},
		{held(fyne.KeyDown, fyne.KeyModifierAlt), move(+1)},
		{held(fyne.KeyS, fyne.KeyModifierShortcutDefault), save},
	}
}

// listenToShortcuts hands the shortcuts to the screen.
func (w *Window) listenToShortcuts() {
	for _, s := range shortcuts() {
		w.window.Canvas().AddShortcut(s.keys, w.typedShortcut)
	}
}

// typedShortcut carries a shortcut out, unless something stands in front of the
// screen.
func (w *Window) typedShortcut(keys fyne.Shortcut) {
	if len(w.sheets) > 0 || w.picking != nil || w.running != nil {
		return
	}
	for _, s := range shortcuts() {
		if s.keys.ShortcutName() == keys.ShortcutName() {
			s.act(w.screen)
		}
	}
}
