package widget

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// KeyAct is one thing that keys of a page do. Its line in the list of keys and what
// happens come from the same place, so that the list is true.
type KeyAct struct {
	// Shown is how the keys are written in the list, Does what they do.
	Shown, Does string
	// Keys are the keys and Signs the characters that do it.
	Keys  []fyne.KeyName
	Signs string
	// Do does it; nil for what the focused widgets do by themselves.
	Do func(key fyne.KeyName)
}

// KeyTable is what the keys of a page do.
type KeyTable []KeyAct

// Press does what a key does, and reports whether it does anything.
func (t KeyTable) Press(key fyne.KeyName) bool {
	for _, a := range t {
		if a.Do != nil && slices.Contains(a.Keys, key) {
			a.Do(key)
			return true
		}
	}
	return false
}

// Type does what a character does, and reports whether it does anything. Small
// letters are as good as capitals.
func (t KeyTable) Type(r rune) bool {
	for _, a := range t {
		if a.Do != nil && slices.Contains([]rune(a.Signs), unicode.ToUpper(r)) {
			a.Do("")
			return true
		}
	}
	return false
}

// Lines are the lines of the list.
func (t KeyTable) Lines() []KeyLine {
	lines := make([]KeyLine, len(t))
	for i, a := range t {
		lines[i] = KeyLine{a.Shown, a.Does}
	}
	return lines
}

// Modifiers returns the keys that are held down beside others, as the desktop knows them.
func Modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// MoveKeys are those by which the keyboard goes through a page and presses what it is
// on: the widgets do that.
func MoveKeys() KeyTable {
	return KeyTable{
		{Shown: lang.X("key.tab", "Tab"), Does: lang.X("keys.to-next", "To the next control or button")},
		{Shown: "↑ ↓ ← →", Does: lang.X("keys.along", "From one to the next, or another choice")},
		{Shown: lang.X("key.enter", "Enter"), Does: lang.X("keys.choose", "Press it")},
	}
}

// ScrollKeys scroll a page. Up and down do so where the widgets have no use for them.
func ScrollKeys(scroll *container.Scroll) KeyTable {
	by := func(pages float32) {
		scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -pages*scroll.Size().Height)})
	}
	steps := map[fyne.KeyName]float32{fyne.KeyDown: 0.2, fyne.KeyUp: -0.2, fyne.KeyPageDown: 0.85, fyne.KeyPageUp: -0.85}
	return KeyTable{
		{
			Shown: "↑ ↓", Does: lang.X("keys.scroll", "Scroll"), Keys: []fyne.KeyName{fyne.KeyUp, fyne.KeyDown},
			Do: func(key fyne.KeyName) { by(steps[key]) },
		},
		{
			Shown: "Page ↑ ↓", Does: lang.X("keys.scroll-page", "Scroll by a page"), Keys: []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown},
			Do: func(key fyne.KeyName) { by(steps[key]) },
		},
		{
			Shown: "Home  End", Does: lang.X("keys.ends", "To the top, to the end"), Keys: []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd},
			Do: func(key fyne.KeyName) {
				if key == fyne.KeyHome {
					scroll.ScrollToTop()
				} else {
					scroll.ScrollToBottom()
				}
			},
		},
	}
}
