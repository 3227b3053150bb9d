package routineeditor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine/draft"
)

func TestSwapping(t *testing.T) {
	r := open(t)
	at := draft.Ref{Block: 1, Item: 2}
	r.screen.GoTo(at)
	r.press(fyne.KeyS, fyne.KeyReturn) // the first is the easier way
	ex := r.screen.options.Book.Exercises["cat-cow"]
	if note := r.screen.draft.Routine().Blocks[1].Items[2].Note; note != ex.Easier {
		t.Errorf("the note is %q, want %q", note, ex.Easier)
	}
	r.press(fyne.KeyS)
	first := r.screen.alternatives(at)[0].id
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // easier, stronger, the first alternative
	r.want(strings.Replace(asCopied, "cat-cow", first, 1))
	r.press(fyne.KeyS)
	r.typeText("cobra")
	r.press(fyne.KeyReturn)
	r.want(strings.Replace(asCopied, "cat-cow", "cobra", 1))
}
