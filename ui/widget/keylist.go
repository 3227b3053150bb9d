package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// KeyLine is one line of a list of keys.
type KeyLine struct{ Keys, Does string }

// KeyList shows keys and what they do, in two columns.
type KeyList struct{ Made }

// arrows joins neighbouring arrows: the type that has them has no space.
var arrows = strings.NewReplacer("← → ↑ ↓", "←→↑↓", "↑ ↓ ← →", "↑↓←→", "← →", "←→", "↑ ↓", "↑↓")

// NewKeyList returns the list of the given lines.
func NewKeyList(lines []KeyLine) *KeyList {
	columns := [2]*fyne.Container{VBox(10), VBox(10)}
	for i, line := range lines {
		key, does := NewText(arrows.Replace(line.Keys), theme.TextSmall, theme.Ink), NewParagraph(line.Does, theme.TextSmall, theme.Ink)
		key.Align, key.Middle, key.Fit, key.Bold = fyne.TextAlignCenter, true, true, true
		columns[i/((len(lines)+1)/2)].Add(Between(Sized(130, 36, container.NewStack(NewPanel(theme.Raised, 10), container.New(&narrow{}, key))), does, nil))
	}
	k := &KeyList{}
	k.Make(k, Beside(0, 32, columns[0], columns[1]))
	return k
}
