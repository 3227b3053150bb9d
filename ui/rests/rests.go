// Package rests is the page on which every rest of a routine is set: as a strip
// of the whole session in which a rest is dragged, typed or stepped, and as a list of
// the same rests to read from near. What is set holds at once. What a rest does is
// decided by the engine.
package rests

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Options is what the page is made of.
type Options struct {
	// Draft is the routine whose rests are set. It may be in the middle of being
	// edited elsewhere.
	Draft *draft.Draft
	// Preferences are those that the draft was opened with.
	Preferences engine.Preferences
	Book        *engine.Book
	Voice       engine.Voice
	Album       *picture.Album
	// Minutes is how long the session is to be, 0 for the routine as it is written.
	Minutes int
	// OnChanged is called after every change, OnBack to leave the page.
	OnChanged, OnBack func()
	// OnExercise keeps a rest for an exercise in every routine, or takes that
	// back with nil, and returns the preferences as they are then.
	OnExercise func(id string, kind engine.RestKind, pause *engine.Pause) engine.Preferences
	// OnGuidance changes how much is said and returns the preferences as they are then;
	// nil does not offer it.
	OnGuidance func(engine.Guidance) engine.Preferences
	Host       Host
	// Modifiers returns the keys held down beside others; nil asks the desktop.
	Modifiers func() fyne.KeyModifier
}

// Host shows sheets in front of the window.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
}

// Screen is the page of a routine's rests.
type Screen struct {
	widget.Made
	options Options
	draft   *draft.Draft
	entries []entry
	// chosen is the rest that the keyboard or the mouse was on last.
	chosen target
	// typed is what is being typed for it.
	typed typing

	// played is the session as it is now.
	played draft.Played

	total    *widget.Text
	back     *widget.FocusButton
	choices  *choices
	guidance *widget.Choice
	tools    *tools
	strip    *strip
	list     *list
	scroll   *container.Scroll
	page     *fyne.Container
}

// New returns the page.
func New(o Options) *Screen {
	s := &Screen{options: o, draft: o.Draft}
	title := widget.NewText(lang.X("pauses.title", "Rests of “{{.Name}}”", map[string]any{"Name": o.Draft.Routine().Name}), theme.TextTitle, theme.Ink)
	title.Bold, title.Fit, title.Middle = true, true, true
	s.total = widget.NewText("", theme.TextHeading, theme.AccentInk)
	s.total.Bold, s.total.Middle = true, true
	s.back = widget.NewFocusButton(lang.X("pauses.back", "Back"), widget.Secondary, o.OnBack)
	s.choices = newChoices(s)
	s.tools = newTools(s)
	s.strip = newStrip(s)
	s.list = newList(s)
	s.Make(s, s.layout(title))
	for _, o := range s.aboveList() {
		o.SetOnFocus(s.reveal)
	}
	s.update()
	return s
}

// aboveList are the widgets that scroll, but for the rests.
func (s *Screen) aboveList() []interface{ SetOnFocus(reached func()) } {
	t := s.tools
	all := []interface{ SetOnFocus(reached func()) }{t.all, t.scaling, t.reset, t.undo, t.redo, t.extra}
	for _, o := range s.choices.options {
		all = append(all, o)
	}
	if s.guidance != nil {
		all = append(all, s.guidance)
	}
	return all
}

// First returns what the keyboard acts on when the page opens.
func (s *Screen) First() fyne.Focusable {
	if f := s.choices.first(); f != nil {
		return f
	}
	return s.FirstRest()
}

// FirstRest returns the first rest on the strip.
func (s *Screen) FirstRest() fyne.Focusable {
	if b := s.strip.first(); b != nil {
		return b
	}
	return s.back
}

// Routine is the routine whose rests are set. It must not be changed.
func (s *Screen) Routine() *engine.Routine { return s.draft.Routine() }

// Key and Rune take the keys that no focused widget handles.
func (s *Screen) Key(*fyne.KeyEvent) {}

// Rune takes a typed character.
func (s *Screen) Rune(rune) {}

// Typing reports whether letters belong to the page.
func (s *Screen) Typing() bool { return s.typed.active() }

