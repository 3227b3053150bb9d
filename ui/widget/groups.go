package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of groups in units of the design.
const (
	groupGap  = 26
	groupLine = 10
	// besideGap lies between two groups whose items stand beside their headings,
	// which takes besideLeast of width, besideWords of it for the words.
	besideGap   = 14
	besideLeast = 900
	besideWords = 0.37
	// barRoom is left beside the items for the scroll bar.
	barRoom = 10
)

// Group is a heading, a line under it, and widgets in a row that wraps. The
// heading and the line may be empty.
type Group struct {
	Title, Line string
	Items       []Scaled
}

// Groups is several groups under one another, for a sheet.
type Groups struct {
	widget.BaseWidget
	// Beside puts the items beside their heading where there is room.
	Beside bool
	// Unfocused leaves the keyboard with the buttons of the sheet when it opens.
	Unfocused bool

	sizing
	parts []*groupParts
	// reveal scrolls a part of the groups into view; nil where nothing scrolls.
	reveal func(top, height float32)
}

type groupParts struct {
	title, line *Text
	flow        *Flow
	// inset leaves room around buttons for the outline of the one that has the
	// keyboard.
	inset float32
}

// NewGroups returns the groups in their order.
func NewGroups(groups ...Group) *Groups {
	g := &Groups{}
	for _, group := range groups {
		p := &groupParts{
			title: NewParagraph(group.Title, theme.TextBody, theme.Ink),
			line:  NewParagraph(group.Line, theme.TextSmall, theme.Muted),
			flow:  NewFlow(group.Items...),
		}
		p.title.Bold = true
		g.parts = append(g.parts, p)
		for _, item := range group.Items {
			switch t := item.(type) {
			case *Toggle:
				t.OnFocus = func() { g.reached(p.flow, t) }
			case *FocusButton:
				t.OnFocus = func() { g.reached(p.flow, t) }
				p.inset = 2 * focusGap
			}
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// SetReveal is called with what scrolls a part of the groups into view.
func (g *Groups) SetReveal(reveal func(top, height float32)) { g.reveal = reveal }

func (g *Groups) reached(f *Flow, t fyne.CanvasObject) {
	if g.reveal != nil {
		g.reveal(f.Position().Y+t.Position().Y-groupGap*g.unit(), t.Size().Height+2*groupGap*g.unit())
	}
}

// First returns the first widget that the keyboard can reach, nil for none.
func (g *Groups) First() fyne.Focusable {
	if g.Unfocused {
		return nil
	}
	for _, p := range g.parts {
		for _, item := range p.flow.items {
			if t, ok := item.(*Toggle); ok && t.on && t.Round {
				return t
			}
		}
	}
	for _, p := range g.parts {
		for _, item := range p.flow.items {
			if f, ok := item.(fyne.Focusable); ok {
				return f
			}
		}
	}
	return nil
}

// SetScale draws the groups larger or smaller than designed.
func (g *Groups) SetScale(scale float32) {
	g.scale = scale
	for _, p := range g.parts {
		p.title.SetHeight(theme.TextBody * scale)
		p.line.SetHeight(theme.TextSmall * scale)
		p.flow.SetScale(scale)
	}
}

// HeightFor returns the height of the groups in a box of the given width.
func (g *Groups) HeightFor(width float32) float32 {
	return g.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place tells where everything stands and returns the height of all.
func (g *Groups) place(width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	beside, gap := g.Beside && width >= besideLeast*g.unit(), groupGap*g.unit()
	if beside {
		gap = besideGap * g.unit()
	}
	y := float32(0)
	for i, p := range g.parts {
		if i > 0 {
			y += gap
		}
		if beside && p.title.Value() != "" {
			y += g.placeBeside(p, y, width, put)
			continue
		}
		words := p.placeWords(y, width, put)
		if y += words; words > 0 {
			y += groupLine * g.unit()
		}
		height := p.flow.HeightFor(width - 2*p.inset)
		put(p.flow, p.inset, y+p.inset, width-2*p.inset, height)
		y += height + 2*p.inset
	}
	return y
}

// placeBeside places a group's items beside its words and returns its height.
func (g *Groups) placeBeside(p *groupParts, y, width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	left := width * besideWords
	x := left + groupGap*g.unit()
	words := p.placeWords(y, left, put)
	room := width - x - barRoom*g.scale
	height := p.flow.HeightFor(room)
	put(p.flow, x, y+max(0, (words-height)/2), room, height)
	return max(words, height)
}

// placeWords places the heading and the line under it and returns their height.
func (p *groupParts) placeWords(y, width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	from := y
	for _, t := range []*Text{p.title, p.line} {
		if t.Value() == "" {
			continue
		}
		height := t.HeightFor(width)
		put(t, 0, y, width, height)
		y += height
	}
	return y - from
}

// CreateRenderer is part of fyne.Widget.
func (g *Groups) CreateRenderer() fyne.WidgetRenderer { return &groupsRenderer{g} }

type groupsRenderer struct{ groups *Groups }

func (r *groupsRenderer) Destroy() {}

func (r *groupsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.groups.HeightFor(max(r.groups.Size().Width, 1)))
}

func (r *groupsRenderer) Objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, p := range r.groups.parts {
		if p.title.Value() != "" {
			shown = append(shown, p.title)
		}
		if p.line.Value() != "" {
			shown = append(shown, p.line)
		}
		shown = append(shown, p.flow)
	}
	return shown
}

// Layout is part of fyne.WidgetRenderer.
func (r *groupsRenderer) Layout(size fyne.Size) {
	r.groups.place(size.Width, Put)
}

func (r *groupsRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
