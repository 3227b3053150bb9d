package home

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// facts lists the length, the level and what is needed.
func (s *Screen) facts(r *engine.Routine) []string {
	var facts []string
	if length, err := s.options.Length(r); err == nil {
		n := int(length.Round(time.Minute) / time.Minute)
		facts = append(facts, lang.XN("home.minutes", "{{.N}} minutes", n, map[string]any{"N": n}))
	}
	facts = append(facts, LevelWords(r.Level))
	return append(facts, needs(r, s.options.Book))
}

// needs says what a routine needs.
func needs(r *engine.Routine, book *engine.Book) string {
	things := []string{lang.X("equipment.mat", "Mat")}
	for _, id := range r.Equipment(book) {
		things = append(things, strings.ToLower(equipmentWords(id)))
	}
	if len(things) == 1 {
		return lang.X("home.mat-only", "Mat only")
	}
	return strings.Join(things, ", ")
}

// LevelWords names a level.
func LevelWords(l engine.Level) string {
	switch l {
	case engine.LevelIntermediate:
		return lang.X("level.intermediate", "Intermediate")
	case engine.LevelAdvanced:
		return lang.X("level.advanced", "Advanced")
	default:
		return lang.X("level.beginner", "Beginner")
	}
}

// equipmentWords names a thing that a routine may need.
func equipmentWords(id string) string {
	switch id {
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
