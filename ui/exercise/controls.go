package exercise

import (
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// progressStep is one step of the progress, which runs from 0 to 1.
const progressStep = 0.1

// smallPart is the height of the lesser buttons, in parts of the usual one.
const smallPart = 0.74

// makeControls creates what the user can set of the exercise.
func (p *Page) makeControls() {
	o := &p.options
	p.level = widget.NewParagraph(p.levelWords(), theme.TextBody, theme.Ink)
	_, more := p.stepped(+1)
	_, less := p.stepped(-1)
	if o.OnProgress != nil && (more || less) {
		p.progress = widget.NewStepper(p.amountWords(p.now()), func(by int) {
			if to, ok := p.stepped(by); ok {
				p.Update(o.OnProgress(to))
			}
		})
	}
	if o.OnFavourite != nil {
		p.favourite = widget.NewToggle(lang.X("routine.favourite", "Favourite"), false, func(on bool) { p.Update(o.OnFavourite(on)) })
		p.favourite.SetPart(smallPart * 60 / 44) // as high as the button
	}
	if o.OnSkip != nil {
		p.leftOut = widget.NewToggle(lang.X("exercise.left-out", "Leave out"), false, func(out bool) { p.Update(o.OnSkip(out)) })
		p.leftOut.SetPart(smallPart * 60 / 44)
	}
	if o.OnAdd != nil {
		p.add = widget.NewFocusButton(lang.X("exercise.add", "Add to a routine"), widget.Secondary, o.OnAdd)
		p.add.SetPart(smallPart)
		p.add.SetTextSize(theme.TextSmall / smallPart)
	}
	p.Update(o.Preferences)
}

// Update shows what was changed of the exercise.
func (p *Page) Update(prefs engine.Preferences) {
	p.options.Preferences = prefs
	p.level.SetValue(p.levelWords())
	if p.progress != nil {
		p.progress.SetValue(p.amountWords(p.now()))
	}
	if p.favourite != nil {
		p.favourite.SetOn(slices.Contains(prefs.FavouriteExercises, p.ID()))
	}
	if p.leftOut != nil {
		p.leftOut.SetOn(slices.Contains(prefs.Skip, p.ID()))
	}
}

// dosage is how much a session's main part has of the exercise, at a progress.
func (p *Page) dosage(progress float64) engine.Dosage {
	ex, prefs := &p.options.Exercise, p.options.Preferences
	prefs.Progress = map[string]float64{ex.ID: progress}
	return engine.PlaceContext{
		Place: engine.PlaceID{Exercise: ex.ID}, Block: &engine.Block{Kind: engine.Main}, Item: &engine.Item{}, Exercise: ex,
	}.Dose(&prefs)
}

// now is how much it is with the progress as it is.
func (p *Page) now() engine.Dosage { return p.dosage(p.options.Preferences.Progress[p.ID()]) }

// stepped returns the nearest progress above or below at which the amount is another,
// and whether there is one.
func (p *Page) stepped(by int) (to float64, ok bool) {
	now, steps := p.now(), math.Round(1/progressStep)
	for at := math.Round(p.options.Preferences.Progress[p.ID()]/progressStep) + float64(by); at >= 0 && at <= steps; at += float64(by) {
		if d := p.dosage(at / steps); d.Amount != now.Amount || d.Sets != now.Sets {
			return at / steps, true
		}
	}
	return 0, false
}

// amountWords is an amount, such as "6 rounds" or "3 × 10 reps".
func (p *Page) amountWords(d engine.Dosage) string {
	amount := words.Amount(p.options.Exercise.Dose.Kind, d.Amount)
	if d.Sets > 1 {
		return fmt.Sprintf("%d × %s", d.Sets, amount)
	}
	return amount
}

// levelWords says how much it is, and how the user has come to that.
func (p *Page) levelWords() string {
	dose, now, start := &p.options.Exercise.Dose, p.now(), p.dosage(0)
	data := map[string]any{"Now": p.amountWords(now), "From": p.amountWords(start)}
	if now.Sets == start.Sets {
		data["From"] = words.Decimal(start.Amount)
	}
	switch {
	case now.AmountFrom == engine.OfExercise:
		return lang.X("exercise.dose-set", "{{.Now}}, as you have set it.", data)
	case dose.Amount.From == dose.Amount.To && dose.Sets.From == dose.Sets.To:
		return lang.X("exercise.dose-fixed", "Always {{.Now}}.", data)
	case now.Amount == start.Amount && now.Sets == start.Sets:
		return lang.X("exercise.dose-start", "Start dose: {{.Now}}.", data)
	default:
		return lang.X("exercise.dose-grown", "{{.Now}}; you have worked up from {{.From}}.", data)
	}
}

// controls lists the existing controls, apart from the amount.
func (p *Page) controls() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if p.favourite != nil {
		all = append(all, p.favourite)
	}
	if p.leftOut != nil {
		all = append(all, p.leftOut)
	}
	if p.add != nil {
		all = append(all, p.add)
	}
	return all
}

// dose is the card about the amount.
func (p *Page) dose() fyne.CanvasObject {
	title := heading(lang.X("exercise.your-dose", "Your dose"))
	if p.progress == nil {
		return widget.Card(widget.VBox(4, title, p.level))
	}
	p.progress.SetPart(0.9)
	return widget.Card(widget.BetweenOrUnder(220, widget.VBox(4, title, p.level), p.progress))
}
