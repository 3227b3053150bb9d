package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// scaled is one of Fyne's layouts with gaps that grow with the window.
type scaled struct {
	with func(unit float32) fyne.Layout
	unit float32
	now  fyne.Layout
}

func (s *scaled) layout() fyne.Layout {
	if u := theme.Unit(); s.now == nil || u != s.unit {
		s.unit, s.now = u, s.with(u)
	}
	return s.now
}

// Layout is part of fyne.Layout.
func (s *scaled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.layout().Layout(objects, size)
}

// MinSize is part of fyne.Layout.
func (s *scaled) MinSize(objects []fyne.CanvasObject) fyne.Size { return s.layout().MinSize(objects) }

// Lengths of the functions below are in units of the design.

// VBox puts objects under one another with a gap between them.
func VBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&scaled{with: func(u float32) fyne.Layout { return layout.NewCustomPaddedVBoxLayout(gap * u) }}, objects...)
}

// HBox puts objects beside one another with a gap between them.
func HBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&scaled{with: func(u float32) fyne.Layout { return layout.NewCustomPaddedHBoxLayout(gap * u) }}, objects...)
}

// Grid puts objects into so many columns of one width, in rows of one height. The labels of
// buttons in it become smaller together.
func Grid(columns int, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	keepTogether(labelsOf(objects))
	return container.New(&grid{columns: columns, gap: gap}, objects...)
}

// CardGrid puts objects into as many columns as there is room for, each at least as
// wide as told.
func CardGrid(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{least: least, gap: gap}, objects...)
}

// Equal puts objects beside one another, all of one width and as high as the box. The
// labels of buttons in it become smaller together.
func Equal(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	keepTogether(labelsIn(objects))
	return container.New(&grid{gap: gap}, objects...)
}

// Columns returns into how many columns a grid has been laid out.
func Columns(of *fyne.Container) int {
	if g, ok := of.Layout.(*grid); ok {
		return max(1, g.columns)
	}
	return 1
}

// grid is Fyne's grid with rows as high as what is in them; what is hidden leaves no
// gap.
type grid struct {
	columns    int // 0 for all in one row
	least, gap float32
}

// Layout is part of fyne.Layout.
func (g *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := g.gap * theme.Unit()
	if g.least > 0 {
		g.columns = max(1, int((size.Width+gap)/(g.least*theme.Unit()+gap)))
	}
	columns := g.columns
	if columns == 0 {
		columns = len(shown(objects))
	}
	each := (size.Width - gap*float32(columns-1)) / float32(columns)
	g.place(objects, func(o fyne.CanvasObject, column int, y, height float32) {
		if g.columns == 0 {
			height = size.Height
		}
		o.Move(fyne.NewPos(float32(column)*(each+gap), y))
		o.Resize(fyne.NewSize(each, height))
	})
}

// MinSize is part of fyne.Layout.
func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, g.place(objects, func(fyne.CanvasObject, int, float32, float32) {}))
}

// place tells where each object stands and returns the height of all.
func (g *grid) place(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, column int, y, height float32)) float32 {
	objects = shown(objects)
	columns := g.columns
	if columns == 0 {
		columns = len(objects)
	}
	gap, y := g.gap*theme.Unit(), float32(0)
	for row := range slices.Chunk(objects, max(1, columns)) {
		height := float32(0)
		for _, o := range row {
			height = max(height, o.MinSize().Height)
		}
		for i, o := range row {
			put(o, i, y, height)
		}
		y += height + gap
	}
	return max(0, y-gap)
}

// shown are the objects that are not hidden.
func shown(objects []fyne.CanvasObject) []fyne.CanvasObject {
	return slices.DeleteFunc(slices.Clone(objects), func(o fyne.CanvasObject) bool { return !o.Visible() })
}

// Pad leaves room around an object.
func Pad(top, right, bottom, left float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&scaled{with: func(u float32) fyne.Layout {
		return layout.NewCustomPaddedLayout(top*u, bottom*u, left*u, right*u)
	}}, object)
}

// Middle centres an object in the height of its box, and gives it the whole width.
func Middle(object fyne.CanvasObject) *fyne.Container {
	return container.NewVBox(layout.NewSpacer(), object, layout.NewSpacer())
}

