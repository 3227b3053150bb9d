// Package lettering measures text in any script and draws it as shapes: in the
// type that it is given, and where that lacks a letter, in one that the system
// has. It must not know windows or paper.
package lettering

import (
	"bytes"
	"fmt"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Type is a type with what stands in for the letters that it lacks. It is safe for
// concurrent use.
type Type struct {
	own     *font.Face
	bold    bool
	standIn StandIn
	// advance are the widths of the letters met so far.
	advance map[rune]float64
}

// busy keeps types to one caller at a time: the fonts of the system are shared, and
// none of them is safe for concurrent use.
var busy sync.Mutex

// StandIn returns a type that has a letter, nil for none.
type StandIn func(r rune, bold bool) *font.Face

// New reads a type from a TrueType or OpenType file. Without a standIn nothing stands
// in for it.
func New(file []byte, bold bool, standIn StandIn) (*Type, error) {
	own, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("the type cannot be read: %w", err)
	}
	return &Type{own: own, bold: bold, standIn: standIn, advance: map[rune]float64{}}, nil
}

// Has reports whether a letter can be drawn, in the type itself or another.
func (t *Type) Has(r rune) bool {
	busy.Lock()
	defer busy.Unlock()
	return t.itself(r) || t.faceFor(r) != nil
}

// itself reports whether the type itself has a letter.
func (t *Type) itself(r rune) bool {
	_, ok := t.own.NominalGlyph(r)
	return ok
}

// plain reports whether the type itself has all letters of a text.
func (t *Type) plain(text string) bool {
	for _, r := range text {
		if !t.itself(r) {
			return false
		}
	}
	return true
}

// faceFor returns another type that can draw a letter, nil for none.
func (t *Type) faceFor(r rune) *font.Face {
	if t.standIn == nil {
		return nil
	}
	face := t.standIn(r, t.bold)
	if face == nil {
		return nil
	}
	glyph, ok := face.NominalGlyph(r)
	if !ok {
		return nil
	}
	// A picture of colours has no outline.
	if outline, ok := face.GlyphData(glyph).(font.GlyphOutline); !ok || len(outline.Segments) == 0 && !unicode.IsSpace(r) {
		return nil
	}
	return face
}

// Width returns how wide a text is, in sizes of its type. Letters of the type itself
// are not kerned.
func (t *Type) Width(text string) float64 {
	sum := 0.0
	for _, p := range t.Parts(text) {
		sum += p.Width
	}
	return sum
}

// Part is a part of a line, from the left: some text in the type itself, or shapes.
// Lengths are in sizes of the type.
type Part struct {
	// Text is what the type itself has, "" for shapes.
	Text  string
	Width float64
	// Shapes are outlines, filled by the nonzero rule. Their origin is where the base
	// line begins; y grows downward.
	Shapes []Segment
}

// Segment is a piece of an outline: a move for one point with Move set, else a line to
// one point or a cubic curve through three.
type Segment struct {
	Move   bool
	Points []Point
}

// Point is a place in sizes of the type.
type Point struct{ X, Y float64 }

// Parts returns a line of text in the order in which it stands from left to right.
func (t *Type) Parts(text string) []Part {
	if text == "" {
		return nil
	}
	busy.Lock()
	defer busy.Unlock()
	if t.plain(text) {
		return []Part{{Text: text, Width: t.plainWidth(text)}}
	}
	letters := []rune(text)
	var parts []Part
	for _, run := range t.shape(letters) {
		words := string(letters[run.Runes.Offset : run.Runes.Offset+run.Runes.Count])
		if run.Face == t.own && run.Direction == di.DirectionLTR && t.plain(words) {
			parts = append(parts, Part{Text: words, Width: t.plainWidth(words)})
			continue
		}
		parts = append(parts, shapesOf(&run))
	}
	return parts
}

func (t *Type) plainWidth(text string) float64 {
	sum := 0.0
	for _, r := range text {
		w, ok := t.advance[r]
		if !ok {
			glyph, _ := t.own.NominalGlyph(r)
			w = float64(t.own.HorizontalAdvance(glyph)) / float64(t.own.Upem())
			t.advance[r] = w
		}
		sum += w
	}
	return sum
}

// shapeSize is the size in which text is shaped: fine enough for any paper.
const shapeSize = 1000

// shaper and segmenter are used under busy.
var (
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
)

// shape returns the runs of a line from left to right.
func (t *Type) shape(text []rune) []shaping.Output {
	base := direction(text)
	inputs := segmenter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: base, Size: fixed.I(shapeSize), Language: language.NewLanguage("en"),
	}, faces{t})
	runs := make([]shaping.Output, 0, len(inputs))
	for _, in := range inputs {
		runs = append(runs, shaper.Shape(in))
	}
	return inOrder(runs, base)
}

// direction returns the direction of the first letter that has one.
func direction(text []rune) di.Direction {
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r):
			return di.DirectionRTL
		case unicode.IsLetter(r):
			return di.DirectionLTR
		}
	}
	return di.DirectionLTR
}

// inOrder sorts runs as they stand from left to right: those against the direction of
// the line keep their order among themselves the other way around.
func inOrder(runs []shaping.Output, base di.Direction) []shaping.Output {
	for i := 0; i < len(runs); {
		k := i
		for k < len(runs) && runs[k].Direction != base {
			k++
		}
		slices.Reverse(runs[i:k])
		i = k + 1
	}
	if base == di.DirectionRTL {
		slices.Reverse(runs)
	}
	return runs
}

// faces finds the type for each letter.
type faces struct{ t *Type }

// ResolveFace is part of shaping.Fontmap. What nothing has is drawn by the type itself,
// as the empty box that it has for that.
func (f faces) ResolveFace(r rune) *font.Face {
	if f.t.itself(r) {
		return f.t.own
	}
	if face := f.t.faceFor(r); face != nil {
		return face
	}
	return f.t.own
}

// shapesOf returns a run as outlines.
func shapesOf(run *shaping.Output) Part {
	em := float64(fixed.I(shapeSize))
	per := 1 / float64(run.Face.Upem())
	p := Part{Width: float64(run.Advance) / em}
	x := 0.0
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		dx, dy := x+float64(g.XOffset)/em, -float64(g.YOffset)/em
		if outline, ok := run.Face.GlyphData(g.GlyphID).(font.GlyphOutline); ok {
			at := Point{}
			for _, s := range outline.Segments {
				next := segmentOf(s, at, func(v opentype.SegmentPoint) Point {
					return Point{dx + float64(v.X)*per, dy - float64(v.Y)*per}
				})
				p.Shapes = append(p.Shapes, next)
				at = next.Points[len(next.Points)-1]
			}
		}
		x += float64(g.Advance) / em
	}
	return p
}

// segmentOf returns a piece of an outline; a quadratic curve becomes a cubic one.
func segmentOf(s opentype.Segment, from Point, at func(opentype.SegmentPoint) Point) Segment {
	switch s.Op {
	case opentype.SegmentOpMoveTo:
		return Segment{Move: true, Points: []Point{at(s.Args[0])}}
	case opentype.SegmentOpLineTo:
		return Segment{Points: []Point{at(s.Args[0])}}
	case opentype.SegmentOpQuadTo:
		c, to := at(s.Args[0]), at(s.Args[1])
		near := func(p Point) Point { return Point{p.X + 2.0/3*(c.X-p.X), p.Y + 2.0/3*(c.Y-p.Y)} }
		return Segment{Points: []Point{near(from), near(to), to}}
	default:
		return Segment{Points: []Point{at(s.Args[0]), at(s.Args[1]), at(s.Args[2])}}
	}
}
