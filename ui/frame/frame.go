// Package frame is what stands around the screens: the rail with the places
// and the notices.
package frame

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Tab is where the user is, for the rail.
type Tab int

// The places; Nowhere has no rail.
const (
	Nowhere Tab = iota
	AtHome
	AtLibrary
	AtHistory
	AtSettings
)

// leastWidth and leastHeight are the least size of the window, in units of the canvas.
const (
	leastWidth  = 640
	leastHeight = 380
)

// noticePart is the height of the buttons of a line, in parts of the usual height.
const noticePart = 0.66

// Frame stands around a screen: the rail on the left, the notices at the foot.
type Frame struct {
	widget.Made
	at       Tab
	content  fyne.CanvasObject
	home     *widget.NavButton
	library  *widget.NavButton
	history  *widget.NavButton
	settings *widget.NavButton

	notes   []note
	text    *widget.Text
	open    *widget.FocusButton
	accept  *widget.FocusButton
	dismiss *widget.FocusButton
	// body is the rail, the content and the foot.
	body, rail, foot *fyne.Container
	// unit is the scale in which the content was laid out last.
	unit float32
}

// note is one line at the foot, with something that can be done about it.
type note struct {
	line string
	// label stands on the button that calls act; empty for a line to read.
	label string
	act   func()
	// open shows what the line is about; nil for a line without a button for that.
	open func()
	// undoes tells that act takes back what was done last.
	undoes bool
	// passing tells that it goes by itself: nothing is asked, nothing went wrong.
	passing bool
}

// last reports whether a line is about what was done last, so that it goes with the
// next such line.
func (n note) last() bool { return n.passing || n.undoes }

// Undo is a line about something done, and the way back.
type Undo struct {
	Line, Label string
	Act         func()
	// Open shows what was made; nil offers no button for that.
	Open func()
}

// New returns an empty frame.
func New(onHome, onLibrary, onHistory, onSettings func()) *Frame {
	f := &Frame{text: widget.NewParagraph("", theme.TextSmall, theme.Ink)}
	f.home = widget.NewNavButton(fynetheme.HomeIcon(), lang.X("place.home", "Home"), onHome)
	f.library = widget.NewNavButton(fynetheme.GridIcon(), lang.X("place.library", "Library"), onLibrary)
	f.history = widget.NewNavButton(fynetheme.HistoryIcon(), lang.X("place.history", "History"), onHistory)
	f.settings = widget.NewNavButton(fynetheme.SettingsIcon(), lang.X("place.settings", "Settings"), onSettings)
	f.open = widget.NewFocusButton(lang.X("notice.open", "Open"), widget.Secondary, func() { f.take(f.notes[0].open) })
	f.accept = widget.NewFocusButton("", widget.Secondary, f.Accept) // the main colour is the page's
	f.dismiss = widget.NewFocusButton(lang.X("notice.dismiss", "All right"), widget.Secondary, f.dismissNotice)
	for _, b := range f.buttons() {
		b.SetPart(noticePart)
		b.SetTextSize(theme.TextCaption / noticePart)
	}
	f.rail = widget.Pad(24, 8, 0, 16, widget.VBox(12, f.home, f.library, f.history, f.settings))
	f.foot = container.NewStack(widget.NewPanel(theme.Raised, 0),
		widget.Pad(6, 24, 6, 32, widget.Between(nil, f.text, widget.HBox(16, widget.Objects(f.buttons())...))))
	f.body = container.New(frameLayout{f}, f.rail, f.foot)
	f.Make(f, f.body)
	return f
}

// buttons are what stands beside a line.
func (f *Frame) buttons() []*widget.FocusButton {
	return []*widget.FocusButton{f.open, f.accept, f.dismiss}
}

// At returns where the user is.
func (f *Frame) At() Tab { return f.at }

// Content returns the screen in the frame.
func (f *Frame) Content() fyne.CanvasObject { return f.content }

// Put puts a screen into the frame. A line that passes goes with the screen that
// it was shown over, one with an undo before a screen that has its own.
func (f *Frame) Put(content fyne.CanvasObject, at Tab) {
	if content != f.content {
		_, undoes := content.(interface{ Undo() })
		f.notes = slices.DeleteFunc(f.notes, func(n note) bool { return n.passing || n.undoes && undoes })
		f.unit = 0 // it may have been laid out in another window

		// In the order of the keyboard.
		f.body.Objects = []fyne.CanvasObject{f.rail, content, f.foot}
	}
	f.content, f.at = content, at
	f.home.SetHere(at == AtHome)
	f.library.SetHere(at == AtLibrary)
	f.history.SetHere(at == AtHistory)
	f.settings.SetHere(at == AtSettings)
	f.show()
}

// Refit draws everything in the size of text that the theme has now.
func (f *Frame) Refit() { f.show() }

// show lays out what is shown now.
func (f *Frame) show() {
	f.rail.Hidden, f.foot.Hidden = f.at == Nowhere, !f.noticing()
	if f.noticing() {
		f.text.SetValue(f.notes[0].line)
		f.accept.SetLabel(f.notes[0].label)
		f.accept.Hidden = f.notes[0].act == nil
		f.open.Hidden = f.notes[0].open == nil
		f.foot.Refresh()
	}
	widget.LayOut(f.body)
	canvas.Refresh(f)
}

