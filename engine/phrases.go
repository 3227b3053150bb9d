package engine

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Book is everything Compile looks things up in: the exercises by id and the
// phrases common to all of them.
type Book struct {
	Exercises map[string]Exercise
	Phrases   Phrases
	// Conditions and Movements are what a person can be careful with.
	Conditions []Condition
	Movements  []MovementText
	Safety     Safety
	// Adapted are the common phrases for those who are careful with something.
	Adapted []Adaptation
	// Advice is the general advice on backs.
	Advice Advice
}

// Phrases are the sentences that belong to no exercise, as data, so that they
// can be translated and recorded. Formats with %d take one whole number.
type Phrases struct {
	// Welcome are ways to open the session, which take turns from one session to
	// the next; the routine's name and what it needs are said before, and Fetch
	// gives time to get that.
	Welcome []Lines `yaml:"welcome"`
	Fetch   Lines   `yaml:"fetch"`
	// Stop tells to stop when something hurts. One of its sentences, which take
	// turns, is said in every session at every guidance level.
	Stop []string `yaml:"stop" lang:"text"`
	// Moves tell how to get from where the body is into the class of positions
	// that comes next, by that class.
	Moves map[Position]Move `yaml:"moves"`
	// Blocks open the blocks, by block kind. One sentence is said; they take turns
	// from one session to the next.
	Blocks map[BlockKind]Lines `yaml:"blocks"`
	// Rest opens a rest; its length and what comes next follow. Its sentences
	// take turns, one in each rest.
	Rest Lines `yaml:"rest"`
	// GetIt follows the name of an exercise for which something has to be set up.
	GetIt Lines `yaml:"get-it"`
	// Prepare leads the breath in before an exercise that begins with a breath out.
	Prepare Lines `yaml:"prepare"`
	// Ready tells that a step lasts until the user goes on. Its sentences take
	// turns.
	Ready Lines `yaml:"ready"`
	// Resting tells how to spend a longer rest, by where the body is. Its
	// sentences take turns.
	Resting map[Position]Lines `yaml:"resting"`
	// Afterwards tells before the end of a session that ends quietly how to get up
	// later, by where the body is.
	Afterwards map[Position]Directions `yaml:"afterwards"`
	// Next tells which exercise comes: "Next comes %s."
	Next string `yaml:"next" lang:"text"`
	// Needs names the equipment of the next exercise, and the mat of a session,
	// by its id.
	Needs map[string]Need `yaml:"needs"`
	// FirstSide tells which side begins, and NowSide which one follows.
	FirstSide map[Side]string `yaml:"first-side" lang:"text"`
	NowSide   map[Side]string `yaml:"now-side" lang:"text"`
	// OnlySide tells the one side that an exercise is done on.
	OnlySide map[Side]string `yaml:"only-side" lang:"text"`
	// EachSide follows a dose that is done on both sides.
	EachSide string `yaml:"each-side" lang:"text"`
	// Halfway tells that half is done; its sentences take turns.
	Halfway Lines `yaml:"halfway"`
	// Ending tells in place of ticks that a calm exercise comes to its end; its
	// sentences take turns.
	Ending Lines `yaml:"ending"`
	// Last announces the last repetition, breath or round, or the last ten seconds
	// of a hold, by the kind of the dose, and LastEach the last repetition of exercises that change sides.
	// Their sentences take turns.
	Last     map[DoseKind]Lines `yaml:"last"`
	LastEach Lines              `yaml:"last-each"`
	// Leave leads out of a further set or side once the exercise's own
	// sentences have just been said. Its sentences take turns.
	Leave Lines `yaml:"leave"`
	// Sets follows a dose that is done more than once: "%d sets."
	Sets string `yaml:"sets" lang:"text"`
	// Set announces a further set: "Set %d."
	Set string `yaml:"set" lang:"text"`
	// Rise leads up to standing at the end of the session, by the position that
	// the body ends in. Stay takes its place where a session lingers.
	Rise map[Position]Directions `yaml:"rise"`
	Stay map[Position]Directions `yaml:"stay"`
	// Bed takes the place of some of these where one lies in bed.
	Bed InBed `yaml:"bed"`
	// Done are ways to close the session, which take turns from one session to the
	// next.
	Done []Lines `yaml:"done"`
	// Count is a counted repetition: "%d."
	Count string `yaml:"count" lang:"text"`
	// Second, Seconds, Minute and Minutes say durations.
	Second  string `yaml:"second" lang:"text"`
	Seconds string `yaml:"seconds" lang:"text"`
	Minute  string `yaml:"minute" lang:"text"`
	Minutes string `yaml:"minutes" lang:"text"`
	// Lengths are the durations that people have a way of saying for; of two that
	// hold for a duration the first is said.
	Lengths []Length `yaml:"lengths"`
	// Breaths, Times and Rounds say doses; the singular forms are for one.
	Breath  string `yaml:"breath" lang:"text"`
	Breaths string `yaml:"breaths" lang:"text"`
	Time    string `yaml:"time" lang:"text"`
	Times   string `yaml:"times" lang:"text"`
	Round   string `yaml:"round" lang:"text"`
	Rounds  string `yaml:"rounds" lang:"text"`
	// Paused, Slept and CountIn are said by the player, outside any timeline:
	// on a pause, after the computer has slept, and before it goes on.
	Paused  string   `yaml:"paused" lang:"text"`
	Slept   string   `yaml:"slept" lang:"text"`
	CountIn []string `yaml:"count-in" lang:"text"`
	// Care is said where a session is different for what a person is careful with.
	Care CarePhrases `yaml:"care"`
	// Hurt is said when something hurts, outside any timeline.
	Hurt Hurting `yaml:"hurt"`
	// Guided names each guidance, when it is changed during a session, and Check asks
	// how it feels before a session that is followed by ear.
	Guided map[Guidance]string `yaml:"guided" lang:"text"`
	Check  []string            `yaml:"check" lang:"text"`
	// Show are the lines on the screen of steps without an exercise's own.
	Show Shown `yaml:"show"`
}