// Escape gives up what is being typed, else leaves the page.
func (s *Screen) Escape() bool {
	if s.typed.active() {
		s.typed.clear()
		s.show()
		return true
	}
	s.options.OnBack()
	return true
}

// ToFoot scrolls to the foot.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// do carries out a change that is whole in itself.
func (s *Screen) do(op draft.Op) {
	if err := s.draft.Do(op); err != nil {
		s.strip.say(err.Error())
		return
	}
	s.changed()
}

// changed shows and keeps what has changed.
func (s *Screen) changed() {
	s.update()
	s.options.OnChanged()
}

// Undo takes the last change back.
func (s *Screen) Undo() {
	if s.draft.Undo() != "" {
		s.tools.settle()
		s.changed()
	}
}

// Redo does again what has been taken back.
func (s *Screen) Redo() {
	if s.draft.Redo() != "" {
		s.tools.settle()
		s.changed()
	}
}

// set sets a rest, or takes back what is set of it with nil.
func (s *Screen) set(t target, pause *engine.Pause) {
	s.tools.settle()
	switch {
	case t.scope == ofRoutine:
		s.do(draft.SetRoutineRest(pause))
	case t.scope == ofBlock:
		s.do(draft.SetBlockRest(t.at.Block, pause))
	case pause == nil:
		s.do(draft.ResetRest(t.at, t.kind))
	default:
		s.do(draft.SetRest(t.at, t.kind, *pause))
	}
}

// setExercise keeps a rest for its exercise in every routine; nil takes it back.
func (s *Screen) setExercise(e entry, pause *engine.Pause) {
	s.tools.settle()
	s.measure(s.options.OnExercise(e.exercise, e.kind, pause))
}

// measure shows the rests with changed preferences.
func (s *Screen) measure(prefs engine.Preferences) {
	s.options.Preferences = prefs
	s.draft.Measure(draft.Context{Book: s.options.Book, Prefs: prefs, Voice: s.options.Voice})
	s.update()
}

// step makes a rest longer or shorter, one of breaths by one breath.
func (s *Screen) step(t target, by time.Duration) {
	e, ok := s.entry(t)
	if !ok {
		return
	}
	s.typed.clear()
	pause := stepped(e.pause, by)
	s.set(t, &pause)
}

// entry returns what is known of a rest.
func (s *Screen) entry(t target) (entry, bool) {
	for _, e := range s.entries {
		if e.target == t {
			return e, true
		}
	}
	return entry{}, false
}

// choose makes a rest the one that is spoken of.
func (s *Screen) choose(t target) {
	if s.chosen == t {
		return
	}
	s.settle()
	s.chosen = t
	s.show()
}

// settle takes over what has been typed.
func (s *Screen) settle() {
	if !s.typed.active() {
		return
	}
	e, known := s.entry(s.chosen)
	pause, sound := s.typed.pause(e.pause)
	s.typed.clear()
	if known && sound {
		s.set(s.chosen, &pause)
		return
	}
	s.show()
}

// update reads the draft again.
func (s *Screen) update() {
	dragging := s.strip.dragging != nil
	if dragging {
		s.played = s.draft.Replayed(&s.played)
	} else {
		s.played = s.draft.Played(s.options.Minutes)
	}
	whole := s.draft.Strip()
	s.entries = entriesOf(s.draft, &s.options.Preferences, &whole, &s.played)
	lost := s.strip.set(s.played.Strip)
	s.list.set(s.entries, s.tools.extra.On())
	if lost {
		s.focus(s.list.stepper(s.chosen))
	}
	s.total.SetValue(lang.X("pauses.total", "{{.Time}} in all", map[string]any{"Time": words.MinutesSeconds(s.played.Total)}))
	s.tools.update()
	if !dragging {
		s.choices.update(&s.played)
	}
	widget.LayOut(s.page)
	s.show()
}

// show brings what is said of the rest that is chosen up to date.
func (s *Screen) show() {
	s.strip.look()
	s.list.look()
}

func (s *Screen) modifiers() fyne.KeyModifier {
	if s.options.Modifiers != nil {
		return s.options.Modifiers()
	}
	return widget.Modifiers()
}

func (s *Screen) focus(f fyne.Focusable) { widget.Focus(s, f) }
