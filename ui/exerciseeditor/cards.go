package exerciseeditor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// row is one field of the form.
type row struct {
	fyne.CanvasObject
	// needed reports whether the row applies now; nil means always.
	needed func() bool
}

// card appends a card with a heading to the form.
func (s *Screen) card(title string, rows ...*row) {
	heading := widget.NewText(title, theme.TextBody+4, theme.Ink)
	heading.Bold = true
	parts := []fyne.CanvasObject{heading}
	for _, r := range rows {
		parts = append(parts, r.CanvasObject)
	}
	s.cards, s.rows = append(s.cards, widget.Card(parts...)), append(s.rows, rows...)
}

// newRow makes a row: a label, a line that explains it, and the control beside
// them or, if wide, below.
func newRow(label, line string, control fyne.CanvasObject, wide bool) *row {
	words := widget.VBox(0)
	if label != "" {
		words.Add(widget.NewParagraph(label, theme.TextBody, theme.Ink))
	}
	if line != "" {
		words.Add(widget.NewParagraph(line, theme.TextCaption, theme.Muted))
	}
	if b, ok := control.(*widget.FocusButton); ok {
		b.SetPart(0.8)
		b.SetTextSize(theme.TextSmall / 0.8)
	}
	if !wide {
		return &row{CanvasObject: widget.Sized(0, 50, widget.Between(nil, words, control))}
	}
	switch control.(type) {
	case *widget.Dropdown, *widget.FocusButton:
		control = widget.Wrap(0, control)
	}
	if len(words.Objects) == 0 {
		return &row{CanvasObject: control}
	}
	return &row{CanvasObject: widget.VBox(6, words, control)}
}

func (r *row) onlyIf(needed func() bool) *row {
	r.needed = needed
	return r
}

// makeCards creates all fields.
func (s *Screen) makeCards() {
	s.whatCard()
	s.doseCard()
	s.seeCard()
	s.hearCard()
	s.whereCard()
}

func (s *Screen) whatCard() {
	s.name = widget.NewField(lang.X("own.name-hint", "Such as Pelvic Tilt"), func(text string) {
		s.edit("name", func(f *Form) { f.Name = text })
	})
	s.steps = widget.NewArea(lang.X("own.steps-hint", "Lie on your back, knees bent."), 5, func(text string) {
		s.edit("steps", func(f *Form) { f.Steps = text })
	})
	s.cautions = widget.NewArea(lang.X("own.cautions-hint", "Stop when your back arches."), 2, func(text string) {
		s.edit("cautions", func(f *Form) { f.Cautions = text })
	})
	s.card(
		lang.X("own.what", "What to do"),
		newRow(lang.X("own.name", "Name"), "", s.name, true),
		newRow(lang.X("own.steps", "Steps"), lang.X("own.steps-line", "One step in each line, as you would say it."), s.steps, true),
		newRow(lang.X("own.cautions", "Take care"), lang.X("own.cautions-line", "Leave it empty if there's nothing to watch out for."), s.cautions, true),
	)
}

func (s *Screen) doseCard() {
	kinds := engine.DoseKinds()
	names := []string{lang.X("own.hold", "Hold"), lang.X("own.breaths", "Breaths"), lang.X("own.reps", "Reps"), lang.X("own.flow", "Rounds")}
	s.kind = widget.NewChoice(names, 0, func(i int) {
		s.edit("", func(f *Form) { f.Dose.Kind, f.Dose.Amount, f.Dose.Limit = kinds[i], usual(kinds[i]), 0 })
	})
	s.amount = widget.NewStepper("", func(by int) {
		s.edit("amount", func(f *Form) { f.Dose.Amount = stepAmount(&f.Dose, by) })
	})
	s.sets = widget.NewStepper("", func(by int) {
		s.edit("sets", func(f *Form) {
			n := min(max(int(f.Dose.Sets.To)+by, 1), mostSets)
			if f.Dose.Sets.To == 0 {
				n = max(1, 1+by)
			}
			f.Dose.Sets = engine.Range{From: float64(n), To: float64(n)}
		})
	})
	s.seconds = widget.NewStepper("", func(by int) {
		s.edit("seconds", func(f *Form) {
			now := f.Dose.Seconds
			if now == 0 {
				now = usualRep
			}
			f.Dose.Seconds = min(max(now+float64(by), 2), 60)
		})
	})
	s.hold = widget.NewStepper("", func(by int) {
		s.edit("hold", func(f *Form) { f.Dose.Hold = min(max(f.Dose.Hold+float64(by), 0), mostHeld) })
	})
	s.doseExample = widget.NewParagraph("", theme.TextCaption, theme.Muted)
	s.sidesExample = widget.NewParagraph("", theme.TextCaption, theme.Muted)
	sides := sideSchemes()
	s.sides = widget.NewChoice([]string{
		lang.X("own.sides-none", "Together"), lang.X("own.sides-left-right", "One by one"),
		lang.X("own.sides-alternating", "In turn"), lang.X("own.sides-all", "Each, both"),
	}, 0, func(i int) { s.edit("", func(f *Form) { f.Sides = sides[i] }) })
	s.breathe = widget.NewChoice([]string{lang.X("own.breath-free", "As you like"), lang.X("own.breath-led", "In and out, led")}, 0, func(i int) {
		s.edit("", func(f *Form) { f.Breathe = i == 1 })
	})
	reps := func() bool { return s.form.Dose.Kind == engine.Repetitions && len(s.form.Base.Cycle) == 0 }
	free := func() bool {
		return (s.form.Dose.Kind == engine.Repetitions || s.form.Dose.Kind == engine.HoldSeconds) && len(s.form.Base.Cycle) == 0
	}
	s.card(
		lang.X("own.dose", "How much"),
		newRow("", lang.X("own.kind-line", "A hold in seconds or breaths, repetitions, or rounds at your breath."), s.kind, true),
		newRow("", "", s.doseExample, true),
		newRow(lang.X("own.amount", "How many"), "", s.amount, false),
		newRow(lang.X("own.seconds", "Each repetition takes"), "", s.seconds, false).onlyIf(reps),
		newRow(lang.X("own.hold-top", "Hold at the top"), lang.X("own.hold-line", "Each repetition takes this much longer."), s.hold, false).onlyIf(reps),
		newRow(lang.X("own.sets", "Sets"), "", s.sets, false),
		newRow(lang.X("own.sides", "Sides"), "", s.sides, true),
		newRow("", "", s.sidesExample, true),
		newRow(lang.X("own.breath", "Breath"), "", s.breathe, true).onlyIf(free),
	)
}

