package engine_test

import (
	"errors"
	"io/fs"
	"testing"

	"uncoil/engine"
)

// TestTextsAndErrorsGoThroughOneTable: a translation may put what is filled in into another
// order; what it lacks stays English, and the cause of an error stays known.
func TestTextsAndErrorsGoThroughOneTable(t *testing.T) {
	table := map[string]string{
		"Set %d of %d": "Von %[2]d der %[1]d. Satz", "%s: the file is damaged: %w": "die Datei %s ist beschädigt: %w",
	}
	engine.SetWords(func(english string) string {
		if text, ok := table[english]; ok {
			return text
		}
		return english
	})
	t.Cleanup(func() { engine.SetWords(nil) })
	if got := engine.Text("Set %d of %d", 1, 3); got != "Von 3 der 1. Satz" {
		t.Errorf("got %q", got)
	}
	if got := engine.Text("Rest, %s", "3 s"); got != "Rest, 3 s" {
		t.Errorf("what the language lacks is %q", got)
	}
	err := engine.Errorf(engine.CodeDamaged, "%s: the file is damaged: %w", "a.yaml", fs.ErrInvalid)
	if err.Error() != "die Datei a.yaml ist beschädigt: invalid argument" || !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("got %q, whose cause is %v", err, errors.Unwrap(err))
	}
	engine.SetWords(nil)
	if got := engine.Text("Set %d of %d", 1, 3); got != "Set 1 of 3" {
		t.Errorf("in English it is %q", got)
	}
}
