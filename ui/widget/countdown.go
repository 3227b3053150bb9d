package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// digitHeight is how high the digits of the bundled bold type are, in type sizes.
const digitHeight = 0.714

// The proportions of the countdown, in parts of its diameter.
const (
	ringWidth = 0.036
	// discGap lies between the ring and the fullest disc.
	discGap = 0.045
	// emptiest is the smallest disc, in parts of the fullest.
	emptiest = 0.58
	// numberRaise lifts the number above the centre, to make room for the phase.
	numberRaise = 0.055
	// numberHeight is the height of the digits, in parts of the diameter.
	numberHeight = 0.43
	// numberWidth is the most that the number may span.
	numberWidth = 0.74
	phaseHeight = 0.078
	noteHeight  = 0.042
)

// Count is what a countdown shows.
type Count struct {
	// Number is the large text, Phase the words under it, Note a smaller line.
	Number, Phase, Note string
	// Left is how much of the ring is left, 1 to 0; it empties clockwise.
	Left float64
	// Breath is how full the disc is, 0 to 1.
	Breath float64
	// Still mutes the colour of the ring, for a session that stands.
	Still bool
}

// Countdown is a large number in a ring that empties, on a disc that breathes.
type Countdown struct {
	widget.BaseWidget
	count Count
}

// NewCountdown returns an empty countdown.
func NewCountdown() *Countdown {
	c := &Countdown{}
	c.ExtendBaseWidget(c)
	return c
}

// DigitHeight returns how high the digits of a countdown of the given diameter
// are.
func DigitHeight(diameter float32) float32 { return numberHeight * diameter }

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
	r := &countdownRenderer{
		of:      c,
		disc:    canvas.NewCircle(nil),
		numbers: newNumerals(bold),
		phase:   NewText("", 1, theme.AccentInk),
		note:    NewText("", 1, theme.Muted),
	}
	for _, t := range []*Text{r.phase, r.note} {
		t.Align, t.Fit = fyne.TextAlignCenter, true
	}
	r.Refresh()
	return r
}

type countdownRenderer struct {
	of          *Countdown
	ring        ring
	disc        *canvas.Circle
	numbers     *numerals
	phase, note *Text
	// corner and diameter are the box of the ring.
	corner   fyne.Position
	diameter float32
	scale    float32
	shown    []fyne.CanvasObject
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
	r.corner = fyne.NewPos(wholeUnits((size.Width-d)/2), wholeUnits((size.Height-d)/2))
	r.ring.place(r.corner, d, scale)
	r.shown = r.shown[:0]
	for _, t := range r.ring.tiles {
		r.shown = append(r.shown, t.image)
	}
	r.shown = append(r.shown, r.disc, r.numbers.shown, r.phase, r.note)

	r.placeDisc()
	r.placeNumber()
	below := d*(0.5-numberRaise) + numberHeight*d/2
	r.phase.SetHeight(phaseHeight * d)
	r.place(r.phase, below+0.016*d, 0.62*d, phaseHeight*d)
	r.note.SetHeight(noteHeight * d)
	r.place(r.note, below+0.016*d+phaseHeight*d*1.3, 0.5*d, noteHeight*d)
}

func wholeUnits(v float32) float32 { return float32(math.Round(float64(v))) }

// place centres a line of the given width, its top so far below the ring's.
func (r *countdownRenderer) place(t *Text, top, width, height float32) {
	t.Move(r.corner.AddXY((r.diameter-width)/2, top))
	t.Resize(fyne.NewSize(width, height*lineStep))
}

func (r *countdownRenderer) placeDisc() {
	full := r.diameter * (1 - 2*ringWidth - 2*discGap)
	d := wholeUnits(full * float32(emptiest+(1-emptiest)*r.of.count.Breath))
	r.disc.Resize(fyne.NewSquareSize(d))
	r.disc.Move(r.corner.AddXY((r.diameter-d)/2, (r.diameter-d)/2))
}

// placeNumber draws the number and centres it over the phase.
func (r *countdownRenderer) placeNumber() {
	if r.diameter <= 0 {
		return
	}
	d := r.diameter * r.scale
	size := r.numbers.draw(r.of.count.Number, theme.Colour(r.of, theme.Ink), int(math.Ceil(float64(numberHeight*d))), int(numberWidth*d))
	w, h := float32(size.X)/r.scale, float32(size.Y)/r.scale
	r.numbers.shown.Resize(fyne.NewSize(w, h))
	r.numbers.shown.Move(r.corner.AddXY(wholeUnits((r.diameter-w)/2), wholeUnits(r.diameter*(0.5-numberRaise)-h/2)))
}

func (r *countdownRenderer) Refresh() {
	count := r.of.count
	ringTint := theme.Accent
	if count.Still {
		ringTint = theme.Muted
	}
	r.ring.paint(theme.Colour(r.of, theme.Line), theme.Colour(r.of, ringTint))
	r.ring.setLeft(count.Left)
	r.placeNumber()
	r.phase.SetValue(count.Phase)
	r.note.SetValue(count.Note)
	if disc := theme.Colour(r.of, theme.Disc); r.disc.FillColor != disc {
		r.disc.FillColor = disc
		r.disc.Refresh()
		r.phase.Refresh()
		r.note.Refresh()
	}
	r.placeDisc()
}
