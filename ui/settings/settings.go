// Package settings is the screen on which everything that suits one's body and
// taste is set. Every change takes effect and is kept at once.
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

// Options is what the screen is made of.
type Options struct {
	Preferences engine.Preferences
	// Book names what one can be careful with.
	Book *engine.Book
	// OnChanged is called with every change, OnSound with every change of a
	// volume while it is dragged.
	OnChanged func(engine.Preferences)
	OnSound   func(engine.Sound)
	// OnTry is called to hear a cue at the volume that is set.
	OnTry func(engine.Cue)
	// Album draws Portrait, the picture that shows the person.
	Album    *picture.Album
	Portrait picture.Picture
	// Sample is the sentence to try the voice with.
	Sample string
	// Voices are those that one can choose from.
	Voices []Voice
	// OnReminders leads to the reminders, OnAdvice to the page about backs, OnSafety to
	// the safety page, OnLicences to the licences; nil offers none of them.
	OnReminders, OnAdvice, OnSafety, OnLicences func()
	// NameOf returns the name of an exercise, for what has been answered.
	NameOf func(id string) string
	// Version stands at the foot of the page.
	Version string
}

// Voice is a voice by its id: what it is called, and in one line what it sounds
// like.
type Voice struct{ ID, Title, About string }

// Screen is the screen of the settings.
type Screen struct {
	widget.Made
	options Options
	prefs   engine.Preferences

	breath   *breathPreview
	portrait *picture.View
	scroll   *container.Scroll
	first    fyne.Focusable
	// answers are the rows of what has been answered, and back their buttons.
	answers *fyne.Container
	back    []*widget.FocusButton
	// reminders leads to the reminders, nil for none.
	reminders *widget.FocusButton
}

// twoColumns is the width in units of the design from which the cards stand in two
// columns.
const twoColumns = 960

// New returns the screen.
func New(o Options) *Screen {
	s := &Screen{options: o, prefs: o.Preferences}
	title := widget.NewText(lang.X("settings.title", "Settings"), theme.TextTitle, theme.Ink)
	title.Bold = true
	version := widget.NewText(lang.X("settings.version", "Uncoil {{.Version}}", map[string]any{"Version": o.Version}), theme.TextCaption, theme.Muted)
	s.breath = newBreathPreview(s.prefs.BreathIn, s.prefs.BreathOut)
	s.portrait = picture.NewView(o.Album, o.Portrait)
	// What the program must know about the person stands over both columns.
	s.scroll = widget.Scroll(widget.Pad(4, 32, 16, 0, widget.VBox(24,
		s.you(),
		widget.Beside(twoColumns, 24,
			widget.VBox(24, s.rests(), s.breathing(), s.doses(), s.gradual(), s.person()),
			widget.VBox(24, s.guidance(), s.voice(), s.sound(), s.goal(), s.window(), s.about())),
		version)))
	s.scroll.OnScrolled = func(fyne.Position) { s.breath.follow() }
	widget.RevealFocus(s.scroll)
	s.Make(s, container.NewBorder(widget.Pad(24, 32, 16, 32, title), nil, nil, nil, widget.Pad(0, 0, 0, 32, s.scroll)))
	return s
}

// change takes over a change that keeps the preferences within their limits.
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

// Open begins what moves on the screen.
func (s *Screen) Open() {
	s.breath.wanted = func() bool { return s.prefs.Display.Animations && s.inView(s.breath.disc) }
	s.breath.follow()
}

// inView reports whether a part of the page is seen.
func (s *Screen) inView(o fyne.CanvasObject) bool {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	y := at(o).Y - at(s.scroll).Y
	return y < s.scroll.Size().Height && y+o.Size().Height > 0
}

// SetProgress takes over how far the user is, where that has changed elsewhere.
func (s *Screen) SetProgress(progress map[string]float64) { s.prefs.Progress = progress }

// First returns what the keyboard acts on when the screen opens.
func (s *Screen) First() fyne.Focusable { return s.first }

// GoToReminders puts the keyboard on what leads to the reminders.
func (s *Screen) GoToReminders() {
	if s.reminders != nil {
		widget.Focus(s, s.reminders)
	}
}

// Close stops what moves on the screen.
func (s *Screen) Close() {
	s.breath.wanted = nil
	s.breath.stop()
}

// ToFoot scrolls to the foot.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// Key and Rune take what is typed and nobody else wants.
func (s *Screen) Key(*fyne.KeyEvent) {}

// Rune takes a typed character.
func (s *Screen) Rune(rune) {}

// stepBreath returns a half of a breath after one step up or down.
func stepBreath(half time.Duration, by int) time.Duration {
	return min(max(half+time.Duration(by)*500*time.Millisecond, engine.MinBreath), engine.MaxBreath)
}

// stepScale returns a scale after one step up or down, in whole tenths from a
// half to most.
func stepScale(scale float64, by int, most float64) float64 {
	tenths := int(scale*10+0.5) + by
	return min(max(float64(tenths)/10, 0.5), most)
}
