package exercise

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Way is one thing to choose when an exercise is added to a routine.
type Way struct {
	Label string
	Do    func()
}

// Ways are some of them under a heading, which may be empty.
type Ways struct {
	Title, Line string
	All         []Way
}

// NewAddSheet returns a sheet that asks into which routine an exercise goes, or where in
// it; onCancel closes it.
func NewAddSheet(title string, ways []Ways, onCancel func()) *widget.Sheet {
	var groups []widget.Group
	for _, w := range ways {
		group := widget.Group{Title: w.Title, Line: w.Line}
		for _, way := range w.All {
			b := widget.NewFocusButton(way.Label, widget.Secondary, way.Do)
			b.SetPart(smallPart)
			b.SetTextSize(theme.TextSmall / smallPart)
			group.Items = append(group.Items, b)
		}
		if len(group.Items) > 0 {
			groups = append(groups, group)
		}
	}
	sheet := widget.NewSheet(title, "", widget.NewFocusButton(lang.X("exercise.add-cancel", "Cancel"), widget.Secondary, onCancel))
	sheet.Width, sheet.OnEscape = 860, onCancel
	sheet.SetContent(widget.NewGroups(groups...))
	return sheet
}
