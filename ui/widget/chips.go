package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// chipHeight is the height of a chip in units of the design.
const chipHeight = 38

// Chips is a row of short facts, each on a panel of its own; it wraps.
type Chips struct {
	Made
	row    *fyne.Container
	values []string
	tint   fyne.ThemeColorName
}

// NewChips returns a row of chips on a panel of the given colour.
func NewChips(tint fyne.ThemeColorName, values ...string) *Chips {
	c := &Chips{row: Wrap(8), tint: tint}
	c.SetValues(values)
	c.Make(c, c.row)
	return c
}

// SetValues changes the facts; the same facts cost nothing.
func (c *Chips) SetValues(values []string) {
	if slices.Equal(c.values, values) {
		return
	}
	c.values = slices.Clone(values)
	c.row.Objects = nil
	for _, value := range values {
		text := NewText(value, theme.TextSmall, theme.Ink)
		text.Middle, text.Fit = true, true
		c.row.Objects = append(c.row.Objects, Sized(0, chipHeight, container.NewStack(NewPanel(c.tint, chipHeight/2), Pad(0, 16, 0, 16, text))))
	}
	c.row.Refresh()
}

// Values returns the facts shown.
func (c *Chips) Values() []string { return c.values }
