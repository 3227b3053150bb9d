// Package home is the screen on which a routine is chosen and started. What
// Start does is decided by the window.
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

// Options is what the screen is made of.
type Options struct {
	Book     *engine.Book
	Routines []engine.Routine
	Album    *picture.Album
	// Length returns how long a routine takes with the preferences as they are.
	Length func(r *engine.Routine) (time.Duration, error)
	// LaidOut returns a routine as it would be played, in the chosen length; nil
	// offers no lengths.
	LaidOut func(r *engine.Routine) (*practice.Plan, error)
	// Now tells when something is chosen.
	Now func() time.Time
	// OnStart is called with the routine to start, with its pictures or by ear
	// alone.
	OnStart func(r *engine.Routine, audioOnly bool)
	// OnRests leads to the rests of a routine; nil offers nothing.
	OnRests func(r *engine.Routine)
	// Menu lists what else can be done with a routine; nil offers nothing.
	Menu func(r *engine.Routine) []Entry
	// Own reports whether a routine is the user's own; nil stands for none.
	Own func(routineID string) bool
	// OnNew makes a routine and OnImport takes in files; nil offers neither.
	OnNew, OnImport func()
	// OnChanged is called with preferences that have been changed here.
	OnChanged func(engine.Preferences)
	// OnActivity is called to note something that was done without Uncoil; nil
	// offers nothing.
	OnActivity func()
	Host       Host
}

// Host shows sheets in front of the window.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
}

// slimmest is the least width of a card in units of the design.
const slimmest = 320

// Screen shows the routines as cards.
type Screen struct {
	widget.Made
	options  Options
	prefs    engine.Preferences
	subtitle *widget.Text
	// fresh begins a new routine, take takes in a file.
	fresh, take *widget.FocusButton
	cards       []*card
	grid        *fyne.Container
	scroll      *container.Scroll
	// banner stands above the routines; nil for none.
	banner     *widget.Banner
	overBanner *fyne.Container
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
	s.fresh = widget.NewFocusButton(lang.X("home.new", "New routine"), widget.Secondary, o.OnNew)
	s.take = widget.NewFocusButton(lang.X("home.import", "Open a file"), widget.Secondary, o.OnImport)
	s.fresh.Hidden, s.take.Hidden = o.OnNew == nil, o.OnImport == nil
	s.activity = widget.NewFocusButton(lang.X("activity.add", "Add activity"), widget.Quiet, o.OnActivity)
	s.activity.Hidden = o.OnActivity == nil
	for _, b := range []*widget.FocusButton{s.fresh, s.take, s.activity} {
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
	for _, b := range []*widget.FocusButton{s.take, s.fresh} {
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
	head := widget.VBox(2, widget.BetweenOrUnder(380, title, widget.HBox(12, s.fresh, s.take)), widget.Between(nil, s.subtitle, s.activity), s.lengthRow(), s.overBanner)
	s.Make(s, container.NewBorder(widget.Pad(24, 32, 8, 32, head), nil, nil, nil, widget.Pad(0, 0, 0, 32, s.scroll)))
	s.Update(prefs)
	return s
}

// Update compiles the routines anew, after the preferences have changed.
func (s *Screen) Update(prefs engine.Preferences) {
	s.prefs = prefs
	s.lengths.SetChosen(max(0, slices.Index(lengths(prefs.MinutesFor("")), prefs.MinutesFor(""))))
	for i, c := range s.cards {
		r := &s.options.Routines[i]
		c.setFacts(s.facts(r))
		c.setAsk(askWords(s.plan(r)))
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

// change keeps preferences that are changed here.
func (s *Screen) change(edit func(p *engine.Preferences)) {
	next := s.prefs
	edit(&next)
	s.options.OnChanged(next)
	s.Update(next)
}

func (s *Screen) plan(r *engine.Routine) Plan { return NewPlan(s.played(r), s.options.Book, &s.prefs) }

// FocusOn puts the keyboard on a routine.
func (s *Screen) FocusOn(routineID string) {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	for i := range s.options.Routines {
		if s.options.Routines[i].ID == routineID && c != nil {
			c.Focus(s.cards[i].start)
		}
	}
}

// Ask opens the sheet of what is missing for a routine.
func (s *Screen) Ask(routineID string) {
	for i := range s.options.Routines {
		if r := &s.options.Routines[i]; r.ID == routineID {
			s.options.Host.OpenSheet(s.askSheet(r))
		}
	}
}

// ToFoot scrolls to the foot.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// portrait chooses the picture of a routine: from the middle of its main block.
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

// First returns what the keyboard acts on when the screen opens, nil for none.
func (s *Screen) First() fyne.Focusable {
	if len(s.cards) == 0 {
		return nil
	}
	return s.cards[0].start
}

// reveal scrolls a card into view; of one that is higher than the view, its button.
func (s *Screen) reveal(i int, b *widget.FocusButton) {
	c := s.cards[i]
	widget.Reveal(s.scroll, c.Position().Y, c.Size().Height, 0)
	if c.Size().Height > s.scroll.Size().Height {
		widget.RevealObject(s.scroll, b)
	}
}

// Key and Rune take what is typed and nobody else wants.
func (s *Screen) Key(*fyne.KeyEvent) {}

// Rune takes a typed character.
func (s *Screen) Rune(rune) {}
