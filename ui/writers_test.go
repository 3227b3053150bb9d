package ui

import (
	"testing"
	"testing/synctest"

	"uncoil/engine/printsheet"
	"uncoil/ui/printing"
)

// slowly is a folder whose files take long to write.
type slowly struct {
	*folder
	write func() error
}

func (s slowly) Pack(string, string, []string) error { return s.write() }

// TestTheEndWaitsForWhatIsWritten: on a signal the toolkit leaves its loop at
// once; nothing is drawn any more, and the goroutine may not have started.
func TestTheEndWaitsForWhatIsWritten(t *testing.T) {
	for kind, open := range map[string]func(r *rig){
		"a page":    func(r *rig) { r.choose(&r.routines()[0], "Print") },
		"a routine": func(r *rig) { r.choose(&r.routines()[0], "Save as a file") },
	} {
		t.Run(kind, func(t *testing.T) {
			f, written := newFolder(t), false
			var proceed chan struct{}
			write := func() error { <-proceed; written = true; return nil }
			inWindow(t, func(d *Deps) {
				proceed = make(chan struct{}) // in the bubble
				d.Catalog, d.Own, d.DocumentFolder = f.books, slowly{f, write}, t.TempDir()
				d.Print = func(*printing.Job, string, printsheet.Paper) error { return write() }
			}, func(r *rig) {
				open(r)
				r.settle()
				r.sheets()[0].Buttons()[0].Tapped(nil)
				over := false
				go func() { r.window.waitForWriters(); over = true }()
				synctest.Wait()
				if over {
					t.Error("the program ends while a file is being written")
				}
				close(proceed)
				synctest.Wait()
				if !over || !written {
					t.Errorf("over %v, written %v", over, written)
				}
			})
		})
	}
}

// TestTheEndCallsOffAnExport and waits until it has left no file.
func TestTheEndCallsOffAnExport(t *testing.T) {
	withExport(t, func(r *rig, w *writing, folder string) {
		r.choose(&r.routines()[0], "Take along")
		r.settle()
		r.sheets()[0].Buttons()[0].Tapped(nil)
		r.window.waitForWriters()
		if w.ended == nil || len(leftIn(t, folder)) != 0 {
			t.Errorf("the export ended with %v and left %q", w.ended, leftIn(t, folder))
		}
	})
}
