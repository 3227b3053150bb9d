package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

// The measures of answers in units of the design.
const (
	answerGap    = 12
	answerPad    = 14
	answerKey    = 96
	answerCorner = 18
)

// Answer is one way to go on: what it is, a line that explains it, and the key
// that gives it too, with what is shown of it. All but the name may be empty.
type Answer struct {
	Name, Line string
	Key        fyne.KeyName
	Shown      string
	Give       func()
}

// Answers is a column of answers, for a sheet. Enter and Space give the one that
// the keyboard has reached.
type Answers struct {
	Made
	// Unfocused leaves the keyboard with the sheet when it opens, so that Enter
	// and Space give nothing by mistake.
	Unfocused bool

	rows []*answerRow
}

// NewAnswers returns the answers in their order.
func NewAnswers(answers ...Answer) *Answers {
	a := &Answers{}
	for _, answer := range answers {
		a.rows = append(a.rows, newAnswerRow(answer))
	}
	a.Make(a, Pad(3, 3, 3, 3, VBox(answerGap, Objects(a.rows)...))) // for the outline of the focus
	return a
}

// First returns the first answer, for the keyboard.
func (a *Answers) First() fyne.Focusable {
	if a.Unfocused || len(a.rows) == 0 {
		return nil
	}
	return a.rows[0]
}

// Press gives the answer of a key, and reports whether there is one.
func (a *Answers) Press(key fyne.KeyName) bool {
	for _, r := range a.rows {
		if r.answer.Key != "" && r.answer.Key == key {
			r.answer.Give()
			return true
		}
	}
	return false
}

// Press gives the answer of a key where the sheet holds Answers, and reports
// whether there is one.
func (s *Sheet) Press(key fyne.KeyName) bool {
	a, ok := s.content.(*Answers)
	return ok && a.Press(key)
}

// Names returns what the answers are called.
func (a *Answers) Names() []string {
	var names []string
	for _, r := range a.rows {
		names = append(names, r.answer.Name)
	}
	return names
}

// Answers returns what the answers on the sheet are called, if it holds any.
func (s *Sheet) Answers() []string {
	if a, ok := s.content.(*Answers); ok {
		return a.Names()
	}
	return nil
}

// answerRow is one answer.
type answerRow struct {
	control
	answer          Answer
	name, line, key *Text
}

func newAnswerRow(answer Answer) *answerRow {
	r := &answerRow{answer: answer}
	r.name = NewParagraph(answer.Name, theme.TextBody, theme.Ink)
	r.name.Bold = true
	r.line = NewParagraph(answer.Line, theme.TextSmall, theme.Muted)
	r.key = NewText(answer.Shown, theme.TextBody, theme.AccentInk)
	r.key.Bold, r.key.Middle, r.key.Fit, r.key.Align = true, true, true, fyne.TextAlignCenter
	r.init(r, func(int) {})
	return r
}

// left is where the words begin.
func (r *answerRow) left() float32 {
	if r.answer.Shown == "" {
		return 24 * r.unit()
	}
	return answerKey * r.unit()
}

func (r *answerRow) heightFor(width float32) float32 {
	u := r.unit()
	r.typeset(r.name, theme.TextBody)
	r.typeset(r.line, theme.TextSmall)
	r.typeset(r.key, theme.TextBody)
	inner := width - r.left() - 20*u
	height := 2*answerPad*u + r.name.HeightFor(inner)
	if r.answer.Line != "" {
		height += r.line.HeightFor(inner)
	}
	return height
}

// Tapped is part of fyne.Tappable.
func (r *answerRow) Tapped(*fyne.PointEvent) { r.answer.Give() }

// TypedKey is part of fyne.Focusable.
func (r *answerRow) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.answer.Give()
	default:
		r.control.TypedKey(key)
	}
}

// CreateRenderer is part of fyne.Widget.
func (r *answerRow) CreateRenderer() fyne.WidgetRenderer {
	shown := &answerRenderer{row: r, ground: canvas.NewRectangle(nil)}
	shown.Refresh()
	return shown
}

type answerRenderer struct {
	row    *answerRow
	ground *canvas.Rectangle
}

func (r *answerRenderer) Destroy() {}
func (r *answerRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.row.heightFor(max(r.row.Size().Width, 1)))
}

func (r *answerRenderer) Objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{r.ground, r.row.name}
	if r.row.answer.Line != "" {
		shown = append(shown, r.row.line)
	}
	if r.row.answer.Shown != "" {
		shown = append(shown, r.row.key)
	}
	return shown
}

func (r *answerRenderer) Layout(size fyne.Size) {
	row, u := r.row, r.row.unit()
	r.ground.Resize(size)
	left := row.left()
	inner := size.Width - left - 20*u
	name := row.name.HeightFor(inner)
	row.name.Move(fyne.NewPos(left, answerPad*u))
	row.name.Resize(fyne.NewSize(inner, name))
	row.line.Move(fyne.NewPos(left, answerPad*u+name))
	row.line.Resize(fyne.NewSize(inner, row.line.HeightFor(inner)))
	row.key.Move(fyne.NewPos(8*u, 0))
	row.key.Resize(fyne.NewSize(left-16*u, size.Height))
}

func (r *answerRenderer) Refresh() {
	r.row.frame(r.ground)
	r.ground.CornerRadius = answerCorner * r.row.unit()
	r.Layout(r.row.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
