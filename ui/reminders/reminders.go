// Package reminders is the page for editing reminders: days, times and routines.
// Package engine/reminder decides when one is due.
package reminders

import (
	"io"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/reminder"
	"uncoil/ui/filedialog"
	"uncoil/ui/savefile"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Host is the window behind the sheets.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	PickPlace(what filedialog.Wish, picked func(path string, agreed bool))
}

// Options configure the page.
type Options struct {
	Preferences engine.Preferences
	Routines    []engine.Routine
	// Length is how long a routine takes.
	Length func(*engine.Routine) (time.Duration, error)
	// OnChanged is called with every change, OnBack goes back.
	OnChanged func(engine.Preferences)
	OnBack    func()
	// Week is the first day of the week.
	Week time.Weekday
	// Tray tells that the desktop has a system tray.
	Tray bool
	// Folder returns the proposed folder, WriteFile writes a file whole or not at all.
	Folder    func() string
	WriteFile func(path string, write func(io.Writer) error) error
	Host      Host
	// Go runs what waits for the disk on a goroutine of its own, Post runs a call
	// on the UI goroutine.
	Go, Post func(func())
	Now      func() time.Time
}

// Screen is the page of the reminders.
type Screen struct {
	widget.Made
	options Options
	prefs   engine.Preferences

	about           *widget.Text
	back, add, file *widget.FocusButton
	cards           []*card
	tray            fyne.CanvasObject
	page            *fyne.Container
	scroll          *container.Scroll
	undo            *widget.UndoBar
	// gone is the index of the reminder that was removed last.
	gone int
}

// New returns the page.
func New(o Options) *Screen {
	s := &Screen{options: o, prefs: o.Preferences}
	title := widget.NewText(lang.X("reminders.title", "Reminders"), theme.TextTitle, theme.Ink)
	title.Bold, title.Fit = true, true
	s.about = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	s.back = widget.NewFocusButton(lang.X("reminders.back", "Back"), widget.Secondary, o.OnBack)
	s.add = widget.NewFocusButton(lang.X("reminders.add", "Add a reminder"), widget.Primary, s.Add)
	s.file = widget.NewFocusButton(lang.X("reminders.file", "Calendar file"), widget.Secondary, s.save)
	for _, b := range []*widget.FocusButton{s.back, s.add, s.file} {
		b.SetTextSize(theme.TextSmall / widget.HeadScale)
	}
	s.tray = newTray(s)
	s.undo = widget.NewUndoBar(lang.X("history.undo", "Undo"), lang.X("history.fine", "All right"), s.relay, s.afterRemoval)
	s.Make(s, s.layout(title))
	s.rebuild()
	return s
}

// First returns the widget that has the focus when the page opens.
func (s *Screen) First() fyne.Focusable { return s.add }

// keys are what the keys of the page do.
func (s *Screen) keys() widget.KeyTable {
	return append(widget.KeyTable{{Shown: "U", Does: lang.X("keys.undo", "Undo"), Signs: "U", Do: func(fyne.KeyName) { s.undo.Undo() }}}, widget.MoveKeys()...)
}

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) { s.keys().Press(key.Name) }

// Rune handles characters that no widget has used.
func (s *Screen) Rune(r rune) { s.keys().Type(r) }

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }

// Escape goes back.
func (s *Screen) Escape() bool {
	s.options.OnBack()
	return true
}

// ToFoot scrolls to the end.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// rebuild creates the cards again after one was added or removed.
func (s *Screen) rebuild() {
	s.cards = nil
	for i := range s.prefs.Reminders {
		s.cards = append(s.cards, newCard(s, i))
	}
	s.page.Objects = append(widget.Objects(s.cards), s.tray)
	widget.RevealFocus(s.scroll)
	s.add.SetDisabled(len(s.cards) >= engine.MaxReminders)
	s.say()
	s.relay()
}

// relay repeats layout and drawing.
func (s *Screen) relay() {
	s.Refresh()
}

