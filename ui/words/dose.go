package words

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// count is the number of a text.
type count struct{ N any }

// fromTo is both ends of a range.
type fromTo struct{ From, To any }

// Dose describes the amount of an exercise: "5 to 20 rounds", and in further
// lines the number of sets and whether on each side.
func Dose(ex *engine.Exercise) []string {
	lines := []string{amount(&ex.Dose)}
	if ex.Dose.Hold > 0 {
		lines = append(lines, Hold(ex.Dose.Hold))
	}
	if sets := ex.Dose.Sets; sets.To > 1 {
		if sets.From == sets.To {
			lines = append(lines, lang.XN("dose.sets", "{{.N}} sets", int(sets.To), count{sets.To}))
		} else {
			lines = append(lines, lang.X("range.sets", "{{.From}} to {{.To}} sets", fromTo{max(sets.From, 1), sets.To}))
		}
	}
	switch ex.Sides {
	case engine.SidesLeftRight:
		lines = append(lines, lang.X("dose.each-side", "on each side"))
	case engine.SidesLeftRightBoth:
		lines = append(lines, lang.X("dose.each-and-both", "on each side, then with both"))
	case engine.SidesAlternating:
		if ex.Dose.Kind == engine.Repetitions {
			lines = append(lines, lang.X("dose.each-side", "on each side"))
		}
	}
	return lines
}

// PlaceDose says how much is done at one place of a routine: "3 × 30 seconds each side".
func PlaceDose(at engine.PlaceContext, prefs *engine.Preferences) string {
	return Dosed(at.Exercise, at.Dose(prefs))
}

// Dosed says how much of an exercise a dosage is.
func Dosed(ex *engine.Exercise, d engine.Dosage) string {
	amount := Amount(ex.Dose.Kind, d.Amount)
	if d.Sets > 1 {
		amount = fmt.Sprintf("%d × %s", d.Sets, amount)
	}
	if hold := ex.Dose.Hold; hold > 0 {
		amount += ", " + Hold(hold)
	}
	switch {
	case d.Side == engine.LeftSide:
		return amount + ", " + lang.X("sheet.left", "left side only")
	case d.Side == engine.RightSide:
		return amount + ", " + lang.X("sheet.right", "right side only")
	case ex.CanDoOneSide():
		return lang.X("routine.each-side", "{{.Dose}} each side", map[string]any{"Dose": amount})
	}
	return amount
}

func amount(d *engine.Dose) string {
	from, to := d.Amount.From, d.Amount.To
	ends, n := fromTo{from, to}, int(to)
	fixed := from == to
	switch {
	case d.Kind == engine.HoldBreaths && fixed:
		return lang.XN("dose.breaths", "{{.N}} breaths", n, count{to})
	case d.Kind == engine.HoldBreaths:
		return lang.X("range.breaths", "{{.From}} to {{.To}} breaths", ends)
	case d.Kind == engine.Flow && fixed:
		return lang.XN("dose.rounds", "{{.N}} rounds", n, count{to})
	case d.Kind == engine.Flow:
		return lang.X("range.rounds", "{{.From}} to {{.To}} rounds", ends)
	case d.Kind == engine.Repetitions && fixed:
		return lang.XN("dose.reps", "{{.N}} reps", n, count{to})
	case d.Kind == engine.Repetitions:
		return lang.X("range.reps", "{{.From}} to {{.To}} reps", ends)
	case fixed:
		return length(to)
	case from < 60 && to < 60:
		return lang.X("range.seconds", "{{.From}} to {{.To}} seconds", ends)
	case int(from)%60 == 0 && n%60 == 0:
		return lang.X("range.minutes", "{{.From}} to {{.To}} minutes", fromTo{from / 60, to / 60})
	}
	return lang.X("range.length", "{{.From}} to {{.To}}", fromTo{length(from), length(to)})
}

// length formats a number of seconds: "30 seconds", "1 minute", "1:30 minutes".
func length(seconds float64) string {
	n := int(seconds)
	switch {
	case n < 60:
		return lang.XN("dose.seconds", "{{.N}} seconds", n, count{n})
	case n%60 == 0:
		return lang.XN("dose.minutes", "{{.N}} minutes", n/60, count{n / 60})
	}
	return lang.XN("dose.minutes", "{{.N}} minutes", 2, count{fmt.Sprintf("%d:%02d", n/60, n%60)})
}

// Hold says how long each repetition is held, in seconds.
func Hold(seconds float64) string {
	return lang.X("sheet.hold", "hold {{.Length}} at the top", map[string]any{"Length": length(seconds)})
}
