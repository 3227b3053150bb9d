package player

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	margin        = 32
	cardCorner    = 28
	cardPadding   = 28
	buttonsHeight = 60
	nextHeight    = 72
	nextTall      = 88 // with a picture
	progressSpace = 38
	barHeight     = 46
	noticeRow     = 26
	noticeExtra   = 12 // what a row for the notice takes from what is above
	// lowest is how far heights shrink at most.
	lowest = 0.7
)

// The countdown's ring, in parts of the window: its digits are then more than
// a quarter of the window high.
const (
	ringOfHeight = 0.615
	ringOfWidth  = 0.456
)

// build puts the parts into the card, the box of what comes next, the bar and the row
// of buttons, which the stage places. Where something changes while a session runs, it
// stands in a box of a fixed size, so that nothing else is laid out again.
func (s *Screen) build() {
	const half = cardPadding / 2 // the figure may be wider than the words
	head := widget.Pad(0, half, 0, half, widget.VBox(8,
		widget.VBox(0, widget.Fixed(0, 28, s.heading), widget.Fixed(0, 54, s.name)), s.chips, s.care))
	show := widget.Pad(0, half, 0, half, widget.Fixed(0, 84, s.show))
	figure := container.New(figureLayout{s}, s.figure)
	s.exercise = container.New(layout.NewBorderLayout(head, show, nil, nil), head, show, figure)
	s.card = container.NewStack(widget.NewBackdrop(theme.Card, cardCorner), widget.Pad(18, half, 16, half, s.exercise))

	s.thumb = widget.Fixed(132, 0, s.nextPicture)
	left := widget.HBox(0, s.thumb, widget.Pad(0, 0, 0, 12, widget.Fixed(64, 0, s.nextLabel)))
	s.nextCard = container.NewStack(widget.NewBackdrop(theme.Card, 20),
		widget.Pad(4, 24, 4, 12, container.New(layout.NewBorderLayout(nil, nil, left, nil), left, s.nextText)))

	left = widget.Pad(barHeight-32, 0, 0, 20, widget.Fixed(130, 32, s.timeLeft))
	s.bar = container.New(layout.NewBorderLayout(nil, nil, nil, left), container.NewStack(s.progress, s.keep), left)

	// A button that comes and goes keeps its place, so that none moves.
	button := func(width float32, b *widget.Button) fyne.CanvasObject { return widget.Fixed(width, buttonsHeight, b) }
	last := func(width float32, b *widget.Button) fyne.CanvasObject {
		return widget.Pad(0, 12, 0, 0, button(width, b))
	}
	s.row = widget.Squeeze(12, button(112, s.back), button(176, s.toggle), last(112, s.next),
		button(104, s.shorter), last(104, s.longer), last(140, s.hurts), button(116, s.wait),
		layout.NewSpacer(), button(112, s.explain), button(96, s.byEar), button(96, s.end), button(104, s.showKeys))
	s.body = container.New(stageLayout{s}, s.card, s.countdown, s.nextCard, s.bar, s.notice, s.row)
	s.Make(s, s.body)
}

// stageLayout shares the window: the card on the left, the countdown on the right with
// what comes next under it, and the progress, the notice and the buttons below.
type stageLayout struct{ of *Screen }

// MinSize is part of fyne.Layout.
func (stageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (l stageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, u := l.of, theme.Unit()
	// In a low window what is high without need gives way to the countdown.
	low := min(u, max(lowest, size.Height/theme.DesignHeight))
	edge := whole(margin * min(u, size.Width/theme.DesignWidth*1.1))
	width, y := size.Width-2*edge, size.Height-edge*0.75-buttonsHeight*low
	widget.Put(s.row, edge, y, width, buttonsHeight*low)
	widget.Put(s.notice, edge, y-(noticeRow+4)*u, width, noticeRow*u)
	y -= progressSpace*u + 24*low
	if s.notice.Value() != "" {
		y -= noticeExtra * u
	}
	widget.Put(s.bar, edge, y, width, barHeight*u)

	height := whole(y-20*low) - edge
	ring := whole(min(ringOfHeight*size.Height, ringOfWidth*size.Width))
	column := max(ring, 0.345*size.Width)
	card := whole(size.Width - 3*edge - column)
	widget.Put(s.card, edge, edge, card, height)
	x, room := 2*edge+card, height-(nextTall+14)*low
	ring = min(ring, room)
	widget.Put(s.countdown, x, edge+(room-ring)/2, column, ring)
	next := float32(nextHeight)
	if s.thumb.Visible() {
		next = nextTall
	}
	next = whole(next * low)
	widget.Put(s.nextCard, x, edge+height-next, column, next)
}

// whole rounds to a whole unit, so that pictures lie on whole pixels.
func whole(v float32) float32 { return float32(math.Round(float64(v))) }

// figureLayout makes the figure as large as its box in whole units, and tells the frame
// loop how many pixels that is.
type figureLayout struct{ of *Screen }

// MinSize is part of fyne.Layout.
func (figureLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (l figureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widget.PutWhole(objects[0], 0, 0, size.Width, size.Height)
	l.of.measureFigure()
}

// measureFigure tells the frame loop how many pixels the figure has.
func (s *Screen) measureFigure() {
	size, scale, dark := s.figure.Size(), theme.PixelScale(s), theme.IsDark(s)
	s.frames.setEasel(func(e *easel) {
		e.width, e.height = theme.Pixels(size.Width, scale), theme.Pixels(size.Height, scale)
		e.dark = dark
	})
}
