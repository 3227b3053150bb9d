package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/care"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// leftOut returns the exercises that are left out of the user's sessions.
func (s *Screen) leftOut() []*engine.Exercise {
	var all []*engine.Exercise
	for i := range s.index.Entries {
		if ex := &s.index.Entries[i].Exercise; len(LeftOut(ex, s.options.Book, &s.prefs)) > 0 {
			all = append(all, ex)
		}
	}
	return all
}

// PickCareful opens the choice of what to be careful with.
func (s *Screen) PickCareful() {
	sheet := widget.NewSheet(
		lang.X("careful.title", "Be careful with"),
		lang.X("careful.line", "What you have or have had. Exercises that might not suit are replaced or left out, until you have asked your doctor or physiotherapist."),
		widget.NewFocusButton(lang.X("sheet.done", "Done"), widget.Primary, s.options.Host.CloseSheet),
	)
	sheet.Width = 1060
	content := newCareful(s)
	content.choice.OnResized = sheet.Refresh
	content.onResized = sheet.Refresh
	sheet.SetContent(content)
	s.options.Host.OpenSheet(sheet)
}

// careful is the content of the sheet: the choice, and how it changes the list.
type careful struct {
	widget.Made
	screen    *Screen
	choice    *care.Choice
	hide      *widget.Toggle
	what      *widget.Text
	onResized func()
}

func newCareful(s *Screen) *careful {
	c := &careful{screen: s, what: widget.NewParagraph("", theme.TextSmall, theme.Muted)}
	c.choice = care.NewChoice(s.options.Book, s.prefs.Conditions, s.prefs.Careful, func(conditions []string, movements []engine.Movement) {
		s.change(func(p *engine.Preferences) { p.Conditions, p.Careful = conditions, movements })
		c.follow()
	})
	c.hide = widget.NewToggle(lang.X("library.hide", "Hide what is left out"), s.criteria.HideCareful, func(on bool) {
		s.set(func(c *Criteria) { c.HideCareful = on })
		c.follow()
	})
	c.follow()
	c.Make(c, widget.VBox(18, c.choice, widget.VBox(8, widget.Wrap(0, c.hide), c.what)))
	return c
}

// follow shows which exercises are left out.
func (c *careful) follow() {
	out := c.screen.leftOut()
	names := make([]string, len(out))
	for i, ex := range out {
		names[i] = ex.Name
	}
	n := len(out)
	data := map[string]any{"N": n, "Names": strings.Join(names, ", ")}
	switch {
	case n == 0:
		c.what.SetValue(lang.X("library.none-left-out", "Nothing is left out of your sessions."))
	case c.screen.criteria.HideCareful:
		c.what.SetValue(lang.XN("library.hidden", "{{.N}} hidden: {{.Names}}.", n, data))
	default:
		c.what.SetValue(lang.XN("library.left-out", "{{.N}} left out of your sessions: {{.Names}}.", n, data))
	}
	if c.onResized != nil {
		c.onResized()
	}
}

// First returns the widget that has the focus first.
func (c *careful) First() fyne.Focusable { return c.choice.First() }
