package picture

import (
	"image"
	"time"

	"uncoil/engine/figure"
)

// How long a picture of a loop is shown while the figure moves, and while it only
// breathes.
const (
	movingFrame = time.Second / 24
	stillFrame  = time.Second / 10
)

// A loop is shown rounds times, and not again after watched: a page that is left open
// must rest.
const (
	rounds  = 3
	watched = time.Minute
)

// Projector shows one loop at a time, up to three times, and only while the window is
// seen. It draws on a goroutine of its own, on two
// canvases in turn, and starts no picture before the previous one has been shown.
// Its methods must be called on the UI goroutine.
type Projector struct {
	// OnRest is called when a loop has been shown to its end; nil for nothing.
	OnRest func()

	album   *Album
	running *projection
}

// projection is a running loop.
type projection struct {
	stop  chan struct{}
	shown chan struct{}
}

// NewProjector returns a projector for the album's scenes and person.
func NewProjector(album *Album) *Projector { return &Projector{album: album} }

// Play shows a loop from its beginning, up to three times, replacing the previous one; show is
// called on the UI goroutine with every picture and the index of its cut. what is
// the subject and size.
func (p *Projector) Play(what Picture, reel Reel, show func(img image.Image, cut int)) {
	p.Stop()
	if reel.Length() <= 0 || what.Width <= 0 || what.Height <= 0 {
		return
	}
	run := &projection{stop: make(chan struct{}), shown: make(chan struct{}, 1)}
	p.running = run
	what.Person = p.album.Person()
	go p.run(run, what, reel, func(img image.Image, cut int) {
		if p.running == run {
			show(img, cut)
		}
		run.shown <- struct{}{}
	})
}

// rest ends a loop that has been shown to its end.
func (p *Projector) rest(run *projection) {
	if p.running != run {
		return
	}
	p.Stop()
	if p.OnRest != nil {
		p.OnRest()
	}
}

// Playing reports whether a loop runs.
func (p *Projector) Playing() bool { return p.running != nil }

// Stop ends the loop; no further picture of it is shown.
func (p *Projector) Stop() {
	if p.running != nil {
		close(p.running.stop)
		p.running = nil
	}
}

func (p *Projector) run(run *projection, what Picture, reel Reel, show func(image.Image, int)) {
	subject, err := p.album.Subject(what.Exercise)
	if err != nil {
		return
	}
	canvases := [2]*figure.Canvas{figure.NewCanvas(what.Width, what.Height), figure.NewCanvas(what.Width, what.Height)}
	beat := time.NewTimer(0)
	defer beat.Stop()
	begun, whole := time.Now(), reel.Length()
	until := whole * min(rounds, max(1, watched/whole))
	var (
		img   image.Image
		drawn figure.Moment
		shown = -1 // the cut of the picture on the screen
	)
	for turn := 0; ; {
		select {
		case <-beat.C:
		case <-run.stop:
			return
		}
		due := time.Now()
		at := due.Sub(begun)
		if at >= until || !p.album.Seen() {
			p.album.post(func() { p.rest(run) })
			return
		}
		moment, cut := reel.At(at)
		if moment = subject.Settle(what.placed(moment)); img == nil || moment != drawn {
			turn = 1 - turn
			img, drawn, shown = subject.Draw(canvases[turn], moment, what.Person, what.Dark), moment, -1
		}
		if cut != shown {
			shown = cut
			p.album.post(func() { show(img, cut) })
			select {
			case <-run.shown:
			case <-run.stop:
				return
			}
		}
		pace := stillFrame
		if reel.Moving(at) {
			pace = movingFrame
		}
		beat.Reset(max(0, pace-time.Since(due)))
	}
}
