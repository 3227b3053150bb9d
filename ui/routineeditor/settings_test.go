package routineeditor

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestNamingIsOneChange(t *testing.T) {
	r := open(t)
	r.screen.GoToTop()
	r.press(fyne.KeyReturn)
	for range 4 {
		r.press(fyne.KeyDelete)
	}
	r.typeText("Morning")
	if got := r.screen.draft.Routine().Name; got != "Morning" || r.screen.name.Value() != "Morning" {
		t.Errorf("the name is %q, the title %q", got, r.screen.name.Value())
	}
	name := r.screen.inspector.body.parts[1].(*field)
	name.field.SetText("")
	if name.line.Value() == "" || r.screen.draft.Routine().Name == "" {
		t.Error("a routine without a name is taken")
	}
	name.field.SetText("Evening")
	r.screen.Undo()
	if got := r.screen.draft.Routine().Name; got != "Mine" || name.field.Text() != "Mine" && r.screen.draft.CanUndo() != "" {
		t.Errorf("after undo the name is %q", got)
	}
}
