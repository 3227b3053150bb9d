package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// Equipment is the name of a piece of equipment, by its id.
func Equipment(id string) string {
	switch id {
	case engine.Mat:
		return lang.X("equipment.mat", "Mat")
	case "cushion":
		return lang.X("equipment.cushion", "Cushion")
	case "chair":
		return lang.X("equipment.chair", "Chair")
	case "wall":
		return lang.X("equipment.wall", "Wall")
	case "wall-bar":
		return lang.X("equipment.wall-bar", "Wall bar")
	case "bar":
		return lang.X("equipment.bar", "Pull-up bar")
	case "hyperextension-bench":
		return lang.X("equipment.hyperextension-bench", "Hyperextension bench")
	case "bench":
		return lang.X("equipment.bench", "Bench")
	case "exercise-ball":
		return lang.X("equipment.exercise-ball", "Exercise ball")
	case "weight-ball":
		return lang.X("equipment.weight-ball", "Weight ball")
	case "small-ball":
		return lang.X("equipment.small-ball", "Small ball")
	case "strap":
		return lang.X("equipment.strap", "Strap")
	case "block":
		return lang.X("equipment.block", "Block")
	case "blanket":
		return lang.X("equipment.blanket", "Blanket")
	case "roller":
		return lang.X("equipment.roller", "Roller")
	}
	return id
}

// AThing is the name of a piece of equipment inside a sentence: "a pull-up bar".
func AThing(id string) string {
	switch id {
	case engine.Mat:
		return lang.X("a-thing.mat", "a mat")
	case "cushion":
		return lang.X("a-thing.cushion", "a cushion")
	case "chair":
		return lang.X("a-thing.chair", "a chair")
	case "wall":
		return lang.X("a-thing.wall", "a wall")
	case "wall-bar":
		return lang.X("a-thing.wall-bar", "a wall bar")
	case "bar":
		return lang.X("a-thing.bar", "a pull-up bar")
	case "hyperextension-bench":
		return lang.X("a-thing.hyperextension-bench", "a hyperextension bench")
	case "bench":
		return lang.X("a-thing.bench", "a bench")
	case "exercise-ball":
		return lang.X("a-thing.exercise-ball", "an exercise ball")
	case "weight-ball":
		return lang.X("a-thing.weight-ball", "a weight ball")
	case "small-ball":
		return lang.X("a-thing.small-ball", "a small ball")
	case "strap":
		return lang.X("a-thing.strap", "a strap")
	case "block":
		return lang.X("a-thing.block", "a block")
	case "blanket":
		return lang.X("a-thing.blanket", "a blanket")
	case "roller":
		return lang.X("a-thing.roller", "a roller")
	}
	return id
}

// Things lists equipment inside a sentence: "a bench and a roller".
func Things(ids []string) string {
	var things []string
	for _, id := range ids {
		things = append(things, AThing(id))
	}
	return Join(things)
}

// Join lists items inside a sentence: "this, that and the other".
func Join(things []string) string {
	switch n := len(things); n {
	case 0:
		return ""
	case 1:
		return things[0]
	default:
		return lang.X("list.and", "{{.First}} and {{.Last}}", map[string]any{
			"First": strings.Join(things[:n-1], ", "), "Last": things[n-1],
		})
	}
}

// Needs describes what is needed, the mat first.
func Needs(equipment []string) string {
	switch {
	case len(equipment) == 0:
		return lang.X("needs.nothing", "No equipment")
	case len(equipment) == 1 && equipment[0] == engine.Mat:
		return lang.X("home.mat-only", "Mat only")
	}
	var things []string
	for _, id := range matFirst(equipment) {
		things = append(things, strings.ToLower(Equipment(id)))
	}
	return upperFirst(strings.Join(things, ", "))
}

// GoodToHave lists what is comfortable but not needed, "" for nothing.
func GoodToHave(handy []string) string {
	if len(handy) == 0 {
		return ""
	}
	return lang.X("needs.handy", "Good to have: {{.Things}}", map[string]any{"Things": Things(handy)})
}

func matFirst(equipment []string) []string {
	if i := slices.Index(equipment, engine.Mat); i > 0 {
		return slices.Insert(slices.Delete(slices.Clone(equipment), i, i+1), 0, engine.Mat)
	}
	return equipment
}

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
