package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// panel is one card: a title with controls on its right, a body, and below it a
// line that describes the body in words.
type panel struct {
	widget.Made
	title *widget.Text
	line  *widget.Text
	// foot is a control at the bottom, nil for none.
	foot *widget.FocusButton
}

// newPanel makes a panel; tint is the colour of its line.
func newPanel(title string, body fyne.CanvasObject, tint fyne.ThemeColorName, foot *widget.FocusButton, head ...fyne.CanvasObject) *panel {
	p := &panel{title: widget.NewText(title, theme.TextBody+4, theme.Ink), line: widget.NewParagraph("", theme.TextSmall, tint), foot: foot}
	p.title.Bold, p.title.Fit = true, true
	for _, h := range head {
		if smaller, ok := h.(interface{ SetPart(float32) }); ok {
			smaller.SetPart(widget.HeadScale)
		}
	}
	parts := widget.VBox(10, widget.Sized(0, 44, widget.BetweenOrUnder(100, p.title, widget.HBox(12, head...))), body, container.New(&lineRoom{}, p.line))
	if foot != nil {
		parts.Add(widget.Pad(4, 4, 0, 4, widget.Wrap(0, foot)))
	}
	p.Make(p, container.NewStack(widget.NewPanel(theme.Card, 28), widget.Pad(20, 26, 20, 26, parts)))
	return p
}

// roomy is the width, in units of the design, from which every description fits
// on one line.
const roomy = 760

// lineRoom reserves space for a description, two lines of it in a narrow window:
// its text changes with the pointer, and nothing else may move.
type lineRoom struct{ width float32 }

// Layout implements fyne.Layout.
func (l *lineRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	objects[0].Resize(size)
}

// MinSize implements fyne.Layout.
func (l *lineRoom) MinSize(objects []fyne.CanvasObject) fyne.Size {
	line := objects[0].(*widget.Text)
	if line.Value() == "" {
		return fyne.NewSize(1, 0)
	}
	lines, u := float32(1), theme.Unit()
	if l.width < roomy*u {
		lines = 2
	}
	return fyne.NewSize(1, max(line.MinSize().Height, lines*1.32*theme.TextSmall*u))
}
