package settings

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/ui/widget"
)

// breathPreview is a disc that breathes at the pace that is set.
type breathPreview struct {
	disc    *widget.Disc
	in, out time.Duration
	running *fyne.Animation
	// wanted reports whether it is to move: nobody needs what is not seen, and it
	// keeps the processor busy. nil is no.
	wanted func() bool
}

func newBreathPreview(in, out time.Duration) *breathPreview {
	return &breathPreview{disc: widget.NewDisc(), in: in, out: out}
}

// set changes the pace; a preview that runs begins a new breath.
func (b *breathPreview) set(in, out time.Duration) {
	b.in, b.out = in, out
	if b.running != nil {
		b.stop()
		b.start()
	}
}

// follow begins to breathe, or stops, as is wanted now.
func (b *breathPreview) follow() {
	switch wanted := b.wanted != nil && b.wanted(); {
	case wanted && b.running == nil:
		b.start()
	case !wanted:
		b.stop()
	}
}

// start begins to breathe.
func (b *breathPreview) start() {
	whole := b.in + b.out
	b.running = &fyne.Animation{
		Duration: whole, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
		Tick: func(part float32) {
			b.follow()
			b.disc.SetBreath(fullAt(time.Duration(float64(part)*float64(whole)), b.in, b.out))
		},
	}
	b.running.Start()
}

// stop holds the breath where it is.
func (b *breathPreview) stop() {
	if b.running != nil {
		b.running.Stop()
		b.running = nil
	}
}

// fullAt returns how full the lungs are at a time of one breath, 0 to 1.
func fullAt(at, in, out time.Duration) float64 {
	if at < in {
		return (1 - math.Cos(math.Pi*float64(at)/float64(in))) / 2
	}
	return (1 + math.Cos(math.Pi*min(1, float64(at-in)/float64(out)))) / 2
}
