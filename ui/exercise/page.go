// Package exercise is the page of one exercise: what it is for, how it is done,
// and a button to try it. It must not change anything itself: it calls back.
package exercise

import (
	"image"
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

// Options configure the page.
type Options struct {
	Exercise    engine.Exercise
	Preferences engine.Preferences
	Book        *engine.Book
	// UsedIn are the routines with this exercise.
	UsedIn []*engine.Routine
	Album  *picture.Album
	// OnTry plays the exercise, OnBack goes back, OnRoutine shows a routine.
	OnTry, OnBack func()
	OnRoutine     func(r *engine.Routine)
	// Hurt says on which day it hurt last, such as "yesterday"; "" where it has not hurt
	// lately.
	Hurt string
	// OnExercise shows another exercise, an alternative.
	OnExercise func(id string)
	// OnChange and OnDelete change and delete one of the user's own exercises; nil
	// for one that is built in.
	OnChange, OnDelete func()
	// OnAdd puts it into a routine; nil where nothing can be stored.
	OnAdd func()
	// OnProgress sets the user's progress in the exercise, 0 to 1, OnSkip whether
	// it is left out, OnFavourite whether it is a favourite. They return the resulting
	// preferences; nil hides the control.
	OnProgress          func(v float64) engine.Preferences
	OnSkip, OnFavourite func(on bool) engine.Preferences
}

// Page shows one exercise.
type Page struct {
	widget.Made
	options Options
	// eased is the exercise with the poses and words for this person.
	eased *engine.Exercise
	reel  picture.Reel

	name      *widget.Text
	chips     *widget.Chips
	back, try *widget.FocusButton
	// change and remove are for the user's own exercises.
	change, remove *widget.FocusButton
	// level says how much it is; progress, nil where nothing changes with it, by steps.
	level              *widget.Text
	progress           *widget.Stepper
	favourite, leftOut *widget.Toggle
	add                *widget.FocusButton
	view               *picture.View
	caption            *widget.Text
	article            *article
	scroll             *container.Scroll
	projector          *picture.Projector
	playing            picture.Picture
	// watch plays the loop again; it stands in place of the caption while nothing
	// moves.
	watch *widget.FocusButton
	// ended tells that the page has been left and nothing may move.
	ended bool
}

// New returns the page of an exercise.
func New(o Options) *Page {
	ex := &o.Exercise
	eased := o.Book.Eased(ex, &o.Preferences, engine.OnFloor)
	best := picture.Of(eased, engine.OnFloor)
	best.Moving = true
	p := &Page{
		options: o, eased: eased, reel: picture.ReelOf(eased, o.Preferences.BreathIn, o.Preferences.BreathOut),
		view: picture.NewView(o.Album, best), projector: picture.NewProjector(o.Album),
	}
	p.view.OnOrdered = p.move
	p.projector.OnRest = func() { p.resting(true) }
	p.watch = widget.NewFocusButton(lang.X("exercise.watch", "Watch it again"), widget.Quiet, func() {
		p.playing = picture.Picture{}
		p.move()
		widget.Focus(p, p.try)
	})
	p.watch.OnKey = func(key *fyne.KeyEvent) bool { return p.scrollBy(key.Name) }
	p.watch.Hide()
	p.name = widget.NewText(ex.Name, theme.TextTitle, theme.Ink)
	p.name.Bold, p.name.Fit, p.name.Middle = true, true, true
	p.chips = widget.NewChips(theme.Raised, facts(ex)...)
	p.back = widget.NewFocusButton(lang.X("exercise.back", "Back"), widget.Secondary, o.OnBack)
	p.try = widget.NewFocusButton(lang.X("exercise.try", "Try it now"), widget.Primary, o.OnTry)
	p.change = widget.NewFocusButton(lang.X("exercise.change", "Change"), widget.Secondary, o.OnChange)
	p.remove = widget.NewFocusButton(lang.X("exercise.delete", "Delete"), widget.Secondary, o.OnDelete)
	p.change.Hidden, p.remove.Hidden = o.OnChange == nil, o.OnDelete == nil
	for _, b := range p.head() {
		b.OnKey = p.headKey(b)
	}
	p.caption = widget.NewText("", theme.TextBody, theme.Ink)
	p.caption.Align, p.caption.Fit, p.caption.Middle = fyne.TextAlignCenter, true, true
	p.makeControls()
	p.article = newArticle(p.sections(), p.links())
	p.scroll = widget.Scroll(widget.Pad(4, 32, 24, 0, p.body()))
	widget.RevealFocus(p.scroll)
	p.Make(p, p.layout())
	return p
}

// facts are the chips under the name.
func facts(ex *engine.Exercise) []string {
	facts := []string{words.Position(ex.Position)}
	if sides := words.Sides(ex.Sides); sides != "" {
		facts = append(facts, sides)
	}
	return append(facts, words.Needs(ex.Equipment))
}

// links lead to the routines that use the exercise.
func (p *Page) links() []*widget.FocusButton {
	var links []*widget.FocusButton
	for _, r := range p.options.UsedIn {
		links = append(links, p.link(r.Name, func() { p.options.OnRoutine(r) }))
	}
	return links
}

// ID returns the id of the exercise.
func (p *Page) ID() string { return p.options.Exercise.ID }

// First returns the widget that has the focus when the page opens.
func (p *Page) First() fyne.Focusable { return p.try }

// head lists the usable buttons at the top, from the left.
func (p *Page) head() []*widget.FocusButton {
	return slices.DeleteFunc([]*widget.FocusButton{p.back, p.remove, p.change, p.try}, func(b *widget.FocusButton) bool { return b.Hidden })
}

// headKey moves between the buttons at the top, cyclically, and scrolls.
func (p *Page) headKey(from *widget.FocusButton) func(*fyne.KeyEvent) bool {
	return func(key *fyne.KeyEvent) bool {
		head := p.head()
		to := slices.Index(head, from) + len(head)
		switch key.Name {
		case fyne.KeyLeft:
			to--
		case fyne.KeyRight:
			to++
		default:
			return p.scrollBy(key.Name)
		}
		widget.Focus(p, head[to%len(head)])
		return true
	}
}

// keys are what the keys of the page do.
func (p *Page) keys() widget.KeyTable {
	scroll := func(key fyne.KeyName) { p.scrollBy(key) }
	keys := widget.MoveKeys()
	if p.favourite != nil {
		keys = append(keys, widget.KeyAct{Shown: "S", Does: lang.X("home.key-favourite", "A favourite, or not"), Keys: []fyne.KeyName{fyne.KeyS}, Do: func(fyne.KeyName) {
			p.Update(p.options.OnFavourite(!p.favourite.On()))
		}})
	}
	if p.add != nil {
		keys = append(keys, widget.KeyAct{Shown: "A", Does: lang.X("exercise.add", "Add to a routine"), Keys: []fyne.KeyName{fyne.KeyA}, Do: func(fyne.KeyName) { p.options.OnAdd() }})
	}
	return append(keys,
		widget.KeyAct{Shown: "↑ ↓", Does: lang.X("keys.scroll", "Scroll"), Keys: []fyne.KeyName{fyne.KeyUp, fyne.KeyDown}, Do: scroll},
		widget.KeyAct{Shown: "Page ↑ ↓", Does: lang.X("keys.scroll-page", "Scroll by a page"), Keys: []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown}, Do: scroll},
		widget.KeyAct{Shown: "Home  End", Does: lang.X("keys.ends", "To the top, to the end"), Keys: []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd}, Do: scroll})
}

