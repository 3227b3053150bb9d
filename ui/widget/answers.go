package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// The measures of answers in units of the design.
const (
	answerGap    = 12
	answerPad    = 14
	answerKey    = 80
	answerCorner = 18
)

// lineAfar is the size of a line that explains something on a sheet for two metres: it
// helps, but is not needed.
const lineAfar = 23

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
	// Afar makes what they are called readable from two metres.
	Afar bool
	// Unfocused leaves the keyboard with the sheet when it opens, so that Enter
	// and Space give nothing by mistake.
	Unfocused bool

	rows []*answerRow
}

// NewAnswers returns the answers in their order.
func NewAnswers(answers ...Answer) *Answers {
	a := &Answers{}
	for _, answer := range answers {
		a.rows = append(a.rows, newAnswerRow(a, answer))
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

// answerRow is one answer: its key on the left, its name over the line.
type answerRow struct {
	control
	of     *Answers
	answer Answer
}

func newAnswerRow(of *Answers, answer Answer) *answerRow {
	r := &answerRow{of: of, answer: answer}
	r.init(r, func(int) {})
	return r
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
	ground := canvas.NewRectangle(nil)
	large, small, pad := float32(theme.TextBody), float32(theme.TextSmall), float32(answerPad)
	if r.of.Afar {
		large, small, pad = theme.TextAfar, lineAfar, answerPad/2
	}
	name := NewParagraph(r.answer.Name, large, theme.Ink)
	name.Bold = true
	words := VBox(0, name)
	if r.answer.Line != "" {
		words.Add(NewParagraph(r.answer.Line, small, theme.Muted))
	}
	var key fyne.CanvasObject
	left := float32(24)
	if r.answer.Shown != "" {
		text := NewText(r.answer.Shown, large, theme.AccentInk)
		text.Bold, text.Middle, text.Fit, text.Align = true, true, true, fyne.TextAlignCenter
		key, left = Fixed(answerKey*large/theme.TextBody, large*lineStep, text), 8
	}
	body := container.NewStack(ground, Pad(pad, 20, pad, left, Between(key, words, nil)))
	return newFace(body, func() {
		r.frame(ground)
		ground.CornerRadius = answerCorner * r.unit()
	})
}
