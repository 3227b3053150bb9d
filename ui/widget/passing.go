package widget

import "fyne.io/fyne/v2"

// Keys makes a focusable widget hand what it has no use for to the window. Embed
// it and call Init with the widget itself.
type Keys struct{ self fyne.CanvasObject }

// Init tells which widget hands its keys on.
func (k *Keys) Init(self fyne.CanvasObject) { k.self = self }

// Pass hands a key to the window.
func (k *Keys) Pass(key *fyne.KeyEvent) { passKey(k.self, key) }

// KeyDown is part of desktop.Keyable.
func (k *Keys) KeyDown(key *fyne.KeyEvent) { passDown(k.self, key) }

// KeyUp is part of desktop.Keyable.
func (k *Keys) KeyUp(key *fyne.KeyEvent) { passUp(k.self, key) }

// TypedRune is part of fyne.Focusable.
func (k *Keys) TypedRune(r rune) { passRune(k.self, r) }
