package widget

import (
	"time"

	"fyne.io/fyne/v2"
)

// How long a caret blinks after the last key, and how often it must be told not to: a
// key keeps it lit for 300 ms.
const (
	caretBlinks = 10 * time.Second
	caretLit    = 200 * time.Millisecond
)

// caret lets the caret of an entry come to rest. It fades in and out for as long as
// the entry has the focus, which draws the window a dozen times a second; here it
// stands after a while without a key.
type caret struct {
	of *typingEntry
	// used is when the entry was last used, told when the caret was last kept lit.
	used, told time.Time
	running    *fyne.Animation
}

// start begins to watch, with the focus.
func (c *caret) start(now time.Time) {
	c.stop()
	c.used = now
	c.running = &fyne.Animation{
		Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
		Tick: func(float32) { c.look(time.Now()) },
	}
	c.running.Start()
}

func (c *caret) stop() {
	if c.running != nil {
		c.running.Stop()
		c.running = nil
	}
}

// look keeps the caret lit where nothing has been typed for a while: a key without a
// name does that and nothing else.
func (c *caret) look(now time.Time) {
	if now.Sub(c.used) < caretBlinks || now.Sub(c.told) < caretLit {
		return
	}
	c.told = now
	c.of.Entry.TypedKey(&fyne.KeyEvent{})
}
