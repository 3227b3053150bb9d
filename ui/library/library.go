// Package library is the page on which exercises are found: by words, region,
// position and equipment. It opens no pages itself: it calls back.
package library

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Host shows sheets over the page.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
}

// Options configure the screen.
type Options struct {
	Book     *engine.Book
	Routines []engine.Routine
	Album    *picture.Album
	Host     Host
	// OnOpen gets the exercise to show.
	OnOpen func(exerciseID string)
	// OnChanged gets preferences that were changed here.
	OnChanged func(engine.Preferences)
	// Own reports whether an exercise is the user's own; nil means none is.
	Own func(exerciseID string) bool
	// OnNew starts an exercise of the user's own; nil hides the button.
	OnNew func()
}

// Screen shows the exercises on cards.
type Screen struct {
	widget.Made
	options  Options
	prefs    engine.Preferences
	index    Index
	criteria Criteria

	title, count, empty *widget.Text
	search              *widget.Field
	position, region    *widget.Dropdown
	kit, level, careful *widget.Dropdown
	favourites          *widget.Toggle
	clear, clearEmpty   *widget.FocusButton
	fresh               *widget.FocusButton
	bar                 *fyne.Container
	notice              *notice
	about               *About
	cards               map[string]*card
	grid                *grid
	scroll              *container.Scroll
	projector           *picture.Projector
	active              *card
	// touched tells that a card has had the focus or the pointer.
	touched bool
}

// New returns the screen.
func New(o Options, prefs engine.Preferences) *Screen {
	s := &Screen{
		options: o, index: NewIndex(o.Book, o.Routines), cards: map[string]*card{},
		projector: picture.NewProjector(o.Album), grid: newGrid(),
	}
	s.projector.OnRest = s.rest
	s.title = widget.NewText(lang.X("library.title", "Library"), theme.TextTitle, theme.Ink)
	s.title.Bold = true
	s.count = widget.NewText("", theme.TextSmall, theme.Muted)
	s.count.Fit = true
	s.empty = widget.NewParagraph(lang.X("library.empty", "No exercise fits all of this."), theme.TextHeading, theme.Ink)
	s.empty.Align = fyne.TextAlignCenter
	s.makeBar()
	s.notice = newNotice(func() { s.beCareful() })
	s.notice.button.OnKey = s.noticeKey
	s.makeCards()
	s.scroll = container.NewVScroll(s.grid)
	s.scroll.OnScrolled = func(offset fyne.Position) { s.look(offset.Y) }
	s.Make(s, s.layout())
	s.Update(prefs)
	return s
}

func (s *Screen) makeCards() {
	for i := range s.index.Entries {
		ex := &s.index.Entries[i].Exercise
		c := newCard(ex, s.options.Album)
		if s.options.Own != nil && s.options.Own(ex.ID) {
			c.line.SetValue(lang.X("home.yours", "Your own") + " · " + cardLine(ex))
		}
		c.onOpen = func() { s.options.OnOpen(c.id) }
		c.onActive = func(on bool) { s.activate(c, on) }
		c.onKey = func(key fyne.KeyName) bool { return s.move(c, key) }
		c.star.OnTurned = func(on bool) { s.favour(c.id, on) }
		s.cards[ex.ID] = c
	}
}

// Update applies preferences that were changed elsewhere.
func (s *Screen) Update(prefs engine.Preferences) {
	s.prefs = prefs
	s.sign()
	s.filter()
}

// sign marks the cards of what needs care, because of the preferences or of the
// search.
func (s *Screen) sign() {
	prefs := s.prefs
	if s.about != nil && s.about.Condition != nil {
		s.about.Careful(&prefs)
	}
	for i := range s.index.Entries {
		ex := &s.index.Entries[i].Exercise
		c := s.cards[ex.ID]
		c.setCareful(
			words.CarefulNames(s.options.Book, LeftOut(ex, s.options.Book, &prefs)),
			words.CarefulNames(s.options.Book, Careful(ex, s.options.Book, &prefs)),
		)
		c.picture = picture.Of(s.options.Book.Eased(ex, &s.prefs, engine.OnFloor), engine.OnFloor)
		c.star.SetOn(slices.Contains(prefs.FavouriteExercises, ex.ID))
	}
}

