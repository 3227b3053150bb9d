package widget

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// digitHeight is how high the digits of the bundled bold type are, in type sizes.
const digitHeight = 0.714

// The proportions of the countdown, in parts of its diameter.
const (
	// ringWidth is the width of the thickest ring, ringThin of a thin one.
	ringWidth = 0.05
	ringThin  = 0.02
	// ringDashes is into how many pieces a broken ring is cut.
	ringDashes = 24
	// discGap lies between the ring and the fullest disc.
	discGap = 0.03
	// emptiest is the smallest disc, in parts of the fullest.
	emptiest = 0.58
	// numberAt is how far the middle of the number is below the top.
	numberAt = 0.46
	// numberHeight is the height of the digits, smallNumber that of those under a
	// large word.
	numberHeight = 0.3
	smallNumber  = 0.17
	// numberWidth is the most that the number may span.
	numberWidth = 0.74
	wordsWidth  = 0.76
	wordsGap    = 0.02
)

// Form is how a countdown looks, so that the phases of a session differ at a glance
// and in every colour.
type Form int

// The forms: a thick ring with a disc that breathes for work, a broken ring for what
// leads to it, and a thin one for a rest.
const (
	FormWork Form = iota
	FormLeading
	FormRest
)

// Count is what a countdown shows.
type Count struct {
	// Number is the large text, Unit the word over it and Phase the words under it.
	Number, Unit, Phase string
	// Word, if given, is larger than the number and stands under the phase.
	Word string
	// Left is how much of the ring is left, 1 to 0; it empties clockwise.
	Left float64
	// Breath is how full the disc is, 0 to 1.
	Breath float64
	Form   Form
	// Still mutes the colour of the ring, for a session that stands.
	Still bool
}

// Countdown is a large number in a ring that empties, on a disc that breathes.
type Countdown struct {
	widget.BaseWidget
	count Count
	// unit, phase and word are the texts in the ring.
	unit, phase, word *Text
}

// NewCountdown returns an empty countdown.
func NewCountdown() *Countdown {
	c := &Countdown{
		unit: NewText("", theme.TextAfar, theme.Ink), phase: NewText("", theme.TextAfar, theme.Ink),
		word: NewText("", theme.TextWord, theme.Ink),
	}
	for _, t := range c.Texts() {
		t.Align, t.Fit, t.Middle = fyne.TextAlignCenter, true, true
	}
	c.phase.Wrap, c.phase.Middle = true, false
	c.word.Bold = true
	c.ExtendBaseWidget(c)
	return c
}

// DigitHeight returns how high the digits of a countdown of the given diameter
// are.
func DigitHeight(diameter float32) float32 { return numberHeight * diameter }

// Texts returns the texts in the ring, but for the number.
func (c *Countdown) Texts() []*Text { return []*Text{c.unit, c.phase, c.word} }

// Count returns what is shown.
func (c *Countdown) Count() Count { return c.count }

// SetCount changes what is shown; what stays the same is not drawn again.
func (c *Countdown) SetCount(count Count) {
	if c.count == count {
		return
	}
	c.count = count
	c.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (c *Countdown) CreateRenderer() fyne.WidgetRenderer {
	bold := fynetheme.CurrentForWidget(c).Font(fyne.TextStyle{Bold: true})
	r := &countdownRenderer{of: c, disc: newPlate(), numbers: newNumerals(bold), ring: ring{width: ringWidth}}
	r.Refresh()
	return r
}

type countdownRenderer struct {
	of      *Countdown
	ring    ring
	disc    *plate
	numbers *numerals
	// corner and diameter are the box of the ring.
	corner   fyne.Position
	diameter float32
	scale    float32
	shown    []fyne.CanvasObject
	// tint is the colour of the disc.
	tint color.Color
	// worded tells that the texts are placed about a large word.
	worded bool
}

func (r *countdownRenderer) Destroy()                     {}
func (r *countdownRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *countdownRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *countdownRenderer) Layout(size fyne.Size) {
	scale := theme.PixelScale(r.of)
	d := float32(math.Floor(float64(min(size.Width, size.Height))))
	if d <= 0 {
		return
	}
	r.diameter, r.scale = d, scale
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.of)
	corner := at.AddXY((size.Width-d)/2, (size.Height-d)/2)
	r.corner = fyne.NewPos(theme.ToPixel(corner.X, scale), theme.ToPixel(corner.Y, scale)).Subtract(at)
	r.ring.place(r.corner, d, scale)
	r.shown = r.shown[:0]
	for _, t := range r.ring.tiles {
		r.shown = append(r.shown, t.image)
	}
	r.shown = append(r.shown, r.disc.Image, r.numbers.shown, r.of.unit, r.of.phase, r.of.word)

	r.placeDisc()
	r.placeNumber()
	r.placeWords()
}

