package care

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// moreScale makes the button as high as the toggles.
const moreScale = 0.8

// Choice is where a person says what to be careful with: conditions by their
// names, each with its advice where it is on, and behind a button the movements.
// It fits into a sheet.
type Choice struct {
	fynewidget.BaseWidget
	// OnReached is called when the keyboard has reached a part of it, with where
	// that stands; OnResized when its height has changed.
	OnReached func(top, height float32)
	OnResized func()

	toggles   []*widget.Toggle
	flow      *widget.Flow
	advice    []*widget.Text
	more      *widget.FocusButton
	movements *Movements
	chosen    int // how many movements are on
	open      bool
	scale     float32
}

// NewChoice returns the choice with what is on now; onChanged gets what is on
// after every change.
func NewChoice(book *engine.Book, conditions []string, careful []engine.Movement, onChanged func(conditions []string, careful []engine.Movement)) *Choice {
	c := &Choice{scale: 1, chosen: len(careful)}
	var ids []string
	for i := range book.Conditions {
		ids = append(ids, book.Conditions[i].ID)
	}
	c.toggles = words.ToggleMany(ids, conditions, func(id string) string { return words.Careful(book, id) }, func(on []string) {
		conditions = on
		onChanged(conditions, careful)
		c.resized()
	})
	var items []widget.Scaled
	for i, t := range c.toggles {
		items = append(items, t)
		t.OnFocus = func() { c.reach(c.flow.Position().Y+t.Position().Y, t.Size().Height) }
		it := &book.Conditions[i]
		c.advice = append(c.advice, widget.NewParagraph(
			lang.X("care.advice", "{{.Name}}: {{.Advice}}", map[string]any{"Name": it.Name, "Advice": it.Advice}), theme.TextSmall, theme.Ink,
		))
	}
	c.flow = widget.NewFlow(items...)
	c.more = widget.NewFocusButton("", widget.Secondary, c.unfold)
	c.more.SetTextSize(theme.TextSmall / moreScale)
	c.more.OnFocus = func() { c.reach(c.more.Position().Y, c.more.Size().Height) }
	c.movements = NewMovements(book, careful, func(on []engine.Movement) {
		careful, c.chosen = on, len(on)
		onChanged(conditions, careful)
		c.label()
	})
	c.movements.OnReached = func(top, height float32) { c.reach(c.movements.Position().Y+top, height) }
	c.label()
	c.ExtendBaseWidget(c)
	return c
}

// SetReveal is called with what scrolls a part of it into view.
func (c *Choice) SetReveal(reveal func(top, height float32)) { c.OnReached = reveal }

func (c *Choice) reach(top, height float32) {
	if c.OnReached != nil {
		c.OnReached(top, height)
	}
}

func (c *Choice) resized() {
	if c.OnResized != nil {
		c.OnResized()
	}
	c.Refresh()
}

// unfold shows the movements, or puts them away.
func (c *Choice) unfold() {
	c.open = !c.open
	c.label()
	c.resized()
}

func (c *Choice) label() {
	switch {
	case c.open:
		c.more.SetLabel(lang.X("care.less", "Fewer choices"))
	case c.chosen > 0:
		c.more.SetLabel(lang.XN("care.more-chosen", "I know which movement: {{.N}} chosen", c.chosen, map[string]any{"N": c.chosen}))
	default:
		c.more.SetLabel(lang.X("care.more", "I know which movement"))
	}
}

// First returns what the keyboard acts on first.
func (c *Choice) First() fyne.Focusable {
	if len(c.toggles) == 0 {
		return c.more
	}
	return c.toggles[0]
}

// SetScale draws it larger or smaller than designed.
func (c *Choice) SetScale(scale float32) {
	c.scale = scale
	c.flow.SetScale(scale)
	for _, t := range c.advice {
		t.SetHeight(theme.TextSmall * scale)
	}
	c.more.SetScale(scale * moreScale)
	c.movements.SetScale(scale)
}

// HeightFor returns the height in a box of the given width.
func (c *Choice) HeightFor(width float32) float32 {
	return c.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place tells where everything that is shown stands and returns the height of all.
func (c *Choice) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	u := c.scale
	y := c.flow.HeightFor(width)
	put(c.flow, 0, 0, width, y)
	y += rowGap * u
	for i, t := range c.advice {
		if c.toggles[i].On() {
			height := t.HeightFor(width)
			put(t, 0, y, width, height)
			y += height + rowGap*u
		}
	}
	// The outline of the button needs room.
	size := c.more.MinSize()
	put(c.more, 4*u, y+4*u, min(size.Width, width-8*u), size.Height)
	y += size.Height + 8*u
	if c.open {
		height := c.movements.HeightFor(width)
		put(c.movements, 0, y+rowGap*u, width, height)
		y += height + rowGap*u
	}
	return y
}

// CreateRenderer is part of fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of: c, Parts: c.objects,
		Place:  func(size fyne.Size) { c.place(size.Width, widget.Put) },
		Height: func() float32 { return c.HeightFor(max(c.Size().Width, 1)) },
	}
}

func (c *Choice) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{c.flow}
	for i, t := range c.advice {
		if c.toggles[i].On() {
			shown = append(shown, t)
		}
	}
	shown = append(shown, c.more)
	if c.open {
		shown = append(shown, c.movements)
	}
	return shown
}
