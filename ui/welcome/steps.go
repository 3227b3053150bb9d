package welcome

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/routine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// askCare asks what to be careful with. Whether one gets down to the floor is asked on
// the next page.
func (s *Screen) askCare() fyne.CanvasObject {
	book := *s.options.Book
	book.Conditions = slices.DeleteFunc(slices.Clone(book.Conditions), func(c engine.Condition) bool { return c.ID == engine.CannotGetDown })
	choice := care.NewChoice(&book, s.prefs.Conditions, s.prefs.Careful, func(conditions []string, careful []engine.Movement) {
		floor := slices.Contains(s.prefs.Conditions, engine.CannotGetDown)
		s.prefs.Conditions, s.prefs.Careful = conditions, careful
		s.prefs.SetCondition(engine.CannotGetDown, floor)
	})
	choice.OnResized = func() {
		widget.RevealFocus(s.scroll)
		s.Refresh()
		widget.LayOut(s.page)
	}
	return choice
}

// The answers about the floor, in the order of the choice.
const (
	easily = iota
	slowly
	notAtAll
)

// slower is how much longer changes of position take for those who get down slowly.
const slower = 1.5

// floorOf says which answer holds.
func floorOf(p *engine.Preferences) int {
	switch {
	case slices.Contains(p.Conditions, engine.CannotGetDown):
		return notAtAll
	case p.TransitionScale > 1:
		return slowly
	}
	return easily
}

// setFloor takes an answer.
func setFloor(p *engine.Preferences, answer int) {
	p.SetCondition(engine.CannotGetDown, answer == notAtAll)
	switch {
	case answer == slowly && p.TransitionScale <= 1:
		p.TransitionScale = slower
	case answer == easily && p.TransitionScale > 1:
		p.TransitionScale = 1
	}
}

// askKit asks about the floor, and what there is.
func (s *Screen) askKit() fyne.CanvasObject {
	floor := widget.NewChoice([]string{
		lang.X("welcome.easily", "Easily"), lang.X("welcome.slowly", "Slowly"), lang.X("welcome.not", "Not at all"),
	}, floorOf(&s.prefs), func(i int) { setFloor(&s.prefs, i) })
	kit := words.EquipmentToggles(s.prefs.Equipment, func(ids []string) { s.prefs.Equipment = ids })
	return widget.VBox(24,
		question(lang.X("welcome.floor", "Getting down to the floor, and up again"), lang.X("welcome.floor-line", "Slowly: you get more time for it. Not at all: sessions stay on a chair or in bed."), widget.Wrap(0, floor)),
		question(lang.X("kit.title", "Equipment I have"), lang.X("kit.line", "Home tells you when a routine needs more."), widget.Wrap(10, kit...)))
}

// askWay asks how long, what for, and with pictures or by ear.
func (s *Screen) askWay() fyne.CanvasObject {
	lengths := widget.ChoiceOf(routine.Lengths(s.prefs.MinutesFor(""), 5, 10, 20, 30), s.prefs.MinutesFor(""), routine.LengthName, func(n int) {
		s.prefs.SetMinutes("", n)
	})
	when := widget.ChoiceOf(occasions(s.prefs.Occasion), s.prefs.Occasion, occasionName, func(o engine.Occasion) { s.prefs.Occasion = o })
	ear := 0
	if s.prefs.AudioOnly {
		ear = 1
	}
	how := widget.NewChoice([]string{lang.X("home.pictures", "With pictures"), lang.X("home.by-ear", "By ear")}, ear, func(i int) { s.prefs.AudioOnly = i == 1 })
	return widget.VBox(24,
		question(lang.X("length.question", "How many minutes do you have?"), lang.X("welcome.full", "Full is each routine as it was made."), widget.Wrap(0, lengths)),
		question(lang.X("welcome.when", "When, mostly?"), lang.X("welcome.when-line", "In the evening you end lying down. At a desk you need no floor."), widget.Wrap(0, when)),
		question(lang.X("welcome.how", "Pictures, or your ears alone?"), lang.X("welcome.how-line", "By ear, the screen stays dark, and a voice leads you."), widget.Wrap(0, how)))
}

// occasions are those to choose from, and the one that holds.
func occasions(now engine.Occasion) []engine.Occasion {
	all := []engine.Occasion{"", engine.Evening, engine.AtDesk}
	if !slices.Contains(all, now) {
		all = append(all, now)
	}
	return all
}

func occasionName(o engine.Occasion) string {
	if o == "" {
		return lang.X("welcome.any-time", "Any time")
	}
	return words.Occasion(o)
}

// question is what is asked, a line about it, and the control that answers.
func question(title, line string, control fyne.CanvasObject) fyne.CanvasObject {
	head := widget.NewParagraph(title, theme.TextBody, theme.Ink)
	head.Bold = true
	return widget.VBox(8, widget.VBox(0, head, widget.NewParagraph(line, theme.TextSmall, theme.Muted)), control)
}
