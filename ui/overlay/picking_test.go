package overlay

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"
)

// A file that cannot be opened is reported.
func TestAFileThatCannotBeOpened(t *testing.T) {
	var told error
	s := New(test.NewTempWindow(t, nil))
	s.Failed = func(err error) { told = err }
	s.Pick(Wish{Endings: []string{".csv"}}, func(string) { t.Error("it is read") })
	if !s.Picking() || s.Clear() {
		t.Fatal("no file is being chosen")
	}
	denied := errors.New("permission denied")
	s.picked(nil, denied, nil)
	if s.Picking() || !errors.Is(told, denied) {
		t.Errorf("the user is told %v", told)
	}
}
