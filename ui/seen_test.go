package ui

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/engine/session"
)

// aWindow is the system's window for a test.
type aWindow struct {
	unseen  bool
	changed func()
}

func (w *aWindow) watch(changed func()) (shown func() bool, pixel fyne.CanvasObject) {
	w.changed = changed
	return func() bool { return !w.unseen }, canvas.NewRectangle(color.Transparent)
}

// set hides the window or shows it; told tells that the system says so.
func (w *aWindow) set(seen, told bool) {
	w.unseen = !seen
	if told {
		w.changed()
	}
}

func TestASessionInAMinimisedWindowIsOnlyHeard(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyE} { // with pictures, and by ear
		for _, told := range []bool{true, false} { // a window on another workspace is found out
			system := &aWindow{}
			inWindow(t, func(d *Deps) { d.Watch = system.watch }, func(r *rig) {
				r.press(key)
				r.wait(3 * time.Second)
				system.set(false, told)
				r.wait(3 * time.Second)
				seen := r.view().TimeLeft
				r.wait(10 * time.Second)
				if now := r.view().TimeLeft; now != seen || r.player.Snapshot().State != session.Running {
					t.Errorf("%s, told %v: minimised, the screen goes on from %q to %q, %s", key, told, seen, now, r.player.Snapshot().State)
				}
				r.window.session.SwitchView()
				r.wait(time.Second)
				if now := r.view().TimeLeft; now != "" {
					t.Errorf("%s: the other screen shows %q", key, now)
				}
				system.set(true, told)
				r.wait(3 * time.Second)
				if now := r.view().TimeLeft; now == seen || now == "" {
					t.Errorf("%s, told %v: shown again, the screen stands at %q", key, told, now)
				}
			})
		}
	}
}

// Nothing asks the system about a window in which nothing moves by itself.
func TestAWindowAtRestIsNotWatched(t *testing.T) {
	asked := 0
	inWindow(t, func(d *Deps) {
		d.Watch = func(func()) (func() bool, fyne.CanvasObject) {
			return func() bool { asked++; return true }, canvas.NewRectangle(color.Transparent)
		}
	}, func(r *rig) {
		before := asked
		r.wait(time.Minute)
		if asked > before {
			t.Errorf("asked %d times in a minute", asked-before)
		}
	})
}