// say shows when the next reminder is due, and each one's next time.
func (s *Screen) say() {
	now := s.options.Now()
	next, ok := reminder.Next(s.prefs.Reminders, now)
	s.file.SetDisabled(!ok)
	switch {
	case ok:
		s.about.SetValue(lang.X("reminders.next", "Next: {{.When}}. Uncoil tells you while it runs; for other times, put a calendar file into your calendar.",
			map[string]any{"When": momentWords(next.At)}))
	case len(s.prefs.Reminders) > 0:
		s.about.SetValue(lang.X("reminders.silent", "None of your reminders will speak up: switch one on, or choose a day."))
	default:
		s.about.SetValue(lang.X("reminders.none", "There is no reminder yet. Several small sessions a day are fine too. Uncoil tells you while it runs; for other times, put a calendar file into your calendar."))
	}
	for _, c := range s.cards {
		c.say()
	}
}

// change edits the reminders and saves them.
func (s *Screen) change(edit func(p *engine.Preferences)) {
	next := s.prefs
	next.Reminders = slices.Clone(next.Reminders)
	for i := range next.Reminders {
		next.Reminders[i].Days = slices.Clone(next.Reminders[i].Days)
	}
	edit(&next)
	if next.Validate() != nil {
		return
	}
	s.prefs = next
	s.options.OnChanged(next)
	s.say()
}

// Add adds a reminder: three hours after the last one on the same days, so that
// several a day are quick to make; the first one on weekday mornings.
func (s *Screen) Add() {
	r := engine.Reminder{Time: 9 * time.Hour, Days: []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}}
	if len(s.options.Routines) > 0 {
		r.Routine = s.options.Routines[0].ID
	}
	if n := len(s.prefs.Reminders); n > 0 {
		r = s.prefs.Reminders[n-1]
		r.Off = false
		r.Time = (r.Time + 3*time.Hour) % (24 * time.Hour)
	}
	s.change(func(p *engine.Preferences) { p.Reminders = append(p.Reminders, r) })
	if len(s.prefs.Reminders) >= engine.MaxReminders {
		s.undo.Forget() // there is no room to restore one
	}
	s.rebuild()
	if n := len(s.cards); n > 0 {
		s.focus(s.cards[n-1].hour)
	}
}

// Remove removes a reminder, and offers to undo it.
func (s *Screen) Remove(i int) {
	removed := s.prefs.Reminders[i]
	s.gone = i
	s.cards = nil // their indexes are outdated
	s.change(func(p *engine.Preferences) { p.Reminders = slices.Delete(p.Reminders, i, i+1) })
	s.rebuild()
	s.undo.Say(
		lang.X("reminders.removed", "The reminder at {{.Time}} has been removed.", map[string]any{"Time": words.Clock(removed.Time)}),
		func() { s.bringBack(i, removed) })
}

// bringBack restores a reminder at its index.
func (s *Screen) bringBack(i int, removed engine.Reminder) {
	i = min(i, len(s.prefs.Reminders))
	s.cards = nil
	s.change(func(p *engine.Preferences) { p.Reminders = slices.Insert(p.Reminders, i, removed) })
	s.rebuild()
	s.focus(s.cards[i].hour)
}

// afterRemoval is the widget that gets the focus after a removal: the reminder
// that has moved up.
func (s *Screen) afterRemoval() fyne.Focusable {
	if n := len(s.cards); n > 0 {
		return s.cards[min(s.gone, n-1)].hour
	}
	return s.add
}

// routine finds a routine by its id, nil if it does not exist any more.
func (s *Screen) routine(id string) *engine.Routine {
	for i := range s.options.Routines {
		if s.options.Routines[i].ID == id {
			return &s.options.Routines[i]
		}
	}
	return nil
}

// save opens the sheet for writing a calendar file.
func (s *Screen) save() {
	calendar := CalendarOf(s.prefs.Reminders, s.options.Routines, s.options.Length, s.options.Now())
	savefile.Open(savefile.Options{
		Title:  lang.X("reminders.file-title", "Take your reminders into a calendar"),
		Text:   lang.X("reminders.file-text", "Open the file with your calendar. If you change your reminders later, save it again: the calendar then updates them."),
		Folder: s.options.Folder(), Name: lang.X("reminders.file-name", "Uncoil reminders"),
		Kinds: []savefile.Kind{{Ending: ".ics"}},
		Write: func(path string) error {
			return s.options.WriteFile(path, func(w io.Writer) error { return reminder.WriteICS(w, calendar) })
		},
		Go: s.options.Go, Post: s.options.Post, Host: s.options.Host,
	})
}

func (s *Screen) focus(f fyne.Focusable) { widget.Focus(s, f) }
