package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of what can be set in units of the design.
const (
	stageHeight  = 190
	controlWidth = 208
	// leastWords is the width from which the words stand beside their control.
	leastWords = 110
)

// part is one piece of what the inspector shows.
type part struct {
	fyne.CanvasObject
	// update brings it up to date, and first is what the keyboard reaches first; nil
	// where there is nothing of the kind.
	update func()
	first  fyne.Focusable
}

// newParagraph is words alone.
func newParagraph(words string, size float32, tint fyne.ThemeColorName, bold bool) part {
	text := widget.NewParagraph(words, size, tint)
	text.Bold = bold
	return part{CanvasObject: text}
}

// buttons is a row of buttons that wraps.
func (p *inspector) buttons(all ...*widget.FocusButton) part {
	for _, b := range all {
		smaller(b, buttonPart)
		b.OnKey = p.screen.sideways
	}
	return part{CanvasObject: widget.Pad(0, 0, 0, 4, widget.Wrap(10, widget.Objects(all)...)), first: all[0]}
}

// control is what changes a value.
type control interface {
	fyne.CanvasObject
	fyne.Focusable
}

// setting is a value that can be changed: what it is and where it comes from on
// the left, the control on the right, and under it the way back to what is usual.
// refresh brings the control up to date, and tells what the line says and whether
// there is something to take back; reset takes it back, nil if it cannot be.
func (p *inspector) setting(label string, c control, refresh func() (line string, here bool), reset func()) part {
	line := widget.NewParagraph("", theme.TextCaption, theme.Muted)
	said := widget.VBox(0, widget.NewParagraph(label, theme.TextBody, theme.Ink), line)
	usual := widget.NewFocusButton(usualLabel(), widget.Quiet, func() {
		reset()
		p.screen.focus(c)
	})
	usual.SetPart(usualPart)
	usual.SetTextSize(theme.TextCaption / usualPart)
	back := container.NewHBox(layout.NewSpacer(), widget.Sized(controlWidth, 0, container.NewCenter(usual)))
	back.Hide()
	all := widget.VBox(5, widget.BetweenOrUnder(leastWords, said, widget.Sized(controlWidth, 0, c)), back)
	return part{all, func() {
		text, here := refresh()
		line.Bold = here
		line.SetValue(text)
		widget.ShowIf(text != "", line, said)
		widget.ShowIf(here && reset != nil, back, all)
	}, c}
}

// usualPart is the size of the way back to what is usual, in parts of a button.
const usualPart = 0.43

// input is what one types into: a line, or several.
type input interface {
	fyne.CanvasObject
	Text() string
	SetText(text string)
	Focusable() fyne.Focusable
}

// field is text of one line or of several to type into, with its label above. value
// returns what holds; typed is called with what has been typed and returns what is
// wrong with it.
func (p *inspector) field(label, hint string, lines int, value func() string, typed func(text string) string) part {
	var in input
	var all *fyne.Container
	filling := false // the program fills in the field, not the user
	fault := widget.NewParagraph("", theme.TextCaption, theme.Warning)
	tell := func(line string) {
		fault.SetValue(line)
		widget.ShowIf(line != "", fault, all)
	}
	write := func(text string) {
		if filling {
			return
		}
		if p.typing != in {
			p.screen.draft.Release()
			p.typing = in
		}
		tell(typed(text))
	}
	if lines > 1 {
		in = widget.NewArea(hint, lines, write)
	} else {
		line := widget.NewField(hint, write)
		line.SetOnEnter(func() { p.screen.canvas().FocusNext() })
		in = line
	}
	all = widget.VBox(4, widget.NewText(label, theme.TextBody, theme.Ink), in, fault)
	tell("")
	return part{all, func() {
		if in.Text() == value() {
			return
		}
		filling = true
		in.SetText(value())
		filling = false
		tell("")
	}, in.Focusable()}
}
