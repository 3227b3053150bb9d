// Package printsheet lays out a routine on one sheet of paper, to hang on the
// wall: its exercises with picture, dose and rest, large enough to be read while
// exercising. A long routine uses more columns, and only then a second page. The
// package must not know languages or routines: the caller provides every word and
// picture.
package printsheet

import (
	"image"
	"time"
)

// Sheet is what is to be printed, in the words in which it is printed.
type Sheet struct {
	Title string
	// Summary says what the routine is for, Facts how long it takes and what is
	// needed; both may be empty.
	Summary, Facts string
	// Changed says what is different for the person the sheet is for, and why; empty
	// where nothing is.
	Changed  string
	Sections []Section
	// Care is the line at the foot that says when to stop, Origin the small one
	// beside it.
	Care, Origin string
	// Made is when the sheet was made; it goes into the file, and makes no
	// difference to what is printed.
	Made time.Time
}

// Section is one block of a routine.
type Section struct {
	Title   string
	Entries []Entry
}

// Entry is one exercise. Everything but the name may be empty.
type Entry struct {
	Name string
	// Dose is how much, Rest what follows.
	Dose, Rest string
	// Note is what must be remembered here.
	Note string
	// Care says what the person must be careful with here.
	Care string
	// Steps say what to do. Where there is no room for all of them, as many of
	// the lines of Brief stand there as fit.
	Steps, Brief []string
	// Pictures show the movement in its order. Where there is room for one
	// alone, it is the one at the index Best.
	Pictures []Picture
	Best     int
}

// Picture is what shows an exercise.
type Picture struct {
	Image image.Image
	// Photo tells that it is a photograph, which is kept in another way than a
	// drawing.
	Photo bool
}

// Paper is the size of a sheet.
type Paper string

// The sizes of paper.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// Papers returns every size of paper.
func Papers() []Paper { return []Paper{A4, Letter} }

// size returns the size of a paper in points.
func (p Paper) size() (width, height float64) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}
