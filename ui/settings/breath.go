package settings

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/ui/widget"
)

// breathPreview is a disc that breathes at the pace of the settings.
type breathPreview struct {
	disc    *widget.Disc
	in, out time.Duration
	running *fyne.Animation
	// wanted reports whether it should move: when it is not visible, animation
	// would waste processor time. nil means no.
	wanted func() bool
}

func newBreathPreview(in, out time.Duration) *breathPreview {
	return &breathPreview{disc: widget.NewDisc(), in: in, out: out}
}

// set changes the pace; a running preview starts a new breath.
func (b *breathPreview) set(in, out time.Duration) {
	b.in, b.out = in, out
	if b.running != nil {
		b.stop()
		b.start()
	}
}

// follow starts or stops breathing, as wanted says.
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

// stop pauses the breath where it is.
func (b *breathPreview) stop() {
	if b.running != nil {
		b.running.Stop()
		b.running = nil
	}
}

// fullAt returns the fill of the lungs at a time within a breath, 0 to 1.
func fullAt(at, in, out time.Duration) float64 {
	if at < in {
		return (1 - math.Cos(math.Pi*float64(at)/float64(in))) / 2
	}
	return (1 + math.Cos(math.Pi*min(1, float64(at-in)/float64(out)))) / 2
}
