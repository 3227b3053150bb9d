package rests

import (
	"strconv"
	"strings"
	"time"

	"uncoil/engine"
)

// caret stands behind what is being typed.
const caret = "|"

// typing is a rest that is being typed, such as "45" or "1:30".
type typing struct{ text string }

func (t *typing) active() bool { return t.text != "" }
func (t *typing) clear()       { t.text = "" }

// add takes a character that can be part of a rest.
func (t *typing) add(r rune) bool {
	const longest = 5
	digit := r >= '0' && r <= '9'
	colon := r == ':' && t.active() && !strings.Contains(t.text, ":")
	if !digit && !colon {
		return false
	}
	if len(t.text) < longest {
		t.text += string(r)
	}
	return true
}

// back takes the last character away.
func (t *typing) back() { t.text = t.text[:len(t.text)-1] }

// pause returns what has been typed, in place of a rest: seconds, minutes and
// seconds, or breaths where that rest has breaths. Too much becomes the most.
func (t *typing) pause(was engine.Pause) (engine.Pause, bool) {
	minutes, seconds, colon := strings.Cut(t.text, ":")
	if !colon {
		minutes, seconds = "0", t.text
	}
	m, err := strconv.Atoi(minutes)
	n, also := strconv.Atoi(seconds)
	switch {
	case err != nil || also != nil || colon && n > 59:
		return engine.Pause{}, false
	case was.Breaths > 0 && !colon:
		return engine.PauseOfBreaths(min(max(n, 1), engine.MaxPauseBreaths)), true
	}
	length := min(time.Duration(60*m+n)*time.Second, engine.MaxRest)
	return engine.Pause{Length: length, Wait: was.Wait}, true
}
