package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// control is a key with Control, and whatever else is held.
func control(name fyne.KeyName, more fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault | more}
}

// TestTextSizeByKeyboard: on every page, over a sheet and in a session, and remembered.
func TestTextSizeByKeyboard(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		w := r.window
		w.window.Resize(fyne.NewSize(1366, 768))
		step := func(keys fyne.Shortcut, percent int, unit float32) {
			t.Helper()
			r.shortcut(keys)
			if got := w.prefs.Display.TextPercent(); got != percent || theme.Unit() != unit {
				t.Errorf("the text has %d %%, a unit %v, want %d and %v", got, theme.Unit(), percent, unit)
			}
			if got := r.saved[len(r.saved)-1].Display.TextPercent(); got != percent {
				t.Errorf("kept are %d %%", got)
			}
		}
		step(control(fyne.KeyPlus, 0), 115, 1.15)
		if lines := w.frame.Notices(); len(lines) != 1 || lines[0] != "Text size 115 %" {
			t.Errorf("it says %q", lines)
		}
		height := sample.All[*widget.Text](w.home)[0].MinSize().Height
		step(control(fyne.KeyEqual, fyne.KeyModifierShift), 130, 1.3)
		if got := sample.All[*widget.Text](w.home)[0].MinSize().Height; got <= height {
			t.Errorf("the page is not drawn larger: %v, before %v", got, height)
		}
		step(control(fyne.KeyPlus, 0), 150, 1.5)
		step(control(fyne.KeyPlus, 0), 175, 1.62) // as far as the window has room
		step(control(fyne.KeyPlus, 0), 200, 1.62)
		step(control(fyne.KeyPlus, 0), 200, 1.62) // that is the largest
		step(control(fyne.Key0, 0), 100, 1)
		step(control(fyne.KeyMinus, 0), 90, 0.9)
		step(control(fyne.KeyMinus, 0), 90, 0.9)

		// A page that was opened before does not bring the old size back.
		next := w.prefs
		next.Display.TextSize = 0
		w.changedOnPage(next)
		if w.prefs.Display.TextSize != 90 {
			t.Errorf("a change on a page makes the text %d %%", w.prefs.Display.TextSize)
		}

		w.showSettings()
		w.settings.GoTo(settings.Appearance)
		r.shortcut(control(fyne.Key0, 0))
		choice := sample.After[*widget.Choice](t, w.settings, "Text size, in %")
		if choice.Chosen() != slices.Index(engine.TextSizes(), 100) {
			t.Errorf("the settings show step %d", choice.Chosen())
		}

		w.window.Resize(fyne.NewSize(640, 400))
		r.shortcut(control(fyne.KeyPlus, 0))
		if lines := w.frame.Notices(); len(lines) != 1 || !strings.Contains(lines[0], "as far as this window has room") {
			t.Errorf("in a small window it says %q", lines)
		}
		w.window.Resize(fyne.NewSize(1366, 768))

		w.ShowHome()
		w.session.Start(&w.practice.Routines[0], true)
		r.settle()
		step(control(fyne.KeyPlus, 0), 130, 1) // its text is large enough
		said := false
		sample.Walk(w.frame, func(o fyne.CanvasObject) {
			if text, ok := o.(*widget.Text); ok && text.Value() == "After the session: text size 130 %" {
				said = true
			}
		})
		if !said {
			t.Error("in a session nothing says it")
		}
	})
}

// TestTheListOfKeysIsThePages: "?" and F1 list what the keys of the page do, those of the
// window with them, and nothing that does not work there.
func TestTheListOfKeysIsThePages(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		w := r.window
		lines := func() string {
			var all []string
			for _, sheet := range w.overlays.Sheets() {
				for _, text := range sample.All[*widget.Text](sheet) {
					all = append(all, text.Value())
				}
			}
			return strings.Join(all, "\n")
		}
		for name, page := range map[string]struct {
			show func()
			has  []string
			not  []string
		}{
			"home":     {w.ShowHome, []string{"Start the routine", "Larger text", "Full screen"}, []string{"Save", "Pause, and go on"}},
			"library":  {w.ShowLibrary, []string{"Search: just type", "Ctrl +", "F11"}, []string{"F   F11", "Pause, and go on"}},
			"settings": {w.showSettings, []string{"Another section; in it, from row to row", "Ctrl 0"}, []string{"Save", "?   H   F1"}},
			"history":  {w.history.Show, []string{"U", "Undo", "Ctrl Z", "?   H   F1"}, []string{"Redo"}},
		} {
			page.show()
			r.settle()
			w.window.Canvas().Unfocus()
			for _, ask := range []func(){func() { w.typedRune('?') }, func() { w.typedKey(&fyne.KeyEvent{Name: fyne.KeyF1}) }} {
				ask()
				text := lines()
				for _, want := range page.has {
					if !strings.Contains(text, want) {
						t.Errorf("on %s nothing says %q: %q", name, want, text)
					}
				}
				for _, not := range page.not {
					if slices.Contains(strings.Split(text, "\n"), not) {
						t.Errorf("on %s it says %q", name, not)
					}
				}
				w.overlays.CloseSheets()
			}
		}
		// In a field it is a character like any other.
		w.ShowLibrary()
		field := sample.All[*widget.Field](w.library)[0]
		w.window.Canvas().Focus(field.Focusable())
		field.Focusable().TypedRune('?')
		if field.Text() != "?" || !w.overlays.Empty() {
			t.Errorf("the field has %q, sheets are open: %v", field.Text(), !w.overlays.Empty())
		}
		// A session has its own.
		w.session.Start(&w.practice.Routines[0], false)
		r.settle()
		w.typedRune('?')
		if text := lines(); !strings.Contains(text, "Pause, and go on") || strings.Contains(text, "Ctrl +") {
			t.Errorf("in a session it says %q", text)
		}
		if practice.CommandOfSign('?') != practice.ShowKeys {
			t.Error("a session does not know the character")
		}
	})
}