// Between puts an object into the width that those at its sides leave; either may
// be nil or hidden. All three are centred in the height.
func Between(left, middle, right fyne.CanvasObject) *fyne.Container {
	c := container.New(&between{left: left, middle: middle, right: right})
	for _, o := range []fyne.CanvasObject{left, middle, right} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

// BetweenOrUnder puts one object beside another, or under it where less than so
// many units are left for the first.
func BetweenOrUnder(least float32, words, controls fyne.CanvasObject) *fyne.Container {
	return container.New(&between{least: least, middle: words, right: controls}, words, controls)
}

// betweenGap is what lies between the parts of a row in units of the design.
const betweenGap = 16

type between struct {
	left, middle, right fyne.CanvasObject
	least               float32
	// whole tells that the middle needs all of its own width.
	whole bool
	under bool
}

// Layout is part of fyne.Layout.
func (b *between) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := betweenGap * theme.Unit()
	from, to := float32(0), size.Width
	put := func(o fyne.CanvasObject, x, width float32) {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	if b.left != nil && b.left.Visible() {
		from = b.left.MinSize().Width + gap
		put(b.left, 0, from-gap)
	}
	right := b.right != nil && b.right.Visible()
	if right {
		to -= b.right.MinSize().Width + gap
	}
	b.under = to-from < b.least*theme.Unit() || b.whole && to-from < b.middle.MinSize().Width
	if b.under {
		layout.NewCustomPaddedVBoxLayout(gap).Layout(objects, size)
		return
	}
	if right {
		put(b.right, to+gap, size.Width-to-gap)
	}
	put(b.middle, from, max(1, to-from))
}

// MinSize is part of fyne.Layout.
func (b *between) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if b.under {
		under := layout.NewCustomPaddedVBoxLayout(betweenGap * theme.Unit()).MinSize(objects)
		return fyne.NewSize(b.middle.MinSize().Width, under.Height)
	}
	objects = shown(objects)
	least := fyne.NewSize(float32(len(objects)-1)*betweenGap*theme.Unit(), 0)
	for _, o := range objects {
		size := o.MinSize()
		least.Width += size.Width
		least.Height = max(least.Height, size.Height)
	}
	return least
}

// Sized gives an object a least size; 0 leaves it its own.
func Sized(width, height float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&leastSize{width: width, height: height}, object)
}

// Fixed gives an object a least size whatever is in it; 0 is as little as there is. A
// text in it shrinks, and what changes in it moves nothing else.
func Fixed(width, height float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&leastSize{width, height, true}, object)
}

type leastSize struct {
	width, height float32
	fixed         bool
}

// Layout is part of fyne.Layout.
func (l *leastSize) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is part of fyne.Layout.
func (l *leastSize) MinSize(objects []fyne.CanvasObject) fyne.Size {
	u := theme.Unit()
	least := fyne.NewSize(l.width*u, l.height*u)
	if l.fixed {
		return least
	}
	return objects[0].MinSize().Max(least)
}

// Beside puts two objects beside one another in equal parts where there are as
// many units of width, else under one another.
func Beside(least, gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{least: least, gap: gap}, left, right)
}

// BesideShare is Beside where the left one gets a share of the width.
func BesideShare(least, gap, share float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{least: least, gap: gap, share: share}, left, right)
}

type beside struct {
	least, gap float32
	// share is the part of the width that the left one gets; 0 is one half.
	share float32
	wide  bool
}

// Layout is part of fyne.Layout.
func (b *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	u := theme.Unit()
	b.wide = size.Width >= b.least*u
	if !b.wide {
		layout.NewCustomPaddedVBoxLayout(b.gap*u).Layout(objects, size)
		return
	}
	share := b.share
	if share == 0 {
		share = 0.5
	}
	left := share * (size.Width - b.gap*u)
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-b.gap*u-left, size.Height))
	objects[1].Move(fyne.NewPos(left+b.gap*u, 0))
}

