package routineeditor

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// movesFreely reports whether an exercise has a movement of its own pace, which
// does not follow the breath.
func movesFreely(ex *engine.Exercise) bool {
	moves := false
	for i := range ex.Cycle {
		if b := ex.Cycle[i].Breath; b == engine.BreathIn || b == engine.BreathOut {
			return false
		}
		moves = moves || ex.Cycle[i].Seconds > 0 && i > 0
	}
	return moves
}

// dosage returns what is done at a place.
func (s *Screen) dosage(at draft.Ref) engine.Dosage {
	d, err := s.draft.Dose(at)
	if err != nil {
		return engine.Dosage{Amount: 1, Sets: 1, Tempo: 1}
	}
	return d
}

func levelWords() string { return lang.X("editor.of-level", "from your level") }

func (p *inspector) amount(at draft.Ref, ex *engine.Exercise) part {
	s, dose := p.screen, ex.Dose.Kind
	c := widget.NewStepper("", func(by int) {
		n := s.dosage(at).Amount
		if dose == engine.HoldSeconds && (n > holdStep || by > 0) {
			n = (float64(int(n)/holdStep) + float64(by)) * holdStep
		} else {
			n += float64(by)
		}
		n = max(1, min(n, dose.Most()))
		s.do(draft.SetAmount(at, &n))
	})
	return p.setting(lang.X("editor.amount", "How much"), c, func() (string, bool) {
		d := s.dosage(at)
		c.SetValue(amountWords(dose, d.Amount))
		here := d.AmountFrom == engine.OfPlace
		return hereWords(here, levelWords()), here
	}, func() { s.do(draft.SetAmount(at, nil)) })
}

// amountWords writes an amount so short that it fits between − and +.
func amountWords(dose engine.DoseKind, n float64) string {
	if dose == engine.HoldSeconds {
		return words.Exact(engine.Seconds(n))
	}
	return words.Amount(dose, n)
}

func (p *inspector) sets(at draft.Ref) part {
	s := p.screen
	c := widget.NewStepper("", func(by int) {
		n := max(1, min(s.dosage(at).Sets+by, engine.MaxSets))
		s.do(draft.SetSets(at, &n))
	})
	return p.setting(lang.X("editor.sets", "Sets"), c, func() (string, bool) {
		d := s.dosage(at)
		c.SetValue(words.Sets(d.Sets))
		here := d.SetsFrom == engine.OfPlace
		return hereWords(here, levelWords()), here
	}, func() { s.do(draft.SetSets(at, nil)) })
}

func (p *inspector) tempo(at draft.Ref) part {
	s := p.screen
	c := widget.NewStepper("", func(by int) {
		tenths := int(s.dosage(at).Tempo/tempoStep+0.5) + by
		n := max(engine.MinScale, min(float64(tenths)/10, engine.MaxScale))
		s.do(draft.SetTempo(at, &n))
	})
	return p.setting(lang.X("editor.tempo", "Pace"), c, func() (string, bool) {
		d := s.dosage(at)
		c.SetValue(fmt.Sprintf("%.0f %%", d.Tempo*100))
		here := d.TempoFrom == engine.OfPlace
		return hereWords(here, lang.X("editor.rest-of-user", "from your settings")), here
	}, func() { s.do(draft.SetTempo(at, nil)) })
}

func (p *inspector) sides(at draft.Ref) part {
	s := p.screen
	sides := []engine.Side{engine.NoSide, engine.LeftSide, engine.RightSide}
	names := []string{lang.X("editor.side-both", "Both"), lang.X("editor.side-left", "Left"), lang.X("editor.side-right", "Right")}
	c := widget.NewChoice(names, 0, func(i int) { s.do(draft.SetSide(at, sides[i])) })
	return p.setting(lang.X("editor.sides", "Sides"), c, func() (string, bool) {
		d := s.dosage(at)
		c.SetChosen(max(0, slices.Index(sides, d.Side)))
		return hereWords(d.Side != engine.NoSide, ""), false
	}, nil)
}

func (p *inspector) rest(at draft.Ref) part {
	s := p.screen
	c := widget.NewStepper("", func(by int) {
		s.do(draft.StepRest(at, engine.AfterExercise, time.Duration(by)*restStep))
	})
	return p.setting(lang.X("editor.rest-after", "Rest after"), c, func() (string, bool) {
		rest, err := s.draft.Rest(at, engine.AfterExercise)
		if err != nil {
			return "", false
		}
		c.SetValue(words.Pause(rest.Pause))
		here := rest.Origin == engine.OfPlace
		return hereWords(here, originWords(rest.Origin)), here
	}, func() { s.do(draft.ResetRest(at, engine.AfterExercise)) })
}

// originWords says where a rest comes from.
func originWords(o engine.Origin) string {
	switch o {
	case engine.OfExercise:
		return lang.X("editor.rest-of-exercise", "from the exercise")
	case engine.OfBlock:
		return lang.X("editor.rest-of-block", "from the block")
	case engine.OfRoutine:
		return lang.X("editor.rest-of-routine", "from the routine")
	}
	return lang.X("editor.rest-of-user", "from your settings")
}

func (p *inspector) note(at draft.Ref) part {
	s := p.screen
	return p.field(lang.X("editor.note", "Note"), lang.X("editor.note-hint", "Shown and said here"), 1,
		func() string { return s.draft.Routine().Blocks[at.Block].Items[at.Item].Note },
		func(text string) string { return p.write(draft.SetNote(at, text)) })
}
