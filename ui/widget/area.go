package widget

import (
	"strings"

	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
)

// areaCorner is the radius of an area's corners in units of the design.
const areaCorner = 18

// Area is several lines of text to type into. Enter begins a new line; Tab
// leaves the area.
type Area struct {
	typing
	lines int
}

// NewArea returns an empty area as high as so many lines, and higher once more
// are written; hint stands in it while it is empty.
func NewArea(hint string, lines int, onChanged func(text string)) *Area {
	a := &Area{lines: lines}
	a.entry.MultiLine, a.entry.Wrapping, a.entry.Scroll = true, fyne.TextWrapWord, fyne.ScrollVerticalOnly
	a.init(a, hint, onChanged, fyne.KeyEscape, fyne.KeyF1, fyne.KeyF11)
	return a
}

func (a *Area) corner() float32 { return areaCorner * a.look.unit() }

func (a *Area) height() float32 {
	lines := max(a.lines, strings.Count(a.Text(), "\n")+1)
	return (float32(lines)*1.4*theme.TextBody + 24) * a.look.unit()
}

func (a *Area) layOut(size fyne.Size) {
	inset := 8 * a.look.unit()
	a.ground.Resize(size)
	a.themed.Move(fyne.NewPos(inset, inset/2))
	a.themed.Resize(fyne.NewSize(size.Width-2*inset, size.Height-inset))
}