// MinSize is part of fyne.Layout.
func (b *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if b.wide {
		return fyne.NewSize(1, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
	}
	return layout.NewCustomPaddedVBoxLayout(b.gap * theme.Unit()).MinSize(objects)
}

// BesideStack is BesideShare where the left column has two objects: in a narrow window
// the right one stands between them.
func BesideStack(least, gap, share float32, first, right, last fyne.CanvasObject) *fyne.Container {
	b := &besideStack{beside: beside{least: least, gap: gap, share: share}, left: VBox(gap, first, last), first: first, right: right, last: last}
	return container.New(b, first, right, last)
}

type besideStack struct {
	beside
	left               *fyne.Container
	first, right, last fyne.CanvasObject
}

// Layout is part of fyne.Layout.
func (b *besideStack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	// The keyboard goes through the objects in the order in which they stand.
	if b.wide = size.Width >= b.least*theme.Unit(); b.wide {
		objects[0], objects[1], objects[2] = b.first, b.last, b.right
		b.beside.Layout([]fyne.CanvasObject{b.left, b.right}, size)
		return
	}
	objects[0], objects[1], objects[2] = b.first, b.right, b.last
	b.beside.Layout(objects, size)
}

// MinSize is part of fyne.Layout.
func (b *besideStack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if b.wide {
		return b.beside.MinSize([]fyne.CanvasObject{b.left, b.right})
	}
	return b.beside.MinSize(objects)
}

// Wrap puts objects beside one another in rows, as many as have room. Unlike
// Fyne's it never makes an object wider than the row, so that long labels shrink
// in a narrow window.
func Wrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrap{gap: gap}, objects...)
}

// Line puts objects beside one another, in several rows where it gets less width than it
// would like.
func Line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrap{gap: gap, whole: true}, objects...)
}

type wrap struct {
	gap, width float32
	// whole tells that it would like to be one row.
	whole bool
}

// Layout is part of fyne.Layout.
func (w *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	w.place(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize is part of fyne.Layout.
func (w *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(1)
	if w.whole {
		for _, o := range shown(objects) {
			width += o.MinSize().Width + w.gap*theme.Unit()
		}
		width = max(1, width-w.gap*theme.Unit())
		if w.width == 0 { // not laid out yet
			w.width = width
		}
	}
	return fyne.NewSize(width, w.place(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// place tells where each object stands and returns the height of all.
func (w *wrap) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	x, y, row, gap := float32(0), float32(0), float32(0), w.gap*theme.Unit()
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		size.Width = min(size.Width, max(w.width, 1))
		if x > 0 && x+size.Width > w.width+0.5 {
			x, y, row = 0, y+row+gap, 0
		}
		put(o, fyne.NewPos(x, y), size)
		x += size.Width + gap
		row = max(row, size.Height)
	}
	return y + row
}

// Squeeze puts objects beside one another, and makes all of them narrower alike where
// they have no room. The width that is left over goes to a spacer, if there is one. The
// labels of buttons in it become smaller together.
func Squeeze(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	keepTogether(labelsIn(objects))
	return container.New(&squeeze{gap}, objects...)
}

type squeeze struct{ gap float32 }

// Layout is part of fyne.Layout.
func (s *squeeze) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wanted, spacer := s.wanted(objects)
	part, gap := min(1, size.Width/wanted), s.gap*theme.Unit()
	width := s.shares(objects, size.Width, part)
	x := float32(0)
	for _, o := range objects {
		switch {
		case o == spacer:
			x += max(0, size.Width-wanted)
		case o.Visible():
			Put(o, x, 0, width(o), size.Height)
			x += width(o) + gap*part
		}
	}
}

// squeezedEnd is the least room at both ends of a squeezed button's label together, in
// units of the design.
const squeezedEnd = 12

// paddingOf is the room that a padded container leaves beside what is in it.
func paddingOf(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok && len(c.Objects) == 1 {
		switch inner := c.Objects[0].(type) {
		case *fyne.Container, *Text:
			return c.MinSize().Width - inner.MinSize().Width
		}
	}
	return 0
}

// shares tells how wide each object is. Where there is no room for all of them as they
// would like to be, each has what its label needs first.
func (s *squeeze) shares(objects []fyne.CanvasObject, width, part float32) func(o fyne.CanvasObject) float32 {
	if part == 1 {
		return func(o fyne.CanvasObject) float32 { return o.MinSize().Width }
	}
	least := map[fyne.CanvasObject]float32{}
	room, needed, more := width, float32(0), float32(0)
	n := 0
	for _, o := range objects {
		if _, ok := o.(layout.SpacerObject); ok || !o.Visible() {
			continue
		}
		n++
		wants := o.MinSize().Width
		least[o] = wants * part
		if labels := labelsIn([]fyne.CanvasObject{o}); len(labels) == 1 {
			least[o] = min(wants, labels[0].WidthFor()+squeezedEnd*theme.Unit()+paddingOf(o))
		}
		needed += least[o]
		more += wants - least[o]
	}
	room -= float32(n-1) * s.gap * theme.Unit() * part
	return func(o fyne.CanvasObject) float32 {
		if needed >= room || more == 0 {
			return least[o] * room / needed
		}
		return least[o] + (o.MinSize().Width-least[o])*(room-needed)/more
	}
}

// MinSize is part of fyne.Layout.
func (s *squeeze) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		if o.Visible() {
			height = max(height, o.MinSize().Height)
		}
	}
	return fyne.NewSize(1, height)
}

