// Package home is the page on which a routine is found and started: what to do today,
// and a card for every routine. It must not know what Start does: flow.Session decides
// that.
package home

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/picture"
	"uncoil/ui/routine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Options configure the screen.
type Options struct {
	Book     *engine.Book
	Routines []engine.Routine
	Album    *picture.Album
	// LaidOut returns a routine as it would be played, in the chosen length; nil
	// offers no lengths.
	LaidOut func(r *engine.Routine) (*practice.Plan, error)
	// OnStart gets the routine to start, with pictures or by ear; OnOpen the one whose
	// page to show, and OnRests the one whose rests.
	OnStart         func(r *engine.Routine, audioOnly bool)
	OnOpen, OnRests func(r *engine.Routine)
	// Own reports whether a routine is the user's own; nil means none is.
	Own func(routineID string) bool
	// OnNew makes a routine and OnImport imports files; nil hides the buttons.
	OnNew, OnImport func()
	// OnActivity adds an activity without Uncoil; nil hides the button.
	OnActivity func()
	// OnChanged gets preferences that were changed here.
	OnChanged func(engine.Preferences)
}

// headPart is the height of the buttons in the head, in parts of the usual one.
const headPart = 0.7

// Screen shows what to do today, and the routines on cards.
type Screen struct {
	widget.Made
	options Options
	prefs   engine.Preferences
	// last tells on which day each routine was done last.
	last map[string]engine.Day

	newRoutine, importFile, activity *widget.FocusButton
	// over holds the card of the proposal, nil for none.
	over     *fyne.Container
	proposal *Proposal
	lengths  *widget.Choice
	filters  []filter
	hint     *widget.Text
	// cards and stills are in the order of the routines; grid has the cards in the
	// order in which they are shown.
	cards  []*card
	stills []picture.Picture
	grid   *fyne.Container
	// all turns the filters off; shown where no routine passes them.
	all    *widget.FocusButton
	scroll *container.Scroll
}

// New returns the screen.
func New(o Options, prefs engine.Preferences) *Screen {
	s := &Screen{options: o, prefs: prefs, stills: Portraits(o.Routines, o.Book, &prefs), over: container.NewStack()}
	s.makeCards()
	s.all = widget.NewFocusButton(lang.X("home.show-all", "Show all routines"), widget.Secondary, s.showAll)
	s.all.SetPart(headPart)
	s.all.SetTextSize(theme.TextSmall / headPart)
	s.all.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyUp {
			widget.Focus(s, s.barFirst())
		}
		return key.Name == fyne.KeyUp
	}
	s.hint = widget.NewParagraph("", theme.TextCaption, theme.Muted)
	top := widget.VBox(10, s.makeHead(), s.over, s.makeBar())
	s.scroll = widget.Scroll(widget.Pad(20, 32, 28, 32, widget.VBox(12, top, s.grid, widget.VBox(10, s.hint, widget.Wrap(0, s.all)))))
	s.Make(s, s.scroll)
	s.Update(prefs)
	widget.RevealFocus(s.scroll)
	return s
}

// makeHead creates the title and the buttons beside it.
func (s *Screen) makeHead() fyne.CanvasObject {
	o := &s.options
	title := widget.NewText(lang.X("home.title", "A kind moment for your back"), theme.TextHeading, theme.Ink)
	title.Bold, title.Fit, title.Middle = true, true, true
	s.newRoutine = widget.NewFocusButton(lang.X("home.new", "New routine"), widget.Secondary, o.OnNew)
	s.importFile = widget.NewFocusButton(lang.X("home.import", "Open a file"), widget.Secondary, o.OnImport)
	s.activity = widget.NewFocusButton(lang.X("activity.add", "Add activity"), widget.Secondary, o.OnActivity)
	s.newRoutine.Hidden, s.importFile.Hidden, s.activity.Hidden = o.OnNew == nil, o.OnImport == nil, o.OnActivity == nil
	for _, b := range []*widget.FocusButton{s.newRoutine, s.importFile, s.activity} {
		b.SetPart(headPart)
		b.SetTextSize(theme.TextSmall / headPart)
		b.OnKey = func(key *fyne.KeyEvent) bool { return s.headKey(b, key.Name) }
	}
	return widget.BetweenOrUnder(300, title, widget.HBox(10, s.newRoutine, s.importFile, s.activity))
}

