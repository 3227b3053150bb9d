// Package picture draws the still pictures of the window off the UI goroutine
// and keeps them.
package picture

import (
	"image"
	"sync"

	"uncoil/engine"
	"uncoil/engine/figure"
)

// Picture says what a still picture shows. Equal values are the same picture.
type Picture struct {
	Exercise, Frame string
	// Mirror shows the left side of an exercise with sides.
	Mirror bool
	Dark   bool
	// Width and Height are in pixels.
	Width, Height int
}

// Style returns the style of figures on a light or a dark card.
func Style(dark bool) figure.Style {
	if dark {
		return figure.DarkStyle()
	}
	return figure.LightStyle()
}

// Album draws pictures one after the other on a goroutine of its own and keeps
// them. Its methods may be called from any goroutine.
type Album struct {
	scene func(exerciseID string) (*figure.Scene, error)
	post  func(func())

	mu      sync.Mutex
	drawn   map[Picture]image.Image
	waiting []order
	working bool
}

type order struct {
	picture Picture
	deliver func(image.Image)
}

// New returns an album of the given scenes; post brings a call to the UI
// goroutine.
func New(scene func(exerciseID string) (*figure.Scene, error), post func(func())) *Album {
	return &Album{scene: scene, post: post, drawn: map[Picture]image.Image{}}
}

// Order delivers a picture on the UI goroutine: at once if it has been drawn
// before, else later. A picture without a size or a scene is never delivered.
func (a *Album) Order(p Picture, deliver func(image.Image)) {
	if p.Width <= 0 || p.Height <= 0 {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if img, ok := a.drawn[p]; ok {
		a.post(func() { deliver(img) })
		return
	}
	a.waiting = append(a.waiting, order{p, deliver})
	if !a.working {
		a.working = true
		go a.work()
	}
}

// work draws what has been ordered until nothing is left.
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
		img := a.drawn[next.picture]
		a.mu.Unlock()
		if img == nil {
			img = a.draw(next.picture)
		}
		if img == nil {
			continue
		}
		a.mu.Lock()
		a.drawn[next.picture] = img
		a.mu.Unlock()
		a.post(func() { next.deliver(img) })
	}
}

// draw returns nil where there is no such scene or frame.
func (a *Album) draw(p Picture) image.Image {
	scene, err := a.scene(p.Exercise)
	if err != nil || scene == nil || !scene.HasFrame(p.Frame) {
		return nil
	}
	style := Style(p.Dark)
	moment := figure.Moment{From: p.Frame, To: p.Frame, Mirror: p.Mirror, Glow: 1}
	return figure.NewCanvas(p.Width, p.Height).Draw(scene, moment, &style)
}

// Peak returns the frame that shows an exercise best: the first that it leads
// to from its start.
func Peak(ex *engine.Exercise) string {
	phases := ex.Cycle
	if ex.Enter != nil {
		phases = append([]engine.Phase{*ex.Enter}, phases...)
	}
	for _, phase := range phases {
		if phase.Frame != "" && phase.Frame != ex.Start.Frame {
			return phase.Frame
		}
	}
	return ex.Start.Frame
}
