// Package overlay is the stack of sheets over the window's page.
// The one in front gets the keys.
package overlay

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/filedialog"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Sheet is a sheet with its keys.
type Sheet struct {
	Sheet *widget.Sheet
	// Key handles a key and reports whether it was for the sheet.
	Key func(key fyne.KeyName) bool
	// Rune handles a character likewise; nil handles none.
	Rune func(r rune) bool

	// shown is the object on the window: the sheet, in a theme of its own if one
	// is needed.
	shown fyne.CanvasObject
}

// Stack is what is over a window's page, the frontmost sheet last.
type Stack struct {
	// Waits reports whether the sheets of pages must wait because a session runs,
	// whose keys they would take.
	Waits func() bool
	// Dark reports whether the dark screen is shown, on which a bright sheet
	// would dazzle.
	Dark func() bool
	// OnEmpty, if any, is called when the last sheet has been closed.
	OnEmpty func()
	// Desktop is the file dialogs of the desktop; nil where there are none. Go runs
	// what waits for them on a goroutine of its own, Post runs a call on the UI
	// goroutine.
	Desktop  filedialog.Dialogs
	Go, Post func(func())

	window fyne.Window
	sheets []*Sheet
	late   []*widget.Sheet
	// leave closes the dialog in which a file is being chosen, nil for none.
	leave func()
}

// New returns an empty stack over a window's page.
func New(window fyne.Window) *Stack { return &Stack{window: window} }

// Open opens a sheet in front.
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

// OpenSheet shows a page's sheet until CloseSheet or Escape. If a session is
// running, it waits until Release.
func (s *Stack) OpenSheet(sheet *widget.Sheet) {
	if s.Waits() {
		s.late = append(s.late, sheet)
		return
	}
	s.OpenNow(sheet)
}

// OpenNow shows a sheet until CloseSheet or Escape, also during a session.
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

// FocusNext moves the focus forward within the sheet in front, FocusPrevious
// back.
func (s *Stack) FocusNext() { s.window.Canvas().FocusNext() }

// FocusPrevious moves the focus back.
func (s *Stack) FocusPrevious() { s.window.Canvas().FocusPrevious() }

// Release shows the sheets that have waited for the session.
func (s *Stack) Release() {
	late := s.late
	s.late = nil
	for _, sheet := range late {
		s.OpenSheet(sheet)
	}
}

// CloseSheet closes the sheet in front.
func (s *Stack) CloseSheet() {
	if n := len(s.sheets); n > 0 {
		s.TakeAway(s.sheets[n-1])
	}
}

// TakeAway closes a sheet at any position, and reports whether it was open.
func (s *Stack) TakeAway(sheet *Sheet) bool {
	i := slices.Index(s.sheets, sheet)
	if i < 0 {
		return false
	}
	s.window.Canvas().Overlays().Remove(sheet.shown)
	s.sheets = slices.Delete(s.sheets, i, i+1)
	if len(s.sheets) == 0 && s.OnEmpty != nil {
		s.OnEmpty()
	}
	return true
}

// StopPicking takes the dialog away in which a file is being chosen, if there is one.
func (s *Stack) StopPicking() {
	if s.leave != nil {
		s.leave()
	}
}

// IsOpen reports whether a sheet is open.
func (s *Stack) IsOpen(sheet *Sheet) bool { return slices.Contains(s.sheets, sheet) }

// CloseSheets closes all sheets.
func (s *Stack) CloseSheets() {
	for len(s.sheets) > 0 {
		s.CloseSheet()
	}
}

// Forget closes all sheets, including those that wait.
func (s *Stack) Forget() {
	s.StopPicking()
	s.CloseSheets()
	s.late = nil
}

// Sheets returns the open sheets, the frontmost last.
func (s *Stack) Sheets() []*widget.Sheet {
	open := make([]*widget.Sheet, len(s.sheets))
	for i := range s.sheets {
		open[i] = s.sheets[i].Sheet
	}
	return open
}

// Refit draws the open sheets in the size of text that the theme has now.
func (s *Stack) Refit() {
	for _, sheet := range s.sheets {
		sheet.Sheet.Refit()
	}
}

// Empty reports whether no sheet is open.
func (s *Stack) Empty() bool { return len(s.sheets) == 0 }

// Clear reports whether nothing is over the page.
func (s *Stack) Clear() bool { return s.Empty() && s.leave == nil }

// Picking reports whether a file or a folder is being chosen.
func (s *Stack) Picking() bool { return s.leave != nil }

// TypedKey passes a key to what is in front, and reports whether it was used.
func (s *Stack) TypedKey(key fyne.KeyName) bool {
	n := len(s.sheets)
	return n > 0 && s.sheets[n-1].Key(key)
}

// TypedRune passes a character to what is in front, and reports whether it was
// used.
func (s *Stack) TypedRune(r rune) bool {
	n := len(s.sheets)
	if n == 0 {
		return false
	}
	take := s.sheets[n-1].Rune
	return take == nil || take(r)
}
