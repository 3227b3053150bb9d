package player

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	margin        = 28
	headingHeight = 24
	titleHeight   = 54
	badgeWidth    = 144
	badgeGap      = 14
	badgeUnder    = 3
	setWidth      = 190
	cardCorner    = 28
	cardPadding   = 20
	showLine      = 50 // of what to do
	buttonsHeight = 60
	columnWidth   = 380
	nextHeight    = 206
	progressSpace = 38
	barHeight     = 46
	timeLeftWidth = 216
	noticeRow     = 46
	noticeExtra   = 34 // what a row for the notice takes from what is above
	// lowest is how far heights shrink at most.
	lowest = 0.7
)

// markHeight is the height of the letters on the figure: that of the capitals of
// theme.TextAfar.
const markHeight = 26.4

// markOfFigure is the most that a letter takes of the figure's height.
const markOfFigure = 0.09

// columnOfWidth is the most that the column of the ring takes, in parts of the window.
const columnOfWidth = 0.4

// build puts the parts into the title, the card, the box of what comes next, the bar
// and the row of buttons, which the stage places. Where something changes while a
// session runs, it stands in a box of a fixed size, so that nothing else is laid out
// again.
func (s *Screen) build() {
	show := container.New(showLayout{s}, s.show)
	figure := container.New(figureLayout{s}, s.figure)
	s.exercise = container.New(layout.NewBorderLayout(s.care, show, nil, nil), s.care, show, figure)
	s.card = container.NewStack(widget.NewBackdrop(theme.Card, cardCorner), widget.Pad(10, cardPadding, 8, cardPadding, s.exercise))
	s.title = container.New(titleLayout{s}, s.heading, s.left, s.name, s.set, s.right)
	s.nextCard = container.NewStack(widget.NewBackdrop(theme.Card, 20), widget.Pad(2, 8, 2, 16, s.nextText))

	left := widget.Pad(0, 0, 0, 16, widget.Fixed(timeLeftWidth, barHeight, s.timeLeft))
	s.bar = container.New(layout.NewBorderLayout(nil, nil, nil, left), container.NewStack(s.progress, s.keep), left)

	// A button that comes and goes keeps its place, so that none moves.
	button := func(width float32, b *widget.Button) fyne.CanvasObject { return widget.Fixed(width, buttonsHeight, b) }
	last := func(width float32, b *widget.Button) fyne.CanvasObject {
		return widget.Pad(0, 12, 0, 0, button(width, b))
	}
	s.row = widget.Squeeze(12, button(112, s.back), button(176, s.toggle), last(112, s.next),
		button(116, s.shorter), last(116, s.longer), last(188, s.hurts), button(116, s.wait),
		layout.NewSpacer(), button(104, s.explain), button(96, s.sound), button(96, s.byEar), button(96, s.end), button(104, s.showKeys))
	s.body = container.New(stageLayout{s}, s.title, s.card, s.countdown, s.nextCard, s.bar, s.notice, s.pause, s.level, s.row)
	s.Make(s, s.body)
}

// stageLayout shares the window: the title over the card on the left, the countdown
// over what comes next on the right, and the progress, the notice and the buttons
// below.
type stageLayout struct{ of *Screen }

