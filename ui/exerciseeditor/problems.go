package exerciseeditor

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// Problem says why the exercise cannot be saved yet, the most important reason
// only; "" if it can. taken reports whether an id is in use.
func (f *Form) Problem(taken func(id string) bool) string {
	steps := linesOf(f.Steps)
	name := strings.TrimSpace(f.Name)
	switch {
	case name == "":
		return lang.X("own.no-name", "Give it a name.")
	case utf8.RuneCountInString(name) > engine.MaxName:
		return lang.X("own.long-name", "The name is too long: {{.Most}} letters are the most.", map[string]any{"Most": engine.MaxName})
	case f.ID() == "":
		return lang.X("own.odd-name", "The name needs a letter from A to Z in it, for the file.")
	case f.Base.ID == "" && taken != nil && taken(f.ID()):
		return lang.X("own.taken", "There is something of that name already: choose another one.")
	case len(steps) == 0:
		return lang.X("own.no-steps", "Write down what to do, one step in each line.")
	case len(steps) > mostSteps:
		return lang.X("own.many-steps", "That is {{.N}} steps: {{.Most}} are the most.", map[string]any{"N": len(steps), "Most": mostSteps})
	case longest(steps) > engine.MaxText || longest(linesOf(f.Cautions)) > engine.MaxText:
		return lang.X("own.long-line", "A line is too long: {{.Most}} letters are the most. Split it in two.", map[string]any{"Most": engine.MaxText})
	case f.Shown == ShownByPictures && len(f.Pictures) == 0:
		return lang.X("own.no-pictures", "Add a picture, or choose another way to show it.")
	case f.Shown == ShownByFigure && f.Figure == "":
		return lang.X("own.no-figure", "Choose an exercise whose picture you want to borrow.")
	}
	e := f.Exercise()
	if _, err := catalog.ReadOwn("", catalog.Encode(&e)); err != nil {
		return firstLine(err)
	}
	return ""
}

func longest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, utf8.RuneCountInString(line))
	}
	return most
}

// firstLine is the first of several problems, without its position in a file.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	if _, rest, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, ":") {
		return rest
	}
	return line
}
