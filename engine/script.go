package engine

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
)

// WriteScript writes the session as a lesson to read: what is said and when,
// under the names of the blocks and the exercises. Tones stand in brackets in
// words; those that come again and again are summed up. Numbers with decimals are
// written by number, as the reader's country writes them.
func (t *Timeline) WriteScript(w io.Writer, book *Book, number func(float64) string) error {
	s := script{book: book, number: number}
	s.heading(t.Name, "=")
	if t.Fit != nil {
		s.line("\n(%s)", t.Fit.Sentence(book))
	}
	for i := range t.Steps {
		s.step(&t.Steps[i])
	}
	s.line("")
	s.line("%s", Text("The session lasts %s, %s of it rests. Guidance: %s.", s.inWords(t.Length), s.inWords(t.resting()), t.Guidance.words()))
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
	book   *Book
	number func(float64) string
	text   strings.Builder
	block  BlockKind
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
			s.heading(strings.ToUpper(step.Block.title()), "-")
		}
		s.worked = 0
		s.line("\n%s", s.book.Exercises[step.Exercise].Name)
	case Work:
		if part := step.part(); part != "" {
			s.line("  %s:", part)
		}
	case Rest:
		s.line("\n%s", Text("Rest, %s", s.inWords(step.Length)))
	case Done:
		s.line("\n%s", Text(closing))
	}
	s.cues(step)
	if step.Kind == Work {
		s.worked++
	}
}

// title is how a block is called.
func (k BlockKind) title() string {
	switch k {
	case WarmUp:
		return Text("Warm-up")
	case CoolDown:
		return Text("Cool-down")
	default:
		return Text("Main part")
	}
}

// words are how a guidance is called within a sentence.
func (g Guidance) words() string {
	switch g {
	case GuidanceLearn:
		return Text("learn")
	case GuidanceBrief:
		return Text("brief")
	case GuidanceTones:
		return Text("tones")
	default:
		return Text("full")
	}
}

// part names the set and the side of a stretch of work; nothing if there is
// only one of each.
func (s *Step) part() string {
	var parts []string
	if s.Sets > 1 {
		parts = append(parts, Text("Set %d of %d", s.Set, s.Sets))
	}
	switch s.Side {
	case LeftSide:
		parts = append(parts, Text("left side"))
	case RightSide:
		parts = append(parts, Text("right side"))
	case BothSides:
		parts = append(parts, Text("both sides"))
	}
	return withFirst(strings.Join(parts, ", "), unicode.ToUpper)
}

// monotony is a kind of cue that comes many times over. A reader is shown the
// first few of them and a summary of the others.
type monotony string

