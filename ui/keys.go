package ui

import (
	"slices"

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
	for _, s := range shortcutsOf(w) {
		for _, keys := range s.keys {
			c.AddShortcut(keys, w.typedShortcut)
		}
	}
}

// typedShortcut carries out a shortcut, unless a sheet is open. The size of text
// changes wherever one is.
func (w *Window) typedShortcut(keys fyne.Shortcut) {
	for _, s := range shortcutsOf(w) {
		free := w.overlays.Clear() && !w.session.Running()
		if s.act != nil && (free || s.always) && slices.ContainsFunc(s.keys, func(k fyne.Shortcut) bool { return k.ShortcutName() == keys.ShortcutName() }) {
			s.act()
			return
		}
	}
}

// typedKey passes a key that no focused widget has used to the sheet in front, or
// to the screen.
func (w *Window) typedKey(key *fyne.KeyEvent) {
	if !w.keys.fresh(key) || w.overlays.TypedKey(key.Name) {
		return
	}
	if !w.session.Running() && (w.everywhere().Press(key.Name) || key.Name == fyne.KeyEscape && w.escape()) {
		return
	}
	w.screen.Key(key)
}

func (w *Window) typedRune(r rune) {
	if w.overlays.TypedRune(r) {
		return
	}
	if !w.session.Running() && w.everywhere().Type(r) {
		return
	}
	w.screen.Rune(r)
}

// everywhere are the keys that work outside a session, on every page. Letters are left
// to screens with text fields.
func (w *Window) everywhere() widget.KeyTable {
	full, help := []fyne.KeyName{fyne.KeyF11, fyne.KeyF}, []fyne.KeyName{fyne.KeyF1, fyne.KeyH}
	table := widget.KeyTable{
		{Shown: lang.X("key.escape", "Esc"), Does: lang.X("keys.back-out", "Back, or out of full screen"), Keys: []fyne.KeyName{fyne.KeyEscape}},
		{Shown: "F   F11", Does: lang.X("keys.full-screen", "Full screen"), Keys: full, Do: func(fyne.KeyName) { w.SetFullScreen(!w.FullScreen()) }},
		{Shown: "?   H   F1", Does: lang.X("keys.keys", "These keys"), Keys: help, Signs: "?", Do: func(fyne.KeyName) { w.ShowKeys() }},
	}
	if t, ok := w.screen.(interface{ Typing() bool }); ok && t.Typing() {
		table[1].Shown, table[1].Keys = "F11", full[:1]
		table[2].Shown, table[2].Keys = "?   F1", help[:1]
	}
	return table
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

// keyHelps lists the keys of the page that is shown, and those of the window.
func keyHelps(w *Window) []widget.KeyLine {
	own, ok := w.screen.(interface{ KeyHelps() []widget.KeyLine })
	switch {
	case w.session.Running() && !ok:
		return uisession.KeyHelps()
	case w.session.Running():
		return own.KeyHelps()
	}
	lines := widget.MoveKeys().Lines()
	if ok {
		lines = own.KeyHelps()
	}
	more := w.everywhere().Lines()
	for _, s := range shortcutsOf(w) {
		if s.act != nil && s.shown != "" {
			more = append(more, widget.KeyLine{Keys: s.shown, Does: s.does})
		}
	}
	for _, line := range more {
		if !slices.ContainsFunc(lines, func(l widget.KeyLine) bool { return l.Keys == line.Keys }) {
			lines = append(lines, line)
		}
	}
	return lines
}

// ShowKeys shows the list of keys until any key or a click closes it. A key of
// the session works while the list is open.
func (w *Window) ShowKeys() {
	if !w.overlays.Empty() {
		return
	}
	sheet := widget.NewSheet(lang.X("keys.title", "Keys"), lang.X("keys.close", "Esc or a click takes this away."))
	sheet.Width, sheet.OnTapped = 960, w.overlays.CloseSheet
	sheet.SetContent(widget.NewKeyList(keyHelps(w)))
	if !w.session.Running() {
		w.overlays.OpenNow(sheet)
		return
	}
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

// shortcut is what key combinations do, and its line in the list of keys.
type shortcut struct {
	keys        []fyne.Shortcut
	shown, does string
	// act does it; nil where the screen does not support it.
	act func()
	// always tells that it works during a session and over a sheet.
	always bool
}

// shortcutsOf are the key combinations that there are, with what they do on the screen
// that is shown.
func shortcutsOf(w *Window) []shortcut {
	held := func(modifier fyne.KeyModifier, names ...fyne.KeyName) []fyne.Shortcut {
		var keys []fyne.Shortcut
		for _, name := range names {
			keys = append(keys, &desktop.CustomShortcut{KeyName: name, Modifier: modifier})
		}
		return keys
	}
	const control, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	all := []shortcut{
		{keys: []fyne.Shortcut{&fyne.ShortcutUndo{}}, shown: "Ctrl Z", does: lang.X("keys.undo", "Undo")},
		{
			keys:  append(held(control|shift, fyne.KeyZ), &fyne.ShortcutRedo{}),
			shown: "Ctrl Shift Z", does: lang.X("keys.redo", "Redo"),
		},
		{keys: held(fyne.KeyModifierAlt, fyne.KeyUp), shown: "Alt ↑", does: lang.X("keys.move-up", "Move it up")},
		{keys: held(fyne.KeyModifierAlt, fyne.KeyDown), shown: "Alt ↓", does: lang.X("keys.move-down", "Move it down")},
		{keys: held(control, fyne.KeyS), shown: "Ctrl S", does: lang.X("keys.save", "Save")},
		{
			// On some keyboards + needs Shift, and on some it is on the key of =.
			keys:  slices.Concat(held(control, fyne.KeyPlus, fyne.KeyEqual), held(control|shift, fyne.KeyPlus, fyne.KeyEqual)),
			shown: "Ctrl +", does: lang.X("keys.larger", "Larger text"), act: func() { w.stepText(+1) }, always: true,
		},
		{
			keys:  append(held(control, fyne.KeyMinus), held(control|shift, fyne.KeyMinus)...),
			shown: "Ctrl –", does: lang.X("keys.smaller", "Smaller text"), act: func() { w.stepText(-1) }, always: true,
		},
		{keys: held(control, fyne.Key1), shown: "Ctrl 1 … 4", does: lang.X("keys.places", "Home, library, history, settings"), act: w.ShowHome},
		{keys: held(control, fyne.Key2), act: w.ShowLibrary},
		{keys: held(control, fyne.Key3), act: func() { w.history.Show() }},
		{keys: held(control, fyne.Key4), act: w.showSettings},
		{keys: held(control, fyne.KeyQ), shown: "Ctrl Q", does: lang.X("keys.quit", "End Uncoil"), act: w.quit, always: true},
		{keys: held(control, fyne.Key0), shown: "Ctrl 0", does: lang.X("keys.usual", "Text as usual"), act: func() { w.stepText(0) }, always: true},
	}
	if s, ok := w.screen.(interface{ Undo() }); ok {
		all[0].act = s.Undo
	}
	if s, ok := w.screen.(interface{ Redo() }); ok {
		all[1].act = s.Redo
	}
	if s, ok := w.screen.(interface{ MoveBy(by int) }); ok {
		all[2].act, all[3].act = func() { s.MoveBy(-1) }, func() { s.MoveBy(+1) }
	}
	if s, ok := w.screen.(interface{ Save() }); ok {
		all[4].act = s.Save
	}
	return all
}
