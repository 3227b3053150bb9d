package routineeditor

import (
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/draft"
)

func TestWhatIsLeftOutIsMarked(t *testing.T) {
	c := around(t, func(p *engine.Preferences) { p.Skip = []string{"cat-cow"} })
	r := newRig(t, beginner(t, c), c, size)
	for item, want := range map[int]bool{1: false, 2: true} {
		f := r.screen.face(entry{itemLine, draft.Ref{Block: 1, Item: item}})
		if got := strings.Contains(f.line, "left out"); got != want || want != (f.aside == "") {
			t.Errorf("item %d: %q, %q", item, f.line, f.aside)
		}
	}
}
