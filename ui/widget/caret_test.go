package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestACaretComesToRest: a page with a field that has the focus is drawn no more once
// nothing is typed. What is in the field stays as it is, a selection too.
func TestACaretComesToRest(t *testing.T) {
	changed := 0
	field := NewField("", func(string) { changed++ })
	w := test.NewTempWindow(t, field)
	w.Resize(fyne.NewSize(300, 80))
	w.Canvas().Focus(field.Focusable())
	test.Type(field.Focusable(), "some words")
	entry := &field.entry
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	typed := changed
	entry.caret.used = time.Now()
	told := func(after time.Duration) bool {
		before := entry.caret.told
		entry.caret.look(entry.caret.used.Add(after))
		return entry.caret.told != before
	}
	if told(caretBlinks - time.Second) {
		t.Error("it stands while one types")
	}
	if !told(caretBlinks) || told(caretBlinks+caretLit/2) || !told(caretBlinks+caretLit) {
		t.Error("it blinks though nothing is typed")
	}
	if field.Text() != "some words" || entry.SelectedText() != "some words" || changed != typed {
		t.Errorf("the field holds %q, selected is %q, changed %d times more", field.Text(), entry.SelectedText(), changed-typed)
	}
	entry.caret.used = time.Time{}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if entry.caret.used.IsZero() || entry.caret.running == nil {
		t.Error("a key does not let it blink again")
	}
	w.Canvas().Unfocus()
	if entry.caret.running != nil {
		t.Error("it is watched without the focus")
	}
}
