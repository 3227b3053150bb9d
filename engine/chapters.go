package engine

import (
	"fmt"
	"slices"
	"time"
)

// Chapter is a place in a session that a listener may want to go to: where an
// exercise begins.
type Chapter struct {
	// At is counted from the session's start.
	At time.Duration
	// Title is the exercise's name, with "(2)" behind it where it comes a second
	// time.
	Title string
	// Exercise is the exercise's id, empty for the end of the session.
	Exercise string
}

// closing is the title of what comes after the last exercise.
const closing = "The end"

// Chapters returns a chapter for every exercise in the order in which they are
// played, and one for the end. A chapter begins where its exercise is
// announced, so that whoever goes there hears what it is; the first one begins
// with the session.
func Chapters(t *Timeline, book *Book) []Chapter {
	var chapters []Chapter
	played := map[string]int{}
	for i := range t.Steps {
		s := &t.Steps[i]
		switch s.Kind {
		case PositionStep:
			ex := book.Exercises[s.Exercise]
			played[s.Exercise]++
			title := ex.Name
			if n := played[s.Exercise]; n > 1 {
				title += fmt.Sprintf(" (%d)", n)
			}
			chapters = append(chapters, Chapter{t.announced(i, &ex, &book.Phrases), title, s.Exercise})
		case Done:
			chapters = append(chapters, Chapter{At: s.Start, Title: closing})
		}
	}
	if len(chapters) > 0 {
		chapters[0].At = 0
	}
	return chapters
}

// announced returns when the exercise of position step i is first spoken of:
// in the rest before it, together with what opens its block, or else in the
// step itself.
func (t *Timeline) announced(i int, ex *Exercise, p *Phrases) time.Duration {
	if i == 0 || t.Steps[i-1].Kind != Rest {
		return t.Steps[i].Start
	}
	rest := &t.Steps[i-1]
	opened := -1 // the cue that opens the block, right before the announcement
	for k, c := range rest.Cues {
		switch {
		case c.Kind != Speak:
		case c.Text == p.NextLine(ex) && opened >= 0:
			return rest.Start + rest.Cues[opened].At
		case c.Text == p.NextLine(ex):
			return rest.Start + c.At
		case !p.opensBlock(c.Text):
			opened = -1
		case opened < 0:
			opened = k
		}
	}
	return t.Steps[i].Start
}

// opensBlock reports whether a sentence opens a block.
func (p *Phrases) opensBlock(text string) bool {
	return slices.ContainsFunc(BlockKinds(), func(kind BlockKind) bool {
		l := p.Blocks[kind]
		return slices.Contains(l.Full, text) || slices.Contains(l.Brief, text)
	})
}
