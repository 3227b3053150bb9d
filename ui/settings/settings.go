// Package settings is the page on which users adapt everything to their body and
// taste. Every change takes effect and is saved at once.
package settings

import (
	"slices"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Options configure the screen.
type Options struct {
	Preferences engine.Preferences
	// Book has the conditions and movements to be careful with.
	Book *engine.Book
	// OnChanged is called with every change, OnSound with every change of a
	// volume while it is dragged.
	OnChanged func(engine.Preferences)
	OnSound   func(engine.Sound)
	// OnTry plays a cue at the current volume.
	OnTry func(engine.Cue)
	// OnTryAround lets the ambience be heard for a while.
	OnTryAround func()
	// Album draws Portrait, the picture that shows the person.
	Album    *picture.Album
	Portrait picture.Picture
	// Sample is the sentence for trying the voice.
	Sample string
	// Voices are those that the user can choose from.
	Voices []Voice
	// OnWelcome asks again what the first day asks; nil does not offer it.
	OnWelcome func()
	// OnReminders leads to the reminders, OnAdvice to the page about backs, OnSafety to
	// the safety page, OnLicences to the licences; nil offers none of them.
	OnReminders, OnAdvice, OnSafety, OnLicences func()
	// OnImport brings routines and exercises in, OnHistory leads to the history, and
	// OnFolder shows Folder, where everything is kept; nil offers none of them.
	OnImport, OnHistory, OnFolder func()
	Folder                        string
	// Part is the section that is shown first; OnPart is told of every other.
	Part   Part
	OnPart func(Part)
	// Still tells that the desktop asks for less motion.
	Still bool
	// Autostart tells whether Uncoil starts with the computer, and OnAutostart changes
	// that; nil does not offer it.
	Autostart   Autostart
	OnAutostart func(on bool)
	// NameOf returns the name of an exercise, for what has been answered.
	NameOf func(id string) string
	// Version is shown in the last section.
	Version string
}

// Autostart starts the program when the person logs in.
type Autostart interface {
	On() bool
	// Set may wait for the desktop, and for the person's answer to a question of it.
	Set(on bool) error
}

// Voice is a voice with its id, title and description.
type Voice struct{ ID, Title, About string }

// Screen is the page of the settings: a list of sections, the rows of one of them, and a
// search over all.
type Screen struct {
	widget.Made
	options Options
	prefs   engine.Preferences

	search *widget.Field
	places *widget.Places
	parts  []*part
	// at is the section that is shown, or was before a search.
	at Part
	// room holds what is shown, in scroll.
	room   *fyne.Container
	scroll *container.Scroll

	breath   *breathPreview
	portrait *picture.View
	first    fyne.Focusable
	// text chooses the size of text, motion whether pictures move.
	text, motion *widget.Choice
	// answers are the rows of the answers about care, and back their buttons.
	answers *fyne.Container
	back    []*widget.FocusButton
	// reminders shows the reminders, nil for none.
	reminders *widget.FocusButton
}

// searchWidth is the greatest width of the search in units of the design.
const searchWidth = 360

// New returns the screen.
func New(o Options) *Screen {
	s := &Screen{options: o, prefs: o.Preferences, room: container.NewStack()}
	title := widget.NewText(lang.X("settings.title", "Settings"), theme.TextTitle, theme.Ink)
	title.Bold = true
	s.breath = newBreathPreview(s.prefs.BreathIn, s.prefs.BreathOut)
	s.portrait = picture.NewView(o.Album, o.Portrait)
	s.scroll = widget.Scroll(s.room)
	s.scroll.OnScrolled = func(fyne.Position) { s.breath.follow() }
	s.parts = s.makeParts()
	var names []string
	for _, p := range s.parts {
		names = append(names, p.name)
		p.shown = cards(p.groups)
	}
	s.places = widget.NewPlaces(names, int(o.Part), func(i int) { s.GoTo(Part(i)) })
	s.places.OnEnter = func() { s.enter() }
	s.search = widget.NewField(lang.X("settings.search", "Search: just type"), s.find)
	s.search.OnKey = s.searchKey
	s.GoTo(o.Part)
	head := widget.Between(nil, title, widget.Sized(searchWidth, 0, s.search))
	s.Make(s, widget.Page(head, s.newBody(), nil))
	return s
}

// change makes a change if its result is valid, and passes it on.
func (s *Screen) change(edit func(p *engine.Preferences)) {
	next := s.prefs
	edit(&next)
	if next.Validate() != nil {
		return
	}
	s.prefs = next
	if s.options.OnChanged != nil {
		s.options.OnChanged(next)
	}
	s.portrait.SetPicture(s.options.Portrait)
}

// Open lets the screen move what a change asks for, Close ends that.
func (s *Screen) Open() {
	s.breath.wanted = func() bool {
		return s.prefs.Display.Moves(s.options.Still) && s.options.Album.Seen() && s.inView(s.breath.disc)
	}
}

// inView reports whether any of an object on the page is visible.
func (s *Screen) inView(o fyne.CanvasObject) bool {
	if s.places.Chosen() != int(Session) {
		return false
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	y := at(o).Y - at(s.scroll).Y
	return y < s.scroll.Size().Height && y+o.Size().Height > 0
}

// SetProgress updates the user's progress, if that has changed elsewhere.
func (s *Screen) SetProgress(progress map[string]float64) { s.prefs.Progress = progress }

// SetTextSize updates the size of text, if that has changed elsewhere.
func (s *Screen) SetTextSize(percent int) {
	s.prefs.Display.TextSize = percent
	s.text.SetChosen(slices.Index(engine.TextSizes(), s.prefs.Display.TextPercent()))
}

// SetStill tells that the desktop asks for less motion, or no longer does.
func (s *Screen) SetStill(on bool) {
	s.options.Still = on
	chosen := 0
	if s.prefs.Display.Moves(on) {
		chosen = 1
	}
	s.motion.SetChosen(chosen)
}

// First returns the widget that has the focus when the screen opens.
func (s *Screen) First() fyne.Focusable { return s.places }

// enter puts the keyboard on the first control of what is shown.
func (s *Screen) enter() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s.places)
		c.FocusNext()
	}
}