func (s *Screen) makeCards() {
	for i := range s.options.Routines {
		c := newCard(&s.options.Routines[i], s.options.Album, s.stills[i])
		c.OnTapped = func() { s.options.OnOpen(c.routine) }
		c.OnKey = func(key *fyne.KeyEvent) bool { return s.cardKeys(c).Press(key.Name) }
		c.start.OnTapped = func() { s.options.OnStart(c.routine, s.prefs.AudioOnly) }
		c.star.OnTurned = func(on bool) { s.favour(c, on) }
		s.cards = append(s.cards, c)
	}
	s.grid = widget.CardGrid(slimmest, 14)
}

// Update lays the routines out again after a change of the preferences.
func (s *Screen) Update(prefs engine.Preferences) {
	s.prefs = prefs
	s.lengths.SetChosen(max(0, slices.Index(s.offered(), prefs.MinutesFor(""))))
	for _, c := range s.cards {
		about := routine.About{Routine: c.routine, Book: s.options.Book, All: s.options.Routines, Prefs: &s.prefs}
		about.Own = s.options.Own != nil && s.options.Own(c.routine.ID)
		if s.options.LaidOut != nil {
			if plan, err := s.options.LaidOut(c.routine); err == nil {
				about.Plan = plan
			}
		}
		c.show(&about)
		c.star.SetOn(slices.Contains(prefs.Favourites, c.routine.ID))
	}
	s.arrange()
	s.Refresh()
}

// arrange puts the cards of the routines that pass the filters into their order.
func (s *Screen) arrange() {
	s.grid.Objects = nil
	suits := func(i int) bool { return s.cards[i].suits }
	meant := func(i int) bool { return s.cards[i].routine.SuitsOccasion(s.prefs.Occasion, s.options.Book) }
	for _, i := range order(s.options.Routines, suits, meant, s.prefs.Favourites, s.last) {
		if c := s.cards[i]; s.passes(c.routine) {
			s.grid.Objects = append(s.grid.Objects, c.Tile)
		}
	}
	none := len(s.grid.Objects) == 0
	s.all.Hidden = !none || len(s.cards) == 0
	s.hint.SetSize(theme.TextCaption)
	if none {
		s.hint.SetSize(theme.TextBody)
	}
	switch {
	case len(s.cards) == 0:
		s.hint.SetValue(lang.X("home.empty", "There is no routine here. Install Uncoil again to get its routines back."))
	case none:
		s.hint.SetValue(lang.X("home.none", "No routine fits {{.All}} at once. Take one of them back.", map[string]any{"All": words.Join(s.filtered())}))
	default:
		s.hint.SetValue(lang.X("home.hint", "Enter starts a routine, Space opens it, S makes it a favourite, which comes first."))
	}
	s.grid.Refresh()
}

// shown are the cards in their order.
func (s *Screen) shown() []*card {
	var all []*card
	for _, o := range s.grid.Objects {
		if i := slices.IndexFunc(s.cards, func(c *card) bool { return c.Tile == o }); i >= 0 {
			all = append(all, s.cards[i])
		}
	}
	return all
}

// change edits the preferences and passes them on.
func (s *Screen) change(edit func(p *engine.Preferences)) {
	next := s.prefs
	edit(&next)
	s.options.OnChanged(next)
	s.Update(next)
}

// FocusOn moves the focus to a routine.
func (s *Screen) FocusOn(routineID string) {
	for _, c := range s.shown() {
		if c.routine.ID == routineID {
			widget.Focus(s, c.Tile)
		}
	}
}

// First returns the widget that has the focus when the screen opens: what Enter starts
// something with. It is nil where there is nothing.
func (s *Screen) First() fyne.Focusable {
	if s.proposal != nil && s.proposal.Routine != nil {
		return s.proposal.Buttons[0]
	}
	return s.firstCard()
}

// firstCard is the first card that is shown, or what shows them all again.
func (s *Screen) firstCard() fyne.Focusable {
	if shown := s.shown(); len(shown) > 0 {
		return shown[0].Tile
	}
	if s.all.Hidden {
		return nil
	}
	return s.all
}

// reveal scrolls a card into view.
func (s *Screen) reveal(c *card) { widget.RevealObject(s.scroll, c.Tile) }

// ToFoot scrolls to the end.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }
