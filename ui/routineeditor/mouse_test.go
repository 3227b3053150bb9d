package routineeditor

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"uncoil/engine/draft"
)

// pull presses the mouse on a line of the list and pulls it over others, in the
// order of their indices.
func (r *rig) pull(from int, over ...int) {
	l := r.screen.list
	middle := func(i int) fyne.Position { return fyne.NewPos(40, (l.tops[i]+l.tops[i+1])/2) }
	down := &desktop.MouseEvent{}
	down.Position = middle(from)
	l.MouseDown(down)
	for _, i := range over {
		l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: middle(i)}})
	}
	l.DragEnd()
}

func TestDraggingIsOneChange(t *testing.T) {
	r := open(t)
	l := r.screen.list
	from := l.indexOf(entry{itemLine, draft.Ref{Block: 0, Item: 4}})
	// Over the end of the warm-up and the heading of the main part, into it.
	r.pull(from, from, from+1, from+2, from+3, from+4)
	r.want("march-in-place arm-circles side-reaches march-in-place hip-circles | supine-reach heel-slides torso-rotations cat-cow childs-pose | knees-to-chest belly-breathing supine-rest")
	if e := l.current(); e.at != (draft.Ref{Block: 1, Item: 2}) || l.entries[l.indexOf(e)] != e {
		t.Errorf("the keyboard is on %v", e)
	}
	r.screen.Undo()
	r.want(asCopied)
	if r.screen.draft.CanUndo() != "" {
		t.Error("the drag was more than one change")
	}
}

func TestHeadingsCannotBeDragged(t *testing.T) {
	r := open(t)
	heading := r.screen.list.indexOf(entry{blockLine, draft.Ref{Block: 1}})
	r.pull(heading, heading-1, heading-2)
	r.want(asCopied)
}
