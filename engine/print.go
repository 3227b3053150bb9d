package engine

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

// WriteText writes the timeline as text to read: a line for every step and,
// indented below it, one for every cue, each with its time from the session's
// start in minutes and seconds.
func (t *Timeline) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  (%s)\n", t.Routine, t.Name, clock(t.Length))
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
			out.Cues = append(out.Cues, cue{(s.Start + c.At).Seconds(), c.Length.Seconds(), c.Kind, c.Text, c.Side})
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
		Changed  []change `json:"changed"`
		Unsuited bool     `json:"unsuited,omitempty"`
		AskFirst string   `json:"askFirst,omitempty"`
		Steps    []step   `json:"steps"`
	}{t.Routine, t.Name, t.Guidance, t.Length.Seconds(), changed, t.Unsuited, t.AskFirst, steps})
}
