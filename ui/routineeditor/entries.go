package routineeditor

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/words"
)

// kind says what a line of the list is.
type kind int

const (
	aboutLine kind = iota // the routine itself
	blockLine             // the heading of a block
	emptyLine             // stands in a block without exercises
	itemLine              // an exercise
	pickLine              // an exercise that one can choose
)

// entry is one line of a list. Its words are made when it is seen, so that a
// long list costs no more than a short one.
type entry struct {
	kind kind
	at   draft.Ref
}

// face is what is seen of a line.
type face struct {
	picture     picture.Picture
	title, line string
	// aside stands on the right: how long it takes.
	aside string
}

// entriesOf lists a routine: itself, and its blocks with their exercises.
func entriesOf(r *engine.Routine) []entry {
	entries := []entry{{kind: aboutLine}}
	for b := range r.Blocks {
		entries = append(entries, entry{blockLine, draft.Ref{Block: b}})
		for i := range r.Blocks[b].Items {
			entries = append(entries, entry{itemLine, draft.Ref{Block: b, Item: i}})
		}
		if len(r.Blocks[b].Items) == 0 {
			entries = append(entries, entry{emptyLine, draft.Ref{Block: b}})
		}
	}
	return entries
}

// lengths is how long every exercise takes with all that leads to it, and every
// block with its rests.
type lengths struct {
	items  map[draft.Ref]time.Duration
	blocks map[engine.BlockKind]time.Duration
}

func lengthsOf(strip *draft.Strip) lengths {
	l := lengths{map[draft.Ref]time.Duration{}, map[engine.BlockKind]time.Duration{}}
	for i := range strip.Segments {
		s := &strip.Segments[i]
		if s.Kind == draft.FrameSegment {
			continue
		}
		l.blocks[s.Block] += s.Length
		if s.Rest != engine.AfterExercise {
			l.items[s.At] += s.Length
		}
	}
	return l
}

// face describes a line of the routine.
func (s *Screen) face(e entry) face {
	r := s.draft.Routine()
	switch e.kind {
	case aboutLine:
		return face{title: r.Name, line: aboutWords(r)}
	case blockLine:
		block := r.Blocks[e.at.Block].Kind
		return face{title: words.Block(block), aside: minutes(s.lengths.blocks[block])}
	case emptyLine:
		return face{line: lang.X("editor.empty-block", "Nothing here yet.")}
	}
	item := &r.Blocks[e.at.Block].Items[e.at.Item]
	ex, ok := s.options.Book.Exercises[item.Exercise]
	if !ok {
		return face{title: item.Exercise, line: lang.X("editor.gone", "This exercise no longer exists.")}
	}
	return face{
		picture: s.pictureOf(&ex),
		title:   ex.Name, line: s.itemWords(e.at, item, &ex), aside: minutes(s.lengths.items[e.at]),
	}
}

// exerciseAt is the id of the exercise of a line, "" where there is none.
func (s *Screen) exerciseAt(e entry) string {
	blocks := s.draft.Routine().Blocks
	if e.kind != itemLine || e.at.Block >= len(blocks) || e.at.Item >= len(blocks[e.at.Block].Items) {
		return ""
	}
	return blocks[e.at.Block].Items[e.at.Item].Exercise
}

func aboutWords(r *engine.Routine) string {
	return strings.TrimSuffix(words.Level(r.Level)+"  ·  "+r.Summary, "  ·  ")
}

// itemWords says how much of an exercise is done, and what else is set there.
func (s *Screen) itemWords(at draft.Ref, item *engine.Item, ex *engine.Exercise) string {
	var parts []string
	if p := &s.options.Preferences; slices.Contains(p.Skip, cmp.Or(p.Swaps[ex.ID], ex.ID)) {
		parts = append(parts, lang.X("editor.left-out", "left out in your settings"))
	}
	if dose, err := s.draft.Dose(at); err == nil {
		parts = append(parts, words.Amount(ex.Dose.Kind, dose.Amount))
		if dose.Sets > 1 {
			parts = append(parts, words.Sets(dose.Sets))
		}
		if dose.Side != engine.NoSide {
			parts = append(parts, sideWords(dose.Side))
		}
	}
	if rest, err := s.draft.Rest(at, engine.AfterExercise); err == nil && rest.Origin == engine.OfPlace {
		parts = append(parts, lang.X("editor.rest-here", "rest {{.Rest}}", map[string]any{"Rest": words.Pause(rest.Pause)}))
	}
	if item.Note != "" {
		parts = append(parts, item.Note)
	}
	return strings.Join(parts, "  ·  ")
}

func sideWords(side engine.Side) string {
	if side == engine.LeftSide {
		return lang.X("editor.left-only", "left side only")
	}
	return lang.X("editor.right-only", "right side only")
}

// minutes writes a length as minutes and seconds, "" for none.
func minutes(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	return words.MinutesSeconds(d)
}
