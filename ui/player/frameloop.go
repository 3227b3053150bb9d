package player

import (
	"image"
	"sync"
	"time"

	"uncoil/engine/figure"
	"uncoil/engine/motion"
	"uncoil/engine/session"
	"uncoil/ui/picture"
)

// easel is what the figure is drawn for.
type easel struct {
	// width and height are in pixels, 0 while nothing has been laid out.
	width, height int
	// marks is how high the letters on the figure are, in pixels.
	marks      float64
	dark       bool
	animations bool
	// unseen tells that the window shows nothing: no picture is made.
	unseen bool
	person picture.Person
}

// frame is one picture of the screen.
type frame struct {
	view View
	// image is the part of the figure's picture that is not empty, at in the picture is
	// where it is; nil where the figure has not changed.
	image image.Image
	at    image.Rectangle
	// room is the wall and the floor behind the figure, nil where they have not changed:
	// they do not move, and the screen need not get them with each picture.
	room image.Image
}

// frameLoop looks at a session at the pace at which its picture changes, draws the
// figure on its own goroutine and hands each picture to the UI goroutine. It
// draws on two canvases in turn: one is shown, the other drawn on.
type frameLoop struct {
	snapshot func() session.Snapshot
	subject  func(exerciseID string) (picture.Subject, error)
	// post brings a call to the UI goroutine, where show shows a picture.
	post func(func())
	show func(frame)

	presenter presenter
	canvases  [2]*figure.Canvas
	turn      int
	cropper   cropper
	drawn     drawing
	room      setting
	// moving is how long a picture of the movement stands now.
	moving time.Duration

	wake  chan struct{}
	shown chan struct{}
	stop  chan struct{}
	once  sync.Once

	mu    sync.Mutex
	easel easel
}

// drawing is what a picture of the figure depends on.
type drawing struct {
	figure string
	moment figure.Moment
	easel  easel
}

// setting is what the room around the figure depends on.
type setting struct {
	figure string
	quiet  bool
	easel  easel
}

func newFrameLoop(o *Options, show func(frame)) *frameLoop {
	return &frameLoop{
		snapshot: o.snapshot, subject: o.Album.Subject, post: o.Post, show: show,
		presenter: presenter{book: o.Book},
		canvases:  [2]*figure.Canvas{figure.NewCanvas(1, 1), figure.NewCanvas(1, 1)},
		wake:      make(chan struct{}, 1), shown: make(chan struct{}, 1), stop: make(chan struct{}),
		easel:  easel{animations: o.Animations, person: o.Album.Person()},
		moving: movingFrame,
	}
}

// nudge asks for a new picture now.
func (p *frameLoop) nudge() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// end stops the frame loop; it may be called more than once.
func (p *frameLoop) end() { p.once.Do(func() { close(p.stop) }) }

// setEasel changes what the figure is drawn for.
func (p *frameLoop) setEasel(change func(*easel)) {
	p.mu.Lock()
	before := p.easel
	change(&p.easel)
	changed := p.easel != before
	p.mu.Unlock()
	if changed {
		p.nudge()
	}
}

// run makes pictures until end. A picture is not begun before the one before
// it is on the screen, so a slow screen makes fewer pictures and no queue.
func (p *frameLoop) run() {
	due := time.Now()
	for {
		if p.unseen() {
			if !p.wait(false, 0) {
				return
			}
			continue
		}
		s := p.snapshot()
		f := p.frame(&s)
		p.post(func() {
			p.show(f)
			p.shown <- struct{}{}
		})
		select {
		case <-p.shown:
		case <-p.stop:
			return
		}
		p.mu.Lock()
		animations := p.easel.animations
		p.mu.Unlock()
		from, to := motion.Frames(&s, p.presenter.book)
		pace := Pace(&s, from, to, animations, p.moving)
		due = later(due, pace)
		if !p.wait(pace != never, time.Until(due)) {
			return
		}
	}
}

// setSeen tells whether the window is seen.
func (p *frameLoop) setSeen(on bool) { p.setEasel(func(e *easel) { e.unseen = !on }) }

func (p *frameLoop) unseen() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.easel.unseen
}

// later returns when the next picture is due: a steady beat, restarted after
// a picture that came late.
func later(due time.Time, pace time.Duration) time.Time {
	now := time.Now()
	if next := due.Add(pace); pace <= stillFrame && next.After(now) {
		return next
	}
	return now.Add(pace)
}

// wait waits for a nudge, and if timed for a time, and reports whether to go on.
func (p *frameLoop) wait(timed bool, d time.Duration) bool {
	var beat <-chan time.Time
	if timed {
		timer := time.NewTimer(d)
		defer timer.Stop()
		beat = timer.C
	}
	select {
	case <-beat:
	case <-p.wake:
	case <-p.stop:
		return false
	}
	return true
}

// frame makes one picture.
func (p *frameLoop) frame(s *session.Snapshot) frame {
	p.mu.Lock()
	easel := p.easel
	p.mu.Unlock()
	f := frame{view: p.presenter.view(s, easel.animations)}
	if f.view.Sided {
		f.view.Moment.Marks = easel.marks
	}
	subject, err := p.subject(f.view.Figure)
	if err == nil {
		f.view.Moment = subject.Settle(f.view.Moment)
	}
	want := drawing{f.view.Figure, f.view.Moment, easel}
	if want == p.drawn || easel.width <= 0 || easel.height <= 0 {
		return f
	}
	if want.figure != p.drawn.figure || want.easel != p.drawn.easel {
		p.cropper.reset()
	}
	p.drawn = want
	f.image = image.NewRGBA(image.Rect(0, 0, 1, 1)) // nothing to be seen
	f.at = f.image.Bounds()
	f.room = p.drawRoom(subject, want)
	if err == nil {
		f.image, f.at = p.cropper.crop(p.draw(subject, want))
		p.moving = p.movingPace(subject, s, &want.moment)
	}
	return f
}

// movingPace returns how long a picture of a movement stands: until something has gone
// so far that one sees it go.
func (p *frameLoop) movingPace(subject picture.Subject, s *session.Snapshot, m *figure.Moment) time.Duration {
	body, ok := subject.(interface{ Travel(figure.Moment) float64 })
	if !ok || s.Span == nil {
		return movingFrame
	}
	return paceOf(body.Travel(*m)*p.canvases[p.turn].Scale(), motion.Length(s.Span))
}

// draw draws on the canvas that is not shown.
func (p *frameLoop) draw(subject picture.Subject, d drawing) image.Image {
	p.turn = 1 - p.turn
	canvas := p.canvases[p.turn]
	canvas.Resize(d.easel.width, d.easel.height)
	person := d.easel.person
	person.RoomApart = true
	return subject.Draw(canvas, d.moment, person, d.easel.dark)
}

// drawRoom draws the room around the figure; nil where it has not changed.
func (p *frameLoop) drawRoom(subject picture.Subject, d drawing) image.Image {
	setting := setting{d.figure, d.moment.Quiet, d.easel}
	if setting == p.room {
		return nil
	}
	p.room = setting
	inRoom, ok := subject.(interface {
		DrawRoom(on *figure.Canvas, quiet bool, p picture.Person, dark bool) image.Image
	})
	if !ok {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	canvas := p.canvases[1-p.turn]
	canvas.Resize(d.easel.width, d.easel.height)
	return inRoom.DrawRoom(canvas, setting.quiet, d.easel.person, d.easel.dark)
}