// MinSize is part of fyne.Layout.
func (stageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (l stageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, u := l.of, theme.Unit()
	// In a low window what is high without need gives way to the picture.
	low := min(u, max(lowest, size.Height/theme.DesignHeight))
	scale := theme.PixelScale(s)
	whole := func(v float32) float32 { return theme.ToPixel(v, scale) }
	edge := whole(margin * min(u, size.Width/theme.DesignWidth*1.1))
	width, y := size.Width-2*edge, size.Height-edge*0.75-buttonsHeight*low
	widget.Put(s.row, edge, y, width, buttonsHeight*low)
	widget.Put(s.pause, 0, 0, size.Width, y-8*low)
	widget.Put(s.level, 0, 0, size.Width, y-8*low)
	widget.Put(s.notice, edge, y-(noticeRow+4)*u, width, noticeRow*u)
	y -= progressSpace*u + 24*low
	if s.notice.Value() != "" {
		y -= noticeExtra * u
	}
	widget.Put(s.bar, edge, y, width, barHeight*u)

	bottom := whole(y - 10*low)
	column := whole(min(columnWidth*u, columnOfWidth*size.Width))
	card := size.Width - 3*edge - column
	top := whole((headingHeight + titleHeight + 14) * low)
	widget.Put(s.title, edge, 4*low, card, top-12*low)
	widget.Put(s.card, edge, top, card, bottom-top)

	x, gap := 2*edge+card, 14*low
	ring := min(column, bottom-edge-gap-nextHeight*low)
	widget.Put(s.countdown, x, edge, column, ring)
	next := edge + ring + gap
	widget.Put(s.nextCard, x, next, column, bottom-next)
}

// titleLayout puts the title after the left side or before the right one, whichever is
// shown, with the heading over it.
type titleLayout struct{ of *Screen }

// MinSize is part of fyne.Layout.
func (titleLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is part of fyne.Layout.
func (l titleLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, u := l.of, theme.Unit()
	heading := size.Height * headingHeight / (headingHeight + titleHeight)
	widget.Put(s.heading, 0, 0, size.Width, heading)
	from, to, high := float32(0), size.Width, size.Height-heading
	badge := min(badgeWidth*u, size.Width/4)
	under := badgeUnder * u // the heading's letters reach below its line
	widget.Put(s.left, 0, heading+under, badge, high-under)
	if !s.left.Hidden {
		from = badge + badgeGap*u
	}
	if s.set.Value() != "" {
		set := min(setWidth*u, (to-from)/3)
		widget.Put(s.set, to-set, heading, set, high)
		to -= set + 8*u
	}
	right := min(to, from+s.name.WidthFor()+badgeGap*u+badge) - badge
	widget.Put(s.right, right, heading+under, badge, high-under)
	if !s.right.Hidden {
		to = right - badgeGap*u
	}
	widget.Put(s.name, from, heading, to-from, high)
}

// showLayout is as high as the longest of what the exercise has to say needs, so that
// the figure keeps its size.
type showLayout struct{ of *Screen }

// MinSize is part of fyne.Layout.
func (l showLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, showLine*theme.Unit()*float32(l.of.showLines()))
}

// Layout is part of fyne.Layout.
func (showLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}

// showLines returns how many lines what to do takes at most in the exercise shown.
func (s *Screen) showLines() int {
	v, width := s.view.Words, s.card.Size().Width-2*cardPadding*theme.Unit()
	if v == nil || s.timeline == nil || width <= 0 {
		return 1
	}
	want := measured{s.timeline, v.Figure, width, theme.Unit()}
	if want != s.lined {
		s.lined, s.lines = want, 1
		seen := map[string]bool{}
		for i := range s.timeline.Steps {
			step := &s.timeline.Steps[i]
			if step.Pictured() != v.Figure {
				continue
			}
			for k := range step.Spans {
				if show := step.Spans[k].Show; !seen[show] {
					seen[show] = true
					if widget.NewText(show, theme.TextAfar, theme.Ink).WidthFor() > width {
						s.lines = 2
					}
				}
			}
		}
	}
	return s.lines
}

// measured is what the lines of an exercise depend on.
type measured struct {
	timeline    *engine.Timeline
	figure      string
	width, unit float32
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
	marks := math.Round(float64(min(markHeight*theme.Unit(), markOfFigure*size.Height) * scale))
	s.at = image.Rectangle{} // a pixel may have another size now
	s.frames.setEasel(func(e *easel) {
		e.width, e.height = theme.Pixels(size.Width, scale), theme.Pixels(size.Height, scale)
		e.dark, e.marks = dark, marks
	})
}