// InBed is what is said in a session on a bed.
type InBed struct {
	// Begin leads into bed before the session opens.
	Begin Directions `yaml:"begin"`
	// Moves take the place of the common ones, by the class of positions that
	// comes next: in bed there is no floor to come from.
	Moves map[Position]Move `yaml:"moves"`
	// Rise leads from lying to the edge of the bed at the end of the session.
	Rise Directions `yaml:"rise"`
}

// On returns the phrases as they are said where one lies on a surface.
func (p *Phrases) On(surface Surface) *Phrases {
	if surface != OnBed {
		return p
	}
	bed := *p
	bed.Moves, bed.Rise = maps.Clone(p.Moves), maps.Clone(p.Rise)
	maps.Copy(bed.Moves, p.Bed.Moves)
	for _, lying := range []Position{Supine, Prone, SideLying} {
		bed.Rise[lying] = p.Bed.Rise
	}
	return &bed
}

// on returns the book with the phrases for a surface.
func (b *Book) on(surface Surface) *Book {
	if surface != OnBed {
		return b
	}
	own := *b
	own.Phrases = *b.Phrases.On(surface)
	return &own
}

// Length is how durations of whole seconds are said in one sentence, such as "A
// minute and a half." or "Almost two minutes."
type Length struct {
	Seconds Range  `yaml:"seconds"`
	Say     string `yaml:"say" lang:"text"`
}

// Hurting is what is said when something hurts: that the session stands, where
// to ask, and which key gives which answer.
type Hurting struct {
	Stop     []string `yaml:"stop" lang:"text"`
	Easier   string   `yaml:"easier" lang:"text"`
	Skip     string   `yaml:"skip" lang:"text"`
	CoolDown string   `yaml:"cool-down" lang:"text"`
	End      string   `yaml:"end" lang:"text"`
	GoOn     string   `yaml:"go-on" lang:"text"`
	Advice   string   `yaml:"advice" lang:"text"`
	// Today and FromNowOn are the answers to how long something easier, or nothing
	// in its place, is to hold.
	Today     string `yaml:"today" lang:"text"`
	FromNowOn string `yaml:"from-now-on" lang:"text"`
}

// HowLong returns the sentences that ask how long an answer is to hold.
func (h *Hurting) HowLong() []string { return []string{h.Today, h.FromNowOn} }

// Lines returns the sentences in the order in which they are said. Where no
// cool-down follows it is not offered.
func (h *Hurting) Lines(coolDown bool) []string {
	lines := append(append([]string(nil), h.Stop...), h.Easier, h.Skip)
	if coolDown {
		lines = append(lines, h.CoolDown)
	}
	return append(lines, h.End, h.GoOn, h.Advice)
}

// Mat is the id of what one lies or kneels on.
const Mat = "mat"

// Need is how a piece of equipment is named: alone or as the first of a list,
// behind another one, and as the first of what is good to have.
type Need struct {
	First string `yaml:"first" lang:"text"`
	More  string `yaml:"more" lang:"text"`
	Handy string `yaml:"handy" lang:"text"`
	// ByMat is said in place of Handy where there is a mat to put it beside.
	ByMat string `yaml:"by-the-mat,omitempty" lang:"text"`
}

