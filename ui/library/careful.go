package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// leftOut returns the exercises that are left out of the user's sessions.
func (s *Screen) leftOut() []*engine.Exercise {
	var all []*engine.Exercise
	for i := range s.index.Entries {
		if ex := &s.index.Entries[i].Exercise; len(LeftOut(ex, s.options.Book, &s.prefs)) > 0 {
			all = append(all, ex)
		}
	}
	return all
}

// PickCareful opens the choice of what the user wants to be careful with.
func (s *Screen) PickCareful() {
	sheet := widget.NewSheet(
		lang.X("careful.title", "Be careful with"),
		lang.X("careful.line", "What you have or have had. Exercises that might not suit are replaced or left out, until you have asked your doctor or physiotherapist."),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, s.options.Host.CloseSheet),
	)
	sheet.Width = 1060
	content := newCareful(s)
	content.choice.OnResized = sheet.Refresh
	content.onResized = sheet.Refresh
	sheet.SetContent(content)
	s.options.Host.OpenSheet(sheet)
}

// careful is what the sheet shows: what there is to be careful with, and what
// becomes of the list.
type careful struct {
	fynewidget.BaseWidget
	screen    *Screen
	choice    *care.Choice
	hide      *widget.Toggle
	what      *widget.Text
	scale     float32
	onResized func()
}

func newCareful(s *Screen) *careful {
	c := &careful{screen: s, scale: 1, what: widget.NewParagraph("", theme.TextSmall, theme.Muted)}
	c.choice = care.NewChoice(s.options.Book, s.prefs.Conditions, s.prefs.Careful, func(conditions []string, movements []engine.Movement) {
		s.change(func(p *engine.Preferences) { p.Conditions, p.Careful = conditions, movements })
		c.follow()
	})
	c.hide = widget.NewToggle(lang.X("library.hide", "Hide what is left out"), s.criteria.HideCareful, func(on bool) {
		s.set(func(c *Criteria) { c.HideCareful = on })
		c.follow()
	})
	c.follow()
	c.ExtendBaseWidget(c)
	return c
}

// follow says which exercises are left out.
func (c *careful) follow() {
	out := c.screen.leftOut()
	names := make([]string, len(out))
	for i, ex := range out {
		names[i] = ex.Name
	}
	n := len(out)
	data := map[string]any{"N": n, "Names": strings.Join(names, ", ")}
	switch {
	case n == 0:
		c.what.SetValue(lang.X("library.none-left-out", "Nothing is left out of your sessions."))
	case c.screen.criteria.HideCareful:
		c.what.SetValue(lang.XN("library.hidden", "{{.N}} hidden: {{.Names}}.", n, data))
	default:
		c.what.SetValue(lang.XN("library.left-out", "{{.N}} left out of your sessions: {{.Names}}.", n, data))
	}
	if c.onResized != nil {
		c.onResized()
	}
}

// SetReveal is called with what scrolls a part of it into view.
func (c *careful) SetReveal(reveal func(top, height float32)) {
	c.choice.OnReached = reveal
	c.hide.OnFocus = func() { reveal(c.hide.Position().Y, c.hide.Size().Height+c.what.Size().Height) }
}

// First returns what the keyboard acts on first.
func (c *careful) First() fyne.Focusable { return c.choice.First() }

// SetScale draws it larger or smaller than designed.
func (c *careful) SetScale(scale float32) {
	c.scale = scale
	c.choice.SetScale(scale)
	c.hide.SetScale(scale)
	c.what.SetHeight(theme.TextSmall * scale)
}

// HeightFor returns the height in a box of the given width.
func (c *careful) HeightFor(width float32) float32 {
	return c.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (c *careful) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	y := c.choice.HeightFor(width)
	put(c.choice, 0, 0, width, y)
	y += 18 * c.scale
	size := c.hide.MinSize()
	put(c.hide, 0, y, min(size.Width, width), size.Height)
	y += size.Height + 8*c.scale
	height := c.what.HeightFor(width)
	put(c.what, 0, y, width, height)
	return y + height
}

// CreateRenderer is part of fyne.Widget.
func (c *careful) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of: c, Parts: func() []fyne.CanvasObject { return []fyne.CanvasObject{c.choice, c.hide, c.what} },
		Place:  func(size fyne.Size) { c.place(size.Width, widget.Put) },
		Height: func() float32 { return c.HeightFor(max(c.Size().Width, 1)) },
	}
}
