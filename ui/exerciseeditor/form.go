// Package exerciseeditor is the screen on which users write exercises of their
// own: what to do, how much, what is seen and what is heard. Unfinished work is
// not lost; package catalog decides whether an exercise is valid.
package exerciseeditor

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// Shown is the kind of picture of an own exercise.
type Shown string

// The kinds of picture.
const (
	ShownByPictures Shown = "pictures"
	ShownByFigure   Shown = "figure"
	ShownByWords    Shown = "words"
)

// Form is the content of the screen, complete or not. It is a value: a copy is a
// snapshot.
type Form struct {
	// Base is the exercise before the changes, zero for a new one. Whatever the
	// form does not show is taken from it.
	Base engine.Exercise
	Name string
	// Steps and Cautions are texts, one item per line.
	Steps, Cautions string
	Shown           Shown
	// Pictures are names of pictures in the data folder, Figure is the id of the
	// exercise whose picture is used.
	Pictures []string
	Figure   string
	Dose     engine.Dose
	Sides    engine.SideScheme
	Breathe  bool
	Position engine.Position
	// Equipment, Asks and Spares are ids. If Asks and Spares are both empty, it
	// has not been decided what the exercise asks of a body.
	Equipment []string
	Asks      []engine.Movement
	Spares    []engine.Movement
}

// The limits of the controls; files may exceed them.
const (
	mostPictures = 12
	mostSteps    = 12
	mostSets     = 10
)

// NewForm returns the form of a new exercise.
func NewForm() Form {
	return Form{
		Shown: ShownByPictures, Sides: engine.SidesNone, Position: engine.Supine,
		Dose: engine.Dose{Kind: engine.Repetitions, Amount: usual(engine.Repetitions)},
	}
}

// FormOf returns the form of an exercise as stored.
func FormOf(e engine.Exercise) Form {
	f := Form{
		Base: e, Name: e.Name, Steps: strings.Join(e.Steps, "\n"), Cautions: cautionLines(e.Cautions),
		Shown: ShownByWords, Pictures: e.Pictures, Figure: e.Figure, Dose: e.Dose, Sides: e.Sides, Breathe: e.Breathe,
		Position: e.Position, Equipment: e.Equipment, Asks: e.Asks, Spares: e.Spares,
	}
	switch {
	case len(e.Pictures) > 0:
		f.Shown = ShownByPictures
	case e.Figure != "":
		f.Shown = ShownByFigure
	}
	if f.Sides == "" {
		f.Sides = engine.SidesNone
	}
	if f.Position == "" {
		f.Position = engine.Supine
	}
	return f
}

// cautionLines formats cautions, one per line.
func cautionLines(cautions []engine.Caution) string {
	lines := make([]string, len(cautions))
	for i := range cautions {
		lines[i] = cautions[i].Say
	}
	return strings.Join(lines, "\n")
}

// cautionsOf parses such lines; an existing caution keeps its conditions.
func cautionsOf(text string, before []engine.Caution) []engine.Caution {
	var all []engine.Caution
	for _, line := range linesOf(text) {
		c := engine.Caution{Say: line}
		if i := slices.IndexFunc(before, func(b engine.Caution) bool { return b.Say == line }); i >= 0 {
			c = before[i]
		}
		all = append(all, c)
	}
	return all
}

// Encode returns the form as it is stored until it is finished.
func (f *Form) Encode() []byte {
	data, err := json.Marshal(f)
	if err != nil {
		panic("own: a form cannot be written: " + err.Error()) // it consists of plain values
	}
	return data
}

// DecodeForm reads what Encode has written, also in an earlier version, which
// stored what an exercise asks for as Involves.
func DecodeForm(data []byte) (Form, error) {
	var kept struct {
		Form
		Involves []string
	}
	if err := json.Unmarshal(data, &kept); err != nil {
		return Form{}, engine.Errorf(engine.CodeDamaged, "what you had begun cannot be read any more: %w", err)
	}
	f := kept.Form
	if !f.decided() && len(kept.Involves) > 0 {
		f.Asks = engine.MovementsOf(kept.Involves)
		f.Spares = engine.OtherMovements(f.Asks)
	}
	f.Base.TakeOverInvolves()
	return f, nil
}

