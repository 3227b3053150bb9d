package ui

import "fyne.io/fyne/v2"

// keyboard drops the repeats of keys that are held down: a held space bar must
// not pause and resume a session ten times a second.
type keyboard struct {
	// typed counts how often each key that is down has been typed.
	typed map[fyne.KeyName]int
}

func newKeyboard() *keyboard { return &keyboard{typed: map[fyne.KeyName]int{}} }

func (k *keyboard) down(key *fyne.KeyEvent) { k.typed[key.Name] = 0 }

func (k *keyboard) up(key *fyne.KeyEvent) { delete(k.typed, key.Name) }

// fresh reports whether a typed key is not a repeat.
func (k *keyboard) fresh(key *fyne.KeyEvent) bool {
	n, held := k.typed[key.Name]
	if !held {
		return true
	}
	k.typed[key.Name] = n + 1
	return n == 0
}
