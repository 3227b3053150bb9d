package ui

import (
	"errors"
	"strings"
	"testing"
)

// A file that cannot be opened is not passed over in silence.
func TestAFileThatCannotBeOpened(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.window.PickFile([]string{".csv"}, func(string) { t.Error("it is read") })
		r.window.picked(nil, errors.New("permission denied"), nil)
		if n := r.window.frame.Notices(); r.window.picking != nil || len(n) != 1 || !strings.Contains(n[0], "permission denied") {
			t.Errorf("it says %q", n)
		}
	})
}
