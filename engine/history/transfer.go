package history

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
)

// The limits of what is read in. They are far from what anybody needs, and keep
// a file that is something else from filling the memory.
const (
	maxFile    = 256 << 20 // bytes
	maxText    = 10_000    // bytes of a name or a note
	maxSeconds = 366 * 24 * 3600
	maxParts   = 10_000 // sets or moments of pain in one session
)

// Problem is a row that cannot be read in.
type Problem struct {
	// Line counts from 1.
	Line int
	// Reason is one line that says what is wrong with it.
	Reason string
}

// String returns the problem as in "line 12: discomfort is 11: …".
func (p Problem) String() string { return fmt.Sprintf("line %d: %s", p.Line, p.Reason) }

// timeFormat has milliseconds and the offset of the zone.
const timeFormat = "2006-01-02T15:04:05.000Z07:00"

// portable returns a text as both formats can carry it: every line ends with a
// line feed alone, and what is no UTF-8 is replaced.
func portable(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.ToValidUTF8(text, "\uFFFD")
}

// seconds returns a length in seconds, cut off to the millisecond.
func seconds(d time.Duration) float64 { return float64(d.Milliseconds()) / 1000 }

// parseLength is the reverse of seconds.
func parseLength(name string, s float64) (time.Duration, error) {
	if !(s >= 0 && s <= maxSeconds) {
		return 0, fmt.Errorf("%s is %v seconds: it must lie between 0 and %d", name, s, maxSeconds)
	}
	return time.Duration(math.Round(s*1000)) * time.Millisecond, nil
}

// parseTime reads a time as timeFormat writes it, with or without milliseconds.
func parseTime(name, text string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s is %q: write it as 2026-11-20T07:30:00+01:00", name, text)
	}
	return t.Truncate(time.Millisecond), nil
}

// checkSession returns what is wrong with a session that was read.
func checkSession(d engine.SessionDetails) error {
	if d.Routine == "" {
		return fmt.Errorf("the session has no routine")
	}
	if d.Ended.Before(d.Started) {
		return fmt.Errorf("the session ends before it begins")
	}
	if d.Resumed < 0 || d.Resumed > maxParts {
		return fmt.Errorf("resumed is %d: it must lie between 0 and %d", d.Resumed, maxParts)
	}
	if len(d.Sets) > maxParts || len(d.Hurts) > maxParts {
		return fmt.Errorf("the session has more than %d sets or moments of pain", maxParts)
	}
	for _, h := range d.Hurts {
		if !slices.Contains(engine.Answers(), h.Answer) {
			return fmt.Errorf("answer is %q: it must be one of %q", h.Answer, engine.Answers())
		}
	}
	for _, text := range []string{d.Routine, d.Name, d.Feeling.Note} {
		if err := checkText(text); err != nil {
			return err
		}
	}
	return d.Feeling.Validate()
}

func checkActivity(a engine.Activity) error {
	if err := checkText(a.Note); err != nil {
		return err
	}
	return a.Validate()
}

func checkText(text string) error {
	if len(text) > maxText {
		return fmt.Errorf("a text has %d characters: %d are the most", len(text), maxText)
	}
	return nil
}

// limited reads at most maxFile bytes and tells a file that has more from one
// that has ended.
type limited struct {
	from io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, engine.Errorf(engine.CodeInvalid, "the file is larger than %d MB: it is no history of Uncoil's", maxFile>>20)
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.from.Read(p)
	l.left -= int64(n)
	return n, err
}
