package history

import (
	"context"
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

// once interns texts and zones that many records share, and copies them, so that
// the line of the file that they are a part of can be freed.
type once struct {
	texts map[string]string
	zones map[int]*time.Location // by seconds east of UTC
}

func newOnce() once { return once{map[string]string{}, map[int]*time.Location{}} }

// mostTexts is how many texts are kept: names are few, and notes are not among
// them.
const mostTexts = 10_000

func (o once) text(text string) string {
	if known, ok := o.texts[text]; ok {
		return known
	}
	made := portable(text)
	if len(o.texts) < mostTexts {
		made = strings.Clone(made)
		o.texts[strings.Clone(text)] = made
	}
	return made
}

// in gives a time the zone that all times of its offset share.
func (o once) in(t time.Time) time.Time {
	_, east := t.Zone()
	if o.zones[east] == nil {
		o.zones[east] = t.Location()
	}
	return t.In(o.zones[east])
}

// time is parseTime with such a zone.
func (o once) time(name, text string) (time.Time, error) {
	t, err := parseTime(name, text)
	if err != nil {
		return t, err
	}
	return o.in(t), nil
}

// limited reads at most maxFile bytes, tells a file that has more from one that
// has ended, and remembers the error that ended it early.
type limited struct {
	from   io.Reader
	left   int64
	failed error
}

func (l *limited) Read(p []byte) (n int, err error) {
	if l.left <= 0 {
		err = engine.Errorf(engine.CodeInvalid, "the file is larger than %d MB: it is no history of Uncoil's", maxFile>>20)
	} else {
		n, err = l.from.Read(p[:min(int64(len(p)), l.left)])
		l.left -= int64(n)
	}
	if err != nil && err != io.EOF {
		l.failed = err
	}
	return n, err
}

// Watch returns a reader for ReadCSV and ReadJSON that fails with the context's
// error once that is done, and tells what share of a file of so many bytes has
// been read, 0 to 1, from the goroutine that reads.
func Watch(ctx context.Context, r io.Reader, size int64, progress func(done float64)) io.Reader {
	return &watched{ctx, r, float64(max(size, 1)), 0, progress}
}

type watched struct {
	ctx        context.Context
	from       io.Reader
	size, read float64
	progress   func(done float64)
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.from.Read(p)
	w.read += float64(n)
	w.progress(min(w.read/w.size, 1))
	return n, err
}
