package routine

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// turnable is a toggle that shows a part of the preferences.
type turnable struct {
	toggle *widget.Toggle
	on     func(p *engine.Preferences) bool
}

// askSheet is the sheet on which the user says, for each exercise that needs
// equipment, whether they have it or what they do instead.
func (p *Page) askSheet() *widget.Sheet {
	stops := p.about.Stops()
	var all []turnable
	turn := func(label string, on func(p *engine.Preferences) bool, edit func(prefs *engine.Preferences, on bool)) fyne.CanvasObject {
		t := widget.NewToggle(label, on(&p.prefs), func(now bool) {
			p.change(func(prefs *engine.Preferences) { edit(prefs, now) })
			for _, other := range all {
				other.toggle.SetOn(other.on(&p.prefs))
			}
		})
		t.Round = true
		all = append(all, turnable{t, on})
		return t
	}
	var groups []widget.Group
	for _, stop := range stops.Open() {
		group := widget.Group{
			Title: stop.Exercise.Name,
			Line:  lang.X("swap.needs", "Needs {{.Things}}.", map[string]any{"Things": words.Things(stop.Exercise.Equipment)}),
		}
		if len(stop.Exercise.Equipment) > 0 {
			group.Items = append(group.Items, turn(haveWords(&stop.Exercise), hasAll(&stop.Exercise), have(&stop.Exercise)))
		}
		for _, id := range StandIns(&stop.Exercise, p.options.Book, &p.prefs, stops) {
			label := lang.X("swap.instead", "Instead: {{.Name}}", map[string]any{"Name": p.options.Book.Exercises[id].Name})
			group.Items = append(group.Items, turn(label, standsIn(stop.Exercise.ID, id), p.swap(stop.Exercise.ID, id)))
		}
		groups = append(groups, group)
	}
	sheet := widget.NewSheet(
		lang.X("swap.title", "What do you have?"),
		lang.X("swap.line", "Say that you have it, or choose what to do instead. You can change this at any time."),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, p.options.Host.CloseSheet),
	)
	sheet.Width = 820
	sheet.SetContent(widget.NewGroups(groups...))
	return sheet
}

func haveWords(ex *engine.Exercise) string {
	if len(ex.Equipment) > 1 {
		return lang.X("swap.have-them", "I have them")
	}
	return lang.X("swap.have", "I have it")
}

func hasAll(ex *engine.Exercise) func(p *engine.Preferences) bool {
	return func(p *engine.Preferences) bool {
		return !slices.ContainsFunc(ex.Equipment, func(id string) bool { return !slices.Contains(p.Equipment, id) })
	}
}

// have records that the user has the equipment of an exercise, which then is
// done, or does not have it.
func have(ex *engine.Exercise) func(p *engine.Preferences, on bool) {
	return func(p *engine.Preferences, on bool) {
		kit := slices.DeleteFunc(slices.Clone(p.Equipment), func(id string) bool { return slices.Contains(ex.Equipment, id) })
		if on {
			kit = append(kit, ex.Equipment...)
			p.SetSwap(ex.ID, "", time.Time{})
		}
		p.Equipment = kit
	}
}

func standsIn(own, other string) func(p *engine.Preferences) bool {
	return func(p *engine.Preferences) bool { return p.Swaps[own] == other }
}

// swap sets or removes the replacement of an exercise.
func (p *Page) swap(own, other string) func(p *engine.Preferences, on bool) {
	return func(prefs *engine.Preferences, on bool) {
		if !on {
			prefs.SetSwap(own, "", time.Time{})
			return
		}
		prefs.SetSwap(own, other, p.options.Now())
	}
}
