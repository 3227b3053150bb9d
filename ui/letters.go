package ui

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/catalog"
	"uncoil/ui/picture"
)

// mostLetters is how many missing letters a notice shows.
const mostLetters = 12

// tellMissingLetters says once if names and steps have letters that no font of this
// computer has. To look for the fonts takes a moment.
func tellMissingLetters(w *Window, c *catalog.Catalog) {
	var texts []string
	for _, e := range c.Exercises() {
		texts = append(append(texts, e.Name), e.Steps...)
	}
	for _, r := range c.Routines() {
		texts = append(texts, r.Name, r.Summary)
	}
	w.tasks.Go(func() {
		missing := []rune(picture.Missing(texts))
		if len(missing) == 0 {
			return
		}
		shown := string(missing[:min(len(missing), mostLetters)])
		if len(missing) > mostLetters {
			shown += " …"
		}
		w.Tell(lang.X("letters.missing", "No font on this computer has {{.Letters}}, and a box is shown for each. A Noto font of that script would help.",
			map[string]any{"Letters": shown}))
	})
}
