// Package home is the screen on which a routine is chosen and started. What
// Start does is decided by the window.
package home

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
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

// Screen shows the routines as cards.
type Screen struct {
	fynewidget.BaseWidget
	options  Options
	prefs    engine.Preferences
	title    *widget.Text
	subtitle *widget.Text
	// fresh begins a new routine, take takes in a file.
	fresh, take *widget.FocusButton
	cards       []*card
	grid        *grid
	scroll      *container.Scroll
	// banner stands above the routines; nil for none.
	banner *widget.Banner
	// activity notes something else that was done.
	activity *widget.FocusButton
}

// New returns the screen.
func New(o Options, prefs engine.Preferences) *Screen {
	s := &Screen{options: o}
	s.title = widget.NewText(lang.X("home.title", "A kind moment for your back"), theme.TextTitle, theme.Ink)
	s.title.Bold, s.title.Fit = true, true
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
		c := newCard(r.Name, r.Summary, portrait(r, o.Book), o.Album)
		c.hero = len(o.Routines) == 1
		c.start.OnTapped = func() { o.OnStart(r, s.prefs.AudioOnly) }
		c.other.OnTapped = func() { o.OnStart(r, !s.prefs.AudioOnly) }
		c.rests.OnTapped = func() { o.OnRests(r) }
		c.rests.Hidden = o.OnRests == nil
		c.more.OnTapped = func() { s.openMenu(r) }
		c.more.Hidden = o.Menu == nil
		c.ask.OnTapped = func() { s.Ask(r.ID) }
		for _, b := range c.buttons() {
			b.OnFocus = func() { s.reveal(i) }
			b.OnKey = func(key *fyne.KeyEvent) bool { return s.move(i, b, key.Name) }
		}
		s.cards = append(s.cards, c)
	}
	s.grid = newGrid(s.cards)
	s.scroll = container.NewVScroll(s.grid)
	s.ExtendBaseWidget(s)
	s.Update(prefs)
	return s
}

// Update compiles the routines anew, after the preferences have changed.
func (s *Screen) Update(prefs engine.Preferences) {
	s.prefs = prefs
	for i, c := range s.cards {
		r := &s.options.Routines[i]
		c.setFacts(s.facts(r))
		c.setAsk(askWords(s.plan(r)))
		c.setCare(s.careWords(r))
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

func (s *Screen) plan(r *engine.Routine) Plan { return NewPlan(r, s.options.Book, &s.prefs) }

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

// reveal scrolls a card into view.
func (s *Screen) reveal(i int) {
	c := s.cards[i]
	widget.Reveal(s.scroll, c.Position().Y, c.Size().Height, 0)
}

// Key and Rune take what is typed and nobody else wants.
func (s *Screen) Key(*fyne.KeyEvent) {}

// Rune takes a typed character.
func (s *Screen) Rune(rune) {}

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: s, Parts: s.objects, Place: s.layOut}
}

func (s *Screen) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{s.title, s.subtitle, s.fresh, s.take, s.activity, s.scroll}
	if s.banner != nil {
		shown = append(shown, s.banner)
	}
	return shown
}

// layOut puts the title above and the cards under it.
func (s *Screen) layOut(size fyne.Size) {
	u := theme.ScaleBesideRail(size)
	edge := 32 * u
	s.title.SetHeight(theme.TextTitle * u)
	s.subtitle.SetHeight(theme.TextBody * u)
	top := s.placeAside(edge, size.Width-2*edge, u)
	widget.PutWhole(s.title, edge, 24*u, size.Width-2*edge-s.layOutHead(size.Width-edge, 28*u, u), 54*u)
	widget.PutWhole(s.subtitle, edge, 78*u, size.Width-2*edge-s.activity.Size().Width, 30*u)
	widget.PutWhole(s.scroll, edge, top, size.Width-edge, size.Height-top)
	s.grid.layOut(s.scroll.Size(), u)
	s.scroll.Refresh()
}

// layOutHead places the buttons over the cards, their right edge at x, and
// returns how much room they take.
func (s *Screen) layOutHead(x, y, u float32) float32 {
	right := x
	for _, b := range []*widget.FocusButton{s.take, s.fresh} {
		if !b.Visible() {
			continue
		}
		b.SetScale(u)
		b.SetTextSize(theme.TextSmall)
		width := b.MinSize().Width
		widget.PutWhole(b, x-width, y, width, 46*u)
		x -= width + 12*u
	}
	return right - x
}
