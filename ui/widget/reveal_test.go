package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// What has the keyboard is in view when a sheet opens, before any window has drawn it, with
// the whole of the row that it stands in.
func TestASheetOpensWhereTheKeyboardIs(t *testing.T) {
	theme.Fit(fyne.NewSize(1366, 768))
	var rows []fyne.CanvasObject
	var buttons []*FocusButton
	for range 30 {
		b := NewFocusButton("Change", Secondary, nil)
		buttons = append(buttons, b)
		rows = append(rows, Entire(Between(nil, VBox(0, Sized(0, 100, NewPanel(theme.Card, 0)), Sized(0, 40, NewPanel(theme.Warning, 0))), b)))
	}
	s := NewSheet("Title", "Text", NewFocusButton("Save", Primary, nil))
	s.SetContent(NewColumn(rows...))
	s.Resize(fyne.NewSize(1366, 768))
	for _, i := range []int{29, 0, 14} {
		buttons[i].FocusGained()
		top := float32(0)
		for _, row := range rows[:i] {
			top += row.Size().Height + 22*theme.Unit()
		}
		view := s.scroll.Offset.Y
		if bottom := top + rows[i].Size().Height; top < view-1 || bottom > view+s.scroll.Size().Height+1 {
			t.Errorf("row %d is at %.0f to %.0f, in view are %.0f to %.0f", i, top, bottom, view, view+s.scroll.Size().Height)
		}
		if s.more.Hidden != (i == 29) {
			t.Errorf("at row %d more below is said: %v", i, !s.more.Hidden)
		}
	}
}

// A row that is higher than the view gives way to what has the keyboard in it.
func TestARowThatIsTooHighIsNotShownWhole(t *testing.T) {
	theme.Fit(fyne.NewSize(1366, 768))
	b := NewFocusButton("Change", Secondary, nil)
	scroll := container.NewVScroll(Entire(VBox(0, Sized(0, 2000, NewPanel(theme.Card, 0)), b)))
	RevealFocus(scroll)
	scroll.Resize(fyne.NewSize(300, 200))
	b.FocusGained()
	if scroll.Offset.Y < 1700 {
		t.Errorf("the button at the foot is not shown: the view begins at %.0f", scroll.Offset.Y)
	}
}
