// Package picture draws the pictures of the window outside of the UI goroutine:
// still pictures, which it caches, and animated loops. A picture that is not
// ready blocks nothing. The package knows exercises by id; it must not know
// screens.
package picture

import (
	"image"
	"sync"
	"sync/atomic"

	"uncoil/engine"
	"uncoil/engine/figure"
)

// mostBytes limits the memory of an album's pictures, in bytes.
const mostBytes = 96 << 20

// Picture describes a still picture. Equal values are the same picture.
type Picture struct {
	Exercise, Frame string
	// At is the surface: on a bed there is no mat.
	At engine.Surface
	// Mirror shows the left side of an exercise that has sides.
	Mirror bool
	// Moving crops the picture as the others of its movement: where it is one of several
	// poses, or begins to move. A picture alone is cropped to its pose.
	Moving bool
	Dark   bool
	// Person is filled in by the album.
	Person Person
	// Width and Height are in pixels.
	Width, Height int
}

// Album draws pictures one after the other on a goroutine of its own and caches
// them, dropping the oldest. Its methods are safe for concurrent use.
type Album struct {
	post func(func())

	mu     sync.Mutex
	source Source
	person Person
	drawn  map[Picture]image.Image
	oldest []Picture // what has been drawn, oldest first
	bytes  int
	// edition counts how often the cache was cleared, so that pictures of an
	// earlier edition are not cached.
	edition int
	waiting []order
	working bool
	// unseen tells that nothing of the window is seen, so that no loop runs.
	unseen atomic.Bool
}

type order struct {
	picture Picture
	// wanted reports whether the picture is still needed; nil means always.
	wanted  func() bool
	deliver func(image.Image)
}

// New returns an album of the given scenes; post runs a call on the UI goroutine.
func New(scene func(exerciseID string) (*figure.Scene, error), post func(func())) *Album {
	return NewAlbum(Scenes(scene), post)
}

// NewAlbum returns an album of a source.
func NewAlbum(source Source, post func(func())) *Album {
	return &Album{source: source, post: post, drawn: map[Picture]image.Image{}}
}

// SetSource replaces the source, after the user's own exercises have changed, and
// clears the cache.
func (a *Album) SetSource(source Source) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.source = source
	a.forget()
}

// forget clears the cache. The album must be locked.
func (a *Album) forget() {
	clear(a.drawn)
	a.oldest, a.bytes = nil, 0
	a.edition++
}

// Subject returns the subject of an exercise.
func (a *Album) Subject(exerciseID string) (Subject, error) {
	a.mu.Lock()
	source := a.source
	a.mu.Unlock()
	return source(exerciseID)
}

// SetPerson changes the person in the pictures and clears the cache.
func (a *Album) SetPerson(p Person) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.person == p {
		return
	}
	a.person = p
	a.forget()
}

// Person returns the person in the pictures.
func (a *Album) Person() Person {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.person
}

// SetSeen tells whether the window is seen: loops come to rest while it is not.
func (a *Album) SetSeen(on bool) { a.unseen.Store(!on) }

// Seen reports whether the window is seen.
func (a *Album) Seen() bool { return !a.unseen.Load() }

// Order delivers a picture on the UI goroutine: at once if it is cached,
// otherwise later. A picture without a size or a scene is never delivered.
func (a *Album) Order(p Picture, deliver func(image.Image)) { a.order(order{p, nil, deliver}) }

func (a *Album) order(o order) {
	p := o.picture
	if p.Width <= 0 || p.Height <= 0 {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	o.picture.Person = a.person
	if img, ok := a.drawn[o.picture]; ok {
		a.post(func() { o.deliver(img) })
		return
	}
	a.waiting = append(a.waiting, o)
	if !a.working {
		a.working = true
		go a.work()
	}
}

// work draws the requested pictures until none is left.
func (a *Album) work() {
	for {
		a.mu.Lock()
		if len(a.waiting) == 0 {
			a.working = false
			a.mu.Unlock()
			return
		}
		next := a.waiting[0]
		a.waiting = a.waiting[1:]
		img, edition := a.drawn[next.picture], a.edition
		a.mu.Unlock()
		if next.wanted != nil && !next.wanted() {
			continue
		}
		if img == nil {
			img = a.draw(next.picture)
		}
		if img == nil {
			continue
		}
		a.keep(next.picture, img, edition)
		a.post(func() { next.deliver(img) })
	}
}

// keep caches a picture, and drops the oldest ones to make room.
func (a *Album) keep(p Picture, img image.Image, edition int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, ok := a.drawn[p]; ok || edition != a.edition {
		return
	}
	a.drawn[p] = img
	a.oldest = append(a.oldest, p)
	a.bytes += bytesOf(p)
	for a.bytes > mostBytes && len(a.oldest) > 1 {
		a.bytes -= bytesOf(a.oldest[0])
		delete(a.drawn, a.oldest[0])
		a.oldest = a.oldest[1:]
	}
}

func bytesOf(p Picture) int { return 4 * p.Width * p.Height }

// draw draws a picture; nil if there is no such exercise or frame.
func (a *Album) draw(p Picture) image.Image {
	subject, err := a.Subject(p.Exercise)
	if err != nil || !subject.HasFrame(p.Frame) {
		return nil
	}
	moment := p.placed(figure.Moment{From: p.Frame, To: p.Frame, Glow: 1, Arrow: 1, Still: !p.Moving})
	return subject.Draw(figure.NewCanvas(p.Width, p.Height), subject.Settle(moment), p.Person, p.Dark)
}

// placed returns a moment with the picture's side and surface.
func (p *Picture) placed(m figure.Moment) figure.Moment {
	m.Mirror, m.Bare = p.Mirror, p.At == engine.OnBed
	return m
}

// Of returns the picture that shows an exercise best on a surface.
func Of(ex *engine.Exercise, at engine.Surface) Picture {
	return Picture{Exercise: ex.ID, Frame: ex.Peak(), At: at}
}
