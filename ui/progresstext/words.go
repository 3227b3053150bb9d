// Package progresstext explains how the doses change: what the next session will
// bring, why something is reduced, and why another level is suggested. The rules
// are in engine/progress.
package progresstext

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/progress"
	"uncoil/ui/words"
)

// mostNamed is the most exercises that a line names.
const mostNamed = 3

// Outlook describes the next session of a routine in a few lines or none: what is
// increased, what is reduced and why, or why nothing changes.
func Outlook(r *engine.Routine, book *engine.Book, before, after *engine.Preferences, changes []progress.Change) []string {
	var more, less []string
	why := progress.Reason("")
	for _, c := range changes {
		dose, grown := doseChange(r, book, before, after, c.Exercise)
		switch {
		case dose == "":
		case grown:
			more = append(more, dose)
		default:
			less = append(less, dose)
		}
		if c.To < c.From || slices.Contains([]progress.Reason{progress.Hurt, progress.Worse, progress.WorseAgain}, c.Why) {
			why = stronger(why, c.Why)
		}
	}
	var lines []string
	if line := reasonWords(why, len(less) > 0); line != "" {
		lines = append(lines, line)
	}
	if len(less) > 0 {
		lines = append(lines, lang.X("gradual.less", "Less next time: {{.What}}", what(less)))
	}
	if len(more) > 0 {
		lines = append(lines, lang.X("gradual.next", "Next time: {{.What}}", what(more)))
	}
	return lines
}

// stronger returns the more important reason.
func stronger(a, b progress.Reason) progress.Reason {
	for _, r := range []progress.Reason{progress.Hurt, progress.WorseAgain, progress.Worse, progress.LongBreak} {
		if a == r || b == r {
			return r
		}
	}
	return a
}

// reasonWords says why doses are reduced or unchanged; "" if they rise.
func reasonWords(r progress.Reason, less bool) string {
	switch r {
	case progress.Hurt:
		if !less {
			return lang.X("gradual.hurt-low", "Something hurt, so it stays as gentle as it is.")
		}
		return lang.X("gradual.hurt", "Something hurt, so it becomes gentler.")
	case progress.WorseAgain:
		if !less {
			return lang.X("gradual.worse-again-low", "It felt worse afterwards twice in a row, so it stays as gentle as it is.")
		}
		return lang.X("gradual.worse-again", "It felt worse afterwards twice in a row, so everything you did goes one step back.")
	case progress.Worse:
		return lang.X("gradual.worse", "It feels worse than before, so nothing grows this time.")
	case progress.LongBreak:
		return lang.X("gradual.break", "After a break it begins more gently.")
	}
	return ""
}

func what(doses []string) map[string]any {
	text := strings.Join(doses[:min(len(doses), mostNamed)], ", ")
	if more := len(doses) - mostNamed; more > 0 {
		text = lang.X("gradual.and-more", "{{.What}} and {{.N}} more", map[string]any{"What": text, "N": more})
	}
	return map[string]any{"What": text}
}

// doseChange describes the new amount of an exercise in a routine, such as
// "Cat-Cow 6 rounds", and whether it is larger than before; "" if it is
// unchanged.
func doseChange(r *engine.Routine, book *engine.Book, before, after *engine.Preferences, exercise string) (dose string, grown bool) {
	ex, ok := book.Exercises[exercise]
	if !ok {
		return "", false
	}
	for b := range r.Blocks {
		block := &r.Blocks[b]
		for i := range block.Items {
			item := &block.Items[i]
			if item.Exercise != exercise && after.Swaps[item.Exercise] != exercise {
				continue
			}
			spot := engine.PlaceContext{
				Place:   engine.PlaceID{Routine: r.ID, Block: block.Kind, Exercise: item.Exercise, Occurrence: 1},
				Routine: r, Block: block, Item: item, Exercise: &ex,
			}
			was, will := spot.Dose(before), spot.Dose(after)
			if was.Amount == will.Amount && was.Sets == will.Sets {
				continue
			}
			return doseWords(&ex, will), will.Amount*float64(will.Sets) > was.Amount*float64(was.Sets)
		}
	}
	return "", false
}

func doseWords(ex *engine.Exercise, d engine.Dosage) string {
	amount := words.Amount(ex.Dose.Kind, d.Amount)
	if d.Sets > 1 {
		return lang.X("gradual.sets", "{{.Name}} {{.Sets}} × {{.Amount}}", map[string]any{"Name": ex.Name, "Sets": d.Sets, "Amount": amount})
	}
	return lang.X("gradual.amount", "{{.Name}} {{.Amount}}", map[string]any{"Name": ex.Name, "Amount": amount})
}

// Suggestion is the question whether to change the level.
func Suggestion(s progress.Suggestion) (question, reason string) {
	level := map[string]any{"Level": strings.ToLower(words.Level(s.Level)), "N": s.Count}
	switch s.Why {
	case progress.LevelMastered:
		return lang.X("suggest.up", "Shall we go on to {{.Level}}?", level),
			lang.X("suggest.mastered", "{{.N}} sessions in four weeks went well, and you have mastered most of what is in them.", level)
	case progress.HurtsOften:
		return lang.X("suggest.down", "Shall we go back to {{.Level}} for a while?", level),
			lang.X("suggest.hurts", "Something hurt in {{.N}} of your last sessions. Less may do you more good now.", level)
	default:
		return lang.X("suggest.down", "Shall we go back to {{.Level}} for a while?", level),
			lang.X("suggest.break", "Your last session was {{.N}} days ago. A gentle start makes it easier.", level)
	}
}
