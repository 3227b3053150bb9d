package ui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// shortcut types a key with others held down.
func (r *rig) shortcut(s fyne.Shortcut) {
	r.window.typedShortcut(s)
	r.settle()
}

func TestShortcuts(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.window.routine.Copy(r.routine("beginner"))
		r.settle()
		first := func() string { return r.editor().Draft().Routine().Blocks[0].Items[0].Exercise }
		was := first()
		key := func(name fyne.KeyName, m fyne.KeyModifier) fyne.Shortcut {
			return &desktop.CustomShortcut{KeyName: name, Modifier: m}
		}
		r.shortcut(key(fyne.KeyDown, fyne.KeyModifierAlt))
		moved := first()
		r.shortcut(&fyne.ShortcutUndo{})
		undone := first()
		r.shortcut(key(fyne.KeyZ, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift))
		if moved == was || undone != was || first() != moved {
			t.Errorf("was %s, moved %s, undone %s, redone %s", was, moved, undone, first())
		}
		r.shortcut(key(fyne.KeyS, fyne.KeyModifierShortcutDefault))
		if _, err := os.Stat(f.path("my-beginner")); err != nil {
			t.Error("Ctrl S does not save")
		}
	})
}
