// Package home is the page on which a routine is chosen and started. It must not
// know what Start does: flow.Session decides that.
package home

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Options configure the screen.
type Options struct {
	Book     *engine.Book
	Routines []engine.Routine
	Album    *picture.Album
	// Length returns how long a routine takes with the current preferences.
	Length func(r *engine.Routine) (time.Duration, error)
	// LaidOut returns a routine as it would be played, in the chosen length; nil
	// offers no lengths.
	LaidOut func(r *engine.Routine) (*practice.Plan, error)
	// Now tells when something is chosen.
	Now func() time.Time
	// OnStart gets the routine to start, with pictures or by ear.
	OnStart func(r *engine.Routine, audioOnly bool)
	// OnRests opens the rests of a routine; nil hides the button.
	OnRests func(r *engine.Routine)
	// Menu lists what else can be done with a routine; nil hides the button.
	Menu func(r *engine.Routine) []Entry
	// Own reports whether a routine is the user's own; nil means none is.
	Own func(routineID string) bool
	// OnNew makes a routine and OnImport imports files; nil hides the buttons.
	OnNew, OnImport func()
	// OnChanged gets preferences that were changed here.
	OnChanged func(engine.Preferences)
	// OnActivity adds an activity without Uncoil; nil hides the button.
	OnActivity func()
	Host       Host
}

// Host shows sheets over the page.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
}

// slimmest is the smallest width of a card in units of the design.
const slimmest = 320

// Screen shows the routines on cards.
type Screen struct {
	widget.Made
	options  Options
	prefs    engine.Preferences
	subtitle *widget.Text
	// newRoutine makes a new routine, importFile imports a file.
	newRoutine, importFile *widget.FocusButton
	cards                  []*card
	grid                   *fyne.Container
	scroll                 *container.Scroll
	// banner is above the routines; nil for none.
	banner     *widget.Banner
	overBanner *fyne.Container
	// activity adds an activity.
	// lengths chooses how long every routine is.
	lengths *widget.Choice
	// activity notes something else that was done.
	activity *widget.FocusButton
}

// New returns the screen.
func New(o Options, prefs engine.Preferences) *Screen {
	s := &Screen{options: o, prefs: prefs}
	title := widget.NewText(lang.X("home.title", "A kind moment for your back"), theme.TextTitle, theme.Ink)
	title.Bold, title.Fit = true, true
	s.subtitle = widget.NewText("", theme.TextBody, theme.Muted)
	s.subtitle.Fit = true
	s.newRoutine = widget.NewFocusButton(lang.X("home.new", "New routine"), widget.Secondary, o.OnNew)
	s.importFile = widget.NewFocusButton(lang.X("home.import", "Open a file"), widget.Secondary, o.OnImport)
	s.newRoutine.Hidden, s.importFile.Hidden = o.OnNew == nil, o.OnImport == nil
	s.activity = widget.NewFocusButton(lang.X("activity.add", "Add activity"), widget.Quiet, o.OnActivity)
	s.activity.Hidden = o.OnActivity == nil
	for _, b := range []*widget.FocusButton{s.newRoutine, s.importFile, s.activity} {
		b.OnKey = func(key *fyne.KeyEvent) bool { return s.headKey(b, key.Name) }
	}
	for i := range o.Routines {
		r := &o.Routines[i]
		c := newCard(r.Name, r.Summary, portrait(r, o.Book), o.Album, len(o.Routines) == 1)
		c.start.OnTapped = func() { o.OnStart(r, s.prefs.AudioOnly) }
		c.other.OnTapped = func() { o.OnStart(r, !s.prefs.AudioOnly) }
		c.rests.OnTapped = func() { o.OnRests(r) }
		c.rests.Hidden = o.OnRests == nil
		c.more.OnTapped = func() { s.openMenu(r) }
		c.more.Hidden = o.Menu == nil
		c.ask.OnTapped = func() { s.Ask(r.ID) }
		c.length.OnTapped = func() { s.AskLength(r.ID) }
		for _, b := range c.buttons() {
			b.OnFocus = func() { s.reveal(i, b) }
			b.OnKey = func(key *fyne.KeyEvent) bool { return s.move(i, b, key.Name) }
		}
		s.cards = append(s.cards, c)
	}
	for _, b := range []*widget.FocusButton{s.importFile, s.newRoutine} {
		b.SetPart(0.77)
		b.SetTextSize(theme.TextSmall / 0.77)
	}
	s.activity.SetPart(0.77)
	s.activity.SetTextSize(theme.TextSmall / 0.77)
	s.grid = widget.CardGrid(slimmest, 24, widget.Objects(s.cards)...)
	if len(s.cards) == 1 {
		s.grid = container.NewStack(s.cards[0])
	}
	s.scroll = widget.Scroll(widget.Pad(4, 32, 28, 0, s.grid))
	s.overBanner = container.NewStack()
	head := widget.VBox(2, widget.BetweenOrUnder(380, title, widget.HBox(12, s.newRoutine, s.importFile)), widget.Between(nil, s.subtitle, s.activity), s.lengthRow(), s.overBanner)
	s.Make(s, container.NewBorder(widget.Pad(24, 32, 8, 32, head), nil, nil, nil, widget.Pad(0, 0, 0, 32, s.scroll)))
	s.Update(prefs)
	return s
}