// favour makes an exercise a favourite, or takes that back. The list stays as it is, but
// where it lists favourites alone.
func (s *Screen) favour(id string, on bool) {
	s.prefs.SetFavouriteExercise(id, on)
	s.options.OnChanged(s.prefs)
	if s.criteria.Favourites {
		s.filter()
		return
	}
	s.labelPicks()
}

// tell shows the notice about the search.
func (s *Screen) tell(about *About) {
	before := s.about
	s.about = about
	if conditionOf(before) != conditionOf(about) {
		s.sign()
	}
	s.notice.set(about, s.options.Book, &s.prefs)
}

func conditionOf(about *About) string {
	if about == nil || about.Condition == nil {
		return ""
	}
	return about.Condition.ID
}

// beCareful adds what the search names to the preferences.
func (s *Screen) beCareful() {
	s.focus(s.search.Focusable())
	s.change(s.about.Careful)
}

// change edits the preferences and passes them on.
func (s *Screen) change(edit func(p *engine.Preferences)) {
	edit(&s.prefs)
	s.options.OnChanged(s.prefs)
	s.Update(s.prefs)
}

// filter lists the matches, scrolled to the top.
func (s *Screen) filter() {
	s.stopMoving()
	result := s.index.Search(s.criteria, &s.prefs)
	s.tell(result.About)
	found := result.Entries
	s.grid.cards = s.grid.cards[:0]
	for _, e := range found {
		s.grid.cards = append(s.grid.cards, s.cards[e.Exercise.ID])
	}
	n := len(found)
	s.count.SetValue(lang.XN("library.count", "{{.N}} exercises", n, map[string]any{"N": n}))
	s.empty.Hidden, s.clearEmpty.Hidden = n > 0, n > 0
	s.labelPicks()
	s.scroll.Offset = fyne.Position{}
	s.Body().Refresh()
}

// set changes the criteria.
func (s *Screen) set(edit func(c *Criteria)) {
	before := s.criteria
	edit(&s.criteria)
	if s.criteria != before {
		s.filter()
	}
}

// LookFor searches for a text.
func (s *Screen) LookFor(text string) { s.search.SetText(text) }

// Clear resets the criteria.
func (s *Screen) Clear() {
	s.set(func(c *Criteria) { *c = Criteria{} })
	s.search.SetText("")
}

// look draws what has been scrolled into view.
func (s *Screen) look(offset float32) { s.grid.look(offset, s.scroll.Size().Height) }

// activate animates the picture of the card with pointer or focus, but for the one
// that the page opens with.
func (s *Screen) activate(c *card, on bool) {
	if !on {
		if s.active == c && !c.focused && !c.hovered {
			s.stopMoving()
		}
		return
	}
	if c.focused {
		s.reveal(c)
	}
	opens := !s.touched && !c.hovered // the page gives a card the focus
	s.touched = true
	if opens || s.active == c || !s.prefs.Display.Animations {
		return
	}
	s.stopMoving()
	s.active = c
	ex := s.options.Book.Exercises[c.id]
	reel := picture.ReelOf(s.options.Book.Eased(&ex, &s.prefs, engine.OnFloor), s.prefs.BreathIn, s.prefs.BreathOut)
	still := c.view.Still()
	s.projector.Play(still.Ordered(), reel, still.PutCut)
}

// rest shows the still picture again after a loop; the card may be hovered once more.
func (s *Screen) rest() { s.active.view.Still().Rest() }

func (s *Screen) stopMoving() {
	s.projector.Stop()
	if s.active != nil {
		s.active.view.Still().Rest()
		s.active = nil
	}
}

// Close stops the animations of the screen.
func (s *Screen) Close() { s.stopMoving() }

// First returns the widget that has the focus when the screen opens.
func (s *Screen) First() fyne.Focusable {
	if len(s.grid.cards) == 0 {
		return s.clearEmpty
	}
	return s.grid.cards[0]
}

// FocusOn moves the focus to an exercise, if it is listed.
func (s *Screen) FocusOn(id string) {
	c := s.cards[id]
	for _, shown := range s.grid.cards {
		if shown == c {
			s.reveal(c)
			s.focus(c)
		}
	}
}

func (s *Screen) focus(f fyne.Focusable) { widget.Focus(s, f) }

// reveal scrolls a card into view.
func (s *Screen) reveal(c *card) {
	widget.Reveal(s.scroll, c.Position().Y-gridTop, c.Size().Height+3*gridTop, 0)
	s.look(s.scroll.Offset.Y)
}
