package widget

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
)

// Row is a label with something beside it: a control, or a second text. A wide
// control stands under its label; a row without either is a heading.
type Row struct {
	Label   string
	Text    string
	Control fyne.CanvasObject
	Wide    bool
}

// Rows are rows under one another, for a sheet.
type Rows struct {
	Made
	rows []Row
}

// NewRows returns the rows in their order.
func NewRows(rows ...Row) *Rows {
	r := &Rows{rows: rows}
	all := VBox(14)
	for _, row := range rows {
		all.Add(row.object())
	}
	r.Make(r, Pad(6, 6, 6, 6, all)) // for the outline of what has the keyboard
	return r
}

func (r Row) object() fyne.CanvasObject {
	label := NewParagraph(r.Label, theme.TextBody, theme.Ink)
	switch {
	case r.Control != nil && r.Wide && r.Label == "":
		return r.Control
	case r.Control != nil && r.Wide:
		return VBox(6, label, r.Control)
	case r.Control != nil:
		return Between(nil, label, r.Control)
	case r.Text != "":
		return Between(nil, label, NewText(r.Text, theme.TextBody, theme.Muted))
	}
	label.Bold = true
	return label
}

// First returns the first control that the keyboard can reach, nil for none.
func (r *Rows) First() fyne.Focusable {
	for _, p := range r.rows {
		if f, ok := p.Control.(fyne.Focusable); ok {
			return f
		}
	}
	return nil
}
