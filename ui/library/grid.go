package library

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/widget"
)

// Sizes of the grid in units of the design.
const (
	gridGap     = 18
	slimmest    = 236
	mostColumns = 5
	// gridTop is the space above and on the left for the outline of a focused
	// card.
	gridTop = 4
)

// grid lays the cards out in columns. Only the visible rows, one above and one
// below are drawn.
type grid struct {
	fynewidget.BaseWidget
	cards   []*card
	columns int
	// row is the distance between two rows, height the height of the grid.
	row, height float32
	first, last int // the cards that are drawn: first ≤ i < last
}

func newGrid() *grid {
	g := &grid{columns: 1}
	g.ExtendBaseWidget(g)
	return g
}

// layOut positions the cards for the visible part of the page, and requests their
// pictures: visible ones first, then all others, so that nothing needs to be
// drawn while the user scrolls.
func (g *grid) layOut(view fyne.Size, offset, scale float32) {
	width := view.Width - 32*scale - gridTop
	gap, height := gridGap*scale, cardHeight*scale
	g.columns = columnsFor(width, scale)
	g.row = height + gap
	each := (width - gap*float32(g.columns-1)) / float32(g.columns)
	for i, c := range g.cards {
		widget.PutWhole(c, gridTop+float32(i%g.columns)*(each+gap), gridTop+float32(i/g.columns)*g.row, each, height)
	}
	rows := (len(g.cards) + g.columns - 1) / g.columns
	g.height = gridTop + float32(rows)*g.row
	g.first, g.last = 0, 0
	g.look(offset, view.Height)
	for _, c := range g.cards[g.first:g.last] {
		c.order()
	}
	for _, c := range g.cards {
		c.order()
	}
}

// look updates which rows are drawn at an offset and reports whether that has
// changed.
func (g *grid) look(offset, view float32) bool {
	if g.row <= 0 {
		return false
	}
	top := max(0, int((offset-gridTop)/g.row)-1)
	foot := int((offset+view)/g.row) + 2
	first, last := min(top*g.columns, len(g.cards)), min(foot*g.columns, len(g.cards))
	if first == g.first && last == g.last {
		return false
	}
	g.first, g.last = first, last
	return true
}

// columnsFor returns how many columns fit into a width.
func columnsFor(width, scale float32) int {
	n := int((width + gridGap*scale) / ((slimmest + gridGap) * scale))
	return max(1, min(n, mostColumns))
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer { return &gridRenderer{grid: g} }

type gridRenderer struct {
	grid  *grid
	shown []fyne.CanvasObject
}

func (r *gridRenderer) Destroy()           {}
func (r *gridRenderer) MinSize() fyne.Size { return fyne.NewSize(1, r.grid.height) }

// Objects lists the cards that are drawn.
func (r *gridRenderer) Objects() []fyne.CanvasObject {
	r.shown = r.shown[:0]
	for _, c := range r.grid.cards[r.grid.first:r.grid.last] {
		r.shown = append(r.shown, c)
	}
	return r.shown
}

// Layout does nothing: layOut has positioned the cards.
func (r *gridRenderer) Layout(fyne.Size) {}

// Refresh redraws the cards after a change of the theme.
func (r *gridRenderer) Refresh() {
	for _, c := range r.grid.cards {
		c.Refresh()
	}
}
