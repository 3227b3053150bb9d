// Package frame is what stands around the screens: the rail with the places
// and the notices.
package frame

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

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

// The measures of the frame in units of the design.
const (
	railWidth    = 116
	noticeHeight = 52
)

// Frame stands around a screen: the rail on the left, the notices at the foot.
type Frame struct {
	fynewidget.BaseWidget
	at       Tab
	content  fyne.CanvasObject
	home     *widget.NavButton
	library  *widget.NavButton
	history  *widget.NavButton
	settings *widget.NavButton

	notes   []note
	text    *widget.Text
	accept  *widget.FocusButton
	dismiss *widget.FocusButton
	ground  *widget.Panel
	// unit is the scale in which the content was laid out last.
	unit float32
}

// note is one line at the foot, with something that can be done about it.
type note struct {
	line string
	// label stands on the button that calls act; empty for a line to read.
	label string
	act   func()
	// passing tells that it goes by itself: nothing is asked, nothing went wrong.
	passing bool
}

// New returns an empty frame.
func New(onHome, onLibrary, onHistory, onSettings func()) *Frame {
	f := &Frame{ground: widget.NewPanel(theme.Raised, 0), text: widget.NewParagraph("", theme.TextSmall, theme.Ink)}
	f.home = widget.NewNavButton(fynetheme.HomeIcon(), lang.X("place.home", "Home"), onHome)
	f.library = widget.NewNavButton(fynetheme.GridIcon(), lang.X("place.library", "Library"), onLibrary)
	f.history = widget.NewNavButton(fynetheme.HistoryIcon(), lang.X("place.history", "History"), onHistory)
	f.settings = widget.NewNavButton(fynetheme.SettingsIcon(), lang.X("place.settings", "Settings"), onSettings)
	f.text.Middle, f.text.Fit = true, true
	f.accept = widget.NewFocusButton("", widget.Primary, f.Accept)
	f.dismiss = widget.NewFocusButton(lang.X("notice.dismiss", "All right"), widget.Secondary, f.dismissNotice)
	f.ExtendBaseWidget(f)
	return f
}

// At returns where the user is.
func (f *Frame) At() Tab { return f.at }

// Content returns the screen in the frame.
func (f *Frame) Content() fyne.CanvasObject { return f.content }

// Put puts a screen into the frame. A line that passes goes with the screen that
// it was shown over.
func (f *Frame) Put(content fyne.CanvasObject, at Tab) {
	if content != f.content {
		f.notes = slices.DeleteFunc(f.notes, func(n note) bool { return n.passing })
	}
	f.content, f.at = content, at
	f.home.SetHere(at == AtHome)
	f.library.SetHere(at == AtLibrary)
	f.history.SetHere(at == AtHistory)
	f.settings.SetHere(at == AtSettings)
	f.show()
}

// show lays out what is shown now.
func (f *Frame) show() {
	if f.noticing() {
		f.text.SetValue(f.notes[0].line)
		f.accept.SetLabel(f.notes[0].label)
	}
	f.layOut(f.Size())
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
	f.Refresh()
}

// ShowAction shows a line with a button in front of all others, until the button is
// used or the line dismissed.
func (f *Frame) ShowAction(line, label string, act func()) {
	f.Withdraw(line)
	f.notes = append([]note{{line: line, label: label, act: act}}, f.notes...)
	f.Refresh()
}

// ShowToast shows a line in front of all others, until EndPassing, another screen or
// the next line that passes.
func (f *Frame) ShowToast(line string) {
	f.notes = slices.DeleteFunc(f.notes, func(n note) bool { return n.passing })
	f.notes = append([]note{{line: line, passing: true}}, f.notes...)
	f.Refresh()
}

// EndToast takes the line away that passes.
func (f *Frame) EndToast() { f.remove(func(n note) bool { return n.passing }) }

// Withdraw takes a line away that is of no use any more.
func (f *Frame) Withdraw(line string) { f.remove(func(n note) bool { return n.line == line }) }

