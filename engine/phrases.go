package engine

import (
	"fmt"
	"time"
)

// Book is everything Compile looks things up in: the exercises by id and the
// phrases common to all of them.
type Book struct {
	Exercises map[string]Exercise
	Phrases   Phrases
}

// Phrases are the sentences that belong to no exercise, as data, so that they
// can be translated and recorded. Formats with %d take one whole number.
type Phrases struct {
	// Welcome opens the session; the routine's name is said before it.
	Welcome Lines `yaml:"welcome"`
	// Moves tell how to get from where the body is into the class of positions
	// that comes next, by that class.
	Moves map[Position]Move `yaml:"moves"`
	// Blocks open the blocks, by block kind.
	Blocks map[BlockKind]Lines `yaml:"blocks"`
	// Rest opens a rest; its length and what comes next follow.
	Rest Lines `yaml:"rest"`
	// Next stands before the name of the next exercise.
	Next Lines `yaml:"next"`
	// FirstSide tells which side begins, and NowSide which one follows.
	FirstSide map[Side]string `yaml:"first-side"`
	NowSide   map[Side]string `yaml:"now-side"`
	// EachSide follows a dose that is done on both sides.
	EachSide string `yaml:"each-side"`
	Halfway  string `yaml:"halfway"`
	// Sets follows a dose that is done more than once: "%d sets."
	Sets string `yaml:"sets"`
	// Set announces a further set: "Set %d."
	Set string `yaml:"set"`
	// Done closes the session.
	Done Lines `yaml:"done"`
	// Count is a counted repetition: "%d."
	Count string `yaml:"count"`
	// Second, Seconds, Minute and Minutes say durations.
	Second  string `yaml:"second"`
	Seconds string `yaml:"seconds"`
	Minute  string `yaml:"minute"`
	Minutes string `yaml:"minutes"`
	// Breaths, Times and Rounds say doses; the singular forms are for one.
	Breath  string `yaml:"breath"`
	Breaths string `yaml:"breaths"`
	Time    string `yaml:"time"`
	Times   string `yaml:"times"`
	Round   string `yaml:"round"`
	Rounds  string `yaml:"rounds"`
	// Paused, Slept and CountIn are said by the player, outside any timeline:
	// on a pause, after the computer has slept, and before it goes on.
	Paused  string   `yaml:"paused"`
	Slept   string   `yaml:"slept"`
	CountIn []string `yaml:"count-in"`
	// Show are the lines on the screen of steps without an exercise's own.
	Show Shown `yaml:"show"`
}

// Move is what is said on the way into one class of positions.
type Move struct {
	// Any serves for every position class that has no lines of its own in From.
	Any  Lines              `yaml:"any"`
	From map[Position]Lines `yaml:"from,omitempty"`
}

// MoveLines returns the sentences that lead from one position class into
// another at a guidance level, none if the body stays where it is.
func (p *Phrases) MoveLines(from, to Position, g Guidance) []string {
	if from == to {
		return nil
	}
	move := p.Moves[to]
	if lines, ok := move.From[from]; ok {
		return lines.At(g)
	}
	return move.Any.At(g)
}

// Shown are lines that are read, not heard.
type Shown struct {
	GetReady string `yaml:"get-ready"`
	Rest     string `yaml:"rest"`
	Switch   string `yaml:"switch"`
	Done     string `yaml:"done"`
}

// The largest numbers that the phrases are recorded for.
const (
	MaxSpokenCount   = 60
	MaxSpokenSets    = 10
	MaxSpokenSeconds = 59
	MaxSpokenMinutes = 60
)

// Duration returns the sentences that say a duration of whole seconds, such as
// "1 minute." and "30 seconds.", none for zero.
func (p *Phrases) Duration(d time.Duration) []string {
	whole := int(d.Round(time.Second) / time.Second)
	var lines []string
	if m := whole / 60; m > 0 {
		lines = append(lines, numbered(p.Minute, p.Minutes, m))
	}
	if s := whole % 60; s > 0 {
		lines = append(lines, numbered(p.Second, p.Seconds, s))
	}
	return lines
}

// DoseLines returns the sentences that say a dose.
func (p *Phrases) DoseLines(kind DoseKind, amount float64, sides SideScheme) []string {
	n := int(amount)
	var lines []string
	switch kind {
	case HoldSeconds:
		lines = p.Duration(Seconds(amount))
	case HoldBreaths:
		lines = []string{numbered(p.Breath, p.Breaths, n)}
	case Repetitions:
		lines = []string{numbered(p.Time, p.Times, n)}
	case Flow:
		lines = []string{numbered(p.Round, p.Rounds, n)}
	}
	// Seconds of an alternating exercise are the seconds of both sides together.
	if sides != SidesNone && !(kind == HoldSeconds && sides == SidesAlternating) {
		lines = append(lines, p.EachSide)
	}
	return lines
}

// CountLine returns the sentence that counts repetition n.
func (p *Phrases) CountLine(n int) string { return fmt.Sprintf(p.Count, n) }

func numbered(one, many string, n int) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}

// EveryLine returns every sentence the phrases can speak, each once: what must
// be recorded besides the exercises' own lines.
func (p *Phrases) EveryLine() []string {
	var all lineSet
	all.lines(p.Welcome, p.Rest, p.Next, p.Done)
	for _, k := range BlockKinds() {
		all.lines(p.Blocks[k])
	}
	for _, to := range Positions() {
		all.lines(p.Moves[to].Any)
		for _, from := range Positions() {
			all.lines(p.Moves[to].From[from])
		}
	}
	for _, s := range []Side{LeftSide, RightSide, BothSides} {
		all.add(p.FirstSide[s], p.NowSide[s])
	}
	all.add(p.EachSide, p.Halfway, p.Paused, p.Slept)
	all.add(p.CountIn...)
	for n := 1; n <= MaxSpokenCount; n++ {
		all.add(p.CountLine(n), numbered(p.Breath, p.Breaths, n), numbered(p.Time, p.Times, n), numbered(p.Round, p.Rounds, n))
	}
	for n := 2; n <= MaxSpokenSets; n++ {
		all.add(fmt.Sprintf(p.Sets, n), fmt.Sprintf(p.Set, n))
	}
	for n := 1; n <= MaxSpokenSeconds; n++ {
		all.add(numbered(p.Second, p.Seconds, n))
	}
	for n := 1; n <= MaxSpokenMinutes; n++ {
		all.add(numbered(p.Minute, p.Minutes, n))
	}
	return all.sentences
}

// EveryLine returns every sentence that the exercise can speak, each once.
func (e *Exercise) EveryLine() []string {
	var all lineSet
	all.add(e.SpokenName() + ".")
	all.lines(e.Say.Setup, e.Say.During, e.Say.Halfway, e.Say.After)
	phases := append([]Phase(nil), e.Cycle...)
	for _, p := range []*Phase{e.Enter, e.Leave} {
		if p != nil {
			phases = append(phases, *p)
		}
	}
	for _, p := range phases {
		all.add(p.Full, p.Brief)
	}
	return all.sentences
}

// lineSet collects sentences, each once, empty ones not at all.
type lineSet struct {
	sentences []string
	seen      map[string]bool
}

func (s *lineSet) add(lines ...string) {
	if s.seen == nil {
		s.seen = map[string]bool{}
	}
	for _, l := range lines {
		if l != "" && !s.seen[l] {
			s.seen[l] = true
			s.sentences = append(s.sentences, l)
		}
	}
}

func (s *lineSet) lines(groups ...Lines) {
	for _, g := range groups {
		s.add(g.Full...)
		s.add(g.Brief...)
	}
}