// decided reports whether it has been decided what the exercise asks of a body.
func (f *Form) decided() bool { return len(f.Asks)+len(f.Spares) > 0 }

// Same reports whether two forms are equal.
func (f *Form) Same(other *Form) bool { return string(f.Encode()) == string(other.Encode()) }

// Empty reports whether nothing has been entered yet.
func (f *Form) Empty() bool {
	fresh := NewForm()
	return f.Same(&fresh)
}

// ID returns the id of the exercise: its existing one, or one derived from its
// name.
func (f *Form) ID() string {
	if f.Base.ID != "" {
		return f.Base.ID
	}
	return catalog.Slug(f.Name)
}

// Exercise returns the exercise to be stored.
func (f *Form) Exercise() engine.Exercise {
	e := f.Base
	e.ID = f.ID()
	if name := strings.TrimSpace(f.Name); name != e.Name {
		e.Name, e.Spoken = name, ""
	}
	if steps := linesOf(f.Steps); !slices.Equal(steps, e.Steps) {
		e.Steps, e.Start.Show = steps, ""
		e.Say.Setup = engine.Directions{}
	}
	e.Cautions = cautionsOf(f.Cautions, e.Cautions)
	e.Dose, e.Sides, e.Breathe = f.Dose, f.Sides, f.Breathe
	e.Position, e.Equipment, e.Asks, e.Spares = f.Position, f.Equipment, f.Asks, f.Spares
	f.show(&e)
	if e.Dose.Kind != engine.Repetitions {
		e.Dose.Seconds, e.Dose.Hold = 0, 0
	}
	if e.Dose.Kind == engine.HoldBreaths || e.Dose.Kind == engine.Flow || len(e.Cycle) > 0 {
		e.Breathe = false // the breath is led anyway, or written out
	}
	return e
}

// show sets the pictures of the exercise. A movement written for other pictures
// is dropped.
func (f *Form) show(e *engine.Exercise) {
	var pictures []string
	figure := ""
	switch f.Shown {
	case ShownByPictures:
		pictures = f.Pictures
	case ShownByFigure:
		figure = f.Figure
	}
	if figure == e.Figure && slices.Equal(pictures, e.Pictures) {
		return
	}
	e.Pictures, e.Figure = pictures, figure
	e.Start.Frame, e.Enter, e.Cycle, e.Leave, e.Reverse = "", nil, nil, nil, false
}

// listMark matches the numbers and bullets of a list.
var listMark = regexp.MustCompile(`^(\d{1,2}[.)]|[-*•–])(\s+|$)`)

// linesOf returns the lines of a text, without empty ones and without the marks
// of a copied list.
func linesOf(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(listMark.ReplaceAllString(strings.TrimSpace(line), ""))
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// usual is the default amount of a kind of dose.
func usual(kind engine.DoseKind) engine.Range {
	amount := map[engine.DoseKind]float64{
		engine.HoldSeconds: 30, engine.HoldBreaths: 5, engine.Repetitions: 10, engine.Flow: 6,
	}[kind]
	return engine.Range{From: amount, To: amount}
}

// stepAmount returns the amount after one step up or down. Both ends of a range
// move together.
func stepAmount(d *engine.Dose, by int) engine.Range {
	step, least, most := 1.0, 1.0, 99.0
	if d.Kind == engine.HoldSeconds {
		step, least, most = 5, 5, 1800
		if d.Amount.To > 60 || d.Amount.To == 60 && by > 0 {
			step = 15
		}
	}
	from, to := d.Amount.From+float64(by)*step, d.Amount.To+float64(by)*step
	if from < least || to > most {
		return d.Amount
	}
	return engine.Range{From: from, To: to}
}
