package exerciseeditor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// pick opens a sheet of which one thing is chosen.
func (s *Screen) pick(title string, items []fyne.CanvasObject) {
	sheet := widget.NewSheet(title, "")
	sheet.Width = 720
	sheet.SetContent(widget.NewGroups(widget.Group{Items: items}))
	sheet.OnTapped = s.options.Host.CloseSheet
	s.options.Host.OpenSheet(sheet)
}

// one is a way to choose; choosing closes the sheet.
func (s *Screen) one(name string, chosen bool, choose func(f *Form)) fyne.CanvasObject {
	t := widget.NewToggle(name, chosen, func(bool) {
		s.options.Host.CloseSheet()
		s.edit("", choose)
	})
	t.Round = true
	return t
}

func (s *Screen) pickPosition() {
	var items []fyne.CanvasObject
	for _, p := range engine.Positions() {
		items = append(items, s.one(words.Position(p), s.form.Position == p, func(f *Form) { f.Position = p }))
	}
	s.pick(lang.X("library.position", "Position"), items)
}

// pickFigure opens the choice of the exercise whose picture is used.
func (s *Screen) pickFigure() {
	var drawn []engine.Exercise
	for _, ex := range s.options.Book.Exercises {
		if len(ex.Pictures) == 0 && len(ex.Cycle) > 0 && ex.Cycle[0].Frame != "" && ex.FigureID() == ex.ID {
			drawn = append(drawn, ex)
		}
	}
	slices.SortFunc(drawn, func(a, b engine.Exercise) int { return strings.Compare(a.Name, b.Name) })
	var items []fyne.CanvasObject
	for _, ex := range drawn {
		items = append(items, s.one(ex.Name, s.form.Figure == ex.ID, func(f *Form) { f.Figure = ex.ID }))
	}
	s.pick(lang.X("own.borrow-title", "Whose picture shows it?"), items)
}

// several opens a sheet of which any number is chosen.
func (s *Screen) several(title, line string, items []fyne.CanvasObject) {
	sheet := widget.NewSheet(title, line, widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, s.options.Host.CloseSheet))
	sheet.Width = 720
	sheet.SetContent(widget.NewGroups(widget.Group{Items: items}))
	s.options.Host.OpenSheet(sheet)
}

func (s *Screen) pickEquipment() {
	s.several(lang.X("exercise.equipment", "What you need"), "", words.EquipmentToggles(s.form.Equipment, func(ids []string) {
		s.edit("", func(f *Form) { f.Equipment = ids })
	}))
}

// PickAsks opens the choice of what the exercise asks of a body.
func (s *Screen) PickAsks() {
	sheet := widget.NewSheet(
		lang.X("own.involves-title", "What does it ask for?"),
		lang.X("own.involves-line", "Anyone who has to be careful with it is warned, and offered something gentler."),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, s.options.Host.CloseSheet),
	)
	sheet.Width = 860
	sheet.SetContent(newAsks(s.options.Book, s.form.Asks, s.form.decided(), func(asked []engine.Movement, decided bool) {
		s.edit("", func(f *Form) {
			f.Asks, f.Spares = asked, nil
			if decided {
				f.Spares = engine.OtherMovements(asked)
			}
		})
	}))
	s.options.Host.OpenSheet(sheet)
}
