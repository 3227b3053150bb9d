package reminders

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// widest is the largest width of a card, in units of the design.
const widest = 1000

// newTray explains whether Uncoil stays in the tray when its window is closed,
// with a switch if there is a tray.
func newTray(s *Screen) fyne.CanvasObject {
	line := lang.X("reminders.tray-line", "Closing the window then leaves Uncoil running, with a small picture in the tray from which you open and quit it. This takes effect the next time you start Uncoil.")
	if !s.options.Tray {
		line = lang.X("reminders.no-tray", "Your desktop shows no tray, so Uncoil can remind you only while its window is open.")
	}
	words := widget.VBox(0, widget.NewParagraph(lang.X("reminders.tray", "Stay in the tray"), theme.TextBody, theme.Ink),
		widget.NewParagraph(line, theme.TextCaption, theme.Muted))
	if !s.options.Tray {
		return widget.Card(words)
	}
	chosen := 0
	if s.prefs.Tray {
		chosen = 1
	}
	return widget.Card(widget.Between(nil, words, widget.NewChoice([]string{lang.X("settings.off", "Off"), lang.X("settings.on", "On")}, chosen, func(i int) {
		s.change(func(p *engine.Preferences) { p.Tray = i == 1 })
	})))
}

// layout puts title and buttons at the top, the text below, then the cards, and
// undo at the bottom.
func (s *Screen) layout(title *widget.Text) fyne.CanvasObject {
	s.page = widget.VBox(18)
	s.scroll = widget.Scroll(widget.Pad(6, 32, 18, 0, widget.AtMost(widest, s.page)))
	head := widget.VBox(14, widget.Head(title, s.back, s.file, s.add), widget.AtMost(widest, s.about))
	return widget.Page(head, s.scroll, s.undo)
}