// wanted is how wide the objects would like to be with the gaps between them.
func (s *squeeze) wanted(objects []fyne.CanvasObject) (width float32, spacer fyne.CanvasObject) {
	gap := s.gap * theme.Unit()
	for _, o := range objects {
		if _, ok := o.(layout.SpacerObject); ok {
			spacer = o
		} else if o.Visible() {
			width += o.MinSize().Width + gap
		}
	}
	return max(width-gap, 1), spacer
}

// AtMost gives an object no more than a width.
func AtMost(width float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&mostWidth{width: width}, object)
}

// CentredAtMost does the same and puts the object into the middle.
func CentredAtMost(width float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&mostWidth{width, true}, object)
}

type mostWidth struct {
	width  float32
	centre bool
}

// Layout is part of fyne.Layout.
func (m *mostWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, m.width*theme.Unit())
	objects[0].Resize(fyne.NewSize(width, size.Height))
	if m.centre {
		objects[0].Move(fyne.NewPos((size.Width-width)/2, 0))
	}
}

// MinSize is part of fyne.Layout.
func (m *mostWidth) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Head is the title of a screen with buttons on the same line, or under it where they have
// no room there.
func Head(title fyne.CanvasObject, buttons ...*FocusButton) *fyne.Container {
	for _, b := range buttons {
		b.SetPart(HeadScale)
	}
	row := Line(14, Objects(buttons)...)
	return container.New(&between{middle: title, right: row, whole: true}, title, row)
}

// Page is a screen: its head, what scrolls, and what stands at the foot, in the
// order of the keyboard. The foot may be nil.
func Page(head, body, foot fyne.CanvasObject) *fyne.Container {
	head = Pad(24, 32, 12, 32, head)
	body = Pad(0, 0, 0, 32, body)
	p := container.New(&page{head, body, foot}, head, body)
	if foot != nil {
		p.Add(foot)
	}
	return p
}

// page lays out a screen. In one frame Fyne lays out again only one of several
// objects whose height has changed with their width, so both are set at once.
type page struct{ head, body, foot fyne.CanvasObject }

// pageGap is what lies between the parts of a page in units of the design.
const pageGap = 4

// Layout is part of fyne.Layout.
func (p *page) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap := pageGap * theme.Unit()
	top, bottom := fitHeight(p.head, size.Width)+gap, size.Height
	if p.foot != nil && p.foot.Visible() {
		bottom -= fitHeight(p.foot, size.Width)
		p.foot.Move(fyne.NewPos(0, bottom))
		bottom -= gap
	}
	p.body.Move(fyne.NewPos(0, top))
	p.body.Resize(fyne.NewSize(size.Width, max(1, bottom-top)))
}

// MinSize is part of fyne.Layout.
func (p *page) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// fitHeight gives an object a width, and the height that it needs in that width.
func fitHeight(o fyne.CanvasObject, width float32) float32 {
	for range 2 {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	return o.Size().Height
}

// PlaceCard puts a card of a width into the middle of a box, as high as it must be
// and the box allows. What is in the scroll, if there is one, is shown whole where
// there is room.
func PlaceCard(card *fyne.Container, scroll *container.Scroll, width, margin float32, box fyne.Size) {
	width = min(width, box.Width-2*margin)
	// The height of a text depends on its width, so that comes first.
	card.Resize(fyne.NewSize(width, max(card.Size().Height, 1)))
	height := card.MinSize().Height + 1 // what scrolls never hides for a fraction of a unit
	if scroll != nil {
		height += scroll.Content.MinSize().Height - scroll.MinSize().Height
	}
	card.Resize(fyne.NewSize(width, min(height, box.Height-margin)))
	card.Move(fyne.NewPos((box.Width-width)/2, max(0, (box.Height-card.Size().Height)/2)))
}

// Card puts objects under one another on a panel.
func Card(objects ...fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewPanel(theme.Card, 28), Pad(28, 28, 26, 28, VBox(12, objects...)))
}

