package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/printsheet"
	"uncoil/ui/filedialog"
	"uncoil/ui/flow"
	"uncoil/ui/printing"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// writing is an export that goes on until it is told to end, and leaves a part
// of a file behind as long as it runs.
type writing struct {
	export *flow.Export
	ended  error
}

func (w *writing) write(ctx context.Context, e *flow.Export, progress func(float64)) error {
	w.export = e
	part := e.Path + ".part"
	if err := os.WriteFile(part, []byte("half"), 0o600); err != nil {
		return err
	}
	progress(0.5)
	<-ctx.Done()
	w.ended = ctx.Err()
	if err := os.Remove(part); err != nil {
		return err
	}
	return w.ended
}

// withExport runs a test with a window in which files can be written to a
// folder.
func withExport(t *testing.T, run func(r *rig, w *writing, folder string)) {
	t.Helper()
	folder, w := t.TempDir(), &writing{}
	inWindow(t, func(d *Deps) {
		d.Export, d.ExportFolder = w.write, folder
		d.Preferences.Guidance = engine.GuidanceBrief
	}, func(r *rig) { run(r, w, folder) })
}

// openTakeAlong goes by keyboard from the first card over its page to the sheet.
func (r *rig) openTakeAlong() {
	r.press(fyne.KeySpace)
	r.goTo("Rests")
	r.press(fyne.KeyRight, fyne.KeyReturn)
}

func leftIn(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTakingAlongByKeyboardAndCancelled(t *testing.T) {
	withExport(t, func(r *rig, w *writing, folder string) {
		r.openTakeAlong()
		if len(r.sheets()) != 1 {
			t.Fatal("Take along opens nothing")
		}
		r.press(fyne.KeyReturn) // Save has the focus
		if w.export == nil || len(leftIn(t, folder)) != 1 {
			t.Fatal("nothing is written")
		}
		if e := w.export; e.Path != filepath.Join(folder, "Uncoil Sample.mp3") || e.Timeline.Guidance != engine.GuidanceBrief || e.Sound != r.prefs().Sound {
			t.Errorf("writes %s at guidance %s with %+v", e.Path, e.Timeline.Guidance, e.Sound)
		}
		r.press(fyne.KeyEscape)
		if w.ended == nil || len(leftIn(t, folder)) != 0 || len(r.sheets()) != 1 {
			t.Errorf("cancelled with %v; left %q, %d sheets", w.ended, leftIn(t, folder), len(r.sheets()))
		}
		r.press(fyne.KeyEscape)
		if len(r.sheets()) != 0 {
			t.Error("the sheet does not go")
		}
	})
}

func TestClosingTheWindowCancelsAnExport(t *testing.T) {
	withExport(t, func(r *rig, w *writing, folder string) {
		r.openTakeAlong()
		r.press(fyne.KeyReturn)
		if w.export == nil {
			t.Fatal("nothing is written")
		}
		r.window.close()
		if r.isClosed() {
			t.Error("the window is gone before the file is")
		}
		synctest.Wait()
		r.settle()
		if !r.isClosed() || len(leftIn(t, folder)) != 0 {
			t.Errorf("closed %v, left %q", r.isClosed(), leftIn(t, folder))
		}
	})
}

func TestWhereNothingCanBeStoredNothingIsOfferedThatWould(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		var labels []string
		for _, c := range r.window.routine.Commands(r.routine("sample")) {
			labels = append(labels, c.Label)
		}
		if want := []string{"Rests", "Take along", "Print"}; !slices.Equal(labels, want) {
			t.Errorf("offered are %q, want %q", labels, want)
		}
	})
}

func TestPickingAFolderKeepsTheKeysToItself(t *testing.T) {
	withExport(t, func(r *rig, _ *writing, folder string) {
		r.openTakeAlong()
		picked := ""
		r.window.overlays.PickPlace(filedialog.Wish{Folder: folder, Name: "a.mp3"}, func(f string, _ bool) { picked = f })
		r.settle()
		r.pressed(fyne.KeyEscape)
		r.settle()
		if r.window.overlays.Picking() || picked != "" || len(r.sheets()) != 1 {
			t.Errorf("picking %v, picked %q, %d sheets: want the dialog alone to go", r.window.overlays.Picking(), picked, len(r.sheets()))
		}
	})
}

// The folder that was chosen for a file is proposed for the next one.
func TestTheChosenFolderIsProposedAgain(t *testing.T) {
	documents, chosen := t.TempDir(), t.TempDir()
	path := ""
	inWindow(t, func(d *Deps) {
		d.DocumentFolder = documents
		d.Print = func(_ *printing.Job, p string, _ printsheet.Paper) error {
			path = p
			return nil
		}
	}, func(r *rig) {
		r.choose(&r.routines()[0], "Print")
		r.tap("Somewhere else")
		r.settle()
		sample.All[*widget.Field](r.sheets()[len(r.sheets())-1])[0].SetText(chosen)
		r.settle()
		r.tap("Put it here")
		r.settle()
		r.tap("Cancel")
		r.choose(&r.routines()[0], "Print")
		r.tap("Make the page")
		r.settle()
		if filepath.Dir(path) != chosen {
			t.Errorf("the page goes to %q, want into %q", path, chosen)
		}
	})
}
