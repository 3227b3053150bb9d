package library

import (
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// notice says, above the list, how a search about something to be careful with
// affects it, with a button to add that to the preferences.
type notice struct {
	widget.Made
	line   *widget.Text
	button *widget.FocusButton
}

func newNotice(act func()) *notice {
	n := &notice{line: widget.NewParagraph("", theme.TextSmall, theme.Ink)}
	n.button = widget.NewFocusButton(lang.X("library.careful-from-now", "Be careful with it from now on"), widget.Secondary, act)
	n.button.SetPart(clearPart)
	n.button.SetTextSize(theme.TextSmall / clearPart)
	n.Make(n, container.NewStack(widget.NewPanel(theme.Card, 16), widget.Pad(10, 20, 10, 20, widget.BetweenOrUnder(320, n.line, widget.HBox(0, n.button)))))
	n.Hide()
	return n
}

// set shows what the search is about; nil hides the notice.
func (n *notice) set(about *About, book *engine.Book, prefs *engine.Preferences) {
	n.Hidden = about == nil
	if about == nil {
		return
	}
	n.line.SetValue(aboutWords(about, book))
	n.button.Hidden = about.Chosen(prefs)
}

// aboutWords says how the list is affected, and of a condition whom to ask.
func aboutWords(about *About, book *engine.Book) string {
	data := map[string]any{"N": about.N, "All": about.All}
	if c := about.Condition; c != nil {
		data["Name"], data["Advice"] = c.Name, c.Advice
		if about.Sense == Mentioned {
			return lang.X("library.about-mentioned", "{{.Name}}: {{.N}} of {{.All}} exercises ask for care. {{.Advice}}", data)
		}
		return lang.X("library.about-condition", "{{.Name}}: {{.N}} of {{.All}} exercises are left out. {{.Advice}}", data)
	}
	names := make([]string, len(about.Movements))
	for i, m := range about.Movements {
		names[i] = strings.ToLower(words.Careful(book, string(m)))
	}
	data["What"] = words.Join(names)
	if about.Sense == With {
		return lang.X("library.about-with", "These ask for {{.What}}.", data)
	}
	return lang.X("library.about-without", "Without {{.What}}: {{.N}} of {{.All}} exercises are left out.", data)
}
