package widget

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// typing is what the widgets to type into share: a text in a frame that shows
// where the keyboard is.
type typing struct {
	widget.BaseWidget
	reachable
	// OnKey is offered the keys that edit nothing; those it does not take go to
	// the window.
	OnKey func(*fyne.KeyEvent) bool

	self   typed
	entry  typingEntry
	themed *container.ThemeOverride
	look   *typingLook
	ground *canvas.Rectangle
	// over lies over the text; nil for nothing.
	over fyne.CanvasObject
	// drawn is the unit that the text has been drawn in.
	drawn float32
}

// typed is one kind of widget to type into.
type typed interface {
	fyne.Widget
	// height is the least height, and corner the radius of the corners of the frame.
	height() float32
	corner() float32
	// layOut places the frame and the text in it.
	layOut(size fyne.Size)
}

// init makes the widget; others are the keys that edit nothing.
func (t *typing) init(self typed, hint string, onChanged func(text string), others ...fyne.KeyName) {
	t.self, t.look, t.ground = self, &typingLook{}, canvas.NewRectangle(nil)
	t.entry.in, t.entry.others, t.entry.caret.of = t, others, &t.entry
	t.entry.PlaceHolder, t.entry.OnChanged = hint, onChanged
	t.entry.ExtendBaseWidget(&t.entry)
	t.themed = container.NewThemeOverride(&t.entry, t.look)
	t.ExtendBaseWidget(self)
}

// Text returns what has been typed.
func (t *typing) Text() string { return t.entry.Text }

// SetText changes the text, as if it had been typed.
func (t *typing) SetText(text string) { t.entry.SetText(text) }

// Focusable returns what the keyboard acts on.
func (t *typing) Focusable() fyne.Focusable { return &t.entry }

// CreateRenderer is part of fyne.Widget.
func (t *typing) CreateRenderer() fyne.WidgetRenderer {
	r := &typingRenderer{t}
	r.Refresh()
	return r
}

type typingRenderer struct{ of *typing }

func (r *typingRenderer) Destroy()              {}
func (r *typingRenderer) MinSize() fyne.Size    { return fyne.NewSize(1, r.of.self.height()) }
func (r *typingRenderer) Layout(size fyne.Size) { r.of.self.layOut(size) }

func (r *typingRenderer) Objects() []fyne.CanvasObject {
	if r.of.over != nil {
		return []fyne.CanvasObject{r.of.ground, r.of.themed, r.of.over}
	}
	return []fyne.CanvasObject{r.of.ground, r.of.themed}
}

func (r *typingRenderer) Refresh() {
	t := r.of
	t.ground.FillColor, t.ground.CornerRadius = theme.Colour(t.self, theme.Card), t.self.corner()
	t.ground.StrokeColor, t.ground.StrokeWidth = theme.Colour(t.self, theme.Line), 2
	if t.entry.focused {
		t.ground.StrokeColor, t.ground.StrokeWidth = theme.Colour(t.self, theme.Focus), focusWidth
	}
	t.ground.Refresh()
	if u := t.look.unit(); t.drawn != u {
		t.drawn = u
		t.themed.Refresh()
	}
	r.Layout(t.Size())
}

// typingEntry is the text itself.
type typingEntry struct {
	widget.Entry
	in      *typing
	others  []fyne.KeyName
	focused bool
	caret   caret
}

// Begun reports whether there is a text to go on with.
func (e *typingEntry) Begun() bool { return e.Text != "" }

// AcceptsTab is part of fyne.Tabbable: the keyboard must be able to leave.
func (e *typingEntry) AcceptsTab() bool { return false }

// FocusGained is part of fyne.Focusable.
func (e *typingEntry) FocusGained() {
	e.focus(true)
	e.Entry.FocusGained()
	e.caret.start(time.Now())
}

// FocusLost is part of fyne.Focusable.
func (e *typingEntry) FocusLost() {
	e.caret.stop()
	e.focus(false)
	e.Entry.FocusLost()
}

func (e *typingEntry) focus(on bool) {
	e.focused = on
	e.in.self.Refresh()
	if on {
		e.in.reached()
	}
}

// TypedRune is part of fyne.Focusable.
func (e *typingEntry) TypedRune(r rune) {
	e.caret.used = time.Now()
	e.Entry.TypedRune(r)
}

// MouseDown is part of desktop.Mouseable.
func (e *typingEntry) MouseDown(event *desktop.MouseEvent) {
	e.caret.used = time.Now()
	e.Entry.MouseDown(event)
}

// TypedKey is part of fyne.Focusable.
func (e *typingEntry) TypedKey(key *fyne.KeyEvent) {
	e.caret.used = time.Now()
	switch {
	case !slices.Contains(e.others, key.Name):
		e.Entry.TypedKey(key)
	case e.in.OnKey == nil || !e.in.OnKey(key):
		passKey(e, key)
	}
}

// windows are the keys of the shortcuts that edit nothing: of saving and of the size of
// text.
var windows = []fyne.KeyName{fyne.KeyS, fyne.KeyPlus, fyne.KeyEqual, fyne.KeyMinus, fyne.Key0}

// TypedShortcut is part of fyne.Shortcutable. The window gets no other shortcuts while a
// field has the focus.
func (e *typingEntry) TypedShortcut(s fyne.Shortcut) {
	if own, ok := s.(*desktop.CustomShortcut); !ok || !slices.Contains(windows, own.KeyName) {
		e.Entry.TypedShortcut(s)
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(e).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// typingLook is the app's theme in the size of the widget, without the entry's
// own ground and border.
type typingLook struct {
	sizing
	// oneLine leaves out the bar that scrolls a long line: it would strike the text
	// through.
	oneLine bool
}

// Color is part of fyne.Theme.
func (l *typingLook) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch name {
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder:
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(name, v)
}

// Font is part of fyne.Theme.
func (l *typingLook) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

// Icon is part of fyne.Theme.
func (l *typingLook) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(name)
}

// Size is part of fyne.Theme.
func (l *typingLook) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameScrollBar, fynetheme.SizeNameScrollBarSmall:
		if l.oneLine {
			return 0
		}
	case fynetheme.SizeNameText:
		return theme.TextBody * l.unit()
	case fynetheme.SizeNameInputBorder:
		return 0
	case fynetheme.SizeNameInnerPadding:
		return 6 * l.unit()
	}
	return fyne.CurrentApp().Settings().Theme().Size(name)
}
