package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// group is one card of settings.
type group struct {
	title string
	rows  []fyne.CanvasObject
}

// section returns one card of settings.
func section(title string, rows ...fyne.CanvasObject) *group { return &group{title, rows} }

// card shows rows under a title.
func card(title string, rows []fyne.CanvasObject) *fyne.Container {
	heading := widget.NewParagraph(title, theme.TextBody+4, theme.Ink)
	heading.Bold = true
	return widget.Card(append([]fyne.CanvasObject{widget.Pad(0, 0, 6, 0, heading)}, rows...)...)
}

// labels stacks a label and a line that explains it; either may be empty.
func labels(label, line string) *fyne.Container {
	words := widget.VBox(0)
	if label != "" {
		words.Add(widget.NewParagraph(label, theme.TextBody, theme.Ink))
	}
	if line != "" {
		words.Add(widget.NewParagraph(line, theme.TextCaption, theme.Muted))
	}
	return words
}

// leastLabel is the least width of a label beside its control, in units of the design.
const leastLabel = 190

// row is one setting: labels on the left, controls on the right.
func row(label, line string, controls ...fyne.CanvasObject) fyne.CanvasObject {
	return widget.Sized(0, 52, widget.BetweenOrUnder(leastLabel, labels(label, line), widget.Line(20, controls...)))
}

// tallRow is a setting whose control stands below its label.
func tallRow(label, line string, control fyne.CanvasObject) fyne.CanvasObject {
	return widget.VBox(10, labels(label, line), control)
}

// buttonRow is a row with a button.
func buttonRow(label, line, button string, onTapped func()) (fyne.CanvasObject, *widget.FocusButton) {
	b := widget.NewFocusButton(button, widget.Secondary, onTapped)
	b.SetPart(0.8)
	return row(label, line, b), b
}

// tryRow is a control, if any, with a "Try it" button that plays what it sets.
func (s *Screen) tryRow(label string, cue func() engine.Cue, controls ...fyne.CanvasObject) fyne.CanvasObject {
	try := widget.NewFocusButton(lang.X("sound.try", "Try it"), widget.Secondary, func() {
		if s.options.OnTry != nil {
			s.options.OnTry(cue())
		}
	})
	try.SetPart(0.8)
	return row(label, "", append(controls, try)...)
}

// oneOf is a list of options with descriptions, of which one is chosen.
func oneOf(names, lines []string, chosen int, onChosen func(i int)) []fyne.CanvasObject {
	options := make([]*widget.Option, len(names))
	rows := make([]fyne.CanvasObject, len(names))
	for i := range names {
		options[i] = widget.NewOption(names[i], lines[i], func() {
			onChosen(i)
			for k := range options {
				options[k].SetChosen(k == i)
			}
		})
		options[i].SetChosen(i == chosen)
		rows[i] = options[i]
	}
	return rows
}
