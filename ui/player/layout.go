package player

import (
	"math"

	"fyne.io/fyne/v2"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design.
const (
	margin        = 32
	cardPadding   = 34
	cardCorner    = 28
	buttonGap     = 12
	groupGap      = 24
	buttonsHeight = 60
	nextHeight    = 72
	nextTall      = 88 // with a picture
	progressSpace = 38
	noticeRow     = 26
	noticeExtra   = 12 // what a row for the notice takes from what is above
	noticeWidth   = 240
	// lowest is how far heights shrink at most.
	lowest = 0.7
)

// The countdown's ring, in parts of the window: its digits are then more than
// a quarter of the window high.
const (
	ringOfHeight = 0.615
	ringOfWidth  = 0.456
)

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ screen *Screen }

func (r *renderer) Destroy()              {}
func (r *renderer) MinSize() fyne.Size    { return fyne.NewSize(1, 1) }
func (r *renderer) Layout(size fyne.Size) { r.screen.layOut(size) }

func (r *renderer) Objects() []fyne.CanvasObject {
	s := r.screen
	return []fyne.CanvasObject{
		s.card, s.heading, s.name, s.chips, s.figure, s.care, s.show,
		s.countdown, s.nextCard, s.nextPicture.Image, s.nextLabel, s.nextText,
		s.progress, s.timeLeft, s.notice,
		s.back, s.toggle, s.next, s.shorter, s.longer, s.hurts, s.wait, s.byEar, s.end, s.showKeys,
		s.keep,
	}
}

// Refresh follows a change of the theme.
func (r *renderer) Refresh() {
	s := r.screen
	s.frames.setEasel(func(e *easel) { e.dark = theme.IsDark(s) })
	for _, o := range r.Objects() {
		if o != s.figure && o != s.nextPicture.Image {
			o.Refresh()
		}
	}
	s.layOut(s.Size())
}

// layOut places everything for a window of the given size: the card on the
// left, the countdown on the right, the progress and the buttons below.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.Scale(size)
	// In a low window what is high without need gives way to the countdown.
	low := min(u, max(lowest, size.Height/theme.DesignHeight))
	edge := whole(margin * min(u, size.Width/theme.DesignWidth*1.1))
	buttonsTop := size.Height - edge*0.75 - buttonsHeight*low
	progressTop := buttonsTop - progressSpace*u - 24*low
	if s.placeButtons(edge, buttonsTop, fyne.NewSize(size.Width-2*edge, buttonsHeight*low), u) {
		progressTop -= noticeExtra * u
	}
	s.placeProgress(edge, progressTop, size.Width-2*edge, u)

	bottom := whole(progressTop - 20*low)
	ring := whole(min(ringOfHeight*size.Height, ringOfWidth*size.Width))
	column := max(ring, 0.345*size.Width)
	cardWidth := whole(size.Width - 3*edge - column)
	s.placeCard(fyne.NewPos(edge, edge), fyne.NewSize(cardWidth, bottom-edge), u)
	s.placeColumn(fyne.NewPos(2*edge+cardWidth, edge), fyne.NewSize(column, bottom-edge), ring, u, low)
}

// whole rounds to a whole unit, so that pictures lie on whole pixels.
func whole(v float32) float32 { return float32(math.Round(float64(v))) }

// placeButtons places the buttons from the left, the quiet ones at the right
// end, and the notice in between. Where there is no room between them, it puts
// the notice into a row of its own above, and returns true.
func (s *Screen) placeButtons(x, y float32, size fyne.Size, u float32) bool {
	width, height := size.Width, size.Height
	fit := min(u, width/1320)
	left := x
	for _, b := range []struct {
		o     fyne.CanvasObject
		width float32
		after float32
	}{
		{s.back, 112, buttonGap},
		{s.toggle, 176, buttonGap},
		{s.next, 112, groupGap},
		{s.shorter, 104, buttonGap},
		{s.longer, 104, groupGap},
		{s.hurts, 140, groupGap},
		// The last one, so that none moves when it comes and goes.
		{s.wait, 116, buttonGap},
	} {
		if b.o.Visible() {
			widget.Put(b.o, left, y, b.width*fit, height)
			left += (b.width + b.after) * fit
		}
	}
	right := x + width
	for _, b := range []struct {
		o     fyne.CanvasObject
		width float32
	}{
		{s.showKeys, 104},
		{s.end, 96},
		{s.byEar, 96},
	} {
		widget.Put(b.o, right-b.width*fit, y, b.width*fit, height)
		right -= (b.width + buttonGap) * fit
	}
	s.notice.SetHeight(theme.TextSmall * u)
	for _, b := range s.buttons() {
		b.SetScale(u)
	}
	if room := right - left; room >= noticeWidth*u && s.notice.HeightFor(room) <= height {
		widget.Put(s.notice, left, y, max(1, right-left), height)
		return false
	}
	if s.notice.Value() == "" {
		return false
	}
	widget.Put(s.notice, x, y-(noticeRow+4)*u, width, noticeRow*u)
	return true
}

