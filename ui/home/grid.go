package home

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/widget"
)

// The measures of the grid in units of the design.
const (
	gridGap     = 24
	slimmest    = 320
	mostColumns = 4
)

// grid lays the cards out in columns, or one large card over the whole view.
type grid struct {
	fynewidget.BaseWidget
	cards   []*card
	columns int
	height  float32
}

func newGrid(cards []*card) *grid {
	g := &grid{cards: cards, columns: 1}
	g.ExtendBaseWidget(g)
	return g
}

// layOut places the cards for the part of the window that they are seen
// through. The right margin keeps them clear of the scroll bar, and the top one
// leaves room for the outline of a focused button.
func (g *grid) layOut(view fyne.Size, scale float32) {
	const top = 4
	width := view.Width - 32*scale
	if len(g.cards) == 1 {
		g.columns, g.height = 1, view.Height
		g.cards[0].scale = scale
		widget.PutWhole(g.cards[0], 0, top, width, view.Height-36*scale)
		return
	}
	gap, height, care := gridGap*scale, cardHeight*scale, float32(0)
	g.columns = columnsFor(width, scale)
	each := (width - gap*float32(g.columns-1)) / float32(g.columns)
	for _, c := range g.cards {
		if c.ask.Visible() {
			height = (cardHeight + askSpace) * scale
		}
		c.scale = scale
		care = max(care, c.careHeight(each-2*cardPadding*scale))
	}
	height += care
	for i, c := range g.cards {
		c.scale = scale
		widget.PutWhole(c, float32(i%g.columns)*(each+gap), top+float32(i/g.columns)*(height+gap), each, height)
	}
	rows := (len(g.cards) + g.columns - 1) / g.columns
	g.height = top + float32(rows)*(height+gap)
}

// columnsFor returns how many columns fit into a width.
func columnsFor(width, scale float32) int {
	n := int((width + gridGap*scale) / ((slimmest + gridGap) * scale))
	return max(1, min(n, mostColumns))
}

// CreateRenderer is part of fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	shown := make([]fyne.CanvasObject, len(g.cards))
	for i, c := range g.cards {
		shown[i] = c
	}
	return &widget.Composite{
		Of:     g,
		Parts:  func() []fyne.CanvasObject { return shown },
		Height: func() float32 { return g.height },
	}
}
