package routineeditor

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/widget"
)

func TestRestAfterOneExercise(t *testing.T) {
	r := open(t)
	at := draft.Ref{Block: 1, Item: 2}
	r.screen.GoTo(at)
	before := r.screen.total.Value()
	r.press(fyne.KeyReturn) // to what can be set: Play it
	for range 20 {
		if s, ok := r.window.Canvas().Focused().(*widget.Stepper); ok && strings.HasSuffix(s.Value(), " s") {
			break
		}
		r.press(fyne.KeyDown)
	}
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	rest, err := r.screen.draft.Rest(at, engine.AfterExercise)
	if err != nil || rest.Pause != engine.PauseOf(45*time.Second) || rest.Origin != engine.OfPlace {
		t.Fatalf("the rest is %+v, %v", rest, err)
	}
	if line := r.screen.face(entry{itemLine, at}).line; !strings.HasSuffix(line, "rest 45 s") {
		t.Errorf("the list says %q", line)
	}
	if now := r.screen.total.Value(); now == before {
		t.Errorf("the total stays %s", now)
	}
	r.press(fyne.KeyDown, fyne.KeyReturn) // as usual again
	if rest, _ := r.screen.draft.Rest(at, engine.AfterExercise); rest.Origin == engine.OfPlace {
		t.Errorf("the rest is still %+v", rest)
	}
	if now := r.screen.total.Value(); now != before {
		t.Errorf("the total is %s, was %s", now, before)
	}
}