// placeProgress places the bar and the time left at its end. A question stands
// where the bar is otherwise: nothing else gives way to it.
func (s *Screen) placeProgress(x, y, width, u float32) {
	time := 130 * u
	s.progress.SetScale(u)
	widget.Put(s.progress, x, y, width-time-24*u, progressSpace*u)
	s.keep.SetScale(u)
	widget.Put(s.keep, x, y, width-time-24*u, keepHeight*u)
	s.keep.Hidden = !s.keep.showing()
	s.progress.Hidden = s.keep.showing()
	s.timeLeft.SetHeight(theme.TextBody * u)
	widget.Put(s.timeLeft, x+width-time, y+14*u, time, 32*u)
}

// placeCard places the exercise: what it is above, the figure in the middle,
// what to do below.
func (s *Screen) placeCard(at fyne.Position, size fyne.Size, u float32) {
	s.card.SetRadius(cardCorner * u)
	widget.Put(s.card, at.X, at.Y, size.Width, size.Height)
	pad := whole(cardPadding * min(u, size.Width/640))
	x, inner := at.X+pad, size.Width-2*pad
	s.heading.SetHeight(theme.TextBody * u)
	widget.Put(s.heading, x, at.Y+18*u, inner, 28*u)
	s.name.SetHeight(theme.TextTitle * u)
	widget.Put(s.name, x, at.Y+46*u, inner, 54*u)
	s.chips.SetScale(u)
	chips := s.chips.HeightFor(inner)
	widget.Put(s.chips, x, at.Y+106*u, inner, chips)
	s.show.SetHeight(theme.TextInstruction * u)
	show := 84 * u
	widget.Put(s.show, x, at.Y+size.Height-show-16*u, inner, show)

	top := whole(at.Y + 106*u + chips + 8*u)
	if s.care.Visible() {
		s.care.SetHeight(theme.TextCare * u)
		care := whole(s.care.HeightFor(inner))
		widget.Put(s.care, x, whole(top+4*u), inner, care)
		top = whole(top + care + 10*u)
	}
	height := whole(at.Y + size.Height - show - 24*u - top)
	widget.Put(s.figure, whole(at.X+pad/2), top, whole(size.Width-pad), max(1, height))
	s.measureFigure()
}

// placeColumn places the countdown, and under it what comes next.
func (s *Screen) placeColumn(at fyne.Position, size fyne.Size, ring, u, low float32) {
	next := float32(nextHeight)
	pictured := s.view.Words != nil && s.view.Next.Exercise != ""
	if pictured {
		next = nextTall
	}
	next = whole(next * low)
	room := size.Height - (nextTall+14)*low
	ring = min(ring, room)
	widget.Put(s.countdown, at.X, at.Y+(room-ring)/2, size.Width, ring)

	y := at.Y + size.Height - next
	s.nextCard.SetRadius(20 * u)
	widget.Put(s.nextCard, at.X, y, size.Width, next)
	s.nextCard.Hidden = s.nextText.Value() == ""
	x, inner := at.X+24*u, size.Width-48*u
	s.nextPicture.Hidden = !pictured
	if pictured {
		width, height := whole(next*1.5), whole(next-12*u)
		widget.Put(s.nextPicture.Image, whole(at.X+12*u), whole(y+6*u), width, height)
		x += width
		inner -= width
		next := s.view.Next
		s.nextPicture.Show(picture.Picture{Exercise: next.Exercise, Frame: next.Frame, At: next.At, Mirror: next.Mirror, Dark: theme.IsDark(s)})
	}
	label := float32(64)
	s.nextLabel.SetHeight(theme.TextSmall * u)
	widget.Put(s.nextLabel, x, y, label*u, next)
	s.nextText.SetHeight(theme.TextBody * u)
	s.nextText.Middle = true
	widget.Put(s.nextText, x+label*u, y+4*u, inner-label*u, next-8*u)
}

// measureFigure tells the frame loop how many pixels the figure has.
func (s *Screen) measureFigure() {
	size, scale, dark := s.figure.Size(), theme.PixelScale(s), theme.IsDark(s)
	s.frames.setEasel(func(e *easel) {
		e.width, e.height = theme.Pixels(size.Width, scale), theme.Pixels(size.Height, scale)
		e.dark = dark
	})
}
