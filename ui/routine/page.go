// Package routine is the page of one routine: what is in it, how long it is, how it
// ends, and everything that can be done with it. Home says the same in a few words. It
// must not know what Start does: flow.Session decides that.
package routine

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

// Options configure the page.
type Options struct {
	Routine *engine.Routine
	Book    *engine.Book
	// Routines are all of them: one may suit better.
	Routines []engine.Routine
	Album    *picture.Album
	// LaidOut returns the routine as it would be played with the preferences as they
	// are.
	LaidOut func(r *engine.Routine) (*practice.Plan, error)
	// Own tells that it is one of the user's own.
	Own bool
	// Now tells when something is chosen.
	Now func() time.Time
	// OnStart starts it, with pictures or by ear; OnBack goes back.
	OnStart func(audioOnly bool)
	OnBack  func()
	// OnExercise shows an exercise.
	OnExercise func(exerciseID string)
	// OnRoutine shows another routine, one that suits better.
	OnRoutine func(routineID string)
	// OnChanged gets preferences that were changed here.
	OnChanged func(engine.Preferences)
	// Commands are what else can be done with it.
	Commands []Command
	Host     Host
}

// Command is one thing that can be done with a routine.
type Command struct {
	Label string
	Act   func()
	// Key does the same, "" for none.
	Key fyne.KeyName
}

// Host shows sheets over the page.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
}

// Page shows one routine.
type Page struct {
	widget.Made
	options Options
	prefs   engine.Preferences
	about   About

	back, start, other *widget.FocusButton
	facts              *widget.Chips
	// care says that something is changed, changes what.
	care    *widget.Warning
	changes *widget.Text
	// better opens a routine that suits better; hidden where this one suits.
	better *widget.FocusButton
	// ask opens the sheet of missing equipment; hidden where nothing is missing.
	ask *widget.FocusButton
	// lengths chooses how long it is; fit says what that changes.
	lengths *widget.Choice
	fit     *widget.Text
	// ending chooses how it ends, nil where there is one ending.
	ending    *widget.Choice
	favourite *widget.Star
	commands  []*widget.FocusButton
	shares    *shares
	strip     *fyne.Container
	// tiles are those of the strip, by the ids of their exercises.
	tiles  map[string]*widget.Tile
	scroll *container.Scroll
}

// smallPart is the height of the lesser buttons, in parts of the usual one.
const smallPart = 0.74

// New returns the page of a routine.
func New(o Options, prefs engine.Preferences) *Page {
	p := &Page{options: o, prefs: prefs}
	r := o.Routine
	p.back = widget.NewFocusButton(lang.X("exercise.back", "Back"), widget.Secondary, o.OnBack)
	p.other = widget.NewFocusButton("", widget.Secondary, func() { o.OnStart(!p.prefs.AudioOnly) })
	p.start = widget.NewFocusButton(lang.X("home.start", "Start"), widget.Primary, func() { o.OnStart(p.prefs.AudioOnly) })
	for _, b := range p.head() {
		b.SetPart(widget.HeadScale)
		b.OnKey = func(key *fyne.KeyEvent) bool { return along(p, b, p.head(), key.Name) }
	}
	p.facts = widget.NewChips(theme.Raised)
	p.care = widget.NewWarning()
	p.changes = widget.NewParagraph("", theme.TextCaption, theme.Muted)
	p.better = widget.NewFocusButton("", widget.Primary, func() { o.OnRoutine(p.about.Better().ID) })
	small(p.better)
	p.ask = widget.NewFocusButton("", widget.Secondary, p.Ask)
	small(p.ask)
	p.lengths = widget.ChoiceOf(p.offered(), prefs.MinutesFor(r.ID), LengthName, func(n int) {
		p.change(func(prefs *engine.Preferences) { prefs.SetMinutes(r.ID, n) })
	})
	p.fit = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	if r.EndsEitherWay(o.Book) {
		p.ending = widget.ChoiceOf([]bool{false, true}, prefs.WakeUp, endingName, func(up bool) {
			p.change(func(prefs *engine.Preferences) { prefs.WakeUp = up })
		})
	}
	p.favourite = widget.NewStar(false, func(on bool) {
		p.change(func(prefs *engine.Preferences) { prefs.SetFavourite(r.ID, on) })
	})
	for _, c := range o.Commands {
		b := widget.NewFocusButton(c.Label, widget.Secondary, c.Act)
		small(b)
		b.OnKey = func(key *fyne.KeyEvent) bool { return along(p, b, p.commands, key.Name) }
		p.commands = append(p.commands, b)
	}
	p.shares, p.strip = newShares(), widget.VBox(18)
	p.scroll = widget.Scroll(widget.Pad(4, 32, 28, 0, p.columns()))
	p.Make(p, p.layout())
	p.Update(prefs)
	return p
}

func small(b *widget.FocusButton) {
	b.SetPart(smallPart)
	b.SetTextSize(theme.TextSmall / smallPart)
}

// offered are the lengths to choose from.
func (p *Page) offered() []int {
	return Lengths(p.prefs.MinutesFor(p.options.Routine.ID), engine.UsualMinutes()...)
}

