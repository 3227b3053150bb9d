package widget

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// The measures of a scale in units of the design.
const (
	scaleDisc  = 48
	scaleGap   = 8
	scaleWords = 26
	scaleTop   = 4
)

// TenWithin is how soon a 0 must follow a 1 for the two to be a 10.
const TenWithin = time.Second

// Scale is a row of numbers from 0, of which one tap or one figure chooses one,
// with words at the ends. Left and right mark a number and Enter chooses it.
type Scale struct {
	control
	// OnChosen is called with the number.
	OnChosen func(n int)

	// chosen is the number that holds, marked the one that the keys have
	// reached; −1 for none.
	chosen, marked int
	// typedOne is when a 1 was typed that may still become a 10.
	typedOne  time.Time
	numbers   []*Text
	low, high *Text
}

// NewScale returns a scale from 0 to most of which nothing is chosen.
func NewScale(most int, low, high string, onChosen func(n int)) *Scale {
	s := &Scale{OnChosen: onChosen, chosen: -1, marked: -1}
	for n := range most + 1 {
		t := NewText(fmt.Sprint(n), theme.TextBody, theme.Ink)
		t.Align, t.Middle, t.Fit = fyne.TextAlignCenter, true, true
		s.numbers = append(s.numbers, t)
	}
	s.low, s.high = NewText(low, theme.TextCaption, theme.Muted), NewText(high, theme.TextCaption, theme.Muted)
	s.high.Align = fyne.TextAlignTrailing
	s.init(s, s.mark)
	return s
}

// Chosen returns the number that holds, −1 for none.
func (s *Scale) Chosen() int { return s.chosen }

// HeightFor returns the height of the scale in a box of the given width.
func (s *Scale) HeightFor(width float32) float32 {
	return 2*scaleTop + s.disc(width) + scaleWords*s.unit()
}

// disc is how large a number is in a width.
func (s *Scale) disc(width float32) float32 {
	n := float32(len(s.numbers))
	return min(scaleDisc*s.unit(), (width-(n-1)*scaleGap*s.unit()*0.5)/n)
}

// mark moves the mark.
func (s *Scale) mark(by int) {
	s.marked = min(max(s.marked+by, 0), len(s.numbers)-1)
	s.Refresh()
}

// FocusGained is part of fyne.Focusable: the mark begins in the middle.
func (s *Scale) FocusGained() {
	if s.marked < 0 {
		s.marked = len(s.numbers) / 2
	}
	s.control.FocusGained()
}

// Choose takes a number, as a tap on it does.
func (s *Scale) Choose(n int) {
	if n < 0 || n >= len(s.numbers) {
		return
	}
	s.chosen, s.marked = n, n
	if n != 1 {
		s.typedOne = time.Time{}
	}
	s.Refresh()
	if s.OnChosen != nil {
		s.OnChosen(n)
	}
}

// Tapped is part of fyne.Tappable.
func (s *Scale) Tapped(e *fyne.PointEvent) {
	if e.Position.Y > 2*scaleTop+s.disc(s.Size().Width) {
		return
	}
	for n := range s.numbers {
		if left, width := s.place(n); e.Position.X >= left-scaleGap*s.unit()/2 && e.Position.X < left+width+scaleGap*s.unit()/2 {
			s.Choose(n)
			return
		}
	}
}

// place returns where a number stands from left to right.
func (s *Scale) place(n int) (left, width float32) {
	width = s.disc(s.Size().Width)
	room := s.Size().Width - width
	step := min(width+scaleGap*s.unit(), room/float32(len(s.numbers)-1))
	return float32(n) * step, width
}

// TypedKey is part of fyne.Focusable.
func (s *Scale) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.Key0, fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9:
		return // the character follows, and one of the two is enough
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.Choose(s.marked)
	case fyne.KeyHome:
		s.mark(-len(s.numbers))
	case fyne.KeyEnd:
		s.mark(+len(s.numbers))
	default:
		s.control.TypedKey(key)
	}
}

// TypedRune is part of fyne.Focusable: a figure chooses.
func (s *Scale) TypedRune(r rune) {
	if !s.Figure(r) {
		s.control.TypedRune(r)
	}
}

// Figure chooses the number of a figure that was typed, and reports whether it is
// one. A 0 that follows a 1 at once makes it a 10.
func (s *Scale) Figure(r rune) bool {
	if r < '0' || r > '9' {
		return false
	}
	n := int(r - '0')
	if n == 0 && s.MayBecomeTen() {
		n = 10
	}
	s.typedOne = time.Time{}
	if n == 1 && len(s.numbers) > 10 {
		s.typedOne = time.Now()
	}
	s.Choose(n)
	return true
}

// MayBecomeTen reports whether a 1 has just been typed, which a 0 would make a 10.
func (s *Scale) MayBecomeTen() bool {
	return !s.typedOne.IsZero() && time.Since(s.typedOne) < TenWithin
}

// CreateRenderer is part of fyne.Widget.
func (s *Scale) CreateRenderer() fyne.WidgetRenderer {
	r := &scaleRenderer{scale: s}
	for range s.numbers {
		r.discs = append(r.discs, canvas.NewCircle(nil))
	}
	r.Refresh()
	return r
}

type scaleRenderer struct {
	scale *Scale
	discs []*canvas.Circle
}

func (r *scaleRenderer) Destroy() {}

func (r *scaleRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.scale.HeightFor(max(r.scale.Size().Width, 1)))
}

func (r *scaleRenderer) Objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for i, disc := range r.discs {
		shown = append(shown, disc, r.scale.numbers[i])
	}
	return append(shown, r.scale.low, r.scale.high)
}

func (r *scaleRenderer) Layout(size fyne.Size) {
	s, u := r.scale, r.scale.unit()
	var right float32
	for n, disc := range r.discs {
		left, width := s.place(n)
		disc.Move(fyne.NewPos(left, scaleTop))
		disc.Resize(fyne.NewSquareSize(width))
		s.numbers[n].Move(disc.Position())
		s.numbers[n].Resize(disc.Size())
		right = left + width
	}
	y := 2*scaleTop + s.disc(size.Width)
	for _, t := range []*Text{s.low, s.high} {
		s.typeset(t, theme.TextCaption)
		t.Move(fyne.NewPos(0, y))
		t.Resize(fyne.NewSize(right, scaleWords*u))
	}
}

func (r *scaleRenderer) Refresh() {
	s := r.scale
	for n, disc := range r.discs {
		disc.FillColor = theme.Colour(s, theme.Raised)
		t := s.numbers[n]
		t.Tint, t.Bold = theme.Ink, n == s.chosen
		s.typeset(t, theme.TextSmall)
		if n == s.chosen {
			disc.FillColor, t.Tint = theme.Colour(s, theme.Accent), theme.OnAccent
		}
		disc.StrokeColor, disc.StrokeWidth = theme.Colour(s, theme.Line), 2
		if s.focused && n == s.marked {
			disc.StrokeColor, disc.StrokeWidth = theme.Colour(s, theme.Focus), focusWidth
		}
	}
	r.Layout(s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
