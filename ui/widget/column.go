package widget

import "fyne.io/fyne/v2"

// Column is widgets under one another, for a sheet.
type Column struct{ Made }

// NewColumn returns the parts in their order.
func NewColumn(parts ...fyne.CanvasObject) *Column {
	c := &Column{}
	c.Make(c, VBox(22, parts...))
	return c
}