const (
	breathing monotony = "breathing"
	counting  monotony = "counting"
	ticking   monotony = "ticking"
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
		return Text("quiet tones")
	}
	switch m {
	case breathing:
		return Text("breath tones")
	case counting:
		return Text("the count goes on")
	default:
		return Text("ticks to the end")
	}
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
		text := s.cue(c)
		if m := s.monotonyOf(c); m != "" {
			n, shown := written[m], m.shown(s.worked)
			written[m]++
			if rest := all[m][min(shown, len(all[m])):]; n >= shown && len(rest) > 1 {
				if n > shown {
					continue
				}
				text = fmt.Sprintf("(%s, %s)", m.name(rest), s.inWords(lasting(rest)))
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

// cue returns what a cue is for a reader.
func (s *script) cue(c *Cue) string {
	switch c.Kind {
	case Speak:
		return c.Text
	case CueBreathIn:
		return Text("(breathe in, %s)", s.inWords(c.Length))
	case CueBreathOut:
		return Text("(breathe out, %s)", s.inWords(c.Length))
	case CueHold:
		return Text("(a quiet tone, %s)", s.inWords(c.Length))
	case Tick:
		return Text("(a tick)")
	case BellStart:
		return Text("(bell: begin)")
	case BellEnd:
		return Text("(bell: end)")
	case BellSwitch:
		return Text("(bell: change)")
	case BellRest:
		return Text("(bell: rest)")
	default:
		return Text("(closing bell)")
	}
}

// inWords writes a length for reading: "4 s", "2.5 s", "1:20 min", "3 min".
func (s *script) inWords(d time.Duration) string {
	if d < time.Minute {
		return Text("%s s", s.number(d.Round(100*time.Millisecond).Seconds()))
	}
	whole := int(d.Round(time.Second) / time.Second)
	if whole%60 == 0 {
		return Text("%d min", whole/60)
	}
	return Text("%d:%02d min", whole/60, whole%60)
}

// WriteText writes the timeline as text to read: a line for every step and,
// indented below it, one for every cue, each with its time from the session's
// start in minutes and seconds.
func (t *Timeline) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  (%s)\n", t.Routine, t.Name, clock(t.Length))
	if t.Fit != nil {
		fmt.Fprintln(&b, t.Fit.Sentence(nil))
	}
	for i := range t.Steps {
		s := &t.Steps[i]
		fmt.Fprintf(&b, "%s %s\n", clock(s.Start), s.title())
		for _, c := range s.Cues {
			fmt.Fprintf(&b, "  %s %s\n", clock(s.Start+c.At), c.title())
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// title describes the step in one line.
func (s *Step) title() string {
	parts := []string{string(s.Kind)}
	if s.Exercise != "" {
		parts = append(parts, s.Exercise)
	}
	if s.Side != NoSide {
		parts = append(parts, string(s.Side))
	}
	if s.Kind != GetReady && s.Sets > 0 {
		parts = append(parts, fmt.Sprintf("set %d/%d", s.Set, s.Sets))
	}
	parts = append(parts, clock(s.Length))
	if s.Waits {
		parts = append(parts, "waits")
	}
	return strings.Join(parts, " ")
}

func (c *Cue) title() string {
	text := string(c.Kind)
	if c.Text != "" {
		text += fmt.Sprintf(" %q", c.Text)
	}
	if c.Length > 0 {
		text += fmt.Sprintf(" %.1fs", c.Length.Seconds())
	}
	return text
}

// clock writes a time as minutes, seconds and tenths, such as 02:35.0.
func clock(d time.Duration) string {
	tenths := int(math.Round(d.Seconds() * 10))
	return fmt.Sprintf("%02d:%02d.%d", tenths/600, tenths/10%60, tenths%10)
}

// MarshalJSON writes the timeline with all times in seconds from the session's
// start as numbers. The form is stable: fields are added, never renamed.
func (t *Timeline) MarshalJSON() ([]byte, error) {
	type span struct {
		At      float64 `json:"at"`
		Length  float64 `json:"length"`
		Section Section `json:"section"`
		Breath  Breath  `json:"breath,omitempty"`
		Frame   string  `json:"frame,omitempty"`
		Side    Side    `json:"side,omitempty"`
		Rep     int     `json:"rep,omitempty"`
		Reps    int     `json:"reps,omitempty"`
		Show    string  `json:"show,omitempty"`
	}
	type cue struct {
		At     float64 `json:"at"`
		Length float64 `json:"length,omitempty"`
		Kind   CueKind `json:"kind"`
		Text   string  `json:"text,omitempty"`
		Side   Side    `json:"side,omitempty"`
		Softer float64 `json:"softer,omitempty"`
	}
	type care struct {
		Condition string   `json:"condition"`
		Movement  Movement `json:"movement,omitempty"`
		Say       string   `json:"say"`
	}
	type change struct {
		Exercise  string  `json:"exercise"`
		Instead   *string `json:"instead"`
		Condition string  `json:"condition"`
	}
	type step struct {
		Index    int       `json:"index"`
		Kind     StepKind  `json:"kind"`
		Start    float64   `json:"start"`
		Length   float64   `json:"length"`
		Block    BlockKind `json:"block"`
		Place    string    `json:"place"`
		Exercise string    `json:"exercise,omitempty"`
		Side     Side      `json:"side,omitempty"`
		Set      int       `json:"set,omitempty"`
		Sets     int       `json:"sets,omitempty"`
		Waits    bool      `json:"waits,omitempty"`
		Note     string    `json:"note,omitempty"`
		Care     []care    `json:"care,omitempty"`
		Spans    []span    `json:"spans"`
		Cues     []cue     `json:"cues"`
	}
	changed := make([]change, len(t.Changes))
	for i, c := range t.Changes {
		changed[i] = change{c.Exercise, nilIfZero(c.Instead), c.Condition}
	}
	steps := make([]step, len(t.Steps))
	for i := range t.Steps {
		s := &t.Steps[i]
		out := step{
			s.Index, s.Kind, s.Start.Seconds(), s.Length.Seconds(), s.Block, s.Place.Key(), s.Exercise,
			s.Side, s.Set, s.Sets, s.Waits, s.Note, nil, make([]span, 0, len(s.Spans)), make([]cue, 0, len(s.Cues)),
		}
		for _, p := range s.Spans {
			out.Spans = append(out.Spans, span{
				(s.Start + p.At).Seconds(), p.Length.Seconds(), p.Section, p.Breath, p.Frame, p.Side, p.Rep, p.Reps, p.Show,
			})
		}
		for _, c := range s.Cues {
			out.Cues = append(out.Cues, cue{(s.Start + c.At).Seconds(), c.Length.Seconds(), c.Kind, c.Text, c.Side, c.Softer})
		}
		for _, c := range s.Care {
			out.Care = append(out.Care, care(c))
		}
		steps[i] = out
	}
	return json.Marshal(struct {
		Routine  string   `json:"routine"`
		Name     string   `json:"name"`
		Guidance Guidance `json:"guidance"`
		Length   float64  `json:"length"`
		Fit      *fitJSON `json:"fit,omitempty"`
		Changed  []change `json:"changed"`
		Unsuited bool     `json:"unsuited,omitempty"`
		AskFirst string   `json:"askFirst,omitempty"`
		Steps    []step   `json:"steps"`
	}{t.Routine, t.Name, t.Guidance, t.Length.Seconds(), t.Fit.json(), changed, t.Unsuited, t.AskFirst, steps})
}

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
// played, and one for the end. A chapter begins where its exercise is announced,
// so that a listener who jumps there hears what it is; the first one begins with
// the session.
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
			chapters = append(chapters, Chapter{At: s.Start, Title: Text(closing)})
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
