package engine

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// The lengths that a session can be fitted to, in minutes, and Tolerance, within
// which it is as long as was asked.
const (
	MinMinutes = 5
	MaxMinutes = 60
	Tolerance  = 30 * time.Second
)

// UsualMinutes returns the lengths that are offered, in minutes.
func UsualMinutes() []int { return []int{5, 10, 15, 20, 30, 45} }

// CheckMinutes returns nil for a length that a session can be fitted to, or an
// Error with CodeInvalid.
func CheckMinutes(name string, minutes int) error {
	if minutes < MinMinutes || minutes > MaxMinutes {
		return Errorf(CodeInvalid, "%s is %d: it must lie between %d and %d", name, minutes, MinMinutes, MaxMinutes)
	}
	return nil
}

// MinutesFor returns how long a routine is to be, in minutes; 0 is as it is written.
// The lying-down version of a routine takes as long as that.
func (p *Preferences) MinutesFor(routine string) int {
	if whole, lying := lyingOf(routine); lying {
		routine = whole
	}
	if n, ok := p.Minutes[routine]; ok {
		return n
	}
	return p.Minutes[""]
}

// SetMinutes says how long a routine is to be; "" stands for all routines, and takes
// the place of what was said of single ones. It copies the map, which may be shared.
func (p *Preferences) SetMinutes(routine string, n int) {
	next := map[string]int{}
	if routine != "" {
		maps.Copy(next, p.Minutes)
	}
	next[routine] = n
	all := next[""]
	maps.DeleteFunc(next, func(id string, n int) bool { return id != "" && n == all })
	if all == 0 {
		delete(next, "")
	}
	if p.Minutes = next; len(next) == 0 {
		p.Minutes = nil
	}
}

// Fitting is what a routine comes to in a length that was asked for.
type Fitting struct {
	// Asked is that length, and Length how long the session is.
	Asked, Length time.Duration
	// LeftOut are the exercises that there is no time for, in the routine's order.
	LeftOut []LeftOut
}

// LeftOut is an exercise that is left out for want of time.
type LeftOut struct {
	// Place is where it stands in the routine, and Exercise what would be done there.
	Place    PlaceID
	Exercise string
	Reason   LeftOutReason
}

// LeftOutReason says why an exercise is the one that is left out.
type LeftOutReason string

// The reasons.
const (
	// Covered: the exercises that stay work the same regions.
	Covered LeftOutReason = "covered"
	// NoTime: it is less important than those that stay.
	NoTime LeftOutReason = "no-time"
)

// Near reports whether the session is as long as was asked, within Tolerance.
func (f *Fitting) Near() bool { return (f.Length - f.Asked).Abs() <= Tolerance }

// Minutes returns the length in minutes that the session was fitted to, 0 for the
// routine as it is written.
func (t *Timeline) Minutes() int {
	if t.Fit == nil {
		return 0
	}
	return int(t.Fit.Asked / time.Minute)
}

// Names returns the names of what is left out, each once. An exercise that is not
// in the book goes by its id.
func (f *Fitting) Names(book *Book) []string {
	var names []string
	for _, l := range f.LeftOut {
		name := l.Exercise
		if book != nil {
			name = cmp.Or(book.Exercises[l.Exercise].Name, name)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Sentence says what has been fitted, and what is left out.
func (f *Fitting) Sentence(book *Book) string {
	asked := int(f.Asked / time.Minute)
	text := Text("fitted to %d min", asked)
	if !f.Near() {
		text = Text("fitted to %s, the nearest to %d min that this routine allows", f.Length.Round(time.Second), asked)
	}
	if len(f.LeftOut) > 0 {
		text += Text("; left out: %s", strings.Join(f.Names(book), ", "))
	}
	return text
}

// fitJSON is a Fitting in the timeline's JSON.
type fitJSON struct {
	Minutes int           `json:"minutes"`
	Near    bool          `json:"near"`
	LeftOut []leftOutJSON `json:"leftOut"`
}

type leftOutJSON struct {
	Exercise string        `json:"exercise"`
	Place    string        `json:"place"`
	Reason   LeftOutReason `json:"reason"`
}

func (f *Fitting) json() *fitJSON {
	if f == nil {
		return nil
	}
	j := &fitJSON{int(f.Asked / time.Minute), f.Near(), []leftOutJSON{}}
	for _, l := range f.LeftOut {
		j.LeftOut = append(j.LeftOut, leftOutJSON{l.Exercise, l.Place.Key(), l.Reason})
	}
	return j
}
