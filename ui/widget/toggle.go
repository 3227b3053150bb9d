package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// Sizes of a toggle in units of the design.
const (
	toggleHeight  = 44
	togglePadding = 16
	toggleTick    = 18
	toggleGap     = 10
)

// Toggle is a pill that is on or off; a tick shows that it is on. Enter and
// Space turn it. Fyne's Check has no ground that tells its state from afar.
type Toggle struct {
	control
	hovering
	// OnTurned is called when the user has turned the toggle.
	OnTurned func(on bool)
	// Round makes the tick a dot: one of several that exclude one another.
	Round bool

	label *Text
	on    bool
}

// NewToggle returns a toggle.
func NewToggle(label string, on bool, onTurned func(on bool)) *Toggle {
	t := &Toggle{OnTurned: onTurned, on: on, label: NewText(label, theme.TextSmall, theme.Ink)}
	t.label.Middle, t.label.Fit, t.label.Break = true, true, true
	t.onHover = t.Refresh
	t.init(t, func(by int) { t.step(by) })
	return t
}

// Label returns the text on the toggle.
func (t *Toggle) Label() string { return t.label.Value() }

// SetLabel changes the text on the toggle; its place may then be too small for it.
func (t *Toggle) SetLabel(label string) { t.label.SetValue(label) }

// On reports whether the toggle is on.
func (t *Toggle) On() bool { return t.on }

// SetOn turns the toggle without a call of OnTurned.
func (t *Toggle) SetOn(on bool) {
	if t.on == on {
		return
	}
	t.on = on
	t.Refresh()
}

// Tapped is part of fyne.Tappable.
func (t *Toggle) Tapped(*fyne.PointEvent) {
	t.grab()
	t.turn()
}

func (t *Toggle) turn() {
	t.SetOn(!t.on)
	if t.OnTurned != nil {
		t.OnTurned(t.on)
	}
}

// step goes to the neighbour: toggles stand in rows.
func (t *Toggle) step(by int) {
	key := fyne.KeyDown
	if by < 0 {
		key = fyne.KeyUp
	}
	moveFocus(t, key)
}

// TypedKey is part of fyne.Focusable.
func (t *Toggle) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.turn()
	default:
		t.control.TypedKey(key)
	}
}

// TypedRune is part of fyne.Focusable: + and − turn nothing.
func (t *Toggle) TypedRune(r rune) { t.Keys.TypedRune(r) }

// width is how wide the toggle is at its scale.
func (t *Toggle) width() float32 {
	return t.label.measure(t.label.value, theme.TextSmall*t.unit()) + (2*togglePadding+toggleTick+toggleGap+2)*t.unit()
}

// CreateRenderer is part of fyne.Widget.
func (t *Toggle) CreateRenderer() fyne.WidgetRenderer {
	r := &toggleRenderer{
		toggle: t, ground: canvas.NewRectangle(nil), box: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil),
		tick: [2]*canvas.Line{canvas.NewLine(nil), canvas.NewLine(nil)},
	}
	r.Refresh()
	return r
}

type toggleRenderer struct {
	toggle      *Toggle
	ground, box *canvas.Rectangle
	dot         *canvas.Circle
	tick        [2]*canvas.Line
}

func (r *toggleRenderer) Destroy() {}

func (r *toggleRenderer) MinSize() fyne.Size {
	t, u := r.toggle, r.toggle.unit()
	height := toggleHeight * u
	if width := t.Size().Width; width > 0 {
		room := width - (2*togglePadding+toggleTick+toggleGap)*u
		height = max(height, t.label.twoLines(room, theme.TextSmall*u, toggleHeight*u/6))
	}
	return fyne.NewSize(t.width(), height)
}

func (r *toggleRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.box, r.dot, r.tick[0], r.tick[1], r.toggle.label}
}

func (r *toggleRenderer) Layout(size fyne.Size) {
	u := r.toggle.unit()
	r.ground.Resize(size)
	side := toggleTick * u
	x, y := togglePadding*u, (size.Height-side)/2
	r.box.Move(fyne.NewPos(x, y))
	r.box.Resize(fyne.NewSquareSize(side))
	r.dot.Move(fyne.NewPos(x+side/4, y+side/4))
	r.dot.Resize(fyne.NewSquareSize(side / 2))
	r.tick[0].Position1, r.tick[0].Position2 = fyne.NewPos(x+0.22*side, y+0.52*side), fyne.NewPos(x+0.43*side, y+0.73*side)
	r.tick[1].Position1, r.tick[1].Position2 = fyne.NewPos(x+0.43*side, y+0.73*side), fyne.NewPos(x+0.8*side, y+0.28*side)
	left := x + side + toggleGap*u
	r.toggle.label.Move(fyne.NewPos(left, 0))
	r.toggle.label.Resize(fyne.NewSize(size.Width-left-togglePadding*u+2, size.Height))
}

func (r *toggleRenderer) Refresh() {
	t, u := r.toggle, r.toggle.unit()
	ground, ink := theme.Raised, theme.Ink
	if t.on {
		ground, ink = theme.Accent, theme.OnAccent
	}
	if t.on && t.hovered {
		ground = theme.AccentHover
	}
	colour := func(name fyne.ThemeColorName) color.Color { return theme.Colour(t, name) }
	r.ground.FillColor, r.ground.CornerRadius = colour(ground), canvas.RadiusMaximum
	r.ground.StrokeColor, r.ground.StrokeWidth = colour(theme.Line), theme.Edge(t)
	switch {
	case t.focused:
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(theme.Focus), focusWidth
	case t.hovered:
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(theme.Muted), 2
	}
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = color.Transparent, colour(theme.Muted), 2
	if t.on {
		r.box.StrokeColor = colour(ink)
	}
	r.box.CornerRadius = 5 * u
	if t.Round {
		r.box.CornerRadius = canvas.RadiusMaximum
	}
	r.dot.FillColor, r.dot.Hidden = colour(ink), !t.on || !t.Round
	for _, line := range r.tick {
		line.StrokeColor, line.StrokeWidth, line.Hidden = colour(ink), 2.4*u, !t.on || t.Round
	}
	t.typeset(t.label, theme.TextSmall)
	t.label.Tint = ink
	r.Layout(t.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