func endingName(up bool) string {
	if up {
		return lang.X("ending.up", "Stretch and get up")
	}
	return lang.X("ending.stay", "Stay and sleep")
}

// layout puts name and buttons at the top, and the body below.
func (p *Page) layout() fyne.CanvasObject {
	name := widget.NewText(p.options.Routine.Name, theme.TextTitle, theme.Ink)
	name.Bold, name.Fit, name.Middle = true, true, true
	return widget.Page(widget.Between(p.back, name, widget.HBox(12, p.other, p.start)), p.scroll, nil)
}

// twoColumns is the width, in units of the design, from which the exercises are
// beside the rest.
const twoColumns = 880

// columns are what can be chosen and the exercises, beside one another where there is
// room; else the exercises come before what is seldom needed.
func (p *Page) columns() fyne.CanvasObject {
	summary := widget.NewParagraph(p.options.Routine.Summary, theme.TextBody, theme.Ink)
	chosen := widget.VBox(12, heading(lang.X("length.question", "How many minutes do you have?")), p.lengths, p.fit)
	if p.ending != nil {
		chosen.Add(heading(lang.X("ending.question", "At the end")))
		chosen.Add(p.ending)
	}
	first := widget.VBox(16,
		widget.Card(widget.Between(nil, p.facts, p.favourite), summary, p.care, p.changes, widget.Wrap(0, p.better), p.ask),
		widget.Card(chosen))
	last := widget.VBox(16,
		widget.Card(widget.Wrap(10, widget.Objects(p.commands)...)),
		widget.Card(heading(lang.X("minutes.title", "Where the minutes go")), p.shares))
	return widget.BesideStack(twoColumns, 24, 0.42, first, p.strip, last)
}

func heading(text string) *widget.Text {
	t := widget.NewText(text, theme.TextBody, theme.Ink)
	t.Bold, t.Fit = true, true
	return t
}

// Update shows the routine with preferences that were changed.
func (p *Page) Update(prefs engine.Preferences) {
	p.prefs = prefs
	r := p.options.Routine
	p.about = About{Routine: r, Book: p.options.Book, All: p.options.Routines, Prefs: &p.prefs, Own: p.options.Own}
	if plan, err := p.options.LaidOut(r); err == nil {
		p.about.Plan = plan
		p.shares.show(plan.Timeline)
	}
	p.facts.SetValues(p.about.Facts())
	p.care.SetText(p.about.Care())
	p.care.Hidden = p.care.Text() == ""
	p.changes.SetValue(p.about.Changes())
	p.changes.Hidden = p.changes.Value() == ""
	p.start.SetProminence(widget.Primary)
	better := p.about.Better()
	if p.better.Hidden = better == nil; better != nil {
		p.better.SetLabel(lang.X("routine.better", "Open “{{.Name}}”", map[string]any{"Name": better.Name}))
		p.start.SetProminence(widget.Secondary)
	}
	p.ask.SetLabel(p.about.Question())
	p.ask.Hidden = p.ask.Label() == ""
	p.lengths.SetChosen(max(0, slices.Index(p.offered(), prefs.MinutesFor(r.ID))))
	p.fit.SetValue(p.about.Fit())
	p.fit.Hidden = p.fit.Value() == ""
	p.favourite.SetOn(slices.Contains(prefs.Favourites, r.ID))
	p.other.SetLabel(OtherWay(prefs.AudioOnly))
	p.fillStrip()
	p.Refresh()
}

// change edits the preferences and passes them on.
func (p *Page) change(edit func(prefs *engine.Preferences)) {
	next := p.prefs
	edit(&next)
	p.options.OnChanged(next)
	p.Update(next)
}

// Ask opens the sheet of missing equipment.
func (p *Page) Ask() { p.options.Host.OpenSheet(p.askSheet()) }

// ID returns the id of the routine.
func (p *Page) ID() string { return p.options.Routine.ID }

// First returns the widget that has the focus when the page opens.
func (p *Page) First() fyne.Focusable {
	if !p.better.Hidden {
		return p.better
	}
	return p.start
}

// FocusOn moves the keyboard to an exercise, if it is shown.
func (p *Page) FocusOn(exerciseID string) {
	if t, ok := p.tiles[exerciseID]; ok {
		widget.Focus(p, t)
	}
}

// head are the buttons at the top, from the left.
func (p *Page) head() []*widget.FocusButton { return []*widget.FocusButton{p.back, p.other, p.start} }

// along moves the focus along a row of buttons, if the key is for that.
func along(p *Page, from *widget.FocusButton, row []*widget.FocusButton, key fyne.KeyName) bool {
	to := slices.Index(row, from)
	switch key {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	default:
		return false
	}
	widget.Focus(p, row[min(max(to, 0), len(row)-1)])
	return true
}

// ToFoot scrolls to the end.
func (p *Page) ToFoot() { p.scroll.ScrollToBottom() }

// Back leaves the page.
func (p *Page) Back() { p.options.OnBack() }

// Rune handles characters that no widget has used.
func (p *Page) Rune(rune) {}
