// Package settings is the page on which users adapt everything to their body and
// taste. Every change takes effect and is saved at once.
package settings

import (
	"time"

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
	// NameOf returns the name of an exercise, for what has been answered.
	NameOf func(id string) string
	// Version is shown at the end of the page.
	Version string
}

// Voice is a voice with its id, title and description.
type Voice struct{ ID, Title, About string }

// Screen is the page of the settings.
type Screen struct {
	widget.Made
	options Options
	prefs   engine.Preferences

	breath   *breathPreview
	portrait *picture.View
	scroll   *container.Scroll
	first    fyne.Focusable
	// answers are the rows of the answers about care, and back their buttons.
	answers *fyne.Container
	back    []*widget.FocusButton
	// reminders shows the reminders, nil for none.
	reminders *widget.FocusButton
}

// twoColumns is the width, in units of the design, from which the cards are in
// two columns.
const twoColumns = 960

// New returns the screen.
func New(o Options) *Screen {
	s := &Screen{options: o, prefs: o.Preferences}
	title := widget.NewText(lang.X("settings.title", "Settings"), theme.TextTitle, theme.Ink)
	title.Bold = true
	version := widget.NewText(lang.X("settings.version", "Uncoil {{.Version}}", map[string]any{"Version": o.Version}), theme.TextCaption, theme.Muted)
	s.breath = newBreathPreview(s.prefs.BreathIn, s.prefs.BreathOut)
	s.portrait = picture.NewView(o.Album, o.Portrait)
	// The section about the person spans both columns.
	s.scroll = widget.Scroll(widget.Pad(4, 32, 16, 0, widget.VBox(24,
		s.you(),
		widget.Beside(twoColumns, 24,
			widget.VBox(24, s.rests(), s.breathing(), s.doses(), s.gradual(), s.person()),
			widget.VBox(24, s.guidance(), s.voice(), s.sound(), s.ambience(), s.goal(), s.display(), s.about())),
		version)))
	s.scroll.OnScrolled = func(fyne.Position) { s.breath.follow() }
	widget.RevealFocus(s.scroll)
	s.Make(s, container.NewBorder(widget.Pad(24, 32, 16, 32, title), nil, nil, nil, widget.Pad(0, 0, 0, 32, s.scroll)))
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
		return s.prefs.Display.Animations && s.options.Album.Seen() && s.inView(s.breath.disc)
	}
}

// inView reports whether any of an object on the page is visible.
func (s *Screen) inView(o fyne.CanvasObject) bool {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	y := at(o).Y - at(s.scroll).Y
	return y < s.scroll.Size().Height && y+o.Size().Height > 0
}

// SetProgress updates the user's progress, if that has changed elsewhere.
func (s *Screen) SetProgress(progress map[string]float64) { s.prefs.Progress = progress }

// First returns the widget that has the focus when the screen opens.
func (s *Screen) First() fyne.Focusable { return s.first }

// GoToReminders moves the focus to the button for the reminders.
func (s *Screen) GoToReminders() {
	if s.reminders != nil {
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

// Key handles keys that no widget has used.
func (s *Screen) Key(*fyne.KeyEvent) {}

// Rune handles characters that no widget has used.
func (s *Screen) Rune(rune) {}

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
