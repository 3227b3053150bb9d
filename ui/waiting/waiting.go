// Package waiting is the sheet that shows the progress of a task and can cancel
// it. It must not know what the task is.
package waiting

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// Host is the window behind the sheets.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
}

// Options configure the sheet.
type Options struct {
	Title string
	// Width is the width of the sheet in units of the design.
	Width float32
	// Late opens the sheet only when Do reports progress: a fast task shows none.
	Late bool
	// Do does the work and reports progress, 0 to 1. It is run by Go and ends
	// soon after ctx is done.
	Do func(ctx context.Context, progress func(done float64)) error
	// Then is called when Do has ended, after the sheet has closed.
	Then func(err error)
	// Go runs a function on a goroutine of its own, Post runs a call on the UI
	// goroutine.
	Go, Post func(func())
	Now      func() time.Time
	Host     Host
}

// Waiting is the sheet and its task.
type Waiting struct {
	options Options
	stop    context.CancelFunc
	meter   *meter
	sheet   *widget.Sheet // nil if none is shown
	ended   bool
}

// Begin starts the task.
func Begin(o Options) *Waiting {
	ctx, stop := context.WithCancel(context.Background())
	w := &Waiting{options: o, stop: stop, meter: newMeter(o.Now())}
	if !o.Late {
		w.show()
	}
	o.Go(func() {
		err := o.Do(ctx, w.progress())
		o.Post(func() { w.end(err) })
	})
	return w
}

func (w *Waiting) show() {
	w.sheet = widget.NewSheet(w.options.Title, "",
		widget.NewFocusButton(lang.X("waiting.cancel", "Cancel"), widget.Secondary, w.Cancel))
	w.sheet.Width = w.options.Width
	w.sheet.SetContent(w.meter)
	w.sheet.OnEscape = w.Cancel
	w.options.Host.OpenSheet(w.sheet)
}

// Stop cancels the task after the window has closed; it draws nothing.
func (w *Waiting) Stop() { w.stop() }

// Cancel cancels the task; Then is called when it has ended.
func (w *Waiting) Cancel() {
	w.stop()
	if w.sheet != nil {
		w.sheet.Buttons()[0].SetDisabled(true)
	}
}

// progress returns a function that updates the meter, at most as often as the
// window can draw.
func (w *Waiting) progress() func(done float64) {
	const least = 0.005
	shown := 0.0
	return func(done float64) {
		if done-shown < least {
			return
		}
		shown = done
		w.options.Post(func() { w.tell(done) })
	}
}

func (w *Waiting) tell(done float64) {
	if w.ended {
		return
	}
	if w.sheet == nil {
		w.show()
	}
	w.meter.set(done, w.options.Now())
}

func (w *Waiting) end(err error) {
	w.stop()
	w.ended = true
	if w.sheet != nil {
		w.options.Host.CloseSheet()
	}
	w.options.Then(err)
}
