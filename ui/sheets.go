package ui

import (
	"slices"

	"uncoil/engine/practice"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/frame"
	uisession "uncoil/ui/session"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// openSheet is a sheet in front of the window, with what its keys do.
type openSheet struct {
	sheet *widget.Sheet
	// shown is what lies on the window: the sheet, in a theme of its own where
	// one is needed.
	shown fyne.CanvasObject
	// key takes a key and reports whether it was for the sheet.
	key func(key fyne.KeyName) bool
	// rune does the same for characters; nil takes none.
	rune func(r rune) bool
}

func (w *Window) openSheet(s *openSheet) {
	w.sheets = append(w.sheets, s)
	c := w.window.Canvas()
	s.shown = s.sheet
	if w.running != nil && w.running.eyesShut {
		// A bright sheet would dazzle whoever lies in the dark.
		s.shown = container.NewThemeOverride(s.sheet, theme.Night())
	}
	s.shown.Resize(c.Size())
	c.Overlays().Add(s.shown)
	if first := s.sheet.First(); first != nil {
		c.Focus(first)
	}
}

// closeSheet takes away the sheet in front.
func (w *Window) closeSheet() {
	if n := len(w.sheets); n > 0 {
		w.takeAway(w.sheets[n-1])
	}
}

// takeAway closes a sheet wherever it stands, and reports whether it was open.
func (w *Window) takeAway(s *openSheet) bool {
	i := slices.Index(w.sheets, s)
	if i < 0 {
		return false
	}
	w.window.Canvas().Overlays().Remove(s.shown)
	w.sheets = slices.Delete(w.sheets, i, i+1)
	return true
}

func (w *Window) closeSheets() {
	for len(w.sheets) > 0 {
		w.closeSheet()
	}
}

// Ask shows a question until it is answered.
func (w *Window) Ask(q uisession.Question) {
	if len(w.sheets) > 0 {
		return
	}
	answer := func(i int) {
		w.closeSheet()
		q.Answers[i].Give()
	}
	buttons := make([]*widget.FocusButton, len(q.Answers))
	for i, a := range q.Answers {
		prominence := widget.Secondary
		if i == 0 {
			prominence = widget.Primary
		}
		buttons[i] = widget.NewFocusButton(a.Label, prominence, func() { answer(i) })
	}
	w.openSheet(&openSheet{
		sheet: widget.NewSheet(q.Title, q.Text, buttons...),
		key: func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				answer(0)
			}
			for i, a := range q.Answers {
				if a.Key != "" && key == a.Key {
					answer(i)
					break
				}
			}
			return true
		},
	})
}

// ShowKeys shows the list of keys until a key or a click takes it away.
func (w *Window) ShowKeys() {
	if len(w.sheets) > 0 {
		return
	}
	if own, ok := w.screen.(interface{ KeyHelps() []widget.KeyLine }); ok {
		w.showKeysOf(own.KeyHelps())
		return
	}
	sheet := widget.NewSheet(lang.X("keys.title", "Keys"), lang.X("keys.close", "Esc or a click takes this away."))
	sheet.Width = 960
	sheet.SetContent(widget.NewKeyList(uisession.KeyHelps()))
	sheet.OnTapped = w.closeSheet
	w.openSheet(&openSheet{
		sheet: sheet,
		key: func(key fyne.KeyName) bool {
			command := uisession.CommandOfKey(key)
			shut := command == practice.ShowKeys || command == practice.LeaveOrShrink || key == fyne.KeyReturn || key == fyne.KeyEnter
			if shut || command != practice.NoCommand {
				w.closeSheet()
			}
			// A key of the session works through the list as well.
			return shut || command == practice.NoCommand
		},
		rune: func(r rune) bool {
			command := practice.CommandOfSign(r)
			if command != practice.NoCommand {
				w.closeSheet()
			}
			return command == practice.ShowKeys || command == practice.NoCommand
		},
	})
}

// showKeysOf shows the keys of a screen that has its own.
func (w *Window) showKeysOf(lines []widget.KeyLine) {
	sheet := widget.NewSheet(lang.X("keys.title", "Keys"), lang.X("keys.close", "Esc or a click takes this away."))
	sheet.Width = 960
	sheet.SetContent(widget.NewKeyList(lines))
	sheet.OnTapped = w.closeSheet
	w.putUp(sheet)
}

// typedKey hands a key that no focused widget wants to the sheet in front, or
// to the screen.
func (w *Window) typedKey(key *fyne.KeyEvent) {
	if !w.keys.fresh(key) {
		return
	}
	if w.picking != nil {
		if key.Name == fyne.KeyEscape {
			w.picking.Dismiss()
		}
		return
	}
	if n := len(w.sheets); n > 0 && w.sheets[n-1].key(key.Name) {
		return
	}
	if w.running == nil && w.everywhere(key.Name) {
		return
	}
	w.screen.Key(key)
}

func (w *Window) typedRune(r rune) {
	if w.picking != nil {
		return
	}
	if n := len(w.sheets); n > 0 {
		take := w.sheets[n-1].rune
		if take == nil || take(r) {
			return
		}
	}
	if w.running == nil && practice.CommandOfSign(r) == practice.ShowKeys {
		w.ShowKeys()
		return
	}
	w.screen.Rune(r)
}

// everywhere carries out the keys that work outside a session. Letters are left
// to a screen on which one types.
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

// escape ends what was begun last: a search, full screen, the stay on a page.
func (w *Window) escape() bool {
	if s, ok := w.screen.(interface{ Escape() bool }); ok && s.Escape() {
		return true
	}
	switch {
	case w.FullScreen():
		w.SetFullScreen(false)
	case w.frame.At() == frame.AtSettings || w.frame.At() == frame.AtLibrary || w.frame.At() == frame.AtHistory:
		w.leave()
	default:
		return false
	}
	return true
}