// doseExample is an example of a kind of dose.
func doseExample(kind engine.DoseKind) string {
	switch kind {
	case engine.HoldSeconds:
		return lang.X("own.example-hold", "For example: stay in a stretch for 30 seconds, or march for a minute.")
	case engine.HoldBreaths:
		return lang.X("own.example-breaths", "For example: stay in a stretch for 5 breaths.")
	case engine.Flow:
		return lang.X("own.example-flow", "For example: round your back as you breathe out, hollow it as you breathe in, 6 times.")
	}
	return lang.X("own.example-reps", "For example: lift your hips 10 times, 3 sets, and hold each for 5 seconds at the top.")
}

// sidesExample is an example of a choice of sides.
func sidesExample(sides engine.SideScheme) string {
	switch sides {
	case engine.SidesLeftRight:
		return lang.X("own.example-left-right", "For example: stretch the left leg for the whole time, then the right.")
	case engine.SidesAlternating:
		return lang.X("own.example-alternating", "For example: left knee up, right knee up, left knee up …")
	case engine.SidesLeftRightBoth:
		return lang.X("own.example-all", "For example: the left knee to your chest, then the right, then both.")
	}
	return lang.X("own.example-none", "For example: a bridge, where both legs do the same.")
}

// mostHeld is the longest hold at the top of a repetition, in seconds.
const mostHeld = 60

func sideSchemes() []engine.SideScheme {
	return []engine.SideScheme{engine.SidesNone, engine.SidesLeftRight, engine.SidesAlternating, engine.SidesLeftRightBoth}
}

func shownWays() []Shown { return []Shown{ShownByPictures, ShownByFigure, ShownByWords} }

func (s *Screen) seeCard() {
	ways := shownWays()
	s.shown = widget.NewChoice([]string{
		lang.X("own.by-pictures", "Your pictures"), lang.X("own.by-figure", "From the library"), lang.X("own.by-words", "Words alone"),
	}, 0, func(i int) { s.edit("", func(f *Form) { f.Shown = ways[i] }) })
	s.borrow = widget.NewFocusButton("", widget.Secondary, s.pickFigure)
	s.stage = newStage(s)
	s.card(
		lang.X("own.see", "What you see"),
		newRow("", "", s.shown, true),
		newRow("", "", s.borrow, true).onlyIf(func() bool { return s.form.Shown == ShownByFigure }),
		newRow("", "", s.stage, true),
	)
}

func (s *Screen) hearCard() {
	s.try = widget.NewFocusButton(lang.X("own.try", "Try it"), widget.Secondary, s.hear)
	line := lang.X("own.heard-line", "You will hear a bell, and read the text.")
	switch s.options.Reader {
	case SystemReader:
		line = lang.X("own.spoken-line", "Your computer reads this aloud, in a voice of its own.")
	case VoiceReader:
		line = lang.X("own.voiced-line", "The voice of your sessions reads this aloud.")
	}
	s.card(lang.X("own.hear", "What you hear"), newRow(line, "", s.try, false))
}

// hear plays the first step as it will sound.
func (s *Screen) hear() {
	if steps := linesOf(s.form.Steps); len(steps) > 0 && s.options.OnTry != nil {
		s.options.OnTry(steps[0])
	}
}