// Update compiles the routines again after a change of the preferences.
func (s *Screen) Update(prefs engine.Preferences) {
	s.prefs = prefs
	s.lengths.SetChosen(max(0, slices.Index(lengths(prefs.MinutesFor("")), prefs.MinutesFor(""))))
	for i, c := range s.cards {
		r := &s.options.Routines[i]
		c.setFacts(s.facts(r))
		c.setAsk(askWords(s.stops(r)))
		c.setCare(s.careWords(r))
		s.showLength(c, r)
		c.other.SetLabel(otherWords(prefs.AudioOnly))
	}
	s.subtitle.SetValue(lang.X("home.subtitle", "Choose a routine, and press Enter when you are ready."))
	if len(s.cards) == 0 {
		s.subtitle.SetValue(lang.X("home.empty", "There is no routine here. Install Uncoil again to get its routines back."))
	}
	s.Refresh()
}

// change edits the preferences and passes them on.
func (s *Screen) change(edit func(p *engine.Preferences)) {
	next := s.prefs
	edit(&next)
	s.options.OnChanged(next)
	s.Update(next)
}

func (s *Screen) stops(r *engine.Routine) Stops {
	return NewStops(s.played(r), s.options.Book, &s.prefs)
}

// FocusOn moves the focus to a routine.
func (s *Screen) FocusOn(routineID string) {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	for i := range s.options.Routines {
		if s.options.Routines[i].ID == routineID && c != nil {
			c.Focus(s.cards[i].start)
		}
	}
}

// Ask opens the sheet of missing equipment of a routine.
func (s *Screen) Ask(routineID string) {
	for i := range s.options.Routines {
		if r := &s.options.Routines[i]; r.ID == routineID {
			s.options.Host.OpenSheet(s.askSheet(r))
		}
	}
}

// ToFoot scrolls to the end.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// portrait chooses the picture of a routine: an exercise in the middle of its
// main block.
func portrait(r *engine.Routine, book *engine.Book) picture.Picture {
	for _, b := range r.Blocks {
		if b.Kind != engine.Main || len(b.Items) == 0 {
			continue
		}
		ex := book.Exercises[b.Items[len(b.Items)/2].Exercise]
		return picture.Of(&ex, r.Surface)
	}
	return picture.Picture{}
}

// First returns the widget that has the focus when the screen opens, nil for none.
func (s *Screen) First() fyne.Focusable {
	if len(s.cards) == 0 {
		return nil
	}
	return s.cards[0].start
}

// reveal scrolls a card into view, or only its button if the card is higher than
// the view.
func (s *Screen) reveal(i int, b *widget.FocusButton) {
	c := s.cards[i]
	widget.Reveal(s.scroll, c.Position().Y, c.Size().Height, 0)
	if c.Size().Height > s.scroll.Size().Height {
		widget.RevealObject(s.scroll, b)
	}
}

// Key handles keys that no widget has used.
func (s *Screen) Key(*fyne.KeyEvent) {}

// Rune handles characters that no widget has used.
func (s *Screen) Rune(rune) {}
