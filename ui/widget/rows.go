package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of rows in units of the design.
const (
	rowsGap   = 14
	rowsInset = 6 // leaves room for the outline of what has the keyboard
)

// Row is a label with something beside it: a control, or a second text. A wide
// control stands under its label; a row without either is a heading.
type Row struct {
	Label   string
	Text    string
	Control Scaled
	Wide    bool
}

// Rows are rows under one another, for a sheet.
type Rows struct {
	widget.BaseWidget
	sizing
	rows []*rowParts
}

type rowParts struct {
	Row
	label, text *Text
}

// NewRows returns the rows in their order.
func NewRows(rows ...Row) *Rows {
	r := &Rows{}
	for _, row := range rows {
		p := &rowParts{Row: row, label: NewParagraph(row.Label, theme.TextBody, theme.Ink)}
		p.label.Bold = row.Text == "" && row.Control == nil
		if row.Text != "" {
			p.text = NewText(row.Text, theme.TextBody, theme.Muted)
			p.text.Align, p.text.Fit = fyne.TextAlignTrailing, true
		}
		r.rows = append(r.rows, p)
	}
	r.ExtendBaseWidget(r)
	return r
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

// SetScale draws the rows larger or smaller than designed.
func (r *Rows) SetScale(scale float32) {
	r.scale = scale
	for _, p := range r.rows {
		p.label.SetHeight(theme.TextBody * scale)
		if p.text != nil {
			p.text.SetHeight(theme.TextBody * scale)
		}
		if p.Control != nil {
			p.Control.SetScale(scale)
		}
	}
}

// HeightFor returns the height of the rows in a box of the given width.
func (r *Rows) HeightFor(width float32) float32 {
	return r.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place tells where everything stands and returns the height of all.
func (r *Rows) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	u := r.unit()
	left, right := float32(rowsInset), width-rowsInset
	y := float32(rowsInset)
	for i, p := range r.rows {
		if i > 0 {
			y += rowsGap * u
		}
		y += p.place(u, left, right, y, put)
	}
	return y + rowsInset
}

// place puts one row between two edges and returns its height.
func (p *rowParts) place(u, left, right, y float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	room := right - left
	switch {
	case p.Control != nil && p.Wide:
		label := float32(0)
		if p.label.Value() != "" {
			label = p.label.HeightFor(room) + 6*u
			put(p.label, left, y, room, label)
		}
		height := p.Control.MinSize().Height
		if wraps, ok := p.Control.(interface{ HeightFor(float32) float32 }); ok {
			height = wraps.HeightFor(room)
		}
		put(p.Control, left, y+label, room, height)
		return label + height
	case p.Control != nil:
		size := p.Control.MinSize()
		size.Width = min(size.Width, room*0.7)
		label := p.label.HeightFor(room - size.Width - 16*u)
		height := max(size.Height, label)
		put(p.label, left, y+(height-label)/2, room-size.Width-16*u, label)
		put(p.Control, right-size.Width, y+(height-size.Height)/2, size.Width, size.Height)
		return height
	case p.text != nil:
		text := min(p.text.WidthFor()+2, room*0.6)
		label := p.label.HeightFor(room - text - 16*u)
		put(p.label, left, y, room-text-16*u, label)
		put(p.text, right-text, y, text, lineHeight(theme.TextBody*u))
		return label
	}
	label := p.label.HeightFor(room)
	put(p.label, left, y, room, label)
	return label
}

// CreateRenderer is part of fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	return &Composite{Of: r, Parts: r.objects, Place: r.layOut, Height: func() float32 { return r.HeightFor(max(r.Size().Width, 1)) }}
}

func (r *Rows) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, p := range r.rows {
		if p.label.Value() != "" {
			shown = append(shown, p.label)
		}
		if p.text != nil {
			shown = append(shown, p.text)
		}
		if p.Control != nil {
			shown = append(shown, p.Control)
		}
	}
	return shown
}

func (r *Rows) layOut(size fyne.Size) {
	r.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(w, 1), h))
	})
}
