package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// fieldHeight is the height of a field in units of the design.
const fieldHeight = 52

// Field is one line of text to type into, in a pill.
type Field struct {
	widget.BaseWidget
	// OnKey is offered the keys that edit nothing; those it does not take go to
	// the window.
	OnKey func(*fyne.KeyEvent) bool
	// OnFocus is called when the keyboard has reached the field.
	OnFocus func()

	entry  *fieldEntry
	themed *container.ThemeOverride
	look   *fieldLook
	ground *canvas.Rectangle
}

// NewField returns an empty field; hint stands in it while it is empty.
func NewField(hint string, onChanged func(text string)) *Field {
	f := &Field{entry: &fieldEntry{}, look: &fieldLook{scale: 1}, ground: canvas.NewRectangle(nil)}
	f.entry.field = f
	f.entry.PlaceHolder = hint
	f.entry.OnChanged = onChanged
	f.entry.Wrapping, f.entry.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	f.entry.ExtendBaseWidget(f.entry)
	f.themed = container.NewThemeOverride(f.entry, f.look)
	f.ExtendBaseWidget(f)
	return f
}

// Text returns what stands in the field.
func (f *Field) Text() string { return f.entry.Text }

// SetText changes what stands in the field, as if it had been typed.
func (f *Field) SetText(text string) { f.entry.SetText(text) }

// Focused reports whether the keyboard is on the field.
func (f *Field) Focused() bool { return f.entry.focused }

// Focusable returns what the keyboard acts on.
func (f *Field) Focusable() fyne.Focusable { return f.entry }

// Type puts the keyboard on the field and types a character into it.
func (f *Field) Type(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
		c.Focus(f.entry)
	}
	f.entry.CursorColumn = len([]rune(f.entry.Text))
	f.entry.TypedRune(r)
}

// SetScale draws the field larger or smaller than designed.
func (f *Field) SetScale(scale float32) {
	if f.look.scale == scale {
		return
	}
	f.look = &fieldLook{scale: scale}
	f.themed.Theme = f.look
	f.themed.Refresh()
	f.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{f}
	r.Refresh()
	return r
}

type fieldRenderer struct{ field *Field }

func (r *fieldRenderer) Destroy() {}

func (r *fieldRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, fieldHeight*r.field.look.scale)
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.field.ground, r.field.themed}
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	f := r.field
	f.ground.Resize(size)
	height := min(size.Height, f.themed.MinSize().Height)
	inset := 14 * f.look.scale
	f.themed.Move(fyne.NewPos(inset, (size.Height-height)/2))
	f.themed.Resize(fyne.NewSize(size.Width-2*inset, height))
}

func (r *fieldRenderer) Refresh() {
	f := r.field
	f.ground.FillColor, f.ground.CornerRadius = theme.Colour(f, theme.Card), canvas.RadiusMaximum
	f.ground.StrokeColor, f.ground.StrokeWidth = theme.Colour(f, theme.Line), 2
	if f.entry.focused {
		f.ground.StrokeColor, f.ground.StrokeWidth = theme.Colour(f, theme.Focus), focusWidth
	}
	f.ground.Refresh()
	r.Layout(f.Size())
}

// fieldEntry is the line itself.
type fieldEntry struct {
	widget.Entry
	field   *Field
	focused bool
}

// FocusGained is part of fyne.Focusable.
func (e *fieldEntry) FocusGained() { e.focus(true); e.Entry.FocusGained() }

// FocusLost is part of fyne.Focusable.
func (e *fieldEntry) FocusLost() { e.focus(false); e.Entry.FocusLost() }

func (e *fieldEntry) focus(on bool) {
	e.focused = on
	e.field.Refresh()
	if on && e.field.OnFocus != nil {
		e.field.OnFocus()
	}
}

// TypedShortcut is part of fyne.Shortcutable.
func (e *fieldEntry) TypedShortcut(s fyne.Shortcut) {
	if !passSave(e, s) {
		e.Entry.TypedShortcut(s)
	}
}

// TypedKey is part of fyne.Focusable.
func (e *fieldEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyF1, fyne.KeyF11:
		if e.field.OnKey == nil || !e.field.OnKey(key) {
			passKey(e, key)
		}
	default:
		e.Entry.TypedKey(key)
	}
}

// fieldLook is the app's theme in the size of the field, without the entry's
// own ground and border.
type fieldLook struct{ scale float32 }

// Color is part of fyne.Theme.
func (l *fieldLook) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch name {
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder:
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(name, v)
}

// Font is part of fyne.Theme.
func (l *fieldLook) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

// Icon is part of fyne.Theme.
func (l *fieldLook) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(name)
}

// Size is part of fyne.Theme.
func (l *fieldLook) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return theme.TextBody * l.scale
	case fynetheme.SizeNameInputBorder:
		return 0
	case fynetheme.SizeNameInnerPadding:
		return 6 * l.scale
	}
	return fyne.CurrentApp().Settings().Theme().Size(name)
}
