package care

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Choice lets the user choose what to be careful with: conditions by name, each
// with its advice when chosen, and behind a button the movements. It fits into a
// sheet.
type Choice struct {
	widget.Made
	// OnResized is called after its height has changed.
	OnResized func()

	toggles   []*widget.Toggle
	advice    []*widget.Text
	more      *widget.FocusButton
	movements *Movements
	chosen    int // the number of chosen movements
}

// NewChoice returns the choice with an initial selection; onChanged gets the
// selection after every change.
func NewChoice(book *engine.Book, conditions []string, careful []engine.Movement, onChanged func(conditions []string, careful []engine.Movement)) *Choice {
	c := &Choice{chosen: len(careful)}
	var ids []string
	for i := range book.Conditions {
		ids = append(ids, book.Conditions[i].ID)
	}
	c.toggles = words.ToggleMany(ids, conditions, func(id string) string { return words.Careful(book, id) }, func(on []string) {
		conditions = on
		onChanged(conditions, careful)
		c.advise()
	})
	c.more = widget.NewFocusButton("", widget.Secondary, c.unfold)
	c.more.SetPart(0.8)
	c.more.SetTextSize(theme.TextSmall / 0.8)
	c.movements = NewMovements(book, careful, func(on []engine.Movement) {
		careful, c.chosen = on, len(on)
		onChanged(conditions, careful)
		c.label()
	})
	c.movements.Hide()
	body := widget.VBox(10, widget.Wrap(10, widget.Objects(c.toggles)...))
	for i := range book.Conditions {
		it := &book.Conditions[i]
		c.advice = append(c.advice, widget.NewParagraph(
			lang.X("care.advice", "{{.Name}}: {{.Advice}}", map[string]any{"Name": it.Name, "Advice": it.Advice}), theme.TextSmall, theme.Ink,
		))
		body.Add(c.advice[i])
	}
	// Space for the focus outline of the button.
	body.Add(widget.Pad(4, 4, 4, 4, widget.Wrap(0, c.more)))
	body.Add(c.movements)
	c.advise()
	c.label()
	c.Make(c, body)
	return c
}

// advise shows the advice on the chosen conditions.
func (c *Choice) advise() {
	for i, t := range c.advice {
		t.Hidden = !c.toggles[i].On()
	}
	c.resized()
}

func (c *Choice) resized() {
	if c.Body() != nil {
		c.Refresh()
	}
	if c.OnResized != nil {
		c.OnResized()
	}
}

// unfold shows or hides the movements.
func (c *Choice) unfold() {
	c.movements.Hidden = !c.movements.Hidden
	c.label()
	c.resized()
}

func (c *Choice) label() {
	switch {
	case !c.movements.Hidden:
		c.more.SetLabel(lang.X("care.less", "Fewer choices"))
	case c.chosen > 0:
		c.more.SetLabel(lang.XN("care.more-chosen", "I know which movement: {{.N}} chosen", c.chosen, map[string]any{"N": c.chosen}))
	default:
		c.more.SetLabel(lang.X("care.more", "I know which movement"))
	}
}

// First returns the widget that has the focus first.
func (c *Choice) First() fyne.Focusable {
	if len(c.toggles) == 0 {
		return c.more
	}
	return c.toggles[0]
}
