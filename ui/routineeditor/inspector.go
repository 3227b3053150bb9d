package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// inspector shows what can be set of the line that is chosen.
type inspector struct {
	fynewidget.BaseWidget
	screen *Screen
	scale  float32
	ground *widget.Panel
	scroll *container.Scroll
	body   *body
	// shown is the line that it is about, exercise what stands there; typing is
	// the field that is being typed into.
	shown    entry
	exercise string
	typing   *field

	still     *picture.Still
	picture   picture.Picture
	projector *picture.Projector
	playing   picture.Picture
}

func newInspector(s *Screen) *inspector {
	p := &inspector{
		screen: s, scale: 1, ground: widget.NewPanel(theme.Card, 0), body: &body{},
		still: picture.NewStill(s.options.Album), projector: picture.NewProjector(s.options.Album),
	}
	p.body.ExtendBaseWidget(p.body)
	p.scroll = container.NewVScroll(p.body)
	p.ExtendBaseWidget(p)
	return p
}

// show shows what can be set of a line.
func (p *inspector) show(e entry) {
	p.stop()
	p.screen.draft.Release()
	p.shown, p.typing, p.picture = e, nil, picture.Picture{}
	p.exercise = p.screen.exerciseAt(e)
	switch e.kind {
	case aboutLine:
		p.body.parts = p.aboutParts()
	case blockLine, emptyLine:
		p.body.parts = p.blockParts(e.at.Block)
	default:
		p.body.parts = p.itemParts(e.at)
	}
	p.scroll.Offset = fyne.Position{}
	p.update()
}

// holds reports whether what is shown is still there.
func (p *inspector) holds() bool {
	return p.shown == p.screen.list.current() && p.exercise == p.screen.exerciseAt(p.shown)
}

// update brings every value up to date.
func (p *inspector) update() {
	for _, part := range p.body.parts {
		if u, ok := part.(interface{ update() }); ok {
			u.update()
		}
	}
	p.layOut(p.Size())
	p.body.Refresh()
}

// first returns what the keyboard acts on first, nil for nothing.
func (p *inspector) first() fyne.Focusable {
	for _, part := range p.body.parts {
		if f, ok := part.(interface{ first() fyne.Focusable }); ok {
			return f.first()
		}
	}
	return nil
}

// reveal scrolls a part into view.
func (p *inspector) reveal(top, height float32) {
	widget.Reveal(p.scroll, top, height, 0)
}

// move plays the exercise in the picture.
func (p *inspector) move() {
	what := p.still.Ordered()
	if p.picture.Exercise == "" || what.Width <= 0 || what == p.playing || !p.screen.options.Preferences.Display.Animations {
		return
	}
	p.playing = what
	prefs := &p.screen.options.Preferences
	ex := p.screen.options.Book.Exercises[p.picture.Exercise]
	p.projector.Play(what, picture.ReelOf(&ex, prefs.BreathIn, prefs.BreathOut), p.still.PutCut)
}

// stop stops what moves.
func (p *inspector) stop() {
	p.projector.Stop()
	p.still.Rest()
	p.playing = picture.Picture{}
}

func (p *inspector) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := p.scale
	p.ground.SetRadius(24 * u)
	p.ground.Resize(size)
	pad := 24 * u
	widget.PutWhole(p.scroll, pad-4*u, 12*u, size.Width-pad+4*u-6*u, size.Height-24*u)
	y, width := 12*u, float32(int(size.Width-2*pad-8*u))
	for _, part := range p.body.parts {
		y = part.place(4*u, y, width, u) + 16*u
	}
	if p.body.height != y {
		p.body.height = y
		p.scroll.Refresh()
	}
	if p.picture.Exercise != "" {
		p.picture.Dark = theme.IsDark(p)
		p.still.Show(p.picture)
		p.move()
	}
}

// CreateRenderer is part of fyne.Widget.
func (p *inspector) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: p, Parts: p.objects, Place: p.layOut}
}

func (p *inspector) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.ground, p.scroll}
}

// part is one piece of what the inspector shows.
type part interface {
	objects() []fyne.CanvasObject
	// place places it at a width and returns where it ends.
	place(x, y, width, scale float32) float32
}

// body is everything the inspector shows, under one another.
type body struct {
	fynewidget.BaseWidget
	parts  []part
	height float32
}

// CreateRenderer is part of fyne.Widget.
func (b *body) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: b, Parts: b.objects, Height: func() float32 { return b.height }}
}

func (b *body) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, p := range b.parts {
		shown = append(shown, p.objects()...)
	}
	return shown
}
