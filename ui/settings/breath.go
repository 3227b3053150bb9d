package settings

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/ui/widget"
)

// previewBreaths is how often the preview breathes after a change.
const previewBreaths = 3

// previewSteps is in how many steps the preview swells: each is about a pixel, and
// no picture is drawn that shows no more.
const previewSteps = 64

// breathPreview is a disc that breathes at the pace of the settings when that has
// changed, and rests otherwise.
type breathPreview struct {
	disc    *widget.Disc
	in, out time.Duration
	running *fyne.Animation
	// wanted reports whether it may move: what is not seen must not. nil means no.
	wanted func() bool
	// step is what is shown.
	step int
	// begin starts an animation.
	begin func(*fyne.Animation)
}

func newBreathPreview(in, out time.Duration) *breathPreview {
	return &breathPreview{disc: widget.NewDisc(), in: in, out: out, begin: (*fyne.Animation).Start}
}

// set changes the pace, and shows it.
func (b *breathPreview) set(in, out time.Duration) {
	b.stop()
	b.in, b.out = in, out
	if b.mayMove() {
		b.start()
	}
}

func (b *breathPreview) mayMove() bool { return b.wanted != nil && b.wanted() }

// follow stops breathing where that is not wanted any more.
func (b *breathPreview) follow() {
	if !b.mayMove() {
		b.stop()
	}
}

// start begins to breathe.
func (b *breathPreview) start() {
	whole := b.in + b.out
	b.running = &fyne.Animation{
		Duration: previewBreaths * whole, Curve: fyne.AnimationLinear,
		Tick: func(part float32) {
			b.show(fullAt(time.Duration(float64(part)*float64(previewBreaths*whole))%whole, b.in, b.out))
			if part == 1 {
				b.stop()
			}
			b.follow()
		},
	}
	b.begin(b.running)
}

// show shows how full the lungs are.
func (b *breathPreview) show(full float64) {
	if step := int(math.Round(full * previewSteps)); step != b.step {
		b.step = step
		b.disc.SetBreath(float64(step) / previewSteps)
	}
}

// stop ends the breath: the disc rests.
func (b *breathPreview) stop() {
	if b.running != nil {
		b.running.Stop()
		b.running = nil
	}
	b.show(0)
}

// fullAt returns the fill of the lungs at a time within a breath, 0 to 1.
func fullAt(at, in, out time.Duration) float64 {
	if at < in {
		return (1 - math.Cos(math.Pi*float64(at)/float64(in))) / 2
	}
	return (1 + math.Cos(math.Pi*min(1, float64(at-in)/float64(out)))) / 2
}