// NeedLines returns the sentences that name equipment by its ids.
func (p *Phrases) NeedLines(ids []string) []string {
	return p.naming(ids, func(n Need) string { return n.First })
}

// HandyLines returns the sentences that tell where to put what is good to have, by
// its ids. A chair comes first, since it has a place of its own.
func (p *Phrases) HandyLines(ids []string, mat bool) []string {
	ids = slices.Clone(ids)
	slices.SortStableFunc(ids, func(a, b string) int {
		return cmp.Compare(min(len(p.Needs[b].ByMat), 1), min(len(p.Needs[a].ByMat), 1))
	})
	return p.naming(ids, func(n Need) string {
		if mat && n.ByMat != "" {
			return n.ByMat
		}
		return n.Handy
	})
}

func (p *Phrases) naming(ids []string, first func(Need) string) []string {
	var lines []string
	for i, id := range ids {
		if i == 0 {
			lines = append(lines, first(p.Needs[id]))
		} else {
			lines = append(lines, p.Needs[id].More)
		}
	}
	return lines
}

// Shown are lines that are read, not heard.
type Shown struct {
	GetReady string `yaml:"get-ready" lang:"text"`
	Rest     string `yaml:"rest" lang:"text"`
	// Ready stands in a rest that waits.
	Ready  string `yaml:"ready" lang:"text"`
	Switch string `yaml:"switch" lang:"text"`
	// Prepare stands where one breath in comes before an exercise.
	Prepare string `yaml:"prepare" lang:"text"`
	Rise    string `yaml:"rise" lang:"text"`
	Done    string `yaml:"done" lang:"text"`
}

// The largest numbers that the phrases are recorded for.
const (
	MaxSpokenCount   = 60
	MaxSpokenSets    = 10
	MaxSpokenSeconds = 59
	MaxSpokenMinutes = 60
)

// Duration returns the sentence that says a duration of whole seconds, such as
// "20 seconds." or "Almost two minutes.", none for zero. Of minutes and seconds
// that Lengths do not have the nearest minutes are said.
func (p *Phrases) Duration(d time.Duration) []string {
	whole := int(d.Round(time.Second) / time.Second)
	for _, l := range p.Lengths {
		if l.Seconds.Contains(float64(whole)) {
			return []string{l.Say}
		}
	}
	switch {
	case whole == 0:
		return nil
	case whole < 60:
		return []string{numbered(p.Second, p.Seconds, whole)}
	default:
		return []string{numbered(p.Minute, p.Minutes, (whole+30)/60)}
	}
}

// DoseLines returns the sentences that say a dose, and on which side it begins:
// "10 times on each side, left side first." Where that has no recording it is said
// in several sentences.
func (p *Phrases) DoseLines(kind DoseKind, amount float64, sides SideScheme, first Side) []string {
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
	if len(sidesOf(sides)) > 1 || sides == SidesAlternating && kind != HoldSeconds {
		lines = append(lines, p.EachSide)
	}
	if begins := p.FirstSide[first]; begins != "" {
		lines = append(lines, begins)
	}
	if len(lines) > 1 && fluent(kind, amount) {
		return []string{asOne(lines)}
	}
	return lines
}

// fluent reports whether a dose is recorded in one sentence with its sides.
func fluent(kind DoseKind, amount float64) bool {
	n := int(math.Round(amount))
	switch kind {
	case HoldSeconds:
		return n <= 60 && n%5 == 0 || n <= 300 && n%30 == 0
	case Repetitions:
		return n <= 20
	default:
		return false
	}
}

// sidedDoses returns every dose that is recorded in one sentence with its sides.
func (p *Phrases) sidedDoses() []string {
	var all []string
	for n := 1; n <= MaxHold; n++ {
		amount := float64(n)
		if fluent(HoldSeconds, amount) {
			all = append(all, p.DoseLines(HoldSeconds, amount, SidesLeftRight, LeftSide)...)
		}
		if fluent(Repetitions, amount) {
			all = append(all, p.DoseLines(Repetitions, amount, SidesLeftRight, LeftSide)...)
			all = append(all, p.DoseLines(Repetitions, amount, SidesAlternating, NoSide)...)
		}
	}
	return all
}

// asOne joins a dose, "on each side" and which side begins into one sentence.
func asOne(lines []string) string {
	whole := strings.TrimSuffix(lines[0], ".")
	for i, line := range lines[1:] {
		join := " "
		if i > 0 {
			join = ", "
		}
		whole += join + withFirst(strings.TrimSuffix(line, "."), unicode.ToLower)
	}
	return whole + "."
}

// NextLine returns the sentence that tells which exercise comes.
func (p *Phrases) NextLine(e *Exercise) string { return fmt.Sprintf(p.Next, e.SpokenName()) }

