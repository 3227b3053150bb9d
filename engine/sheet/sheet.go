// Package sheet reads the exercises that a therapist has written down, one a line,
// such as "Bridge 3x10 hold 5 s", and makes a routine of them. Names that Uncoil
// knows become its exercises, all others a user's own. Nothing is guessed in
// silence: each line tells what was understood of it, what was assumed, and what
// was left over. The package does no input or output.
package sheet

import (
	"strings"

	"uncoil/engine"
)

const (
	// MaxText is the most bytes of one sheet.
	MaxText = 64 << 10
	// maxLine is the most bytes of a line that is understood: a longer one is no
	// line of a sheet.
	maxLine = 500
)

// joint stands between lines that belong together.
const joint = " · "

// Kind is what a line of a sheet turned out to be.
type Kind string

// The kinds of lines. An Unclear line names no exercise that Uncoil knows and says
// no amount; it is left out until the user says otherwise.
const (
	Exercise Kind = "exercise"
	Note     Kind = "note"
	Unclear  Kind = "unclear"
)

// Line is what was understood of one line, or of several that belong together.
type Line struct {
	// Number is the number of the first line in the sheet, from 1.
	Number int
	// Text is what was written, without bullets and numbering.
	Text string
	Kind Kind
	// Name is the name of the exercise as written, Notes is what else stands there.
	Name  string
	Notes []string
	// Asked is the dose that was understood, Amended tells that the user has changed it:
	// what was written no longer holds then.
	Asked   Asked
	Amended bool
	// Exercise is the id of an exercise there is, "" for a new one. It may be
	// changed, and so may Out, which leaves the line out.
	Exercise string
	Out      bool
	// Misspelled tells that Exercise was found although the name is written
	// a little differently.
	Misspelled bool
	// Renamed tells that Exercise was found by another of its names.
	Renamed bool
	// Near are ids of exercises that may be meant, for the user to choose from.
	Near []string
}

// Span is a number, or a range of numbers as in "8-12"; zero means not given.
type Span struct{ From, To float64 }

// Given reports whether anything was written.
func (s Span) Given() bool { return s.From > 0 }

// Sides is what was written of the sides.
type Sides string

// What may be written of the sides.
const (
	NoSides     Sides = ""
	EachSide    Sides = "each"
	Alternating Sides = "alternating"
	LeftOnly    Sides = "left"
	RightOnly   Sides = "right"
)

// Asked is a dose as it was written.
type Asked struct {
	Sets, Reps Span
	// Seconds is how long the exercise lasts, Hold how long the top of each
	// repetition is held.
	Seconds, Hold, Breaths Span
	Sides                  Sides
	// Bare tells that Reps had no unit: "3x30" may mean seconds as well.
	Bare bool
	// Often is how often it is to be done, such as "twice a day".
	Often string
}

// empty reports whether no amount was written.
func (a *Asked) empty() bool {
	return !a.Sets.Given() && !a.Reps.Given() && !a.Seconds.Given() && !a.Hold.Given() && !a.Breaths.Given()
}

// Sheet is what was understood of a whole sheet.
type Sheet struct {
	// Title is the heading at its top, "" for none.
	Title string
	Lines []Line
}

// Exercises counts the lines that become exercises.
func (s *Sheet) Exercises() int {
	n := 0
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Kind == Exercise && !l.Out {
			n++
		}
	}
	return n
}

// Read reads a sheet. Exercises are looked up in the book by their names and
// other names. It returns an Error with CodeInvalid for what is not plain text,
// is too long, or has nothing in it.
func Read(data []byte, book *engine.Book) (*Sheet, error) {
	text, err := plain(data)
	if err != nil {
		return nil, err
	}
	names := namesOf(book)
	s := &Sheet{}
	number := 0
	for raw := range strings.Lines(text) {
		number++
		if len(s.Lines) == engine.MaxItems {
			return nil, engine.Errorf(engine.CodeInvalid, "it has more than %d lines: paste the exercises alone", engine.MaxItems)
		}
		s.add(number, raw, names)
	}
	if len(s.Lines) == 0 {
		return nil, engine.Errorf(engine.CodeInvalid, "there is nothing in it: paste the lines of the sheet, an exercise each")
	}
	s.title()
	return s, nil
}

// add reads one line and appends it, or joins it to the one before.
func (s *Sheet) add(number int, raw string, names []name) {
	text, listed := unlisted(raw)
	if text == "" {
		return
	}
	if len(text) > maxLine {
		s.Lines = append(s.Lines, Line{Number: number, Text: text, Kind: Unclear, Out: true})
		return
	}
	l := parse(text)
	l.Number = number
	var last *Line
	if n := len(s.Lines); n > 0 {
		last = &s.Lines[n-1]
	}
	switch {
	case l.Name == "" && l.Asked.empty():
		l.Kind = Note // how often, which side, or signs alone
	case l.Name == "" && last != nil && last.Kind != Note && last.Asked.empty():
		// "Bridge" and below it "3 x 10".
		last.Kind, last.Text = Exercise, last.Text+joint+text
		last.Notes = append(last.Notes, l.Notes...)
		l.Asked.merge(&last.Asked)
		last.Asked = l.Asked
		last.Out = false
		return
	case l.Name == "":
		l.Kind = Unclear
	default:
		l.match(names)
		known := l.Exercise != ""
		switch {
		case known, !l.Asked.empty():
			l.Kind = Exercise
		case !listed && last != nil && last.Kind == Exercise && sentence(text):
			last.Text += joint + text
			last.Notes = append(last.Notes, text)
			return
		case listed && !strings.HasSuffix(text, ":"):
			l.Kind = Exercise
		default:
			l.Kind = Unclear
		}
	}
	l.Out = l.Kind != Exercise
	s.Lines = append(s.Lines, l)
}

// merge takes over what stood in the line above: a side, how often.
func (a *Asked) merge(above *Asked) {
	if a.Sides == NoSides {
		a.Sides = above.Sides
	}
	if a.Often == "" {
		a.Often = above.Often
	}
}

// sentence reports whether a text is an instruction rather than a name: four words
// or more that end like a sentence or begin with a small letter.
func sentence(text string) bool {
	words := strings.Fields(text)
	return len(words) >= 4 && (strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.ToLower(text[:1]) == text[:1])
}

// title takes the heading off the top: an unclear line before everything else.
func (s *Sheet) title() {
	if first := &s.Lines[0]; first.Kind == Unclear && len(s.Lines) > 1 {
		s.Title = strings.TrimRight(first.Text, ":")
		first.Kind = Note
	}
}
