package player

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the page in units of the design.
const (
	finishWidth  = 1120
	finishHeight = 540
	// finishAsking is the height of a page that asks how it feels.
	finishAsking = 650
	finishPad    = 44
	finishButton = 60
)

// CreateRenderer is part of fyne.Widget.
func (f *Finish) CreateRenderer() fyne.WidgetRenderer { return &finishRenderer{f} }

type finishRenderer struct{ page *Finish }

func (r *finishRenderer) Destroy()           {}
func (r *finishRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *finishRenderer) Objects() []fyne.CanvasObject {
	f := r.page
	shown := []fyne.CanvasObject{
		f.card, f.figure.Image, f.title, f.figures[0], f.figures[1], f.names[0], f.names[1], f.advice,
	}
	for _, t := range f.outlook {
		shown = append(shown, t)
	}
	if f.keep != nil {
		shown = append(shown, f.keep.objects()...)
	}
	if f.ask != nil {
		shown = append(shown, f.ask.objects()...)
	}
	return append(shown, f.home, f.again)
}

func (r *finishRenderer) Refresh() {
	r.Layout(r.page.Size())
	for _, o := range r.Objects() {
		if o != r.page.figure.Image {
			o.Refresh()
		}
	}
}

// Layout puts the words on the left of a card and the picture on the right.
func (r *finishRenderer) Layout(size fyne.Size) {
	f, u := r.page, theme.Scale(size)
	if size.IsZero() {
		return
	}
	high := float32(finishHeight)
	if f.ask != nil {
		high = finishAsking
	}
	if f.keep != nil {
		high += finishKeepHeight
	}
	// In a low window the gaps give way.
	low := min(u, size.Height/(high+40))
	width := whole(min(size.Width-64*u, finishWidth*u))
	height := whole(min(size.Height-40*low, high*u))
	x, y := whole((size.Width-width)/2), whole((size.Height-height)/2)
	f.card.SetRadius(cardCorner * u)
	widget.Put(f.card, x, y, width, height)

	pad, across := finishPad*low, finishPad*u
	words := whole(width*0.56 - across)
	line := r.top(x+across, y+pad, words, u, low)
	line = r.words(x+across, line, words, low)
	if f.keep != nil {
		f.keep.layOut(fyne.NewPos(x+across, line+10*low), words, low)
	}
	foot := y + height - pad - finishButton*low
	for _, b := range []interface{ SetScale(float32) }{f.home, f.again} {
		b.SetScale(low)
	}
	widget.Put(f.home, x+across, foot, 180*u, finishButton*low)
	widget.Put(f.again, x+across+200*u, foot, 150*u, finishButton*low)
	if f.ask != nil {
		f.ask.place(x+across, foot-18*low, words, u, low)
	}

	left := whole(x + across + words + 24*u)
	widget.Put(f.figure.Image, left, whole(y+pad), whole(x+width-across/2-left), whole(height-2*pad))
	f.picture.Dark = theme.IsDark(f)
	f.figure.Show(f.picture)
}

// top places the title and the two figures, and returns where they end.
func (r *finishRenderer) top(x, y, width, u, low float32) float32 {
	f := r.page
	f.title.SetHeight(theme.TextTitle * low)
	title := f.title.HeightFor(width)
	widget.Put(f.title, x, y, width, title)
	y += title + 8*low
	size := float32(2 * theme.TextTitle)
	if f.ask != nil {
		size = 1.2 * theme.TextTitle
	}
	for i := range f.figures {
		f.figures[i].SetHeight(size * low)
		f.names[i].SetHeight(theme.TextSmall * low)
		left := x + float32(i)*260*u
		number := min(250*u, f.figures[i].WidthFor()+2)
		widget.Put(f.figures[i], left, y, number, 1.32*size*low)
		if f.ask != nil {
			// Beside the number, to save a row.
			widget.Put(f.names[i], left+number+10*u, y+0.62*size*low, 240*u-number, 26*low)
		} else {
			widget.Put(f.names[i], left+4*u, y+1.32*size*low, 240*u, 26*low)
		}
	}
	if f.ask != nil {
		return y + 1.32*size*low + 14*low
	}
	return y + 1.32*size*low + 44*low
}

// words places the advice and what the next session brings, and returns where
// they end.
func (r *finishRenderer) words(x, y, width, low float32) float32 {
	f := r.page
	size := float32(theme.TextBody)
	if f.ask != nil {
		size = theme.TextSmall
	}
	f.advice.SetHeight(size * low)
	height := f.advice.HeightFor(width)
	widget.Put(f.advice, x, y, width, height)
	y += height + 10*low
	for _, t := range f.outlook {
		t.SetHeight(size * low)
		height = t.HeightFor(width)
		widget.Put(t, x, y, width, height)
		y += height
	}
	return y
}
