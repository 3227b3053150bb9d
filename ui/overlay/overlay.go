// Package overlay is what lies over the window's page: sheets, and the choice of a
// file or a folder. It knows which of them is in front and gives it the keys.
package overlay

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Sheet is a sheet over the page, with what its keys do.
type Sheet struct {
	Sheet *widget.Sheet
	// Key takes a key and reports whether it was for the sheet.
	Key func(key fyne.KeyName) bool
	// Rune does the same for characters; nil takes none.
	Rune func(r rune) bool

	// shown is what lies on the window: the sheet, in a theme of its own where
	// one is needed.
	shown fyne.CanvasObject
}

// Stack is what lies over a window's page, the sheet in front last.
type Stack struct {
	// Waits reports whether what a page has to say waits, since a session runs: its
	// keys are not to be taken from it.
	Waits func() bool
	// Dark reports whether a bright sheet would dazzle whoever lies in the dark.
	Dark func() bool
	// Failed tells the user why a file cannot be opened.
	Failed func(err error)

	window fyne.Window
	sheets []*Sheet
	late   []*widget.Sheet
	// picking is the choice of a file or a folder in front of it all.
	picking *dialog.FileDialog
}

// New returns an empty stack over a window's page.
func New(window fyne.Window) *Stack { return &Stack{window: window} }

// Open puts a sheet in front.
func (s *Stack) Open(sheet *Sheet) {
	s.sheets = append(s.sheets, sheet)
	c := s.window.Canvas()
	sheet.shown = sheet.Sheet
	if s.Dark() {
		sheet.shown = container.NewThemeOverride(sheet.Sheet, theme.Night())
	}
	sheet.shown.Resize(c.Size())
	c.Overlays().Add(sheet.shown)
	if first := sheet.Sheet.First(); first != nil {
		c.Focus(first)
	}
}

// OpenSheet shows a sheet of a page until CloseSheet or Escape. What a page has to
// say that late that a session runs already waits until Release.
func (s *Stack) OpenSheet(sheet *widget.Sheet) {
	if s.Waits() {
		s.late = append(s.late, sheet)
		return
	}
	s.OpenNow(sheet)
}

// OpenNow shows a sheet until CloseSheet or Escape, also in a session.
func (s *Stack) OpenNow(sheet *widget.Sheet) {
	s.Open(&Sheet{
		Sheet: sheet,
		Key: func(key fyne.KeyName) bool {
			switch {
			case key == fyne.KeyEscape && sheet.OnEscape != nil:
				sheet.OnEscape()
			case key == fyne.KeyEscape:
				s.CloseSheet()
			default:
				sheet.Press(key)
			}
			return true
		},
	})
}

// FocusNext moves the keyboard on within the sheet in front, FocusPrevious back.
func (s *Stack) FocusNext() { s.window.Canvas().FocusNext() }

// FocusPrevious moves the keyboard back.
func (s *Stack) FocusPrevious() { s.window.Canvas().FocusPrevious() }

// Release shows what has waited for the session.
func (s *Stack) Release() {
	late := s.late
	s.late = nil
	for _, sheet := range late {
		s.OpenSheet(sheet)
	}
}

// CloseSheet takes away the sheet in front.
func (s *Stack) CloseSheet() {
	if n := len(s.sheets); n > 0 {
		s.TakeAway(s.sheets[n-1])
	}
}

// TakeAway closes a sheet wherever it stands, and reports whether it was open.
func (s *Stack) TakeAway(sheet *Sheet) bool {
	i := slices.Index(s.sheets, sheet)
	if i < 0 {
		return false
	}
	s.window.Canvas().Overlays().Remove(sheet.shown)
	s.sheets = slices.Delete(s.sheets, i, i+1)
	return true
}

// CloseSheets takes away all sheets.
func (s *Stack) CloseSheets() {
	for len(s.sheets) > 0 {
		s.CloseSheet()
	}
}

// Forget takes away all sheets, and those that wait.
func (s *Stack) Forget() {
	s.CloseSheets()
	s.late = nil
}

// Sheets returns the sheets that are open, the one in front last.
func (s *Stack) Sheets() []*widget.Sheet {
	open := make([]*widget.Sheet, len(s.sheets))
	for i := range s.sheets {
		open[i] = s.sheets[i].Sheet
	}
	return open
}

// Empty reports whether no sheet is open.
func (s *Stack) Empty() bool { return len(s.sheets) == 0 }

// Clear reports whether nothing lies over the page at all.
func (s *Stack) Clear() bool { return s.Empty() && s.picking == nil }

// Picking reports whether a file or a folder is being chosen.
func (s *Stack) Picking() bool { return s.picking != nil }

// TypedKey gives a key to what is in front, and reports whether it took it.
func (s *Stack) TypedKey(key fyne.KeyName) bool {
	if s.picking != nil {
		if key == fyne.KeyEscape {
			s.picking.Dismiss()
		}
		return true
	}
	n := len(s.sheets)
	return n > 0 && s.sheets[n-1].Key(key)
}

// TypedRune gives a character to what is in front, and reports whether it took it.
func (s *Stack) TypedRune(r rune) bool {
	if s.picking != nil {
		return true
	}
	n := len(s.sheets)
	if n == 0 {
		return false
	}
	take := s.sheets[n-1].Rune
	return take == nil || take(r)
}
