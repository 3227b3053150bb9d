package safety

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// beside is the width, in units of the design, from which two sections with
// points are side by side.
const beside = 640

// section is a heading with a text and points, next to a bar.
func section(s *engine.SafetySection) fyne.CanvasObject {
	bar, words := theme.Accent, widget.VBox(0)
	if s.Emergency {
		bar = theme.Amber
		words.Add(widget.Pad(0, 0, 4, 0, widget.NewCaution(s.Head, theme.TextBody)))
	} else {
		head := widget.NewParagraph(s.Head, theme.TextBody, theme.Ink)
		head.Bold = true
		words.Add(head)
	}
	words.Add(widget.NewParagraph(s.Text, theme.TextBody, theme.Ink))
	for _, point := range s.Points {
		sign := widget.Pad(0, 8, 0, 6, widget.NewText("•", theme.TextBody, theme.Ink))
		words.Add(container.New(layout.NewBorderLayout(nil, nil, sign, nil), sign, widget.NewParagraph(point, theme.TextBody, theme.Ink)))
	}
	mark := widget.Pad(4, 16, 4, 0, widget.Sized(6, 0, widget.NewPanel(bar, 3)))
	return container.New(layout.NewBorderLayout(nil, nil, mark, nil), mark, words)
}

// sections stacks all sections, with two of points side by side if there is room.
func sections(all []engine.SafetySection) fyne.CanvasObject {
	column := widget.VBox(18)
	for i := 0; i < len(all); i++ {
		if i+1 < len(all) && len(all[i].Points) > 0 && len(all[i+1].Points) > 0 {
			column.Add(widget.Beside(beside, 18, section(&all[i]), section(&all[i+1])))
			i++
			continue
		}
		column.Add(section(&all[i]))
	}
	return column
}
