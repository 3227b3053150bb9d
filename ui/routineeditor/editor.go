// Package routineeditor is the screen on which a routine is made and changed: its
// exercises in three blocks on the left, what is set of one of them on the right.
// Every change can be undone; what a change does is engine/draft's.
package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Host shows sheets and lines in front of the window.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	// Tell shows one line at the foot.
	Tell(line string)
}

// Options is what the screen is made of.
type Options struct {
	Draft *draft.Draft
	// New tells that the routine has never been saved.
	New         bool
	Book        *engine.Book
	Preferences engine.Preferences
	Album       *picture.Album
	Host        Host
	// OnChanged is called after every change, so that the draft can be kept.
	OnChanged func()
	// OnPlay plays the exercise at a place as it would be played.
	OnPlay func(at draft.Ref)
	// OnRests leads to the page of the rests; nil offers none.
	OnRests func()
	// OnSave saves the routine and leaves; OnLeave leaves and keeps the draft;
	// OnDrop leaves and forgets it.
	OnSave, OnLeave, OnDrop func()
}

// Screen edits a routine.
type Screen struct {
	widget.Made
	options Options
	draft   *draft.Draft
	// strip is the session as it is now, lengths what its parts take.
	strip   draft.Strip
	lengths lengths

	name, total       *widget.Text
	undo, redo, rests *widget.FocusButton
	save, leave       *widget.FocusButton
	list              *list
	advice            *advice
	inspector         *inspector
	page              *fyne.Container
	saved             bool
	// gripped is where the exercise that is being dragged was at first.
	gripped *draft.Ref
}

// New returns the screen of a draft.
func New(o Options) *Screen {
	s := &Screen{options: o, draft: o.Draft}
	s.name = widget.NewText("", 0.85*theme.TextTitle, theme.Ink)
	s.name.Bold, s.name.Fit = true, true
	s.total = widget.NewText("", theme.TextBody, theme.Muted)
	s.total.Fit = true
	s.undo = s.headButton(lang.X("editor.undo", "Undo"), widget.Secondary, s.Undo)
	s.redo = s.headButton(lang.X("editor.redo", "Redo"), widget.Secondary, s.Redo)
	s.rests = s.headButton(lang.X("editor.rests", "Rests"), widget.Secondary, o.OnRests)
	s.rests.Hidden = o.OnRests == nil
	s.save = s.headButton(lang.X("editor.save", "Save"), widget.Primary, s.Save)
	s.leave = s.headButton(lang.X("editor.close", "Close"), widget.Secondary, s.Leave)
	s.advice = newAdvice(s)
	s.inspector = newInspector(s)
	s.list = newList(o.Album)
	s.list.face = s.face
	s.list.add = func(e entry) { s.openPicker(draft.Ref{Block: e.at.Block, Item: s.count(e.at.Block)}) }
	s.list.onCursor = s.inspect
	s.list.onOpen = s.open
	s.list.onKey = func(key fyne.KeyName) bool { return s.keys().Press(key) }
	s.list.onDrag, s.list.onDrop = s.drag, s.drop
	s.Make(s, s.layout())
	s.list.entries = entriesOf(s.draft.Routine())
	if len(s.list.entries) > 2 && s.list.entries[2].kind == itemLine {
		s.list.cursor = 2
	}
	s.update()
	s.inspect()
	return s
}

func (s *Screen) headButton(label string, prominence widget.Prominence, act func()) *widget.FocusButton {
	b := widget.NewFocusButton(label, prominence, act)
	b.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyDown {
			s.focus(s.list)
			return true
		}
		return s.sideways(key)
	}
	return b
}

// sideways takes the keys that go along a row of buttons.
func (s *Screen) sideways(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyLeft:
		s.canvas().FocusPrevious()
	case fyne.KeyRight:
		s.canvas().FocusNext()
	default:
		return false
	}
	return true
}

// canvas returns the canvas on which the screen is shown.
func (s *Screen) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(s)
}

func (s *Screen) focus(f fyne.Focusable) { widget.Focus(s, f) }

// Draft returns what is being edited.
func (s *Screen) Draft() *draft.Draft { return s.draft }

// First returns what the keyboard acts on when the screen opens.
func (s *Screen) First() fyne.Focusable { return s.list }

// Close stops what moves on the screen.
func (s *Screen) Close() { s.inspector.stop() }

