package engine

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// WriteScript writes the session as a lesson to read: what is said and when,
// under the names of the blocks and the exercises. Tones stand in brackets in
// words; those that come again and again are summed up.
func (t *Timeline) WriteScript(w io.Writer, book *Book) error {
	s := script{book: book}
	s.heading(t.Name, "=")
	for i := range t.Steps {
		s.step(&t.Steps[i])
	}
	s.line("")
	s.line("The session lasts %s, %s of it rests. Guidance: %s.", inWords(t.Length), inWords(t.resting()), t.Guidance)
	_, err := io.WriteString(w, s.text.String())
	return err
}

// resting returns how much of the session is rest.
func (t *Timeline) resting() time.Duration {
	var sum time.Duration
	for i := range t.Steps {
		if t.Steps[i].Kind == Rest {
			sum += t.Steps[i].Length
		}
	}
	return sum
}

// script is a lesson that is being written.
type script struct {
	book  *Book
	text  strings.Builder
	block BlockKind
	// worked counts the stretches of work of the exercise that is on.
	worked int
}

func (s *script) line(format string, args ...any) { fmt.Fprintf(&s.text, format+"\n", args...) }

func (s *script) heading(title, rule string) {
	s.line("%s", title)
	s.line("%s", strings.Repeat(rule, len([]rune(title))))
}

func (s *script) step(step *Step) {
	switch step.Kind {
	case PositionStep:
		if s.block != step.Block {
			s.block = step.Block
			s.line("")
			s.heading(strings.ToUpper(blockTitles[step.Block]), "-")
		}
		s.worked = 0
		s.line("\n%s", s.book.Exercises[step.Exercise].Name)
	case Work:
		if part := step.part(); part != "" {
			s.line("  %s:", part)
		}
	case Rest:
		s.line("\nRest, %s", inWords(step.Length))
	case Done:
		s.line("\n%s", closing)
	}
	s.cues(step)
	if step.Kind == Work {
		s.worked++
	}
}

var blockTitles = map[BlockKind]string{WarmUp: "Warm-up", Main: "Main part", CoolDown: "Cool-down"}

// part names the set and the side of a stretch of work; nothing if there is
// only one of each.
func (s *Step) part() string {
	var parts []string
	if s.Sets > 1 {
		parts = append(parts, fmt.Sprintf("Set %d of %d", s.Set, s.Sets))
	}
	switch s.Side {
	case LeftSide, RightSide:
		parts = append(parts, string(s.Side)+" side")
	case BothSides:
		parts = append(parts, "both sides")
	}
	text := strings.Join(parts, ", ")
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// monotony is a kind of cue that comes many times over. A reader is shown the
// first few of them and a summary of the others.
type monotony string

const (
	breathing monotony = "breath tones"
	counting  monotony = "the count goes on"
	ticking   monotony = "ticks to the end"
)

// shown returns how many cues of a kind are written out before the summary: in
// the first stretch of work the two breaths or counts that are explained.
func (m monotony) shown(worked int) int {
	switch {
	case m == ticking || worked > 0:
		return 0
	case m == breathing:
		return 4
	default:
		return 2
	}
}

// name names the summary of some cues.
func (m monotony) name(cues []Cue) string {
	if m == breathing && !slices.ContainsFunc(cues, func(c Cue) bool { return c.Kind != CueHold }) {
		return "quiet tones"
	}
	return string(m)
}

// monotonyOf returns the kind of a cue, "" for one that stands for itself.
func (s *script) monotonyOf(c *Cue) monotony {
	switch c.Kind {
	case CueBreathIn, CueBreathOut, CueHold:
		return breathing
	case Tick:
		return ticking
	case Speak:
		var n int
		if _, err := fmt.Sscanf(c.Text, s.book.Phrases.Count, &n); err == nil && c.Text == s.book.Phrases.CountLine(n) {
			return counting
		}
	}
	return ""
}

// cues writes a line for every cue of a step, and one for each summary.
func (s *script) cues(step *Step) {
	all := map[monotony][]Cue{}
	for i := range step.Cues {
		m := s.monotonyOf(&step.Cues[i])
		all[m] = append(all[m], step.Cues[i])
	}
	written := map[monotony]int{}
	for i := range step.Cues {
		c := &step.Cues[i]
		text := c.inWords()
		if m := s.monotonyOf(c); m != "" {
			n, shown := written[m], m.shown(s.worked)
			written[m]++
			if rest := all[m][min(shown, len(all[m])):]; n >= shown && len(rest) > 1 {
				if n > shown {
					continue
				}
				text = fmt.Sprintf("(%s, %s)", m.name(rest), inWords(lasting(rest)))
			}
		}
		at := (step.Start + c.At) / time.Second
		s.line("  %02d:%02d  %s", at/60, at%60, text)
	}
}

// lasting returns how long cues go on, from the first one to the end of the
// last. What has no length of its own, such as a tick, goes on until the next
// would come.
func lasting(cues []Cue) time.Duration {
	first, last := cues[0], cues[len(cues)-1]
	length := last.Length
	if last.Kind != CueBreathIn && last.Kind != CueBreathOut && last.Kind != CueHold {
		length = last.At - cues[len(cues)-2].At
	}
	return last.At + length - first.At
}

// inWords returns what a cue is for a reader.
func (c *Cue) inWords() string {
	switch c.Kind {
	case Speak:
		return c.Text
	case CueBreathIn:
		return fmt.Sprintf("(breathe in, %s)", inWords(c.Length))
	case CueBreathOut:
		return fmt.Sprintf("(breathe out, %s)", inWords(c.Length))
	case CueHold:
		return fmt.Sprintf("(a quiet tone, %s)", inWords(c.Length))
	case Tick:
		return "(a tick)"
	case BellStart:
		return "(bell: begin)"
	case BellEnd:
		return "(bell: end)"
	case BellSwitch:
		return "(bell: change)"
	case BellRest:
		return "(bell: rest)"
	default:
		return "(closing bell)"
	}
}

// inWords writes a length for reading: "4 s", "2.5 s", "1:20 min", "3 min".
func inWords(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%g s", d.Round(100*time.Millisecond).Seconds())
	}
	whole := int(d.Round(time.Second) / time.Second)
	if whole%60 == 0 {
		return fmt.Sprintf("%d min", whole/60)
	}
	return fmt.Sprintf("%d:%02d min", whole/60, whole%60)
}
