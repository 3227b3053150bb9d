package routineeditor

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine/draft"
)

func TestMovingByKeyboardAcrossBlocks(t *testing.T) {
	r := open(t)
	r.screen.GoTo(draft.Ref{Block: 0, Item: 5})
	r.screen.MoveBy(1)
	r.want("march-in-place arm-circles side-reaches march-in-place torso-rotations | hip-circles supine-reach heel-slides cat-cow childs-pose | knees-to-chest belly-breathing supine-rest")
	r.screen.MoveBy(1)
	r.screen.MoveBy(-1)
	r.screen.MoveBy(-1)
	r.want(asCopied)
	if e := r.screen.list.current(); e.at != (draft.Ref{Block: 0, Item: 5}) {
		t.Errorf("the keyboard is on %v", e)
	}
	r.screen.GoTo(draft.Ref{Block: 0, Item: 0})
	r.screen.MoveBy(-1) // there is nothing above
	r.want(asCopied)
}

func TestAddingRemovingAndUndoing(t *testing.T) {
	r := open(t)
	r.screen.GoTo(draft.Ref{Block: 1, Item: 1})
	r.press(fyne.KeyDelete)
	without := strings.Replace(asCopied, "heel-slides ", "", 1)
	r.want(without)
	if e := r.screen.list.current(); e != (entry{itemLine, draft.Ref{Block: 1, Item: 1}}) {
		t.Errorf("after taking one out the keyboard is on %v", e)
	}
	r.press(fyne.KeyA)
	if len(r.sheets) != 1 {
		t.Fatal("A opens nothing")
	}
	r.typeText("cobra")
	r.press(fyne.KeyReturn)
	with := strings.Replace(without, "cat-cow", "cat-cow cobra", 1)
	r.want(with)
	if len(r.sheets) != 0 || r.screen.list.current().at != (draft.Ref{Block: 1, Item: 2}) || r.window.Canvas().Focused() != fyne.Focusable(r.screen.list) {
		t.Errorf("%d sheets, the keyboard is on %v", len(r.sheets), r.screen.list.current())
	}
	r.screen.Undo()
	r.want(without)
	r.screen.Undo()
	r.want(asCopied)
	if r.screen.draft.Changed() || !r.screen.undo.Disabled() {
		t.Error("after everything has been undone something is still changed")
	}
	r.screen.Redo()
	r.screen.Redo()
	r.want(with)
}

func TestPlayingFromTheList(t *testing.T) {
	r := open(t)
	r.press(fyne.KeyP)
	if !slices.Equal(r.did, []string{"play {0 0}"}) {
		t.Errorf("P did %q", r.did)
	}
}