// Notice adds a line, once.
func (f *Frame) Notice(line string) {
	for _, n := range f.notes {
		if n.line == line {
			return
		}
	}
	f.notes = append(f.notes, note{line: line})
	f.show()
}

// ShowAction shows a line with a button in front of all others, until the button is
// used or the line dismissed.
func (f *Frame) ShowAction(line, label string, act func()) {
	f.Withdraw(line)
	f.front(note{line: line, label: label, act: act})
}

// ShowUndo shows that something was done, with the way back, in front of all others. It
// belongs to what was done last: it goes for good with the next line in front, with
// EndUndo, and when a screen with an undo of its own is shown.
func (f *Frame) ShowUndo(u Undo) {
	f.front(note{line: u.Line, label: u.Label, act: u.Act, open: u.Open, undoes: true})
}

// ShowToast shows a line in front of all others, until EndToast, another screen or
// the next line in front.
func (f *Frame) ShowToast(line string) { f.front(note{line: line, passing: true}) }

// front shows a line before all others, in place of one about what was done before.
func (f *Frame) front(n note) {
	f.notes = append([]note{n}, slices.DeleteFunc(f.notes, note.last)...)
	f.keepKeyboard()
	f.show()
}

// EndUndo takes the line away whose undo belongs to something older than what was done
// last.
func (f *Frame) EndUndo() { f.remove(func(n note) bool { return n.undoes }) }

// LetUndoPass lets the line with the undo go with the screen that is shown.
func (f *Frame) LetUndoPass() {
	for i := range f.notes {
		f.notes[i].passing = f.notes[i].passing || f.notes[i].undoes
	}
}

// EndToast takes the line away that passes.
func (f *Frame) EndToast() { f.remove(func(n note) bool { return n.passing }) }

// Withdraw takes a line away that is of no use any more.
func (f *Frame) Withdraw(line string) { f.remove(func(n note) bool { return n.line == line }) }

// remove takes lines away. The keyboard goes back to the screen if it was on a line.
func (f *Frame) remove(which func(note) bool) {
	f.notes = slices.DeleteFunc(f.notes, which)
	f.keepKeyboard()
	f.show()
}

// Notices returns the lines that wait to be dismissed, the one shown first.
func (f *Frame) Notices() []string {
	var lines []string
	for _, n := range f.notes {
		lines = append(lines, n.line)
	}
	return lines
}

// Accept does what the line that is shown offers.
func (f *Frame) Accept() {
	if len(f.notes) > 0 && f.notes[0].act != nil {
		f.take(f.notes[0].act)
	}
}

// take takes the line away that is shown, and does what it offers.
func (f *Frame) take(act func()) {
	f.dismissNotice()
	act()
}

// dismissNotice takes away the line that is shown; the next one follows.
func (f *Frame) dismissNotice() {
	if len(f.notes) > 0 {
		f.notes = f.notes[1:]
	}
	f.keepKeyboard()
	f.show()
}

// keepKeyboard takes the keyboard from the buttons of a line back to the screen, or
// the keys would go to a button that is not seen any more.
func (f *Frame) keepKeyboard() {
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	if c == nil || !slices.ContainsFunc(f.buttons(), func(b *widget.FocusButton) bool { return c.Focused() == b }) {
		return
	}
	c.Unfocus()
	if first, ok := f.content.(interface{ First() fyne.Focusable }); ok && first.First() != nil {
		c.Focus(first.First())
	}
}

// noticing reports whether a notice is shown: not during a session.
func (f *Frame) noticing() bool { return len(f.notes) > 0 && f.at != Nowhere }

// frameLayout puts the rail on the left, the notice at the foot, and the screen into
// the rest, all as large as the window needs them.
type frameLayout struct{ of *Frame }

// MinSize is part of fyne.Layout.
func (frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastWidth, leastHeight)
}

// Layout is part of fyne.Layout.
func (l frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f := l.of
	if size.IsZero() || f.content == nil {
		return
	}
	fit := theme.Fit
	if _, afar := f.content.(interface{ Afar() }); afar {
		fit = theme.FitAfar
	}
	if u := fit(size); f.unit != u {
		f.unit = u
		for _, o := range []fyne.CanvasObject{f.rail, f.content, f.foot} {
			widget.Restyle(o)
		}
	}
	area := size
	left := float32(0)
	if f.rail.Visible() {
		left = f.rail.MinSize().Width
		area.Width -= left
		widget.Put(f.rail, 0, 0, left, size.Height)
	}
	if f.foot.Visible() {
		f.foot.Resize(fyne.NewSize(area.Width, f.foot.Size().Height)) // the height of a text depends on its width
		height := f.foot.MinSize().Height
		area.Height -= height
		widget.Put(f.foot, left, area.Height, area.Width, height)
	}
	widget.Put(f.content, left, 0, area.Width, area.Height)
}
