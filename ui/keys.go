package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/practice"
	"uncoil/ui/frame"
	"uncoil/ui/overlay"
	uisession "uncoil/ui/player"
	"uncoil/ui/widget"
)

// keyboard drops auto-repeats: a held space bar must not pause and resume a
// session ten times a second.
type keyboard struct {
	// typed counts the key events since each pressed key went down.
	typed map[fyne.KeyName]int
}

func newKeyboard() *keyboard { return &keyboard{typed: map[fyne.KeyName]int{}} }

func (k *keyboard) down(key *fyne.KeyEvent) { k.typed[key.Name] = 0 }

func (k *keyboard) up(key *fyne.KeyEvent) { delete(k.typed, key.Name) }

// fresh reports whether a key event is not an auto-repeat.
func (k *keyboard) fresh(key *fyne.KeyEvent) bool {
	n, held := k.typed[key.Name]
	if !held {
		return true
	}
	k.typed[key.Name] = n + 1
	return n == 0
}

// listenToKeys registers the window for keys and shortcuts.
func (w *Window) listenToKeys() {
	c := w.window.Canvas()
	c.SetOnTypedKey(w.typedKey)
	c.SetOnTypedRune(w.typedRune)
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(w.keys.down)
		d.SetOnKeyUp(w.keys.up)
	}
	for _, s := range shortcuts() {
		c.AddShortcut(s.keys, w.typedShortcut)
	}
}

// typedShortcut carries out a shortcut, unless a sheet is open.
func (w *Window) typedShortcut(keys fyne.Shortcut) {
	if !w.overlays.Clear() || w.session.Running() {
		return
	}
	for _, s := range shortcuts() {
		if s.keys.ShortcutName() == keys.ShortcutName() {
			s.act(w.screen)
		}
	}
}

// typedKey passes a key that no focused widget has used to the sheet in front, or
// to the screen.
func (w *Window) typedKey(key *fyne.KeyEvent) {
	if !w.keys.fresh(key) || w.overlays.TypedKey(key.Name) {
		return
	}
	if !w.session.Running() && w.everywhere(key.Name) {
		return
	}
	w.screen.Key(key)
}

func (w *Window) typedRune(r rune) {
	if w.overlays.TypedRune(r) {
		return
	}
	if !w.session.Running() && practice.CommandOfSign(r) == practice.ShowKeys {
		w.ShowKeys()
		return
	}
	w.screen.Rune(r)
}

// everywhere handles the keys that work outside a session. Letters are left to
// screens with text fields.
func (w *Window) everywhere(key fyne.KeyName) bool {
	typing := false
	if t, ok := w.screen.(interface{ Typing() bool }); ok {
		typing = t.Typing()
	}
	letter := key == fyne.KeyF || key == fyne.KeyH
	switch command := uisession.CommandOfKey(key); {
	case typing && letter:
		return false
	case command == practice.ShowKeys:
		w.ShowKeys()
	case key == fyne.KeyF11 || key == fyne.KeyF:
		w.SetFullScreen(!w.FullScreen())
	case key == fyne.KeyEscape:
		return w.escape()
	default:
		return false
	}
	return true
}

// escape ends the most recent mode: a search, full screen, the visit to a page.
func (w *Window) escape() bool {
	if s, ok := w.screen.(interface{ Escape() bool }); ok && s.Escape() {
		return true
	}
	page, leads := w.screen.(interface{ Back() })
	switch {
	case w.FullScreen():
		w.SetFullScreen(false)
	case leads:
		page.Back()
	case w.frame.At() == frame.AtSettings || w.frame.At() == frame.AtLibrary || w.frame.At() == frame.AtHistory:
		w.ShowHome()
	default:
		return false
	}
	return true
}

// ShowKeys shows the list of keys until any key or a click closes it. A key of
// the session works while the list is open.
func (w *Window) ShowKeys() {
	if !w.overlays.Empty() {
		return
	}
	sheet := widget.NewSheet(lang.X("keys.title", "Keys"), lang.X("keys.close", "Esc or a click takes this away."))
	sheet.Width, sheet.OnTapped = 960, w.overlays.CloseSheet
	if own, ok := w.screen.(interface{ KeyHelps() []widget.KeyLine }); ok {
		sheet.SetContent(widget.NewKeyList(own.KeyHelps()))
		w.overlays.OpenNow(sheet)
		return
	}
	sheet.SetContent(widget.NewKeyList(uisession.KeyHelps()))
	w.overlays.Open(&overlay.Sheet{
		Sheet: sheet,
		Key: func(key fyne.KeyName) bool {
			command := uisession.CommandOfKey(key)
			shut := command == practice.ShowKeys || command == practice.LeaveOrShrink || key == fyne.KeyReturn || key == fyne.KeyEnter
			if shut || command != practice.NoCommand {
				w.overlays.CloseSheet()
			}
			return shut || command == practice.NoCommand
		},
		Rune: func(r rune) bool {
			command := practice.CommandOfSign(r)
			if command != practice.NoCommand {
				w.overlays.CloseSheet()
			}
			return command == practice.ShowKeys || command == practice.NoCommand
		},
	})
}

// shortcut is a key combination, and what it does on a screen that supports it.
type shortcut struct {
	keys fyne.Shortcut
	act  func(s any)
}

func shortcuts() []shortcut {
	held := func(name fyne.KeyName, modifier fyne.KeyModifier) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
	}
	undo := func(s any) {
		if s, ok := s.(interface{ Undo() }); ok {
			s.Undo()
		}
	}
	redo := func(s any) {
		if s, ok := s.(interface{ Redo() }); ok {
			s.Redo()
		}
	}
	move := func(by int) func(s any) {
		return func(s any) {
			if s, ok := s.(interface{ MoveBy(by int) }); ok {
				s.MoveBy(by)
			}
		}
	}
	save := func(s any) {
		if s, ok := s.(interface{ Save() }); ok {
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
