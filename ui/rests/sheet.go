package rests

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// everywhere is the choice whether a rest belongs to its exercise, whatever the
// routine.
func (s *Screen) everywhere(e entry) []widget.Group {
	if e.scope != ofPlace || s.options.OnExercise == nil {
		return nil
	}
	kept, on := (*s.options.Preferences.Rests.Exercises(e.kind))[e.exercise]
	if !on {
		kept = e.pause
	}
	toggle := widget.NewToggle(words.Pause(kept)+"  ·  "+e.name(s.options.Book), on, func(on bool) {
		s.options.Host.CloseSheet()
		if on {
			s.setExercise(e, &kept)
		} else {
			s.setExercise(e, nil)
		}
	})
	return []widget.Group{{
		Title: lang.X("pauses.everywhere", "In every routine"),
		Line:  lang.X("pauses.everywhere-line", "Holds wherever this exercise comes, unless something else is set there."),
		Items: []fyne.CanvasObject{toggle},
	}}
}

// openSheet opens the choice of what a rest is: a time, breaths, or until one
// says go.
func (s *Screen) openSheet(t target) {
	e, ok := s.entry(t)
	if !ok {
		return
	}
	host := s.options.Host
	choice := func(label string, on bool, pause *engine.Pause) *widget.Toggle {
		toggle := widget.NewToggle(label, on, func(bool) {
			host.CloseSheet()
			s.set(t, pause)
		})
		toggle.Round = true
		return toggle
	}
	timed, breaths, waiting := s.inSeconds(e.pause), s.inBreaths(e.pause), s.waiting(e.pause)
	items := []fyne.CanvasObject{
		choice(lang.X("pauses.timed", "by itself, after {{.Length}}", map[string]any{"Length": words.Pause(timed)}), e.pause.Breaths == 0 && !e.pause.Wait, &timed),
		choice(lang.X("pauses.calm", "until my breath is calm: {{.Breaths}}", map[string]any{"Breaths": words.Pause(breaths)}), e.pause.Breaths > 0, &breaths),
		choice(lang.X("pauses.wait", "until I say go"), e.pause.Wait, &waiting),
	}
	if e.here {
		items = append(items, choice(lang.X("pauses.reset-long", "as before I set it here"), false, nil))
	}
	sheet := widget.NewSheet(e.name(s.options.Book),
		lang.X("pauses.sheet", "How does this rest end? Its length is changed on the page."),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, host.CloseSheet))
	sheet.Width = 680
	sheet.SetContent(widget.NewGroups(append([]widget.Group{{Items: items}}, s.everywhere(e)...)...))
	sheet.OnTapped = host.CloseSheet
	host.OpenSheet(sheet)
}
