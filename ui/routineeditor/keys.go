package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/draft"
	"uncoil/ui/widget"
)

// KeyHelps lists the keys of the editor for the list of keys.
func KeyHelps() []widget.KeyLine {
	return []widget.KeyLine{
		{Keys: "↑ ↓", Does: lang.X("editor.key-step", "Go through the routine")},
		{Keys: "Alt ↑ ↓", Does: lang.X("editor.key-move", "Move an exercise")},
		{Keys: "Enter", Does: lang.X("editor.key-open", "Set it, on the right")},
		{Keys: "Esc", Does: lang.X("editor.key-back", "Back to the list, and out")},
		{Keys: "A", Does: lang.X("editor.key-add", "Add an exercise")},
		{Keys: "S", Does: lang.X("editor.key-swap", "Swap it for another")},
		{Keys: "P", Does: lang.X("editor.key-play", "Play it")},
		{Keys: "Delete", Does: lang.X("editor.key-remove", "Take it out")},
		{Keys: "Ctrl Z", Does: lang.X("editor.key-undo", "Undo")},
		{Keys: "Ctrl Shift Z", Does: lang.X("editor.key-redo", "Redo")},
		{Keys: "Ctrl S", Does: lang.X("editor.key-save", "Save")},
	}
}

// KeyHelps lists the keys of the screen.
func (s *Screen) KeyHelps() []widget.KeyLine { return KeyHelps() }

// Key takes a key that no focused widget handles.
func (s *Screen) Key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyTab:
		s.focus(s.list)
	default:
		s.listKey(key.Name)
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

// listKey takes the keys that do something to the line that is chosen.
func (s *Screen) listKey(key fyne.KeyName) bool {
	e := s.list.current()
	item := e.kind == itemLine
	switch {
	case key == fyne.KeyRight:
		s.focus(s.inspector.first())
	case key == fyne.KeyA || key == fyne.KeyInsert || key == fyne.KeyPlus:
		s.openPicker(s.placeAfter(e))
	case item && (key == fyne.KeyDelete || key == fyne.KeyBackspace):
		s.remove(e.at)
	case item && key == fyne.KeyS:
		s.openSwaps(e.at)
	case item && (key == fyne.KeyP || key == fyne.KeySpace):
		s.options.OnPlay(e.at)
	default:
		return false
	}
	return true
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
