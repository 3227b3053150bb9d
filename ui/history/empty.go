package history

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// newEmpty is the content before the first session, with a button to start one.
func newEmpty(s *Screen) (*widget.Column, *widget.FocusButton) {
	title := widget.NewParagraph(lang.X("history.empty", "Your first session is still to come"), theme.TextHeading, theme.Ink)
	title.Bold = true
	begin := widget.NewFocusButton(lang.X("history.choose", "Choose a routine"), widget.Primary, func() {
		if s.options.OnHome != nil {
			s.options.OnHome()
		}
	})
	words := widget.VBox(14, title, widget.NewParagraph(lang.X("history.empty-text",
		"Here you will see the days on which you exercised, your weeks, and how your back felt. A few minutes are enough to begin."), theme.TextBody, theme.Ink),
		widget.Pad(16, 0, 0, 0, widget.Wrap(0, begin)))
	card := container.NewStack(widget.NewPanel(theme.Card, 28), widget.Pad(36, 44, 36, 44, words))
	return widget.NewColumn(widget.Pad(28, 0, 0, 0, widget.CentredAtMost(760, card))), begin
}
