package routineeditor

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// stage is the moving picture.
type stage struct{ inspector *inspector }

func (s *stage) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.inspector.still.Image}
}

func (s *stage) place(x, y, width, u float32) float32 {
	height := 190 * u
	widget.PutWhole(s.inspector.still.Image, x, y, width, height)
	return y + height
}

// paragraph is words alone.
type paragraph struct {
	text *widget.Text
	size float32
	// words returns what it says; nil leaves it as it is.
	words func() string
}

func newParagraph(words string, size float32, tint fyne.ThemeColorName, bold bool) *paragraph {
	p := &paragraph{text: widget.NewParagraph(words, size, tint), size: size}
	p.text.Bold = bold
	return p
}

func (p *paragraph) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.text} }

func (p *paragraph) update() {
	if p.words != nil {
		p.text.SetValue(p.words())
	}
}

func (p *paragraph) place(x, y, width, u float32) float32 {
	p.text.SetHeight(p.size * u)
	if p.text.Value() == "" {
		widget.PutWhole(p.text, x, y, 0, 0)
		return y - 16*u
	}
	height := p.text.HeightFor(width)
	widget.PutWhole(p.text, x, y, width, height)
	return y + height
}

// buttons is a row of buttons that wraps.
type buttons struct {
	flow *fyne.Container
	all  []*widget.FocusButton
}

func (p *inspector) buttons(all ...*widget.FocusButton) *buttons {
	b := &buttons{all: all}
	var items []fyne.CanvasObject
	for _, button := range all {
		button.SetPart(0.75)
		button.SetTextSize(theme.TextSmall / 0.75)
		button.OnFocus = func() { p.reveal(b.flow.Position().Y, b.flow.Size().Height) }
		button.OnKey = func(key *fyne.KeyEvent) bool {
			switch key.Name {
			case fyne.KeyLeft:
				p.screen.canvas().FocusPrevious()
			case fyne.KeyRight:
				p.screen.canvas().FocusNext()
			default:
				return false
			}
			return true
		}
		items = append(items, button)
	}
	b.flow = widget.Wrap(10, items...)
	return b
}

func (b *buttons) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.flow} }
func (b *buttons) first() fyne.Focusable        { return b.all[0] }

func (b *buttons) place(x, y, width, u float32) float32 {
	b.flow.Resize(fyne.NewSize(width-4*u, b.flow.Size().Height))
	height := b.flow.MinSize().Height
	widget.PutWhole(b.flow, x+4*u, y, width-4*u, height)
	return y + height
}

// control is what changes a value.
type control interface {
	fyne.Focusable
	widget.Reachable
}

// setting is a value that can be changed: what it is and where it comes from on
// the left, the control on the right, and under it the way back to what is usual.
type setting struct {
	label, line *widget.Text
	control     control
	usual       *widget.FocusButton
	// refresh brings the control up to date, and tells what the line says and
	// whether there is something to take back.
	refresh func() (line string, here bool)
	height  float32
}

func (p *inspector) setting(label string, c control, refresh func() (string, bool), reset func()) *setting {
	s := &setting{control: c, refresh: refresh}
	s.label = widget.NewText(label, theme.TextBody, theme.Ink)
	s.label.Fit, s.label.Middle = true, true
	s.line = widget.NewText("", theme.TextCaption, theme.Muted)
	s.line.Fit, s.line.Middle = true, true
	if reset != nil {
		s.usual = widget.NewFocusButton(usualLabel(), widget.Quiet, func() {
			reset()
			p.screen.focus(c)
		})
		s.usual.SetTextSize(theme.TextCaption)
	}
	c.SetOnFocus(func() { p.reveal(s.label.Position().Y, s.height) })
	return s
}

func (s *setting) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{s.label, s.line, s.control}
	if s.usual != nil {
		shown = append(shown, s.usual)
	}
	return shown
}

func (s *setting) first() fyne.Focusable { return s.control }