// placeWords places the texts: the unit over the number and the phase under it, or
// the phase and a large word over a small number.
func (r *countdownRenderer) placeWords() {
	d, c := r.diameter, r.of
	line := lineHeight(theme.TextAfar * theme.Unit())
	if r.worded {
		top := 0.2 * d
		c.phase.SetHeight(0)
		r.place(c.phase, top, wordsWidth*d, line)
		r.place(c.word, top+line, 0.86*d, 0.24*d)
		return
	}
	top, below := d*(numberAt-numberHeight/2), d*(numberAt+numberHeight/2+wordsGap)
	above := max(top-line, 0.06*d)
	r.place(c.unit, above, r.chord(above, top), min(line, top-0.06*d))
	size, width, height := r.phaseBox(below)
	c.phase.SetHeight(size)
	r.place(c.phase, below, width, height)
}

// smallestPhase is how far the words under the number are shrunk at most.
const smallestPhase = 0.35

// phaseBox returns how large the words under the number are and the box for them: one
// line or two, each no wider than the ring leaves room at its foot.
func (r *countdownRenderer) phaseBox(top float32) (size, width, height float32) {
	t, unit := r.of.phase, theme.Unit()
	const foot = 1.1 / lineStep // of the letters, in the height of a line
	for size = theme.TextAfar * unit; ; {
		line := lineHeight(size)
		one, two := r.chord(top, top+foot*line), r.chord(top, top+(1+foot)*line)
		lines := t.breakLines(one, size)
		switch {
		case len(lines) == 1 && t.measure(lines[0], size) <= one:
			return size, one, line
		case len(lines) == 2 && t.measure(lines[0], size) <= one && t.measure(lines[1], size) <= two:
			return size, one, 2 * line
		}
		next := theme.StepBelow(size/unit) * unit
		if next >= size || next < smallestPhase*theme.TextAfar*unit {
			return size, one, line
		}
		size = next
	}
}

// chord is how wide a line of words may be between two heights below the ring's top: as
// far as the ring leaves room there.
func (r *countdownRenderer) chord(top, bottom float32) float32 {
	radius := float64(r.diameter) * (0.5 - ringWidth - wordsGap/2)
	far := max(math.Abs(float64(top-r.diameter/2)), math.Abs(float64(bottom-r.diameter/2)))
	if far >= radius {
		return 1
	}
	return min(float32(2*math.Sqrt(radius*radius-far*far)), wordsWidth*r.diameter)
}

func wholeUnits(v float32) float32 { return float32(math.Round(float64(v))) }

// place centres a text of a size, its top so far below the ring's.
func (r *countdownRenderer) place(t *Text, top, width, height float32) {
	t.Move(r.corner.AddXY((r.diameter-width)/2, top))
	t.Resize(fyne.NewSize(width, height))
}

func (r *countdownRenderer) placeDisc() {
	full := r.diameter * (1 - 2*ringWidth - 2*discGap)
	d := wholeUnits(full * float32(emptiest+(1-emptiest)*r.of.count.Breath))
	r.disc.Resize(fyne.NewSquareSize(d))
	r.disc.Move(r.corner.AddXY((r.diameter-d)/2, (r.diameter-d)/2))
	r.disc.paint(r.of, r.tint, theme.Colour(r.of, theme.Line), theme.Edge(r.of))
}

// placeNumber draws the number and centres it over the phase, or under the word.
func (r *countdownRenderer) placeNumber() {
	if r.diameter <= 0 {
		return
	}
	high, at := float32(numberHeight), float32(numberAt)
	if r.worded {
		high, at = smallNumber, 0.79
	}
	d := r.diameter * r.scale
	size := r.numbers.draw(r.of.count.Number, theme.Colour(r.of, theme.Ink), int(math.Ceil(float64(high*d))), int(numberWidth*d))
	w, h := float32(size.X)/r.scale, float32(size.Y)/r.scale
	r.numbers.shown.Resize(fyne.NewSize(w, h))
	r.numbers.shown.Move(r.corner.AddXY(wholeUnits((r.diameter-w)/2), wholeUnits(r.diameter*at-h/2)))
}

func (r *countdownRenderer) Refresh() {
	count := r.of.count
	ringTint := theme.Accent
	if count.Still {
		ringTint = theme.Muted
	}
	switch count.Form {
	case FormLeading:
		r.ring.shape(ringWidth, ringDashes)
	case FormRest:
		r.ring.shape(ringThin, 0)
	default:
		r.ring.shape(ringWidth, 0)
	}
	r.ring.paint(theme.Colour(r.of, theme.Line), theme.Colour(r.of, ringTint))
	r.ring.setLeft(count.Left)
	if worded := count.Word != ""; worded != r.worded {
		r.worded = worded
		r.placeWords()
	}
	r.placeNumber()
	r.of.unit.SetValue(count.Unit)
	if r.of.phase.Value() != count.Phase {
		r.of.phase.SetValue(count.Phase)
		r.placeWords()
	}
	r.of.word.SetValue(count.Word)
	r.disc.Hidden = count.Form != FormWork
	if disc := theme.Colour(r.of, theme.Disc); r.tint != disc {
		r.tint = disc
		for _, t := range r.of.Texts() {
			t.Refresh()
		}
	}
	r.placeDisc()
}