// count is how many exercises a block has.
func (s *Screen) count(block int) int { return len(s.draft.Routine().Blocks[block].Items) }

// do carries out an operation and reports whether it could be done.
func (s *Screen) do(op draft.Op) bool {
	if err := s.draft.Do(op); err != nil {
		s.options.Host.Tell(err.Error())
		return false
	}
	s.changed()
	return true
}

// changed shows and keeps what has changed.
func (s *Screen) changed() {
	s.saved = false
	s.update()
	if s.inspector.holds() {
		s.inspector.update()
	} else {
		s.inspect()
	}
	s.options.OnChanged()
}

// update brings the head and the list up to date.
func (s *Screen) update() {
	r := s.draft.Routine()
	s.strip = s.draft.Strip()
	s.lengths = lengthsOf(&s.strip)
	s.name.SetValue(r.Name)
	n := 0
	for b := range r.Blocks {
		n += len(r.Blocks[b].Items)
	}
	s.total.SetValue(lang.XN("editor.total", "{{.Time}} min, {{.N}} exercises", n, map[string]any{"Time": words.MinutesSeconds(s.strip.Total), "N": n}))
	s.undo.SetDisabled(s.draft.CanUndo() == "")
	s.redo.SetDisabled(s.draft.CanRedo() == "")
	s.save.SetDisabled(n == 0 || !s.unsaved())
	s.list.set(entriesOf(r))
	s.advice.set(s.draft.Warnings())
	s.advice.Hidden = len(s.advice.warnings) == 0
	widget.LayOut(s.page)
}

// unsaved reports whether there is something to save.
func (s *Screen) unsaved() bool { return !s.saved && (s.options.New || s.draft.Changed()) }

// inspect shows what can be set of the line that is chosen.
func (s *Screen) inspect() { s.inspector.show(s.list.current()) }

// goTo puts the keyboard on a line.
func (s *Screen) goTo(e entry) {
	if i := s.list.indexOf(e); i >= 0 {
		s.list.cursor = -1
		s.list.choose(i)
	}
}

// GoTo puts the keyboard on the exercise at a place.
func (s *Screen) GoTo(at draft.Ref) { s.goTo(entry{itemLine, at}) }

// GoToTop puts the keyboard on the routine itself.
func (s *Screen) GoToTop() { s.goTo(entry{kind: aboutLine}) }

// GoToBlock puts the keyboard on a block.
func (s *Screen) GoToBlock(b int) { s.goTo(entry{blockLine, draft.Ref{Block: b}}) }

// ToFoot scrolls what can be set to its foot.
func (s *Screen) ToFoot() { s.inspector.scroll.ScrollToBottom() }

// Undo takes the last change back.
func (s *Screen) Undo() {
	if s.draft.Undo() != "" {
		s.travelled()
	}
}

// Redo does again what has been taken back.
func (s *Screen) Redo() {
	if s.draft.Redo() != "" {
		s.travelled()
	}
}

func (s *Screen) travelled() {
	s.changed()
	s.inspect()
}

// Save saves the routine; one without exercises is not saved.
func (s *Screen) Save() {
	if !s.save.Disabled() {
		s.options.OnSave()
	}
}

// Leave leaves the editor; with changes it asks what to do about them.
func (s *Screen) Leave() {
	if !s.draft.Changed() {
		s.options.OnDrop()
		return
	}
	host := s.options.Host
	then := func(act func()) func() {
		return func() { host.CloseSheet(); act() }
	}
	text := lang.X("editor.keep-text", "You can also leave them for later: they are offered to you again.")
	if s.save.Disabled() {
		text = lang.X("editor.keep-empty", "A routine needs at least one exercise before it can be saved. Leave it for later, and it is offered to you again.")
	}
	sheet := widget.NewSheet(
		lang.X("editor.keep-title", "Save your changes?"), text,
		widget.NewFocusButton(lang.X("editor.save", "Save"), widget.Primary, then(s.Save)),
		widget.NewFocusButton(lang.X("editor.later", "For later"), widget.Secondary, then(s.options.OnLeave)),
		widget.NewFocusButton(lang.X("editor.drop", "Don't keep"), widget.Secondary, then(s.options.OnDrop)),
	)
	sheet.Width = 660
	if s.save.Disabled() {
		sheet.Buttons()[0].SetDisabled(true)
	}
	host.OpenSheet(sheet)
}
