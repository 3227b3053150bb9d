package widget

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// areaCorner is the radius of an area's corners in units of the design.
const areaCorner = 18

// Area is several lines of text to type into. Enter begins a new line; Tab
// leaves the area. It is as high as its text, so that the wheel over it scrolls
// the page.
type Area struct {
	typing
	lines int
	wheel *wheel
}

// wheel lies over an area and hands the wheel to what scrolls the page. Everything
// else goes through it.
type wheel struct {
	widget.BaseWidget
	to func(*fyne.ScrollEvent)
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.to != nil {
		w.to(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// SetOnWheel hands the wheel over the area to something else; nil leaves it to the
// area.
func (a *Area) SetOnWheel(to func(*fyne.ScrollEvent)) {
	a.wheel.to, a.wheel.Hidden = to, to == nil
}

// NewArea returns an empty area as high as so many lines, and higher once more
// are written; hint stands in it while it is empty.
func NewArea(hint string, lines int, onChanged func(text string)) *Area {
	a := &Area{lines: lines, wheel: &wheel{}}
	a.wheel.ExtendBaseWidget(a.wheel)
	a.wheel.Hidden = true
	a.over = a.wheel
	a.entry.MultiLine, a.entry.Wrapping, a.entry.Scroll = true, fyne.TextWrapWord, fyne.ScrollVerticalOnly
	a.init(a, hint, onChanged, fyne.KeyEscape, fyne.KeyF1, fyne.KeyF11)
	return a
}

func (a *Area) corner() float32 { return areaCorner * a.look.unit() }

func (a *Area) height() float32 {
	lines := max(a.lines, a.broken())
	return (float32(lines)*1.4*theme.TextBody + 24) * a.look.unit()
}

// broken is how many lines the text takes in the width of the area.
func (a *Area) broken() int {
	room := a.Size().Width - 32*a.look.unit() // the edge and the padding of both sides
	n := 0
	for line := range strings.SplitSeq(a.Text(), "\n") {
		parts := 1
		if room > 0 {
			wide := fyne.MeasureText(line, theme.TextBody*a.look.unit(), fyne.TextStyle{}).Width
			parts = max(1, int(math.Ceil(float64(1.06*wide/room)))) // words are not broken, so that some room is lost
		}
		n += parts
	}
	return n
}

func (a *Area) layOut(size fyne.Size) {
	a.wheel.Resize(size)
	inset := 8 * a.look.unit()
	a.ground.Resize(size)
	a.themed.Move(fyne.NewPos(inset, inset/2))
	a.themed.Resize(fyne.NewSize(size.Width-2*inset, size.Height-inset))
}
