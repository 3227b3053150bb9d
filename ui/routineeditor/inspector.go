package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// inspector shows what can be set of the line that is chosen.
type inspector struct {
	widget.Made
	screen *Screen
	scroll *container.Scroll
	parts  []part
	body   *fyne.Container
	// shown is the line that it is about, exercise what stands there; typing is
	// the field that is being typed into.
	shown    entry
	exercise string
	typing   input

	view      *picture.View
	projector *picture.Projector
	playing   picture.Picture
}

func newInspector(s *Screen) *inspector {
	p := &inspector{
		screen: s, body: widget.VBox(16),
		view: picture.NewView(s.options.Album, picture.Picture{}), projector: picture.NewProjector(s.options.Album),
	}
	p.view.OnOrdered = p.move
	p.projector.OnRest = p.view.Still().Rest
	p.scroll = widget.Scroll(widget.Pad(12, 18, 12, 4, p.body))
	p.Make(p, container.NewStack(widget.NewPanel(theme.Card, 24), widget.Pad(12, 6, 12, 20, p.scroll)))
	return p
}

// show shows what can be set of a line.
func (p *inspector) show(e entry) {
	p.stop()
	p.screen.draft.Release()
	p.shown, p.typing = e, nil
	p.exercise = p.screen.exerciseAt(e)
	switch e.kind {
	case aboutLine:
		p.parts = p.aboutParts()
	case blockLine, emptyLine:
		p.parts = p.blockParts(e.at.Block)
	default:
		p.parts = p.itemParts(e.at)
	}
	p.body.Objects = nil
	for _, part := range p.parts {
		p.body.Objects = append(p.body.Objects, part.CanvasObject)
	}
	widget.RevealFocus(p.scroll)
	p.update()
	p.body.Refresh()
	p.scroll.Offset = fyne.Position{}
	p.scroll.Refresh()
}

// holds reports whether what is shown is still there.
func (p *inspector) holds() bool {
	return p.shown == p.screen.list.current() && p.exercise == p.screen.exerciseAt(p.shown)
}

// update brings every value up to date.
func (p *inspector) update() {
	for _, part := range p.parts {
		if part.update != nil {
			part.update()
		}
	}
}

// first returns what the keyboard acts on first, nil for nothing.
func (p *inspector) first() fyne.Focusable {
	for _, part := range p.parts {
		if part.first != nil {
			return part.first
		}
	}
	return nil
}

// move plays the exercise in the picture, which is still after that.
func (p *inspector) move() {
	what := p.view.Still().Ordered()
	if what.Width <= 0 || what == p.playing || !p.screen.options.Preferences.Display.Animations {
		return
	}
	p.playing = what
	prefs := &p.screen.options.Preferences
	ex := p.screen.options.Book.Exercises[what.Exercise]
	eased := p.screen.options.Book.Eased(&ex, prefs, what.At)
	p.projector.Play(what, picture.ReelOf(eased, prefs.BreathIn, prefs.BreathOut), p.view.Still().PutCut)
}

// stop stops what moves.
func (p *inspector) stop() {
	p.projector.Stop()
	p.view.Still().Rest()
	p.playing = picture.Picture{}
}