func (s *setting) update() {
	line, here := s.refresh()
	s.line.SetValue(line)
	s.line.Bold = here
	s.line.Refresh()
	if s.usual != nil {
		s.usual.Hidden = !here
	}
}

func (s *setting) place(x, y, width, u float32) float32 {
	s.label.SetHeight(theme.TextBody * u)
	s.line.SetHeight(theme.TextCaption * u)
	wide := min(max(s.control.MinSize().Width, 220*u), width*0.55)
	words := width - wide - 12*u
	widget.PutWhole(s.label, x, y, words, 28*u)
	widget.PutWhole(s.control, x+width-wide, y, wide, 48*u)
	s.height = 52 * u
	widget.PutWhole(s.line, x, y+27*u, words, 24*u)
	if s.usual != nil && s.usual.Visible() {
		button := s.usual.MinSize().Width - 48*u
		widget.PutWhole(s.usual, x+width-wide+(wide-button)/2, y+50*u, button, 26*u)
		s.height += 26 * u
	}
	return y + s.height
}

// input is what one types into: a line, or several.
type input interface {
	fyne.CanvasObject
	Text() string
	SetText(text string)
	Focusable() fyne.Focusable
}

// field is text to type into, with its label above.
type field struct {
	label, line *widget.Text
	field       input
	// value returns what holds; typed is called with what has been typed and
	// returns what is wrong with it.
	value func() string
	typed func(text string) string
	// filling tells that the program fills in the field, and nobody types.
	filling bool
	height  float32
}

// field makes a field of one line, or of several.
func (p *inspector) field(label, hint string, lines int, value func() string, typed func(text string) string) *field {
	f := &field{value: value, typed: typed}
	f.label = widget.NewText(label, theme.TextBody, theme.Ink)
	f.line = widget.NewText("", theme.TextCaption, theme.Warning)
	f.line.Fit, f.line.Middle = true, true
	write := func(text string) {
		if f.filling {
			return
		}
		if p.typing != f {
			p.screen.draft.Release()
			p.typing = f
		}
		f.line.SetValue(f.typed(text))
		p.layOut(p.Size())
	}
	reveal := func() { p.reveal(f.label.Position().Y, f.height) }
	if lines > 1 {
		area := widget.NewArea(hint, lines, write)
		area.OnFocus = reveal
		f.field = area
		return f
	}
	line := widget.NewField(hint, write)
	line.OnFocus = reveal
	line.SetOnEnter(func() { p.screen.canvas().FocusNext() })
	f.field = line
	return f
}

func (f *field) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.label, f.field, f.line}
}

func (f *field) first() fyne.Focusable { return f.field.Focusable() }

// update fills in what holds.
func (f *field) update() {
	if f.field.Text() == f.value() {
		return
	}
	f.filling = true
	f.field.SetText(f.value())
	f.filling = false
	f.line.SetValue("")
}

func (f *field) place(x, y, width, u float32) float32 {
	f.label.SetHeight(theme.TextBody * u)
	f.line.SetHeight(theme.TextCaption * u)
	widget.PutWhole(f.label, x, y, width, 30*u)
	f.height = 32*u + f.field.MinSize().Height
	widget.PutWhole(f.field, x, y+32*u, width, f.field.MinSize().Height)
	widget.PutWhole(f.line, x, y+f.height+2*u, width, 22*u)
	if f.line.Value() != "" {
		f.height += 24 * u
	}
	return y + f.height
}

// wide is a choice over the whole width.
type wide struct {
	*widget.Choice
	refresh func()
}

func (w *wide) objects() []fyne.CanvasObject { return []fyne.CanvasObject{w.Choice} }
func (w *wide) first() fyne.Focusable        { return w.Choice }
func (w *wide) update()                      { w.refresh() }

func (w *wide) place(x, y, width, u float32) float32 {
	widget.PutWhole(w.Choice, x, y-8*u, width, 48*u)
	return y + 40*u
}
