package exercise

import (
	"slices"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the page in units of the design.
const (
	cardCorner = 28
	stripGap   = 12
	stripLine  = 64
	// twoColumns is the width from which the words stand beside the picture.
	twoColumns = 960
	mostFrames = 4 // in one row of the strip
)

// CreateRenderer is part of fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: p, Parts: p.objects, Place: p.layOut, Close: p.Close}
}

func (p *Page) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{p.back, p.name, p.remove, p.change, p.try, p.chips}
	for _, c := range p.controls() {
		shown = append(shown, c)
	}
	return append(shown, p.scroll)
}

// layOut puts what the exercise is and the buttons above, and the body below.
func (p *Page) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	edge := 32 * u
	right := size.Width - edge
	for _, b := range slices.Backward(p.head()) {
		b.SetScale(u * 0.9)
		room := b.MinSize()
		if b == p.back {
			put(b, edge, 24*u, room.Width, room.Height)
			continue
		}
		right -= room.Width
		put(b, right, 24*u, room.Width, room.Height)
		right -= 12 * u
	}
	p.name.SetHeight(theme.TextTitle * u)
	left := edge + p.back.Size().Width + 24*u
	put(p.name, left, 22*u, right-12*u-left, p.back.Size().Height)
	p.chips.SetScale(u)
	width := size.Width - 2*edge - p.placeControls(size.Width-edge, 90*u, u)
	chips := p.chips.HeightFor(width)
	put(p.chips, edge, 92*u, width, chips)
	top := 92*u + chips + 16*u
	put(p.scroll, edge, top, size.Width-edge, size.Height-top)
	p.body.layOut(p.scroll.Size(), u)
	p.scroll.Refresh()
	p.move()
}

// body is what scrolls: the pictures and the words.
type body struct {
	fynewidget.BaseWidget
	page   *Page
	words  *widget.Ground
	height float32
	// careful is under what to take care of where that stands above the pictures.
	careful *widget.Ground
}

func newBody(p *Page) *body {
	b := &body{page: p, words: widget.NewGround(theme.Card, 0), careful: widget.NewGround(theme.Card, 0)}
	b.ExtendBaseWidget(b)
	return b
}

// layOut puts the pictures on the left and the words on the right. In a narrow
// window they stand under one another: what to take care of comes before the
// pictures there, so that it is seen first.
func (b *body) layOut(view fyne.Size, u float32) {
	const gap = 20
	width := view.Width - 32*u
	pad := 28 * u
	article := b.page.article
	b.careful.Hidden = width >= twoColumns*u || article.care == 0
	if width < twoColumns*u {
		top := float32(4)
		if article.care > 0 {
			end := layOut(article.parts[:article.care], pad, top+0.6*pad, width-2*pad, u) + 0.6*pad
			ground(b.careful, 0, top, width, end-top, u)
			top = end + gap*u
		}
		foot := b.pictures(top, width, 340*u, u)
		end := layOut(article.parts[article.care:], pad, foot+gap*u+pad, width-2*pad, u)
		ground(b.words, 0, foot+gap*u, width, end-foot-gap*u+pad, u)
		b.height = end + pad + 24*u
		return
	}
	left := width*0.54 - gap*u/2
	right := width - left - gap*u
	// The picture leaves room for the strip under it.
	foot := b.pictures(4, left, max(260*u, view.Height-b.stripHeight(left, u)-(gap+44)*u), u)
	end := layOut(article.parts, left+gap*u+pad, 4+pad, right-2*pad, u) + pad
	bottom := max(end, foot)
	ground(b.words, left+gap*u, 4, right, bottom-4, u)
	b.height = bottom + 24*u
}

func ground(g *widget.Ground, x, y, w, h, u float32) {
	g.SetRadius(cardCorner * u)
	put(g, x, y, w, h)
}

// pictures places the large picture and the strip under it from a height on, and
// returns where they end.
func (b *body) pictures(top, width, height, u float32) float32 {
	p := b.page
	p.stage.SetRadius(cardCorner * u)
	put(p.stage, 0, top, width, height)
	caption := 40 * u
	p.caption.SetHeight(theme.TextBody * u)
	put(p.caption, 24*u, top+height-caption-10*u, width-48*u, caption)
	placePicture(p.still, 14*u, top+12*u, width-28*u, height-caption-30*u)
	p.picture.Dark = theme.IsDark(p)
	p.still.Show(p.picture)
	y := top + height + stripGap*u
	columns := b.columns()
	gap := stripGap * u
	each := (width - gap*float32(columns-1)) / float32(columns)
	tall := b.frameHeight(each, u)
	for i, f := range p.strip {
		x, at := float32(i%columns)*(each+gap), y+float32(i/columns)*(tall+gap)
		f.ground.SetRadius(0.6 * cardCorner * u)
		put(f.ground, x, at, each, tall)
		placePicture(f.still, x+6*u, at+6*u, each-12*u, tall-stripLine*u-8*u)
		f.picture.Dark = theme.IsDark(p)
		f.still.Show(f.picture)
		f.line.SetHeight(theme.TextCaption * u)
		put(f.line, x+10*u, at+tall-(stripLine-2)*u, each-20*u, (stripLine-8)*u)
	}
	return y + b.stripHeight(width, u)
}

// columns is how many frames stand in a row: as many in each row as in the next.
func (b *body) columns() int {
	n := len(b.page.strip)
	rows := (n + mostFrames - 1) / mostFrames
	return max(2, (n+rows-1)/max(rows, 1))
}

func (b *body) frameHeight(width, u float32) float32 {
	return min(width*0.62, 150*u) + stripLine*u
}

// stripHeight is how high the strip is in a width.
func (b *body) stripHeight(width, u float32) float32 {
	columns, gap := b.columns(), stripGap*u
	rows := (len(b.page.strip) + columns - 1) / columns
	each := (width - gap*float32(columns-1)) / float32(columns)
	return float32(rows)*(b.frameHeight(each, u)+gap) - gap
}

// placePicture places a picture on whole units, so that its pixels are shown as they
// are.
func placePicture(still interface {
	Move(fyne.Position)
	Resize(fyne.Size)
}, x, y, w, h float32,
) {
	still.Move(fyne.NewPos(float32(int(x)), float32(int(y))))
	still.Resize(fyne.NewSize(float32(int(max(w, 1))), float32(int(max(h, 1)))))
}

// CreateRenderer is part of fyne.Widget.
func (b *body) CreateRenderer() fyne.WidgetRenderer {
	p := b.page
	shown := []fyne.CanvasObject{p.stage, p.still.Image, p.caption}
	for _, f := range p.strip {
		shown = append(shown, f.ground, f.still.Image, f.line)
	}
	shown = append(append(shown, b.careful, b.words), p.article.objects()...)
	return &widget.Composite{
		Of:     b,
		Parts:  func() []fyne.CanvasObject { return shown },
		Height: func() float32 { return b.height },
	}
}
