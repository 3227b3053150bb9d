// Package waiting is the sheet that shows how far something has come that takes a
// while, and on which it can be cancelled. It knows nothing of the work.
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
	// Width is that of the sheet in units of the design.
	Width float32
	// Late has the sheet appear only when Do tells how far it is: what is done at
	// once shows none.
	Late bool
	// Do does the work and tells how much is done, 0 to 1. It runs by Go and ends
	// soon once ctx is done.
	Do func(ctx context.Context, progress func(done float64)) error
	// Then is called when Do has ended, after the sheet has gone.
	Then func(err error)
	// Go runs a function on a goroutine of its own, Post brings a call back to the
	// UI goroutine.
	Go, Post func(func())
	Now      func() time.Time
	Host     Host
}

// Waiting is the sheet and the work behind it.
type Waiting struct {
	options Options
	stop    context.CancelFunc
	meter   *meter
	sheet   *widget.Sheet // nil while none is shown
	ended   bool
}

// Begin begins the work.
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

// Stop calls the work off when the window has gone already; it draws nothing.
func (w *Waiting) Stop() { w.stop() }

// Cancel calls the work off; Then tells when it has ended.
func (w *Waiting) Cancel() {
	w.stop()
	if w.sheet != nil {
		w.sheet.Buttons()[0].SetDisabled(true)
	}
}

// progress returns a function that brings what is done to the meter, so rarely
// that the window has time for everything else.
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