// Body is the renderer of a widget that is made of containers.
type Body struct {
	// Of holds everything that is shown.
	Of fyne.CanvasObject
	// Close is called when the widget is not needed any longer; it may be nil.
	Close func()

	shown [1]fyne.CanvasObject
}

// Objects is part of fyne.WidgetRenderer. The window asks for it with every picture, so
// that it allocates nothing.
func (b *Body) Objects() []fyne.CanvasObject {
	b.shown[0] = b.Of
	return b.shown[:]
}

// MinSize is part of fyne.WidgetRenderer.
func (b *Body) MinSize() fyne.Size { return b.Of.MinSize() }

// Layout is part of fyne.WidgetRenderer.
func (b *Body) Layout(size fyne.Size) { b.Of.Resize(size) }

// Refresh is part of fyne.WidgetRenderer.
func (b *Body) Refresh() { b.Of.Refresh() }

// Destroy is part of fyne.WidgetRenderer.
func (b *Body) Destroy() {
	if b.Close != nil {
		b.Close()
	}
}

// face is the renderer of a widget that is made of containers and has states.
type face struct {
	Body
	// paint gives what is shown the colours of the state.
	paint func()
}

func newFace(of fyne.CanvasObject, paint func()) *face {
	paint()
	return &face{Body{Of: of}, paint}
}

// Refresh is part of fyne.WidgetRenderer.
func (f *face) Refresh() {
	f.paint()
	f.Body.Refresh()
}

// eachIn visits the objects in containers, and in widgets that are made of them.
func eachIn(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	if made, ok := o.(interface{ Body() fyne.CanvasObject }); ok {
		o = made.Body()
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			eachIn(child, visit)
		}
	}
}

// Under puts a body under a head, over all that is left of a page. The keyboard comes to
// the head first: a border of the toolkit's has its middle before its top.
func Under(head, body fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewBorderLayout(head, nil, nil, nil), head, body)
}

// Scroll scrolls an object up and down that is as wide as the scroll.
func Scroll(object fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(&narrow{}, object))
}

// overhang is how far, in units of the design, the tails of a last line reach below its
// line: what scrolls would cut them.
const overhang = 3

// narrow lets an object be narrower than its parts would like to be, so that
// nothing scrolls sideways.
type narrow struct{}

// Layout is part of fyne.Layout.
func (*narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is part of fyne.Layout.
func (*narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, objects[0].MinSize().Height+overhang*theme.Unit())
}

// LayOut lays a container out again, without drawing what stands in it again.
func LayOut(c *fyne.Container) {
	if c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
}

// ShowIf shows an object or hides it, and lays out the container that it stands in.
func ShowIf(on bool, o fyne.CanvasObject, in *fyne.Container) {
	if o.Visible() == on {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
	LayOut(in)
}

// Restyle draws an object in the size that the theme has now. The caller lays
// the object out afterwards.
func Restyle(o fyne.CanvasObject) {
	if made, ok := o.(interface{ Body() fyne.CanvasObject }); ok {
		o = made.Body()
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			Restyle(child)
		}
	case *container.Scroll:
		Restyle(o.Content)
	case *container.ThemeOverride:
		Restyle(o.Content)
	default:
		o.Refresh()
	}
}

// Objects are widgets of one kind, for a container.
func Objects[T fyne.CanvasObject](of []T) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(of))
	for i, o := range of {
		objects[i] = o
	}
	return objects
}

// Made is a widget that is made of containers. Embed it and call Make.
type Made struct {
	widget.BaseWidget
	body fyne.CanvasObject
}

// Make tells what the widget itself is, and what it is made of.
func (m *Made) Make(self fyne.Widget, body fyne.CanvasObject) {
	m.body = body
	m.ExtendBaseWidget(self)
}

// Body is what the widget is made of.
func (m *Made) Body() fyne.CanvasObject { return m.body }

// CreateRenderer is part of fyne.Widget.
func (m *Made) CreateRenderer() fyne.WidgetRenderer { return &Body{Of: m.body} }

// HeightFor returns the height of the widget in a box of the given width.
func (m *Made) HeightFor(width float32) float32 {
	m.Resize(fyne.NewSize(width, m.Size().Height))
	return m.MinSize().Height
}