// Key handles keys that no widget has used.
func (p *Page) Key(key *fyne.KeyEvent) { p.keys().Press(key.Name) }

// KeyHelps lists the keys of the page.
func (p *Page) KeyHelps() []widget.KeyLine { return p.keys().Lines() }

// Rune handles characters that no widget has used.
func (p *Page) Rune(rune) {}

// scrollBy scrolls the page, if the key is one for scrolling.
func (p *Page) scrollBy(key fyne.KeyName) bool {
	view := p.scroll.Size().Height
	offset := p.scroll.Offset.Y
	switch key {
	case fyne.KeyDown:
		offset += 80
	case fyne.KeyUp:
		offset -= 80
	case fyne.KeyPageDown:
		offset += 0.85 * view
	case fyne.KeyPageUp:
		offset -= 0.85 * view
	case fyne.KeyHome:
		offset = 0
	case fyne.KeyEnd:
		offset = p.scroll.Content.Size().Height
	default:
		return false
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(max(offset, 0), max(0, p.scroll.Content.Size().Height-view))))
	return true
}

// Back leaves the page.
func (p *Page) Back() { p.options.OnBack() }

// ToFoot scrolls to the end, where the links are.
func (p *Page) ToFoot() { p.scroll.ScrollToBottom() }

// move plays the exercise in the large picture; it is called again after a change
// of size or colours.
func (p *Page) move() {
	what := p.view.Still().Ordered()
	if p.ended || !p.options.Preferences.Display.Animations || what == p.playing || what.Width <= 0 {
		return
	}
	p.playing = what
	p.resting(false)
	p.projector.Play(what, p.reel, func(img image.Image, cut int) {
		p.view.Still().Put(img)
		p.caption.SetValue(p.reel[cut].Show)
	})
}

// resting shows whether the loop has come to rest.
func (p *Page) resting(on bool) {
	p.watch.Hidden, p.caption.Hidden = !on, on
	p.Refresh()
}

// Close stops the animation.
func (p *Page) Close() {
	p.ended = true
	p.projector.Stop()
}