func (s *Screen) whereCard() {
	s.position = widget.NewDropdown("", s.pickPosition)
	s.equipment = widget.NewDropdown("", s.pickEquipment)
	s.careful = widget.NewDropdown("", s.PickAsks)
	s.card(
		lang.X("own.where", "Where and with what"),
		newRow(lang.X("library.position", "Position"), "", s.position, false),
		newRow(lang.X("exercise.equipment", "What you need"), "", s.equipment, true),
		newRow(lang.X("own.involves", "It asks for"), lang.X("own.asks-line", "Until it's decided, Uncoil can't tell who must be careful with it."), s.careful, true),
	)
}

// usualRep is the default length of a repetition in seconds.
const usualRep = 4

// fill updates all controls from the form.
func (s *Screen) fill() {
	s.filling = true
	f := &s.form
	for _, t := range []struct {
		now string
		set func(string)
		to  string
	}{
		{s.name.Text(), s.name.SetText, f.Name},
		{s.steps.Text(), s.steps.SetText, f.Steps},
		{s.cautions.Text(), s.cautions.SetText, f.Cautions},
	} {
		if t.now != t.to {
			t.set(t.to)
		}
	}
	s.kind.SetChosen(indexOf(engine.DoseKinds(), f.Dose.Kind))
	s.amount.SetValue(amountWords(&f.Dose))
	s.sets.SetValue(setsWords(f.Dose.Sets))
	s.seconds.SetValue(secondsWords(f.Dose.Seconds))
	s.hold.SetValue(lang.X("length.seconds", "{{.N}} s", map[string]any{"N": f.Dose.Hold}))
	s.doseExample.SetValue(doseExample(f.Dose.Kind))
	s.sidesExample.SetValue(sidesExample(f.Sides))
	s.sides.SetChosen(indexOf(sideSchemes(), f.Sides))
	s.breathe.SetChosen(indexOf([]bool{false, true}, f.Breathe))
	s.shown.SetChosen(indexOf(shownWays(), f.Shown))
	s.borrow.SetLabel(lang.X("own.borrow", "Choose an exercise"))
	if ex, ok := s.options.Book.Exercises[f.Figure]; ok {
		s.borrow.SetLabel(lang.X("own.borrowed", "The picture of {{.Name}}: change", map[string]any{"Name": ex.Name}))
	}
	s.position.Set(words.Position(f.Position), false)
	s.equipment.Set(words.Needs(f.Equipment), false)
	s.careful.Set(s.askedWords(), false)
	s.try.SetDisabled(len(linesOf(f.Steps)) == 0)
	s.undo.SetDisabled(!s.history.can(-1))
	s.redo.SetDisabled(!s.history.can(+1))
	s.drop.Hidden = !s.Changed()
	s.tell()
	s.filling = false
	for _, r := range s.rows {
		if needed := r.needed == nil || r.needed(); needed != r.Visible() {
			if needed {
				r.Show()
			} else {
				r.Hide()
			}
		}
	}
	if s.Body() != nil {
		s.stage.show()
		s.Refresh()
	}
}

// indexOf returns the index of a value in a list, 0 if it is not there.
func indexOf[T comparable](list []T, v T) int { return max(0, slices.Index(list, v)) }

// amountWords describes the amount; for a range, from which the level chooses,
// both ends.
func amountWords(d *engine.Dose) string {
	if d.Amount.From != d.Amount.To {
		return lang.X("own.range", "{{.From}} to {{.To}}", map[string]any{"From": d.Amount.From, "To": d.Amount.To})
	}
	return words.Dose(&engine.Exercise{Dose: engine.Dose{Kind: d.Kind, Amount: d.Amount}})[0]
}

func setsWords(sets engine.Range) string {
	if sets.From != sets.To {
		return lang.X("range.sets", "{{.From}} to {{.To}} sets", map[string]any{"From": max(sets.From, 1), "To": sets.To})
	}
	n := max(1, int(sets.To))
	return lang.XN("dose.sets", "{{.N}} sets", n, map[string]any{"N": n})
}

func secondsWords(seconds float64) string {
	if seconds == 0 {
		seconds = usualRep
	}
	return lang.X("length.seconds", "{{.N}} s", map[string]any{"N": seconds})
}

// askedWords describes what the exercise asks of a body.
func (s *Screen) askedWords() string {
	switch {
	case len(s.form.Asks) > 0:
		return names(s.options.Book, s.form.Asks)
	case s.form.decided():
		return lang.X("own.involves-none", "Nothing special")
	default:
		return lang.X("own.asks-unknown", "Not decided yet")
	}
}

func names(book *engine.Book, movements []engine.Movement) string {
	var all []string
	for _, m := range movements {
		all = append(all, words.Careful(book, string(m)))
	}
	return strings.Join(all, ", ")
}
