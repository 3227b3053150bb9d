package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// Sizes of a list of places in units of the design.
const (
	placeHeight  = 46
	placePadding = 16
	placeGap     = 4
)

// Places is a list of the parts of a page, of which one is shown: under one another
// where there is room for that beside the page, else in rows above it. Tab stops once,
// and the arrows choose.
type Places struct {
	control
	// OnChosen is called with the index of a newly chosen place, OnEnter by the keys
	// that go into it.
	OnChosen func(i int)
	OnEnter  func()

	names  []*Text
	chosen int
	across bool
}

// NewPlaces returns a list; chosen is the index of the place that is shown.
func NewPlaces(names []string, chosen int, onChosen func(i int)) *Places {
	p := &Places{OnChosen: onChosen, chosen: chosen}
	for _, name := range names {
		t := NewText(name, theme.TextBody, theme.Ink)
		t.Middle = true
		p.names = append(p.names, t)
	}
	p.init(p, func(by int) { p.Choose(p.chosen + by) })
	return p
}

// Chosen returns the index of the place that is shown, −1 for none.
func (p *Places) Chosen() int { return p.chosen }

// Name returns the name of a place.
func (p *Places) Name(i int) string { return p.names[i].Value() }

// SetAcross puts the names beside one another, or under one another.
func (p *Places) SetAcross(across bool) {
	if p.across == across {
		return
	}
	p.across = across
	p.Refresh()
}

// SetChosen changes which place is marked, −1 for none, without a call of OnChosen.
func (p *Places) SetChosen(i int) {
	if p.chosen == i {
		return
	}
	p.chosen = i
	p.Refresh()
}

// Choose shows a place.
func (p *Places) Choose(i int) {
	if i < 0 || i >= len(p.names) || i == p.chosen {
		return
	}
	p.SetChosen(i)
	if p.OnChosen != nil {
		p.OnChosen(i)
	}
}

// Tapped is part of fyne.Tappable.
func (p *Places) Tapped(e *fyne.PointEvent) {
	p.grab()
	p.place(p.Size().Width, func(i int, at fyne.Position, size fyne.Size) {
		if e.Position.X >= at.X && e.Position.X < at.X+size.Width && e.Position.Y >= at.Y && e.Position.Y < at.Y+size.Height {
			p.Choose(i)
		}
	})
}

// TypedKey is part of fyne.Focusable: the arrows along the list choose, those out of it
// leave it.
func (p *Places) TypedKey(key *fyne.KeyEvent) {
	before, after, in := fyne.KeyUp, fyne.KeyDown, fyne.KeyRight
	if p.across {
		before, after, in = fyne.KeyLeft, fyne.KeyRight, fyne.KeyDown
	}
	switch {
	case key.Name == before && p.chosen > 0:
		p.Choose(p.chosen - 1)
	case key.Name == after && p.chosen < len(p.names)-1:
		p.Choose(p.chosen + 1)
	case key.Name == fyne.KeyHome:
		p.Choose(0)
	case key.Name == fyne.KeyEnd:
		p.Choose(len(p.names) - 1)
	case p.OnEnter != nil && (key.Name == in || key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter):
		p.OnEnter()
	case key.Name == before && before == fyne.KeyLeft || key.Name == after && after == fyne.KeyRight:
	case moveFocus(p, key.Name):
	default:
		p.Pass(key)
	}
}

// TypedRune is part of fyne.Focusable.
func (p *Places) TypedRune(r rune) { p.Keys.TypedRune(r) }

// widthOf is how wide a name is with its ends, chosen or not.
func (p *Places) widthOf(i int) float32 {
	u := p.unit()
	return fyne.MeasureText(p.names[i].Value(), theme.TextBody*u, fyne.TextStyle{Bold: true}).Width + 2*placePadding*u
}

// place tells where each name stands in a width, and returns the height of all.
func (p *Places) place(width float32, put func(i int, at fyne.Position, size fyne.Size)) float32 {
	u := p.unit()
	high, gap := placeHeight*u, placeGap*u
	at := fyne.Position{}
	for i := range p.names {
		size := fyne.NewSize(width, high)
		if p.across {
			size.Width = min(p.widthOf(i), width)
			if at.X > 0 && at.X+size.Width > width {
				at = fyne.NewPos(0, at.Y+high+gap)
			}
		}
		put(i, at, size)
		if p.across {
			at.X += size.Width + gap
		} else {
			at.Y += high + gap
		}
	}
	if p.across {
		return at.Y + high
	}
	return at.Y - gap
}

// CreateRenderer is part of fyne.Widget.
func (p *Places) CreateRenderer() fyne.WidgetRenderer {
	r := &placesRenderer{of: p, mark: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type placesRenderer struct {
	of         *Places
	mark, ring *canvas.Rectangle
}

func (r *placesRenderer) Destroy() {}

func (r *placesRenderer) MinSize() fyne.Size {
	p, widest := r.of, float32(1)
	if !p.across {
		for i := range p.names {
			widest = max(widest, p.widthOf(i))
		}
	}
	return fyne.NewSize(widest, p.place(max(p.Size().Width, 1), func(int, fyne.Position, fyne.Size) {}))
}

func (r *placesRenderer) Objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{r.mark, r.ring}
	return append(shown, Objects(r.of.names)...)
}

func (r *placesRenderer) Layout(size fyne.Size) {
	p := r.of
	r.mark.Hidden = p.chosen < 0
	p.place(size.Width, func(i int, at fyne.Position, box fyne.Size) {
		inset := placePadding * p.unit()
		Put(p.names[i], at.X+inset, at.Y, box.Width-2*inset+2, box.Height)
		if i == max(p.chosen, 0) {
			Put(r.ring, at.X, at.Y, box.Width, box.Height)
		}
		if i == p.chosen {
			Put(r.mark, at.X, at.Y, box.Width, box.Height)
		}
	})
}

func (r *placesRenderer) Refresh() {
	p := r.of
	for _, rect := range []*canvas.Rectangle{r.mark, r.ring} {
		rect.CornerRadius = canvas.RadiusMaximum
	}
	r.mark.FillColor = theme.Colour(p, theme.Accent)
	r.ring.FillColor = color.Transparent
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.Hidden = theme.Colour(p, theme.Focus), focusWidth, !p.focused
	for i, t := range p.names {
		t.Tint, t.Bold = theme.Ink, i == p.chosen
		p.typeset(t, theme.TextBody)
		if i == p.chosen {
			t.Tint = theme.OnAccent
		}
	}
	r.Layout(p.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