// GoToReminders moves the focus to the button for the reminders.
func (s *Screen) GoToReminders() {
	if s.reminders != nil {
		s.GoTo(Reminders)
		widget.Focus(s, s.reminders)
	}
}

// Close stops the animations of the screen.
func (s *Screen) Close() {
	s.breath.wanted = nil
	s.breath.stop()
}

// ToFoot scrolls to the end.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// Typing tells the window that letters belong to the search.
func (s *Screen) Typing() bool { return true }

// keys are what the keys of the page do.
func (s *Screen) keys() widget.KeyTable {
	page := func(by float32) {
		s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -by*s.scroll.Size().Height)})
	}
	return widget.KeyTable{
		{Shown: "A … Z", Does: lang.X("library.key-search", "Search: just type")},
		{Shown: "↑ ↓", Does: lang.X("settings.key-section", "Another section; in it, from row to row")},
		{Shown: lang.X("key.enter", "Enter"), Does: lang.X("settings.key-enter", "Into the section; on a button, press it")},
		{Shown: "← →", Does: lang.X("settings.key-change", "Less, more; another choice")},
		{Shown: lang.X("key.tab", "Tab"), Does: lang.X("keys.to-next", "To the next control or button")},
		{
			Shown: "Page ↑ ↓", Does: lang.X("keys.scroll-page", "Scroll by a page"), Keys: []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown},
			Do: func(key fyne.KeyName) {
				if key == fyne.KeyPageUp {
					page(-0.85)
				} else {
					page(0.85)
				}
			},
		},
		{Shown: lang.X("key.escape", "Esc"), Does: lang.X("library.key-clear", "Clear the search, or go home")},
	}
}

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) { s.keys().Press(key.Name) }

// Rune starts a search with a typed character.
func (s *Screen) Rune(r rune) {
	if unicode.IsLetter(r) || unicode.IsNumber(r) {
		s.search.Type(r)
	}
}

// searchKey handles keys that the search field does not: down and Enter go on to what
// has been found.
func (s *Screen) searchKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		if s.search.Text() != "" {
			s.enter()
		} else {
			widget.Focus(s, s.places)
		}
		return true
	case fyne.KeyUp:
		return true
	}
	return false
}

// Escape clears the search and reports whether there was one.
func (s *Screen) Escape() bool {
	if s.search.Text() == "" {
		return false
	}
	s.GoTo(s.at)
	widget.Focus(s, s.places)
	return true
}

// stepBreath returns half a breath after one step of 0.5 s up or down.
func stepBreath(half time.Duration, by int) time.Duration {
	return min(max(half+time.Duration(by)*500*time.Millisecond, engine.MinBreath), engine.MaxBreath)
}

// stepScale returns a factor after one step up or down, in whole tenths from 0.5
// to most.
func stepScale(scale float64, by int, most float64) float64 {
	tenths := int(scale*10+0.5) + by
	return min(max(float64(tenths)/10, 0.5), most)
}
