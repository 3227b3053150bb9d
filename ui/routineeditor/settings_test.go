package routineeditor

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
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
	name := sample.After[*widget.Field](t, r.screen.inspector, "Name")
	faults := func() int {
		return len(slices.DeleteFunc(sample.All[*widget.Text](r.screen.inspector), func(text *widget.Text) bool {
			return text.Tint != theme.Warning || text.Value() == ""
		}))
	}
	name.SetText("")
	if faults() != 1 || r.screen.draft.Routine().Name == "" {
		t.Error("a routine without a name is taken")
	}
	name.SetText("Evening")
	if faults() != 0 {
		t.Error("a name is taken and the fault still stands there")
	}
	r.screen.Undo()
	if got := r.screen.draft.Routine().Name; got != "Mine" || name.Text() != "Mine" && r.screen.draft.CanUndo() != "" {
		t.Errorf("after undo the name is %q", got)
	}
}
