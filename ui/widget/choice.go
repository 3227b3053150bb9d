package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// Sizes of a swatch in units of the design.
const (
	swatch    = 22
	swatchGap = 8
)

// Choice is a row of options of which one is chosen. In Fyne's RadioGroup Tab stops at
// every option; here it stops once, and the arrows choose.
type Choice struct {
	control
	// OnChosen is called with the index of a newly chosen option.
	OnChosen func(i int)

	options []*Text
	chosen  int
	// swatches are discs of colour before the options, if there are any.
	swatches []*canvas.Circle
}

// NewChoice returns a choice; chosen is the index of the option that holds.
func NewChoice(options []string, chosen int, onChosen func(i int)) *Choice {
	c := &Choice{OnChosen: onChosen, chosen: chosen}
	for _, option := range options {
		t := NewText(option, theme.TextSmall, theme.Ink)
		t.Align, t.Middle, t.Fit, t.Break = fyne.TextAlignCenter, true, true, true
		c.options = append(c.options, t)
	}
	c.init(c, func(by int) { c.choose(c.chosen + by) })
	return c
}

// ChoiceOf returns a choice of values; now is the one that holds.
func ChoiceOf[T comparable](values []T, now T, name func(T) string, onChosen func(T)) *Choice {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = name(v)
	}
	return NewChoice(names, max(0, slices.Index(values, now)), func(i int) { onChosen(values[i]) })
}

// NewSwatches returns a choice with a disc of colour before each option.
func NewSwatches(options []string, colours []color.Color, chosen int, onChosen func(i int)) *Choice {
	c := NewChoice(options, chosen, onChosen)
	for i, colour := range colours {
		c.options[i].Align = fyne.TextAlignLeading
		c.swatches = append(c.swatches, canvas.NewCircle(colour))
	}
	return c
}

// Words returns what can be chosen.
func (c *Choice) Words() []string {
	var words []string
	for _, t := range c.options {
		words = append(words, t.Value())
	}
	return words
}

// Chosen returns the index of the option that holds.
func (c *Choice) Chosen() int { return c.chosen }

// SetChosen changes which option holds, without a call of OnChosen.
func (c *Choice) SetChosen(i int) {
	if c.chosen == i {
		return
	}
	c.chosen = i
	c.Refresh()
}

func (c *Choice) choose(i int) {
	if i < 0 || i >= len(c.options) || i == c.chosen {
		return
	}
	c.chosen = i
	c.Refresh()
	if c.OnChosen != nil {
		c.OnChosen(i)
	}
}

// Tapped is part of fyne.Tappable.
func (c *Choice) Tapped(e *fyne.PointEvent) {
	c.grab()
	c.choose(int(e.Position.X / c.Size().Width * float32(len(c.options))))
}

// CreateRenderer is part of fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{choice: c, ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type choiceRenderer struct {
	choice       *Choice
	ground, mark *canvas.Rectangle
}

func (r *choiceRenderer) Destroy() {}

func (r *choiceRenderer) MinSize() fyne.Size {
	widest := float32(0)
	for _, t := range r.choice.options {
		widest = max(widest, t.WidthFor())
	}
	u := r.choice.unit()
	if len(r.choice.swatches) > 0 {
		widest += (swatch + swatchGap) * u
	}
	return fyne.NewSize((widest+40*u)*float32(len(r.choice.options)), controlHeight*u)
}

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{r.ground, r.mark}
	for _, s := range r.choice.swatches {
		shown = append(shown, s)
	}
	for _, t := range r.choice.options {
		shown = append(shown, t)
	}
	return shown
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	inset := 5 * r.choice.unit()
	width := (size.Width - 2*inset) / float32(len(r.choice.options))
	for i, t := range r.choice.options {
		x, room := inset+width*float32(i), width
		if len(r.choice.swatches) > 0 {
			x, room = r.placeSwatch(i, x, fyne.NewSize(width, size.Height))
		}
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(room, size.Height))
	}
	r.mark.Move(fyne.NewPos(inset+width*float32(r.choice.chosen), inset))
	r.mark.Resize(fyne.NewSize(width, size.Height-2*inset))
}

// placeSwatch centres a swatch and its text and returns where the text stands.
func (r *choiceRenderer) placeSwatch(i int, x float32, room fyne.Size) (left, width float32) {
	u := r.choice.unit()
	side, gap := swatch*u, swatchGap*u
	width = min(r.choice.options[i].WidthFor(), room.Width-side-gap-16*u)
	x += (room.Width - side - gap - width) / 2
	r.choice.swatches[i].Move(fyne.NewPos(x, (room.Height-side)/2))
	r.choice.swatches[i].Resize(fyne.NewSquareSize(side))
	return x + side + gap, width + 1
}

func (r *choiceRenderer) Refresh() {
	c := r.choice
	c.frame(r.ground)
	r.mark.FillColor = theme.Colour(c, theme.Accent)
	r.mark.CornerRadius = canvas.RadiusMaximum
	r.mark.Refresh()
	for _, s := range c.swatches {
		s.StrokeColor, s.StrokeWidth = theme.Colour(c, theme.Card), 2
		s.Refresh()
	}
	for i, t := range c.options {
		t.Tint, t.Bold = theme.Ink, i == c.chosen
		c.typeset(t, theme.TextSmall)
		if i == c.chosen {
			t.Tint = theme.OnAccent
		}
		t.Refresh()
	}
	r.Layout(c.Size())
}
