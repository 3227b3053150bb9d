package engine

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Pause says how long a rest lasts: a length, a number of the user's breaths, or
// until the user says go. (When the user pauses a session, that is a
// session.Paused.) The zero value is no rest at all, which is
// valid. Make one with PauseOf, PauseOfBreaths or PauseUntilReady.
type Pause struct {
	// Length is how long it lasts, 0 to MaxRest. Where it waits, Length is how
	// long it lasts unattended, as in a sound file, and what it adds to the
	// length of the session. It is 0 where Breaths is set.
	Length time.Duration
	// Breaths is how many of the user's breaths it lasts, 0 to MaxPauseBreaths.
	Breaths int
	// Wait holds the rest until the user says go.
	Wait bool
}

const (
	// MaxPauseBreaths is the most breaths of one rest; more are never counted
	// aloud.
	MaxPauseBreaths = MaxSpokenCount
	// UsualWait is what a rest without an end counts where nothing else is said.
	UsualWait = 30 * time.Second
)

// PauseOf returns a rest of a length.
func PauseOf(length time.Duration) Pause { return Pause{Length: length} }

// PauseOfBreaths returns a rest of n of the user's breaths.
func PauseOfBreaths(n int) Pause { return Pause{Breaths: n} }

// PauseUntilReady returns a rest that lasts until the user says go, and that
// counts as about so long.
func PauseUntilReady(about time.Duration) Pause { return Pause{Length: about, Wait: true} }

// Lasts returns how long the rest is at a user's breath, at most MaxRest.
func (p Pause) Lasts(prefs *Preferences) time.Duration {
	if p.Breaths == 0 {
		return p.Length
	}
	breath := prefs.BreathIn + prefs.BreathOut
	return min(time.Duration(p.Breaths), MaxRest/breath) * breath
}

// Validate returns nil for a rest within the limits, or an Error with
// CodeInvalid that names what it is the rest of and what would be right.
func (p Pause) Validate(name string) error {
	if p.Breaths != 0 && (p.Length != 0 || p.Wait) {
		return Errorf(CodeInvalid, "%s is %s and %v: give one of the two", name, breathsText(p.Breaths), p.Length)
	}
	if p.Breaths < 0 || p.Breaths > MaxPauseBreaths {
		return Errorf(CodeInvalid, "%s is %d breaths: it must lie between 1 and %d", name, p.Breaths, MaxPauseBreaths)
	}
	return within(name, p.Length, 0, MaxRest)
}

// untilReady is how a rest without an end is written, and readyAbout stands
// before the seconds that it counts.
const (
	untilReady = "until ready"
	readyAbout = ", about "
)

// String returns the rest as files write it: seconds as a number, "6 breaths",
// "until ready" or "until ready, about 45".
func (p Pause) String() string {
	switch {
	case p.Breaths != 0:
		return breathsText(p.Breaths)
	case p.Wait && p.Length == UsualWait:
		return untilReady
	case p.Wait:
		return untilReady + readyAbout + secondsText(p.Length)
	default:
		return secondsText(p.Length)
	}
}

func breathsText(n int) string {
	if n == 1 {
		return "1 breath"
	}
	return fmt.Sprintf("%d breaths", n)
}

func secondsText(d time.Duration) string {
	return strconv.FormatFloat(d.Seconds(), 'f', -1, 64)
}

// ParsePause reads what String writes. It returns an Error with CodeInvalid
// for anything else, and for a rest out of its limits.
func ParsePause(text string) (Pause, error) {
	var p Pause
	if err := p.UnmarshalText([]byte(text)); err != nil {
		return Pause{}, Errorf(CodeInvalid, "the rest is %q: %w", cut(text), err)
	}
	if err := p.Validate("the rest"); err != nil {
		return Pause{}, err
	}
	return p, nil
}

func parsePause(text string) (Pause, bool) {
	if rest, ok := strings.CutPrefix(text, untilReady); ok {
		if rest == "" {
			return PauseUntilReady(UsualWait), true
		}
		seconds, ok := strings.CutPrefix(rest, readyAbout)
		length, sound := parseSeconds(seconds)
		return PauseUntilReady(length), ok && sound
	}
	count, word, ok := strings.Cut(text, " ")
	if ok && (word == "breath" || word == "breaths") {
		n, err := strconv.Atoi(count)
		return PauseOfBreaths(n), err == nil && n > 0
	}
	length, ok := parseSeconds(text)
	return PauseOf(length), ok
}

// parseSeconds reads a number of seconds. Numbers out of range are returned as
// well, so that the error says so.
func parseSeconds(text string) (time.Duration, bool) {
	s, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(s) {
		return 0, false
	}
	return Seconds(min(max(s, -1e6), 1e6)), true
}

// cut keeps a quoted value short enough for one line.
func cut(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// UnmarshalText reads what String writes, and leaves the limits to Validate.
func (p *Pause) UnmarshalText(text []byte) error {
	read, ok := parsePause(strings.TrimSpace(string(text)))
	if !ok {
		return Errorf(CodeInvalid, "write seconds such as 30, or \"6 breaths\", or \"until ready\"")
	}
	*p = read
	return nil
}

// MarshalYAML returns the rest as files write it: a number of seconds, else
// text. YAML libraries know the method by its name.
func (p Pause) MarshalYAML() (any, error) {
	if p.Breaths != 0 || p.Wait {
		return p.String(), nil
	}
	if whole := p.Length / time.Second; whole*time.Second == p.Length {
		return int64(whole), nil
	}
	return p.Length.Seconds(), nil
}

// MarshalJSON writes a length as a number of nanoseconds, as settings have
// always been kept, and every other rest as text.
func (p Pause) MarshalJSON() ([]byte, error) {
	if p.Breaths != 0 || p.Wait {
		return json.Marshal(p.String())
	}
	return json.Marshal(p.Length)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Pause) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		return p.UnmarshalText([]byte(text))
	}
	if string(data) == "null" {
		return nil // as for every other value: nothing is set
	}
	*p = Pause{}
	return json.Unmarshal(data, &p.Length)
}
