package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A sheet says that its content goes on below, until all of it has been seen, and
// its buttons stay in view.
func TestASheetTellsThatThereIsMore(t *testing.T) {
	for _, tt := range []struct {
		groups int
		more   bool
	}{{2, false}, {30, true}} {
		var groups []Group
		for range tt.groups {
			groups = append(groups, Group{Title: "Cobra", Line: "Arching.", Items: []fyne.CanvasObject{NewToggle("Leave it out", true, nil)}})
		}
		s := NewSheet("Title", "Text", NewFocusButton("Start", Primary, nil))
		s.Width = 860
		s.SetContent(NewGroups(groups...))
		w := test.NewTempWindow(t, s)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(1366, 768))
		if got := s.more.Visible(); got != tt.more {
			t.Errorf("%d groups: more below is said: %v", tt.groups, got)
		}
		button, at := s.Buttons()[0], fyne.CurrentApp().Driver().AbsolutePositionForObject
		if bottom := at(button).Y + button.Size().Height; bottom > 768 || s.more.Visible() && at(s.more).Y+s.more.Size().Height > at(button).Y {
			t.Errorf("%d groups: the button ends at %.0f", tt.groups, bottom)
		}
		s.scroll.ScrollToBottom()
		if s.more.Visible() {
			t.Errorf("%d groups: at the foot there is still more below", tt.groups)
		}
	}
}

// Where there is room, the items of a group stand beside its heading.
func TestItemsBesideTheirHeading(t *testing.T) {
	for _, width := range []float32{600, 1100} {
		items := []fyne.CanvasObject{NewToggle("Leave it out", true, nil), NewToggle("Keep it", false, nil)}
		groups := []Group{{Title: "Cobra", Line: "Arching.", Items: items}, {Title: "Plank", Line: "Long.", Items: items[:1]}}
		under := NewGroups(groups...).HeightFor(width)
		g := NewGroupsBeside(groups...)
		g.HeightFor(width) // the first time it is not laid out yet
		if beside := g.HeightFor(width); (beside < under-40) != (width > 900) {
			t.Errorf("in %.0f it is %.0f high, under one another %.0f", width, beside, under)
		}
	}
}
