package history

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// undoBar is the line at the foot that says what has just been changed, with a
// button that takes it back.
type undoBar struct {
	fynewidget.BaseWidget
	screen  *Screen
	scale   float32
	ground  *widget.Ground
	text    *widget.Text
	button  *widget.FocusButton
	dismiss *widget.FocusButton
	// back takes back what was changed, the last at the end.
	back []func(ctx context.Context) error
}

func newUndoBar(s *Screen) *undoBar {
	b := &undoBar{screen: s, scale: 1, ground: widget.NewGround(theme.Raised, 0), text: widget.NewParagraph("", theme.TextSmall, theme.Ink)}
	b.text.Middle, b.text.Fit = true, true
	b.button = widget.NewFocusButton(lang.X("history.undo", "Undo"), widget.Secondary, b.undo)
	b.dismiss = widget.NewFocusButton(lang.X("history.fine", "All right"), widget.Quiet, b.hide)
	b.ExtendBaseWidget(b)
	return b
}

// shown reports whether there is something to read.
func (b *undoBar) shown() bool { return b.text.Value() != "" }

// say shows a line, and a way back if there is one.
func (b *undoBar) say(line string, back func(ctx context.Context) error) {
	if back != nil {
		b.back = append(b.back, back)
	}
	b.button.Hidden = back == nil
	b.text.SetValue(line)
	b.screen.relay()
	if back != nil {
		b.screen.focus(b.button)
	}
}

// hide takes the line away; what it said can still be undone by its key.
func (b *undoBar) hide() {
	b.text.SetValue("")
	b.screen.relay()
	b.screen.focus(b.screen.list.First())
}

// forget lets everything be.
func (b *undoBar) forget() {
	b.back = nil
	b.text.SetValue("")
}

// undo takes back the last change.
func (b *undoBar) undo() {
	n := len(b.back)
	if n == 0 {
		return
	}
	back := b.back[n-1]
	b.back = b.back[:n-1]
	b.hide()
	b.screen.do(back, nil)
}

// CreateRenderer is part of fyne.Widget.
func (b *undoBar) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: b, Parts: b.objects, Place: b.layOut}
}

func (b *undoBar) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.ground, b.text, b.button, b.dismiss}
}

func (b *undoBar) layOut(size fyne.Size) {
	u := b.scale
	b.ground.Resize(size)
	right := size.Width - 32*u
	for _, button := range []*widget.FocusButton{b.dismiss, b.button} {
		if !button.Visible() {
			continue
		}
		button.SetScale(u * 0.8)
		box := button.MinSize()
		right -= box.Width
		widget.Put(button, right, (size.Height-box.Height)/2, box.Width, box.Height)
		right -= 16 * u
	}
	b.text.SetHeight(theme.TextSmall * u)
	widget.Put(b.text, 32*u, 0, right-32*u, size.Height)
}
