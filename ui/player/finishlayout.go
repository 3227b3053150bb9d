package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the page in units of the design.
const (
	finishWidth  = 1120
	finishHeight = 540
	finishGap    = 24
	// finishPad is the room around the words, and finishTight that in a low window.
	finishPad   = 40
	finishTight = 16
	// finishAir lies between the words and the buttons where there is room.
	finishAir = 40
	// finishRing is the room for the outline of what has the keyboard.
	finishRing = 8
	// finishWords is the part of the card that the words get; the picture gets the rest.
	finishWords = 0.56
)

// build puts the words on the left of a card and the picture on the right.
func (f *Finish) build(picture *picture.View) {
	f.words, f.foot, f.picture = widget.VBox(7), widget.VBox(8), picture
	f.scroll = widget.Scroll(widget.Pad(0, finishRing, finishRing, finishRing, f.words))
	foot := widget.Pad(8, finishRing, 0, finishRing, f.foot)
	left := container.New(layout.NewBorderLayout(nil, foot, nil, nil), f.scroll, foot)
	f.Make(f, container.New(finishLayout{f}, widget.NewPanel(theme.Card, cardCorner), left, picture))
	f.compose()
}

// compose shows what the page has to say and to ask. The figures are smaller where it
// asks how it feels, to leave room for that.
func (f *Finish) compose() {
	number, text, gap := float32(2*theme.TextTitle), float32(theme.TextBody), float32(30)
	if f.ask != nil {
		number, text, gap = 1.2*theme.TextTitle, theme.TextSmall, 0
	}
	figures := widget.Wrap(36)
	for i, figure := range f.figures {
		figure.SetSize(number)
		pair := widget.VBox(0, figure, widget.Pad(0, 0, 0, 4, f.names[i]))
		if f.ask != nil {
			pair = widget.HBox(10, figure, widget.Pad(0.62*number, 0, 0, 0, f.names[i]))
		}
		figures.Add(pair)
	}
	f.advice.SetSize(text)
	f.week.SetSize(text)
	f.title.SetSize(theme.TextTitle)
	if f.ask != nil && f.keep != nil { // it has most to say then
		f.week.SetSize(theme.TextCaption)
		f.title.SetSize(theme.TextHeading)
	}
	f.words.Objects = []fyne.CanvasObject{f.title, f.week, figures, widget.Pad(gap, 0, 0, 0, f.advice)}
	outlook := widget.VBox(0)
	for _, t := range f.outlook {
		t.SetSize(text)
		outlook.Add(t)
	}
	outlook.Hidden = len(f.outlook) == 0
	f.words.Add(outlook)
	if f.keep != nil {
		f.words.Add(widget.Pad(10, 0, 0, 0, f.keep))
	}
	buttons := widget.HBox(20, widget.Sized(180, 0, f.home), widget.Sized(150, 0, f.again))
	f.foot.Objects = []fyne.CanvasObject{buttons}
	if f.ask != nil {
		f.foot.Objects = []fyne.CanvasObject{f.ask.question, f.ask.scale, f.ask.note, widget.Pad(10, 0, 0, 0, buttons)}
	}
	widget.RevealFocus(f.scroll)
	f.Refresh()
}

// finishLayout centres the card, as high as its words need it. In a low window the
// room around them gives way, then the picture; then they scroll, and the buttons stay
// in sight.
type finishLayout struct{ of *Finish }

// MinSize is part of fyne.Layout.
func (finishLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (l finishLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f, u := l.of, theme.Unit()
	card, left := objects[0], objects[1]
	width, room := whole(min(size.Width-64*u, finishWidth*u)), size.Height-24*u
	// needed is how high the words are in a width.
	needed := func(wide float32) float32 {
		left.Resize(fyne.NewSize(wide, max(left.Size().Height, 1)))
		return f.words.MinSize().Height + f.foot.MinSize().Height + 3*finishRing*u
	}
	words := width*finishWords - finishPad*u
	least := needed(words)
	f.picture.Hidden = least+2*finishTight*u > room
	if f.picture.Hidden {
		words = width - 2*(finishPad-finishRing)*u
		least = needed(words)
	}
	height := whole(min(max(finishHeight*u, least+(2*finishPad+finishAir)*u), room))
	x, y := whole((size.Width-width)/2), whole((size.Height-height)/2)
	pad := min(max((height-least)/2, finishTight*u), finishPad*u)
	widget.Put(card, x, y, width, height)
	widget.Put(left, x+(finishPad-finishRing)*u, y+pad, words, height-2*pad)
	widget.LayOut(left.(*fyne.Container)) // it was measured in another width
	from := whole(x + finishPad*u + words + finishGap*u)
	widget.Put(f.picture, from, whole(y+pad), x+width-finishPad/2*u-from, height-2*pad)
}
