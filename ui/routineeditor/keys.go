package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/draft"
	"uncoil/ui/widget"
)

// keys are what the keys do on the line that is chosen. Undo, redo, saving and moving
// have keys with Ctrl and Alt, which the window knows.
func (s *Screen) keys() widget.KeyTable {
	onItem := func(do func(at draft.Ref)) func(fyne.KeyName) {
		return func(fyne.KeyName) {
			if e := s.list.current(); e.kind == itemLine {
				do(e.at)
			}
		}
	}
	return widget.KeyTable{
		{Shown: "↑ ↓", Does: lang.X("editor.key-step", "Go through the routine")},
		{
			Shown: lang.X("key.enter", "Enter"), Does: lang.X("editor.key-open", "Set it, on the right"),
			Keys: []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter}, Do: func(fyne.KeyName) { s.open() },
		},
		{Shown: "→", Does: lang.X("editor.key-right", "To what can be set"), Keys: []fyne.KeyName{fyne.KeyRight}, Do: func(fyne.KeyName) { s.focus(s.inspector.first()) }},
		{Shown: lang.X("key.escape", "Esc"), Does: lang.X("editor.key-back", "Back to the list, and out")},
		{
			Shown: "A", Does: lang.X("editor.key-add", "Add an exercise"), Keys: []fyne.KeyName{fyne.KeyA, fyne.KeyInsert, fyne.KeyPlus},
			Do: func(fyne.KeyName) { s.openPicker(s.placeAfter(s.list.current())) },
		},
		{Shown: "S", Does: lang.X("editor.key-swap", "Swap it for another"), Keys: []fyne.KeyName{fyne.KeyS}, Do: onItem(s.openSwaps)},
		{Shown: "P", Does: lang.X("editor.key-play", "Play it"), Keys: []fyne.KeyName{fyne.KeyP, fyne.KeySpace}, Do: onItem(s.options.OnPlay)},
		{Shown: "Delete", Does: lang.X("editor.key-remove", "Take it out"), Keys: []fyne.KeyName{fyne.KeyDelete, fyne.KeyBackspace}, Do: onItem(s.remove)},
	}
}

// KeyHelps lists the keys of the screen.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }

// Key takes a key that no focused widget handles.
func (s *Screen) Key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyTab:
		s.focus(s.list)
	default:
		s.keys().Press(key.Name)
	}
}

// Rune takes a typed character.
func (s *Screen) Rune(rune) {}

// Escape goes back to the list, and from there leaves.
func (s *Screen) Escape() bool {
	if c := s.canvas(); c != nil && c.Focused() != fyne.Focusable(s.list) {
		s.focus(s.list)
		return true
	}
	s.Leave()
	return true
}

// open begins to set what is chosen, or adds to a block.
func (s *Screen) open() {
	e := s.list.current()
	if e.kind == blockLine && s.count(e.at.Block) == 0 {
		s.openPicker(draft.Ref{Block: e.at.Block})
		return
	}
	s.focus(s.inspector.first())
}

// placeAfter is where an exercise is added when the keyboard is on a line.
func (s *Screen) placeAfter(e entry) draft.Ref {
	switch e.kind {
	case itemLine:
		return draft.Ref{Block: e.at.Block, Item: e.at.Item + 1}
	case aboutLine:
		return draft.Ref{}
	}
	return draft.Ref{Block: e.at.Block, Item: s.count(e.at.Block)}
}

// remove takes an exercise out; the next one is chosen then.
func (s *Screen) remove(at draft.Ref) {
	s.do(draft.Remove(at))
	s.list.choose(s.list.cursor)
	s.inspect()
}

// MoveBy moves the exercise that is chosen up or down, also into the block
// before or after.
func (s *Screen) MoveBy(by int) {
	e := s.list.current()
	if e.kind != itemLine {
		return
	}
	if to, ok := s.neighbour(e.at, by); ok && s.do(draft.Move(e.at, to)) {
		s.goTo(entry{itemLine, to})
	}
}

// neighbour is where an exercise comes to stand one step up or down.
func (s *Screen) neighbour(at draft.Ref, by int) (to draft.Ref, ok bool) {
	blocks := s.draft.Routine().Blocks
	switch next := at.Item + by; {
	case next >= 0 && next < len(blocks[at.Block].Items):
		return draft.Ref{Block: at.Block, Item: next}, true
	case by < 0 && at.Block > 0:
		return draft.Ref{Block: at.Block - 1, Item: s.count(at.Block - 1)}, true
	case by > 0 && at.Block+1 < len(blocks):
		return draft.Ref{Block: at.Block + 1}, true
	}
	return at, false
}

// drag moves the exercise that the mouse has gripped to where the pointer is.
// The whole gesture is one change. from is the line where it began.
func (s *Screen) drag(_, over int) {
	e, under := s.list.current(), s.list.entries[over]
	to, ok := s.under(e.at, under)
	if !ok || to == e.at {
		return
	}
	if s.gripped == nil {
		s.gripped = &e.at
	}
	if s.draft.Drag(draft.Move(*s.gripped, to)) != nil {
		return
	}
	s.update()
	s.list.cursor = s.list.indexOf(entry{itemLine, to})
	s.list.look()
}

// under is where an exercise that is dragged over a line comes to stand.
func (s *Screen) under(at draft.Ref, e entry) (to draft.Ref, ok bool) {
	switch e.kind {
	case itemLine:
		return e.at, true
	case emptyLine:
		return draft.Ref{Block: e.at.Block}, true
	case blockLine:
		if at.Block < e.at.Block {
			return draft.Ref{Block: e.at.Block}, true
		}
		if e.at.Block > 0 {
			return draft.Ref{Block: e.at.Block - 1, Item: s.count(e.at.Block - 1)}, true
		}
	}
	return at, false
}

// drop ends a drag.
func (s *Screen) drop() {
	s.draft.Release()
	s.gripped = nil
	s.changed()
	s.inspect()
}
