package picture

import (
	"image"
	"io"
	"sync"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/figure"
)

// Subject draws one exercise: a drawn person, the user's own pictures, or its
// steps as text. It is safe for concurrent use.
type Subject interface {
	// HasFrame reports whether there is a frame of that name.
	HasFrame(name string) bool
	// Settle removes from a moment what does not affect the picture, so that
	// equal moments are equal pictures.
	Settle(m figure.Moment) figure.Moment
	// Draw draws a moment at the size of a canvas. The picture may be the
	// canvas's own, which the next Draw overwrites.
	Draw(on *figure.Canvas, m figure.Moment, p Person, dark bool) image.Image
}

// Source finds the subject of an exercise; the error has CodeNotFound for one
// that does not exist.
type Source func(exerciseID string) (Subject, error)

// Scenes returns a source of drawn persons only.
func Scenes(scene func(exerciseID string) (*figure.Scene, error)) Source {
	return func(id string) (Subject, error) {
		s, err := scene(id)
		if err != nil {
			return nil, err
		}
		return drawn{s}, nil
	}
}

// FromCatalog returns a source of all subjects of a catalogue.
func FromCatalog(c *catalog.Catalog) Source {
	s := &shelf{catalog: c, known: map[string]Subject{}}
	return s.subject
}

// shelf creates the subjects of a catalogue, each once: they cache their
// pictures.
type shelf struct {
	catalog *catalog.Catalog
	mu      sync.Mutex
	known   map[string]Subject
}

func (s *shelf) subject(id string) (Subject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if subject, ok := s.known[id]; ok {
		return subject, nil
	}
	ex, err := s.catalog.Exercise(id)
	if err != nil {
		return nil, err
	}
	subject, err := s.make(ex)
	if err == nil {
		s.known[id] = subject
	}
	return subject, err
}

func (s *shelf) make(ex *engine.Exercise) (Subject, error) {
	switch s.catalog.ShownBy(ex.ID) {
	case catalog.ByFigure:
		scene, err := s.catalog.Scene(ex.ID)
		if err != nil {
			return nil, err
		}
		return drawn{scene}, nil
	case catalog.ByPictures:
		open := func(name string) (io.ReadCloser, error) { return s.catalog.OpenPicture(ex.ID, name) }
		return newPhotos(s.catalog.Pictures(ex.ID), open, ex.Steps), nil
	default:
		return written{ex.Steps}, nil
	}
}

// drawn is a person drawn by the program.
type drawn struct{ *figure.Scene }

// Settle implements Subject: everything affects the picture.
func (d drawn) Settle(m figure.Moment) figure.Moment { return m }

// Draw implements Subject.
func (d drawn) Draw(on *figure.Canvas, m figure.Moment, p Person, dark bool) image.Image {
	return d.drawIn(on, m, p.Mirror, p.Style(dark))
}

// DrawRoom draws the room around the person, which lies behind pictures of a person with
// RoomApart.
func (d drawn) DrawRoom(on *figure.Canvas, quiet bool, p Person, dark bool) image.Image {
	style := p.Style(dark)
	return on.DrawRoom(d.Scene, quiet, &style)
}

func (d drawn) drawIn(on *figure.Canvas, m figure.Moment, facing bool, style figure.Style) *image.RGBA {
	m.Facing = facing
	return on.Draw(d.Scene, m, &style)
}

// stillOf is the moment of a single frame.
func stillOf(frame string, quiet bool) figure.Moment {
	return figure.Moment{From: frame, To: frame, Progress: 1, Quiet: quiet}
}