// remove takes lines away. The keyboard goes back to the screen if it was on a line.
func (f *Frame) remove(which func(note) bool) {
	f.notes = slices.DeleteFunc(f.notes, which)
	f.keepKeyboard()
	f.Refresh()
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
	if len(f.notes) == 0 || f.notes[0].act == nil {
		return
	}
	act := f.notes[0].act
	f.dismissNotice()
	act()
}

// dismissNotice takes away the line that is shown; the next one follows.
func (f *Frame) dismissNotice() {
	if len(f.notes) > 0 {
		f.notes = f.notes[1:]
	}
	f.keepKeyboard()
	f.Refresh()
}

// keepKeyboard takes the keyboard from the buttons of a line back to the screen, or
// the keys would go to a button that is not seen any more.
func (f *Frame) keepKeyboard() {
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	if c == nil || c.Focused() != f.accept && c.Focused() != f.dismiss {
		return
	}
	c.Unfocus()
	if first, ok := f.content.(interface{ First() fyne.Focusable }); ok && first.First() != nil {
		c.Focus(first.First())
	}
}

// CreateRenderer is part of fyne.Widget.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer { return &frameRenderer{f} }

type frameRenderer struct{ frame *Frame }

func (r *frameRenderer) Destroy()           {}
func (r *frameRenderer) MinSize() fyne.Size { return fyne.NewSize(800, 560) }

func (r *frameRenderer) Objects() []fyne.CanvasObject {
	f := r.frame
	var shown []fyne.CanvasObject
	if f.at != Nowhere {
		for _, p := range f.places() {
			shown = append(shown, p)
		}
	}
	if f.content != nil {
		shown = append(shown, f.content)
	}
	if f.noticing() {
		shown = append(shown, f.ground, f.text)
		if f.notes[0].act != nil {
			shown = append(shown, f.accept)
		}
		shown = append(shown, f.dismiss)
	}
	return shown
}

// places lists the places on the rail from the top.
func (f *Frame) places() []*widget.NavButton {
	return []*widget.NavButton{f.home, f.library, f.history, f.settings}
}

// noticing reports whether a notice is shown: not during a session.
func (f *Frame) noticing() bool { return len(f.notes) > 0 && f.at != Nowhere }

func (r *frameRenderer) Refresh() {
	f := r.frame
	for _, o := range r.Objects() {
		o.Refresh()
	}
	f.show()
}

func (r *frameRenderer) Layout(size fyne.Size) { r.frame.layOut(size) }

// layOut puts the rail on the left, the notice at the foot, and the screen into the
// rest.
func (f *Frame) layOut(size fyne.Size) {
	if size.IsZero() || f.content == nil {
		return
	}
	u := theme.Fit(size)
	area := size
	left := float32(0)
	if f.at != Nowhere {
		left = railWidth * u
		area.Width -= left
		for i, p := range f.places() {
			p.SetScale(u)
			p.Resize(fyne.NewSize(railWidth*u-24*u, 84*u))
			p.Move(fyne.NewPos(16*u, 24*u+float32(i)*96*u))
		}
	}
	if f.noticing() {
		height := noticeHeight * u
		area.Height -= height
		f.ground.Move(fyne.NewPos(left, area.Height))
		f.ground.Resize(fyne.NewSize(area.Width, height))
		f.dismiss.SetScale(u * 0.66)
		button := f.dismiss.MinSize()
		f.dismiss.Resize(button)
		f.dismiss.Move(fyne.NewPos(size.Width-button.Width-24*u, area.Height+(height-button.Height)/2))
		words := area.Width - button.Width - 88*u
		if f.notes[0].act != nil {
			f.accept.SetScale(u * 0.66)
			wide := f.accept.MinSize()
			words -= wide.Width + 16*u
			f.accept.Resize(wide)
			f.accept.Move(f.dismiss.Position().SubtractXY(wide.Width+16*u, 0))
		}
		f.text.SetHeight(theme.TextSmall * u)
		f.text.Move(fyne.NewPos(left+32*u, area.Height))
		f.text.Resize(fyne.NewSize(words, height))
	}
	f.content.Move(fyne.NewPos(left, 0))
	if f.unit != u {
		f.unit = u
		widget.Restyle(f.content)
	}
	f.content.Resize(area)
}
