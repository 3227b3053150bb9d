package exercise

import (
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// progressStep is one step of the progress, which runs from 0 to 1.
const progressStep = 0.1

// makeControls creates the controls for the user's progress in the exercise, and
// for leaving it out.
func (p *Page) makeControls() {
	o := &p.options
	if o.OnProgress != nil {
		p.progress = widget.NewStepper(p.progressWords(), func(by int) {
			tenths := math.Round(o.Preferences.Progress[p.ID()]/progressStep) + float64(by)
			o.Preferences = o.OnProgress(min(max(tenths*progressStep, 0), 1))
			p.progress.SetValue(p.progressWords())
		})
	}
	if o.OnSkip != nil {
		p.leftOut = widget.NewToggle(lang.X("exercise.left-out", "Leave out"), slices.Contains(o.Preferences.Skip, p.ID()), func(out bool) {
			o.Preferences = o.OnSkip(out)
		})
	}
}

// progressWords describes the current amount and progress, such as "6 rounds, 30
// % of your level".
func (p *Page) progressWords() string {
	prefs, ex := &p.options.Preferences, &p.options.Exercise
	d := engine.PlaceContext{Place: engine.PlaceID{Exercise: ex.ID}, Item: &engine.Item{}, Exercise: ex}.Dose(prefs)
	amount := words.Amount(ex.Dose.Kind, d.Amount)
	if d.Sets > 1 {
		amount = fmt.Sprintf("%d × %s", d.Sets, amount)
	}
	return lang.X("exercise.progress", "{{.Amount}}, {{.Percent}} % of the way to the next level", map[string]any{
		"Amount": amount, "Percent": math.Round(prefs.Progress[ex.ID] * 100),
	})
}

// controls lists the existing controls.
func (p *Page) controls() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if p.progress != nil {
		p.progress.SetPart(0.9)
		all = append(all, p.progress)
	}
	if p.leftOut != nil {
		p.leftOut.SetPart(0.9)
		all = append(all, p.leftOut)
	}
	return all
}
