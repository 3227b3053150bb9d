package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Entry is one entry of a routine's menu.
type Entry struct {
	Label string
	Act   func()
}

// openMenu opens the menu of a routine.
func (s *Screen) openMenu(r *engine.Routine) {
	var items []fyne.CanvasObject
	for _, entry := range s.options.Menu(r) {
		b := widget.NewFocusButton(entry.Label, widget.Secondary, func() {
			s.options.Host.CloseSheet()
			entry.Act()
		})
		b.SetTextSize(theme.TextSmall)
		b.OnKey = func(key *fyne.KeyEvent) bool { return alongRow(b, key.Name) }
		items = append(items, b)
	}
	sheet := widget.NewSheet(
		lang.X("menu.title", "What would you like to do with “{{.Name}}”?", map[string]any{"Name": r.Name}), "",
		widget.NewFocusButton(lang.X("menu.close", "Close"), widget.Quiet, s.options.Host.CloseSheet),
	)
	sheet.Width = 640
	sheet.SetContent(widget.NewGroups(widget.Group{Items: items}))
	sheet.OnTapped = s.options.Host.CloseSheet
	s.options.Host.OpenSheet(sheet)
}

// OpenMenu opens the menu of a routine.
func (s *Screen) OpenMenu(routineID string) {
	for i := range s.options.Routines {
		if s.options.Routines[i].ID == routineID {
			s.openMenu(&s.options.Routines[i])
		}
	}
}

// alongRow moves the focus to the previous or next button, if the key is for
// that.
func alongRow(from fyne.CanvasObject, key fyne.KeyName) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(from)
	switch {
	case c == nil:
		return false
	case key == fyne.KeyLeft:
		c.FocusPrevious()
	case key == fyne.KeyRight:
		c.FocusNext()
	default:
		return false
	}
	return true
}
