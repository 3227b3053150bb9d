package ui

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// packed writes a file to take in, and returns its path.
func (f *folder) packed(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "given.uncoil")
	if err := f.Pack(path, "Given", []string{"beginner"}); err != nil {
		t.Fatal(err)
	}
	return path
}

// asksToAdd reports whether the sheet in front shows what a file would bring in.
func (r *rig) asksToAdd() bool {
	if len(r.sheets()) == 0 {
		return false
	}
	title := sample.All[*widget.Text](r.sheets()[len(r.sheets())-1])[0].Value()
	return title == "Add these to Uncoil?" || title == "There is nothing to add"
}

func TestAFileThatIsOpenedIsShown(t *testing.T) {
	f := newFolder(t)
	path := f.packed(t)
	withFolder(t, f, func(r *rig) {
		r.window.Raise(Request{Paths: []string{path}})
		r.settle()
		if !r.asksToAdd() {
			t.Fatalf("%d sheets", len(r.sheets()))
		}
		r.window.Raise(Request{Paths: []string{path}}) // once more, into the same sheet
		r.settle()
		if len(r.sheets()) != 1 {
			t.Errorf("%d sheets", len(r.sheets()))
		}
		r.press(fyne.KeyEscape)

		// In a session it waits for the end.
		r.window.session.Start(&r.routines()[0], false)
		r.settle()
		r.window.Raise(Request{Paths: []string{path}})
		r.settle()
		if !r.plays() || len(r.sheets()) != 0 {
			t.Fatalf("in a session: plays %v, %d sheets", r.plays(), len(r.sheets()))
		}
		r.player.End()
		r.wait(time.Second)
		if !r.asksToAdd() {
			t.Error("after the session it is forgotten")
		}
	})
}

// TestAFileWaitsForTheFirstPages, since nothing is done before they have been answered.
func TestAFileWaitsForTheFirstPages(t *testing.T) {
	f := newFolder(t)
	path := f.packed(t)
	inWindow(t, func(d *Deps) {
		firstDay(d)
		d.Own, d.Open = f, []string{path}
	}, func(r *rig) {
		r.press(fyne.KeyReturn)
		if len(r.sheets()) != 0 || r.asked() != 0 {
			t.Fatalf("%d sheets over page %d", len(r.sheets()), r.asked())
		}
		r.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
		r.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn) // look around first
		if !r.asksToAdd() {
			t.Error("afterwards it is forgotten")
		}
	})
}

// TestAFileIsShownWhereUncoilBeginsWithIt.
func TestAFileIsShownWhereUncoilBeginsWithIt(t *testing.T) {
	f := newFolder(t)
	path := f.packed(t)
	inWindow(t, func(d *Deps) { d.Own, d.Open = f, []string{path} }, func(r *rig) {
		if !r.asksToAdd() {
			t.Errorf("%d sheets", len(r.sheets()))
		}
	})
}
