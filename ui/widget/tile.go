package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// Tile is a card that opens something: a click, Enter and Space do. Buttons on it that
// the keyboard does not reach work by mouse beside it.
type Tile struct {
	Made
	pointer
	hovering
	reachable
	Keys
	// OnTapped is called on a click and, unless OnKey takes them, on Enter and Space.
	OnTapped func()
	// OnKey is offered every key first.
	OnKey func(*fyne.KeyEvent) bool

	ground  *Panel
	focused bool
}

// NewTile returns a card with something on it; the radius of its corners is in units
// of the design.
func NewTile(radius float32, body fyne.CanvasObject, onTapped func()) *Tile {
	t := &Tile{OnTapped: onTapped, ground: NewPanel(theme.Card, radius)}
	t.ground.Width = focusWidth
	t.onHover = t.outline
	t.Make(t, container.NewStack(t.ground, body))
	t.Init(t)
	return t
}

// Tapped is part of fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) { t.open() }

func (t *Tile) open() {
	if t.OnTapped != nil {
		t.OnTapped()
	}
}

// Focused reports whether the tile has the keyboard on its page.
func (t *Tile) Focused() bool { return t.focused }

// FocusGained is part of fyne.Focusable.
func (t *Tile) FocusGained() {
	t.focused = true
	t.outline()
	t.reached()
}

// FocusLost is part of fyne.Focusable.
func (t *Tile) FocusLost() {
	t.focused = false
	t.outline()
}

// TypedKey is part of fyne.Focusable.
func (t *Tile) TypedKey(key *fyne.KeyEvent) {
	switch {
	case t.OnKey != nil && t.OnKey(key):
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace:
		t.open()
	case moveFocus(t, key.Name):
	default:
		t.Pass(key)
	}
}

// outline shows where the keyboard and the pointer are.
func (t *Tile) outline() {
	border := fyne.ThemeColorName("")
	switch {
	case t.focused:
		border = theme.Focus
	case t.hovered:
		border = theme.Line
	}
	if t.ground.Border != border {
		t.ground.Border = border
		t.ground.Refresh()
	}
}
