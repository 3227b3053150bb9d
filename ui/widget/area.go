package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// areaCorner is the radius of an area's corners in units of the design.
const areaCorner = 18

// Area is several lines of text to type into. Enter begins a new line; Tab
// leaves the area.
type Area struct {
	widget.BaseWidget
	// OnFocus is called when the keyboard has reached the area.
	OnFocus func()

	lines  int
	entry  *areaEntry
	themed *container.ThemeOverride
	look   *fieldLook
	ground *canvas.Rectangle
}

// NewArea returns an empty area as high as so many lines, and higher once more
// are written; hint stands in it while it is empty.
func NewArea(hint string, lines int, onChanged func(text string)) *Area {
	a := &Area{lines: lines, entry: &areaEntry{}, look: &fieldLook{scale: 1}, ground: canvas.NewRectangle(nil)}
	a.entry.area = a
	a.entry.PlaceHolder = hint
	a.entry.OnChanged = onChanged
	a.entry.MultiLine, a.entry.Wrapping, a.entry.Scroll = true, fyne.TextWrapWord, fyne.ScrollVerticalOnly
	a.entry.ExtendBaseWidget(a.entry)
	a.themed = container.NewThemeOverride(a.entry, a.look)
	a.ExtendBaseWidget(a)
	return a
}

// Text returns what stands in the area.
func (a *Area) Text() string { return a.entry.Text }

// SetText changes what stands in the area, as if it had been typed.
func (a *Area) SetText(text string) { a.entry.SetText(text) }

// Focusable returns what the keyboard acts on.
func (a *Area) Focusable() fyne.Focusable { return a.entry }

// SetScale draws the area larger or smaller than designed.
func (a *Area) SetScale(scale float32) {
	if a.look.scale == scale {
		return
	}
	a.look = &fieldLook{scale: scale}
	a.themed.Theme = a.look
	a.themed.Refresh()
	a.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (a *Area) CreateRenderer() fyne.WidgetRenderer {
	r := &areaRenderer{a}
	r.Refresh()
	return r
}

type areaRenderer struct{ area *Area }

func (r *areaRenderer) Destroy() {}

func (r *areaRenderer) MinSize() fyne.Size {
	a := r.area
	lines := max(a.lines, strings.Count(a.Text(), "\n")+1)
	return fyne.NewSize(1, (float32(lines)*1.4*theme.TextBody+24)*a.look.scale)
}

func (r *areaRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.area.ground, r.area.themed}
}

func (r *areaRenderer) Layout(size fyne.Size) {
	a, inset := r.area, 8*r.area.look.scale
	a.ground.Resize(size)
	a.themed.Move(fyne.NewPos(inset, inset/2))
	a.themed.Resize(fyne.NewSize(size.Width-2*inset, size.Height-inset))
}

func (r *areaRenderer) Refresh() {
	a := r.area
	a.ground.FillColor, a.ground.CornerRadius = theme.Colour(a, theme.Card), areaCorner*a.look.scale
	a.ground.StrokeColor, a.ground.StrokeWidth = theme.Colour(a, theme.Line), 2
	if a.entry.focused {
		a.ground.StrokeColor, a.ground.StrokeWidth = theme.Colour(a, theme.Focus), focusWidth
	}
	a.ground.Refresh()
	r.Layout(a.Size())
}

// areaEntry is the text itself.
type areaEntry struct {
	widget.Entry
	area    *Area
	focused bool
}

// AcceptsTab is part of fyne.Tabbable: the keyboard must be able to leave.
func (e *areaEntry) AcceptsTab() bool { return false }

// FocusGained is part of fyne.Focusable.
func (e *areaEntry) FocusGained() { e.focus(true); e.Entry.FocusGained() }

// FocusLost is part of fyne.Focusable.
func (e *areaEntry) FocusLost() { e.focus(false); e.Entry.FocusLost() }

func (e *areaEntry) focus(on bool) {
	e.focused = on
	e.area.Refresh()
	if on && e.area.OnFocus != nil {
		e.area.OnFocus()
	}
}

// TypedKey is part of fyne.Focusable.
func (e *areaEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF11:
		passKey(e, key)
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut is part of fyne.Shortcutable.
func (e *areaEntry) TypedShortcut(s fyne.Shortcut) {
	if !passSave(e, s) {
		e.Entry.TypedShortcut(s)
	}
}

// passSave hands the shortcut that saves to the window, which has no say while
// somebody types, and reports whether it did.
func passSave(from fyne.CanvasObject, s fyne.Shortcut) bool {
	own, ok := s.(*desktop.CustomShortcut)
	if !ok || own.KeyName != fyne.KeyS {
		return false
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(from).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
	return true
}
