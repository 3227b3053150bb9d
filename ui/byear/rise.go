package byear

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Rise is the dark page after a session that was followed by ear: nothing is bright
// before the person is up.
type Rise struct {
	widget.Made
	line *widget.Text
	up   func()
}

// NewRise returns the page; up is called once, for any key and any click.
func NewRise(up func()) *Rise {
	r := &Rise{up: up, line: widget.NewText(lang.X("eyes.rise", "Press any key when you are up."), lineSize, theme.Muted)}
	r.line.Fit, r.line.Middle, r.line.Align = true, true, fyne.TextAlignCenter
	r.Make(r, container.NewThemeOverride(container.NewStack(widget.NewPanel(theme.Background, 0),
		widget.Middle(widget.Fixed(0, lineHeight, r.line))), theme.Night()))
	return r
}

func (r *Rise) rise() {
	if up := r.up; up != nil {
		r.up = nil
		up()
	}
}

// Key and Rune take what is typed. A key with a character waits for that, so that the
// page that follows does not get it.
func (r *Rise) Key(key *fyne.KeyEvent) {
	if len(key.Name) > 1 && commandOf(key.Name, false) != "" {
		r.rise()
	}
}

// Rune takes a typed character.
func (r *Rise) Rune(rune) { r.rise() }

// KeyHelps lists the keys of the page.
func (r *Rise) KeyHelps() []widget.KeyLine {
	return []widget.KeyLine{{Keys: lang.X("key.each", "Any key"), Does: lang.X("eyes.key-rise", "Shows how the session was")}}
}

// Escape is a key like any other.
func (r *Rise) Escape() bool {
	r.rise()
	return true
}

// Tapped is part of fyne.Tappable.
func (r *Rise) Tapped(*fyne.PointEvent) { r.rise() }

// Cursor is part of desktop.Cursorable.
func (r *Rise) Cursor() desktop.Cursor { return desktop.HiddenCursor }