// CountLine returns the sentence that counts repetition n.
func (p *Phrases) CountLine(n int) string { return fmt.Sprintf(p.Count, n) }

// turnOf returns the one of some wordings that a session of a number says.
func turnOf[T any](wordings []T, session int) (one T) {
	if len(wordings) > 0 {
		one = wordings[session%len(wordings)]
	}
	return one
}

func numbered(one, many string, n int) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}

// Direction is a spoken sentence that leads the body somewhere, and the time
// that it takes to get there.
type Direction struct {
	Say string `yaml:"say" lang:"text"`
	// Seconds is how long a stiff body needs once the sentence has been said;
	// 0 where a speaker's pause is enough.
	Seconds float64 `yaml:"seconds,omitempty"`
}

// UnmarshalText makes a direction of a sentence alone, which is how files write
// one that needs no time of its own.
func (d *Direction) UnmarshalText(text []byte) error {
	d.Say = string(text)
	return nil
}

// UnmarshalJSON reads a direction, or a sentence alone as UnmarshalText does.
func (d *Direction) UnmarshalJSON(data []byte) error {
	type plain Direction
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &d.Say)
	}
	return json.Unmarshal(data, (*plain)(d))
}

// Directions are directions for each guidance level that speaks them.
type Directions struct {
	Full  []Direction `yaml:"full,omitempty"`
	Brief []Direction `yaml:"brief,omitempty"`
}

// At returns the directions for a guidance level; tones has none.
func (d Directions) At(g Guidance) []Direction {
	switch g {
	case GuidanceFull:
		return d.Full
	case GuidanceBrief:
		return d.Brief
	default:
		return nil
	}
}

// Plain returns sentences as directions that need no time of their own.
func Plain(sentences ...string) []Direction {
	all := make([]Direction, len(sentences))
	for i, text := range sentences {
		all[i].Say = text
	}
	return all
}

// Sentences returns what some directions say.
func Sentences(directions []Direction) []string {
	all := make([]string, len(directions))
	for i := range directions {
		all[i] = directions[i].Say
	}
	return all
}

// Move is what is said on the way into one class of positions.
type Move struct {
	// Any serves for every position class that has no directions of its own in
	// From.
	Any  Directions              `yaml:"any"`
	From map[Position]Directions `yaml:"from,omitempty"`
}

// Way returns the directions from one position class to where an exercise begins,
// at a guidance level: its own from standing, else those of its position class.
// If the body stays in its class there are none, unless the class has some for
// that: to come back onto hands and knees.
func (p *Phrases) Way(from Position, to *Exercise, g Guidance) []Direction {
	if own := to.Say.Way.At(g); from == Standing && len(own) > 0 {
		return own
	}
	chair := to.Position == Seated && !to.AsksFor(GettingDown) && low(from)
	apparatus := from != to.Position && len(to.Say.Way.At(g)) > 0 && slices.Contains([]Position{Standing, Hanging, OnBall}, to.Position)
	if chair || apparatus {
		// A chair, a bench or a bar is reached by standing up first.
		up := p.Moves[Standing]
		rise, ok := up.From[from]
		if !ok {
			rise = up.Any
		}
		return slices.Concat(rise.At(g), p.Way(Standing, to, g))
	}
	move := p.Moves[to.Position]
	if own, ok := move.From[from]; ok {
		return own.At(g)
	}
	if from == to.Position {
		return nil
	}
	return move.Any.At(g)
}

// low reports whether the body is on the floor.
func low(p Position) bool { return p == Kneeling || p == Supine || p == Prone || p == SideLying }

// leading returns directions as a paragraph, each with the time that following
// it takes at the user's pace.
func (c *compiler) leading(directions []Direction) paragraph {
	return paragraph{directions: directions, pace: c.prefs.TransitionScale * c.rising()}
}

// sentence makes a spoken sentence of a name.
func sentence(name string) string {
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, "!") || strings.HasSuffix(name, "?") {
		return name
	}
	return name + "."
}

// sentenceEnd is what ends a sentence inside a text.
var sentenceEnd = regexp.MustCompile(`[.!?]\s`)

// SplitSentences splits a text into sentences, each with an end; there is at least
// one.
func SplitSentences(text string) []string {
	var all []string
	for {
		cut := sentenceEnd.FindStringIndex(text)
		if cut == nil {
			break
		}
		all = append(all, strings.TrimSpace(text[:cut[1]]))
		text = strings.TrimSpace(text[cut[1]:])
	}
	if text != "" || len(all) == 0 {
		if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "?") {
			text += "."
		}
		all = append(all, text)
	}
	return all
}
