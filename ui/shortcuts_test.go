package ui

import (
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"uncoil/ui/frame"
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

// TestShortcutsLeadToThePlaces, but not out of a session, and one ends Uncoil.
func TestShortcutsLeadToThePlaces(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		for i, want := range []frame.Tab{frame.AtHome, frame.AtLibrary, frame.AtHistory, frame.AtSettings, frame.AtHome} {
			r.shortcut(control([]fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key1}[i], 0))
			if got := r.window.frame.At(); got != want {
				t.Errorf("shortcut %d leads to %v, want %v", i, got, want)
			}
		}
		r.press(fyne.KeyReturn)
		r.shortcut(control(fyne.Key2, 0))
		if !r.plays() {
			t.Fatal("a shortcut leads out of a session")
		}
		r.shortcut(control(fyne.KeyQ, 0))
		r.wait(time.Second)
		if e := r.ended(); !r.isClosed() || e == nil || !e.Left {
			t.Errorf("Ctrl Q: closed %v, the session ended %+v", r.isClosed(), e)
		}
	})
}
